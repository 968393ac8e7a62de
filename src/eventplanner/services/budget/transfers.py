"""Transfers of planned money between lines, as one journalled change."""

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, Part
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import TRANSFER, Transfer, TransferDraft
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import records


def save(planner: Planner, reading: plain.RecordReading, stored: Transfer | None = None) -> Change:
    """Saves a new or changed transfer. Raises Invalid, Conflict."""
    draft: TransferDraft = reading.draft
    source, target = (records.get(planner.store, BUDGET_LINE, id) for id in (draft.from_id, draft.to_id))
    parts: dict[str, Part] = {
        "amount": Money(draft.amount or 0, planner.settings().currency),
        "source": source.name,
        "target": target.name,
    }
    with planner.write(Message("Transfer {amount} from “{source}” to “{target}”", parts)) as writing:
        # Asked while the write lock is held: two who take from one line may take too much together.
        _refuse(planner, draft, stored)
        draft = revised(draft, day=draft.day or planner.today(), who=draft.who or planner.actor)
        values = records.stored(TRANSFER, draft)
        if stored is None:
            writing.add(TRANSFER.name, values)
        else:
            writing.change(TRANSFER.name, stored.id, stored.version, values)
    return writing.outcome


def _refuse(planner: Planner, draft: TransferDraft, stored: Transfer | None) -> None:
    """Raises Invalid where the lines go different ways, or the one has less than is taken."""
    source, target = (records.get(planner.store, BUDGET_LINE, id) for id in (draft.from_id, draft.to_id))
    if source.flow is not target.flow:
        raise Invalid({"to_id": Message("an expense takes from an expense, an income from an income")})
    # What was transferred by an earlier version is free again.
    free = source.planned + ((stored.amount or 0) if stored and stored.from_id == source.id else 0)
    if (draft.amount or 0) > free:
        most = Money(free, planner.settings().currency)
        raise Invalid({"amount": Message("“{line}” is planned at {most}", {"line": source.name, "most": most})})
