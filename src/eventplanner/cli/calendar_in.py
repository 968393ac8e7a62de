"""`import calendar`: others' dates over the year, or events of one's own, out of a calendar file."""

import argparse
import sys
from pathlib import Path

from eventplanner.cli.output import print_json, say_progress
from eventplanner.domain.exchange.import_preview import ImportResult, PreviewRow
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import calendar_import

LEFT_OUT = 3


def bring_calendar(planner: Planner, args: argparse.Namespace, source: Path | bytes) -> int:
    """The exit status."""
    say_progress(_("Reading {file} …").format(file=args.file))
    preview = calendar_import.preview(planner, source, overlay=args.overlay)
    print(" · ".join(words(finding) for finding in preview.findings), file=sys.stderr)
    if args.rejects and preview.result.rejected:
        calendar_import.save_rejects(preview, args.rejects, force=args.force)
    if args.dry_run:
        result = preview.result
    else:
        say_progress(_("Writing {n} dates …").format(n=preview.result.added + preview.result.updated))
        _change, result = calendar_import.carry_out(planner, preview, skip_bad=args.skip_bad)
    _report(args, result)
    return LEFT_OUT if result.rejected and args.skip_bad and not args.dry_run else 0


def _report(args: argparse.Namespace, result: ImportResult) -> None:
    if args.json:
        print_json(
            {
                "added": result.added,
                "updated": result.updated,
                "unchanged": result.unchanged,
                "removed": result.removed,
                "rejected": [{"line": row.line, "title": row.title, "reason": _reason(row)} for row in result.rejected],
            }
        )
        return
    pattern = (
        _("Would add {added}, update {updated}, leave {unchanged} unchanged, remove {removed}, reject {rejected}.")
        if args.dry_run
        else _("{added} added, {updated} updated, {unchanged} unchanged, {removed} removed, {rejected} rejected.")
    )
    print(
        pattern.format(
            added=result.added,
            updated=result.updated,
            unchanged=result.unchanged,
            removed=result.removed,
            rejected=len(result.rejected),
        )
    )
    for row in result.rejected:
        said = _("line {line}, “{title}”: {reason}").format(line=row.line, title=row.title, reason=_reason(row))
        print(said, file=sys.stderr)


def _reason(row: PreviewRow) -> str:
    return words(row.reason) if row.reason else ""
