"""`set`: fields of an event, or the plan's settings."""

import argparse
from dataclasses import asdict, fields

from eventplanner.cli.environment import open_planner
from eventplanner.cli.oddities import warn
from eventplanner.cli.output import print_json
from eventplanner.cli.parser import event_id
from eventplanner.domain.errors import Conflict, Invalid
from eventplanner.domain.event_json import event_json
from eventplanner.domain.event_texts import drafted
from eventplanner.domain.events import draft_of
from eventplanner.domain.settings import Settings
from eventplanner.domain.text import Message
from eventplanner.i18n.catalogue import _, words
from eventplanner.services import events, settings
from eventplanner.services.planner import Planner

_NUMBERS = frozenset(field.name for field in fields(Settings) if field.type is int)


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    if args.noun == "settings":
        change = settings.change(planner, **{name: _typed(name, text) for name, text in _said(args.rest).items()})
        if args.json:
            print_json(asdict(planner.settings()))
        else:
            print(words(change.label))
        return
    _set_event(planner, args)


def _set_event(planner: Planner, args: argparse.Namespace) -> None:
    id, *assignments = args.rest
    try:
        event = events.get(planner, event_id(id))
    except argparse.ArgumentTypeError as error:
        hint = Message("name an event by its number, as in: set event 3 status=confirmed")
        raise Invalid({"id": hint}) from error
    if args.if_version is not None and event.version != args.if_version:
        raise Conflict(Message("Event {id} is at version {version} now.", {"id": id, "version": event.version}))
    day_first = planner.settings().numeric_dates == "day"
    draft = drafted(draft_of(event), _said(assignments), planner.today(), day_first=day_first)
    change = events.change(planner, event, draft)
    if args.json:
        print_json(event_json(events.get(planner, event.id)))
    else:
        print(words(change.label) if change.subjects else _("Nothing changed."))
    warn(draft)


def _said(assignments: list[str]) -> dict[str, str]:
    said = {}
    for each in assignments:
        name, mark, text = each.partition("=")
        if not mark:
            raise Invalid({each: Message("say it as FIELD=VALUE")})
        said[name.strip()] = text
    if not said:
        raise Invalid({"field": Message("say what to change, as FIELD=VALUE")})
    return said


def _typed(name: str, text: str) -> str | int:
    """Numbers as numbers where the setting is one; what is no number is left for the rules to refuse."""
    return int(text) if name in _NUMBERS and text.strip().isascii() and text.strip().isdigit() else text
