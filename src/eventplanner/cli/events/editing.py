"""`add event`, `set event` and `delete event`."""

import argparse

from eventplanner.cli.base.arguments import positional, record_id
from eventplanner.cli.base.assignments import assignments, no_such_field
from eventplanner.cli.base.environment import nowhere, open_planner
from eventplanner.cli.base.output import print_json
from eventplanner.cli.events.event_lines import described
from eventplanner.cli.events.oddities import against, warn
from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events import quick_line
from eventplanner.domain.events.columns import field_named
from eventplanner.domain.events.events import EVENT, draft_of
from eventplanner.domain.events.json import draft_json, event_json
from eventplanner.domain.events.texts import drafted
from eventplanner.domain.exchange.import_columns import BEGINNINGS, ENDINGS
from eventplanner.domain.series.recurring_lines import refuse_recurring
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.events import events

_MOMENTS = dict.fromkeys(BEGINNINGS, "start") | dict.fromkeys(ENDINGS, "end")
_ORDER = [*BEGINNINGS, *ENDINGS, *EVENT.asked].index
_ALSO = dict.fromkeys(("whole days", "all day", "dias completos", "dia completo", "todo el dia"), "all_day")
PLACED = frozenset({"start", "end", "all_day", "timezone", "status", "kind", "venue", "lead", "audience", "series"})
"""Fields that decide what an event clashes with."""


def run(args: argparse.Namespace) -> None:
    """Carries out `add`, `set` and `delete`."""
    {"add": _add, "set": _set, "delete": _delete}[args.verb](args)


def _add(args: argparse.Namespace) -> None:
    planner = open_planner(args, nowhere(args) if args.dry_run else None, make=True)
    settings = planner.settings()
    line = quick_line.parse(args.line, today=planner.today(), day_first=settings.numeric_dates == "day")
    refuse_recurring(line, planner.today())
    draft = quick_line.event_draft(line, settings.timezone)
    event = None
    if args.dry_run:
        draft = events.sound(planner, draft)
        if args.json:
            print_json(draft_json(draft))
        else:
            print(_("Would add: {event}").format(event=f"{draft.title} · {described(draft)}"))
    else:
        change = events.create(planner, draft)
        event = events.added(planner, change)
        if args.json:
            print_json(event_json(event))
        else:
            print(f"{event.id}  {words(change.label)} · {described(event)}")
    warn(draft, [*line.oddities, *against(planner, draft, event)])


def _set(args: argparse.Namespace) -> None:
    planner = open_planner(args, make=True)
    hint = Message("name an event by its number, as in: set event 3 status=confirmed")
    event = events.get(planner, positional(record_id, args.rest[0], "id", hint))
    if args.if_version is not None and event.version != args.if_version:
        raise Conflict(Message("Event {id} is at version {version} now.", {"id": event.id, "version": event.version}))
    day_first = planner.settings().numeric_dates == "day"
    texts = _fields(assignments(args.rest[1:]))
    draft = drafted(draft_of(event), texts, planner.today(), day_first=day_first)
    change = events.change(planner, event, draft)
    if args.json:
        print_json(event_json(events.get(planner, event.id)))
    else:
        print(words(change.label))
    warn(draft, against(planner, draft, event) if texts.keys() & PLACED else ())


def _delete(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    chosen = [events.get(planner, id) for id in dict.fromkeys(args.ids)]
    print(words(events.remove(planner, chosen).label))


def _fields(assigned: dict[str, str]) -> dict[str, str]:
    """By field, however it was called; a day and a time that were said apart are one moment."""
    parts: dict[str, dict[str, str]] = {}
    for name, text in assigned.items():
        column = _column(name)
        field = field_of(name)
        if field not in EVENT.asked:
            raise Invalid({name: no_such_field(map(names.field, EVENT.asked))})
        parts.setdefault(field, {})[column] = text
    # In the order of the columns: the day comes before the time.
    return {field: " ".join(texts[column] for column in sorted(texts, key=_ORDER)) for field, texts in parts.items()}


def field_of(name: str) -> str:
    """Returns the field of an event with this name in either language, or the name itself if there is none."""
    column = _column(name)
    return _MOMENTS.get(column, column)


def _column(name: str) -> str:
    asked = fold(name.strip())
    return asked.replace(" ", "_") if asked.replace(" ", "_") in EVENT.asked else _ALSO.get(asked) or field_named(name)
