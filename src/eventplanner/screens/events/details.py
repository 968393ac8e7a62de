"""Presentation of an event: row in a list, detail lines, reading of a quick line."""

from collections.abc import Mapping, Sequence
from datetime import date, time, tzinfo

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EVENT, OVER, Event, EventDraft, Status
from eventplanner.domain.events.form import ORDER
from eventplanner.domain.events.quick_line import QuickLine, event_draft, sketch
from eventplanner.domain.events.rules import warnings
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.widgets.chrome.glyphs import glyph, status_glyph
from eventplanner.widgets.chrome.shown import called
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

STATUS_ROLES: Mapping[Status, str] = {
    Status.IDEA: "muted",
    Status.PLANNED: "sky",
    Status.CONFIRMED: "green",
    Status.HELD: "muted",
    Status.CLOSED: "muted",
    Status.CANCELLED: "muted",
}
SPAN_ROLES: Mapping[str, str] = {
    "date": "amber",
    "time": "amber",
    "zone": "amber",
    "place": "green",
    "url": "green",
    "kind": "sky",
    "tag": "sky",
    "format": "sky",
    "status": "sky",
    "capacity": "muted",
    "priority": "red",
    "owner": "pink",
    "amount": "green",
}
"""Parts of a quick line → the colour they are echoed in."""
_LONGEST_TITLE, _TITLE_BEGINS, _TITLE_ENDS = 36, 22, 12
WHO = 6
"""Cells for the lead of an event."""


def columns(today: date, more: Sequence[Column[Event]] = (), zone: tzinfo | None = None) -> list[Column[Event]]:
    """Returns columns of events, `more` behind the status; the last ones go first on a small terminal."""
    clock = len(formats.clock(time(22, 30)))
    return [
        Column(title="", cell=lambda event: _sign(event, today), width=1, gap=1),
        Column(title=N_("date"), cell=lambda event: _day(event, today), width=11, order="start"),
        Column(title=N_("time"), cell=_time, width=clock, right=True),
        Column(title=N_("title"), cell=_title, width=20, flex=3, order="title"),
        Column(title=N_("status"), cell=_status, width=10, order="status"),
        *more,
        Column(
            title=N_("who"), cell=lambda event: _or_dash(called(event.lead, WHO)), width=WHO, priority=3, order="lead"
        ),
        Column(title=N_("place"), cell=_place, width=12, flex=2, priority=5, order="place"),
        Column(
            title=N_("kind"),
            cell=lambda event: Cell(names.kind(event.kind), "muted"),
            width=11,
            priority=6,
            order="kind",
        ),
        Column(title=N_("places"), cell=_capacity, width=6, right=True, priority=7, order="places"),
        Column(
            title=N_("format"),
            cell=lambda event: Cell(names.format(event.format), "muted"),
            width=10,
            priority=8,
            order="format",
        ),
        Column(
            title=N_("last change"), cell=lambda event: _changed(event, zone), width=11, priority=9, order="changed"
        ),
    ]


def _changed(event: Event, zone: tzinfo | None) -> Cell:
    return Cell(formats.day_month(event.updated_at.astimezone(zone).date()), "muted")


def row_role(event: Event) -> str:
    """Returns the colour of a row; past events are dimmed."""
    return "muted" if event.status in OVER else ""


def entries(event: Event, today: date) -> list[DetailLine]:
    """Everything that is known of an event, and what is odd about it."""
    state = f"{status_glyph(event.status)} {names.status(event.status)}"
    lines = [
        DetailLine("", event.title, "struck" if event.status is Status.CANCELLED else "strong"),
        DetailLine("", f"{names.kind(event.kind)} · {names.format(event.format)}", "muted"),
        DetailLine("", state, STATUS_ROLES[event.status]),
        DetailLine("", ""),
        DetailLine("", when(event), "" if event.start else "amber"),
    ]
    if event.first_day and event.status not in OVER:
        role = "red" if _late(event, today) else "amber" if _near(event, today) else "muted"
        lines.append(DetailLine("", formats.countdown(event.first_day, today), role))
    lines.append(DetailLine("", ""))
    lines += [DetailLine(label, text) for label, text in _details(event) if text]
    lines += [DetailLine("", ""), DetailLine("", event.notes)] if event.notes else []
    odd = warnings(event)
    lines += [DetailLine("", "")] if odd else []
    lines += [DetailLine("", f"{glyph('warning')} {words(message)}", "amber") for message in odd.values()]
    return lines


def when(event: EventDraft) -> str:
    """The date and the times, with the year."""
    if event.start is None:
        return _("no date yet")
    return formats.span(event.start, event.end, event.all_day, year=True, zone=event.timezone)


