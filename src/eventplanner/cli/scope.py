"""Which events the arguments speak of."""

import argparse
import re

from eventplanner.domain.errors import Invalid
from eventplanner.domain.filters import parse
from eventplanner.domain.text import Message
from eventplanner.services.events import EventQuery

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def query_of(args: argparse.Namespace) -> EventQuery:
    """`--filter`, `--year`, `--month` together."""
    words = [args.filter]
    if getattr(args, "year", None) is not None:
        words.append(f"year:{args.year}")
    if month := getattr(args, "month", None):
        if not _MONTH.fullmatch(month):
            raise Invalid({"month": Message("write it as 2027-03")})
        words.append(f"month:{month}")
    return EventQuery(parse(" ".join(words)))
