"""Selection of the events of a calendar file by arguments."""

import argparse
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from eventplanner.cli.events.event_scope import month_of
from eventplanner.domain.base.audience import Audience
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.vocabulary import KINDS, STATUSES, listed, named
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.domain.parsing.dates import read_day
from eventplanner.services.base.planner import Planner

E = TypeVar("E", bound=StrEnum)


def scope_of(planner: Planner, args: argparse.Namespace) -> CalendarScope:
    """Returns the selection of a calendar. Raises Invalid for an unknown kind, status or date."""
    if args.filter:
        raise Invalid({"filter": Message("calendars are chosen by --year, --month, --event, --kind and --status")})
    year, month = month_of(args.month) if args.month else (args.year, None)
    return CalendarScope(
        year=year,
        month=month,
        event_ids=frozenset(args.event or ()),
        kinds=_named(KINDS, "kind", args.kind),
        statuses=_named(STATUSES, "status", args.status),
        audience=Audience(args.audience),
        since=_since(planner, args.since) if args.since else None,
        alarms=args.alarms,
    )


def _named(names: Mapping[str, E], field: str, arguments: list[str] | None) -> frozenset[E]:
    by_word = {word: named(names, word) for each in arguments or () for word in each.split(",")}
    for word, value in by_word.items():
        if value is None:
            raise Invalid(
                {field: Message("“{value}” is none of these: {choices}.", {"value": word, "choices": listed(names)})}
            )
    return frozenset(value for value in by_word.values() if value is not None)


def _since(planner: Planner, text: str) -> int | date:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    day = read_day(text, planner.today())
    if day is None:
        raise Invalid({"since": Message("a revision, such as 42, or a date, such as 2027-03-01")})
    return day
