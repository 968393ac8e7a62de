"""Texts of single cells of a budget."""

from datetime import date

from eventplanner.domain.budget.cases import BreakEven
from eventplanner.domain.budget.dues import AmountDue, Part
from eventplanner.domain.budget.lines import Benefit
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _

_CASES = {"few": N_("few come"), "expected": N_("as expected"), "many": N_("many come")}


def month(first: date) -> str:
    """Returns a month as `mar 2027`."""
    return f"{formats.month_short(first.month)} {first.year}"


def document(due: AmountDue) -> str:
    """Returns a document as `invoice 8812`, `deposit of order 1042` or `withheld part of fee receipt 33`."""
    kind = labels.choice(due.entry.kind)
    if due.entry.paper != "none":
        kind = labels.choice(due.entry.paper)
    named = f"{kind} {due.entry.number}".strip()
    if due.part in {Part.WHOLE, Part.CLAIM}:
        return named
    return _("{part} of {document}").format(part=labels.choice(due.part), document=named)


def state(due: AmountDue, today: date) -> str:
    """Returns the days left until an amount is due, or the days since then, in words."""
    if due.day is None:
        return _("no date")
    return formats.late(due.day, today)


def benefit(owed: Benefit) -> str:
    """Returns a promised benefit with its due date, in words."""
    return f"{owed.text} ({formats.day_month(owed.due)})" if owed.due else owed.text


def heads(in_person: int | None, online: int | None) -> str:
    """Returns an attendance as `60 in person, 200 online`."""
    parts = []
    if in_person is not None:
        parts.append(_("{n} in person").format(n=formats.number(in_person)))
    if online is not None:
        parts.append(_("{n} online").format(n=formats.number(online)))
    return ", ".join(parts)


def break_even(needed: BreakEven) -> str:
    """Returns the number of attendees needed to break even, in words."""
    if needed.heads is None:
        return _("no number: each one costs more than she brings")
    if needed.online:
        return _("{n} online").format(n=formats.number(needed.heads))
    return _("{n} in person").format(n=formats.number(needed.heads))


def case(name: str) -> str:
    """Returns the label of an attendance case."""
    return _(_CASES[name])
