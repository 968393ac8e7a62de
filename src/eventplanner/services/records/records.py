"""Generic use cases of records: reading, writing from texts, removing with all that belongs to them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.money import exponent, is_currency
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message, Part, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind, R, all_kinds, of_events
from eventplanner.domain.records.reading import Reader, field_text, json_value, read_fields
from eventplanner.i18n import formats, labels, vocabulary
from eventplanner.i18n.regions import region
from eventplanner.services.base.planner import Planner
from eventplanner.services.records.due_words import due_words
from eventplanner.services.records.removal import Removal
from eventplanner.storage.queries import records

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


class _New(Struct):
    """Records that are to be made because something names them."""

    names: list[tuple[str, str, str]] = field(default_factory=list)
    """Field, table, name."""

    def add(self, of: Field, name: str) -> int:
        """A number that stands for it until it is written; below 0."""
        self.names.append((of.name, of.table, name))
        return -len(self.names)


class RecordReading(Struct, frozen=True):
    """Draft of a record read from texts, with names in it that the plan does not know yet."""

    draft: Any
    new: Sequence[tuple[str, str, str]] = ()
    """Field, table, name."""


def get(planner: Planner, kind: Kind[R], id: int) -> R:
    """Raises NotFound."""
    return records.get(planner.store, kind, id)


def several(planner: Planner, kind: Kind[R], ids: Sequence[int]) -> list[R]:
    """Returns records by id; missing ones are left out."""
    return records.several(planner.store, kind, ids)


def every(planner: Planner, kind: Kind[R]) -> list[R]:
    """Returns all records of a kind, in the order of its lists."""
    return records.every(planner.store, kind)


def of(planner: Planner, kind: Kind[R], parent: int) -> list[R]:
    """Returns the records of an event, a gate or a checklist."""
    return records.of(planner.store, kind, parent)


def single(planner: Planner, kind: Kind[R], event_id: int) -> R | None:
    """Returns the only record of an event; None if it has none."""
    return next(iter(records.of(planner.store, kind, event_id)), None)


def listing(planner: Planner, kind: Kind[Any], text: str = "") -> Listing[Any]:
    """Returns named records by name that contain all the words of a text, as a paged list."""
    words = text.split()
    return Listing(records.total(planner.store, kind, words), partial(records.page, planner.store, kind, words))


def place(planner: Planner, kind: Kind[Any], text: str, record: Any) -> int:
    """Returns the position of a record in that list, also of one that is not in it."""
    return records.place(planner.store, kind, text.split(), record)


def names(planner: Planner, table: str, ids: Sequence[int]) -> dict[int, str]:
    """Returns the titles of records of a table, by id."""
    return records.names(planner.store, table, ids)


def suggestions(planner: Planner, kind: Kind[Any], event_id: int | None) -> dict[str, list[str]]:
    """Returns the names that exist for each field that refers to another record."""
    return {each.name: records.known(planner.store, each.table, event_id) for each in kind.names_others}


def texts(planner: Planner, kind: Kind[Any], record: Any) -> dict[str, str]:
    """Returns each field as a text that `read` reads back."""
    settings = planner.settings()
    digits, mark = exponent(_currency(settings, record)), region(settings.country).decimal

    def name(of: Field, id: int) -> str:
        called = names(planner, of.table, [id]).get(id, "")
        alone = records.ids_named(planner.store, of.table, called, getattr(record, "event_id", None)) == [id]
        return called if called and alone else f"#{id}"

    by_field = {each.name: field_text(each, record, digits=digits, decimal=mark, name=name) for each in kind.fields}
    return by_field | {each.name: labels.category(by_field[each.name]) for each in kind.fields if _is_category(each)}


def as_json(planner: Planner, kind: Kind[Any], record: Any) -> dict[str, Any]:
    """Returns a record as JSON: its columns, references by id and by name, money as decimal strings."""
    document: dict[str, Any] = {"id": record.id, "version": record.version}
    document |= {name: json_value(getattr(record, name)) for name in kind.columns}
    if (due := getattr(record, "due_on", None)) is not None:
        document["due"] = due.isoformat()
        document["pulled_from"] = json_value(record.pulled_from)
    for each in kind.fields:
        value = getattr(record, each.name, None)
        if each.shape is Shape.RECORD:
            document[each.name.removesuffix("_id")] = names(planner, each.table, [value]).get(value) if value else None
        elif each.shape is Shape.AMOUNT and value is not None:
            currency = _currency(planner.settings(), record)
            amount = field_text(each, record, digits=exponent(currency))
            document[each.name] = {"amount": amount, "currency": currency}
        elif each.shape is Shape.DECIMAL and value is not None:
            document[each.name] = field_text(each, record)
    return document


def read(
    planner: Planner, kind: Kind[Any], said: Mapping[str, str], base: Any, *, event_id: int | None = None
) -> RecordReading:
    """Returns the draft `base` updated by texts. Raises Invalid by field.

    Names are looked up in its event, or in the one that is given.
    """
    new = _New()
    event_id = event_id or getattr(base, "event_id", None)
    settings = planner.settings()
    currency = currency_of(clean_line(said.get("currency", ""))) or _currency(settings, base)
    reader = Reader(
        today=planner.today(),
        day_first=settings.numeric_dates == "day",
        digits=exponent(currency),
        decimal=region(settings.country).decimal,
        currency=currency,
        find=partial(_find, planner, event_id, new, base),
        choice=vocabulary.choice_named,
    )
    _refuse_currency_alone(kind, base, currency, said)
    draft = revised(base, **read_fields(kind.fields, said, reader))
    if kind.revise:
        kind.revise(base, draft)
    return RecordReading(kind.checked(draft, settings.currency), tuple(new.names))


def understood(planner: Planner, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
    """Returns for each field that was written its label and what is understood of it, in the reader's words.

    Money has its currency with it, days are dates of the reader, and other records are called as they were written.
    """
    said = [kind.kept[name] for name, text in texts.items() if text and name in kind.kept]
    has_money = any(field.shape is Shape.AMOUNT for field in said)
    parts = [
        (labels.field(kind.name, field.name), _told(planner, field, texts[field.name], draft))
        for field in said
        if not (has_money and field.name == "currency")
    ]
    return [(label, text) for label, text in parts if text]


def _told(planner: Planner, field: Field, written: str, draft: Any) -> str:
    if field.shape is Shape.DUE and hasattr(draft, "offset"):
        return due_words(planner, draft)
    return _understood(planner, field, written, draft)


def as_text(planner: Planner, kind: Kind[Any], record: Any) -> str:
    """Returns a record in words, its name first, then a line for each field that says something."""
    written = texts(planner, kind, record)
    first, *others = kind.fields
    words = ((field, _understood(planner, field, written[field.name], record)) for field in others)
    lines = [f"{labels.field(kind.name, field.name)}: {text}" for field, text in words if text]
    return "\n".join([written[first.name], *lines])


def _understood(planner: Planner, field: Field, written: str, record: Any) -> str:
    """Returns what a record says in a field, in words; another record is called as it was written."""
    if field.name == "currency":
        return formats.symbol(getattr(record, field.name))
    if field.shape in {Shape.RECORD, Shape.LINE}:
        return written
    currency = _currency(planner.settings(), record)
    return labels.told(field, getattr(record, field.name), currency, offset=getattr(record, "offset", None))


def _refuse_currency_alone(kind: Kind[Any], base: Any, currency: str, said: Mapping[str, str]) -> None:
    """The same number in another currency is another amount. Raises Invalid where it is not said too."""
    if "currency" not in said or getattr(base, "currency", "") in {"", currency} or not is_currency(currency):
        return
    amounts = (each.name for each in kind.fields if each.shape is Shape.AMOUNT and each.name not in said)
    why = Message("say the amount in {currency} too", {"currency": currency})
    if wrong := {name: why for name in amounts if getattr(base, name)}:
        raise Invalid(wrong)


def create(planner: Planner, kind: Kind[Any], reading: RecordReading) -> Change:
    """Adds a record, and first the new people or organisations that it names. Raises Invalid, Conflict."""
    with planner.write(Message("Add “{title}”", {"title": _title(planner, kind, reading)})) as writing:
        add(writing, kind, reading)
    return writing.outcome


def add(writing: "Writing", kind: Kind[Any], reading: RecordReading) -> int:
    """Adds a record within a larger change; returns its id."""
    return add_naming(writing, kind, reading)[0]


def add_naming(writing: "Writing", kind: Kind[Any], reading: RecordReading) -> tuple[int, Mapping[str, Any]]:
    """Adds a record within a larger change; returns its id and its columns, with the ids of people it has added."""
    values = _values(writing, kind, reading)
    return writing.add(kind.name, values), values


def change(planner: Planner, kind: Kind[Any], record: Any, reading: RecordReading) -> Change:
    """Changes a record to what was read. Raises Invalid, Conflict if it was changed since it was read."""
    with planner.write(Message("Change “{title}”", {"title": _title(planner, kind, reading)})) as writing:
        alter(writing, kind, record, reading)
    return writing.outcome


def alter(writing: "Writing", kind: Kind[Any], record: Any, reading: RecordReading) -> None:
    """Changes a record within a larger change."""
    alter_naming(writing, kind, record, reading)


def alter_naming(writing: "Writing", kind: Kind[Any], record: Any, reading: RecordReading) -> Mapping[str, Any]:
    """Changes a record within a larger change; returns its columns, with the ids of people it has added."""
    values = _values(writing, kind, reading)
    writing.change(kind.name, record.id, record.version, _unsigned(kind, record, values))
    return values


def _unsigned(kind: Kind[Any], record: Any, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Returns columns without the names of who wrote it that stay: the file has the login names behind them."""
    return {name: value for name, value in values.items() if name not in kind.signed or value != getattr(record, name)}


