"""Presentation of an event's overview: card, areas, next steps, decisions, activity."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo

from rich.cells import cell_len

from eventplanner.domain.attendance.curve import fill
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.decisions.gates import Decision, Gate
from eventplanner.domain.events.events import Format
from eventplanner.domain.tasks.tasks import Task, TaskState
from eventplanner.domain.team.roles import Role
from eventplanner.domain.workspace.overview import AreaSum, Overview
from eventplanner.domain.workspace.readiness import Light
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.events.readiness import light_words, next_day, short_day
from eventplanner.widgets.charts.area_bars import AreaBar, bar
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Piece, Row
from eventplanner.widgets.chrome.shown import called, fit
from eventplanner.widgets.lists.columns import Cell, Column

LABEL = 12
ROOMY = 56
"""Cells from which there is room for words beside numbers."""
MOST_TEAM = 4
"""Lines that tell who works at it."""
WHO = 7
SOON = 7
"""Days within which a decision is near."""


def card(found: Overview, width: int, *, short: bool) -> list[Row]:
    """Returns the summary of an event; the short one leaves out details that other panels show."""
    event = found.numbers.event
    lines: list[tuple[str, list[Piece]]] = [] if short else [(_("Goal"), [(event.goal, "")])]
    lines += _attendance(found, width)
    lines += _teams(found, width - LABEL, short=short)
    lines += _money(found, short=short)
    lines.append((_("Venue"), _venue(found)))
    if found.venue and found.venue.contact and not short:
        lines.append((_("Contact"), [(found.venue.contact, "")]))
    if link := (found.platform.audience_url if found.platform else "") or event.url:
        lines.append((_("Platform"), _platform(found, link, short=short)))
    if event.tags and not short:
        lines.append((_("Tags"), [(" ".join(f"#{tag}" for tag in event.tags), "sky")]))
    return [_labelled(label, pieces, width) for label, pieces in lines if any(text for text, _ink in pieces)]


def area_bars(areas: Sequence[AreaSum], today: date) -> list[AreaBar]:
    """Each area with why it stands as it does, or when something is due next."""
    return [
        AreaBar(
            name=names.heading(labels.area(each.area)),
            light=each.light.value,
            done=each.done,
            total=each.total,
            note=_note(each, today),
            short_notes=_days(each, today),
        )
        for each in areas
    ]


def nothing_ready() -> list[Row]:
    """Returns a hint for an event without any details yet."""
    return [[(_("No tasks yet."), "muted"), ("   C ", "bold accent"), (_("takes up a checklist"), "muted")]]


def step_columns(today: date, steps: Sequence[Task]) -> list[Column[Task]]:
    """State, day, what and who; the days no wider than they are."""
    days = max((cell_len(_step_day(task, today).text) for task in steps), default=8)
    return [
        Column(title="", cell=lambda task: _step_sign(task, today), width=1, gap=1),
        Column(title=N_("due"), cell=lambda task: _step_day(task, today), width=days, key=lambda task: task.due_on),
        Column(title=N_("task"), cell=_step, width=12, flex=1),
        Column(title=N_("owner"), cell=lambda task: Cell(called(task.owner, WHO), "muted"), width=WHO, priority=1),
    ]


def decision_rows(gates: Sequence[Gate], today: date, width: int) -> list[Row]:
    """A row each: its light, its day, what is decided, by whom or how."""
    return [_decision(gate, today, width) for gate in gates]


def activity_rows(changes: Sequence[Change], today: date, zone: tzinfo | None, width: int) -> list[Row]:
    """A row each: when, who, what."""
    who = min(12, max((cell_len(change.who) for change in changes), default=0))
    rows: list[Row] = []
    for change in changes:
        when = _ago(change.at.astimezone(zone), today)
        said = fit(words(change.label), max(0, width - 10 - who - 2)).rstrip()
        ink = "strike muted" if change.undone else ""
        rows.append([(fit(when, 10), "muted"), (fit(change.who, who) + "  ", "accent"), (said, ink)])
    return rows


def _labelled(label: str, pieces: Iterable[Piece], width: int) -> Row:
    """What has no room ends in an ellipsis."""
    row, room = [(fit(label, LABEL - 1) + " ", "muted")], width - LABEL
    for text, ink in pieces:
        taken = min(room, cell_len(text))
        row.append((fit(text, taken), ink))
        room -= taken
    return row


def _attendance(found: Overview, width: int) -> list[tuple[str, list[Piece]]]:
    """A line for each way of taking part that the event has."""
    event, newest = found.numbers.event, found.numbers.newest
    lines = []
    if event.format is not Format.VIRTUAL:
        lines.append((_("In person"), _places(newest.in_person if newest else None, event.capacity, width)))
    if event.format is not Format.IN_PERSON:
        lines.append((_("Online"), _places(newest.online if newest else None, event.capacity_online, width)))
    return lines


def _money(found: Overview, *, short: bool) -> list[tuple[str, list[Piece]]]:
    """What it will cost beside what it was planned at; and what is over."""
    if found.money is None:
        return []
    planned, forecast = found.money
    mark = " +?" if found.unsure else ""
    pieces = [(f"{formats.money(forecast)}{mark}", "bold" if forecast.minor > planned.minor else "")]
    if not short:
        pieces.append((f"  {_('planned {amount}').format(amount=formats.money(planned))}{mark}", "muted"))
    if found.over:
        over = words(found.over) if isinstance(found.over, Message) else str(found.over)
        pieces.append((f"  {glyph('late')} {_('{category} is over').format(category=over)}", "bold red"))
    return [(_("Expenses"), pieces)]


def _places(registered: int | None, capacity: int | None, width: int) -> list[Piece]:
    """How many are registered, of how many places."""
    places = words(counted("{n} place", "{n} places", capacity)) if capacity else _("no capacity set")
    if registered is None:
        return [(f"{places} · {_('nobody counted yet')}", "muted")]
    said = (words(counted("{n} registered", "{n} registered", registered)), "bold")
    if not capacity:
        return [said, (f" · {places}", "muted")]
    over = registered > capacity
    ink = "red" if over else "sky"
    share = f" · {formats.number(fill(registered, capacity))} %"
    if width < ROOMY:
        said, places = (formats.number(registered), "bold"), formats.number(capacity)
    long = max(4, min(24, width - LABEL - sum(map(cell_len, (said[0], places, share))) - 4))
    return [
        said,
        (" ", ""),
        *bar(registered, capacity, long, ink),
        (f" {places}", "muted"),
        (f"{share} {glyph('late')}" if over else share, "bold red" if over else "muted"),
    ]


def _teams(found: Overview, room: int, *, short: bool) -> list[tuple[str, list[Piece]]]:
    """Who does what; those who have not said yes yet are marked. In as many lines as it takes, or in one."""
    if not found.roles:
        lead = found.numbers.event.lead
        said = [(_("{name} (lead)").format(name=lead), "")] if lead else [(_("nobody yet"), "muted")]
        return [(_("Team"), said)]
    lines: list[list[Piece]] = [[]]
    for role in found.roles:
        member = _member(found, role)
        if not short and lines[-1] and _length(lines[-1]) + 3 + _length(member) > room:
            lines.append([])
        lines[-1] += [(" · ", "muted"), *member] if lines[-1] else member
    return [(_("Team") if not n else " ", pieces) for n, pieces in enumerate(lines[:MOST_TEAM])]


def _length(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(text) for text, _ink in pieces)


def _member(found: Overview, role: Role) -> list[Piece]:
    person = found.people.get(role.person_id or 0)
    duty = role.label or labels.choice(role.duty)
    if person is None:
        return [(f"{glyph('warning')} {_('{role}: nobody').format(role=duty)}", "amber")]
    sign = glyph("confirmed") if role.confirmed else glyph("open")
    return [(sign + " ", "green" if role.confirmed else "muted"), (person.name, ""), (f" ({duty})", "muted")]


def _venue(found: Overview) -> list[Piece]:
    event, venue, place = found.numbers.event, found.venue, found.place
    name = venue.name if venue else event.venue
    if not name:
        return [(_("none yet"), "amber")] if event.format is not Format.VIRTUAL else []
    where = " · ".join(part for part in (venue.address, venue.place) if part) if venue else ""
    state = labels.choice(place.state) if place and venue else ""
    return [(name, ""), (f" · {where}" if where else "", "muted"), (f" · {state}" if state else "", "muted")]


def _platform(found: Overview, link: str, *, short: bool) -> list[Piece]:
    name = found.platform.name if found.platform else ""
    hint = "" if short else f"  o {_('copies it')}"
    return [(f"{name} · " if name else "", ""), (link, "sky"), (hint, "muted")]


def _note(area: AreaSum, today: date) -> str:
    """The first reason, or else the word of its light with the day on which something is next."""
    if area.readiness.reasons:
        return words(area.readiness.reasons[0])
    if area.light is Light.NONE:
        return ""
    return light_words(area.light, area.next, today)


def _days(area: AreaSum, today: date) -> Sequence[str]:
    """The day on which something is next, shorter and shorter."""
    if area.light is not Light.LATER or area.next is None:
        return ()
    return (next_day(area.next, today), short_day(area.next, today))


def _step_sign(task: Task, today: date) -> Cell:
    if task.late(today):
        return Cell(glyph("late"), "red")
    if task.state is TaskState.BLOCKED:
        return Cell(glyph("warning"), "amber")
    if task.due_on == today:
        return Cell(glyph("today"), "amber")
    return Cell(glyph("open"), "sky" if task.state is TaskState.DOING else "muted")


def _step_day(task: Task, today: date) -> Cell:
    due = task.due_on
    if due is None:
        return Cell(_("no day"), "muted")
    if task.late(today):
        return Cell(formats.late(due, today), "red")
    if due == today:
        return Cell(_("today"), "amber")
    return Cell(formats.day(due) if due.year == today.year else formats.day_month_year(due), "muted")


def _step(task: Task) -> Cell:
    if task.state is TaskState.BLOCKED:
        return Cell(_("{title} · blocked: {reason}").format(title=task.title, reason=task.reason), "amber")
    return Cell(task.title)


def _decision(gate: Gate, today: date, width: int) -> Row:
    sign, ink, said = _light_of(gate, today)
    day = formats.day_month(gate.due_on) if gate.due_on else _("no day")
    tail = said if gate.decision is not Decision.OPEN or not gate.decider else f"{said} · {gate.decider}"
    room = width - 2 - 8 - cell_len(tail) - 1
    title = fit(gate.title, max(8, room))
    plain = "muted" if gate.decision is not Decision.OPEN else ""
    return [(f"{glyph(sign)} ", ink), (fit(day, 8), "muted"), (title, plain), (f" {tail}", ink)]


def _light_of(gate: Gate, today: date) -> tuple[str, str, str]:
    """Sign, ink and word."""
    if gate.decision is not Decision.OPEN:
        go = gate.decision is Decision.GO
        return ("done", "green", labels.choice(gate.decision)) if go else (
            "cancelled", "amber", labels.choice(gate.decision)
        )  # fmt: skip
    if gate.due_on is None:
        return "open", "muted", _("open")
    days = (gate.due_on - today).days
    if days < 0:
        return "late", "bold red", formats.late(gate.due_on, today)
    if days <= SOON:
        return "today" if not days else "warning", "amber", formats.countdown(gate.due_on, today)
    return "open", "muted", formats.countdown(gate.due_on, today)


def _ago(at: datetime, today: date) -> str:
    """The time today, the day before."""
    if at.date() == today:
        return formats.clock(at)
    if at.date() == today - timedelta(days=1):
        return _("yesterday")
    return formats.day_month(at) if at.year == today.year else f"{formats.month_short(at.month)} {at.year}"
