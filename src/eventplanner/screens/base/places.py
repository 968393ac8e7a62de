"""The way between pages: which one is shown, where the person came from, and pages that stay as they were left."""

from typing import NamedTuple

from textual.app import App

from eventplanner.screens.base.base_screen import DECIDING
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page

LONGEST_TRAIL = 30
"""Places that one can go back to."""
KEPT = 8
"""Pages that stay alive after they are left, with cursor, panel and filter, beside those with something half typed."""


class Waypoint(NamedTuple):
    """A main screen, or a page that lies over it."""

    mode: str
    page: type[Page] | None = None
    about: int | None = None


class Places:
    """Over the main screen of each mode lies one page at most; the others wait aside."""

    def __init__(self, app: App[None], desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._trail: list[Waypoint] = []
        self._kept: dict[Waypoint, Page] = {}
        """The page that was shown last stands last."""

    @property
    def here(self) -> Waypoint:
        """The place that is shown, whatever dialog lies over it."""
        page = self._page_over()
        return Waypoint(self._app.current_mode, type(page), page.about) if page else Waypoint(self._app.current_mode)

    @property
    def kept(self) -> list[Page]:
        """The pages over main screens that are alive, shown or not."""
        return list(self._kept.values())

    async def go(self, mode: str) -> None:
        """Shows a main screen. From another main screen it is no way back: each has its own key."""
        if self._is_covered:
            return
        if self.here.page:
            self._leave_trace()
        await self._show(Waypoint(mode))

    async def open(self, page: type[Page], about: int | None = None) -> None:
        """Shows a new page over the main screen; none if it is shown already."""
        place = Waypoint(self._app.current_mode, page, about)
        if place != self.here and not self._is_covered:
            self._leave_trace()
            self._put_aside(place)
            await self._end(place)
            await self._show(place)

    async def turn(self, page: type[Page], about: int) -> None:
        """Shows another tab in place of the one that is shown, as it was left."""
        if not self._is_covered:
            await self._show(Waypoint(self._app.current_mode, page, about))

    async def back(self) -> None:
        """Shows the place that the person came from; without one, the main screen. Ends the page that is left."""
        if self._is_covered:
            return
        left = self.here
        await self._show(self._trail.pop() if self._trail else Waypoint(left.mode))
        if left not in self._trail and left != self.here:
            await self._end(left)

    async def close(self) -> None:
        """Shows the main screen below, and forgets the way and the pages on it."""
        if self._is_covered:
            return
        self._trail.clear()
        await self._show(Waypoint(self._app.current_mode))
        for place in list(self._kept):
            self._put_aside(place)
            await self._end(place)

    @property
    def _is_covered(self) -> bool:
        """True while a dialog lies over the page, which is to be answered first."""
        return not isinstance(self._app.screen, Page)

    def _leave_trace(self) -> None:
        self._trail = [*self._trail, self.here][-LONGEST_TRAIL:]

    def _page_over(self) -> Page | None:
        over = [screen for screen in self._app.screen_stack if isinstance(screen, Page) and not screen.MODE]
        return over[-1] if over else None

    def _put_aside(self, place: Waypoint) -> None:
        """Keeps for the session what is half typed on a page that is about to end."""
        if (page := self._kept.get(place)) is not None and (form := page.unsaved()) is not None:
            self._desk.left[form.form, form.record] = form

    async def _show(self, place: Waypoint) -> None:
        if over := self._page_over():
            # It is not removed, so nothing else ends what may still open something.
            for group in DECIDING:
                over.workers.cancel_group(over, group)
        if place.mode != self._app.current_mode:
            await self._uncover()
            await self._app.switch_mode(place.mode)
        if place.page is None:
            await self._uncover()
            return
        page = self._take(place)
        if self._page_over():
            await self._app.switch_screen(page)
        else:
            await self._app.push_screen(page)
        for old in [old for old, page in list(self._kept.items())[:-KEPT] if page.unsaved() is None]:
            await self._end(old)

    def _take(self, place: Waypoint) -> Page:
        """Returns the page of a place, as it was left if it is still there."""
        page = self._kept.pop(place, None)
        if page is None:
            assert place.page is not None
            page = place.page(self._desk)
            page.about = place.about
            self._app.install_screen(page, _name(place))
        self._kept[place] = page
        return page

    async def _uncover(self) -> None:
        if self._page_over():
            await self._app.pop_screen()

    async def _end(self, place: Waypoint) -> None:
        if (page := self._kept.pop(place, None)) is not None:
            self._app.uninstall_screen(_name(place))
            await page.remove()


def _name(place: Waypoint) -> str:
    return f"{place.mode} {place.page} {place.about}"
