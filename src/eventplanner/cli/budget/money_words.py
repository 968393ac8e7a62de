"""Texts of budget lines and entries, and of errors about them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from eventplanner.cli.base.output import shortened
from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.decisions import TransferDraft
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.entries import ENTRY, Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import MONEY, ORDERS, EntryKind
from eventplanner.domain.budget.figures import Figures, is_share, of_line, unsure
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine, BudgetLineDraft
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.formats.documents.values import Decimals, text_of
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines
from eventplanner.services.budget.year_budget import dues_of
from eventplanner.services.kinds import echo
from eventplanner.services.records import records

MONEY_RIGHT: Mapping[str, frozenset[int]] = {
    BUDGET_LINE.name: frozenset({0, 4, 5, 6, 8}),
    ENTRY.name: frozenset({0, 5}),
}
"""By kind of record, the columns of `money_rows` that stand at the right."""
_WHY = N_("why")
_STATELESS = frozenset({EntryKind.QUOTE, EntryKind.CREDIT_NOTE, EntryKind.IN_KIND})


@contextmanager
def in_words(kind: Kind[Any]) -> Iterator[None]:
    """Labels errors raised within with the names that users have for the fields."""
    try:
        yield
    except Invalid as error:
        called = {each.name: _begun_small(labels.field(kind.name, each.name)) for each in kind.fields}
        raise Invalid(error.fields, labels={**called, "reason": _WHY}) from error


def _begun_small(label: str) -> str:
    """Returns a label as it stands within a sentence: `amount`, `VAT %`."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def planned_words(planner: Planner, line: BudgetLineDraft) -> str:
    """Returns `planned $390.000`, or the reason why the planned amount is unknown."""
    if line.amount is None and line.unit_price is None and not is_share(line):
        return _("no amount yet")
    planned = line.planned if isinstance(line, BudgetLine) else budget_lines.would_be_planned(planner, line)
    if planned is None or (isinstance(line, BudgetLine) and not planned and line.missing):
        return _("there is no rate for {currency}; it counts nowhere").format(currency=formats.symbol(line.currency))
    return _("planned {amount}").format(amount=formats.money(Money(planned, planner.settings().currency)))


def amount_words(line: BudgetLineDraft) -> str:
    """Returns `2 × $6.500 × attendee`, or a plain amount, in the line's currency."""
    if is_share(line):
        return labels.of_expenses(line.quantity)
    if line.amount is not None or line.unit_price is None:
        return _money(line.amount or 0, line.currency)
    each = "" if line.driver is Driver.FIXED else labels.choice(line.driver)
    return " × ".join(filter(None, [_quantity(line), _money(line.unit_price, line.currency), each]))


def print_echo(planner: Planner, kind: Kind[Any], reading: records.RecordReading, texts: Mapping[str, str]) -> None:
    """Prints what a quick line would add, and below it what follows from that."""
    told = echo(planner, kind, reading, texts)
    if told is None:
        parts = [title_of(planner, kind, reading.draft), *_fields_of(planner, kind, reading, texts)]
        print(_("Would add: {event}").format(event=" · ".join(parts)))
        return
    print(_("Would add: {event}").format(event=" · ".join(part.text for part in told.parts)))
    for part in told.below:
        print(part.text)


def _fields_of(
    planner: Planner, kind: Kind[Any], reading: records.RecordReading, texts: Mapping[str, str]
) -> list[str]:
    """Returns what was understood beside the title, in words; of what moves money, its amount."""
    if any(each.shape is Shape.AMOUNT for each in kind.fields):
        return money_of(planner, kind, reading.draft)
    title = kind.fields[0].name
    others = {name: text for name, text in texts.items() if name != title}
    return [f"{label} {text}" for label, text in records.understood(planner, kind, others, reading.draft)]


def title_of(planner: Planner, kind: Kind[Any], draft: Any) -> str:
    """Returns the title of a new record."""
    if isinstance(draft, EntryDraft):
        return f"{labels.choice(draft.kind)} {draft.number}".strip()
    if isinstance(draft, TransferDraft):
        called = records.names(planner, BUDGET_LINE.name, [draft.from_id, draft.to_id])
        return " → ".join(f"“{called.get(id, '')}”" for id in (draft.from_id, draft.to_id))
    value = getattr(draft, kind.fields[0].name)
    title = labels.choice(value) if isinstance(value, Choice) else kind.title(draft)
    return f"{labels.noun(kind.name)} “{title}”"


