"""Columns of a table of people: headings, and headings in foreign tables."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from eventplanner.domain.base.text import NC_
from eventplanner.domain.parsing.asked_columns import ColumnNames

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

COLUMN_NAMES = ColumnNames(NAMES, several=frozenset({"channels", "notes"}))


def chosen(
    header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """Returns the field of each column, or empty: as asked for, else by its name. Raises Invalid.

    `wanted` is heading → field, `-` to leave it out.
    """
    by_name = COLUMN_NAMES.by_heading(header)
    if {"last", "last2"} & set(by_name) and "name" in by_name and "first" not in by_name[: by_name.index("name")]:
        # Beside a column of surnames, “name” is what comes before them.
        by_name[by_name.index("name")] = "first"
    return COLUMN_NAMES.chosen(header, wanted, remembered, by_name)
