"""Names of people as lists and cards write them: their order, capitals and asides, and their comparison."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from eventplanner.domain.base.text import Message, clean, clean_line, fold
from eventplanner.domain.people.given_names import begins_given
from eventplanner.domain.people.several_people import PARTICLES, maybe_two, several_people

_LETTER = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"\s*\(([^()]*)\)")
_APOSTROPHES = re.compile(r"['’`´ʼ]")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ROMAN = frozenset({"II", "III", "IV"})
_SUFFIXES = frozenset(
    "phd mba md msc bsc ba ma mg mag ing dr dra lic jr sr ii iii iv esq cpa pmp eng arq abog prof dds rn cfa".split()
)
_COURTESY = frozenset("sr sra srta senor senora don dona mr mrs ms miss".split())
_TITLES = _COURTESY | frozenset("dr dra doctor doctora prof mx sir madam mme".split())
_MARKS = frozenset(
    "external|unverified|guest|host|co host|me|organizer|externo|externa|no comprobado|no comprobada|no verificado"
    "|sin verificar|invitado|invitada|anfitrion|yo|organizador".split("|")
)
"""Words that meeting software puts behind a name."""
_NOBODY = frozenset(
    "info requested|info requested info requested|anonymous|anonimo|anonima|unknown|desconocido|desconocida|sin nombre"
    "|no name|no informa|no informado|n a|s n|nadie|nobody|pendiente|pending|vacante|vacant".split("|")
)
"""Written where nobody is named."""
_TO_COME = re.compile(
    r"(?:(?:el |la |the )?(?:speaker|charlista|ponente|orador|oradora|expositor|expositora|panelista|panelist|invitado"
    r"|invitada|guest|moderador|moderadora|moderator|host|anfitrion|nombre|name|persona|person)(?: \d+)? )?"
    r"(?:t ?b ?[dac]|(?:por|a) (?:confirmar|definir|anunciar|asignar|determinar|designar)"
    r"|to be (?:confirmed|defined|announced|assigned|determined|decided))"
)
"""Written where somebody will be named."""
_SHORTEST_SURNAME = 2
"""Words on both sides of a comma from which it may as well stand between two people."""


class ReadName(Struct, frozen=True):
    """Name of one person, as it will be kept."""

    name: str
    """Empty where the text names nobody."""
    aside: str = ""
    """Text in parentheses, such as a nickname."""
    problem: Message | None = None
    """Why it cannot be told whose name it is."""
    remark: Message | None = None
    """Doubt about a name that is kept."""


def read_name(text: str, *, surname_first: bool = False, original: bool = False, given: str = "") -> ReadName:
    """Reads the cell of a name; `surname_first` where its column shows that a comma stands behind the surname.

    `original` is said of a column whose parentheses hold the name that somebody registered with; `given` is what a
    column of first names beside it says.
    """
    lines = [line for each in clean(text).split("\n") if (line := clean_line(each))]
    name, aside = _without_asides(clean_line(text), original=original)
    if not is_name(name):
        return ReadName("")
    apart = "; ".join(lines) if len([line for line in lines if " " in line]) > 1 else name
    if problem := several_people(apart, given):
        return ReadName(name, aside, problem)
    turned = _in_order(name, surname_first=surname_first)
    if turned is None:
        params = {"text": name}
        reason = Message("“{text}” is two people, or one with the surname first: write first name and surname", params)
        return ReadName(name, aside, reason)
    doubt = None if given or "," in name else maybe_two(turned)
    return ReadName(_capitals(turned), aside, remark=doubt)


def is_name(text: str) -> bool:
    """Returns whether a text can be the name of somebody: it has letters and does not only say that nobody is."""
    plain = _NOT_LETTERS.sub(" ", fold(text)).strip()
    return bool(_LETTER.search(text)) and plain not in _NOBODY and _TO_COME.fullmatch(plain) is None


def is_courtesy(text: str) -> bool:
    """Returns whether a text is only how somebody is addressed, such as `Dr.`, which is no role."""
    words = _words(text)
    return bool(words) and all(word in _TITLES for word in words)


def is_surname_first(text: str) -> bool:
    """Returns whether a text can only be a surname, a comma and a first name."""
    parts = _comma_parts(_without_asides(clean_line(text), original=False)[0])
    return len(parts) == 2 and _is_turned(*parts)


def joined_name(whole: str, parts: Sequence[str]) -> tuple[str, str]:
    """Returns one name from a column with whole names and from columns with its parts, and what else they call it.

    `parts` begin with the first name. A whole name that repeats its parts is not added up with them.
    """
    put_together = clean_line(" ".join(parts))
    if not whole or not put_together:
        return whole or put_together, ""
    long, short = set(_words(whole)), set(_words(put_together))
    if short <= long:
        return whole, ""
    if long <= short:
        return put_together, ""
    if not parts[0]:
        return clean_line(f"{whole} {put_together}"), ""
    return (whole, put_together) if short & long else (put_together, whole)


@lru_cache(maxsize=1 << 15)
def name_keys(name: str) -> frozenset[str]:
    """Returns the keys of a name; two names agree if they have one in common.

    They are its words in any order, and its letters without blanks, both without case, accents, punctuation, asides
    and courtesy titles.
    """
    plain = _ASIDE.sub(" ", name)
    words = _words(plain if _LETTER.search(plain) else name)
    kept = words[1:] if len(words) > 2 and words[0] in _COURTESY else words
    return frozenset({" ".join(sorted(kept)), "".join(kept)}) - {""}


def asides(name: str) -> list[str]:
    """Returns what stands in parentheses in a name."""
    return [clean_line(text) for text in _ASIDE.findall(name)]


def _words(text: str) -> list[str]:
    return [word for word in _NOT_LETTERS.split(_APOSTROPHES.sub("", fold(text))) if word]


def _without_asides(text: str, *, original: bool) -> tuple[str, str]:
    found = [aside for aside in asides(text) if aside]
    if original and found and is_name(found[-1]):
        return found[-1], ""
    plain = clean_line(_ASIDE.sub(" ", text))
    if not _LETTER.search(plain):
        return (found[0], "") if found and is_name(found[0]) else (plain, "")
    return plain, ", ".join(aside for aside in found if _NOT_LETTERS.sub(" ", fold(aside)).strip() not in _MARKS)


def _comma_parts(name: str) -> list[str]:
    return [part for each in name.split(",") if (part := each.strip())]


def _is_suffix(part: str) -> bool:
    words = _words(part)
    return (bool(words) and all(word in _SUFFIXES for word in words)) or not part[:1].isalnum()


def _is_turned(surname: str, first: str) -> bool:
    if _is_suffix(first) or several_people(f"{surname}, {first}") or begins_given(surname):
        return False
    few = min(len(surname.split()), len(first.split())) < _SHORTEST_SURNAME
    return few or fold(surname.split(maxsplit=1)[0]) in PARTICLES


def _in_order(name: str, *, surname_first: bool) -> str | None:
    """Returns the name with its first name first; None where the comma may stand between two people."""
    parts = _comma_parts(name)
    suffixes: list[str] = []
    while len(parts) > 1 and _is_suffix(parts[-1]):
        suffixes.insert(0, parts.pop())
    if len(parts) > 2:
        return None
    if len(parts) == 2:
        if begins_given(parts[0]) or (not surname_first and not _is_turned(*parts)):
            return None
        parts = [f"{parts[1]} {parts[0]}"]
    return ", ".join([*parts, *suffixes])


def _capitals(name: str) -> str:
    """Returns a name of several words in capitals as it is usually written."""
    words = name.split()
    letters = [word for word in words if _LETTER.search(word)]
    if len(letters) < 2 or not all(word.isupper() for word in letters) or all(len(word) < 3 for word in letters):
        return name
    return " ".join(_capital(word, first=not n) for n, word in enumerate(words))


def _capital(word: str, *, first: bool) -> str:
    if fold(word) in PARTICLES and not first:
        return word.lower()
    if word in _ROMAN and not first:
        return word
    return re.sub(r"[^\W\d_]+", lambda found: found[0][:1] + found[0][1:].lower(), word)
