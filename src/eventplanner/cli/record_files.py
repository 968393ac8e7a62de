"""Files of tasks, briefs and people: `export tasks|brief|people`."""

import argparse
from pathlib import Path

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.cli.environment import open_planner
from eventplanner.cli.export import STDOUT, deliver
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.services.exchange import people_exchange, tasks_exchange
from eventplanner.services.workspace import brief

FORMATS = {"tasks": tasks_exchange.FORMATS, "brief": brief.FORMS, "people": people_exchange.FORMATS}
USUAL = {"tasks": "md", "brief": "text", "people": "csv"}
_ENDINGS = {"txt": "text", "htm": "html"}


def run(args: argparse.Namespace) -> int:
    planner = open_planner(args)
    events = args.event or []
    if len(events) > 1 or (args.noun == "brief" and not events):
        raise Invalid({"event": Message("say of which event, with --event ID")})
    form = args.format or _form_of(args)
    if form not in FORMATS[args.noun]:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS[args.noun])})})
    event = events[0] if events else None
    if args.noun == "tasks":
        deliver(args, tasks_exchange.export_tasks(planner, event, form))
    elif args.noun == "people":
        deliver(args, people_exchange.export_people(planner, form))
    else:
        deliver(args, brief.brief(planner, event or 0, form))
    return 0


def _form_of(args: argparse.Namespace) -> str:
    """By the ending of the file, else what is usual."""
    ending = Path(args.output).suffix.lower().lstrip(".")
    return _ENDINGS.get(ending, ending) if ending and args.output != STDOUT else USUAL[args.noun]
