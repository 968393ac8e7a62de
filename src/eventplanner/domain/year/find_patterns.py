"""The patterns by which a wish for a date is taken apart, in English and Spanish; they are for folded text."""

from datetime import time

from eventplanner.domain.parsing.calendar_words import COUNT_NUMBER, MONTH, TO, WEEKDAY, WEEKDAY_ITEM, any_of
from eventplanner.domain.parsing.scanner import TAKEN

# Texts, which `re` compiles and keeps on first use.
_EDGE = r"(?<![\w#@+])"
_THE = r"(?:(?:the|el|la|los|las)\s+)?"
_IN = rf"(?:(?:in|on|en|de|del|during|durante|for|para|por|of)\s+)?{_THE}"
_NEXT = r"(?:next|coming|prox(?:im[oa]s?)?\.?)"
_THIS = r"(?:this|current|est[ea])"
_YEAR = r"(?:\s+(?:(?:de|del|of)\s+)?(?P<year>(?:19|20|21)[0-9]{2})(?![\w-]))?"
_UNITS = {"quarter": r"quarter|trimestre", "month": r"month|mes", "week": r"week|semana", "year": r"year|ano"}
_ORDINALS = (
    r"1(?:st|er|o)?|first|prim(?:er|ero)",
    r"2(?:nd|do|o)?|second|segundo",
    r"3(?:rd|er|o)?|third|tercer(?:o)?",
    r"4(?:th|to|o)?|fourth|cuarto",
)

QUARTERS = tuple(
    rf"{_EDGE}{_IN}(?:[qt]{n}|(?:{ordinal})\s+(?:quarter|trimestre))\b{_YEAR}" for n, ordinal in enumerate(_ORDINALS, 1)
)
HALVES = tuple(
    rf"{_EDGE}{_IN}(?:h{n}|(?:{ordinal})\s+(?:half|semestre|mitad))\b(?:\s+(?:of\s+the|del)\s+(?:year|ano))?{_YEAR}"
    for n, ordinal in enumerate(_ORDINALS[:2], 1)
)
NEXT = {
    unit: rf"{_EDGE}{_IN}(?:{_NEXT}\s+(?:{word})\b|(?:{word})\s+(?:que\s+viene|siguiente))\b"
    for unit, word in _UNITS.items()
}
THIS = {unit: rf"{_EDGE}{_IN}{_THIS}\s+(?:{word})\b" for unit, word in _UNITS.items()}
AHEAD = (
    rf"{_EDGE}{_IN}(?:{_NEXT}\s+(?P<n>[0-9]{{1,3}})|(?P<m>[0-9]{{1,3}})\s+{_NEXT})"
    r"\s+(?P<unit>days?|dias?|weeks?|semanas?|months?|mes(?:es)?)\b"
)
_A_MONTH = rf"(?P<{{}}>{MONTH})\b\.?"
MONTHS = (
    rf"{_EDGE}(?:(?:between|entre|from|desde|de)\s+)?{_A_MONTH.format('first')}"
    rf"\s*(?:-|–|to|till|until|and|a|y|hasta)\s*{_A_MONTH.format('last')}{_YEAR}"
)
A_MONTH = rf"{_EDGE}{_IN}{_A_MONTH.format('first')}(?!\s+[0-3]?[0-9](?![0-9])){_YEAR}"
A_YEAR = rf"{_EDGE}{_IN}(?P<year>(?:20|21)[0-9]{{2}})(?![\w/.-])"
SINCE = rf"{_EDGE}(?:from|after|since|a\s+partir(?:\s+del?)?|desde(?:\s+el)?|despues(?:\s+del?)?)\s+$"
UNTIL = rf"{_EDGE}(?:before|until|till|by|antes(?:\s+del?)?|hasta(?:\s+el)?)\s+$"

WEEKDAYS = (
    rf"{_EDGE}(?:(?:on|el|los|un|an?|any|algun)\s+|(?:de|from|entre)\s+(?={WEEKDAY}{TO}{WEEKDAY}))?"
    rf"(?P<days>{WEEKDAY_ITEM})"
)
WORKDAYS = (
    rf"{_EDGE}(?:on\s+|en\s+)?(?:a\s+|un\s+|any\s+)?"
    r"(?:weekdays?|workdays?|working\s+days?|dias?\s+(?:de\s+semana|habil(?:es)?|laboral(?:es)?)|entre\s+semana)\b"
)
WEEKENDS = rf"{_EDGE}(?:on\s+|en\s+)?(?:a\s+|un\s+|el\s+|the\s+)?(?:weekends?|fin(?:es)?\s+de\s+semana|findes?)\b"
THAT_DAY = rf"{_EDGE}(?:(?:next|this|este|prox(?:imo)?\.?)\s+(?:{WEEKDAY})|(?:{WEEKDAY})\s+(?:que\s+viene|proximo(?!\s+(?:trimestre|mes|ano))))\b"

