"""`add`, `list`, `set` and `delete` for overlays and their dates."""

import argparse
import sys
from datetime import date, datetime, time
from typing import Any

from eventplanner.cli.base.arguments import positional, record_id
from eventplanner.cli.base.assignments import assignments, no_such_field, yes_or_no
from eventplanner.cli.base.environment import nowhere, open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.errors import Conflict, Invalid
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.year.overlay_json import date_json, draft_json, overlay_json
from eventplanner.domain.year.overlay_quick_line import OWN, read_date
from eventplanner.domain.year.overlays import OVERLAY, Colour, Occasion
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.i18n.vocabulary import field_called
from eventplanner.services.year import overlays
from eventplanner.services.year.overlays import OverlaySummary


def run(args: argparse.Namespace) -> None:
    """Carries out `add`, `list`, `set` and `delete`."""
    {"add": _add, "list": _list, "set": _set, "delete": _delete}[args.verb](args)


def _list(args: argparse.Namespace) -> None:
    """Prints all overlays; with `--year`, the dates of that year."""
    planner = open_planner(args)
    summaries = overlays.listing(planner)
    if args.year is None:
        if args.json:
            print_json([overlay_json(each.overlay, each.dates) for each in summaries])
        else:
            _print_summaries(summaries)
        return
    occasions_of_year = overlays.occasions(planner, date(args.year, 1, 1), date(args.year, 12, 31))
    if args.json:
        print_json(_with_occasions(summaries, occasions_of_year))
    else:
        _print_occasions(occasions_of_year)


def _set(args: argparse.Namespace) -> None:
    """Carries out `set overlay ID name=… colour=… shown=no`."""
    planner = open_planner(args, make=True)
    hint = Message("name an overlay by its number, as in: set overlay 3 shown=no")
    id = positional(record_id, args.rest[0], "id", hint)
    assigned = assignments(args.rest[1:])
    overlay = overlays.get(planner, id)
    if args.if_version not in (None, overlay.version):
        raise Conflict(Message("Overlay {id} is at version {version} now.", {"id": id, "version": overlay.version}))
    change = overlays.change(planner, overlay, **_values(assigned))
    if args.json:
        counts = {each.id: each.dates for each in overlays.listing(planner)}
        print_json(overlay_json(overlays.get(planner, id), counts.get(id, 0)))
    else:
        print(words(change.label))


def _add(args: argparse.Namespace) -> None:
    """Carries out `add date "Elections 21 nov 2027" --overlay NAME`."""
    planner = open_planner(args, nowhere(args) if args.dry_run else None, make=True)
    draft = read_date(args.line, planner.today(), day_first=planner.settings().numeric_dates == "day")
    name = overlays.sound_name(planner, args.overlay or _(OWN))
    if args.dry_run:
        draft = overlays.sound_date(draft)
        if args.json:
            print_json(draft_json(draft))
            return
        print(
            _("Would add: {event}").format(event=f"{draft.title} · {_when(draft.first_day, draft.last_day)} · {name}")
        )
        return
    change = overlays.add_date(planner, name, draft)
    added = overlays.added_date(planner, change)
    if args.json:
        print_json(date_json(added))
    else:
        print(f"{added.id}  {words(change.label)} · {_when(added.first_day, added.last_day)} · {name}")


def _delete(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    ids = dict.fromkeys(args.ids)
    if args.noun == "date":
        change = overlays.remove_dates(planner, [overlays.date_of(planner, id) for id in ids])
    else:
        change = overlays.remove(planner, [overlays.get(planner, id) for id in ids])
    print(words(change.label))


def _print_summaries(summaries: list[OverlaySummary]) -> None:
    if not summaries:
        print(_("No overlays."), file=sys.stderr)
        return
    rows = [
        [
            str(each.id),
            each.overlay.name,
            names.source(each.overlay.source),
            str(each.dates),
            "" if each.overlay.shown else _("hidden"),
            each.overlay.file,
        ]
        for each in summaries
    ]
    print_columns(rows, right=frozenset({0, 3}))


def _print_occasions(occasions: list[Occasion]) -> None:
    if not occasions:
        print(_("No dates of others."), file=sys.stderr)
        return
    rows = [
        [
            # Holidays of a year that is only looked at have no number yet.
            str(each.of.id or ""),
            formats.span(each.start, each.end, each.all_day, year=True, zone=each.timezone),
            each.title(language()),
            each.of.place,
            each.overlay.name,
        ]
        for each in occasions
    ]
    print_columns(rows, right=frozenset({0}))


def _with_occasions(summaries: list[OverlaySummary], occasions: list[Occasion]) -> list[dict[str, Any]]:
    """Returns overlays with their dates as JSON.

    Holidays of a year that is only looked at belong to an overlay that is not in the plan yet.
    """
    stored = {each.id: each.overlay for each in summaries}
    ahead = {each.overlay.id: each.overlay for each in occasions if each.overlay.id not in stored}
    counts = {each.id: each.dates for each in summaries}
    return [
        overlay_json(overlay, counts.get(id, 0), [each for each in occasions if each.overlay.id == id])
        for id, overlay in (ahead | stored).items()
    ]


def _values(assigned: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, text in assigned.items():
        field = field_called(OVERLAY, name)
        if field is None:
            raise Invalid({name: no_such_field(each.name for each in OVERLAY.fields)})
        match field.shape:
            case Shape.YES:
                values[field.name] = yes_or_no(field.name, text)
            case Shape.CHOICE:
                values[field.name] = _colour(text)
            case _:
                values[field.name] = text
    return values


def _colour(text: str) -> Colour:
    colours = {fold(word): colour for colour in Colour for word in (colour.value, names.colour(colour))}
    if fold(text.strip()) not in colours:
        raise Invalid({"colour": Message("one of {choices}", {"choices": ", ".join(map(names.colour, Colour))})})
    return colours[fold(text.strip())]


def _when(first: date, last: date) -> str:
    start, end = datetime.combine(first, time()), datetime.combine(last, time())
    return formats.span(start, end, True, year=True)
