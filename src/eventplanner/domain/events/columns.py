"""Columns of a table of events: headings, headings in foreign tables, and the spelling of choices there."""

from collections.abc import Mapping, Sequence

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import NC_
from eventplanner.domain.events.events import EVENT, EventKind, Format, Status
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.table import Cell, Table
from eventplanner.domain.parsing.values import Unreadable, count_of

COLUMNS = (
    *("date", "start_time", "end_date", "end_time", "timezone"),
    *(name for name in EVENT.asked if name not in {"start", "end", "all_day", "timezone"}),
    "uid",
)
"""The columns of a table that is written, in their order."""
HEADINGS: Mapping[str, str] = {
    "date": NC_("table", "Start date"),
    "start_time": NC_("table", "Start time"),
    "end_date": NC_("table", "End date"),
    "end_time": NC_("table", "End time"),
    "capacity_online": NC_("table", "Online capacity"),
    "uid": NC_("table", "UID"),
}
"""Those that are headed otherwise than by the label of a field."""

_NAMES: Mapping[str, str] = {
    "date": "date|inicio fecha|event date|day of event|fecha|fecha evento|fecha del evento|start date|fecha inicio|fecha de inicio"
    "|fechas|dates|cuando|when",
    "start": "start|start date time|starts|starts at|start datetime|begin|begins|from|inicio|comienzo|comienza|desde|fecha y hora"
    "|date and time|datetime|fecha hora|date time|dtstart|start at|fecha y hora inicio|fecha y hora de inicio",
    "start_time": "time|inicio hora|start time|begin time|hour|hours|schedule|hora|horas|horario|hora inicio|hora de inicio"
    "|hora comienzo|times",
    "end_date": "end date|termino fecha|fin fecha|last day|date end|fecha fin|fecha de fin|fecha termino|fecha de termino|fecha final"
    "|fecha hasta|finish date|end day|ultimo dia|dia de termino",
    "end": "end|end date time|ends|ends at|end datetime|finish|until|to|fin|final|termino|termina|hasta|dtend|end at"
    "|fecha y hora fin|fecha y hora de fin|fecha y hora termino|fecha y hora de termino",
    "end_time": "end time|termino hora|fin hora|finish time|time end|hora fin|hora de fin|hora termino|hora de termino|hora final"
    "|hora cierre|hora de cierre",
    "timezone": "timezone|time zone|zone|tz|tzid|zona|zona horaria|huso|huso horario",
    "title": "title|name|event|event name|event title|name of event|topic|activity|summary|titulo|nombre|evento"
    "|nombre evento|nombre del evento|titulo del evento|actividad|tema|subject|asunto|hito|proposal title|session title|talk title|titulo de la propuesta|titulo de la charla",
    "kind": "kind|type|event type|type of event|event kind|tipo|tipo evento|tipo de evento|clase|categoria|category",
    "format": "format|mode|modality|event format|modalidad|formato",
    "status": "status|state|event status|estado|estatus|situacion|proposal state|estado de la propuesta|session status",
    "venue": "venue|place|location|room|address|where|city|sede|lugar|ubicacion|direccion|sala|recinto|ciudad|donde",
    "geo": "geo|coordinates|lat lon|latitude longitude|coordenadas",
    "url": "url|link|website|web|site|meeting link|registration link|registration|enlace|liga|vinculo|sitio|sitio web"
    "|inscripcion|inscripciones|link de inscripcion|pagina|pagina web",
    "capacity": "capacity|seats|places|max attendees|cap|spots|cupo|cupos|aforo|capacidad|plazas|asientos"
    "|cupos presenciales|in person capacity|asistentes|attendees|expected attendees|asistentes esperados|asistencia esperada",
    "capacity_online": "online capacity|capacity online|virtual capacity|cupos en linea|cupos online|cupos virtuales"
    "|capacidad en linea|capacidad online|aforo virtual|aforo online",
    "audience": "audience|target audience|public|publico|audiencia|publico objetivo|dirigido a|destinatarios",
    "goal": "goal|goals|objective|objectives|purpose|aim|objetivo|objetivos|proposito|meta",
    "lead": "lead|owner|responsible|organiser|organizer|host|contact|manager|in charge|responsable|encargado"
    "|encargada|organizador|organizadora|a cargo|lider|contacto",
    "series": "series|serie|programme|program|programa|ciclo",
    "tags": "tags|tag|labels|keywords|etiquetas|etiqueta|palabras clave|hashtags",
    "notes": "notes|note|comments|comment|remarks|description|details|notas|nota|observaciones|observacion"
    "|comentarios|comentario|descripcion|detalle|detalles",
    "budget": "budget|presupuesto|estimated budget|presupuesto estimado|budget estimate|estimated cost|costo estimado|costo"
    "|cost",
    "all_day": "all day event|all day|todo el dia|evento de todo el dia|dia completo",
    "month": "month|mes",
    "uid": "uid|ical uid|icaluid",
    "id": "",
}
_PLAIN = {name: EVENT.field(name).label for name in EVENT.asked if name != "all_day" and name not in _NAMES}
NAMES: Mapping[str, str] = {**_NAMES, **_PLAIN}
"""By field, all names of its column, folded; at least its label. `id` is the number of an event here and is only ever said by a person:
a column of that name numbers the lines of its own file."""

