"""Import of a foreign budget table: lines, sections, and totals that are checked but never counted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import N_, Message, Part, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.sections import RowSection, sections_found
from eventplanner.domain.ledgers.budget_cells import decimal_mark
from eventplanner.domain.ledgers.budget_columns import MONEY, money_columns
from eventplanner.domain.ledgers.budget_doubts import doubts, parents
from eventplanner.domain.ledgers.budget_flows import direct
from eventplanner.domain.ledgers.budget_measures import MoneyMeasure, measure_above, measure_in
from eventplanner.domain.ledgers.budget_prices import (
    ask_for_price,
    other_reading,
    unused_quantities,
    without_row_numbers,
)
from eventplanner.domain.ledgers.budget_rows import FileLine, MoneyColumns, Reckoning, contradiction, product
from eventplanner.domain.ledgers.budget_totals import Sums, TotalKind, is_of_all
from eventplanner.domain.ledgers.budget_walk import ReadItem, ReadLine, ReadSection, ReadTotal, Walk
from eventplanner.domain.parsing.money_text import no_decimals
from eventplanner.domain.parsing.table import Figure, Table, cell_text

_SCALES = {3: N_("“{column}” is in thousands of {currency}"), 6: N_("“{column}” is in millions of {currency}")}


class BudgetTable(Struct):
    """Result of reading a table."""

    rows: list[FileLine] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    """Lines of the file that sum others up."""
    checks: list[Message] = field(default_factory=list)
    """Sums that do not add up."""
    findings: list[Message] = field(default_factory=list)
    """Currencies, scales and taxes that the table names."""
    held: int = 0
    """Totals that the lines come to."""
    missed: int = 0
    """Totals that they do not come to."""


def read_table(table: Table, fields: Sequence[str], reckoning: Reckoning) -> BudgetTable:
    """Reads every row of a table. Raises Unreadable where amounts contradict each other.

    An amount beside a quantity is the price of one or of all as a total proves; else as its heading or somebody says.
    """
    fields = without_row_numbers(table, fields)
    found, other = _read(table, fields, reckoning), other_reading(fields)
    if reckoning.price == "asked" or not other or not _counts_quantities(table, fields):
        return found
    others = _read(table, other, reckoning)
    if _is_proven(others) and not _is_proven(found):
        return others
    if _is_proven(found) or "unit_price" in fields or reckoning.price == "remembered":
        return found
    return _read(table, fields, reckoning, asks=True)


def _is_proven(found: BudgetTable) -> bool:
    return found.held > 0 and found.missed == 0


def _counts_quantities(table: Table, fields: Sequence[str]) -> bool:
    """Does any row say a quantity other than one?"""
    place = list(fields).index("quantity")
    return any(clean_line(cell_text(row.cells[place])) not in {"", "1"} for row in table.rows)


def _read(table: Table, fields: Sequence[str], reckoning: Reckoning, *, asks: bool = False) -> BudgetTable:
    """Reads a table in one way; `asks` refuses the lines of which a quantity is not used."""
    places = money_columns(fields)
    fields = _numbered(fields)
    decimal = reckoning.decimal or decimal_mark(row.cells[place] for place in places for row in table.rows)
    reckoning = revised(reckoning, decimal=decimal)
    by_field = {name: n for n, name in enumerate(fields) if name}
    columns = MoneyColumns(table.header, by_field, _measures(table, fields, reckoning))
    walk = Walk(table, columns, reckoning)
    items = walk.items()
    lines = [item for item in items if isinstance(item, ReadLine)]
    direct([line.directed for line in lines if line.problem is None])
    for line in lines:
        line.problem = line.problem or line.directed.problem
    _refuse_amounts_of_tax(lines)
    _refuse_cents(lines)
    if asks:
        ask_for_price(lines, columns.heading("quantity"), columns.heading("amount"))
    found = BudgetTable(findings=[*_said_of(columns, reckoning), *unused_quantities(lines)])
    found.findings += sections_found(
        RowSection(item.line, item.title) for item in items if isinstance(item, ReadSection)
    )
    found.findings += _said_of_off(walk.off)
    found.findings += _said_of_spent(lines, columns)
    found.findings += _said_of_rounded(lines)
    _sum_up(items, found, keeps_sums=reckoning.keeps_sums)
    if not found.rows:
        found.findings.append(Message("no lines in this file"))
    return found


def _numbered(fields: Sequence[str]) -> tuple[str, ...]:
    """Returns the fields with a name of its own for each further column of amounts."""
    found: list[str] = []
    for name in fields:
        found.append(f"{name} {len(found)}" if name == "amount" and name in found else name)
    return tuple(found)


def _measures(table: Table, fields: Sequence[str], reckoning: Reckoning) -> dict[str, MoneyMeasure]:
    """Returns what the amounts of each column are in: by its heading, by the lines above, else as the plan's."""
    base, scale = reckoning.currency, reckoning.scale
    said = base if reckoning.is_said else ""
    above = measure_above(table.above, base, currency=said, scale=scale)
    found = {}
    for name, heading in zip(fields, table.header, strict=True):
        if name.split(" ")[0] in MONEY:
            own = measure_in(heading, base, currency=said, scale=scale)
            whole = own.under(above, base)
            found[name] = whole if scale is None else revised(whole, scale=scale)
    return found


