"""Presentation of readiness in lists and cards of events."""

from collections.abc import Callable, Iterable
from datetime import date

from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import OVER, Event
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.workspace.readiness import GRAVE, TOLD, Light
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.events.details import STATUS_ROLES, places
from eventplanner.services.workspace.event_board import EventBoard, Stage
from eventplanner.services.workspace.readiness import EventGlance
from eventplanner.widgets.charts.area_bars import LIGHTS
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.chrome.lines import Piece, Row
from eventplanner.widgets.lists.board import Card, Lane
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

_INKS = {Light.RED: "red", Light.AMBER: "amber", Light.LATER: "sky", Light.GREEN: "green", Light.NONE: "line"}
_MEANINGS = {
    Light.LATER: N_("something is open, and its day is not near"),
    Light.AMBER: N_("something is missing or blocked, or due within a few days"),
    Light.RED: N_("something is late, was refused, or is missing too near the day"),
    Light.GREEN: N_("nothing is open"),
}
AREAS = frozenset(Area)
SOON = 7
"""Days within which a task is near."""


def columns(today: date, glance: Callable[[Event], EventGlance | None]) -> list[Column[Event]]:
    """Returns columns for readiness, tasks and people."""
    return [
        Column(title=N_("readiness"), cell=lambda event: ready(event, glance(event), today), width=14, priority=1),
        Column(title=N_("tasks"), cell=lambda event: tasks(glance(event)), width=8, right=True, priority=2),
        Column(title=N_("people"), cell=lambda event: people(glance(event)), width=6, right=True, priority=4),
    ]


def sign(light: Light) -> str:
    """Returns the sign of a light."""
    return glyph(LIGHTS[light.value][0])


def legend(signs: Iterable[Light] = TOLD) -> str:
    """Returns the signs of the lights with their words."""
    return "  ".join(f"{sign(light)} {labels.choice(light)}" for light in signs)


def explained() -> list[Row]:
    """Returns a row for each light that says what it means."""
    told = ((light, names.heading(labels.choice(light)), _(_MEANINGS[light])) for light in TOLD)
    return [[(f"{sign(light)} ", _INKS[light]), (f"{word}: {meaning}", "")] for light, word, meaning in told]


def light_words(light: Light, day: date | None, today: date) -> str:
    """Returns the word of a light, with the day on which something is due next."""
    return " · ".join(filter(None, (labels.choice(light), next_day(day, today))))


def next_day(day: date | None, today: date) -> str:
    """Returns the day on which something is due next; empty without one."""
    if day is None:
        return ""
    return _("today") if day == today else _("next {day}").format(day=short_day(day, today))


def ready(event: Event, glance: EventGlance | None, today: date) -> Cell:
    """Sign and word, or the day of what is next while nothing is due; nothing of what is over."""
    light = glance.readiness.light if glance and event.status not in OVER else Light.NONE
    if light is Light.NONE:
        return Cell(glyph("dash"), "dim")
    day = glance.readiness.next if glance and light is Light.LATER else None
    return Cell(f"{sign(light)} {short_day(day, today) if day else labels.choice(light)}", _INKS[light])


def tasks(glance: EventGlance | None) -> Cell:
    """Returns the number of done and all tasks, preceded by the overdue ones."""
    if glance is None or not glance.tasks:
        return Cell(glyph("dash"), "dim")
    said = f"{glance.tasks_done}/{glance.tasks}"
    if glance.tasks_late and glance.readiness.light is not Light.NONE:
        return Cell(f"{glyph('late')}{glance.tasks_late} {said}", "red")
    return Cell(said, "muted" if glance.tasks_done == glance.tasks else "")


def people(glance: EventGlance | None) -> Cell:
    """Returns the number of confirmed and all people."""
    if glance is None or not glance.people:
        return Cell(glyph("dash"), "dim")
    said = f"{glance.people_confirmed}/{glance.people}"
    return Cell(said, "muted" if glance.people_confirmed == glance.people else "")


