"""Files of tasks, briefs and people: `export tasks|brief|people`, `import tasks|people`."""

import argparse
import sys
from pathlib import Path

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.cli.bring import mapping_of, report, source_of
from eventplanner.cli.calendar_in import LEFT_OUT
from eventplanner.cli.environment import open_planner
from eventplanner.cli.export import STDOUT, deliver
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.i18n.catalogue import words
from eventplanner.services.exchange import people_exchange, tasks_exchange
from eventplanner.services.exchange.people_exchange import PeoplePreview
from eventplanner.services.exchange.tasks_exchange import TaskPreview
from eventplanner.services.workspace import brief

FORMATS = {"tasks": tasks_exchange.FORMATS, "brief": brief.FORMS, "people": people_exchange.FORMATS}
USUAL = {"tasks": "md", "brief": "text", "people": "csv"}
_ENDINGS = {"txt": "text", "htm": "html"}


def run(args: argparse.Namespace) -> int:
    """Either way."""
    return _bring(args) if args.verb == "import" else _export(args)


def _export(args: argparse.Namespace) -> int:
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


def _bring(args: argparse.Namespace) -> int:
    planner = open_planner(args, make=not args.dry_run)
    source, mapping = source_of(args), mapping_of(args.map)
    preview: TaskPreview | PeoplePreview
    if args.noun == "tasks":
        preview = tasks_exchange.preview(planner, args.event, source, mapping=mapping, sheet=args.sheet)
    else:
        preview = people_exchange.preview(planner, source, mapping=mapping, sheet=args.sheet)
    print(" · ".join(words(finding) for finding in preview.findings), file=sys.stderr)
    result = preview.result
    if args.dry_run:
        report(args, result)
        return 0
    if isinstance(preview, TaskPreview):
        _change, result = tasks_exchange.carry_out(planner, preview, skip_bad=args.skip_bad)
    else:
        _change, result = people_exchange.carry_out(planner, preview, skip_bad=args.skip_bad)
    report(args, result)
    return LEFT_OUT if result.rejected and args.skip_bad else 0
