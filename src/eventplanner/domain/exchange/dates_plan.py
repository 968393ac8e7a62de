"""Plan for importing calendar entries as other people's dates, given the dates that exist."""

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import sha256

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.calendar_entries import CalendarContent, CalendarEntry
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, compared, rejected, repeated
from eventplanner.domain.year.overlays import (
    OTHER_DATE,
    OtherDate,
    OtherDateDraft,
    cleaned_date,
    date_problems,
    longest_of,
)

CANCELLED = "cancelled"


DateLine = ImportLine[OtherDateDraft, OtherDate]


def plan_dates(
    content: CalendarContent,
    there: Iterable[OtherDate],
    *,
    same_file: bool = True,
    left_out: Collection[CalendarEntry] = (),
) -> list[DateLine]:
    """Returns a line for each entry in order, then dates to remove because a newer file lacks them.

    Of those only what lies within the time that the file is about: a file often leaves out what is long past. A file
    of another name (not `same_file`) takes dates away only if it has most of them; otherwise it is no newer version.
    What is `left_out` of the import is in the file all the same.
    """
    aside = set(map(identity, left_out))
    known = {each.uid: each for each in there if each.uid not in aside}
    told: dict[str, int] = {}
    lines = [rejected(bad, bad.reason) for bad in content.bad]
    for entry in content.entries:
        uid = identity(entry)
        lines.append(repeated(entry, told[uid]) if uid in told else _line(entry, uid, known.get(uid)))
        told.setdefault(uid, entry.line)
    lines.sort(key=lambda each: each.line)
    return lines + [_gone(each) for each in _absent(content, known, set(told), same_file=same_file)]


def identity(entry: CalendarEntry) -> str:
    """Returns the identifier of an entry within its file: its uid, with the occurrence if it is one of many."""
    return occurrence_uid(entry.uid, entry.recurrence_id) if entry.recurrence_id else short(entry.uid)


def occurrence_uid(uid: str, start: datetime) -> str:
    """Returns the identifier of one occurrence, whether or not the file has an entry of its own for it."""
    return short(f"{uid}/{start:%Y%m%dT%H%M%S}")


def short(uid: str) -> str:
    """Returns a uid cut to the maximum length."""
    return uid if len(uid) <= longest_of("uid") else sha256(uid.encode()).hexdigest()


def drafted(entry: CalendarEntry, uid: str) -> OtherDateDraft:
    """Returns an entry as a date of an overlay, with long texts cut."""
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


def _line(entry: CalendarEntry, uid: str, known_date: OtherDate | None) -> DateLine:
    if entry.status == CANCELLED:
        outcome = Outcome.REMOVED if known_date else Outcome.UNCHANGED
        return ImportLine(entry.line, entry.title, outcome, record=known_date, reason=Message("cancelled"))
    draft = drafted(entry, uid)
    if wrong := date_problems(draft):
        return rejected(entry, next(iter(wrong.values())))
    if known_date is not None:
        # A calendar speaks one language; what somebody said in the other stays.
        draft = revised(draft, overlay_id=known_date.overlay_id, title_es=known_date.title_es)
    return compared(OTHER_DATE, revised(entry, title=draft.title), draft, known_date)


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
    return ImportLine(0, there.title, Outcome.REMOVED, record=there, reason=Message("not in the file any more"))
