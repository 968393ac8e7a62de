"""`export tasks|brief|people`."""

import argparse

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.files import deliver, format_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.services.exchange import people_exchange, tasks_exchange
from eventplanner.services.workspace import brief

FORMATS = {"tasks": tasks_exchange.FORMATS, "brief": brief.FORMS, "people": people_exchange.FORMATS}
DEFAULT_FORMATS = {"tasks": "md", "brief": "text", "people": "csv"}


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    events = args.event or []
    if len(events) > 1 or (args.noun == "brief" and not events):
        raise Invalid({"event": Message("say of which event, with --event ID")})
    form = format_of(args, FORMATS[args.noun], DEFAULT_FORMATS[args.noun])
    event = events[0] if events else None
    if args.noun == "tasks":
        deliver(args, tasks_exchange.export_tasks(planner, event, form))
    elif args.noun == "people":
        deliver(args, people_exchange.export_people(planner, form))
    else:
        deliver(args, brief.brief(planner, event or 0, form))
