"""`find`: suggests free days for an event, the best first, and days to avoid."""

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.text import Message
from eventplanner.domain.year.find_date import DateWish, FoundDates
from eventplanner.domain.year.find_words import read_wish
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.events import events
from eventplanner.services.year import find_date


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    event = events.get(planner, args.event) if args.event is not None else None
    text = args.wish or (find_date.wish_of(event, planner.today()) if event else "")
    reading = read_wish(text, planner.today(), day_first=planner.settings().numeric_dates == "day")
    found = find_date.find(planner, reading.wish, event)
    if args.json:
        print_json(_json(reading.wish, found, reading.problem))
        return
    for problem in (reading.problem, found.problem):
        if problem is not None:
            print(words(problem), file=sys.stderr)
    _print(found, args.count)


def _print(found: FoundDates, count: int) -> None:
    free = [
        [str(rank), formats.day_year(each.day), str(each.score), _said(each.reasons)]
        for rank, each in enumerate(found.ranked[:count], 1)
    ]
    if free:
        print_columns(free, right=frozenset({0, 2}))
    if found.avoided:
        print(f"\n{_('Better avoided')}" if free else _("Better avoided"))
        print_columns([[formats.day_year(each.day), _said(each.reasons)] for each in found.avoided])


def _said(reasons: Sequence[Message]) -> str:
    return " ".join(map(words, reasons))


def _json(wish: DateWish, found: FoundDates, problem: Message | None) -> dict[str, Any]:
    """Returns all days, with the wish as it was understood."""
    problem = problem or found.problem
    return {
        "wish": {
            "first": wish.first.isoformat(),
            "last": wish.last.isoformat(),
            "weekdays": sorted(wish.weekdays),
            "begin": wish.begin.isoformat("minutes") if wish.begin else None,
            "minutes": wish.minutes if wish.begin else None,
            "days": wish.days,
            "kind": wish.kind.value,
            "format": wish.format.value,
            "audience": wish.audience,
            "people": list(wish.people),
            "series": wish.series,
            "venue": wish.venue,
        },
        "ranked": [
            {
                "day": each.day.isoformat(),
                "score": each.score,
                "reasons": [words(reason) for reason in each.reasons],
                "clashes": [{"kind": c.kind.value, "severity": c.severity.name.lower()} for c in each.clashes],
            }
            for each in found.ranked
        ],
        "avoided": [
            {"day": each.day.isoformat(), "reasons": [words(reason) for reason in each.reasons]}
            for each in found.avoided
        ],
        "problem": words(problem) if problem else None,
    }
