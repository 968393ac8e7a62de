"""Budget commands: `add expense|income`, `list|show budget`, `export budget`."""

import argparse
import sys

from eventplanner.cli.base.environment import nowhere, open_planner
from eventplanner.cli.base.files import deliver, format_of
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.cli.budget.money_words import amount_heading, figure, in_words, planned_words, print_echo
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.json import line_json, summary_json
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.quick_lines import line_texts
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.formats.documents import budget as written
from eventplanner.formats.documents.values import text_of
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_export, budget_lines, taxes
from eventplanner.services.events import events
from eventplanner.services.kinds import refuse, write
from eventplanner.services.records import records


def run(args: argparse.Namespace) -> None:
    """Carries out `add`, `list`, `show` and `export`."""
    {"add": _add, "list": _list, "show": _show, "export": _export}[args.verb](args)


def _add(args: argparse.Namespace) -> None:
    """`add expense "Catering 6.500 per attendee @La Mesa" --event 3`."""
    planner = open_planner(args, nowhere(args) if args.dry_run else None, make=True)
    event = events.get(planner, args.event).id if args.event is not None else None
    year = None if event else args.year or planner.today().year
    base = revised(budget_lines.blank(planner.settings(), event), flow=Flow(args.noun), year=year)
    with in_words(BUDGET_LINE):
        said = line_texts(args.line, taxes.rules(planner.settings()))
        _refuse_other_flow(said.get("flow", args.noun), args.noun)
        texts = {name: text for name, text in said.items() if name != "flow"}
        reading = records.read(planner, BUDGET_LINE, texts, base)
        if args.dry_run:
            refuse(planner, BUDGET_LINE, reading)
            print_echo(planner, BUDGET_LINE, reading, texts)
            return
        change = write(planner, BUDGET_LINE, reading)
    line = records.added(planner, BUDGET_LINE, change)
    if args.json:
        summary = budget_export.summary(planner, event_id=line.event_id, year=line.year)
        added = next(one for one in summary.lines if one.line.id == line.id)
        print_json(line_json(added, summary.currency))
        return
    print(f"{line.id}  {words(change.label)} · {planned_words(planner, line)}")


def _refuse_other_flow(flow: str, noun: str) -> None:
    """Raises Invalid where a line says that it is an income, and the command an expense, or the other way round."""
    if flow != noun:
        why = Message("the line says otherwise: run add {flow}, or leave the word out", {"flow": flow})
        raise Invalid({"": why})


def _list(args: argparse.Namespace) -> None:
    """Prints the budget lines of an event or a year, with their figures."""
    planner = open_planner(args)
    summary = _summary(planner, args)
    wanted = args.filter.casefold()
    lines = [
        each for each in summary.lines if wanted in f"{each.line.name} {each.line.category} {each.event}".casefold()
    ]
    if args.json:
        print_json([line_json(each, summary.currency) for each in lines])
        return
    if not lines:
        print(_("There is nothing to list."), file=sys.stderr)
        return
    heads = ["", _("Line"), _("Category"), *([_("Event")] if summary.year is not None else [])]
    taxed = any(each.line.vat for each in lines)
    figures = [
        amount_heading(planner, _("Planned"), taxed=taxed),
        _("Committed"),
        _("Actual"),
        _("Paid"),
        _("Forecast"),
    ]
    rows = [
        [
            str(each.line.id),
            each.line.name,
            labels.category(each.line.category),
            *([each.event] if summary.year is not None else []),
            *(
                figure(minor, each.figures, summary.currency)
                for minor in (
                    *(each.figures.planned, each.figures.committed, each.figures.actual),
                    *(each.figures.paid, each.figures.forecast),
                )
            ),
        ]
        for each in lines
    ]
    numbers = range(len(heads), len(heads) + len(figures))
    print_columns([[*heads, *figures], *rows], right=frozenset({0, *numbers}))


def _show(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    summary = _summary(planner, args)
    if args.json:
        print_json(summary_json(summary))
        return
    document = written.budget(summary)
    print(document.title)
    print(document.subtitle)
    for heading, table in ((section.heading, table) for section in document.read for table in section.tables):
        print()
        print(heading)
        print_columns(
            [list(table.heads), *([text_of(cell) for cell in row.cells] for row in table.rows)], right=table.numbers
        )


def _summary(planner: Planner, args: argparse.Namespace) -> BudgetSummary:
    event = args.event if args.event is not None else getattr(args, "id", None)
    return budget_export.summary(planner, event_id=event, year=args.year)


def _export(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    chosen = args.event or []
    if len(chosen) > 1 or args.month:
        raise Invalid({"event": Message("say of which event, with --event ID")})
    form = format_of(args, budget_export.FORMATS, "md")
    event = chosen[0] if chosen else None
    deliver(args, budget_export.export_budget(planner, form, event_id=event, year=args.year))
