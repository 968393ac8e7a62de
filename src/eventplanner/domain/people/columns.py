"""Columns of a table of people: headings, and headings in foreign tables."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from eventplanner.domain.base.text import NC_, fold
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.headings import heading_key

HEADINGS: Mapping[str, str] = {
    "name": NC_("table", "Name"),
    "role": NC_("table", "Role"),
    "organisation_id": NC_("table", "Organisation"),
    "team": NC_("table", "Team"),
    "internal": NC_("table", "Works here"),
    "email": NC_("table", "E-mail"),
    "phone": NC_("table", "Telephone"),
    "channels": NC_("table", "Other channels"),
    "place": NC_("table", "City"),
    "timezone": NC_("table", "Time zone"),
    "languages": NC_("table", "Languages"),
    "consent": NC_("table", "Consent"),
    "consent_on": NC_("table", "Consent given on"),
    "notes": NC_("table", "Notes"),
}
"""The columns of a table that is written, in their order."""

NAMES: Mapping[str, str] = {
    "name": "name|nombre|full name|nombre completo|nombre y apellido|nombres y apellidos|nombre y apellidos|speaker"
    "|charlista|ponente|orador|oradora|expositor|expositora|person|persona|attendee|asistente|participant|participante"
    "|contact|contacto|display name|speaker name|nombre del charlista|invitado|invitada|guest|attendee name"
    "|nombre del asistente|nombre de asistente|nombre asistente|participant name|nombre del participante|guest name"
    "|nombre del invitado|contact name|nombre de contacto|nombre del contacto|nombre del ponente|nombre del expositor"
    "|nombre del orador|apellidos y nombres|apellidos y nombre|apellido y nombre|name of attendee|nombre de la persona",
    "first": "first name|first|given name|nombres|primer nombre|nombre de pila|forename|attendee first name"
    "|participant first name|guest first name|speaker first name|nombres del asistente|nombres del participante",
    "middle": "middle name|additional name|segundo nombre|middle",
    "last": "last name|last|surname|family name|apellido|apellidos|primer apellido|apellido paterno|attendee last name"
    "|attendee surname|participant last name|guest last name|speaker last name|apellido del asistente"
    "|apellidos del asistente|apellido del participante|apellidos del participante",
    "last2": "second surname|segundo apellido|apellido materno",
    "role": "role|cargo|title|job title|position|puesto|rol|profession|profesion|occupation|ocupacion|tagline|job"
    "|organization title|organization 1 title|attendee job title|cargo del asistente",
    "organisation_id": "organisation|organization|organizacion|company|empresa|institution|institucion|employer"
    "|affiliation|afiliacion|org|compania|community|comunidad|entidad|organismo|lugar de trabajo|company name"
    "|organization name|organisation name|organization 1 name|attendee company|empresa asistente|empresa del asistente"
    "|nombre de la empresa|nombre empresa|company organization|empresa institucion|empresa organizacion",
    "team": "team|equipo|area|department|departamento|unit|unidad|gerencia|organization department"
    "|organization 1 department",
    "internal": "works here|trabaja aqui|internal|interno|interna|staff|employee",
    "email": "e mail|email|mail|correo|correo electronico|e mail address|email address|direccion de correo"
    "|direccion de correo electronico|correo e|owner email|primary email|user email|correo institucional"
    "|correo personal|work email|personal email|otro correo|second email|secondary email|segundo correo"
    "|attendee email|participant email|correo electronico del participante|correo electronico del asistente"
    "|correo del asistente|correo del participante|email del asistente|mail institucional|email institucional"
    "|e mail institucional|correo electronico institucional|mail personal|email personal|mail de contacto"
    "|correo de contacto|email de contacto|institutional email|speaker email|guest email",
    "phone": "telephone|telefono|phone|fono|celular|movil|mobile|phone number|numero de telefono|cell|cell phone"
    "|telefono celular|telefono movil|mobile phone|whatsapp|tel|contact number|numero de contacto|business phone"
    "|home phone|work phone|telefono fijo|otro telefono|second phone|segundo telefono|numero de celular",
    "channels": "other channels|otros canales|channels|canales|twitter|x|linkedin|telegram|instagram|social|redes"
    "|redes sociales|website|web|sitio web|url|github|mastodon",
    "place": "city|ciudad|place|location|lugar|comuna|town|home city|ciudad de residencia|localidad|region",
    "timezone": "time zone|timezone|zona horaria|tz|huso horario",
    "languages": "languages|idiomas|language|idioma|lengua|lenguas",
    "consent": "consent|consentimiento|permission|permiso|autorizacion|authorization",
    "consent_on": "consent given on|consentimiento del|consent date|fecha de consentimiento",
    "notes": "notes|notas|note|nota|comments|comentarios|comment|comentario|observaciones|observacion|bio|biography"
    "|biografia|remarks|about|resena|semblanza",
}
"""By field, all names of its column, folded; `first`, `middle`, `last` and `last2` are parts of a name."""
PARTS = ("first", "middle", "last", "last2")
"""Fields of columns that hold a part of a name, in the order of a name."""
_NUMBERED = re.compile(r"(e mail|email|correo|phone|telefono|fono|website) \d+(?: value| address)?")
"""Headings of address books, such as `E-mail 2 - Value`."""
_COUNTS = re.compile(r"#|\bn[º°]|\bno\.|\bn[uú]mero\b(?! de (?:tel|cel|fono|contacto))|\bid\b", re.IGNORECASE)
"""In the heading of a column that numbers people or orders."""
_ORIGINAL = re.compile(r"\((?:original name|nombre original|nome original)\)")
_OF_TALKS = frozenset(
    "abstract|session|session type|talk|track|room|proposal|duration|sesion|charla|sala|propuesta|duracion|resumen"
    "|presentation|presentacion|elevator pitch|session id|proposal id|submission|slot".split("|")
)
"""Headings beside which `Title` is that of a talk."""
_OF_ATTENDEES = re.compile(r"attendee|participant|asistente")
_LESSER = {
    "name": frozenset(
        "speaker|person|persona|attendee|asistente|participant|participante|contact|contacto|invitado|invitada|guest"
        "|charlista|ponente|orador|oradora|expositor|expositora".split("|")
    ),
    "role": frozenset({"title", "tagline", "profession", "profesion", "role", "rol"}),
}
"""Headings that stand for a field only where no other does."""


class PeopleNames(ColumnNames, frozen=True, dict=True):
    """Headings of columns of people, in which a part may stand behind a colon or be numbered."""

    def named(self, name: str) -> str:
        return super().named(name) or self._composed(name)

    def is_known(self, heading: str) -> bool:
        return self.of_heading(heading) != ""

    def by_heading(self, header: Sequence[str]) -> list[str]:
        return [self.of_heading(heading) for heading in header]

    def of_heading(self, heading: str) -> str:
        """Returns the field of a heading alone, or nothing."""
        field = self._composed(heading) or self.fields.get(heading_key(heading), "")
        return "" if field in {"name", *PARTS} and _COUNTS.search(heading) else field

    def _composed(self, heading: str) -> str:
        if _ORIGINAL.search(fold(heading)):
            return "name"
        if numbered := _NUMBERED.fullmatch(heading_key(heading)):
            return self.fields[numbered[1]]
        whole, mark, part = heading.partition(":")
        if mark and self.fields.get(heading_key(whole)) == "name":
            field = self.fields.get(heading_key(part), "")
            return "first" if field == "name" else field if field in PARTS else ""
        return ""


COLUMN_NAMES = PeopleNames(NAMES, several=frozenset({"channels", "notes", "email", "phone"}))


def chosen(
    header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Returns the field of each column, or empty: as asked for, else by its name. Raises Invalid.

    `wanted` is heading → field, `-` to leave it out.
    """
    by_name = COLUMN_NAMES.by_heading(header)
    keys = [heading_key(name) for name in header]
    for field, lesser in _LESSER.items():
        places = [n for n, name in enumerate(by_name) if name == field]
        if any(keys[n] not in lesser for n in places):
            _leave_out(by_name, (n for n in places if keys[n] in lesser))
    if not _OF_TALKS.isdisjoint(keys):
        _leave_out(by_name, (n for n, key in enumerate(keys) if key == "title"))
    for field in PARTS:
        own, others = _by_owner(header, by_name, field)
        _leave_out(by_name, others if own else ())
    _part_names(by_name)
    asked = set(COLUMN_NAMES.asked(header, wanted).values())
    for field in asked & {"email", "phone"}:
        _leave_out(by_name, [n for n, name in enumerate(by_name) if name == field])
    return COLUMN_NAMES.chosen(header, wanted, remembered, by_name)