_EITHER: Mapping[str, str] = {"dia": "date", "day": "date", "dias": "date", "days": "date"}
"""Names that mean a field where no other column does."""

COLUMN_NAMES = ColumnNames(NAMES)

SHOWN: Mapping[Choice, str] = {
    EventKind.MEETUP: NC_("table", "meetup"),
    EventKind.WORKSHOP: NC_("table", "workshop"),
    EventKind.WEBINAR: NC_("table", "webinar"),
    EventKind.CONFERENCE: NC_("table", "conference"),
    EventKind.HACKATHON: NC_("table", "hackathon"),
    EventKind.TALK: NC_("table", "talk"),
    EventKind.PRESENCE: NC_("table", "presence"),
    EventKind.INTERNAL: NC_("table", "internal"),
    Format.IN_PERSON: NC_("table", "in person"),
    Format.VIRTUAL: NC_("table", "virtual"),
    Format.HYBRID: NC_("table", "hybrid"),
    Status.IDEA: NC_("table", "idea"),
    Status.PLANNED: NC_("table", "planned"),
    Status.CONFIRMED: NC_("table", "confirmed"),
    Status.HELD: NC_("table", "held"),
    Status.CLOSED: NC_("table", "closed"),
    Status.CANCELLED: NC_("table", "cancelled"),
}
"""How a choice is written in a table."""


def field_named(name: str) -> str:
    """Returns the field that a heading or a field name stands for; empty if there is none."""
    return COLUMN_NAMES.named(name)


def fields_of(header: Sequence[str]) -> tuple[str, ...]:
    """Returns the field of each column, or empty; the first of two columns for one field."""
    found = list(COLUMN_NAMES.chosen(header, {}))
    if not {"date", "start"} & set(found):
        for n, name in enumerate(header):
            if not found[n] and (field := _EITHER.get(heading_key(name), "")) and field not in found:
                found[n] = field
    return tuple(found)


def counted_audience(table: Table, fields: Sequence[str]) -> tuple[str, ...]:
    """Returns the fields with the audience as capacity where all that its column holds are numbers of people."""
    found = list(fields)
    for place in [place for place, field in enumerate(fields) if field == "audience"]:
        # A text alone in its row is a heading among the rows, whatever the column that it stands in.
        rows = [row.cells for row in table.rows if row.cells[place] != "" and len(row.cells) - row.cells.count("") > 1]
        cells = [cells[place] for cells in rows]
        if cells and "capacity" not in fields and all(map(_is_count, cells)):
            found[place] = "capacity"
    return tuple(found)


def _is_count(cell: Cell) -> bool:
    try:
        return count_of(cell) is not None
    except Unreadable:
        return False


def chosen(header: Sequence[str], wanted: Mapping[str, str], remembered: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the field of each column: as asked for, else as last time, else by its name. Raises Invalid."""
    return COLUMN_NAMES.chosen(header, wanted, remembered, fields_of(header))
