"""The public holidays of a country and its regions, in English and in Spanish.

It takes a tenth of a second to import: whoever uses it should do so late.
"""

import re
from datetime import date

import holidays

from eventplanner.domain.base.text import clean_line, fold


def public_holidays(country: str, region: str, year: int) -> list[tuple[date, str, str]]:
    """Returns the holidays of a year with their names in English and Spanish; those of a known region are included.

    Where the package has no English or no Spanish for a country, the name is the country's own.
    """
    of = _entity(country)
    if of is None:
        return []
    english, spanish = (_named(of, _region(of, country, region), year, language) for language in ("en", "es"))
    return [(day, english[day], spanish[day]) for day in sorted(english)]


def knows(country: str, region: str = "") -> bool:
    """Returns whether holidays of a country, and of its region if one is given, are available."""
    of = _entity(country)
    return of is not None and (not region.strip() or bool(_region(of, country, region)))


def _entity(country: str) -> type[holidays.HolidayBase] | None:
    code = country.strip().upper()
    if not re.fullmatch("[A-Z]{2}", code):
        return None
    try:
        return type(holidays.country_holidays(code))
    except NotImplementedError:
        return None


def _region(of: type[holidays.HolidayBase], country: str, region: str) -> str:
    """As the package writes it, from its code, with or without the country's before it, or from its name."""
    aliases: dict[str, str] = getattr(of, "subdivisions_aliases", {})
    codes = {fold(name): code for name, code in aliases.items()} | {fold(code): code for code in of.subdivisions}
    wanted = fold(region.strip())
    return codes.get(wanted) or codes.get(wanted.removeprefix(f"{fold(country.strip())}-"), "")


def _named(of: type[holidays.HolidayBase], region: str, year: int, language: str) -> dict[date, str]:
    spoken = [of.default_language or "", *sorted(of.supported_languages)]
    # Always said: without it the package speaks the language of whoever runs it.
    chosen = next((each for each in spoken if each.startswith(language)), of.default_language)
    holidays_named = of(years=year, subdiv=region or None, language=chosen, expand=False)
    return {day: clean_line(name) for day, name in holidays_named.items() if day.year == year}
