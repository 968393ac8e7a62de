"""The patterns by which a quick line is taken apart; they are for folded text."""

from eventplanner.domain.parsing.calendar_words import MONTH
from eventplanner.domain.parsing.clock_words import PART
from eventplanner.domain.parsing.scanner import LOOSE, TAKEN

# Texts, which `re` compiles and keeps on first use: the app starts without them.
ESCAPED = r"""(?<!\S)\\(?=[@#~!+$"\\0-9]|[^\W\d_]{3})"""
PROTECTED = rf"""{ESCAPED}\S+|(?<!\S)["“«][^"“”«»]*["”»](?!\w)"""
LOOSE_BEHIND = f"{LOOSE}.:)"
LOOSE_BEFORE = f"{LOOSE}("
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,9}"
URL = r"(?<!\S)@?(https?://\S+)"
TAG = r"(?<!\S)#([^\s,;]*[^\W\d_][^\s,;]*)"
NAMED = r"(?<!\S)(?P<key>kind|tipo|type|status|estado|format|formato|modalidad|tag|etiqueta):(?P<value>[^\s,;]+)"
CAPACITY = (
    rf"(?<!\S)~\s?(?P<sign>{_NUMBER})(?![^\s,;])"
    rf"|(?<![\w.,:/~$#-])(?:(?:para|for|hasta|up to)\s){{0,2}}(?P<word>{_NUMBER})\s"
    r"(?:cupos?|plazas?|asientos?|places?|seats?|pax|personas|people|asistentes|attendees|invitad[oa]s|guests)\b"
)
_WORD = r"[^\W\d_][\w'.-]*"
ZONE = (
    rf"(?<!\S)hora\s(?:de\s)?(?P<behind>{_WORD}(?:\s{_WORD}){{0,2}})"
    rf"|(?<!\S)(?P<before>(?:{_WORD}\s){{1,3}})time\b"
    r"|(?<=[0-9hm.])\s(?P<utc>utc|gmt)(?!\S)(?!\s[+−-]?\s?[0-9])"
)
PRIORITIES = {"1": 1, "2": 2, "3": 3, "alta": 1, "high": 1, "media": 2, "medium": 2, "baja": 3, "low": 3}
PRIORITY = rf"(?<!\S)!({'|'.join(PRIORITIES)})(?!\S)"
AMOUNT = r"(?<!\S)\$\s?([0-9][0-9.,]*)(?!\w)"
_HOUR = r"(?:[01]?[0-9]|2[0-4])"
LOOSE_HOUR = (
    rf"{TAKEN}[\s,]*(?P<words>(?:at|a\s+las?|de(?:sde)?(?:\s+las?)?|from)\s+{_HOUR}(?:\s*(?:-|–|a|to|y)\s*(?:las\s+)?{_HOUR})?"
    rf"|{_HOUR}\s*(?:-|–|a|to)\s*{_HOUR}|{PART}|tonight|esta\s+noche)(?=[\s,]*(?:[{TAKEN}@#~+]|$))"
)
"""Hours that may be numbers, or a part of the day without an hour, right behind the day."""
WHOLE_DAY = rf"{TAKEN}[\s,(]*(?P<words>(?:todo\s+el\s+dia|(?:all|whole|full)\s+day(?:\s+long)?|dia\s+completo))(?!\w)"
MONTH_OF_YEAR = rf"(?:{MONTH})\b\.?\s+[12][0-9]{{3}}$"
FORMAT = (
    r"(?<![\w-])(?<!realidad )(?:online|virtual|en linea|hibrid[oa]|hybrid|presencial|in[ -]person)(?![\w-]| realit)"
)
_VALUE_END = rf"(?=\s+[@+]\S|\s+(?:lead|owner|responsable|venue|place|sede|lugar):|[{TAKEN}]|$)"
PLACE = rf"(?<!\S)(?:@\s?|(?:venue|place|sede|lugar):\s?)(?P<value>[^\s{TAKEN}].{{0,200}}?){_VALUE_END}"
PLACE_IN_WORDS = rf"(?<!\S)(?:en|at)\s(?:(?:el|la|los|las|the)\s)?(?P<value>\S.{{0,200}}?){_VALUE_END}"
PLACE_WORD = (
    r"(?:sede|sala|salon|auditori(?:o|um)|teatro|theat(?:re|er)|centro|cent(?:re|er)|campus|hotel|oficinas?|offices?"
    r"|cafe|bar|universidad|university|facultad|edificio|building|biblioteca|library|museo|museum|casa|club|hub"
    r"|cowork\w*|espacio|parque|plaza|estadio|hall|room|aula|hq|av|avenida|calle)\b"
)
PLACE_BEHIND_COMMA = rf"(?<=[{TAKEN}]),\s?(?:(?:el|la|los|las|the)\s)?(?P<value>{PLACE_WORD}.{{0,200}}?){_VALUE_END}"
"""Right behind the day or the time."""
LANGUAGE = r"(?:espanol|ingles|spanish|english|portugues|portuguese)\b"
OWNER = rf"(?<!\S)(?:\+(?=[^\W\d_])|(?:lead|owner|responsable):\s?)(?P<value>[^\s{TAKEN}].{{0,200}}?){_VALUE_END}"
QUOTED = (
    r"""(?<!\S)(?:(?P<place>@\s?|(?:venue|place|sede|lugar):|(?:en|at)\s)|(?P<owner>\+|(?:lead|owner|responsable):))"""
    r"""["“«](?P<value>[^"“”«»]+)["”»]"""
)
