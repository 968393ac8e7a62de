"""`export`: files to share."""

import argparse
import sys
from pathlib import Path

from eventplanner.cli.calendar_scope import scope_of
from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_scope import query_of
from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.events.filter import parse
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar, data
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.services.planning import year_export
from eventplanner.storage.kernel.output import write_whole

STDOUT = "-"
BINARY = frozenset({"xlsx"})
FORMATS = {"calendar": ("ics",), "events": exchange.FORMATS, "data": ("json",), "year": year_export.FORMATS}


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    args.format = args.format or _format_of(args)
    if args.format not in FORMATS[args.noun]:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS[args.noun])})})
    {"calendar": _calendar, "events": _events, "data": _data, "year": _year}[args.noun](planner, args)


def _calendar(planner: Planner, args: argparse.Namespace) -> None:
    scope = scope_of(planner, args)
    if args.output == STDOUT:
        file = calendar.export(planner, scope)
        if file.count:
            _write_out(file.data)
            calendar.record(planner, scope, file)
    else:
        file = calendar.save(planner, scope, Path(args.output), force=args.force)
    print(words(calendar.summary(file)), file=sys.stderr)


def _events(planner: Planner, args: argparse.Namespace) -> None:
    if args.output == STDOUT and args.format in BINARY:
        raise Invalid({"output": Message("name a file with -o; a workbook is no text")})
    query = query_of(args)
    if args.event:
        chosen = events.several(planner, args.event)
        deliver(args, exchange.export_chosen(planner, chosen, args.format))
        return
    deliver(args, exchange.export_events(planner, query, args.format))


def _data(planner: Planner, args: argparse.Namespace) -> None:
    deliver(args, data.export_data(planner).encode())


def _year(planner: Planner, args: argparse.Namespace) -> None:
    if args.month or args.event:
        raise Invalid({"year": Message("it is whole; --filter says which events stand in it")})
    year = args.year or planner.today().year
    wanted = parse(args.filter, planner.today())
    deliver(args, year_export.export_year(planner, year, args.format, Audience(args.audience), wanted))


def deliver(args: argparse.Namespace, content: bytes) -> None:
    """Into the file that was named, or to standard output."""
    if args.output == STDOUT:
        _write_out(content)
        return
    write_whole(Path(args.output), content, force=args.force)
    print(_("Written: {path}").format(path=clean_line(args.output)), file=sys.stderr)


def _write_out(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _format_of(args: argparse.Namespace) -> str:
    """By the ending of the file, else what is usual. Raises Invalid where the ending promises something else."""
    ending = Path(args.output).suffix.lower().lstrip(".")
    if not ending or args.output == STDOUT:
        return {"calendar": "ics", "events": "csv", "data": "json", "year": "text"}[args.noun]
    known = {"txt": "text", "htm": "html"}.get(ending, ending)
    if known not in FORMATS[args.noun]:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS[args.noun])})})
    return known
