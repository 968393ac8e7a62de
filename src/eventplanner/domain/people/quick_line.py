"""Quick lines of people and organisations."""

import re
from collections.abc import Callable, Mapping

from eventplanner.domain.parsing.scanner import ScannedLine

_EMAIL = r"(?<!\S)<?([^\s@<>,;#]+@[^\s@<>,;]+\.[^\s@<>,;.]+)>?[,;]?(?!\S)"
_LINK = r"(?<!\S)((?:https?://|mailto:)\S+)"
_PHONE = r"(?<!\S)(\+?\(?\d[\d\s().\-/]{5,}\d)[,;]?(?!\S)"
_PLACE = r"(?<!\S)@\s?(?=\S)([^@#,;]+?)(?=\s+[#@]|\s*[,;]|\s*$)"
_TAG = r"(?<!\S)#\s?([^@#,;\s]+)"


def person_texts(text: str) -> Mapping[str, str]:
    """`Ana Pérez, designer, Estudio Sur ana@sur.cl +56 9 1234 5678 @Santiago #design`; who has a team works here."""
    line = ScannedLine(text)
    texts = line.read(email=_EMAIL, phone=_PHONE, team=_TAG, place=_PLACE)
    name, role, organisation = _parts(line.left)
    works_here = {"internal": "yes"} if "team" in texts else {}
    return _spoken({"name": name, "role": role, "organisation_id": organisation} | texts | works_here)


def organisation_texts(text: str, is_dealing: Callable[[str], bool]) -> Mapping[str, str]:
    """`Banquetes Ñuñoa, Rosa Díaz #supplier rosa@b.cl https://b.cl @Santiago`: name, whom to ask for, what it is to us."""
    line = ScannedLine(text)
    texts = line.read(email=_EMAIL, phone=_PHONE)
    dealings: list[str] = []
    while dealing := line.take_first(_TAG, "dealings", lambda tag: line.written(tag, 1) if is_dealing(tag[1]) else ""):
        dealings.append(dealing)
    texts |= line.read(place=_PLACE, url=_LINK)
    name, contact, more = _parts(line.left)
    who = {"name": name, "contact": ", ".join(filter(None, (contact, more))), "dealings": ", ".join(dealings)}
    return _spoken(who | texts)


def _parts(text: str) -> tuple[str, str, str]:
    first, second, *others = [*re.split(r"\s*[,;]\s*", text.strip(" ,;")), "", ""]
    return first, second, ", ".join(filter(None, others))


def _spoken(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text or name == "name"}
