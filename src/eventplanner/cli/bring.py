"""`import`: a calendar, events from a spreadsheet, or a whole plan."""

import argparse
import sys
from pathlib import Path

from eventplanner.cli.calendar_in import LEFT_OUT, bring_calendar
from eventplanner.cli.environment import open_planner
from eventplanner.cli.output import print_json, say_progress
from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.exchange.import_preview import ImportResult, PreviewRow
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.exchange import data
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.storage.kernel.output import write_whole

MOST = 200 << 20
"""Bytes that are read from standard input; one more is too large for every reader."""


def run(args: argparse.Namespace) -> int:
    planner = open_planner(args, make=not args.dry_run)
    source = source_of(args)
    if args.noun == "calendar":
        return bring_calendar(planner, args, source)
    if args.noun == "data":
        print(words(data.import_data(planner, _text(source)).label))
        return 0
    say_progress(_("Reading {file} …").format(file=args.file))
    preview = exchange.preview(planner, source, mapping=mapping_of(args.map), sheet=args.sheet)
    print(" · ".join(words(finding) for finding in preview.findings), file=sys.stderr)
    if args.rejects and preview.result.rejected:
        reasons = {line.line: _reason(line) for line in preview.result.rejected}
        write_whole(args.rejects, exchange.rejects(preview, reasons), force=args.force)
    if args.dry_run:
        result = preview.result
    else:
        say_progress(_("Writing {n} events …").format(n=preview.result.added + preview.result.updated))
        _change, result = exchange.carry_out(planner, preview, skip_bad=args.skip_bad)
    report(args, result)
    return LEFT_OUT if result.rejected and args.skip_bad and not args.dry_run else 0


def source_of(args: argparse.Namespace) -> Path | bytes:
    """The file that was named, or what comes on standard input."""
    return sys.stdin.buffer.read(MOST + 1) if args.file == "-" else Path(args.file)


def report(args: argparse.Namespace, result: ImportResult) -> None:
    """What an import came to, or would."""
    if args.json:
        print_json(
            {
                "added": result.added,
                "updated": result.updated,
                "unchanged": result.unchanged,
                "rejected": [{"line": line.line, "reason": _reason(line)} for line in result.rejected],
            }
        )
        return
    pattern = (
        _("Would add {added}, update {updated}, leave {unchanged} unchanged, reject {rejected}.")
        if args.dry_run
        else _("{added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected.")
    )
    print(
        pattern.format(
            added=result.added, updated=result.updated, unchanged=result.unchanged, rejected=len(result.rejected)
        )
    )
    for line in result.rejected:
        print(_("line {line}: {reason}").format(line=line.line, reason=_reason(line)), file=sys.stderr)


def _text(source: Path | bytes) -> str:
    try:
        return (source if isinstance(source, bytes) else source.read_bytes()).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileProblem(Message("{path} cannot be read.", {"path": str(source)[:200]})) from error


def _reason(line: PreviewRow) -> str:
    return words(line.reason) if line.reason else ""


def mapping_of(said: list[str]) -> dict[str, str]:
    """Heading → field. Raises Invalid."""
    mapping = {}
    for each in said:
        column, mark, field = each.rpartition("=")
        if not mark:
            raise Invalid({"map": Message("say it as COLUMN=FIELD")})
        mapping[column] = field
    return mapping
