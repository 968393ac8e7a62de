"""Quick lines of people and organisations."""

import re
from collections.abc import Callable, Mapping

from eventplanner.domain.base.text import clean_line

_EMAIL = re.compile(r"(?<!\S)<?([^\s@<>,;#]+@[^\s@<>,;]+\.[^\s@<>,;.]+)>?[,;]?(?!\S)")
_LINK = re.compile(r"(?<!\S)((?:https?://|mailto:)\S+)")
_PHONE = re.compile(r"(?<!\S)(\+?\(?\d[\d\s().\-/]{5,}\d)[,;]?(?!\S)")
_PLACE = re.compile(r"(?<!\S)@\s?([^@#,;]+?)(?=\s+[#@]|\s*[,;]|$)")
_TAG = re.compile(r"(?<!\S)#\s?([^@#,;\s]+)")
_PARTS = re.compile(r"\s*[,;]\s*")


def person_texts(line: str) -> Mapping[str, str]:
    """`Ana Pérez, designer, Estudio Sur ana@sur.cl +56 9 1234 5678 @Santiago #design`; who has a team works here."""
    rest, said = _reached(line)
    rest, team = _without(_TAG, rest)
    rest, said["place"] = _without(_PLACE, rest)
    name, role, organisation = _parts(rest)
    who = {"name": name, "role": role, "organisation_id": organisation}
    return _spoken(who | said | ({"team": team, "internal": "yes"} if team else {}))


def organisation_texts(line: str, is_dealing: Callable[[str], bool]) -> Mapping[str, str]:
    """`Banquetes Ñuñoa, Rosa Díaz #supplier rosa@b.cl https://b.cl @Santiago`: name, whom to ask for, what it is to us."""
    rest, said = _reached(line)
    dealings: list[str] = []
    for match in list(_TAG.finditer(rest)):
        if is_dealing(match[1]):
            dealings.append(match[1])
            rest = rest.replace(match[0], "", 1)
    rest, said["place"] = _without(_PLACE, rest)
    rest, said["url"] = _without(_LINK, rest)
    name, contact, more = _parts(rest)
    who = {"name": name, "contact": ", ".join(filter(None, (contact, more))), "dealings": ", ".join(dealings)}
    return _spoken(who | said)


def _reached(line: str) -> tuple[str, dict[str, str]]:
    """The rest, and by what somebody can be reached."""
    rest, email = _without(_EMAIL, clean_line(line))
    rest, phone = _without(_PHONE, rest)
    return rest, {"email": email, "phone": phone}


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """What is left of a text, and what was found in it first."""
    match = pattern.search(text)
    if match is None:
        return text, ""
    return clean_line(f"{text[: match.start()]} {text[match.end() :]}"), clean_line(match[1])


def _parts(text: str) -> tuple[str, str, str]:
    first, second, *others = [*_PARTS.split(text.strip(" ,;")), "", ""]
    return first, second, ", ".join(filter(None, others))


def _spoken(said: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in said.items() if text or name == "name"}
