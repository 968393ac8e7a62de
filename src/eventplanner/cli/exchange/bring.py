"""`import`: reads records from tables, calendars and cards, or a whole plan."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.nouns import kind_called
from eventplanner.cli.base.output import print_columns, print_json, say_progress
from eventplanner.cli.budget.money_words import amount_words
from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.exchange.import_preview import ImportLine, ImportResult, Outcome
from eventplanner.domain.exchange.value_words import MOST_ASKED
from eventplanner.domain.parsing.values import LONGEST
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import calendar_import, data, importing, rejects
from eventplanner.services.exchange.budget_import import BudgetImporting
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.services.exchange.importing import Importing, ImportPreview
from eventplanner.services.exchange.people_exchange import PeopleImporting
from eventplanner.services.exchange.rates_import import RatesImporting
from eventplanner.services.exchange.records_import import importing_of
from eventplanner.services.exchange.tasks_exchange import TasksImporting

ROWS_REJECTED = 3
"""The exit status where bad lines were left out."""
_TABLES: Mapping[str, Callable[[argparse.Namespace], Importing[Any]]] = {
    "events": lambda _args: EventsImporting(),
    "tasks": lambda args: TasksImporting(event_id=args.event),
    "people": lambda _args: PeopleImporting(),
    "budget": lambda args: BudgetImporting(event_id=args.event, year=args.year),
    "rates": lambda _args: RatesImporting(),
}
_OUTCOMES = {Outcome.ADDED: N_("new"), Outcome.UPDATED: N_("changed"), Outcome.UNCHANGED: N_("unchanged")}


def run(args: argparse.Namespace) -> int:
    planner = open_planner(args, make=not args.dry_run)
    source = importing.from_stream(sys.stdin.buffer) if args.file == "-" else Path(args.file)
    if args.noun == "data":
        print(words(data.import_data(planner, _text(source)).label))
        return 0
    say_progress(_("Reading {file} …").format(file=args.file))
    preview = _preview(planner, args, source)
    result = preview.result
    print(" · ".join(words(finding) for finding in preview.findings), file=sys.stderr)
    for check in preview.checks:
        print(words(check), file=sys.stderr)
    _say_strange(preview)
    if args.rejects and result.rejected:
        rejects.save_rejects(preview, args.rejects, force=args.force)
    if not args.dry_run:
        say_progress(_(preview.importing.progress).format(n=result.written))
        _change, result = importing.carry_out(planner, preview, skip_bad=args.skip_bad)
    elif args.noun == "budget" and not args.json:
        _print_amounts(preview)
    _report(args, result)
    return ROWS_REJECTED if result.rejected and args.skip_bad and not args.dry_run else 0


def _preview(planner: Planner, args: argparse.Namespace, source: Path | bytes) -> ImportPreview:
    if args.noun == "calendar":
        texts = {"timezone": args.timezone, "from": args.first, "until": args.last}
        wanted = calendar_import.wanted_of(planner, texts)
        return calendar_import.preview(planner, source, overlay=args.overlay, wanted=wanted)
    table = _TABLES.get(args.noun)
    subject = table(args) if table else importing_of(kind_called(args.noun), args.event)
    return importing.preview(planner, subject, source, mapping=_mapping(args.map), sheet=args.sheet)


def _say_strange(preview: ImportPreview) -> None:
    """Prints the words that need a meaning, each with the option that gives it one."""
    strange = [word for word in preview.reading.strange if not word.meant and len(word.text) <= LONGEST]
    for word in strange[:MOST_ASKED]:
        rows = words(counted("in {n} row", "in {n} rows", word.rows))
        print(f'“{word.text}” {rows}: --map "{word.key}=…"', file=sys.stderr)


def _mapping(pairs: list[str]) -> dict[str, str]:
    """Returns `--map` as field by heading. Raises Invalid."""
    mapping = {}
    for pair in pairs:
        column, mark, field = pair.rpartition("=")
        if not mark:
            raise Invalid({"map": Message("say it as COLUMN=FIELD")})
        mapping[column] = field
    return mapping


def _text(source: Path | bytes) -> str:
    try:
        return (source if isinstance(source, bytes) else source.read_bytes()).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblem(Message("{path} cannot be read.", {"path": str(source)[:200]})) from error


def _report(args: argparse.Namespace, result: ImportResult) -> None:
    """Prints the result of an import, or of a dry run; entries of a calendar have titles, and may be removed."""
    has_titles = args.noun == "calendar"
    counts = {"added": result.added, "updated": result.updated, "unchanged": result.unchanged}
    if has_titles:
        counts["removed"] = result.removed
    if args.json:
        print_json({**counts, "rejected": [_rejected_json(line, has_titles) for line in result.rejected]})
        return
    print(_pattern(args.dry_run, has_titles).format(**counts, rejected=len(result.rejected)))
    pattern = _("line {line}, “{title}”: {reason}") if has_titles else _("line {line}: {reason}")
    for line in result.rejected:
        print(pattern.format(line=line.line, title=line.title, reason=_reason(line)), file=sys.stderr)
    if result.rejected and args.skip_bad and not args.rejects and not args.dry_run:
        print(_("--rejects FILE keeps the lines that were left out, with the reasons."), file=sys.stderr)


def _rejected_json(line: ImportLine[Any, Any], has_titles: bool) -> dict[str, object]:
    title = {"title": line.title} if has_titles else {}
    return {"line": line.line, **title, "reason": _reason(line)}


def _pattern(dry_run: bool, may_remove: bool) -> str:
    if may_remove:
        if dry_run:
            return _(
                "Would add {added}, update {updated}, leave {unchanged} unchanged, remove {removed}, reject {rejected}."
            )
        return _("{added} added, {updated} updated, {unchanged} unchanged, {removed} removed, {rejected} rejected.")
    if dry_run:
        return _("Would add {added}, update {updated}, leave {unchanged} unchanged, reject {rejected}.")
    return _("{added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected.")


def _reason(line: ImportLine[Any, Any]) -> str:
    return words(line.reason) if line.reason else ""


def _print_amounts(preview: ImportPreview) -> None:
    """Prints the outcome and amount of each row that is a budget line."""
    rows = [
        [
            _("line {line}").format(line=line.line),
            _(_OUTCOMES[line.outcome]),
            labels.choice(line.draft.flow),
            line.title,
            amount_words(line.draft),
        ]
        for line in preview.lines
        if line.draft is not None and line.outcome in _OUTCOMES
    ]
    if rows:
        print_columns(rows, right=frozenset({4}))
