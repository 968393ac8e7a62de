"""A manager at the app: what she presses, and what she sees."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from app_kit import settle
from eventplanner.app import EventPlanner
from eventplanner.domain.settings import Preferences
from eventplanner.i18n import catalogue
from eventplanner.services.planner import Planner

PATIENCE = 10.0
WIDE, NARROW = (120, 40), (80, 24)


class Manager:
    """Her hands and eyes."""

    def __init__(self, app: EventPlanner, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def presses(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def types(self, text: str) -> None:
        """As fast as a terminal hands it over."""
        for character in text:
            self.app.post_message(events.Key(_character_to_key(character), character))
        await self.pilot.pause()

    async def pastes(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def writes(self, line: str, after: str = "a") -> None:
        """A line, from the key that opens it to the key that ends it."""
        await self.presses(after)
        await self.types(line)
        await self.presses("enter")

    async def until(self, true: Callable[[], object], why: str = "") -> None:
        """Waits until it is so."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, f"{why or 'never so'}:\n{self.sees}"
            await asyncio.sleep(0.01)
        await self.pilot.pause()

    async def until_seen(self, *texts: str) -> None:
        await self.until(lambda: all(text in self.sees for text in texts), f"not seen: {texts}")

    async def until_told(self, text: str) -> None:
        """By the line that goes away by itself."""
        await self.until(lambda: any(text in said for said in self.told), f"not told: {text}; but {self.told}")

    @property
    def told(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]

    @property
    def sees(self) -> str:
        """The screen as lines of text."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    @property
    def rows(self) -> list[str]:
        return self.sees.splitlines()


@asynccontextmanager
async def at_work(
    planner: Planner, size: tuple[int, int] = WIDE, language: str = "en", preferences: Preferences | None = None
) -> AsyncIterator[Manager]:
    """The app open on a plan, its first screen shown."""
    catalogue.use(language)
    app = EventPlanner(planner, preferences)
    async with app.run_test(size=size, notifications=True) as pilot:
        manager = Manager(app, pilot)
        await manager.until(lambda: not app.screen._stale and app.screen.query("*"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield manager


async def goes(manager: Manager, *keys: str) -> None:
    """Presses, and waits until all that this asked for is done."""
    for key in keys:
        await manager.presses(key)
        await settle(manager.pilot)


async def writes(manager: Manager, line: str, after: str = "a") -> None:
    """The same with a line."""
    await manager.writes(line, after)
    await settle(manager.pilot)
