"""The columns of a table of tasks: what they are headed, and what they are called in the tables of others."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.asked_columns import asked_fields
from eventplanner.domain.parsing.headings import heading_key
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task, TaskState

LANGUAGES = ("en", "es")
HEADINGS: Mapping[str, tuple[str, str]] = {
    "event": ("Event", "Evento"),
    "title": ("Task", "Tarea"),
    "due": ("Due", "Vence"),
    "day": ("Day", "Día"),
    "area": ("Area", "Área"),
    "owner": ("Owner", "Responsable"),
    "state": ("State", "Estado"),
    "reason": ("Reason", "Motivo"),
    "done_on": ("Done on", "Hecha el"),
    "priority": ("Priority", "Prioridad"),
    "gate_id": ("For the decision", "Para la decisión"),
    "links": ("Links", "Enlaces"),
    "notes": ("Notes", "Notas"),
}
"""The columns of a table that is written, in their order; `day` follows from `due` and is not read again."""

NAMES: Mapping[str, str] = {
    "event": "event|evento|event name|nombre del evento|nombre evento",
    "title": "task|tarea|title|titulo|name|nombre|activity|actividad|what|que|to do|todo|pendiente|item|summary|accion"
    "|action|tareas|tasks|description of task|descripcion de la tarea",
    "due": "due|vence|due date|fecha limite|vencimiento|deadline|plazo|fecha|date|fecha de entrega|when|cuando|para cuando"
    "|fecha de vencimiento|due on|entrega",
    "offset": "offset|t|t minus|days before|dias antes|dias|days from the event|dias desde el evento|t menos",
    "area": "area|category|categoria|tema|work area|frente|tipo|type",
    "owner": "owner|responsable|responsible|assignee|assigned to|asignado a|asignada a|asignado|encargado|encargada|who"
    "|quien|a cargo|in charge|person|persona|lead",
    "state": "state|status|estado|estatus|situacion|progress|avance",
    "done": "done|hecha|hecho|completed|complete|completada|completado|lista|listo|terminada|finished|ok|check",
    "reason": "reason|motivo|razon|blocked by|bloqueada por|why blocked",
    "done_on": "done on|hecha el|completed on|fecha de cierre|date done|completada el|terminada el",
    "priority": "priority|prioridad|importance|importancia|urgency|urgencia",
    "gate_id": "for the decision|para la decision|gate|hito|hito de decision|decision",
    "links": "links|enlaces|link|enlace|url|urls",
    "notes": "notes|notas|note|nota|comments|comentarios|observaciones|detail|detalle|details|detalles|description"
    "|descripcion|remarks|comment|comentario|observacion",
}
"""By field, all names of its column, folded; `offset` and `done` are ways of others to say `due` and `state`."""

SHOWN: Mapping[Area | TaskState, tuple[str, str]] = {
    Area.VENUE: ("venue", "sede"),
    Area.CATERING: ("catering", "catering"),
    Area.AV: ("sound and image", "sonido e imagen"),
    Area.PLATFORM: ("platform", "plataforma"),
    Area.PROGRAMME: ("programme", "programa"),
    Area.SPEAKERS: ("speakers", "charlistas"),
    Area.COMMUNICATION: ("communication", "comunicación"),
    Area.MONEY: ("money", "dinero"),
    Area.PEOPLE: ("people", "personas"),
    Area.LEGAL: ("legal and data", "legal y datos"),
    Area.ACCESS: ("accessibility", "accesibilidad"),
    Area.AFTERWARDS: ("afterwards", "después"),
    TaskState.TODO: ("to do", "por hacer"),
    TaskState.DOING: ("in progress", "en curso"),
    TaskState.BLOCKED: ("blocked", "bloqueada"),
    TaskState.DONE: ("done", "hecha"),
}
"""How a choice is written in a table, in English and in Spanish."""
_FIELDS = {name: field for field, names in NAMES.items() for name in names.split("|")}


class ListedTask(Struct, frozen=True):
    """A task with what stands beside it in a file."""

    task: Task
    event: Event | None = None
    gate: str = ""
    """What the decision is called that asks for it."""


def headings(language: str) -> list[str]:
    """The columns of a table of tasks, in `en` or `es`."""
    return [names[LANGUAGES.index(language)] for names in HEADINGS.values()]


def cells(listed: ListedTask, language: str) -> list[Cell]:
    """The cells of one task, in the order of the headings."""
    place, task = LANGUAGES.index(language), listed.task
    values: dict[str, Cell] = {
        "event": listed.event.title if listed.event else "",
        "title": task.title,
        "due": task.when.text,
        "day": task.due_on or "",
        "area": SHOWN[task.area][place],
        "owner": task.owner,
        "state": SHOWN[task.state][place],
        "reason": task.reason,
        "done_on": task.done_on or "",
        "priority": task.priority or "",
        "gate_id": listed.gate,
        "links": "\n".join(task.links),
        "notes": task.notes,
    }
    return [values[name] for name in HEADINGS]


def is_known(name: str) -> bool:
    """Is this a heading of a table of tasks?"""
    return heading_key(name) in _FIELDS


def chosen(header: Sequence[str], wanted: Mapping[str, str]) -> tuple[str, ...]:
    """The field of each column, or nothing: as asked for, else by its name. Raises Invalid.

    `wanted` is heading → field, `-` to leave it out.
    """
    asked = asked_fields(header, wanted, NAMES, _FIELDS)
    taken = set(asked.values())
    found: list[str] = []
    for name in header:
        key = heading_key(name)
        field = _FIELDS.get(key, "")
        if key not in asked and field in (*taken, *found):
            field = ""
        found.append(asked.get(key, field))
    return tuple(found)
