"""The head of an event's workspace: one line of what it is, one of tabs, and a rule that shows which is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from eventplanner.domain.events.events import Event
from eventplanner.i18n import formats, names
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.chrome.shown import fit, harmless
from eventplanner.widgets.chrome.tab_window import window
from eventplanner.widgets.chrome.theme import palette_of

NARROW = 100
_INKS = {"confirmed": "green", "held": "green", "closed": "muted", "cancelled": "muted"}


class EventTab(Struct, frozen=True):
    """One tab: the page it opens, what it is called, how much it has."""

    page: str
    title: str
    short: str
    """Where there is little room."""
    count: str = ""
    alarm: bool = False
    """Something in it is late."""


class EventHead(Widget):
    """Three lines; a click on a tab opens it."""

    DEFAULT_CSS = "EventHead { height: 3; padding: 0 1; }"

    @dataclass
    class Chosen(Message):
        """Another tab was clicked."""

        page: str

    def __init__(self, tab: str) -> None:
        super().__init__()
        self._tab = tab
        self._event: Event | None = None
        self._today = date.min
        self._tabs: Sequence[EventTab] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, event: Event, tabs: Sequence[EventTab], today: date) -> None:
        self._event, self._tabs, self._today = event, tabs, today
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._event is None or y > 2:
            return Strip.blank(width, self.rich_style)
        pieces = (self._title_line, self._tab_line, self._rule_line)[y](self._event)
        return Strip(pieces).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        for first, last, page in self._places:
            if event.y == 1 and first <= event.x - 1 < last and page != self._tab:
                self.post_message(self.Chosen(page))

    def _ink(self, role: str, *, bold: bool = False) -> Style:
        return self.rich_style + Style(color=getattr(palette_of(self), role) if role else None, bold=bold or None)

    def _title_line(self, event: Event) -> list[Segment]:
        """The title gives way, and after it the place; dates and countdown stay."""
        wide = self.app.size.width >= NARROW
        state = f"{status_glyph(event.status)} {names.status(event.status)}"
        when = formats.span(event.start, event.end, event.all_day, zone=event.timezone) if event.start else ""
        left = formats.countdown(event.first_day, self._today) if event.first_day else ""
        ink = _INKS.get(event.status.value, "sky")
        fixed = [(state, ink, False), (when, "", False), (left, "amber", True)]
        kind = [(names.kind(event.kind), "muted", False)] if wide else []
        room = self.size.width - sum(cell_len(text) + 2 for text, _, _ in [*kind, *fixed])
        title = fit(event.title, min(cell_len(harmless(event.title)), max(8, room)))
        room -= cell_len(title) + 2
        place = (
            [(fit(event.venue, min(cell_len(event.venue), room)), "muted", False)] if room > 8 and event.venue else []
        )
        parts = [(title, "amber", True), *kind, *fixed[:2], *place, fixed[2]]
        return [Segment(text + "  ", self._ink(role, bold=bold)) for text, role, bold in parts if text]

    def _tab_line(self, _: Event) -> list[Segment]:
        pieces: list[Segment] = []
        self._places = []
        at = 0
        for tab, text in self._fitted():
            here = tab.page == self._tab
            said = f" {text}"
            count = f" {tab.count}" if tab.count else ""
            pieces.append(Segment(said, self._ink("accent" if here else "muted", bold=here)))
            pieces.append(Segment(count, self._ink("red" if tab.alarm else "accent" if here else "muted", bold=here)))
            pieces.append(Segment(" " + " " * self._gap, self.rich_style))
            taken = cell_len(said + count) + 1
            self._places.append((at, at + taken, tab.page))
            at += taken + self._gap
        return pieces

    def _rule_line(self, event: Event) -> list[Segment]:
        """Heavy under the tab that is open."""
        self._tab_line(event)
        first, last = next(((a, b) for a, b, page in self._places if page == self._tab), (0, 0))
        rest = max(0, self.size.width - last)
        return [
            Segment(glyph("rule") * first, self._ink("line")),
            Segment(glyph("bar") * (last - first), self._ink("accent")),
            Segment(glyph("rule") * rest, self._ink("line")),
        ]

    @property
    def _gap(self) -> int:
        return 2 if self.app.size.width >= NARROW else 0

    def _fitted(self) -> list[tuple[EventTab, str]]:
        """Returns the tabs with their titles, short where there is no room, and those around the open one even so."""
        for short in (False, True):
            titles = [tab.short if short and tab.page != self._tab else tab.title for tab in self._tabs]
            widths = [
                cell_len(f"  {title} {tab.count}" if tab.count else f"  {title}") + self._gap
                for tab, title in zip(self._tabs, titles, strict=True)
            ]
            if sum(widths) <= self.size.width:
                return list(zip(self._tabs, titles, strict=True))
        here = next((n for n, tab in enumerate(self._tabs) if tab.page == self._tab), 0)
        first, last = window(widths, here, self.size.width)
        shown = list(zip(self._tabs[first:last], titles[first:last], strict=True))
        if first:
            shown.insert(0, (EventTab(self._tabs[first - 1].page, "", ""), glyph("before")))
        if last < len(self._tabs):
            shown.append((EventTab(self._tabs[last].page, "", ""), glyph("after")))
        return shown
