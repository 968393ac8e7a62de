"""Selection of events by arguments."""

import argparse
import re

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.filter import parse
from eventplanner.services.events.events import EventQuery

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def query_of(args: argparse.Namespace) -> EventQuery:
    """Returns the query of `--filter`, `--year` and `--month`."""
    words = [args.filter]
    if getattr(args, "year", None) is not None:
        words.append(f"year:{args.year}")
    if month := getattr(args, "month", None):
        words.append("month:{:04}-{:02}".format(*month_of(month)))
    return EventQuery(parse(" ".join(words)))


def month_of(text: str) -> tuple[int, int]:
    """Returns year and month of `2027-03`. Raises Invalid."""
    match = _MONTH.fullmatch(text)
    if match is None:
        raise Invalid({"month": Message("write it as 2027-03")})
    return int(match[1]), int(match[2])
