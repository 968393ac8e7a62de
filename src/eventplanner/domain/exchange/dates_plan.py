"""What becomes of each entry of a calendar file that is to lie over the year, given the dates that are there."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import BadEntry, CalendarContent, CalendarEntry
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.year.overlays import (
    OTHER_DATE,
    OtherDate,
    OtherDateDraft,
    cleaned_date,
    date_problems,
    longest_of,
)

CANCELLED = "cancelled"


class DateLine(Struct, frozen=True):
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

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that will be another."""
        if self.draft is None or self.there is None:
            return ()
        return tuple(name for name in OTHER_DATE.columns if getattr(self.draft, name) != getattr(self.there, name))


def plan_dates(content: CalendarContent, there: Iterable[OtherDate], *, same_file: bool = True) -> list[DateLine]:
    """A line for each entry, in their order; then the dates to remove, which a newer file has no more.

    Of those only what lies within the time that the file is about: a file often leaves out what is long past. A file
    of another name (not `same_file`) takes dates away only if it has most of them; otherwise it is no newer version.
    """
    known = {each.uid: each for each in there}
    told: dict[str, int] = {}
    lines = [_rejected(bad) for bad in content.bad]
    for entry in content.entries:
        uid = identity(entry)
        lines.append(_twice(entry, told[uid]) if uid in told else _line(entry, uid, known.get(uid)))
        told.setdefault(uid, entry.line)
    lines.sort(key=lambda each: each.line)
    return lines + [_gone(each) for each in _absent(content, known, set(told), same_file=same_file)]


def identity(entry: CalendarEntry) -> str:
    """What names an entry within its file: the uid, and which occurrence it is if it is one of many."""
    return occurrence_uid(entry.uid, entry.recurrence_id) if entry.recurrence_id else short(entry.uid)


def occurrence_uid(uid: str, start: datetime) -> str:
    """What names one occurrence of a recurring entry, the same whether the file has an entry for it or not."""
    return short(f"{uid}/{start:%Y%m%dT%H%M%S}")


def short(uid: str) -> str:
    """A uid as long as one may be."""
    return uid if len(uid) <= longest_of("uid") else sha256(uid.encode()).hexdigest()


def drafted(entry: CalendarEntry, uid: str) -> OtherDateDraft:
    """An entry as a date of an overlay; of what is only looked at the beginning is enough."""
    return cleaned_date(
        OtherDateDraft(
            title=_cut(entry.title, "title"),
            uid=uid,
            start=entry.start,
            end=entry.end,
            all_day=entry.all_day,
            timezone=entry.timezone,
            place=_cut(entry.place, "place"),
            url=_whole(entry.url, "url") or _whole(entry.conference_url, "url"),
            cfp_until=entry.cfp_until,
            cfp_url=_whole(entry.cfp_url, "cfp_url"),
            rule=entry.rule,
            extra=entry.extra,
            left_out=entry.left_out,
            notes=_cut(entry.description, "notes"),
        )
    )


def _cut(text: str, field: str) -> str:
    limit = longest_of(field)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _whole(link: str, field: str) -> str:
    """A part of an address leads nowhere."""
    return link if len(link) <= longest_of(field) else ""


def _line(entry: CalendarEntry, uid: str, there: OtherDate | None) -> DateLine:
    if entry.status == CANCELLED:
        outcome = Outcome.REMOVED if there else Outcome.UNCHANGED
        return DateLine(entry.line, entry.title, outcome, there=there, reason=Message("cancelled"))
    draft = drafted(entry, uid)
    if wrong := date_problems(draft):
        return DateLine(entry.line, entry.title, Outcome.REJECTED, reason=next(iter(wrong.values())))
    if there is None:
        return DateLine(entry.line, draft.title, Outcome.ADDED, draft)
    # A calendar speaks one language; what somebody said in the other stays.
    draft = revised(draft, overlay_id=there.overlay_id, title_es=there.title_es)
    line = DateLine(entry.line, draft.title, Outcome.UPDATED, draft, there)
    return line if line.changed else revised(line, outcome=Outcome.UNCHANGED)


def _rejected(bad: BadEntry) -> DateLine:
    return DateLine(bad.line, bad.title, Outcome.REJECTED, reason=bad.reason)


def _twice(entry: CalendarEntry, line: int) -> DateLine:
    same = Message("the same as line {line}", {"line": line})
    return DateLine(entry.line, entry.title, Outcome.UNCHANGED, reason=same)


def _absent(
    content: CalendarContent, known: dict[str, OtherDate], told: set[str], *, same_file: bool
) -> list[OtherDate]:
    if not content.entries:
        return []
    first = min(entry.start for entry in content.entries).date()
    # An entry that could not be read is in the file all the same.
    unread = {bad.title for bad in content.bad}
    within = {uid: each for uid, each in known.items() if uid and each.first_day >= first and each.title not in unread}
    absent = [each for uid, each in within.items() if uid not in told]
    return absent if same_file or len(absent) * 2 <= len(within) else []


def _gone(there: OtherDate) -> DateLine:
    return DateLine(0, there.title, Outcome.REMOVED, there=there, reason=Message("not in the file any more"))
