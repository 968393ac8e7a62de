"""`set`: fields of an event, a series, an overlay, a clash, targets, or the plan's settings."""

import argparse
from typing import get_type_hints

from msgspec.structs import asdict

from eventplanner.cli.assignments import assignments
from eventplanner.cli.clashes import set_clash
from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import setting_label
from eventplanner.cli.oddities import against, warn
from eventplanner.cli.output import print_json
from eventplanner.cli.overlays import set_overlay
from eventplanner.cli.parser import event_id
from eventplanner.cli.series import series_id, set_series
from eventplanner.cli.targets import set_targets, target_year
from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events.columns import field_named
from eventplanner.domain.events.events import EVENT, draft_of
from eventplanner.domain.events.json import event_json
from eventplanner.domain.events.texts import drafted
from eventplanner.domain.exchange.import_columns import BEGINNINGS, ENDINGS
from eventplanner.domain.parsing.settings_names import NAMES as SETTINGS
from eventplanner.domain.parsing.settings_names import setting_named
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events

_MOMENTS = dict.fromkeys(BEGINNINGS, "start") | dict.fromkeys(ENDINGS, "end")
_ORDER = [*BEGINNINGS, *ENDINGS, *EVENT.asked].index
_ALSO = dict.fromkeys(("whole days", "all day", "dias completos", "dia completo", "todo el dia"), "all_day")
PLACED = frozenset({"start", "end", "all_day", "timezone", "status", "kind", "venue", "lead", "audience", "series"})
"""Fields that decide what an event clashes with."""
_NUMBERS = frozenset(name for name, kind in get_type_hints(Settings).items() if kind is int)


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args, make=True)
    if args.noun == "settings":
        change = settings.change(
            planner, **{name: _typed(name, text) for name, text in _settings(assignments(args.rest)).items()}
        )
        if args.json:
            print_json(asdict(planner.settings()))
        else:
            print(words(change.label))
        return
    if args.noun == "overlay":
        id, *rest = args.rest
        set_overlay(planner, args, _number(id), assignments(rest))
        return
    if args.noun == "series":
        id, *rest = args.rest
        set_series(planner, args, series_id(id), assignments(rest))
        return
    if args.noun == "clash":
        key, *rest = args.rest
        set_clash(planner, key, assignments(rest), json=args.json)
        return
    if args.noun == "targets":
        year, *rest = args.rest
        set_targets(planner, target_year(year), assignments(rest), json=args.json)
        return
    _set_event(planner, args)


def _set_event(planner: Planner, args: argparse.Namespace) -> None:
    id, *rest = args.rest
    try:
        event = events.get(planner, event_id(id))
    except argparse.ArgumentTypeError as error:
        hint = Message("name an event by its number, as in: set event 3 status=confirmed")
        raise Invalid({"id": hint}) from error
    if args.if_version is not None and event.version != args.if_version:
        raise Conflict(Message("Event {id} is at version {version} now.", {"id": id, "version": event.version}))
    day_first = planner.settings().numeric_dates == "day"
    texts = _fields(assignments(rest))
    draft = drafted(draft_of(event), texts, planner.today(), day_first=day_first)
    change = events.change(planner, event, draft)
    if args.json:
        print_json(event_json(events.get(planner, event.id)))
    else:
        print(words(change.label))
    warn(draft, against(planner, draft, event) if texts.keys() & PLACED else ())


def _number(text: str) -> int:
    try:
        return event_id(text)
    except argparse.ArgumentTypeError as error:
        hint = Message("name an overlay by its number, as in: set overlay 3 shown=no")
        raise Invalid({"id": hint}) from error


def _fields(said: dict[str, str]) -> dict[str, str]:
    """By field, however it was called; a day and a time that were said apart are one moment."""
    parts: dict[str, dict[str, str]] = {}
    for name, text in said.items():
        column = _column(name)
        field = field_of(name)
        if field not in EVENT.asked:
            raise Invalid({name: _none_of([names.field(each) for each in EVENT.asked])})
        parts.setdefault(field, {})[column] = text
    # In the order of the columns: the day comes before the time.
    return {field: " ".join(texts[column] for column in sorted(texts, key=_ORDER)) for field, texts in parts.items()}


def field_of(name: str) -> str:
    """The field of an event that is called so in either language, or something that is none."""
    column = _column(name)
    return _MOMENTS.get(column, column)


def _column(name: str) -> str:
    asked = fold(name.strip())
    return asked.replace(" ", "_") if asked.replace(" ", "_") in EVENT.asked else _ALSO.get(asked) or field_named(name)


def _settings(said: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, text in said.items():
        if not (setting := setting_named(name)):
            raise Invalid({name: _none_of([setting_label(each) for each in SETTINGS])})
        found[setting] = text
    return found


def _none_of(known: list[str]) -> Message:
    return Message("there is no such field; there is {fields}", {"fields": ", ".join(known)})


def _typed(name: str, text: str) -> str | int:
    """Numbers as numbers where the setting is one; what is no number is left for the rules to refuse."""
    return int(text) if name in _NUMBERS and text.strip().isascii() and text.strip().isdigit() else text
