"""`undo`, `redo` and `history`."""

import argparse
from datetime import tzinfo

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.changes import Change
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base import history


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    if args.verb == "undo":
        print(words(history.undo(planner).label))
    elif args.verb == "redo":
        print(words(history.redo(planner).label))
    else:
        listing = history.listing(planner)
        changes = [change for n in range(min(args.count, listing.total)) if (change := listing[n])]
        if args.json:
            print_json([_json(change) for change in changes])
        elif changes:
            zone = planner.zone()
            print_columns([_line(change, zone) for change in changes], right=frozenset({0}))


def _line(change: Change, zone: tzinfo | None) -> list[str]:
    undone = _("(undone)") if change.undone else ""
    at = formats.moment(change.at.astimezone(zone), year=True)
    return [str(change.revision), at, change.who, words(change.label), undone]


def _json(change: Change) -> dict[str, object]:
    return {
        "revision": change.revision,
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "actor": change.actor,
        "who": change.who,
        "label": words(change.label),
        "kind": change.kind.value,
        "subjects": sorted(change.subjects),
        "undone": change.undone,
    }