def put(planner: Planner, kind: Kind[Any], event_id: int, reading: RecordReading) -> Change:
    """Adds or changes the only record of an event. Raises Invalid, Conflict."""
    there = single(planner, kind, event_id)
    return change(planner, kind, there, reading) if there else create(planner, kind, reading)


def set_values(planner: Planner, kind: Kind[Any], chosen: Sequence[Any], values: Mapping[str, Any]) -> Change:
    """Sets the same columns of several records, as one step. Raises Invalid, Conflict."""
    if not chosen:
        raise NotFound(Message("Nothing is chosen."))
    label = counted("Change {n} record", "Change {n} records", len(chosen))
    if len(chosen) == 1:
        label = Message("Change “{title}”", {"title": _title(planner, kind, RecordReading(chosen[0]))})
    currency = planner.settings().currency
    drafts = [kind.checked(kind.draft_of(each, values), currency) for each in chosen]
    with planner.write(label) as writing:
        writing.change_many(
            kind.name,
            [
                (each.id, each.version, _unsigned(kind, each, records.stored(kind, draft)))
                for each, draft in zip(chosen, drafts, strict=True)
            ],
        )
    return writing.outcome


def remove(planner: Planner, kind: Kind[Any], chosen: Sequence[Any]) -> Change:
    """Deletes records with all that belongs to them, as one step. Raises Conflict, NotFound, or Invalid if in use."""
    if not chosen:
        raise NotFound(Message("Nothing is chosen."))
    label = counted("Delete {n} record", "Delete {n} records", len(chosen))
    if len(chosen) == 1:
        label = Message("Delete “{title}”", {"title": _title(planner, kind, RecordReading(chosen[0]))})
    removal = Removal(planner)
    with planner.write(label) as writing:
        removal.take(kind, chosen)
        removal.carry_out(writing)
    return writing.outcome


