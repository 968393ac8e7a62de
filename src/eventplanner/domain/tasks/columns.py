"""Columns of a table of tasks: headings, and headings in foreign tables."""

from collections.abc import Mapping

from msgspec import Struct

from eventplanner.domain.base.text import NC_
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.asked_columns import ColumnNames
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task, TaskState

HEADINGS: Mapping[str, str] = {
    "event": NC_("table", "Event"),
    "title": NC_("table", "Task"),
    "due": NC_("table", "Due"),
    "day": NC_("table", "Day"),
    "area": NC_("table", "Area"),
    "owner": NC_("table", "Owner"),
    "state": NC_("table", "State"),
    "reason": NC_("table", "Reason"),
    "done_on": NC_("table", "Done on"),
    "priority": NC_("table", "Priority"),
    "gate_id": NC_("table", "For the decision"),
    "links": NC_("table", "Links"),
    "notes": NC_("table", "Notes"),
}
"""The columns of a table that is written, in their order; `day` follows from `due` and is not read again."""

NAMES: Mapping[str, str] = {
    "event": "event|evento|event name|nombre del evento|nombre evento",
    "title": "task|tarea|title|titulo|name|nombre|activity|actividad|what|que|to do|todo|pendiente|item|summary|accion"
    "|action|tareas|tasks|task name|nombre de tarea|nombre de la tarea|card name|nombre de la tarjeta|subject|asunto|description of task|descripcion de la tarea",
    "due": "due|vence|due date|fecha limite|vencimiento|deadline|plazo|fecha|date|fecha de entrega|when|cuando|para cuando"
    "|fecha de vencimiento|due on|entrega|end date|fecha de termino|fecha termino|fecha fin|fecha de fin|finish|finish date|fin",
    "offset": "offset|t|t minus|days before|dias antes|dias|days from the event|dias desde el evento|t menos",
    "area": "area|category|categoria|tema|work area|frente|tipo|type|section column|section|seccion|bucket name|bucket"
    "|nombre del deposito|deposito",
    "owner": "owner|responsable|responsible|assignee|assigned to|asignado a|asignada a|asignado|encargado|encargada|who"
    "|quien|a cargo|in charge|person|persona|lead|members|miembros|asignados a|asignada|asignados|assignees",
    "state": "state|status|estado|estatus|situacion|progress|avance|progreso|list name|nombre de la lista|task status",
    "done": "done|hecha|hecho|completed|complete|completada|completado|lista|listo|terminada|finished|ok|check|due complete|is done|hecha si no",
    "reason": "reason|motivo|razon|blocked by|bloqueada por|why blocked",
    "done_on": "done on|hecha el|completed on|fecha de cierre|date done|completada el|terminada el|completed at|completed date|fecha completada|fecha de finalizacion|date completed",
    "priority": "priority|prioridad|importance|importancia|urgency|urgencia",
    "gate_id": "for the decision|para la decision|gate|hito|hito de decision|decision",
    "links": "links|enlaces|link|enlace|url|urls",
    "notes": "notes|notas|note|nota|comments|comentarios|observaciones|detail|detalle|details|detalles|description"
    "|descripcion|remarks|comment|comentario|observacion|card description|descripcion de la tarjeta",
}
"""By field, all names of its column, folded; `offset` and `done` are ways of others to say `due` and `state`."""

SHOWN: Mapping[Area | TaskState, str] = {
    Area.VENUE: NC_("table", "venue"),
    Area.CATERING: NC_("table", "catering"),
    Area.AV: NC_("table", "sound and image"),
    Area.PLATFORM: NC_("table", "platform"),
    Area.PROGRAMME: NC_("table", "programme"),
    Area.SPEAKERS: NC_("table", "speakers"),
    Area.COMMUNICATION: NC_("table", "communication"),
    Area.MONEY: NC_("table", "money"),
    Area.PEOPLE: NC_("table", "people"),
    Area.LEGAL: NC_("table", "legal and data"),
    Area.ACCESS: NC_("table", "accessibility"),
    Area.AFTERWARDS: NC_("table", "afterwards"),
    TaskState.TODO: NC_("table", "to do"),
    TaskState.DOING: NC_("table", "in progress"),
    TaskState.BLOCKED: NC_("table", "blocked"),
    TaskState.DONE: NC_("table", "done"),
}
"""How a choice is written in a table."""
COLUMN_NAMES = ColumnNames(NAMES)


class ListedTask(Struct, frozen=True):
    """Task with its details in a file."""

    task: Task
    event: Event | None = None
    gate: str = ""
    """What the decision is called that asks for it."""
