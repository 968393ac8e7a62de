"""`delete`: what is undone by `undo`."""

import argparse

from eventplanner.cli.environment import open_planner
from eventplanner.cli.series import remove_series
from eventplanner.domain.base.changes import Change
from eventplanner.i18n.catalogue import words
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.year import overlays


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    print(words(_remove(planner, args.noun, list(dict.fromkeys(args.ids))).label))


def _remove(planner: Planner, noun: str, ids: list[int]) -> Change:
    match noun:
        case "series":
            return remove_series(planner, ids)
        case "overlay":
            return overlays.remove(planner, [overlays.get(planner, id) for id in ids])
        case "date":
            return overlays.remove_dates(planner, [overlays.date_of(planner, id) for id in ids])
    return events.remove(planner, [events.get(planner, id) for id in ids])
