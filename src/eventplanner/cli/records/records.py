"""`add`, `list`, `show`, `set` and `delete` for plain records."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eventplanner.cli.base.arguments import positional, record_id
from eventplanner.cli.base.assignments import assignments, no_such_field
from eventplanner.cli.base.environment import nowhere, open_planner
from eventplanner.cli.base.nouns import kind_called
from eventplanner.cli.base.output import print_columns, print_json, shortened
from eventplanner.cli.budget.budget_over import AFTERWARDS
from eventplanner.cli.budget.money_words import MONEY_RIGHT, in_words, money_rows, print_echo
from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.base.text import Message, Part, clean_line, counted, fold
from eventplanner.domain.checklists.own_checklists import OWN_CHECKLIST
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.domain.records.lines import SaidLine
from eventplanner.i18n import formats, labels, names, vocabulary
from eventplanner.i18n.catalogue import _, words
from eventplanner.i18n.vocabulary import field_called
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import taxes
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.kinds import blank, refuse, remove, tell, write
from eventplanner.services.records import records


def run(args: argparse.Namespace) -> None:
    """Carries out the verb."""
    kind = kind_called(args.noun)
    with in_words(kind):
        _VERBS[args.verb](args, kind)


def _add(args: argparse.Namespace, kind: Kind[Any]) -> None:
    planner = open_planner(args, nowhere(args) if args.dry_run else None, make=True)
    if args.event is not None and (give := _GIVEN.get(kind.name)):
        give(planner, args)
        return
    base = blank(planner, kind, _parent(planner, args, kind))
    day_first = planner.settings().numeric_dates == "day"
    event = events.get(planner, args.event) if args.event is not None else None
    rules = taxes.rules(planner.settings())
    line = SaidLine(
        *(args.line, planner.today(), vocabulary.choices, day_first, event, records.decimal(planner)),
        *(rules.is_gross, rules.usual, records.dollar(planner.settings())),
    )
    texts = kind.texts_of(line)
    # Names are looked for in the event that is said, also of what belongs to none itself.
    reading = records.read(planner, kind, texts, base, event_id=args.event)
    if args.dry_run:
        refuse(planner, kind, reading)
        print_echo(planner, kind, reading, texts)
        return
    change = write(planner, kind, reading)
    if change.nothing:
        print(words(change.label))
        return
    record = _written(planner, kind, reading, change)
    if warn := AFTERWARDS.get(kind.name):
        warn(planner, record)
    _say(planner, args, kind, record, f"{record.id}  {words(change.label)}")


def _written(planner: Planner, kind: Kind[Any], reading: records.RecordReading, change: Change) -> Any:
    """Returns the added record, or the existing one that the change updated because it has the same key."""
    return records.like(planner, kind, reading.draft) or records.added(planner, kind, change)


def _apply(planner: Planner, args: argparse.Namespace) -> None:
    """Applies a checklist to an event: `add checklist conference --event 3`."""
    event = events.get(planner, args.event)
    if args.dry_run:
        new = checklists.preview(planner, event, args.line)
        print(words(counted("Would add {n} task.", "Would add {n} tasks.", len(new.new))))
        return
    print(words(checklists.apply(planner, event, args.line).label))


def _list(args: argparse.Namespace, kind: Kind[Any]) -> None:
    planner = open_planner(args)
    matches = _found(planner, args, kind)
    if args.json:
        print_json([records.as_json(planner, kind, record) for record in matches])
    elif not matches:
        print(_("There is nothing to list."), file=sys.stderr)
    else:
        rows = money_rows(planner, kind, matches)
        numbers = MONEY_RIGHT.get(kind.name, frozenset({0}))
        print_columns(rows or _rows(planner, kind, matches), right=numbers)


def _found(planner: Planner, args: argparse.Namespace, kind: Kind[Any]) -> list[Any]:
    """Returns the records of an event, of a year, or all, that contain every word of the filter."""
    if args.event is not None and kind.belongs_to == "event_id":
        events.get(planner, args.event)
        matches = records.of(planner, kind, args.event)
    else:
        matches = records.every(planner, kind)
        if args.event is not None:
            matches = _of_parts(planner, kind, args.event, matches)
    if args.year is not None and (kind.belongs_to or not kind.has_key):
        matches = _of_year(planner, args.year, matches)
    wanted = [fold(word) for word in args.filter.split()]
    if not wanted:
        return matches
    searchable = ((each, fold(" ".join(records.texts(planner, kind, each).values()))) for each in matches)
    return [each for each, text in searchable if all(word in text for word in wanted)]


def _of_parts(planner: Planner, kind: Kind[Any], event: int, candidates: Sequence[Any]) -> list[Any]:
    """Returns records whose parent belongs to the event."""
    whole = next((each for each in all_kinds().values() if f"{each.name}_id" == kind.belongs_to), None)
    if whole is None or whole.belongs_to != "event_id":
        return list(candidates)
    parents = {each.id for each in records.of(planner, whole, event)}
    return [each for each in candidates if getattr(each, kind.belongs_to) in parents]


def _of_year(planner: Planner, year: int, candidates: Sequence[Any]) -> list[Any]:
    ids = sorted({each.event_id for each in candidates if getattr(each, "event_id", None)})
    in_year = {e.id for e in events.several(planner, ids) if e.first_day and e.first_day.year == year}
    return [each for each in candidates if getattr(each, "event_id", None) in in_year]


def _show(args: argparse.Namespace, kind: Kind[Any]) -> None:
    planner = open_planner(args)
    _say(planner, args, kind, _get(planner, kind, args.id), "")


def _set(args: argparse.Namespace, kind: Kind[Any]) -> None:
    planner = open_planner(args, make=True)
    id, *fields = args.rest
    assigned = assignments(fields)
    number = _number(kind, id)
    record = records.single(planner, kind, number) if kind.single else records.get(planner, kind, number)
    if record is None:
        events.get(planner, number)
        change = write(planner, kind, records.read(planner, kind, _by_field(kind, assigned), kind.blank(number)))
    else:
        if args.if_version not in (None, record.version):
            now: dict[str, Part] = {"noun": Message(kind.word), "id": id, "version": record.version}
            raise Conflict(Message("The {noun} {id} is at version {version} now.", now))
        change = tell(planner, kind, record, assigned) or _changed(planner, kind, record, _by_field(kind, assigned))
    record = records.single(planner, kind, number) if kind.single else records.get(planner, kind, number)
    _say(planner, args, kind, record, words(change.label))


def _changed(planner: Planner, kind: Kind[Any], record: Any, texts: Mapping[str, str]) -> Change:
    return write(planner, kind, records.read(planner, kind, texts, kind.draft_of(record)), record)


def _delete(args: argparse.Namespace, kind: Kind[Any]) -> None:
    planner = open_planner(args)
    chosen = [_get(planner, kind, id) for id in dict.fromkeys(args.ids)]
    print(words(remove(planner, kind, chosen).label))


def _get(planner: Planner, kind: Kind[Any], id: int) -> Any:
    if not kind.single:
        return records.get(planner, kind, id)
    if (record := records.single(planner, kind, id)) is None:
        raise NotFound(Message("Event {id} has no {noun} yet.", {"id": str(id), "noun": Message(kind.word)}))
    return record


def _parent(planner: Planner, args: argparse.Namespace, kind: Kind[Any]) -> int | None:
    """Returns the id of the parent of a new record. Raises Invalid where it is missing."""
    if kind.belongs_to == "event_id":
        if args.event is not None:
            return events.get(planner, args.event).id
        if kind.stands_alone:
            return None
        raise Invalid({"event": Message("say of which event, with --event ID")})
    if kind.belongs_to:
        if args.of is not None:
            return args.of  # type: ignore[no-any-return]
        raise Invalid({"of": Message("say what it belongs to, with --of ID")})
    return None


def _by_field(kind: Kind[Any], assigned: Mapping[str, str]) -> dict[str, str]:
    """Returns the texts by field, from field names in either language. Raises Invalid."""
    texts = {}
    for name, text in assigned.items():
        field = field_called(kind, name) or _field_in_words(kind, name)
        if field is None:
            raise Invalid({name: no_such_field(each.name for each in kind.fields)})
        texts[field.name] = text
    return texts


def _field_in_words(kind: Kind[Any], name: str) -> Field | None:
    asked = fold(clean_line(name))
    return next((each for each in kind.fields if fold(labels.field(kind.name, each.name)) == asked), None)


def _number(kind: Kind[Any], text: str) -> int:
    hint = Message("name it by its number, as in: set {noun} 3 …", {"noun": kind.word})
    return positional(record_id, text, "id", hint)


def _say(planner: Planner, args: argparse.Namespace, kind: Kind[Any], record: Any, done: str) -> None:
    """Prints the record as JSON, or the change, or all fields of the record."""
    if args.json:
        print_json(records.as_json(planner, kind, record))
        return
    if done:
        print(done)
        return
    texts = records.texts(planner, kind, record)
    for each in kind.fields:
        if texts[each.name]:
            label = names.heading(labels.field(kind.name, each.name))
            pulled = labels.not_working(record) if each.shape is Shape.DUE else ""
            print(f"{label}: {' · '.join(filter(None, (_told(each, record, texts[each.name]), pulled)))}")


def _rows(planner: Planner, kind: Kind[Any], listed: Sequence[Any]) -> list[list[str]]:
    """Returns rows of the first six fields that are filled in any record."""
    texts_of_all = [records.texts(planner, kind, each) for each in listed]
    shown = [field for field in kind.fields if any(texts[field.name] for texts in texts_of_all)][:6]
    return [
        [str(each.id), *(shortened(_listed(field, each, texts[field.name])) for field in shown)]
        for each, texts in zip(listed, texts_of_all, strict=True)
    ]


def _listed(field: Field, record: Any, text: str) -> str:
    """Returns the value of a field in a list, with the day that a due day was pulled from."""
    told = _told(field, record, text)
    if field.shape is not Shape.DUE or not getattr(record, "pulled_from", None):
        return told
    return _("{due} (not {day})").format(due=told, day=formats.day(record.pulled_from))


def _told(field: Field, record: Any, text: str) -> str:
    """Returns the value of a field as one line for people."""
    value = getattr(record, field.name, None)
    if field.shape is Shape.CHOICE and value is not None:
        return labels.choice(value)
    if field.shape is Shape.YES:
        return _("yes") if value else _("no")
    if field.shape is Shape.DUE and (day := record.due_on if hasattr(record, "due_on") else None):
        return f"{text} · {formats.day_month_year(day)}" if record.offset is not None else formats.day_month_year(day)
    if field.shape is Shape.DAY and value is not None:
        return formats.day_month_year(value)
    return text.replace("\n", " · ")


_GIVEN: Mapping[str, Callable[[Planner, argparse.Namespace], None]] = {OWN_CHECKLIST.name: _apply}
"""Kinds that belong to no event and can be given to one."""
_VERBS: Mapping[str, Callable[[argparse.Namespace, Kind[Any]], None]] = {
    "add": _add,
    "list": _list,
    "show": _show,
    "set": _set,
    "delete": _delete,
}
