"""Rows of a budget that sum others up: how they are called, and what they are held against."""

import re
from collections import defaultdict
from enum import StrEnum

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.exchange.totals import names_total

_SPACED = re.compile(r"\b(?:[a-z] ){2,}[a-z]\b")
_BEHIND = (
    r"(?:\s(?:del? (?:evento|periodo|proyecto|mes|ano)|of the event|final(?:es)?|total(?:es)?|general|net[oa]s?|brut[oa]s?|esperad[oa]"
    r"|expected|estimad[oa]|estimated|proyectad[oa]|projected|operacional|cost|result|income|profit|loss|costo|resultado|before tax|after tax"
    r"|antes de impuestos|a favor|en contra|19|20[0-9]{2})|\s?\([^)]*\))*\s?:?$"
)
_RESULT = re.compile(
    r"^(?:net|neto|net cost|costo neto|gasto neto|resultados?|results?|utilidad(?:es)?|ganancias?|perdidas?|profits?|loss(?:es)?"
    r"|profit/loss|p&l|deficit|superavit|surplus|deficit/superavit|superavit/deficit|diferencias?|differences?|margen(?:es)?"
    r"|margins?|acumulados?|cumulative|remanente|excedente|saldos?|balances?|bottom line)" + _BEHIND
)
_DIFFERENCE = re.compile(
    r"^(?:total )?(?:ingresos?|income|revenues?|inflow)\s*(?:[-−–/]|menos|less|minus)\s*(?:total )?"
    r"(?:egresos?|gastos?|costos?|expenses?|costs?|outflow)"
)
_SUM = re.compile(r"^(?:sumas?(?: totale?s?)?|sum|sumatoria|monto total|valor total|bruto|gross|subtotales)" + _BEHIND)
_TAX = re.compile(
    r"^(?:\+ ?)?(?:iva|vat|i\.v\.a\.?|sales tax|tax|impuestos?)(?: ?\(?[0-9]{1,2}(?:[.,][0-9]+)? ?%\)?)?:?$"
)
_SUB = re.compile(r"^sub-?\s?total")
_BARE = re.compile(r"(?:gran |grand |sub[ -]?)?total(?:es|s)?(?: general)?|sumas?|sum")
_OF_ALL = re.compile(r"\b(?:general|gran|grand|final|overall)\b")
_OF_INCOME = re.compile(r"\b(?:income|incomes|ingresos?|inflow|revenues?|funding|aportes?|haber)\b")
_OF_EXPENSE = re.compile(r"\b(?:expenses?|gastos?|egresos?|costs?|costos?|expenditures?|outflow|debe)\b")


class TotalKind(StrEnum):
    """Kinds of rows that sum others up."""

    SUM = "sum"
    SUB = "sub"
    """Of a section."""
    RESULT = "result"
    """Incomes less expenses, or the other way round."""
    TAX = "tax"
    """The value added tax of what is above."""


def total_kind(text: str) -> TotalKind | None:
    """Returns what a row of this name sums up; None for the name of a line."""
    plain = fold(clean_line(text)).strip(" :*=#")
    plain = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), plain)
    if _TAX.match(plain):
        return TotalKind.TAX
    if _DIFFERENCE.match(plain) or _RESULT.match(plain):
        return TotalKind.RESULT
    if _SUB.match(plain):
        return TotalKind.SUB
    return TotalKind.SUM if _SUM.match(plain) or names_total(plain) else None


def is_bare_total(text: str) -> bool:
    """Returns whether a text says that it is a total and of nothing else, as `Total station` does not."""
    return bool(_BARE.fullmatch(fold(clean_line(text)).strip(" :*=#.")))


def is_of_all(text: str) -> bool:
    """Returns whether a text names the total of a whole table: `Total general`, `Grand total`."""
    return bool(_OF_ALL.search(fold(text)))


def total_flow(text: str) -> Flow | None:
    """Returns the direction that the name of a total says; None where it says none, or both."""
    plain = fold(text)
    into, out = bool(_OF_INCOME.search(plain)), bool(_OF_EXPENSE.search(plain))
    if into == out or _DIFFERENCE.match(plain):
        return None
    return Flow.INCOME if into else Flow.EXPENSE


class Sums:
    """Sums of the lines above a row, by the stretch that they belong to: the whole table, the section, since a total."""

    STRETCHES = ("all", "section", "since")

    def __init__(self) -> None:
        self._sums: dict[str, dict[tuple[Flow, str], int]] = {name: defaultdict(int) for name in self.STRETCHES}
        self._signed: dict[str, dict[str, int]] = {name: defaultdict(int) for name in self.STRETCHES}
        self._counts: dict[str, dict[str, int]] = {name: defaultdict(int) for name in self.STRETCHES}
        self._tax: dict[str, int] = defaultdict(int)
        self._is_of_direction = False
        """Stands under a heading of incomes or of expenses, of which no total has come yet."""
        self.by_number = False
        """Holds lines that are worth so much for each of something."""

    def add(self, flow: Flow, currency: str, minor: int, written: int) -> None:
        """Adds a line: what it is worth in its direction, and the number as it is written."""
        for name in self.STRETCHES:
            self._sums[name][flow, currency] += minor
            self._signed[name][currency] += written
            self._counts[name][currency] += 1

    def add_tax(self, currency: str, minor: int) -> None:
        self._tax[currency] += abs(minor)

    def begin(self, *stretches: str) -> None:
        """Begins a section, or what comes behind a total."""
        for name in stretches:
            self._sums[name].clear()
            self._signed[name].clear()
            self._counts[name].clear()

    def begin_direction(self) -> None:
        """Begins the incomes or the expenses."""
        self.begin("section", "since")
        self._is_of_direction = True

    def end(self) -> None:
        """Begins what comes behind a total."""
        self.begin("since")
        self._is_of_direction = False

    def is_empty(self, name: str) -> bool:
        return not self._counts[name]

    def of(self, name: str, flow: Flow, currency: str) -> int:
        return self._sums[name].get((flow, currency), 0)

    def has_other_currencies(self, currency: str) -> bool:
        """Returns whether there are lines in any other currency."""
        return bool(self._signed["all"].keys() - {currency})

    def expected(self, kind: TotalKind, flow: Flow | None, currency: str, *, is_whole: bool = False) -> list[int]:
        """Returns what a total may rightly say, the likeliest first; `is_whole` is one of all by its name."""
        is_near = kind is TotalKind.SUB or (self._is_of_direction and kind is TotalKind.SUM and not is_whole)
        stretches = ("since", "section", "all") if is_near else ("all", "section", "since")
        found: list[int] = []
        for name in stretches:
            into, out = (self.of(name, each, currency) for each in (Flow.INCOME, Flow.EXPENSE))
            if kind is TotalKind.RESULT:
                found += [into - out, out - into]
            elif flow is not None:
                one = into if flow is Flow.INCOME else out
                found += [one, -one]
            else:
                written = self._signed[name].get(currency, 0)
                both = [into - out, out - into, into + out] if into and out else [into or out, -(into or out)]
                found += [written, -written, *([] if kind is TotalKind.SUB and name == "all" else both), into, out]
        tax = self._tax.get(currency, 0)
        return found + [each + tax for each in found if tax]

    def coincides(self, currency: str, written: int) -> bool:
        """Returns whether an amount is the sum of two or more lines above it, or incomes less expenses."""
        if not written:
            return False
        for name in self.STRETCHES:
            if self._counts[name].get(currency, 0) < 2:
                continue
            into, out = (self.of(name, each, currency) for each in (Flow.INCOME, Flow.EXPENSE))
            if abs(written) == abs(into - out):
                return True
        return False
