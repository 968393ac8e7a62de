"""`list targets` and `set targets`."""

import argparse
import sys
from datetime import date

from eventplanner.cli.base.arguments import positional
from eventplanner.cli.base.arguments import year as year_of
from eventplanner.cli.base.assignments import assignments
from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.planning.outlook_json import target_json
from eventplanner.domain.planning.target_line import read_targets
from eventplanner.domain.planning.targets import QUARTERS, Progress
from eventplanner.domain.planning.year_totals import Total, totals
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.planning import targets


def run(args: argparse.Namespace) -> None:
    """Carries out `list` and `set`."""
    {"list": _list, "set": _set}[args.verb](args)


def _list(args: argparse.Namespace) -> None:
    """`list targets --year 2027`."""
    planner = open_planner(args)
    today = planner.today()
    year = args.year or today.year
    progress = targets.of_year(planner, year)
    if args.json:
        print_json([target_json(each, year, today) for each in progress])
    elif progress:
        _print_table(progress, year, today)
    else:
        print(_("No targets and no events in {year}.").format(year=year), file=sys.stderr)


def _set(args: argparse.Namespace) -> None:
    """`set targets 2027 meetup.q1=3 workshop.q2=`."""
    planner = open_planner(args, make=True)
    hint = Message("name the year first, as in: set targets 2027 meetup.q1=3")
    year = positional(year_of, args.rest[0], "year", hint)
    change = targets.set_targets(planner, year, read_targets(assignments(args.rest[1:])))
    if args.json:
        today = planner.today()
        print_json([target_json(each, year, today) for each in targets.of_year(planner, year)])
    else:
        print(words(change.label))


def _print_table(progress: list[Progress], year: int, today: date) -> None:
    """Prints a row for each kind and one of totals; `1/2 of 3` is one held, two planned, target three."""
    table = totals(progress, year, today)
    head = [_("done/planned"), *(_("Q{n}").format(n=quarter) for quarter in QUARTERS), str(year)]
    called = [*map(names.kind, table.kinds), _("all kinds")]
    print_columns([head, *([name, *map(_figures, table.of_kind(n))] for n, name in enumerate(called))])


def _figures(total: Total) -> str:
    done = f"{total.done}/{total.planned}"
    if total.target is None:
        return done if total.planned else "-"
    text = _("{done}/{planned} of {target}").format(done=total.done, planned=total.planned, target=total.target)
    missing = words(counted("{n} missing", "{n} missing", total.missing)) if total.missing else ""
    return f"{text} ({missing})" if missing else text