def _said_of(columns: MoneyColumns, reckoning: Reckoning) -> Iterable[Message]:
    """Says what the table itself names, and what the plan stands in for."""
    if any(not measure.is_named for measure in columns.measures.values()):
        yield Message("amounts without a sign are in {currency}", {"currency": reckoning.currency})
    for name, measure in columns.measures.items():
        said: dict[str, Part] = {"column": columns.heading(name), "currency": measure.currency}
        if measure.scale:
            yield Message(_SCALES[measure.scale], said)
        elif measure.is_named:
            yield Message("“{column}” is in {currency}", said)
        if measure.tax == "gross" and reckoning.prices == "net":
            yield Message("“{column}” is with tax and the plan without: taken off by the rate of each row", said)
        elif measure.tax == "net" and reckoning.prices == "gross":
            yield Message("“{column}” is without tax and the plan with: added by the rate of each row", said)


def _said_of_spent(lines: Sequence[ReadLine], columns: MoneyColumns) -> Iterable[Message]:
    """Says which lines plan nothing, and only say what was spent."""
    plans = set(MONEY) - {"actual"}
    only = [
        line
        for line in lines
        if line.problem is None and line.actual is not None and not plans & columns.filled(line.row)
    ]
    if only:
        listed = ", ".join(str(line.row.line) for line in only)
        yield counted(
            "only what was spent on line {lines}: planned with nothing",
            "only what was spent on lines {lines}: planned with nothing",
            len(only),
            lines=listed,
        )


def _said_of_off(lines: Sequence[int]) -> Iterable[Message]:
    if lines:
        yield counted(
            "left out by its state, on line {lines}",
            "left out by their state, on lines {lines}",
            len(lines),
            lines=", ".join(map(str, lines)),
        )


def _refuse_cents(lines: Sequence[ReadLine]) -> None:
    """Finds amounts that are probably of another currency: most have cents, and no format says which money it is."""
    sound = [line for line in lines if line.problem is None and line.money]
    doubtful = [(line, cell) for line in sound if (cell := _with_cents(line)) is not None]
    if len(doubtful) * 2 > len(sound):
        for line, cell in doubtful:
            currency = next(each.currency for each in line.money if each.is_rounded)
            line.problem = no_decimals(cell_text(cell), currency)


def _with_cents(line: ReadLine) -> float | None:
    """Returns the number that was rounded, unless its format names its currency."""
    if not any(each.is_rounded for each in line.money):
        return None
    numbers = [cell for cell in line.row.cells if isinstance(cell, float) and not cell.is_integer()]
    return next((cell for cell in numbers if not (isinstance(cell, Figure) and cell.currency)), None)


def _said_of_rounded(lines: Sequence[ReadLine]) -> Iterable[Message]:
    """Says which amounts had more decimals than their currency."""
    by_currency: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        for currency in {each.currency for each in line.money if each.is_rounded}:
            by_currency[currency].append(line.row.line)
    for currency, rounded in by_currency.items():
        yield counted(
            "rounded to what {currency} has, on line {lines}",
            "rounded to what {currency} has, on lines {lines}",
            len(rounded),
            currency=currency,
            lines=", ".join(map(str, rounded)),
        )


def _refuse_amounts_of_tax(lines: Sequence[ReadLine]) -> None:
    """Finds a column of tax in which each row has the same share of its amount: it holds money, and no rates."""
    taxed = [line for line in lines if line.problem is None and line.values.get("vat") and product(line.values)]
    if len({line.values["vat"] for line in taxed}) < 2:
        return
    shares = [line.values["vat"] / abs(product(line.values)) for line in taxed]
    if max(shares) - min(shares) <= max(shares) / 50:
        for line in taxed:
            line.problem = Message("the column of tax holds amounts, not rates: leave it out with --map COLUMN=-")


