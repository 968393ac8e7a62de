"""A line that asks where events are to go, and says what would come of it before it is done."""

from collections.abc import Sequence
from datetime import date, timedelta

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.events.events import Event, moved_by
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.workspace.moving_messages import Told, told_together
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.screens.base.page import Page
from eventplanner.screens.events.details import when
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.workspace.lookout import Lookout
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.forms.quick_input import LineReading

BELOW, BELOW_MORE = 3, 6
"""Lines that say what would come of a move; more where tasks or bookings are moved as well."""
ROLES = {"warning": "amber", "done": "green"}
"""In which colour what stands under a sign is echoed, if not in that of the page."""


class MovingLine:
    """Asks on a page, at its foot; each key is answered before anything is moved."""

    def __init__(self, page: Page, chosen: Sequence[Event]) -> None:
        self._page = page
        self._chosen = [event for event in chosen if event.first_day]
        self._lookout = Lookout(page.desk.planner, page.desk.day)

    def ask(self, text: str = "") -> None:
        """Open the line, with what may have been proposed in it."""
        if not self._chosen:
            self._page.tell(_("There is no date to move. e sets one."))
            return
        hint = _("+7, -1, friday, 12 apr …")
        self._page.ask("m", self._read, hint, self._move, text=text, steps=True, below=BELOW)

    async def _move(self, text: str) -> str | None:
        """Nothing entered leaves them where they are; what makes no sense is answered with why."""
        if not text.strip():
            return None
        if (days := self._distance(text)) is None:
            return _("not a date, and no number of days")
        by = timedelta(days=days)
        try:
            moved_by(self._chosen[0], by)
        except PlannerError as error:
            return words(error.message)
        return await self._page.attempt(_move_now, [event.id for event in self._chosen], by)

    def _read(self, text: str) -> LineReading:
        """What would come of it; runs in a thread."""
        room = BELOW_MORE if self._lookout.moves_more(self._chosen) else BELOW
        return self._echo(text)._replace(room=room)

    def _echo(self, text: str) -> LineReading:
        if (days := self._distance(text)) is None:
            return LineReading((), [(_("not a date, and no number of days"), "red")] if text.strip() else ())
        by = timedelta(days=days)
        try:
            moved, previews = moved_by(self._chosen[0], by), self._lookout.moves(self._chosen, by)
        except PlannerError as error:
            return LineReading((), [(words(error.message), "red")])
        said = _("{n} d").format(n=f"{days:+d}")
        below = echoed(told_together(previews, language()))
        return LineReading([(0, len(text), "amber")], [(when(moved), "amber"), (said, "")], below)

    def _distance(self, text: str) -> int | None:
        """Days from where the first of them is to where the text says; None if it says nothing."""
        first = self._chosen[0].first_day
        return distance(first, text, self._page.desk.day) if first else None


def _move_now(planner: Planner, ids: Sequence[int], by: timedelta) -> Change:
    """Whatever was changed of them meanwhile stays as it is. Raises Invalid, NotFound, Conflict."""
    return events.move(planner, events.several(planner, ids), by)


def echoed(lines: Sequence[Told]) -> list[tuple[str, str]]:
    """Each with its sign before it, and its colour."""
    return [(f"{glyph(line.sign)} {sentences(line)}", ROLES.get(line.sign, "")) for line in lines]


def sentences(line: Told) -> str:
    return " ".join(words(message) for message in line.sentences)


def distance(start: date, text: str, today: date) -> int | None:
    """Days from one day to what a text says: `+7`, `-1`, or a date in words."""
    text = text.strip()
    if text[:1] in {"+", "-"} and text[1:].isdecimal() and len(text) < 7:
        return int(text)
    day = read_day(text, today)
    return (day - start).days if day else None
