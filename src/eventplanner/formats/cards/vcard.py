"""Reading and writing of vCard files (2.1, 3.0 and 4.0)."""

import binascii
import re
from base64 import b64decode
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message, clean, clean_line, fold
from eventplanner.domain.base.zones import known_zone
from eventplanner.domain.exchange.people_import import PersonRow, settled
from eventplanner.domain.people.channels import is_email, is_phone
from eventplanner.domain.people.names import is_courtesy, is_name, name_keys
from eventplanner.domain.people.people import Person
from eventplanner.formats.base.csv_encodings import repair
from eventplanner.formats.base.quoted_printable import MARK, decoded, goes_on, unquoted

MAX_CARDS = 100_000
"""Cards of one file."""
LONGEST = 1 << 20
"""Characters of one line; photographs are longer and are not read."""
_BEGIN = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_PROPERTY = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIECE = re.compile(r"\\.|;|[^\\;]+|\\", re.DOTALL)
_CHANNELS = frozenset({"URL", "IMPP", "X-SOCIALPROFILE", "X-TWITTER", "X-SKYPE", "X-JABBER", "SOCIALPROFILE"})
_PREFERRED = "pref"
_FOLD = 73
"""Octets of a line before it is folded."""


class _Property(Struct, frozen=True):
    name: str
    params: Mapping[str, str]
    """Names in capitals, values in small letters."""
    value: str

    @property
    def is_preferred(self) -> bool:
        return _PREFERRED in self.params.get("TYPE", "").split(",") or self.params.get("PREF") == "1"


def is_vcard(data: bytes) -> bool:
    """Returns whether the data begins like a vCard file."""
    return _BEGIN.match(_narrow(data[:200])) is not None


def read(data: bytes) -> list[PersonRow]:
    """Reads the people and organisations of a file, with the reason for each card that cannot be read.

    Raises FileProblem without any card.
    """
    rows = [_row(line, properties) for line, properties in _cards(_text(data))]
    if not rows:
        raise FileProblem(Message("There are no address cards in this file."))
    if len(rows) > MAX_CARDS:
        raise FileProblem(Message("This file has more than {n} cards.", {"n": MAX_CARDS}))
    return rows


def write(people: Sequence[tuple[Person, str]]) -> bytes:
    """Cards of version 4.0; with each person what her organisation is called."""
    return "".join(_card(person, organisation) for person, organisation in people).encode()


def _narrow(data: bytes) -> bytes:
    """UTF-16 as far as its beginning can be looked at."""
    return data.decode("utf-16", "ignore").encode() if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data


