"""`import budget` and `import rates`: money out of other people's tables."""

import argparse
import sys

from eventplanner.cli.bring import mapping_of, report, source_of
from eventplanner.cli.calendar_in import LEFT_OUT
from eventplanner.cli.environment import open_planner
from eventplanner.cli.money_words import amount_words
from eventplanner.cli.output import print_columns
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import budget_import, rates_import
from eventplanner.services.exchange.budget_import import BudgetPreview, ImportRequest

_BECOMES = {Outcome.ADDED: N_("new"), Outcome.UPDATED: N_("changed"), Outcome.UNCHANGED: N_("unchanged")}


def run(args: argparse.Namespace) -> int:
    """Either of them."""
    planner = open_planner(args, make=not args.dry_run)
    return _rates(planner, args) if args.noun == "rates" else _budget(planner, args)


def _rates(planner: Planner, args: argparse.Namespace) -> int:
    _change, result = rates_import.import_rates(
        planner,
        source_of(args),
        mapping_of(args.map),
        sheet=args.sheet,
        skip_bad=args.skip_bad,
        dry_run=args.dry_run,
    )
    report(args, result)
    return LEFT_OUT if result.rejected and args.skip_bad and not args.dry_run else 0


def _budget(planner: Planner, args: argparse.Namespace) -> int:
    wanted = ImportRequest(event_id=args.event, year=args.year, mapping=mapping_of(args.map), sheet=args.sheet)
    preview = budget_import.preview(planner, source_of(args), wanted)
    print(" · ".join(words(finding) for finding in preview.findings), file=sys.stderr)
    for check in preview.checks:
        print(words(check), file=sys.stderr)
    result = preview.result
    if not args.dry_run:
        _change, result = budget_import.carry_out(planner, preview, skip_bad=args.skip_bad)
    elif not args.json:
        _print_rows(preview)
    report(args, result)
    return LEFT_OUT if result.rejected and args.skip_bad and not args.dry_run else 0


def _print_rows(preview: BudgetPreview) -> None:
    """What would become of each row that is a line, and how much it is."""
    rows = [
        [
            _("line {line}").format(line=each.line),
            _(_BECOMES[each.outcome]),
            labels.choice(each.draft.flow),
            each.title,
            amount_words(each.draft),
        ]
        for each in preview.lines
        if each.draft is not None and each.outcome in _BECOMES
    ]
    if rows:
        print_columns(rows, right=frozenset({4}))
