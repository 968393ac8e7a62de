"""Writing envelopes; there is one for each category, cost centre and quarter."""

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import ENVELOPE, Envelope, EnvelopeDraft
from eventplanner.i18n import labels
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import budget, records


def save(planner: Planner, reading: plain.RecordReading, stored: Envelope | None = None) -> Change:
    """Saves a new or changed envelope. Raises Conflict, and Invalid if there is one for the same already."""
    draft: EnvelopeDraft = reading.draft
    pattern = Message("Change “{title}”") if stored else Message("Add “{title}”")
    with planner.write(Message(pattern.id, {"title": called(draft)})) as writing:
        # Asked while the write lock is held: two who add the same one have one.
        draft = revised(draft, category=budget.spelling(planner.store, draft.category))
        _refuse_second(planner, draft, stored)
        reading = revised(reading, draft=draft)
        if stored is None:
            plain.add(writing, ENVELOPE, reading)
        else:
            plain.alter(writing, ENVELOPE, stored, reading)
    return writing.outcome


def _refuse_second(planner: Planner, draft: EnvelopeDraft, stored: Envelope | None) -> None:
    """Two envelopes for the same would be one of twice the amount. Raises Invalid."""
    if stored is not None and _for(stored) == _for(draft):
        return
    for each in records.every(planner.store, ENVELOPE):
        if _for(each) == _for(draft) and (stored is None or each.id != stored.id):
            parts: dict[str, Part] = {
                "what": called(each),
                "year": str(each.year),
                "amount": Money(each.amount or 0, planner.settings().currency),
                "id": str(each.id),
            }
            why = Message("“{what}” has an envelope of {amount} in {year} already: change that one, #{id}", parts)
            raise Invalid({"category": why})


def _for(envelope: EnvelopeDraft) -> tuple[str, int, str, int | None]:
    return fold(envelope.category), envelope.year, fold(envelope.cost_centre), envelope.quarter


def called(envelope: EnvelopeDraft) -> Part:
    """Returns what an envelope is for, in one word."""
    if envelope.category:
        return labels.said_category(envelope.category)
    return envelope.cost_centre or Message("the whole year")