def originals(header: Sequence[str]) -> frozenset[int]:
    """Returns the places of columns whose parentheses hold the name that somebody registered with."""
    return frozenset(n for n, heading in enumerate(header) if _ORIGINAL.search(fold(heading)))


def own_channels(header: Sequence[str], fields: Sequence[str], field: str) -> Collection[int]:
    """Returns the places of columns that are of the attendee and not of the buyer, where there are both."""
    own, others = _by_owner(header, fields, field)
    return own if others else ()


def _by_owner(header: Sequence[str], fields: Sequence[str], field: str) -> tuple[list[int], list[int]]:
    """Returns the places of the columns of a field that are of the attendee, and of the others."""
    places = [n for n, name in enumerate(fields) if name == field]
    own = [n for n in places if _OF_ATTENDEES.search(fold(header[n]))]
    return own, [n for n in places if n not in own]


def _part_names(by_name: list[str]) -> None:
    """Beside a column of surnames, “name” is what comes before them; of two the second."""
    if not {"last", "last2"} & set(by_name) or "first" in by_name:
        return
    names = [n for n, field in enumerate(by_name) if field == "name"]
    if names:
        by_name[names[min(1, len(names) - 1)]] = "first"


def _leave_out(by_name: list[str], places: Iterable[int]) -> None:
    for n in places:
        by_name[n] = ""