def _text(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What phones of old wrote where they named no character set.
        return data.decode("cp1252", "replace")


def _cards(text: str) -> Iterator[tuple[int, list[_Property] | None]]:
    """Each card with the line it begins at; nothing for one that does not end."""
    begun: int | None = None
    properties: list[_Property] = []
    for number, line in _unfolded(text):
        mark = line.strip().upper().replace(" ", "")
        if mark == "BEGIN:VCARD":
            if begun is not None:
                yield begun, None
            begun, properties = number, []
        elif mark == "END:VCARD" and begun is not None:
            yield begun, properties
            begun = None
        elif begun is not None and len(line) <= LONGEST and (found := _property(line)):
            properties.append(found)
    if begun is not None:
        yield begun, None


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yields lines as they were before they were folded, by either way, with their numbers."""
    whole, begun = "", 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if goes_on(whole):
            whole += f"\r\n{line}"
        elif whole and line[:1] in {" ", "\t"}:
            whole += line[1:]
        else:
            if whole:
                yield begun, whole
            whole, begun = line, number
    if whole:
        yield begun, whole


def _property(line: str) -> _Property | None:
    match = _PROPERTY.fullmatch(line)
    if match is None:
        return None
    params: dict[str, str] = {}
    for part in match[2].split(";")[1:]:
        name, mark, value = part.partition("=")
        # A bare word is a type in 2.1, or an encoding.
        key = name.strip().upper() if mark else _bare(name)
        value = (value if mark else name).strip().strip('"').lower()
        params[key] = ",".join(filter(None, [params.get(key, ""), value]))
    return _Property(match[1].upper(), params, _decoded(match[3], params))


def _bare(word: str) -> str:
    return "ENCODING" if word.strip().upper() in {MARK, "BASE64", "8BIT", "7BIT"} else "TYPE"


def _decoded(value: str, params: Mapping[str, str]) -> str:
    charset = params.get("CHARSET", "utf-8")
    match params.get("ENCODING", ""):
        case "quoted-printable":
            return unquoted(value, charset)
        case "base64" | "b":
            try:
                return decoded(b64decode(value), charset)
            except (binascii.Error, ValueError):
                return ""
        case _:
            return repair(value)


def _row(line: int, properties: list[_Property] | None) -> PersonRow:
    if properties is None:
        return PersonRow(line, problem=Message("this card does not end"))
    by_name: dict[str, list[_Property]] = {}
    for each in properties:
        by_name.setdefault(each.name, []).append(each)
    for several in by_name.values():
        several.sort(key=lambda each: not each.is_preferred)
    kinds = _kinds(by_name)
    if "group" in kinds:
        return PersonRow(line, {"name": _first(by_name, "FN") or _put_together(by_name)}, is_group=True)
    organisation, *units = [*_parts(by_name, "ORG"), ""]
    texts = {
        "email": "\n".join(_all(by_name, "EMAIL")),
        "phone": "\n".join(map(_phone, _all(by_name, "TEL"))),
        "place": ([*_parts(by_name, "ADR"), *[""] * 4])[3],
        "notes": "\n".join(clean(_plain(each.value)).strip() for each in by_name.get("NOTE", ())),
    }
    if _is_organisation(by_name, organisation, kinds):
        contact = _put_together(by_name)
        texts["name"] = _first(by_name, "FN") or organisation
        if contact and name_keys(contact).isdisjoint(name_keys(texts["name"])):
            texts["contact"] = contact
        texts["url"] = next(filter(is_link, _all(by_name, "URL")), "")
        return settled(PersonRow(line, texts, is_organisation=True))
    name = _first(by_name, "FN") or _put_together(by_name) or _first(by_name, "NICKNAME")
    texts |= {
        "name": name if is_name(name) else "",
        "role": next((text for name in ("TITLE", "ROLE") for text in _all(by_name, name) if not is_courtesy(text)), ""),
        "organisation_id": organisation,
        "team": next(filter(None, units), ""),
        "channels": "\n".join(text for name in by_name if name in _CHANNELS for text in _all(by_name, name)),
        "timezone": _zone(by_name),
        "languages": ", ".join(_all(by_name, "LANG")),
    }
    return settled(PersonRow(line, texts, unnamed=name))


def _kinds(by_name: Mapping[str, Sequence[_Property]]) -> set[str]:
    """Returns what a card says of what it is about."""
    return {fold(text) for name in ("KIND", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND") for text in _all(by_name, name)}


def _is_organisation(by_name: Mapping[str, Sequence[_Property]], organisation: str, kinds: Collection[str]) -> bool:
    """Is a card of an organisation: said to be, or without the name of a person?"""
    if "individual" in kinds:
        return False
    if "org" in kinds or "company" in kinds:
        return bool(organisation or _first(by_name, "FN"))
    name = _first(by_name, "FN") or _put_together(by_name)
    parts = [part for part in _parts(by_name, "N") if part]
    is_firm = not name or not name_keys(name).isdisjoint(name_keys(organisation))
    return bool(organisation) and is_firm and len(parts) < 2 and not _first(by_name, "NICKNAME")


def _put_together(by_name: Mapping[str, Sequence[_Property]]) -> str:
    family, given, middle, *_others = [*_parts(by_name, "N"), "", "", ""]
    return clean_line(f"{given} {middle} {family}")


def _phone(text: str) -> str:
    """Returns a number without the beginning and the parameters of a link to it."""
    if not text.lower().startswith("tel:"):
        return text
    number, *params = text[4:].split(";")
    extension = next((value for name, _mark, value in (each.partition("=") for each in params) if name == "ext"), "")
    return f"{number} ext. {extension}" if extension else number


def _zone(by_name: Mapping[str, Sequence[_Property]]) -> str:
    name = _first(by_name, "TZ")
    return name if known_zone(name) else ""


def _first(by_name: Mapping[str, Sequence[_Property]], name: str) -> str:
    return next(iter(_all(by_name, name)), "")


def _all(by_name: Mapping[str, Sequence[_Property]], name: str) -> list[str]:
    return [text for each in by_name.get(name, ()) if (text := clean_line(_plain(each.value)))]


def _parts(by_name: Mapping[str, Sequence[_Property]], name: str) -> list[str]:
    """Returns the parts of the first property of that name that says anything."""
    for each in by_name.get(name, ()):
        parts = [clean_line(_plain(part)) for part in _apart(each.value)]
        if any(parts):
            return parts
    return []


def _apart(value: str) -> list[str]:
    """Returns the parts between semicolons that part something; what keeps others from it stays."""
    parts = [""]
    for piece in _PIECE.findall(value):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _plain(value: str) -> str:
    """Without the strokes that keep commas and line breaks from being taken for something else."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _card(person: Person, organisation: str) -> str:
    *given, family = person.name.split() if " " in person.name else [person.name, ""]
    said = [
        ("KIND", "individual"),
        ("FN", _escaped(person.name)),
        ("N", f"{_escaped(family)};{_escaped(' '.join(given))};;;"),
        ("TITLE", _escaped(person.role)),
        ("ORG", ";".join(filter(None, [_escaped(organisation), _escaped(person.team)])) if organisation else ""),
        ("EMAIL", _escaped(person.email)),
        ("TEL", _escaped(person.phone)),
        *((_property_of(channel), _escaped(channel)) for channel in person.channels),
        ("ADR", f";;;{_escaped(person.place)};;;" if person.place else ""),
        ("TZ", _escaped(person.timezone)),
        *(("LANG", _escaped(language)) for language in person.languages),
        ("NOTE", _escaped(person.notes)),
    ]
    lines = ["BEGIN:VCARD", "VERSION:4.0", *(f"{name}:{text}" for name, text in said if text), "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _property_of(channel: str) -> str:
    return "EMAIL" if is_email(channel) else "TEL" if is_phone(channel) else "X-SOCIALPROFILE"


def _escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """At most 75 octets a line, and no character torn apart."""
    lines, room = [""], _FOLD
    for character in line:
        octets = len(character.encode())
        if octets > room:
            lines.append("")
            room = _FOLD
        lines[-1] += character
        room -= octets
    return "\r\n ".join(lines)
