"""A year and where one is in it, as every view of it draws them: the marks of its days and their colours."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct, field

from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.year.order import Deadline, Entry, on_day
from eventplanner.domain.year.workload import is_working, tint
from eventplanner.domain.year.year import YearPicture
from eventplanner.i18n.catalogue import _, language
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.kinds import event_mark, kind_role


class YearView(Struct, frozen=True):
    """Year to draw, with the position of the cursor."""

    picture: YearPicture
    today: date
    cursor: date
    colourless: bool = False
    carried: Event | None = None
    """The event that is being moved, and the days it would cover if it were dropped now."""
    target: frozenset[date] = field(default_factory=frozenset)
    deadlines: Mapping[date, tuple[Deadline, ...]] = field(default_factory=dict)
    """When talks can be proposed for the last time for others' dates."""

    def chosen(self, day: date) -> bool:
        """Returns whether a day is under the cursor, or under the event in hand."""
        return day == self.cursor or day in self.target


class DayMark(NamedTuple):
    """The sign of a day and the colours of both it and the day's number; blank and nothing where there is nothing."""

    sign: str = " "
    colour: str = ""
    number: str = ""
    own: bool = False
    """It is an event's."""
    both: bool = False
    """It is an event's, and there is another's date."""


def mark(view: YearView, day: date) -> DayMark:
    """A day's foremost event, or else another's date, or else the end of a call for papers.

    Beside an event's mark another's date is seen by the colour of the number.
    """
    events, others = view.picture.days.get(day), view.picture.others.get(day)
    other = others[0].overlay.colour.value if others else ""
    event = view.carried if view.carried and day in view.target else events[0] if events else None
    if event is not None:
        colour = kind_role(event.kind)
        return DayMark(event_mark(event, view.colourless), colour, other or colour, own=True, both=bool(other))
    if other:
        return DayMark(glyph("holiday"), other, other)
    if ends := view.deadlines.get(day):
        colour = ends[0].of.overlay.colour.value
        return DayMark(glyph("deadline"), colour, colour)
    return DayMark()


def inks(view: YearView, day: date, found: DayMark) -> tuple[str, str]:
    """Of a day's number, wherever the cursor is, and of its mark."""
    back, plain = behind(view, day), "text" if is_working(day) else "muted"
    style = "bold underline " if found.own and view.colourless else "bold " if found.own else ""
    sign = f"{style}{found.colour or plain} on {back}"
    if view.chosen(day):
        return cursor_ink(view, day, found.colour or plain), sign
    if day == view.today:
        return "bold page on accent", sign
    # Thinner beside an event, for an overlay may have the colour of the event's kind.
    return f"{'' if found.both else style}{found.number or plain} on {back}", sign


def behind(view: YearView, day: date) -> str:
    """The background of a day: its load."""
    level = tint(view.picture.load.get(day, 0), view.picture.weekly)
    return f"load_{level}" if level else "page"


def cursor_ink(view: YearView, day: date, colour: str) -> str:
    """The day's own colour turned inside out; today, which is so already, underlined and in the text's."""
    return "bold underline page on text" if day == view.today else f"bold page on {colour}"


def of_day(view: YearView, day: date) -> list[Entry]:
    """All that a day has, the event in hand first if this is where it would be."""
    found = on_day(view.picture, view.deadlines, day)
    if view.carried is None or day not in view.target:
        return found
    carried = view.carried
    return [carried, *(entry for entry in found if not (isinstance(entry, Event) and entry.id == carried.id))]


def sign(entry: Entry, colourless: bool) -> str:
    match entry:
        case Event():
            return event_mark(entry, colourless)
        case Deadline():
            return glyph("deadline")
        case _:
            return glyph("holiday")


def role(entry: Entry) -> str:
    """The colour of the theme that it is drawn in."""
    match entry:
        case Event():
            return kind_role(entry.kind)
        case Deadline():
            return entry.of.overlay.colour.value
        case _:
            return entry.overlay.colour.value


def title(entry: Entry) -> str:
    """Returns the title of an entry in the reader's language."""
    match entry:
        case Event():
            return entry.title
        case Deadline():
            return _("call ends: {title}").format(title=entry.of.title(language()))
        case _:
            return entry.title(language())


def title_ink(entry: Entry) -> str:
    """Others' dates are quieter than events; what is cancelled is struck."""
    if not isinstance(entry, Event):
        return "muted"
    return f"strike {kind_role(entry.kind)}" if entry.status is Status.CANCELLED else "text"


def overlay_name(entry: Entry) -> str:
    """Returns the overlay of a date; empty for events."""
    match entry:
        case Event():
            return ""
        case Deadline():
            return entry.of.overlay.name
        case _:
            return entry.overlay.name