def money_of(planner: Planner, kind: Kind[Any], draft: Any) -> list[str]:
    """Returns the amounts of a record in words; empty for records without any."""
    currency = getattr(draft, "currency", "") or planner.settings().currency
    amounts = (getattr(draft, each.name, None) for each in kind.fields if each.shape is Shape.AMOUNT)
    return [formats.money(Money(minor, currency)) for minor in amounts if isinstance(minor, int)]


def money_rows(planner: Planner, kind: Kind[Any], listed: Sequence[Any]) -> list[list[str]]:
    """Returns a table of budget lines or entries with headings; empty for other kinds."""
    rows = _ROWS.get(kind.name)
    return rows(planner, listed) if rows else []


def figure(minor: int, figures: Figures, currency: str) -> str:
    """Returns a sum: `?` where it is unknown, and with a mark where amounts without an exchange rate are left out."""
    if figures.missing and not minor:
        return "?"
    return unsure(_money(minor, currency), figures)


def amount_heading(planner: Planner, plain: str, *, taxed: bool) -> str:
    """Returns a heading that says net or gross, where there is any tax."""
    if not taxed:
        return plain
    pattern = _("{heading}, gross") if planner.settings().prices == "gross" else _("{heading}, net")
    return pattern.format(heading=plain)


def _line_rows(planner: Planner, lines: Sequence[BudgetLine]) -> list[list[str]]:
    base = planner.settings().currency
    parties = records.names(planner, "organisation", sorted({each.organisation_id or 0 for each in lines}))
    heads = [
        *("", _("Line"), _("Category"), _("For each"), _("Quantity"), _("Unit price"), _("Amount"), _("Currency")),
        *(amount_heading(planner, _("Planned"), taxed=any(each.vat for each in lines)), _("Supplier or sponsor")),
    ]
    rows = [
        [
            str(each.id),
            shortened(each.name),
            labels.category(each.category),
            labels.choice(each.driver),
            _quantity(each) if each.unit_price is not None or is_share(each) else "",
            _money(each.unit_price, each.currency),
            _money(each.amount, each.currency),
            each.currency,
            figure(each.planned, of_line(each), base),
            shortened(parties.get(each.organisation_id or 0, "")),
        ]
        for each in lines
    ]
    return [heads, *rows]


def _entry_rows(planner: Planner, entries: Sequence[Entry]) -> list[list[str]]:
    lines = {each.id: each for each in records.every(planner, BUDGET_LINE)}
    party = {each.id: each.organisation_id or lines[each.budget_line_id].organisation_id or 0 for each in entries}
    firms = records.names(planner, "organisation", sorted(set(party.values())))
    people = records.names(planner, "person", sorted({each.person_id or 0 for each in entries}))
    still = {due.entry.id for due in dues_of(planner, sorted({each.budget_line_id for each in entries}))}
    taxed = any(each.vat or lines[each.budget_line_id].vat for each in entries)
    amount = amount_heading(planner, _("Amount"), taxed=taxed)
    heads = [
        *("", _("Line"), _("Kind"), _("Number"), _("With whom"), amount, _("Date"), _("Due"), _("State")),
        names.heading(labels.field(ENTRY.name, "settles_id")),
    ]
    rows = [
        [
            str(each.id),
            shortened(lines[each.budget_line_id].name),
            labels.choice(each.kind),
            each.number,
            shortened(people.get(each.person_id or 0) or firms.get(party[each.id], "")),
            _money(each.amount, each.currency),
            formats.day_month_year(each.day) if each.day else "",
            formats.day_month_year(each.due) if each.due else "",
            _state(each, still),
            f"#{each.settles_id}" if each.settles_id else "",
        ]
        for each in entries
    ]
    return [heads, *rows]


def _state(entry: Entry, still: Collection[int]) -> str:
    """The state of an entry in words; `still` are the ids of what is due."""
    if entry.base is None:
        return _("no rate")
    if entry.kind is EntryKind.CLAIM and entry.is_open:
        return labels.choice(entry.state)
    if entry.kind in MONEY or entry.kind in _STATELESS:
        return ""
    # Of an order that is open an invoice may be paid.
    is_open = entry.is_open and (entry.id in still or entry.kind in ORDERS)
    return _("open") if is_open else _("settled")


def _quantity(line: BudgetLineDraft) -> str:
    return text_of(Decimals(line.quantity, 3))


def _money(minor: int | None, currency: str) -> str:
    return "" if minor is None else formats.money(Money(minor, currency))


_ROWS: Mapping[str, Callable[[Planner, Sequence[Any]], list[list[str]]]] = {
    BUDGET_LINE.name: _line_rows,
    ENTRY.name: _entry_rows,
}
