"""`add`, `list`, `set` and `delete` for series."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from eventplanner.cli.base.arguments import positional, record_id
from eventplanner.cli.base.assignments import assignments, no_such_field
from eventplanner.cli.base.environment import nowhere, open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.cli.events.event_lines import when
from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.events.columns import field_named
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.events.form import EventReader
from eventplanner.domain.series.change import Follow
from eventplanner.domain.series.form import OF_SERIES, read_series_form
from eventplanner.domain.series.json import series_draft_json, series_json
from eventplanner.domain.series.messages import own_ways
from eventplanner.domain.series.preview import SeenDate
from eventplanner.domain.series.quick_line import read_series
from eventplanner.domain.series.series import Series, SeriesDraft
from eventplanner.domain.year.clash_messages import about_day
from eventplanner.domain.year.clash_values import Clash
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.i18n.recurrence import rule_words
from eventplanner.services.base.planner import Planner
from eventplanner.services.series import series

_NAMES = {
    "name": "name|nombre",
    "rule": "rule|recurs|recurrence|regla|recurrencia",
    "first": "first|from|since|desde",
    "until": "until|to|hasta",
    "time": "time|hours|hora|horas|horario",
    "days": "days|dias",
}
_FIELDS = {name: field for field, said in _NAMES.items() for name in said.split("|")}
_OF_EVENTS = tuple(name for name in EVENT.asked if name not in {"start", "end", "all_day", "series"})


def run(args: argparse.Namespace) -> None:
    """Carries out `add`, `list`, `set` and `delete`."""
    {"add": _add, "list": _list, "set": _set, "delete": _delete}[args.verb](args)


def _add(args: argparse.Namespace) -> None:
    """Carries out `add series "Python Santiago: second Thursday of each month 19:00-21:00"`."""
    planner = open_planner(args, nowhere(args) if args.dry_run else None, make=True)
    draft = _drafted(planner, args.line)
    seen = series.dates(planner, draft)
    if args.dry_run:
        if args.json:
            print_json(series_draft_json(draft, seen, _reason))
        else:
            held = [each for each in seen if each.takes_place]
            number = words(counted("{n} event", "{n} events", len(held)))
            print(_("Would add: {event}").format(event=f"{draft.name} · {rule_words(draft.rule)} · {number}"))
            _print_dates(held)
        return
    change = series.create(planner, draft)
    added = series.added(planner, change)
    if args.json:
        print_json(series_json(added, series.dates(planner, added), _reason))
    else:
        print(f"{added.id}  {words(change.label)} · {rule_words(added.rule)}")
    _warn(seen)


def _list(args: argparse.Namespace) -> None:
    """Prints all series; with `--year`, with their number of dates in that year."""
    planner = open_planner(args)
    summaries = series.listing(planner, args.year)
    if args.json:
        print_json(
            [series_json(summary.series, _dates(planner, summary.series, args.year), _reason) for summary in summaries]
        )
        return
    if not summaries:
        print(_("No series."), file=sys.stderr)
        return
    rows = [
        [
            str(summary.id),
            summary.series.name,
            rule_words(summary.series.rule),
            formats.day_year(summary.next) if summary.next else "",
            words(counted("{n} date", "{n} dates", summary.dates)),
            words(counted("{n} clashing", "{n} clashing", summary.clashing)) if summary.clashing else "",
        ]
        for summary in summaries
    ]
    print_columns(rows, right=frozenset({0}))


def _set(args: argparse.Namespace) -> None:
    """Carries out `set series ID rule=… name=… until=… venue=…`; events changed individually do not follow."""
    planner = open_planner(args, make=True)
    hint = Message("name a series by its number, as in: set series 3 until=2027-11-30")
    id = positional(record_id, args.rest[0], "id", hint)
    texts = assignments(args.rest[1:])
    current = series.get(planner, id)
    if args.if_version not in (None, current.version):
        raise Conflict(Message("Series {id} is at version {version} now.", {"id": id, "version": current.version}))
    reader = EventReader(planner.today(), planner.settings().numeric_dates == "day")
    draft = read_series_form(_fields(texts), current, reader)
    preview = series.preview_change(planner, current, draft)
    change = series.change(planner, current, draft, series.usually(preview))
    if args.json:
        now = series.get(planner, id)
        print_json(series_json(now, series.dates(planner, now), _reason))
    else:
        print(words(change.label))
    _say_who_stays(current, [each for each in preview.follows if each.is_own])


def _delete(args: argparse.Namespace) -> None:
    """Carries out `delete series ID`; warns on stderr that the events stay."""
    planner = open_planner(args)
    chosen = [series.get(planner, id) for id in dict.fromkeys(args.ids)]
    stay = sum(len(series.coming(planner, each)) for each in chosen)
    change = series.remove(planner, chosen)
    if stay:
        print(words(counted("{n} event to come stays", "{n} events to come stay", stay)), file=sys.stderr)
    print(words(change.label))


def _drafted(planner: Planner, line: str) -> SeriesDraft:
    settings = planner.settings()
    reading = read_series(line, planner.today(), settings.timezone, day_first=settings.numeric_dates == "day")
    if reading.draft is None:
        raise Invalid({"rule": reading.problem or Message("This rule gives no date.")})
    return series.sound(planner, reading.draft)


def _dates(planner: Planner, stored: Series, year: int | None) -> Sequence[SeenDate]:
    """Returns the dates of a year, or all from this year on."""
    if year is None:
        return series.dates(planner, stored)
    return series.look(planner, stored, date(year, 1, 1), date(year, 12, 31)).dates


def _print_dates(seen: Iterable[SeenDate]) -> None:
    rows = []
    for each in seen:
        reasons = " ".join(_reasons(each))
        rows.append([when(each.there), f"▲ {reasons}" if reasons else ""])
    print_columns(rows)


def _warn(seen: Iterable[SeenDate]) -> None:
    """Warns of clashes, which are no reason to refuse."""
    for each in seen:
        for reason in _reasons(each):
            print(f"{formats.day_year(each.on.day)}: {reason}", file=sys.stderr)


def _say_who_stays(stored: Series, unchanged: Iterable[Follow]) -> None:
    for follow in unchanged:
        what = ", ".join(words(way) for way in own_ways(stored, follow.event))
        pattern = _("Not changed, because it was changed by itself: {id} “{title}” ({what})")
        print(pattern.format(id=follow.event.id, title=follow.event.title, what=what), file=sys.stderr)


def _reasons(seen: SeenDate) -> list[str]:
    return list(dict.fromkeys(_reason(clash, seen) for clash in seen.clashes))


def _reason(clash: Clash, seen: SeenDate) -> str:
    return words(about_day(clash, seen.there, language()))


def _fields(texts: Mapping[str, str]) -> dict[str, str]:
    """Returns the texts by field, from names in either language."""
    by_field = {}
    for name, text in texts.items():
        key = fold(name)
        field = _FIELDS.get(key) or (key if key in _OF_EVENTS else field_named(key))
        if field not in (*OF_SERIES, *_OF_EVENTS):
            raise Invalid({name: no_such_field((*OF_SERIES, *_OF_EVENTS))})
        by_field[field] = text
    return by_field
