"""The columns of a table of people: what they are headed, and what they are called in the tables of others."""

from collections.abc import Mapping, Sequence

from eventplanner.domain.base.text import NC_
from eventplanner.domain.parsing.asked_columns import asked_fields
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
    "|contact|contacto|display name|speaker name|nombre del charlista|invitado|invitada|guest",
    "first": "first name|first|given name|nombres|primer nombre|nombre de pila|forename",
    "last": "last name|last|surname|family name|apellido|apellidos|primer apellido|apellido paterno",
    "last2": "second surname|segundo apellido|apellido materno",
    "role": "role|cargo|title|job title|position|puesto|rol|profession|profesion|occupation|ocupacion|tagline|job",
    "organisation_id": "organisation|organization|organizacion|company|empresa|institution|institucion|employer"
    "|affiliation|afiliacion|org|compania|community|comunidad|entidad|organismo|lugar de trabajo|company name",
    "team": "team|equipo|area|department|departamento|unit|unidad|gerencia",
    "internal": "works here|trabaja aqui|internal|interno|interna|staff|employee",
    "email": "e mail|email|mail|correo|correo electronico|e mail address|email address|direccion de correo"
    "|direccion de correo electronico|e mail 1 value|correo e|owner email|email 1|primary email",
    "phone": "telephone|telefono|phone|fono|celular|movil|mobile|phone number|numero de telefono|cell|cell phone"
    "|telefono celular|telefono movil|mobile phone|whatsapp|phone 1 value|tel|contact number|numero de contacto",
    "channels": "other channels|otros canales|channels|canales|twitter|x|linkedin|telegram|instagram|social|redes"
    "|redes sociales|website|web|sitio web|url|otro correo|second email|e mail 2 value|github|mastodon",
    "place": "city|ciudad|place|location|lugar|comuna|town|home city|ciudad de residencia|localidad|region",
    "timezone": "time zone|timezone|zona horaria|tz|huso horario",
    "languages": "languages|idiomas|language|idioma|lengua|lenguas",
    "consent": "consent|consentimiento|permission|permiso|autorizacion|authorization",
    "consent_on": "consent given on|consentimiento del|consent date|fecha de consentimiento",
    "notes": "notes|notas|note|nota|comments|comentarios|comment|comentario|observaciones|observacion|bio|biography"
    "|biografia|remarks|about|resena|semblanza",
}
"""By field, all names of its column, folded; `first`, `last` and `last2` are parts of a name."""

_FIELDS = {name: field for field, names in NAMES.items() for name in names.split("|")}
_SEVERAL = frozenset({"channels", "notes"})
"""Fields that several columns may fill."""


def is_known(name: str) -> bool:
    """Is this a heading of a table of people?"""
    return heading_key(name) in _FIELDS


def chosen(header: Sequence[str], wanted: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column, or nothing: as asked for, else by its name. Raises Invalid.

    `wanted` is heading → field, `-` to leave it out.
    """
    asked = asked_fields(header, wanted, NAMES, _FIELDS)
    taken = set(asked.values()) - _SEVERAL
    parted = any(_FIELDS.get(heading_key(name)) in {"last", "last2"} for name in header)
    found: list[str] = []
    for name in header:
        key = heading_key(name)
        field = _FIELDS.get(key, "")
        # Beside a column of surnames, “name” is what comes before them.
        field = "first" if field == "name" and parted and "first" not in found else field
        if key not in asked and (field in taken or (field in found and field not in _SEVERAL)):
            field = ""
        found.append(asked.get(key, field))
    return tuple(found)
