"""Formats of dates, times, numbers and money, in the reader's language and the plan's country."""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from eventplanner.domain.base.money import Money, exponent
from eventplanner.i18n.language import SOURCE_LANGUAGE, _, language
from eventplanner.i18n.regions import CalendarNames, Region, calendar, region

_country = "CL"
_home = ""


def use_country(country: str, home: str = "") -> None:
    """Selects the formats of a country (ISO 3166-1 alpha-2) from now on; times of another zone than `home` name theirs."""
    global _country, _home
    _country, _home = country, home


def first_weekday() -> int:
    """Returns the first day of weeks; 0 is Monday."""
    return _region().first_weekday


def month(n: int) -> str:
    """Returns the name of a month: `marzo` for 3."""
    return _names().months[n - 1]


def month_short(n: int) -> str:
    """Returns the abbreviation of a month, three letters: `mar` for 3."""
    return _names().months_short[n - 1]


def weekday(n: int) -> str:
    """Returns the name of a weekday: `lunes` for 0."""
    return _names().weekdays[n]


def weekday_abbr(n: int) -> str:
    """Returns the abbreviation of a weekday, three letters: `lun` for 0."""
    return _names().weekdays_abbr[n]


def weekday_short(n: int) -> str:
    """Returns the abbreviation of a weekday, two letters: `lu` for 0."""
    return _names().weekdays_short[n]


def day(day: date) -> str:
    """Returns a day as `vie 12 mar`."""
    return f"{weekday_abbr(day.weekday())} {day_month(day)}"


def day_year(day: date) -> str:
    """Returns a day as `vie 12 mar 2027`."""
    return f"{weekday_abbr(day.weekday())} {_with_year(day_month(day), day.year)}"


def day_month(day: date) -> str:
    """Returns a day as `12 mar`."""
    return _ordered(str(day.day), month_short(day.month))


def day_month_year(day: date) -> str:
    """Returns a day as `12 mar 2027`."""
    return _with_year(day_month(day), day.year)


def day_long(day: date, *, year: bool = True) -> str:
    """Returns a day as `viernes 12 de marzo de 2027`."""
    parts = {"weekday": weekday(day.weekday()), "day": day.day, "month": month(day.month), "year": day.year}
    if _month_first():
        pattern = "{weekday}, {month} {day}, {year}" if year else "{weekday}, {month} {day}"
    else:
        pattern = _("{weekday} {day} {month} {year}") if year else _("{weekday} {day} {month}")
    return pattern.format(**parts)


def clock(moment: time | datetime, zone: str = "") -> str:
    """Returns a time as `18:30`, or `6:30 PM` where clocks have twelve hours; behind it a zone that is not the plan's."""
    whole_day = f"{moment.hour:02}:{moment.minute:02}"
    told = whole_day if _region().hours == 24 else f"{_twelve(moment)} {_half(moment)}"
    return " ".join(filter(None, (told, elsewhere(zone))))


def moment(moment: datetime, *, year: bool = False) -> str:
    """Returns a moment as `12 mar 18:30`."""
    day = day_month(moment)
    return f"{_with_year(day, moment.year) if year else day} {clock(moment)}"


def elsewhere(zone: str) -> str:
    """Returns the place of a zone that is not the plan's, as `Madrid`; nothing for the plan's and for none."""
    return zone.rpartition("/")[2].replace("_", " ") if zone and _home and zone != _home else ""


def span(start: datetime, end: datetime | None, all_day: bool, year: bool = False, zone: str = "") -> str:
    """Returns a period as `vie 12 mar 18:30–21:00` or `15–16 abr`; the last of whole days is included.

    Times that are not of the plan's zone have theirs behind them.
    """
    end = end or start
    first, last = start.date(), end.date()
    if all_day:
        return _days(first, last, year)
    return " ".join(filter(None, (_hours(start, end, year=year), elsewhere(zone))))


def _hours(start: datetime, end: datetime, *, year: bool) -> str:
    first, last = start.date(), end.date()
    until_midnight = end.time() == time.min and last.toordinal() == first.toordinal() + 1
    if first == last or until_midnight:
        written = day_year(first) if year else day(first)
        return f"{written} {_clocks(start, end)}" if start != end else f"{written} {clock(start)}"
    write = day_year if year or first.year != last.year else day
    return f"{write(first)} {clock(start)} – {write(last)} {clock(end)}"