def reading(line: QuickLine, zone: str, against: Sequence[Message] = ()) -> LineReading:
    """Returns the reading of a quick line in words and colours: the title that remains, then its day with clashes."""
    spans = [(start, end, SPAN_ROLES[role]) for start, end, role in line.spans if role in SPAN_ROLES]
    if not line.spans:
        return LineReading()
    problems = _problems(line, zone)
    odd = [
        (f"{glyph('warning')} {text}", "amber") for oddity in line.oddities if (text := words(oddity)) not in problems
    ]
    wrong = [(problem, "red") for problem in problems]
    draft = sketch(line, zone)
    title = [(_("“{title}”").format(title=shortened(draft.title)), "text")] if draft.title else []
    day, *parts = _parts(line, draft)
    meant = [day, *((f"{glyph('warning')} {words(message)}", "amber") for message in against), *parts]
    # What is long ends at the edge of the terminal: a reason why two may be meant stands first.
    if line.oddities and wrong:
        return LineReading(spans, [*wrong, *odd, *title, *meant])
    return LineReading(spans, [*title, *odd, *meant, *wrong])


def recurs(line: QuickLine, said: str) -> LineReading:
    """Returns the reading of a line that is one of a series."""
    spans = [(start, end, SPAN_ROLES[role]) for start, end, role in line.spans if role in SPAN_ROLES]
    message = _("“{words}” recurs: enter makes a series of this line; \\ before it keeps it here")
    return LineReading(spans, [(message.format(words=said), "amber")])


def shortened(title: str) -> str:
    """A title with its beginning and its end, so that the day behind it has room."""
    return (
        title if len(title) <= _LONGEST_TITLE else f"{title[:_TITLE_BEGINS].rstrip()}…{title[-_TITLE_ENDS:].lstrip()}"
    )


def _problems(line: QuickLine, zone: str) -> list[str]:
    """What still keeps a line from being an event."""
    try:
        event_draft(line, zone)
    except Invalid as error:
        return [words(reason) for reason in error.fields.values()]
    return []


def _parts(line: QuickLine, draft: EventDraft) -> list[tuple[str, str]]:
    parts = [
        (when(draft), "amber"),
        (line.timezone, "amber"),
        (draft.venue, "green"),
        (draft.url, "green"),
        (names.kind(draft.kind), "sky"),
    ]
    if line.format or draft.url:
        parts.append((names.format(draft.format), "sky"))
    parts += [(f"#{tag}", "sky") for tag in draft.tags]
    if draft.capacity is not None:
        parts.append((places(draft.capacity), ""))
    if draft.capacity_online is not None:
        parts.append((_("{n} online").format(n=formats.number(draft.capacity_online)), ""))
    parts.append((f"+{draft.lead}" if draft.lead else "", "pink"))
    return [(text, role) for text, role in parts if text]


def places(n: int) -> str:
    return _("{n} places").format(n=formats.number(n))


_CALLED = {"venue": N_("place"), "capacity": N_("places"), "capacity_online": N_("online")}
"""Fields that the details call otherwise than a form does."""
_APART = frozenset({"title", "date", "time", "kind", "format", "status", "timezone", "geo", "notes"})
"""Fields that are shown in a way of their own, or not at all."""


def _details(event: Event) -> list[tuple[str, str]]:
    zone = event.timezone if event.start and not event.all_day else ""
    rest = [EVENT.field(name) for name in ORDER if name not in _APART]
    return [
        (_("time zone"), zone),
        *((_(_CALLED.get(field.name, field.label)), labels.said(field, event)) for field in rest),
    ]


def _late(event: Event, today: date) -> bool:
    """Its day has passed and nobody has said how it went."""
    return event.last_day is not None and event.last_day < today and event.status not in OVER


def _near(event: Event, today: date) -> bool:
    return event.first_day is not None and 0 <= (event.first_day - today).days <= 3


def _sign(event: Event, today: date) -> Cell:
    if _late(event, today):
        return Cell(glyph("late"), "red")
    if event.first_day and event.last_day and event.first_day <= today <= event.last_day and event.status not in OVER:
        return Cell(glyph("today"), "amber")
    return Cell(status_glyph(event.status), STATUS_ROLES[event.status])


def _day(event: Event, today: date) -> Cell:
    day = event.first_day
    if day is None:
        return Cell(_("no date"), "amber")
    role = "red" if _late(event, today) else "amber" if day == today and event.status not in OVER else ""
    return Cell(formats.day(day) if day.year == today.year else formats.day_month_year(day), role)


def _time(event: Event) -> Cell:
    if event.start is None or event.first_day is None or event.last_day is None:
        return Cell("")
    if not event.all_day:
        return Cell(formats.clock(event.start))
    days = (event.last_day - event.first_day).days + 1
    return Cell(_("{n} d").format(n=days) if days > 1 else "")


def _title(event: Event) -> Cell:
    """The title, behind the zone of a time that is not the plan's: the narrow column of times has no room for it."""
    zone = formats.elsewhere(event.timezone) if event.start and not event.all_day else ""
    return Cell(
        f"{zone} {glyph('dot')} {event.title}" if zone else event.title,
        "struck" if event.status is Status.CANCELLED else "",
    )


def _status(event: Event) -> Cell:
    return Cell(names.status(event.status), STATUS_ROLES[event.status])


def _place(event: Event) -> Cell:
    return _or_dash(event.venue or event.url)


def _capacity(event: Event) -> Cell:
    known = [n for n in (event.capacity, event.capacity_online) if n is not None]
    return Cell(formats.number(sum(known)) if known else glyph("dash"), "" if known else "muted")


def _or_dash(text: str) -> Cell:
    return Cell(text) if text else Cell(glyph("dash"), "muted")
