"""What becomes of each entry of a calendar file that is to lie over the year, given the dates that are there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eventplanner.domain.calendar_entries import BadEntry, CalendarContent, CalendarEntry
from eventplanner.domain.import_preview import Outcome
from eventplanner.domain.overlay_rules import cleaned_date, date_problems
from eventplanner.domain.overlays import OtherDate, OtherDateDraft
from eventplanner.domain.text import Message

CANCELLED = "cancelled"
_UID_LENGTH = 255


@dataclass(frozen=True, slots=True)
class DateLine:
    """One entry of the file, or one date that the file has no more."""

    line: int
    """0 for what the file does not have."""
    title: str
    outcome: Outcome
    draft: OtherDateDraft | None = None
    """What the date will be."""
    there: OtherDate | None = None
    """What it is now."""
    reason: Message | None = None


def plan_dates(content: CalendarContent, there: Iterable[OtherDate]) -> list[DateLine]:
    """A line for each entry, in their order; then the dates to remove, which a newer file has no more.

    Of those only what lies within the time that the file is about: a file often leaves out what is long past.
    """
    known = {each.uid: each for each in there}
    told: dict[str, int] = {}
    lines = [_rejected(bad) for bad in content.bad]
    for entry in content.entries:
        uid = identity(entry)
        lines.append(_twice(entry, told[uid]) if uid in told else _line(entry, uid, known.get(uid)))
        told.setdefault(uid, entry.line)
    lines.sort(key=lambda each: each.line)
    return lines + [_gone(each) for each in _absent(content.entries, known, set(told))]


def identity(entry: CalendarEntry) -> str:
    """What names an entry within its file: the uid, and which occurrence it is if it is one of many."""
    which = f"/{entry.recurrence_id:%Y%m%dT%H%M%S}" if entry.recurrence_id else ""
    return entry.uid[: _UID_LENGTH - len(which)] + which


def drafted(entry: CalendarEntry, uid: str) -> OtherDateDraft:
    """An entry as a date of an overlay."""
    return cleaned_date(
        OtherDateDraft(
            title=entry.title,
            uid=uid,
            start=entry.start,
            end=entry.end,
            all_day=entry.all_day,
            timezone=entry.timezone,
            place=entry.place,
            url=entry.url or entry.conference_url,
            cfp_until=entry.cfp_until,
            cfp_url=entry.cfp_url,
            rule=entry.rule,
            extra=entry.extra,
            left_out=entry.left_out,
            notes=entry.description,
        )
    )


def _line(entry: CalendarEntry, uid: str, there: OtherDate | None) -> DateLine:
    if entry.status == CANCELLED:
        outcome = Outcome.REMOVED if there else Outcome.UNCHANGED
        return DateLine(entry.line, entry.title, outcome, there=there, reason=Message("cancelled"))
    draft = drafted(entry, uid)
    if wrong := date_problems(draft):
        return DateLine(entry.line, entry.title, Outcome.REJECTED, reason=next(iter(wrong.values())))
    if there is None:
        return DateLine(entry.line, draft.title, Outcome.ADDED, draft)
    outcome = Outcome.UNCHANGED if _same(draft, there) else Outcome.UPDATED
    return DateLine(entry.line, draft.title, outcome, draft, there)


def _same(draft: OtherDateDraft, there: OtherDate) -> bool:
    return draft == OtherDateDraft(**{name: getattr(there, name) for name in OtherDateDraft.__dataclass_fields__})


def _rejected(bad: BadEntry) -> DateLine:
    return DateLine(bad.line, bad.title, Outcome.REJECTED, reason=bad.reason)


def _twice(entry: CalendarEntry, line: int) -> DateLine:
    same = Message("the same as line {line}", {"line": line})
    return DateLine(entry.line, entry.title, Outcome.UNCHANGED, reason=same)


def _absent(entries: Sequence[CalendarEntry], known: dict[str, OtherDate], told: set[str]) -> list[OtherDate]:
    if not entries:
        return []
    first: date = min(entry.start for entry in entries).date()
    return [each for uid, each in known.items() if uid not in told and each.uid and each.first_day >= first]


def _gone(there: OtherDate) -> DateLine:
    return DateLine(0, there.title, Outcome.REMOVED, there=there, reason=Message("not in the file any more"))


