"""The patterns by which a recurrence in words is taken apart, English and Spanish; they are for folded text."""

from collections.abc import Mapping

from eventplanner.domain.parsing.calendar_words import (
    A_MONTH,
    COUNT_NUMBER,
    MONTH_ITEM,
    TO,
    WEEKDAY,
    WEEKDAY_ITEM,
    any_of,
)
from eventplanner.domain.parsing.scanner import KEPT, TAKEN


def _listed(item: str) -> str:
    """One or more, as “a, b and c”; the little words may stand before each."""
    return rf"{item}(?:{_AND}(?:(?:on|in|the|el|los|las|de|en)\s+){{0,2}}{item})*"


_AND = r"(?:\s*,\s*(?:(?:and|y|e)\s+)?|\s+(?:and|y|e)\s+|\s*[&+]\s*)"
_BEFORE = r"(?<![\w#@+/.:~$-])"
EACH = r"(?:every|each|cada|todos\s+los|todas\s+las)"
_LITTLE = r"(?:(?:on|in|of|the|el|los|del?|en|cada|every|each|todos)\s+){0,4}"

NTHS: Mapping[str, int] = {
    **dict.fromkeys(("first", "1st", "primer", "primero", "primera", "primeros", "1er", "1ro", "1o"), 1),
    **dict.fromkeys(("second", "2nd", "segundo", "segunda", "segundos", "2do", "2o"), 2),
    **dict.fromkeys(("third", "3rd", "tercer", "tercero", "tercera", "terceros", "3er", "3ro", "3o"), 3),
    **dict.fromkeys(("fourth", "4th", "cuarto", "cuarta", "cuartos", "4to", "4o"), 4),
    **dict.fromkeys(("fifth", "5th", "quinto", "quinta", "quintos", "5to", "5o"), 5),
    **dict.fromkeys(("last", "ultimo", "ultima", "ultimos"), -1),
    **dict.fromkeys(("third to last", "third-to-last", "antepenultimate", "antepenultimo", "antepenultima"), -3),
    **dict.fromkeys(
        ("second to last", "second-to-last", "penultimate", "next to last", "penultimo", "penultima", "penultimos"), -2
    ),
}
UNITS: Mapping[str, str] = {
    **dict.fromkeys(("day", "days", "dia", "dias"), "day"),
    **dict.fromkeys(("week", "weeks", "semana", "semanas"), "week"),
    **dict.fromkeys(("month", "months", "mes", "meses"), "month"),
    **dict.fromkeys(("quarter", "quarters", "trimestre", "trimestres"), "quarter"),
    **dict.fromkeys(("semester", "half-year", "semestre", "semestres"), "half"),
    **dict.fromkeys(("year", "years", "ano", "anos"), "year"),
}
ADVERBS: Mapping[str, tuple[int, str]] = {
    **dict.fromkeys(("daily", "diario", "diaria", "diariamente", "a diario"), (1, "day")),
    **dict.fromkeys(("dia por medio",), (2, "day")),
    **dict.fromkeys(("weekly", "semanal", "semanalmente"), (1, "week")),
    **dict.fromkeys(("fortnightly", "biweekly", "bi-weekly", "quincenal", "quincenalmente"), (2, "week")),
    **dict.fromkeys(
        ("every fortnight", "cada quincena", "cada quince dias", "cada 15 dias", "semana por medio"), (2, "week")
    ),
    **dict.fromkeys(("monthly", "mensual", "mensualmente"), (1, "month")),
    **dict.fromkeys(("bimonthly", "bimestral", "bimestralmente", "mes por medio"), (2, "month")),
    **dict.fromkeys(("quarterly", "trimestral", "trimestralmente"), (1, "quarter")),
    **dict.fromkeys(("half-yearly", "semiannually", "semestral", "semestralmente"), (1, "half")),
    **dict.fromkeys(("yearly", "annually", "annual", "anual", "anualmente"), (1, "year")),
}

