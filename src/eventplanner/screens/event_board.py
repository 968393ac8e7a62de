"""The board of events by status: what each card says, and what moving one to the column beside means."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from eventplanner.domain.events import Event, Status
from eventplanner.domain.readiness import Light
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.services.readiness import Glance
from eventplanner.widgets.board import Card, Stage
from eventplanner.widgets.columns import Cell, Column
from eventplanner.widgets.detail import Entry
from eventplanner.widgets.glyphs import glyph

STAGES = (Status.IDEA, Status.PLANNED, Status.CONFIRMED, Status.HELD, Status.CLOSED)
"""The columns, in the order of an event's life; what was cancelled is in the list alone."""
BACK = timedelta(days=60)
"""What is over for longer is in the list alone, unless it is asked for."""
LIGHTS: Mapping[Light, tuple[str, str]] = {
    Light.RED: ("late", "red"),
    Light.AMBER: ("warning", "amber"),
    Light.GREEN: ("done", "green"),
    Light.NONE: ("dot", "muted"),
}
_INKS = {Status.IDEA: "muted", Status.PLANNED: "sky", Status.CONFIRMED: "green"}


def stages(events: Sequence[Event], glances: Mapping[int, Glance], today: date) -> list[Stage]:
    """The events by status, each column by date."""
    return [
        Stage(
            key=status.value,
            title=names.heading(names.status(status)),
            ink=_INKS.get(status, "muted"),
            cards=[_card(event, glances.get(event.id), today) for event in events if event.status is status],
        )
        for status in STAGES
    ]


def on_board(event: Event, today: date) -> bool:
    """Is it still of today?"""
    return event.status in STAGES and (event.last_day is None or event.last_day >= today - BACK)


def beside(status: Status, step: int) -> Status | None:
    """The status of the column before or behind; None at an end."""
    place = STAGES.index(status) + step
    return STAGES[place] if 0 <= place < len(STAGES) else None


def columns(glance: Callable[[Event], Glance | None]) -> list[Column[Event]]:
    """What the list of events says of how ready each is."""
    return [
        Column(title=N_("ready"), cell=lambda event: ready(glance(event)), width=5),
        Column(title=N_("tasks"), cell=lambda event: tasks(glance(event)), width=6, right=True, priority=2),
        Column(title=N_("people"), cell=lambda event: people(glance(event)), width=6, right=True, priority=5),
    ]


def ready(glance: Glance | None) -> Cell:
    """How many reasons there are against it, or that there is none."""
    if glance is None:
        return Cell("")
    light = glance.readiness.light
    sign, role = LIGHTS[light]
    if light is Light.NONE:
        return Cell("")
    count = len(glance.readiness.reasons)
    return Cell(f"{glyph(sign)} {count}" if count else glyph(sign), role)


def tasks(glance: Glance | None) -> Cell:
    """Done of all."""
    if glance is None or not glance.tasks:
        return Cell("")
    done = f"{glance.tasks_done}/{glance.tasks}"
    return Cell(done, "red" if glance.tasks_late else "green" if glance.tasks_done == glance.tasks else "muted")


def people(glance: Glance | None) -> Cell:
    """Confirmed of all roles."""
    if glance is None or not glance.people:
        return Cell("")
    return Cell(
        f"{glance.people_confirmed}/{glance.people}", "" if glance.people_confirmed == glance.people else "muted"
    )


def reasons(glance: Glance | None) -> list[Entry]:
    """Why it is not ready, below what is known of an event."""
    if glance is None or not glance.readiness.reasons:
        return []
    lines = [Entry("", "")]
    for area in glance.readiness.areas:
        sign, role = LIGHTS[area.light]
        lines += [Entry("", f"{glyph(sign)} {words(reason)}", role) for reason in area.reasons]
    return lines


def _card(event: Event, glance: Glance | None, today: date) -> Card:
    sign, ink = LIGHTS[glance.readiness.light if glance else Light.NONE]
    day = formats.span(event.start, event.end, True) if event.start else _("no date yet")
    left = formats.countdown(event.first_day, today) if event.first_day and event.first_day >= today else ""
    why = next(iter(glance.readiness.reasons), None) if glance else None
    done = tasks(glance).text
    last = f"{glyph(sign)} {words(why)}" if why else f"{glyph(sign)} {done}" if done else ""
    return Card(event.id, event.title, " · ".join(filter(None, [day, left])), last, ink, event)
