"""Which events the arguments speak of."""

import argparse

from eventplanner.cli.calendar_scope import month_of
from eventplanner.domain.events.filter import parse
from eventplanner.services.events.events import EventQuery


def query_of(args: argparse.Namespace) -> EventQuery:
    """`--filter`, `--year`, `--month` together."""
    words = [args.filter]
    if getattr(args, "year", None) is not None:
        words.append(f"year:{args.year}")
    if month := getattr(args, "month", None):
        words.append("month:{:04}-{:02}".format(*month_of(month)))
    return EventQuery(parse(" ".join(words)))
