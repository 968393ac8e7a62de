"""`list clashes` and `set clash`."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from eventplanner.cli.base.assignments import assignments, no_such_field, yes_or_no
from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.json import event_json
from eventplanner.domain.planning.outlook_json import clash_json
from eventplanner.domain.planning.outlook_messages import severity
from eventplanner.domain.year.clash_messages import reason
from eventplanner.domain.year.overlay_json import occasion_json
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.services.year import clashes
from eventplanner.services.year.clashes import ClashFinding

_NAMES = {"accepted": "accepted|aceptado|aceptada|aceptar", "note": "note|nota"}
_FIELDS = {name: field for field, said in _NAMES.items() for name in said.split("|")}


def run(args: argparse.Namespace) -> None:
    """Carries out `list` and `set`."""
    {"list": _list, "set": _set}[args.verb](args)


def _list(args: argparse.Namespace) -> None:
    """Prints clashes of the next two years or of `--year`, accepted ones too, that match `--filter`."""
    planner = open_planner(args)
    findings = clashes.ahead(planner) if args.year is None else clashes.of_year(planner, args.year)
    findings = clashes.narrowed(findings, args.filter)
    free = clashes.free_days(planner, [finding.clash for finding in findings])
    if args.json:
        print_json([_json(finding, free) for finding in findings])
    elif findings:
        print_columns([_line(finding, free) for finding in findings])
    else:
        print(_("No clashes."), file=sys.stderr)


def _set(args: argparse.Namespace) -> None:
    """Carries out `set clash KEY accepted=yes note=…`."""
    planner = open_planner(args, make=True)
    key, *fields = args.rest
    assigned = assignments(fields)
    finding, values = clashes.by_key(planner, key), _values(assigned)
    if values.get("accepted", True):
        change = clashes.accept(planner, [finding.clash], values.get("note", finding.note))
    else:
        change = clashes.heed(planner, [finding.clash])
    if args.json:
        again = clashes.by_key(planner, key)
        print_json(_json(again, clashes.free_days(planner, [again.clash])))
    else:
        print(words(change.label))


def _line(finding: ClashFinding, free: Mapping[str, date]) -> Sequence[str]:
    clash = finding.clash
    accepted = f"{_('accepted')}: {finding.note}" if finding.note else _("accepted")
    parts = [words(reason(clash, language())), _remedy(finding, free), accepted if finding.accepted else ""]
    return formats.day_year(clash.day), words(severity(clash)), " ".join(part for part in parts if part)


def _json(finding: ClashFinding, free: Mapping[str, date]) -> dict[str, Any]:
    return {
        **clash_json(finding.clash, words(reason(finding.clash, language()))),
        "other": _other_json(finding.clash.other),
        "remedy": _remedy(finding, free),
        "accepted": finding.accepted,
        "note": finding.note,
    }


def _other_json(other: Event | Occasion | None) -> dict[str, Any] | None:
    match other:
        case Event():
            return event_json(other)
        case Occasion():
            return occasion_json(other)
    return None


def _remedy(finding: ClashFinding, free: Mapping[str, date]) -> str:
    day = free.get(finding.clash.event.uid)
    return words(Message("{day} is free.", {"day": day})) if day else ""


def _values(assigned: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, text in assigned.items():
        match _FIELDS.get(fold(name)):
            case "accepted":
                values["accepted"] = yes_or_no("accepted", text)
            case "note":
                values["note"] = text
            case _:
                raise Invalid({name: no_such_field(_NAMES)})
    return values