def reasons(glance: EventGlance | None, today: date) -> list[DetailLine]:
    """Returns the reasons why an event is not ready, the gravest first; without any its light in words."""
    if glance is None or glance.readiness.light is Light.NONE:
        return []
    if glance.readiness.light not in GRAVE:
        light = glance.readiness.light
        return [DetailLine("", f"{sign(light)} {light_words(light, glance.readiness.next, today)}", _INKS[light])]
    graves = [(light, area) for light in GRAVE for area in glance.readiness.areas if area.light is light]
    return [
        DetailLine("", f"{sign(light)} {_of_area(area.area, reason)}", _INKS[light])
        for light, area in graves
        for reason in area.reasons
    ]


def short_day(day: date, today: date) -> str:
    """Returns a day with its year where that is another one."""
    return formats.day_month(day) if day.year == today.year else formats.day_month_year(day)


def _of_area(area: str, reason: Message) -> str:
    """What is counted may be so in several areas, so it says in which."""
    if not reason.plural or area not in AREAS:
        return words(reason)
    return _("{area}: {reason}").format(area=names.heading(labels.choice(Area(area))), reason=words(reason))


def lanes(board: EventBoard, today: date) -> list[Lane]:
    """A lane for each stage of an event's life."""
    return [_lane(stage, board, today) for stage in board.stages]


def about(event: Event, glance: EventGlance | None, today: date) -> list[DetailLine]:
    """Returns details of the card under the cursor: one line about the event, then reasons."""
    ahead = event.first_day if event.first_day and event.status not in OVER else None
    told = [
        formats.countdown(ahead, today) if ahead else "",
        names.kind(event.kind),
        names.format(event.format),
        event.venue or event.url,
        places(event.capacity) if event.capacity else "",
        event.lead,
    ]
    why = reasons(glance, today) or [DetailLine("", event.goal, "muted")]
    return [DetailLine("", " · ".join(filter(None, told)), "muted"), *why]


def _lane(stage: Stage, board: EventBoard, today: date) -> Lane:
    return Lane(
        key=stage.status.value,
        title=names.heading(names.status(stage.status)),
        sign=status_glyph(stage.status),
        ink=STATUS_ROLES[stage.status],
        cards=[_card(event, board.glances.get(event.id), today) for event in stage.events],
        total=stage.total,
    )


def _card(event: Event, glance: EventGlance | None, today: date) -> Card:
    light = glance.readiness.light if glance else Light.NONE
    return Card(event.id, event.title, [_when(event, glance, today), _next(event, glance, today)], _INKS[light])


def _when(event: Event, glance: EventGlance | None, today: date) -> Row:
    """Its day, and how ready it is."""
    day = formats.day_month(event.first_day) if event.first_day else _("no date")
    if event.first_day and event.first_day.year != today.year:
        day = formats.day_month_year(event.first_day)
    row: list[Piece] = [(day, "muted" if event.first_day else "amber")]
    if event.status in OVER or glance is None or glance.readiness.light is Light.NONE:
        return row
    word, ink = ready(event, glance, today)
    if glance.tasks:
        word = f"{sign(glance.readiness.light)} {glance.tasks_done}/{glance.tasks}"
    return [*row, ("  ", ""), (word, ink)]


def _next(event: Event, glance: EventGlance | None, today: date) -> Row:
    """The task that is due next; of what is over where it was."""
    if event.status in OVER:
        return [(event.venue or event.url, "muted")]
    if glance is None or not glance.next_task:
        return [(_("no open task"), "dim")]
    due = glance.next_due
    if due is None:
        return [(f"{glyph('open')} {glance.next_task}", "muted")]
    if due < today:
        return [(f"{glyph('late')} {formats.late(due, today)} {glance.next_task}", "red")]
    if due == today:
        return [(f"{glyph('today')} {_('today')} {glance.next_task}", "amber")]
    near = (due - today).days <= SOON
    return [(f"{glyph('open')} {formats.day_month(due)} {glance.next_task}", "" if near else "muted")]
