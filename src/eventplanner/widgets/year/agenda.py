"""Events of one day and what is near it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct, field
from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.year.order import Deadline, Entry, first_day
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.kinds import event_mark, kind_role
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit, harmless
from eventplanner.widgets.chrome.theme import colourless
from eventplanner.widgets.lists.detail import wrap
from eventplanner.widgets.year.year_view import overlay_name, role, sign, title, title_ink

_WIDE = 60
"""Cells from which an event takes one line."""
_NEAR_FROM = 20
"""The line that what is near begins on in a column, unless the day needs more: where it stands still from day to day
little has to be repainted."""

_MOST_AGAINST = 2
"""Of what stands in the way of an event, how much is said."""
_MOST_LINES = 3


class Day(Struct, frozen=True):
    """Contents of the agenda."""

    day: date
    today: date
    events: tuple[Event, ...] = ()
    near: tuple[Entry, ...] = ()
    """What begins near this day, by day."""
    others: tuple[Occasion | Deadline, ...] = ()
    """Others' dates of this day, and calls for papers that end on it."""
    against: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """What stands in the way of the events, by their numbers."""


class Agenda(Lines, can_focus=True):
    """One day's events, one of them chosen, and the next ones."""

    DEFAULT_CSS = "Agenda { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "choose(-1)", N_("Event above"), id="agenda.up", show=False),
        Binding("down,j", "choose(1)", N_("Event below"), id="agenda.down", show=False),
    ]

    class Picked(Message):
        """An event of the day was clicked twice."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Day | None = None
        self._index = 0
        self._top = 0
        self._places: list[int] = []
        """The line that each event's title is on."""

    @property
    def of_the_day(self) -> tuple[Event, ...]:
        """All of the day's."""
        return self._shown.events if self._shown else ()

    @property
    def chosen(self) -> Event | None:
        """The event that keys act on; where the cursor has left the day's events it is the first."""
        return self.of_the_day[self._index] if self.of_the_day else None

    def show(self, day: Day) -> None:
        chosen = self.chosen
        self._shown = day
        ids = [event.id for event in day.events]
        self._index = ids.index(chosen.id) if chosen and chosen.id in ids else 0
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        if self._shown is None:
            return []
        self._places = []
        found = self._line_rows(width) if width >= _WIDE else self._column_rows(width, height)
        title = self._places[self._index] if self._places else 0
        self._top = max(0, title - height + 2)
        return found[self._top :]

    def _column_rows(self, width: int, height: int) -> list[Row]:
        """For a narrow column: a heading, and some lines an event."""
        shown = self._shown
        if shown is None:
            return []
        long = formats.day_long(shown.day, year=False)
        found: list[Row] = [[(long, "bold")], [(self._when(shown), "muted")], []]
        for event in shown.events:
            self._places.append(len(found))
            found.append([(f"{self._mark(event)} {fit(event.title, width - 2)}", self._title_ink(event))])
            found += [[(fit(text, width), "text" if n == 0 else "muted")] for n, text in enumerate(self._facts(event))]
            found += self._against_rows(shown.against.get(event.id, ()), width)
            found.append([])
        found += [self._other_row(other, width) for other in shown.others]
        if shown.others:
            found.append([])
        if not shown.events and not shown.others:
            found += [[(_("Nothing on this day."), "muted")], []]
        near = self._near_rows(shown.near, width)
        found += [[]] * (min(_NEAR_FROM, height - len(near)) - len(found))
        return found + near

    def _line_rows(self, width: int) -> list[Row]:
        """For a broad strip: one line an event, under a rule that says which day it is."""
        shown = self._shown
        if shown is None:
            return []
        found: list[Row] = [self._rule(shown, width)]
        for event in shown.events:
            self._places.append(len(found))
            title = fit(event.title, min(30, width // 3))
            facts = _joined(self._facts(event))
            found.append(
                [
                    (f"{self._mark(event)} {title}", self._title_ink(event)),
                    ("  ", ""),
                    (fit(facts, width - 34), "muted"),
                ]
            )
            found += self._against_rows(shown.against.get(event.id, ()), width)
        found += [self._other_row(other, width) for other in shown.others]
        if not shown.events and not shown.others:
            found.append([(_("Nothing on this day."), "muted")])
        return found + self._near_rows(shown.near, width)

    def _against_rows(self, against: Sequence[str], width: int) -> list[Row]:
        """The gravest of what stands in an event's way, in some lines."""
        rows: list[Row] = []
        for text in against[:_MOST_AGAINST]:
            lines = wrap(f"{glyph('warning')} {text}", width)
            if len(lines) > _MOST_LINES:
                lines = [*lines[: _MOST_LINES - 1], fit(" ".join(lines[_MOST_LINES - 1 :]), width)]
            rows += [[(line, "amber")] for line in lines]
        return rows

    def _rule(self, shown: Day, width: int) -> Row:
        day, when = formats.day(shown.day), formats.countdown(shown.day, shown.today)
        counts = _joined((when, _("enter opens")))
        between = glyph("rule") * max(0, width - cell_len(day) - cell_len(counts) - 6)
        return [
            (f"{glyph('rule')} ", "line"),
            (day, "bold accent" if self.has_focus else "bold"),
            (f" {between} ", "line"),
            (counts, "muted"),
            (f" {glyph('rule')}", "line"),
        ]

    def _other_row(self, other: Occasion | Deadline, width: int) -> Row:
        """Another's date and whose it is, as far as there is room."""
        name, whose = harmless(title(other)), f" {glyph('dot')} {overlay_name(other)}"
        room = max(0, width - 2)
        if cell_len(name) >= room:
            name = fit(name, room)
        return [
            (f"{sign(other, colourless(self.app))} ", role(other)),
            (name, "text"),
            (fit(whose, max(0, room - cell_len(name))), "muted"),
        ]

    def _near_rows(self, near: Sequence[Entry], width: int) -> list[Row]:
        if not near:
            return []
        plain, heading = colourless(self.app), [] if width >= _WIDE else [[(_("Near"), "bold")]]
        rows = [
            [
                (f"{sign(entry, plain)} ", role(entry)),
                (f"{formats.day_month(first_day(entry)):>6} ", "muted"),
                (fit(title(entry), max(0, width - 9)), title_ink(entry)),
            ]
            for entry in near
        ]
        return [*heading, *rows]

    def _when(self, shown: Day) -> str:
        week = _("week {n}").format(n=shown.day.isocalendar().week)
        return _joined((week, formats.countdown(shown.day, shown.today)))

    def _facts(self, event: Event) -> list[str]:
        """When and where, then what else is known."""
        facts = [_times(event)]
        if place := event.venue or event.url:
            facts.append(place)
        facts.append(_joined((self._of_days(event), _places(event), event.lead)))
        facts.append(_joined((names.kind(event.kind), names.status(event.status))))
        return [fact for fact in facts if fact]

    def _of_days(self, event: Event) -> str:
        first, last = event.first_day, event.last_day
        if self._shown is None or first is None or last is None or first == last:
            return ""
        number, days = (self._shown.day - first).days + 1, (last - first).days + 1
        return _("day {number} of {days}").format(number=number, days=days)

    def _mark(self, event: Event) -> str:
        return event_mark(event, colourless(self.app))

    def _title_ink(self, event: Event) -> str:
        struck = "strike " if event.status is Status.CANCELLED else ""
        shown = self._shown
        if shown and event == self.chosen and (self.has_focus or len(shown.events) > 1):
            return f"bold {struck}text on cursor"
        return f"bold {struck}{kind_role(event.kind)}"

    def action_choose(self, step: int) -> None:
        if self._shown and self._shown.events:
            self._index = max(0, min(self._index + step, len(self._shown.events) - 1))
            self.redraw()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        above = [index for index, y in enumerate(self._places) if y <= event.y + self._top]
        if not above:
            return
        self._index = above[-1]
        self.redraw()
        if event.chain > 1:
            self.post_message(self.Picked())


def _joined(parts: Sequence[str]) -> str:
    """Those that say something, with a dot between."""
    return f" {glyph('dot')} ".join(part for part in parts if part)


def _times(event: Event) -> str:
    return formats.span(event.start, event.end, event.all_day, zone=event.timezone) if event.start else ""


def _places(event: Event) -> str:
    total = (event.capacity or 0) + (event.capacity_online or 0)
    return words(counted("{n} place", "{n} places", total)) if total else ""
