"""Validation rules of the plan's settings."""

import re
from zoneinfo import available_timezones

from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message

_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z0-9]{0,3}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_VAT = re.compile(r"(?:\d{1,2}(?:[.,]\d{1,3})?)?")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def problems(settings: Settings) -> dict[str, Message]:
    """Returns the reason why a setting is invalid, by setting; empty if all are valid."""
    checks = {
        "country": (_COUNTRY.fullmatch(settings.country), Message("two capital letters, such as CL")),
        "region": (_REGION.fullmatch(settings.region), Message("up to three letters or digits, such as RM")),
        "timezone": (settings.timezone in available_timezones(), Message("not a known time zone")),
        "currency": (_CURRENCY.fullmatch(settings.currency), Message("three capital letters, such as CLP")),
        "prices": (settings.prices in {"net", "gross"}, Message("either net or gross")),
        "usual_vat": (_VAT.fullmatch(settings.usual_vat), Message("a per cent such as 19, 0 for none, or nothing")),
        "organisation": (len(settings.organisation) <= 200, Message("too long")),
        "organisation_email": (
            not settings.organisation_email or _MAIL.fullmatch(settings.organisation_email),
            Message("not an e-mail address"),
        ),
        "numeric_dates": (settings.numeric_dates in {"day", "month"}, Message("either day or month")),
        "capacity": (_within(settings.capacity, 1, 1000), Message("a number from 1 to 1000")),
        "warn_days": (_within(settings.warn_days, 1, 365), Message("a number from 1 to 365")),
        "audience_gap": (_within(settings.audience_gap, 0, 365), Message("a number from 0 to 365")),
        "series_gap": (_within(settings.series_gap, 0, 365), Message("a number from 0 to 365")),
        "holidays": (settings.holidays in {"on", "off"}, Message("either on or off")),
        "needs": (len(settings.needs) <= 1500, Message("too long")),
        "working_days": (settings.working_days in {"on", "off"}, Message("either on or off")),
    }
    return {name: sentence for name, (fine, sentence) in checks.items() if not fine}


def _within(number: object, least: int, most: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= most
