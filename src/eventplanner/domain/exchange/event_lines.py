"""Outcome of a row or a calendar entry for an event."""

from collections.abc import Sequence
from datetime import date

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.events.rules import cleaned, early_problem, problems, step_problem
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome

EventLine = ImportLine[EventDraft, Event]


def event_line(
    line: int,
    title: str,
    uid: str,
    draft: EventDraft,
    event: Event | None,
    *,
    names: Sequence[str] = EventDraft.__struct_fields__,
    today: date | None = None,
) -> EventLine:
    """Compares a draft with an event of the plan: the fields of `names` that differ, or the reason to refuse it.

    With `today` a status is refused for which it is too early.
    """
    draft = cleaned(draft)
    changed: tuple[str, ...] = ()
    if event is not None:
        now = cleaned(event)
        changed = tuple(name for name in names if getattr(draft, name) != getattr(now, name))
        if not changed:
            return ImportLine(line, event.title, Outcome.UNCHANGED, draft, event, uid=uid)
    wrong = problems(draft)
    dated = event is None or bool({"status", "start"} & set(changed))
    if today is not None and dated and (early := early_problem(draft, today)):
        wrong |= {"status": early}
    if event is not None and (step := step_problem(event.status, draft.status)):
        wrong |= {"status": step}
    if wrong:
        field, reason = next(iter(wrong.items()))
        said = Message("{field}: {reason}", {"field": Message(field), "reason": reason})
        return ImportLine(line, title, Outcome.REJECTED, reason=said, uid=uid)
    outcome = Outcome.ADDED if event is None else Outcome.UPDATED
    return ImportLine(line, draft.title, outcome, draft, event, changed, uid=uid)
