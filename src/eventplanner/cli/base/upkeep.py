"""`backup`, `restore`, `doctor`, `share` and `unshare`."""

import argparse
import sys
from datetime import datetime

from eventplanner.cli.base.environment import plan_path
from eventplanner.cli.base.output import agreed, print_json
from eventplanner.domain.base.errors import ReadOnly
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base import upkeep
from eventplanner.services.base.upkeep import CheckLevel, Report

REFUSED = 1
_SIGNS = {CheckLevel.GOOD: "✓", CheckLevel.WARNING: "▲", CheckLevel.PROBLEM: "!"}


def run(args: argparse.Namespace) -> int:
    plan = plan_path(args, make=True)
    now = datetime.now().astimezone()
    if args.read_only and args.verb in {"restore", "share", "unshare"}:
        raise ReadOnly(Message("This plan is open to be read only; nothing was changed."))
    match args.verb:
        case "backup":
            print(clean_line(str(upkeep.backup(plan, args.file, now, force=args.force))))
        case "restore":
            return _restore(args)
        case "doctor":
            return _doctor(upkeep.doctor(plan), as_json=args.json)
        case "share":
            print(words(upkeep.share(plan, args.group)))
        case "unshare":
            print(words(upkeep.unshare(plan)))
    return 0


def _restore(args: argparse.Namespace) -> int:
    """Restores a backup after a confirmation, because everybody's later changes are lost."""
    plan = plan_path(args, make=True)
    if not args.yes:
        question = _("Put {backup} in the place of {plan}? What came after it is kept beside the plan. [y/N] ")
        if not agreed(question.format(backup=clean_line(str(args.file)), plan=clean_line(str(plan)))):
            print(_("Nothing was changed."), file=sys.stderr)
            return REFUSED
    kept = upkeep.restore(plan, args.file, datetime.now().astimezone())
    print(_("Restored: {plan}").format(plan=clean_line(str(plan))))
    if kept:
        print(_("The plan as it was: {path}").format(path=clean_line(str(kept))))
    return 0


def _doctor(report: Report, *, as_json: bool) -> int:
    if as_json:
        print_json(
            {
                "path": str(report.path),
                "healthy": report.healthy,
                "findings": [{"level": f.level.value, "text": words(f.message)} for f in report.findings],
                "backups": [{"path": str(b.path), "made": b.made.isoformat()} for b in report.backups],
            }
        )
    else:
        print(clean_line(str(report.path)))
        for finding in report.findings:
            print(f"{_SIGNS[finding.level]} {words(finding.message)}")
    return 0 if report.healthy else REFUSED