_AT = rf"{_EDGE}(?:(?:in|on|at|en|por|a|de|al)\s+)?{_THE}"
PARTS_OF_DAY = (
    (rf"{_AT}(?:afternoons?)\b", time(15), 150),
    (rf"{_AT}(?:evenings?|tardes?(?:-?noche)?|noches?|nights?|tardecita|after\s?(?:work|office))\b", time(18, 30), 150),
    (rf"{_AT}(?:noon|midday|lunch(?:time)?|mediodia|hora\s+de\s+almuerzo)\b", time(12, 30), 90),
    (rf"{_AT}(?:mornings?)\b|{_EDGE}(?:por|en|de|a)\s+(?:la\s+)?mananas?\b", time(9, 30), 180),
)
"""A pattern, and the beginning and the minutes it stands for; whoever says “tarde” means after work."""
MORNING = rf"{_EDGE}mananas?\b"
"""Alone it may also be tomorrow."""
ALL_DAY = rf"{_EDGE}(?:(?:all|the\s+whole|whole|full)[\s-]+days?|(?:todo\s+el\s+|el\s+)?dia\s+(?:completo|entero)|todo\s+el\s+dia|jornada\s+completa)\b"
AFTER = rf"{_EDGE}(?:from|after|a\s+partir\s+de|desde|despues\s+de|pasadas)\s+(?:las?\s+)?$"
AFTER_HOUR = rf"{_EDGE}(?:despues|a\s+partir|pasadas?)\s+(?:de\s+)?las?\s+(?P<hour>[0-2]?[0-9])(?![0-9:.h])"

_COUNT = rf"[0-9]{{1,2}}|{any_of(COUNT_NUMBER)}"
LONG_DAYS = rf"{_EDGE}(?:for\s+|de\s+|durante\s+|por\s+)?(?P<n>{_COUNT})(?:\s+|-)(?:full\s+|whole\s+)?(?:days?|dias?)\b"
LONG_HOURS = (
    rf"{_EDGE}(?<![:.,/-])(?<!a\s)(?<!to\s)(?<!las\s)(?<!at\s)(?:for\s+|de\s+|durante\s+|por\s+)?"
    rf"(?P<n>[0-9](?:[.,][0-9])?|{any_of(COUNT_NUMBER)})(?:\s+|-|(?<=[0-9]))(?:h|hrs?|hours?|horas?)\b"
    r"(?:\s*(?:and|y)\s+(?:a\s+)?(?P<half>half|media)|\s*(?P<more>[0-5][0-9])\b)?"
)
LONG_CLOCK = rf"{_EDGE}(?<![:.,/-])(?:for\s+|de\s+|durante\s+|por\s+)?(?P<n>[1-5])h(?P<more>[0-5][0-9])\b"
"""Nobody begins at 1h30; that is how long it takes."""
LONG_MINUTES = (
    rf"{_EDGE}(?<![:.,/-])(?:for\s+|de\s+|durante\s+|por\s+)?(?P<n>[1-9][0-9]{{0,2}})(?:\s+|-)?(?:min(?:ute|uto)?s?)\b"
)

AUDIENCE = rf"(?<!\S)(?:audience|audiencia|publico):\s?(?P<value>[^\s{TAKEN}].{{0,200}}?)(?=\s+[@+#]\S|\s+(?:series|serie):|[{TAKEN}]|$)"
FOR_WHOM = rf"(?<!\S)(?:for|para)\s+(?:(?:the|los|las|el|la)\s+)?(?P<value>[^\W\d_].{{0,200}}?)(?=\s+[@+#]\S|\s+(?:in|en|on|by|with|con)\s|[{TAKEN}]|$)"
SERIES = rf"(?<!\S)(?:series|serie):\s?(?P<value>[^\s{TAKEN}].{{0,200}}?)(?=\s+[@+#]\S|\s+(?:audience|audiencia|publico):|[{TAKEN}]|$)"
IDLE = frozenset(
    "in on at of for by from to the a an any some and or with between during please find date day event el la los las de"
    " del en por para un una algun alguna y e o con entre a al fecha dia busca buscar evento lead".split()
)
"""Words that say nothing by themselves."""
