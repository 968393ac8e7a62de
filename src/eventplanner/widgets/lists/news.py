"""Changes by others since the last visit."""

from collections.abc import Sequence
from datetime import date, tzinfo

from rich.cells import cell_len

from eventplanner.domain.base.changes import Change
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.widgets.chrome.lines import Lines, Row
from eventplanner.widgets.chrome.shown import fit

_ACTOR = 6, 14
"""Cells that a name has at least and at most."""


class News(Lines):
    """One line a change: who, what, when."""

    DEFAULT_CSS = "News { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._changes: tuple[Change, ...] = ()
        self._today = date.min
        self._zone: tzinfo | None = None

    def show(self, changes: Sequence[Change], today: date, zone: tzinfo | None) -> None:
        """Moments are told in `zone`, or in the terminal's."""
        self._changes, self._today, self._zone = tuple(changes), today, zone
        self.redraw()

    def rows(self, width: int, height: int) -> list[Row]:
        if not self._changes:
            return [[(_("Nothing new from others."), "muted")]]
        least, most = _ACTOR
        who = min(most, max(least, *(cell_len(change.who) for change in self._changes)))
        found: list[Row] = [self._row(change, width, who) for change in self._changes]
        if (more := len(found) - height) > 0 and height > 1:
            found[height - 1 :] = [[(_("and {n} more").format(n=more + 1), "muted")]]
        return found

    def _row(self, change: Change, width: int, who: int) -> Row:
        local = change.at.astimezone(self._zone)
        when = formats.clock(local) if local.date() == self._today else formats.day_month(local.date())
        room = max(0, width - who - len(when) - 3)
        return [
            (fit(change.who, who) + " ", "sky"),
            (fit(words(change.label), room), ""),
            (f"  {when}", "muted"),
        ]