def remove_with_events(planner: Planner, writing: "Writing", event_ids: Sequence[int]) -> None:
    """Deletes all records of deleted events, within the same change."""
    removal = Removal(planner)
    for kind in of_events():
        removal.take(kind, records.of_several(planner.store, kind, event_ids))
    removal.carry_out(writing)


def added(planner: Planner, kind: Kind[R], change: Change) -> R:
    """Returns the record of this kind that a change added last; where it added none, changed. Raises NotFound."""
    ids = records.added_by(planner.store, kind.name, change.revision)
    ids = ids or records.changed_by(planner.store, kind.name, change.revision)
    return records.get(planner.store, kind, ids[-1] if ids else 0)


def _values(writing: "Writing", kind: Kind[Any], reading: RecordReading) -> dict[str, Any]:
    """Returns the columns, with the numbers of those that are written now."""
    made: dict[tuple[str, str], int] = {}
    values = records.stored(kind, reading.draft)
    for column, table, name in reading.new:
        if (table, name) not in made:
            made[table, name] = writing.add(table, {"name": name})
        values[column] = made[table, name]
    return values


def _find(planner: Planner, event_id: int | None, new: _New, base: Any, of: Field, text: str) -> int:
    """Returns the id that a name or #12 means; below 0 for one that is to be made. Raises Unreadable."""
    kind = all_kinds()[of.table]
    if kind.apart and not text.startswith("#"):
        return _found_beside(planner, kind, getattr(base, kind.belongs_to, None), text)
    number = text.removeprefix("#")
    if number.isdecimal() and len(number) < 16 and records.names(planner.store, of.table, [int(number)]):
        return int(number)
    ids = records.ids_named(planner.store, of.table, text, event_id)
    if ids:
        return _only(ids)
    if kind.made_by_name and not text.startswith("#"):
        return new.add(of, text)
    raise Unreadable(Message(kind.unnamed.id, {"number": text}))