def _sum_up(items: Sequence[ReadItem], found: BudgetTable, *, keeps_sums: bool) -> None:
    """Holds totals against the lines above them, and asks about lines that are sums of others."""
    below = parents(items)
    asked, surely = ({}, set()) if keeps_sums else doubts(items, list(below))
    sums = Sums()
    for item in items:
        match item:
            case FileLine():
                found.rows.append(item)
            case ReadSection():
                if item.flow:
                    sums.begin_direction()
                else:
                    sums.begin("section")
            case ReadTotal():
                _check(item, sums, found)
            case ReadLine() if item.problem is None and item.row.line in below:
                found.totals.append(item.row.line)
                _check_parent(item, below[item.row.line], found)
            case ReadLine() if item.problem is None and item.row.line in surely:
                found.totals.append(item.row.line)
            case ReadLine():
                item.problem = item.problem or asked.get(item.row.line)
                found.rows.append(_finished(item))
                if item.problem is None:
                    sums.add(item.flow, item.currency, item.in_direction, item.written)
                    sums.by_number |= item.is_by_number
                    found.checks += _said_of_line(item)


def _said_of_line(line: ReadLine) -> Iterable[Message]:
    if check := contradiction(line.row.line, line.values):
        yield check
    if _is_given_back(line):
        said = {"line": line.row.line}
        yield Message("line {line}: its actual takes back and is left out: enter it as a credit note or a refund", said)


def _finished(line: ReadLine) -> FileLine:
    """Returns a line with its direction; amounts are above nothing unless they take back."""
    if line.problem is not None:
        return FileLine(line.row.line, line.directed.name, problem=line.problem)
    values = {**line.values, "flow": line.flow}
    if "amount" in values:
        values["amount"] = -abs(values["amount"]) if line.directed.takes_back else abs(values["amount"])
    actual = None if _is_given_back(line) else line.actual
    minor, currency = (abs(actual.minor), actual.currency) if actual is not None else (None, "")
    return FileLine(line.row.line, line.directed.name, values, line.party, minor, currency)


def _is_given_back(line: ReadLine) -> bool:
    """Is its actual below nothing, against its direction, which only a credit note or a refund can be?"""
    if line.actual is None or not line.actual.minor:
        return False
    return line.directed.takes_back or (line.actual.minor < 0) != (line.directed.sign < 0)


def _check(total: ReadTotal, sums: Sums, found: BudgetTable) -> None:
    """Holds a row of totals against what it sums up; a number without a name that is no sum is bad."""
    line = total.row.line
    if not total.name:
        # Beside a unit price of nothing there may be no amount at all.
        amounts = [amount for amount, _flow in total.amounts[:1]] if not sums.is_empty("all") else []
        if any(amount.minor in sums.expected(TotalKind.SUM, None, amount.currency) for amount in amounts):
            found.totals.append(line)
        else:
            found.rows.append(FileLine(line, "", problem=Message("there is no name")))
        return
    found.totals.append(line)
    if total.problem is not None:
        told: dict[str, Part] = {"line": line, "name": total.name, "reason": total.problem}
        found.checks.append(Message("line {line}: “{name}” is not held against the lines: {reason}", told))
    for amount, flow in total.amounts:
        said: dict[str, Part] = {"line": line, "name": total.name, "total": Money(amount.minor, amount.currency)}
        if total.kind is TotalKind.TAX:
            sums.add_tax(amount.currency, amount.minor)
        elif sums.by_number:
            found.checks.append(
                Message("line {line}: “{name}” says {total}; it holds lines for each of something", said)
            )
        elif sums.has_other_currencies(amount.currency) and (flow is not None or len(total.amounts) == 1):
            found.checks.append(Message("line {line}: “{name}” says {total}; it holds lines in other currencies", said))
        else:
            expected = sums.expected(total.kind, flow, amount.currency, is_whole=is_of_all(total.name))
            found.held += amount.minor in expected
            found.missed += amount.minor not in expected
            if amount.minor not in expected:
                said["sum"] = Money(expected[0], amount.currency)
                found.checks.append(Message("line {line}: “{name}” says {total}, the lines come to {sum}", said))
    if total.kind is not TotalKind.TAX:
        sums.end()


def _check_parent(parent: ReadLine, parts: Sequence[ReadLine], found: BudgetTable) -> None:
    """Holds the subtotal of a parent against the lines under it."""
    come_to = sum(part.written for part in parts if part.problem is None)
    if come_to != parent.written:
        said: dict[str, Part] = {
            "line": parent.row.line,
            "name": parent.directed.name,
            "total": Money(parent.written, parent.currency),
            "sum": Money(come_to, parent.currency),
        }
        found.checks.append(Message("line {line}: “{name}” says {total}, the lines come to {sum}", said))
