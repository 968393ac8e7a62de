"""Context of every service: the store, the person and the clock."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import settings
from eventplanner.storage.kernel.store import Store

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


def utc_now() -> datetime:
    return datetime.now(UTC)


class Planner(Struct, frozen=True):
    """Session of one person on one plan."""

    store: Store
    actor: str
    """The login name that changes are made under."""
    now: Callable[[], datetime] = field(default=utc_now)
    """Aware."""

    def settings(self) -> Settings:
        return settings.get(self.store)

    def zone(self) -> ZoneInfo | None:
        """Returns the person's time zone: None for that of her terminal if it names one, else the plan's."""
        return zone_of(self.settings())

    def today(self) -> date:
        """Returns the current day for this person."""
        return self.now().astimezone(self.zone()).date()

    def write(self, label: Message) -> AbstractContextManager["Writing"]:
        """Opens one transaction with one history entry."""
        return self.store.write(label, self.actor)

    def together(self) -> AbstractContextManager[None]:
        """Opens one transaction for several changes, each with its own history entry."""
        return self.store.together()


def zone_of(settings: Settings) -> ZoneInfo | None:
    """Returns None for the terminal's zone if it names one, else the zone of the settings; reads nothing."""
    return None if os.environ.get("TZ") else ZoneInfo(settings.timezone)
