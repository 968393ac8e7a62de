"""`plan`: creates the events of a year from those of another."""

import argparse
import sys
from datetime import datetime

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.cli.events.event_lines import when
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.filter import matches, parse
from eventplanner.domain.planning.next_year_json import plan_json
from eventplanner.domain.planning.next_year_plan import Result, YearPlan, choosing
from eventplanner.domain.planning.outlook_messages import briefly
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Clash, ClashKind
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import language, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.planning import next_year


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    plan = _plan(planner, args)
    done = None if args.dry_run or not plan.taken else next_year.carry_out(planner, plan)
    if args.json:
        print_json(plan_json(plan, _said, words))
        return
    _print_events(plan)
    print(words(done.label if done else _would(plan)), file=sys.stderr)
    if existing := sum(each.is_there for each in plan.proposals):
        print(words(counted("{n} is there already.", "{n} are there already.", existing)), file=sys.stderr)


def _plan(planner: Planner, args: argparse.Namespace) -> YearPlan:
    """Returns the plan of the year with all events that match the filter and are not there already."""
    from_year = args.year - 1 if args.from_year is None else args.from_year
    if from_year >= args.year:
        raise Invalid({"from": Message("an earlier year than {year}", {"year": args.year})})
    plan = next_year.plan(planner, from_year, args.year)
    wanted = parse(args.filter, planner.today(), day_first=planner.settings().numeric_dates == "day")
    return choosing(plan, plan.chosen & {each.id for each in plan.proposals if matches(wanted, each.old)})


def _would(plan: YearPlan) -> Message:
    if not plan.taken:
        return Message("There is nothing to add to {year}.", {"year": plan.to_year})
    return counted("Would add {n} event to {year}.", "Would add {n} events to {year}.", plan.added, year=plan.to_year)


def _print_events(plan: YearPlan) -> None:
    """Prints the new events, one per line: time, title, kind, status, clashes."""
    results = [result for each in plan.taken for result in each.results]
    results.sort(key=lambda result: (result.event.start or datetime.min, result.event.title))
    if results:
        print_columns([_row(result) for result in results])


def _row(result: Result) -> list[str]:
    event = result.event
    clashes = " · ".join(_said(clash, event) for clash in result.clashes)
    return [
        when(event),
        event.title,
        names.kind(event.kind),
        names.status(event.status),
        f"▲ {clashes}" if clashes else "",
    ]


def _said(clash: Clash, event: Event) -> str:
    """Why, beside the title of the event."""
    brief = briefly(clash, language()) if clash.kind is ClashKind.WEEK else about_day(clash, event, language())
    return words(brief)