_NUMBER = rf"(?:[0-9]{{1,4}}|{any_of(COUNT_NUMBER)})"
NTH = rf"(?:{any_of(NTHS)})"
_NTH_IN_TURN = rf"(?:{any_of(name for name, nth in NTHS.items() if nth > 1)})"
_UNIT = rf"(?:{any_of(UNITS)})"
_WEEKDAYS = _listed(WEEKDAY_ITEM)
GROUP = rf"(?P<nths>{_listed(NTH)})\s+(?P<weekdays>{_WEEKDAYS})"
_GROUPS = _listed(GROUP.replace("?P<nths>", "?:").replace("?P<weekdays>", "?:"))
_MONTHS = _listed(MONTH_ITEM)
_YEAR = r"(?:(?:\s*,\s*|\s+(?:(?:of|del?)\s+)?)(?P<{0}>(?:19|20|21)[0-9]{{2}})\b(?![:.h]?[0-9]))"
_OPTIONAL_YEAR = rf"{_YEAR.format('year')}?"
_DAY_NUMBER = r"(?:[12][0-9]|3[01]|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th|ro|er|o)"
_NAMED_DAY = r"(?:last(?:\s+day)?|ultimo(?:\s+dia)?|first\s+day|primer\s+dia)"
DAY_ITEM = rf"(?:{_DAY_NUMBER}{_ORDINAL}?|{_NAMED_DAY})(?![\w:/.-]*[0-9])\b"
_DAYS = _listed(DAY_ITEM)

