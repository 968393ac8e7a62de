"""`export calendar|events|year|data`."""

import argparse
import sys
from pathlib import Path

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.files import STDOUT, deliver, format_of, write_out
from eventplanner.cli.events.event_scope import query_of
from eventplanner.cli.exchange.calendar_scope import scope_of
from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.filter import parse
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar, data
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.services.planning import year_export

FORMATS = {"calendar": ("ics",), "events": exchange.FORMATS, "data": ("json",), "year": year_export.FORMATS}
_DEFAULT_FORMATS = {"calendar": "ics", "events": "csv", "data": "json", "year": "text"}


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    args.format = format_of(args, FORMATS[args.noun], _DEFAULT_FORMATS[args.noun])
    {"calendar": _calendar, "events": _events, "data": _data, "year": _year}[args.noun](planner, args)


def _calendar(planner: Planner, args: argparse.Namespace) -> None:
    scope = scope_of(planner, args)
    if args.output == STDOUT:
        file = calendar.export(planner, scope)
        if file.count:
            write_out(file.data)
            calendar.record(planner, scope, file)
    else:
        file = calendar.save(planner, scope, Path(args.output), force=args.force)
    print(words(calendar.summary(file)), file=sys.stderr)


def _events(planner: Planner, args: argparse.Namespace) -> None:
    query = query_of(args)
    found = events.several(planner, args.event) if args.event else events.everything(planner, query)
    deliver(args, exchange.export_events(planner, found, args.format))


def _data(planner: Planner, args: argparse.Namespace) -> None:
    deliver(args, data.export_data(planner).encode())


def _year(planner: Planner, args: argparse.Namespace) -> None:
    if args.month or args.event:
        raise Invalid({"year": Message("it is whole; --filter says which events stand in it")})
    year = args.year or planner.today().year
    wanted = parse(args.filter, planner.today())
    deliver(args, year_export.export_year(planner, year, args.format, Audience(args.audience), wanted))