def _found_beside(planner: Planner, kind: Kind[Any], parent: int | None, text: str) -> int:
    """Returns the one of that name that is a part of the same whole. Raises Unreadable."""
    named = records.named(planner.store, kind, text)
    ids = [each.id for each in named if parent in (None, getattr(each, kind.belongs_to))]
    if ids:
        return _only(ids)
    raise Unreadable(kind.apart if kind.apart and named else Message(kind.unnamed.id, {"number": text}))


def _only(found: Sequence[int]) -> int:
    """Returns the one that there is. Raises Unreadable where there are more."""
    if len(found) == 1:
        return found[0]
    numbers = ", ".join(f"#{id}" for id in found)
    raise Unreadable(Message("several are called so; write one of {numbers}", {"numbers": numbers}))


def _title(planner: Planner, kind: Kind[Any], reading: RecordReading) -> Part:
    """What a record is called; one that is called by what it names or chooses, so; of what an event has one, its kind."""
    if kind.single:
        return labels.said_noun(kind.name)
    first = kind.fields[0]
    value = getattr(reading.draft, first.name)
    if isinstance(value, Choice):
        exactly = getattr(reading.draft, "label", "") if value.value == "other" else ""
        return exactly or labels.said_choice(value)
    if first.shape is not Shape.RECORD or value is None:
        return kind.title(reading.draft)
    if (name := next((name for column, _table, name in reading.new if column == first.name), None)) is not None:
        return name
    return names(planner, first.table, [value]).get(value, "")


def decimal(planner: Planner) -> str:
    """Returns the decimal mark of the plan's country."""
    return region(planner.settings().country).decimal


def dollar(settings: Settings) -> str:
    """Returns the plan's currency where it is written with a plain $; nothing where it is not."""
    return settings.currency if region(settings.country).symbols.get(settings.currency) == "$" else ""


def _is_category(field: Field) -> bool:
    return field.shape is Shape.CATEGORY


def _currency(settings: Settings, record: Any) -> str:
    """Returns the currency of a record's amounts."""
    return getattr(record, "currency", "") or settings.currency


def like(planner: Planner, kind: Kind[R], draft: Any) -> R | None:
    """Returns the record with the same unique values as the draft, where the draft has all of them."""
    if not kind.unique:
        return None
    return records.like(planner.store, kind, {name: getattr(draft, name) for name in kind.unique[0]})