def countdown(day: date, today: date) -> str:
    """Returns a distance in days as `en 3 d`, `hoy` or `hace 3 d`."""
    days = (day - today).days
    if not days:
        return _("today")
    return _("in {n} d").format(n=number(days)) if days > 0 else _("{n} d ago").format(n=number(-days))


def late(due: date, today: date) -> str:
    """Returns a delay as `3 d de atraso`; `hoy` and `en 3 d` before it."""
    days = (today - due).days
    return _("{n} d late").format(n=number(days)) if days > 0 else countdown(due, today)


def number(number: int | Decimal) -> str:
    """Returns a number as `-1.234,5`, with all its decimals."""
    whole, _point, decimals = f"{abs(Decimal(number)):f}".partition(".")
    sign = "-" if number < 0 else ""
    return sign + _grouped(whole) + (_region().decimal + decimals if decimals else "")


def first_number(text: str) -> Decimal | None:
    """Returns the first number that stands in a text as `number` and `money` write it."""
    here = _region()
    grouped = rf"\d+(?:{re.escape(here.group)}\d{{2,3}})*(?:{re.escape(here.decimal)}\d+)?"
    match = re.search(rf"(-?)[^\d-]*({grouped})", text)
    if match is None:
        return None
    return Decimal(match[1] + match[2].replace(here.group, "").replace(here.decimal, "."))


def money(money: Money) -> str:
    """Returns an amount as `-$1.234.567`, with the currency's own number of decimals."""
    amount = number(abs(money.amount).quantize(Decimal(1).scaleb(-exponent(money.currency))))
    return ("-" if money.minor < 0 else "") + _with_symbol(amount, money.currency)


def _with_symbol(amount: str, currency: str) -> str:
    here = _region()
    symbol = here.symbols.get(currency, currency)
    before, after = here.money.split("#")
    if before and symbol[-1].isalpha():
        before = before.rstrip() + " "
    if after and symbol[0].isalpha():
        after = " " + after.lstrip()
    return before.replace("¤", symbol) + amount + after.replace("¤", symbol)


def symbol(currency: str) -> str:
    """Returns the sign of a currency: `UF`, `US$`, or else its code."""
    return _region().symbols.get(currency, currency)


def rate(scaled: int, digits: int, base: str) -> str:
    """Returns the value of one unit as `$39.600,12`, with two decimals or as many as it has."""
    plain = Decimal(scaled).scaleb(-digits).normalize()
    exact = plain if -plain.as_tuple().exponent > 2 else plain.quantize(Decimal("0.01"))  # type: ignore[operator]
    return _with_symbol(number(exact), base)


def millions(money: Money) -> str:
    """Returns an amount in millions as `-1,25`, without the currency."""
    return number((money.amount / 10**6).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _region() -> Region:
    return region(_country)


def _names() -> CalendarNames:
    return calendar(language())


def _month_first() -> bool:
    # Other languages have the day first in every country.
    return _region().month_first and language() == SOURCE_LANGUAGE


def _ordered(days: str, month: str) -> str:
    return f"{month} {days}" if _month_first() else f"{days} {month}"


def _with_year(day: str, year: int) -> str:
    return f"{day}, {year}" if _month_first() else f"{day} {year}"


def _days(first: date, last: date, year: bool) -> str:
    if first == last:
        return day_year(first) if year else day(first)
    if first.year != last.year:
        return f"{_with_year(day_month(first), first.year)} – {_with_year(day_month(last), last.year)}"
    if first.month == last.month:
        days = _ordered(f"{first.day}–{last.day}", month_short(first.month))
    else:
        days = f"{day_month(first)} – {day_month(last)}"
    return _with_year(days, last.year) if year else days


def _clocks(start: datetime, end: datetime) -> str:
    if _region().hours == 12 and _half(start) == _half(end):
        return f"{_twelve(start)}–{clock(end)}"
    return f"{clock(start)}–{clock(end)}"


def _twelve(moment: time | datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment.minute:02}"


def _half(moment: time | datetime) -> str:
    return _names().halves[moment.hour >= 12]


def _grouped(digits: str) -> str:
    here = _region()
    last, others = here.group_sizes
    if len(digits) < last + here.grouped_from:
        return digits
    groups = [digits[-last:]]
    rest = digits[:-last]
    while rest:
        groups.append(rest[-others:])
        rest = rest[:-others]
    return here.group.join(reversed(groups))