RULE = r"(?<!\S)(?:rrule:)?freq=[^\s,]+(?:,[^\s]+)*"
COUNT = (
    rf"{_BEFORE}(?:(?:for|during|durante|por)\s+)?(?P<n>{_NUMBER})\s+"
    r"(?:times|time|veces|vez|occurrences|ocurrencias|dates|fechas|sessions|sesiones|editions|ediciones)\b"
    r"(?!\s+(?:a|per|al|por|every|each|cada)\b)"
)
LATER_NTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        ("sixth sexto", "seventh septimo", "eighth octavo", "ninth noveno", "tenth decimo"), start=6
    )
    for name in names.split()
}
"""Of working days alone: no weekday comes so often in a month."""
_EXCEPT = (
    r"(?:except(?:ing)?|skipping|but\s+not|not|save|without|excepto|salvo|menos|sin|saltando|omitiendo"
    r"|(?:a|con)\s+excepcion)"
)
EXCEPT = rf"{_BEFORE}{_EXCEPT}\s+(?:(?:for|in|on|en|del?|por)\s+)?(?:(?:the|el|la|los|las)\s+)?"
AND_EXCEPT = rf"(?P<and>{_AND})(?:{_EXCEPT}\s+)?(?:(?:for|in|on|en|del?)\s+)?(?:(?:the|el|la|los|las)\s+)?"
_MONTHS_LEFT_OUT = (
    rf"{MONTH_ITEM}(?:(?!\s*,\s*{A_MONTH}{TO}{A_MONTH})(?:{_AND})(?:(?:in|the|el|los|de|en)\s+){{0,2}}{MONTH_ITEM})*"
)
"""Behind a comma alone, from one month to another is when it takes place."""
LEFT_OUT_MONTH = rf"(?P<month>{MONTH_ITEM}){_YEAR.format('year')}"
LEFT_OUT = (
    rf"(?:{LEFT_OUT_MONTH}|(?P<months>{_MONTHS_LEFT_OUT})(?!\s*[0-3]?[0-9]\b)(?!{_YEAR.format('later')})"
    rf"|(?P<weekdays>{_WEEKDAYS})(?!\s+[0-9])|(?:(?:public|bank)\s+)?holidays?\b|(?:dias?\s+)?(?:feriados?|festivos?)\b)"
)
LEFT_OUT_NUMBERS = r"[0-9]{1,4}[/.-][0-9]{1,2}(?:[/.-][0-9]{1,4})?(?![\w/.-])"
LEFT_OUT_DAYS = (
    rf"(?:(?P<days>{_DAYS})\s+(?:(?:of|del?)\s+)?(?P<m>{A_MONTH}){_OPTIONAL_YEAR}"
    rf"|(?P<m_>{A_MONTH})\s+(?:the\s+)?(?P<days_>{_DAYS})(?!\s+(?:(?:of|de)\s+)?{A_MONTH})(?:{_YEAR.format('year_')})?)"
    r"(?!\s*[-–—]\s*[0-9]|\s+(?:to|through|al?)\s+[0-9])"
)
NTH_IN_TURN = (
    rf"{_BEFORE}(?:every|each|cada)\s+(?P<n>{_NTH_IN_TURN})\s+(?P<weekdays>{_WEEKDAYS})(?!\s+(?:of|in|del?)\b)"
)
"""“Every second Tuesday”, which is of no month."""
IN_TURN = (
    rf"{_BEFORE}(?:every|each|cada)\s+(?P<n>other|otro|{_NUMBER})\s+(?P<weekdays>{_WEEKDAYS})"
    rf"|{_BEFORE}(?:un\s+)?(?P<medio>{WEEKDAY})\s+por\s+medio\b"
)
OF_MONTH = rf"{_BEFORE}{_LITTLE}(?P<groups>{_GROUPS})"
_OF_THE_WEEK = r"(?P<weekday>weekdays?|dias?\s+de\s+(?:la\s+|entre\s+)?semana|dias?\s+entre\s+semana)"
_WORKING = r"(?:(?:working|business|work)\s+days?|workdays?|dias?\s+(?:habil(?:es)?|laborables?|laboral(?:es)?))"
WORKING_DAYS = rf"{_BEFORE}(?:{EACH}\s+|on\s+|en\s+|los\s+)?(?:{_OF_THE_WEEK}|{_WORKING})\b"
POSITION = rf"(?:{NTH}|{any_of(LATER_NTHS)}|(?:1[0-9]|2[0-3]|[1-9])(?:st|nd|rd|th|er|do|to|mo|vo|no|[oº°]))"
NTH_WORKING_DAY = rf"{_BEFORE}{_LITTLE}(?P<nths>{_listed(POSITION)})\s+(?:{_OF_THE_WEEK}|{_WORKING})\b"
WEEKENDS = rf"{_BEFORE}(?:{EACH}\s+|on\s+|los\s+)?(?:weekends?|fin(?:es)?\s+de\s+semana)\b"
ADVERB = rf"{_BEFORE}(?P<adverb>{any_of(ADVERBS)})\b"
UNIT = (
    rf"{_BEFORE}(?:(?:of|del?|in|en)\s+)?{EACH}\s+(?:(?P<n>other|otr[oa]|{_NUMBER}|{_NTH_IN_TURN})\s+)?(?P<unit>{_UNIT})\b"
    rf"|{_BEFORE}(?:once|una\s+vez)\s+(?:an?|per|al|a\s+la|por)\s+(?P<once>{_UNIT})\b"
    rf"|{_BEFORE}(?:of|in|del?)\s+(?:(?:the|el|los)\s+)?(?P<of>{_UNIT})\b"
)
WEEKDAYS = rf"{_BEFORE}(?P<lead>(?:(?:on|the|el|los|las|of|del?|en|{EACH})\s+){{0,4}})(?P<weekdays>{_WEEKDAYS})"
WEEKDAY_SPAN = rf"{WEEKDAY}{TO}{WEEKDAY}"
_MANY = rf"(?:(?:other|otr[oa]|{_NUMBER}|{NTH})\s+)?"
_OF_A_MONTH = rf"(?:(?:of|in|de|del)\s+)?(?:(?:the|el)\s+)?(?:{EACH}\s+)?(?:month|quarter|year|mes|trimestre|ano)\b"
RECURS = (
    rf"{_BEFORE}{EACH}\s+{_MANY}(?:{_UNIT}|{_WEEKDAYS}|{_WORKING}|(?:weekday|weekend|fin\s+de\s+semana)s?)\b"
    rf"|{_BEFORE}(?:(?:the|el|los|las)\s+)?(?:{_GROUPS}|{POSITION}\s+(?:{_WORKING}|weekday))\s+{_OF_A_MONTH}"
    rf"|{_BEFORE}(?:un\s+)?(?:{WEEKDAY}|{_UNIT})\s+por\s+medio\b"
    rf"|{_BEFORE}(?:once|twice|una\s+vez|(?:{_NUMBER})\s+(?:times|veces))\s+(?:an?|per|al|a\s+la|por)\s+{_UNIT}\b"
    rf"|{RULE}"
)
"""Words that can mean nothing but that something takes place again and again."""
NTH_WEEKDAYS = (
    rf"{_BEFORE}(?:los\s+{_listed(NTH)}\s+{_WEEKDAYS}"
    rf"|(?:the\s+)?{_listed(NTH)}\s+(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|sabados|domingos)(?!\w))"
)
"""The first Thursdays, of each month."""
_TIME_BETWEEN = r"(?:[\s,]+(?:a\s+las?\s+|at\s+)?[0-9][0-9:.hapms\s-]{0,14})?"
WEEKDAY_THROUGH = (
    rf"{_BEFORE}(?:(?:the|el)\s+)?{WEEKDAY}(?:\s+(?:of|in|during|de|en|durante)\s+{A_MONTH}(?!\s+[0-3]?[0-9]\b)(?:{_YEAR.format('y1')})?"
    rf"|{_TIME_BETWEEN}[\s,]+(?:until|till|through|hasta)\s+(?:(?:the\s+end\s+of|end\s+of|fin(?:es)?\s+de)\s+)?{A_MONTH}"
    rf"(?!\s+[0-3]?[0-9]\b)(?:{_YEAR.format('y2')})?)"
)
"""Thursday of March, which are all of it, or until June."""
MONTH_DAYS = rf"{_BEFORE}(?P<lead>(?:(?:on|the|el|los|dias?|days?)\s+){{0,3}})(?P<days>{_DAYS})(?!\s*(?:(?:of|del?)\s+)?{A_MONTH})"
DAYS_OF_MONTHS = rf"{_BEFORE}{_LITTLE}(?:dias?\s+|days?\s+)?(?P<days>{_DAYS})\s+(?:of|del?)\s+(?P<months>{_MONTHS})(?!{_YEAR.format('y')})"
DAY_OF_YEAR = (
    rf"{_BEFORE}(?P<lead>{_LITTLE})(?:(?P<d>{_DAY_NUMBER}){_ORDINAL}?\s+(?:(?:of|de)\s+)?(?P<m>{A_MONTH})"
    rf"|(?P<m_>{A_MONTH})\s+(?:the\s+)?(?P<d_>{_DAY_NUMBER}){_ORDINAL}?\b)(?!{_YEAR.format('y')})(?!{TO}[0-9])"
)
_FROM = r"(?:from|starting(?:\s+(?:on|in|from))?|beginning(?:\s+(?:on|in))?|since|as\s+of|desde|a\s+partir\s+del?|comenzando|empezando)"
_UNTIL = r"(?:until|till|through|up\s+to|to|ending(?:\s+(?:on|in))?|hasta|al?|terminando)"
FROM = rf"{_BEFORE}(?:{_FROM}|del?)(?:\s+(?:en|el|the))?\s+"
UNTIL = rf"{_BEFORE}{_UNTIL}(?:\s+(?:el|the))?\s+"
YEARS_APART = (
    rf"{_BEFORE}(?:(?:{_FROM}|between|del?|entre)\s+)?(?P<m1>{A_MONTH}){_YEAR.format('y1')}"
    rf"(?:{TO}|\s+(?:and|y)\s+)(?P<m2>{A_MONTH}){_YEAR.format('y2')}"
)
BETWEEN = rf"{_BEFORE}(?:between|entre)\s+(?P<months>{A_MONTH}\s+(?:and|y)\s+{A_MONTH}){_OPTIONAL_YEAR}"
MONTHS = (
    rf"{_BEFORE}(?P<lead>(?:(?:in|of|only|during|from|en|del?|desde|solo|durante|the\s+months\s+of|los\s+meses\s+de)\s+){{0,3}})"
    rf"(?P<months>{_MONTHS})(?!\s+[0-3]?[0-9]\b){_OPTIONAL_YEAR}"
)
FROM_MONTH = rf"{_BEFORE}{_FROM}(?:\s+en)?\s+(?P<m>{A_MONTH}){_OPTIONAL_YEAR}"
UNTIL_MONTH = (
    rf"{_BEFORE}{_UNTIL}\s+(?:(?:the\s+end\s+of|fin(?:es)?\s+de|end\s+of)\s+)?(?P<m>{A_MONTH}){_OPTIONAL_YEAR}"
)
YEAR = (
    rf"{_BEFORE}(?:(?:in|during|throughout|for|all(?:\s+of)?|en|durante|todo(?:\s+el)?(?:\s+ano)?|del?|of)\s+)"
    r"(?P<year>(?:19|20|21)[0-9]{2})\b(?![:.h/-]?[0-9])"
    rf"|(?<={TAKEN})\s*,?\s*(?P<alone>(?:19|20|21)[0-9]{{2}})(?=\s*(?:[{TAKEN}{KEPT},@#~+]|$))"
)
