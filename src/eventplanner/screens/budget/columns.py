"""Presentation of an event's budget: categories and lines with figures, entries, open amounts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.causes import causes, excess, remedies
from eventplanner.domain.budget.checks import Check
from eventplanner.domain.budget.conversion import rounded
from eventplanner.domain.budget.dues import AmountDue, Part
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.entry_kinds import ORDERS, ClaimState, EntryKind, Paper
from eventplanner.domain.budget.event_budget import CategoryRow, EventBudget
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.budget.rate_actions import RATE_KEY
from eventplanner.screens.budget.rows import PLAN, BudgetRow, budget_columns, budget_rows, budget_scale, sum_rows
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.lists.columns import Cell, Column

__all__ = ("PLAN", "BudgetRow", "budget_columns", "budget_rows", "budget_scale", "sum_rows")
"""The rows are a module of their own, and are shown with the rest."""


# The entries of a line.


def entry_columns(budget: EventBudget, *, wide: bool) -> list[Column[Entry]]:
    """Returns columns for day, document, party, amount in both currencies, and state."""
    by_line = {line.id: line for line in budget.lines}

    def party(entry: Entry) -> Cell:
        line = by_line.get(entry.budget_line_id)
        name = budget.people.get(entry.person_id or 0) or budget.names.get(entry.organisation_id or 0, "")
        return Cell(name or budget.names.get(line.organisation_id or 0, "") if line else name, "muted")

    foreign = any(entry.currency != budget.currency for entry in budget.entries)
    base = Column[Entry](
        title=budget.currency, cell=lambda entry: _base(entry, budget), width=11, right=True, priority=1
    )
    return [
        Column(
            title=N_("date"), cell=lambda entry: Cell(_day(entry.day), "muted"), width=6, key=lambda entry: entry.day
        ),
        Column(title=N_("entry"), cell=lambda entry: Cell(document(entry)), width=14, flex=2),
        Column(title=N_("with whom"), cell=party, width=10, flex=3, priority=0 if wide else 2),
        Column(title=_amount_title(budget), cell=_amount, width=12, right=True, key=lambda entry: entry.base),
        *([base] if foreign else []),
        Column(title=N_("state"), cell=lambda entry: entry_state(entry, budget), width=14),
    ]


def _amount_title(budget: EventBudget) -> str:
    """Net or gross, where there is any tax."""
    if not any(line.vat for line in budget.lines) and not any(entry.vat for entry in budget.entries):
        return N_("amount")
    return N_("gross amount") if budget.is_gross else N_("net amount")


def document(entry: Entry) -> str:
    """Returns the type of a document with its number."""
    kind = labels.choice(entry.kind)
    if entry.paper not in {Paper.NONE, Paper.OTHER}:
        kind = labels.choice(entry.paper)
    return f"{kind} {entry.number}".strip()


def entry_state(entry: Entry, budget: EventBudget) -> Cell:
    """Returns the state of an entry."""
    today = budget.today
    if entry.base is None:
        return Cell(_("no rate"), "red")
    match entry.kind:
        case EntryKind.QUOTE:
            return Cell(_("quote"), "muted")
        case EntryKind.PAYMENT | EntryKind.TICKET | EntryKind.REFUND:
            said = _("back {day}") if entry.kind is EntryKind.REFUND else _("paid {day}")
            return Cell(f"{glyph('paid')} {said.format(day=_day(entry.day))}".rstrip(), "green")
        case EntryKind.IN_KIND:
            return Cell(_("in kind"), "green")
        case EntryKind.CLAIM:
            if not entry.is_open:
                return Cell(f"{glyph('paid')} {_('settled')}", "green")
            role = {ClaimState.CLAIMED: "amber", ClaimState.APPROVED: "sky", ClaimState.PAID: "green"}[entry.state]
            return Cell(labels.choice(entry.state), role)
        case EntryKind.CREDIT_NOTE:
            return Cell(_("taken off"), "muted")
    mine = [due for due in budget.dues if due.entry.id == entry.id]
    if not mine:
        if entry.kind in ORDERS and entry.is_open:
            return Cell(f"{glyph('committed')} {_('invoiced')}", "amber")
        return Cell(f"{glyph('paid')} {_('settled')}", "green")
    first = mine[0]
    if first.day is None:
        return Cell(f"{glyph('committed')} {_('open')}", "amber")
    late = first.days_late(today) > 0
    return Cell(f"{glyph('committed')} {formats.late(first.day, today)}", "red" if late else "amber")


def _amount(entry: Entry) -> Cell:
    return Cell(formats.money(Money(entry.amount or 0, entry.currency)))


def _base(entry: Entry, budget: EventBudget) -> Cell:
    if entry.base is None:
        return Cell(glyph("dash"), "red")
    return Cell(formats.money(Money(entry.base, budget.currency)), "muted")


_SAID = ("kind", "amount", "currency", "number", "day", "organisation_id")
_MORE = ("rate", "document", "note", "reason")
FIELDS: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.QUOTE: (*_SAID, "due", "vat", *_MORE),
    EntryKind.COMMITMENT: (*_SAID, "paper", "due", "deposit", "deposit_due", "settles_id", "apart", "vat", *_MORE),
    EntryKind.PLEDGE: (*_SAID, "paper", "due", "deposit", "deposit_due", "settles_id", "apart", "vat", *_MORE),
    EntryKind.INVOICE: (
        *(*_SAID, "gross", "paper", "due", "person_id", "settles_id", "apart", "vat"),
        *("withholding", "withheld_due", *_MORE),
    ),
    EntryKind.PAYMENT: (*_SAID, "gross", "person_id", "settles_id", "apart", "vat", "pays_withheld", *_MORE),
    EntryKind.CREDIT_NOTE: (*_SAID, "gross", "settles_id", "vat", *_MORE),
    EntryKind.CLAIM: (*_SAID, "due", "person_id", "state", *_MORE),
    EntryKind.IN_KIND: (*_SAID, "against_id", *_MORE),
    EntryKind.TICKET: (*_SAID, "vat", *_MORE),
    EntryKind.REFUND: (*_SAID, "gross", "settles_id", "vat", *_MORE),
}
"""What the form of each kind of entry asks for."""


def _day(day: date | None) -> str:
    return formats.day_month(day) if day else ""


# What is due.


def due_columns(
    today: date,
    names: Callable[[AmountDue], str],
    titles: Callable[[AmountDue], str] | None = None,
    *,
    is_taxed: bool = False,
) -> list[Column[AmountDue]]:
    """Returns columns for day, party, document, amount and delay; with `titles` also for the event.

    Where any of them is taxed, the amounts are said to be gross, as they leave the bank.
    """
    amount = N_("gross amount") if is_taxed else N_("amount")
    found = [
        Column[AmountDue](title="", cell=lambda due: _due_sign(due, today), width=1, gap=1),
        Column[AmountDue](
            title=N_("due"), cell=lambda due: _due_day(due, today), width=7, gap=1, key=lambda due: due.day
        ),
        Column[AmountDue](title=N_("with whom"), cell=lambda due: Cell(names(due)), width=10, flex=3),
        Column[AmountDue](title=N_("document"), cell=lambda due: Cell(due_document(due), "muted"), width=12, flex=3),
        Column[AmountDue](title=amount, cell=_due_amount, width=13, right=True),
        Column[AmountDue](title=N_("state"), cell=lambda due: _due_state(due, today), width=13, priority=1),
    ]
    if titles is not None:
        title = Column[AmountDue](
            title=N_("event"), cell=lambda due: Cell(titles(due), "muted"), width=12, flex=2, priority=2
        )
        found.insert(3, title)
    return found


def due_party(due: AmountDue, names: Mapping[int, str], people: Mapping[int, str]) -> str:
    """Returns the name of the party that is paid, or pays."""
    if due.part is Part.WITHHELD:
        return _("tax office")
    party = people.get(due.entry.person_id or 0) or names.get(due.organisation_id or 0, "")
    # Nobody is named: what it is for, in brackets, so that it is not taken for somebody.
    return party or f"({due.line.name})"


def due_document(due: AmountDue) -> str:
    """Returns the document and the part of it that is due."""
    named = document(due.entry)
    if due.part in {Part.WHOLE, Part.CLAIM}:
        return named
    return f"{labels.choice(due.part)} · {named}"


def _due_sign(due: AmountDue, today: date) -> Cell:
    if due.day is None:
        return Cell(glyph("open"), "muted")
    late = due.days_late(today)
    if late > 0:
        return Cell(glyph("late"), "red")
    return Cell(glyph("today"), "amber") if late == 0 else Cell(glyph("open"), "sky")


def _due_day(due: AmountDue, today: date) -> Cell:
    if due.day is None:
        return Cell(glyph("dash"), "muted")
    return Cell(formats.day_month(due.day), "red" if due.days_late(today) > 0 else "")


def _due_amount(due: AmountDue) -> Cell:
    text = formats.money(Money(due.gross, due.currency))
    return Cell(f"+{text}", "green") if due.is_income else Cell(text)


def _due_state(due: AmountDue, today: date) -> Cell:
    if due.day is None:
        return Cell(_("no date"), "muted")
    return Cell(formats.late(due.day, today), "red" if due.days_late(today) > 0 else "muted")


# Why it is over.


def cause_rows(budget: EventBudget, row: BudgetRow | None, found: Sequence[Check], *, can_move: bool) -> list[Row]:
    """Returns rows about an overrun: amount, causes, remedies and inconsistencies."""
    if row is None or row.of is None:
        return []
    ids = {each.line.id for each in row.of.lines} if isinstance(row.of, CategoryRow) else {row.of.line.id}
    odd = [check for check in found if check.line_id in ids and not check.is_late]
    told: list[Row] = [[(f"{glyph('warning')} {words(check.message)}", "amber")] for check in odd[:_CHECKS]]
    over = excess(row.figures)
    if not over:
        return [*_waiting(budget, row), *told]
    return [*_over(budget, row, over, can_move=can_move), *told]


def _over(budget: EventBudget, row: BudgetRow, over: int, *, can_move: bool) -> list[Row]:
    if row.of is None:
        return []
    said = _("{amount} over the plan").format(amount=formats.money(Money(over, budget.currency)))
    if row.figures.planned:
        percent = formats.number(rounded(over * 100, row.figures.planned))
        said = f"{said} ({percent} %)"
    found = causes(budget, row.of)
    first: Row = [(f"+{said}. ", "bold red"), *([(f"{words(found[0])}.", "")] if found else [])]
    rows: list[Row] = [first]
    lines = [each.line.id for each in row.of.lines] if isinstance(row.of, CategoryRow) else [row.of.line.id]
    ways = remedies(budget, over, lines)
    if ways and can_move:
        way = ways[0]
        amount = formats.money(Money(way.amount, budget.currency))
        rows.append(
            [
                ("m ", "bold accent"),
                (_("moves {amount} from “{line}”").format(amount=amount, line=way.line.name), "muted"),
                ("   e ", "bold accent"),
                (_("changes the plan"), "muted"),
            ]
        )
    return rows


_CHECKS = 2
"""What does not add up that is told of a line."""


def _waiting(budget: EventBudget, row: BudgetRow) -> list[Row]:
    """What the approval, or a missing rate, has to say of it."""
    if row.missing:
        told = _("A rate of exchange is missing: {key} enters it. Until then it counts nowhere.")
        return [[(told.format(key=RATE_KEY), "red")]]
    if row.approved is not None and row.approved != row.figures.planned and budget.approval:
        moved = formats.money(Money(row.figures.planned - row.approved, budget.currency))
        mine = [each for each in budget.amendments if row.line is not None and each.line_id == row.line.id]
        why = mine[-1].reason if mine else _("by numbers, rates or transfers")
        said = _("{amount} since the approval: {reason}").format(amount=moved, reason=why)
        return [[(said, "muted")]]
    return []
