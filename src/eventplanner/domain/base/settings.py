"""Settings, which the plan shares, and preferences, which belong to one person."""

from collections.abc import Mapping

from msgspec import Struct, field


class Settings(Struct, frozen=True, kw_only=True):
    """Settings that the plan shares: all that change a figure or a shared file. Journalled like any record."""

    country: str = "CL"
    """ISO 3166-1 alpha-2; decides how dates, numbers and money are written."""
    region: str = ""
    """ISO 3166-2 subdivision without the country, or nothing."""
    timezone: str = "America/Santiago"
    """The home zone, IANA: new events and “today” are in it."""
    currency: str = "CLP"
    """The base currency, ISO 4217."""
    prices: str = "net"
    """`net` or `gross`: what the amounts of the budget are where a line has a VAT rate."""
    usual_vat: str = ""
    """Per cent of VAT that new budget lines are given; nothing means the country's usual rate, 0 none."""
    organisation: str = ""
    organisation_email: str = ""
    """The public address that calendars name as ORGANIZER."""
    numeric_dates: str = "day"
    """`day` or `month`: which comes first in 12/3."""
    capacity: int = 10
    """Person-days of event work that the team has in a week; load is held against it."""
    warn_days: int = 30
    """How many days before an event whatever it still lacks is pointed out."""
    audience_gap: int = 7
    """Days that lie at least between two events for the same audience; what is closer is pointed out."""
    series_gap: int = 14
    """Days that lie at least between two events of a series."""
    holidays: str = "on"
    """`on` or `off`: do the country's public holidays lie over the year?"""
    needs: str = ""
    """Needs of events with their days, where it differs from what is built in: `conference 150+ venue 180 120; …`."""
    working_days: str = "off"
    """`on` or `off`: are due days that follow from an event pulled to working days? A new plan begins with `on`."""

    @property
    def holidays_of(self) -> str:
        """The country of the public holidays, with the region if there is one, as `CL-RM`."""
        return f"{self.country}-{self.region}" if self.region else self.country


class Preferences(Struct, frozen=True, kw_only=True):
    """Preferences of one person, kept in `config.toml` and never in the plan."""

    language: str = ""
    """`en` or `es`; nothing means: ask the environment."""
    theme: str = "dark"
    """`dark`, `light` or `contrast`."""
    name: str = ""
    """Shown in place of the login name."""
    ascii: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding id → key."""
