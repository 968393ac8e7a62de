"""Presentation of an event's attendance: counts and derived figures, each with its basis."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from eventplanner.domain.attendance.attendance import NoShowRate, Numbers
from eventplanner.domain.attendance.curve import Tally, fill
from eventplanner.domain.attendance.headcounts import Registration
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Format
from eventplanner.domain.parsing.due import offset_text
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine


class CountRow(Struct, frozen=True):
    """One count with its distance from the event and what came since the one before."""

    count: Registration
    days: int | None
    """Before the first day."""
    since: int | None

    @property
    def id(self) -> int:
        return self.count.id

    @property
    def version(self) -> int:
        return self.count.version


def count_rows(readings: Sequence[Registration], first_day: date | None) -> list[CountRow]:
    """The newest first."""
    found = []
    before: int | None = None
    for each in sorted(readings, key=lambda reading: reading.day):
        people = each.in_person + each.online
        days = (first_day - each.day).days if first_day else None
        found.append(CountRow(each, days, None if before is None else people - before))
        before = people
    return found[::-1]


def count_columns(today: date) -> list[Column[CountRow]]:
    """Returns columns for day, number and growth."""
    return [
        Column(title=N_("day"), cell=lambda row: _day(row, today), width=12, flex=1, key=lambda row: row.count.day),
        Column(title=N_("before"), cell=_distance, width=6, right=True),
        Column(title=N_("in person"), cell=lambda row: Cell(formats.number(row.count.in_person)), width=10, right=True),
        Column(title=N_("online"), cell=lambda row: Cell(formats.number(row.count.online)), width=9, right=True),
        Column(title=N_("all"), cell=_all, width=9, right=True),
        Column(title=N_("since"), cell=_since, width=7, right=True, priority=1),
    ]


def figures(found: Numbers, *, roomy: bool) -> list[DetailLine]:
    """All that follows from the counts; what cannot be told says why. Where there is no room, without empty lines."""
    between = [DetailLine("", "")] if roomy else []
    return [
        *_registered(found),
        *_places(found),
        *_against_last(found),
        *between,
        *_expected(found),
        *between,
        *_diets(found),
        *_told(_("Access"), found.access_needs),
    ]


def legend(found: Numbers) -> str:
    """Returns the legend of the chart."""
    parts = [f"{glyph('paid')} {_('this time')}"] if found.points else []
    if found.last and found.last.points:
        parts.append(f"{glyph('rule')} {found.last.event.title}")
    if found.forecast:
        parts.append(f"{glyph('open')} {_('forecast')}")
    return "  ".join(parts)


def _day(row: CountRow, today: date) -> Cell:
    day = row.count.day
    return Cell(_("today") if day == today else formats.day(day) if day.year == today.year else formats.day_year(day))


def _distance(row: CountRow) -> Cell:
    return Cell("" if row.days is None else offset_text(-row.days), "muted")


def _all(row: CountRow) -> Cell:
    return Cell(formats.number(row.count.in_person + row.count.online), "strong")


def _since(row: CountRow) -> Cell:
    if row.since is None:
        return Cell("")
    return Cell(_signed(row.since), "amber" if row.since < 0 else "muted")


def _signed(n: int) -> str:
    return f"+{formats.number(n)}" if n > 0 else formats.number(n)


def _registered(found: Numbers) -> list[DetailLine]:
    newest = found.newest
    if newest is None:
        return [DetailLine(_("Registered"), _("nobody counted yet"), "muted")]
    people = formats.number(newest.in_person + newest.online)
    day = _("today") if newest.day == found.today else formats.day(newest.day)
    parts = [people]
    if newest.online and newest.in_person:
        parts.append(
            _("{n} in person, {m} online").format(n=formats.number(newest.in_person), m=formats.number(newest.online))
        )
    return [DetailLine(_("Registered"), " · ".join([*parts, day]), "strong")]


def _places(found: Numbers) -> list[DetailLine]:
    """How full it is, in each way that it has."""
    event, newest = found.event, found.newest
    entries = []
    if event.format is not Format.VIRTUAL:
        entries.append(_filled(_("Room"), event.capacity, newest.in_person if newest else None))
    if event.format is not Format.IN_PERSON:
        entries.append(_filled(_("Online"), event.capacity_online, newest.online if newest else None))
    return entries


def _filled(label: str, capacity: int | None, people: int | None) -> DetailLine:
    if not capacity:
        return DetailLine(label, _("no capacity set"), "muted")
    places = words(counted("{n} place", "{n} places", capacity))
    if people is None:
        return DetailLine(label, places, "muted")
    said = _("{places} · {share} % full").format(places=places, share=formats.number(fill(people, capacity)))
    if people > capacity:
        over = words(counted("{n} too many", "{n} too many", people - capacity))
        return DetailLine(label, f"{glyph('late')} {said} · {over}", "red")
    return DetailLine(label, said)


def _against_last(found: Numbers) -> list[DetailLine]:
    """How it goes beside the edition before, and what it comes to if it goes on so."""
    if found.last is None:
        return [DetailLine(_("Last time"), _("no edition before this one"), "muted")]
    title = found.last.event.title
    if not found.last.points:
        return [DetailLine(_("Last time"), _("nobody counted at {title}").format(title=title), "muted")]
    if found.ahead is None or not found.points:
        return [DetailLine(_("Last time"), _("{title} had no count so early").format(title=title), "muted")]
    at = offset_text(-found.points[-1].days)
    entries = [DetailLine(_("Last time"), _compared(found.ahead, at), "green" if found.ahead >= 0 else "amber")]
    if forecast := found.forecast:
        how = _("{n} · {title} had {share} % by {at}").format(
            n=formats.number(forecast.people), title=title, share=formats.number(forecast.share), at=at
        )
        entries.append(DetailLine(_("Forecast"), how))
    return entries


def _compared(ahead: int, at: str) -> str:
    if ahead == 0:
        return _("as many as last time at {at}").format(at=at)
    if ahead > 0:
        return words(counted("{n} more than last time at {at}", "{n} more than last time at {at}", ahead, at=at))
    return words(counted("{n} fewer than last time at {at}", "{n} fewer than last time at {at}", -ahead, at=at))


def _expected(found: Numbers) -> list[DetailLine]:
    """Who comes, and for how many to cater."""
    entries = []
    if found.event.format is not Format.VIRTUAL:
        entries += _coming(found, _("In person"), found.expected, found.no_show)
        entries.append(_catering(found))
    if found.event.format is not Format.IN_PERSON:
        entries += _coming(found, _("Online"), found.expected_online, found.no_show_online)
    return entries


def _coming(found: Numbers, label: str, expected: int | None, rate: NoShowRate | None) -> list[DetailLine]:
    if rate is None:
        return [DetailLine(label, _("no figure yet for those who do not come · e"), "muted")]
    share = formats.number(rate.percent)
    said = _("{share} % do not come").format(share=share)
    if rate.from_last and found.last:
        said = _("{share} % do not come, as at {title}").format(share=share, title=found.last.event.title)
    if expected is None:
        return [DetailLine(label, said, "muted")]
    come = words(counted("{n} expected", "{n} expected", expected))
    return [DetailLine(label, f"{come} · {said}")]


def _catering(found: Numbers) -> DetailLine:
    if found.catering is None:
        return DetailLine(_("Catering"), _("no figure yet"), "muted")
    people = words(counted("for {n}", "for {n}", found.catering))
    if found.margin is None:
        return DetailLine(_("Catering"), _("{people}, without a margin").format(people=people))
    margin = _("{people}, {margin} % more than are expected").format(people=people, margin=formats.number(found.margin))
    return DetailLine(_("Catering"), margin)


def _diets(found: Numbers) -> list[DetailLine]:
    entries = _told(_("Diets"), found.diets)
    if found.too_many_diets:
        said = _("{n} with a diet are more than are expected to come").format(n=formats.number(found.diets.total))
        entries.append(DetailLine(" ", f"{glyph('warning')} {said}", "amber"))
    return entries


def _told(label: str, tally: Tally) -> list[DetailLine]:
    """What lines add up to, and those that do not say how many."""
    if not tally.groups and not tally.unread:
        return [DetailLine(label, _("nothing said yet · e"), "muted")]
    said = " · ".join(f"{formats.number(count)} {what}" for what, count in tally.groups)
    entries = [DetailLine(label, said)] if said else []
    if len(tally.groups) > 1:
        entries.append(DetailLine(" ", _("{n} in all").format(n=formats.number(tally.total)), "muted"))
    for each in tally.unread:
        unread = _("{line}: how many?").format(line=each)
        entries.append(DetailLine(" " if entries else label, f"{glyph('warning')} {unread}", "amber"))
    return entries
