"""Recurrences in words of the reader's language, which can be read back."""

from collections.abc import Iterable, Sequence

from eventplanner.domain.base.text import N_, clean_line
from eventplanner.domain.series.recurrence import WORKING_DAYS, Frequency, Recurrence, from_rule
from eventplanner.i18n import formats
from eventplanner.i18n.language import SOURCE_LANGUAGE, _, language, ngettext

_NTHS = {
    1: N_("first {weekday}"),
    2: N_("second {weekday}"),
    3: N_("third {weekday}"),
    4: N_("fourth {weekday}"),
    5: N_("fifth {weekday}"),
    -3: N_("third to last {weekday}"),
    -2: N_("second to last {weekday}"),
    -1: N_("last {weekday}"),
}
_MONTHS = range(1, 13)
_LEAST_RANGE = 3
_MOST_EXCEPTIONS = 2


def rule_words(rule: str) -> str:
    """Returns an RRULE in words, or unchanged where there are none for it."""
    recurrence = from_rule(rule)
    return recurrence_words(recurrence) if recurrence else clean_line(rule)


def recurrence_words(recurrence: Recurrence) -> str:
    """Returns a recurrence in its simplest form as `second Thursday of each month, March to November`."""
    words, said_months = _days(recurrence)
    if recurrence.months and not said_months:
        words = _with_months(words, recurrence.months)
    if recurrence.working and not _says_working_days(recurrence):
        words = _("{rule}, except holidays").format(rule=words)
    if recurrence.count:
        words = ngettext("{rule}, {n} time", "{rule}, {n} times", recurrence.count).format(
            rule=words, n=recurrence.count
        )
    return words


def _says_working_days(recurrence: Recurrence) -> bool:
    """Do working days stand in the rule themselves?"""
    of_weeks = recurrence.frequency is Frequency.WEEKLY and recurrence.interval == 1
    return bool(recurrence.positions) or (of_weeks and recurrence.weekdays == WORKING_DAYS)


def _days(recurrence: Recurrence) -> tuple[str, bool]:
    """Returns the rule without its end, and whether its months are in it."""
    match recurrence:
        case Recurrence(frequency=Frequency.WEEKLY, weekdays=(_first, *_rest)):
            return _weekly(recurrence), False
        case Recurrence(frequency=Frequency.YEARLY, interval=1, month_days=(day,), months=(month,)):
            return _("every year on {day} {month}").format(day=day, month=formats.month(month)), True
        case Recurrence(weekdays=(), month_days=()):
            return _every(recurrence.frequency, recurrence.interval), False
    days = _weekdays_of_month(recurrence) if recurrence.weekdays else _month_days(recurrence.month_days)
    if recurrence.frequency is Frequency.YEARLY:
        every = _every(recurrence.frequency, recurrence.interval)
        return _("{rule}, {days} of {months}").format(rule=every, days=days, months=_months(recurrence.months)), True
    if recurrence.interval > 1:
        every = _every(recurrence.frequency, recurrence.interval)
        return f"{days} {every}", False
    if recurrence.months and not (_is_stretch(recurrence.months) or _but_few(recurrence.months)):
        return _("{days} of {months}").format(days=days, months=_months(recurrence.months)), True
    return _("{days} of each month").format(days=days), False


def _every(frequency: Frequency, n: int) -> str:
    match frequency:
        case Frequency.DAILY:
            words = ngettext("every day", "every {n} days", n)
        case Frequency.WEEKLY:
            words = ngettext("every week", "every {n} weeks", n)
        case Frequency.MONTHLY:
            words = ngettext("every month", "every {n} months", n)
        case Frequency.YEARLY:
            words = ngettext("every year", "every {n} years", n)
    return words.format(n=n)


def _weekly(recurrence: Recurrence) -> str:
    names = (formats.weekday(weekday) for _nth, weekday in recurrence.weekdays)
    weekdays = _listed(name if name.endswith("s") else f"{name}s" for name in names)
    if recurrence.interval > 1:
        every = _every(recurrence.frequency, recurrence.interval)
        return _("{rule} on {weekdays}").format(rule=every, weekdays=weekdays)
    if recurrence.weekdays == WORKING_DAYS:
        return _("every working day") if recurrence.working else _("every weekday")
    return _("weekly on {weekdays}").format(weekdays=weekdays)


def _weekdays_of_month(recurrence: Recurrence) -> str:
    if recurrence.positions:
        name = _("working day") if recurrence.working else _("weekday")
        return _("{nth} {weekday}").format(nth=_listed(map(_position, recurrence.positions)), weekday=name)
    return _listed(_(_NTHS[nth]).format(weekday=formats.weekday(day)) for nth, day in recurrence.weekdays)


def _position(n: int) -> str:
    """`first`; in figures where there is no word for it."""
    return _(_NTHS[n]).format(weekday="").strip() if n in _NTHS else _ordinal(n)


def _month_days(days: Sequence[int]) -> str:
    words = _listed(_("last day") if day == -1 else _numbered(day) for day in days)
    if days == (-1,):
        return _("on the last day")
    return ngettext("on the {days}", "on the {days}", len(days)).format(days=words)


def _numbered(day: int) -> str:
    """`1st`; other languages say just the number."""
    return _ordinal(day) if language() == SOURCE_LANGUAGE else str(day)


def _ordinal(day: int) -> str:
    if language() != SOURCE_LANGUAGE:
        return f"{day}º"
    ending = "th" if day // 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _with_months(words: str, months: Sequence[int]) -> str:
    if _but_few(months):
        return _("{rule}, except {months}").format(rule=words, months=_months(_others(months)))
    if _is_stretch(months):
        (first,) = _beginnings(months)
        last = next(month for month in months if month % 12 + 1 not in months)
        return _("{rule}, {first} to {last}").format(rule=words, first=formats.month(first), last=formats.month(last))
    return _("{rule}, in {months}").format(rule=words, months=_months(months))


def _is_stretch(months: Sequence[int]) -> bool:
    """Do so many months follow upon each other, also over the turn of the year, that their ends say it?"""
    return len(_beginnings(months)) == 1 and len(months) >= _LEAST_RANGE


def _but_few(months: Sequence[int]) -> bool:
    """Is it shorter to say which months there are not?"""
    within_year = _is_stretch(months) and _beginnings(months)[0] == months[0]
    return len(_others(months)) <= _MOST_EXCEPTIONS and not within_year


def _beginnings(months: Sequence[int]) -> list[int]:
    return [month for month in months if (month - 2) % 12 + 1 not in months]


def _others(months: Sequence[int]) -> list[int]:
    return [month for month in _MONTHS if month not in months]


def _months(months: Iterable[int]) -> str:
    return _listed(formats.month(month) for month in months)


def _listed(names: Iterable[str]) -> str:
    """`Monday, Wednesday and Friday`."""
    *others, last = names
    return _("{names} and {last}").format(names=", ".join(others), last=last) if others else last
