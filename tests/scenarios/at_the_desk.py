"""A manager at the app: what she presses, and what she sees."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.events import Paste
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, QuietApp, press, sees, settle, told, types, until
from eventplanner.domain.base.settings import Preferences
from eventplanner.i18n import catalogue
from eventplanner.services.base.planner import Planner

__all__ = ["NARROW", "WIDE", "Manager", "at_work", "goes", "settle", "writes"]


class Manager:
    """Her hands and eyes; whatever she does, she waits until the app is quiet again."""

    def __init__(self, app: QuietApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def presses(self, *keys: str) -> None:
        await press(self.pilot, *keys)

    async def types(self, text: str) -> None:
        """As fast as a terminal hands it over."""
        await types(self.pilot, text)

    async def pastes(self, text: str) -> None:
        self.app.post_message(Paste(text))
        await settle(self.pilot)

    async def writes(self, line: str, after: str = "a") -> None:
        """A line, from the key that opens it to the key that ends it."""
        await self.presses(after)
        await self.types(line)
        await self.presses("enter")

    async def until(self, true: Callable[[], object], why: str = "") -> None:
        """Waits until it is so, as what colleagues do takes its time."""
        await until(self.pilot, true, why)

    async def until_seen(self, *texts: str) -> None:
        await self.until(lambda: all(text in self.sees for text in texts), f"not seen: {texts}")

    async def until_told(self, text: str) -> None:
        """By the line that goes away by itself."""
        await self.until(lambda: any(text in said for said in self.told), f"not told: {text}; but {self.told}")

    @property
    def told(self) -> list[str]:
        return told(self.pilot)

    @property
    def sees(self) -> str:
        """The screen as lines of text."""
        return sees(self.pilot)

    @property
    def rows(self) -> list[str]:
        return self.sees.splitlines()


@asynccontextmanager
async def at_work(
    planner: Planner, size: tuple[int, int] = WIDE, language: str = "en", preferences: Preferences | None = None
) -> AsyncIterator[Manager]:
    """The app open on a plan, its first screen shown."""
    catalogue.use(language)
    app = QuietApp(planner, preferences)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        yield Manager(app, pilot)


async def goes(manager: Manager, *keys: str) -> None:
    """Presses one key after the other."""
    await manager.presses(*keys)


async def writes(manager: Manager, line: str, after: str = "a") -> None:
    """Opens a line, fills it in and ends it."""
    await manager.writes(line, after)
