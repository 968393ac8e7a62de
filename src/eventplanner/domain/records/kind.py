"""Kinds of records: each is declared once, and all generic code works from its declaration."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar, get_type_hints

from msgspec import Struct, structs

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.records.fields import Field, Shape, fitted
from eventplanner.domain.records.lines import SaidLine


class Record(Protocol):
    """Anything that the plan has at one version."""

    @property
    def id(self) -> int: ...

    @property
    def version(self) -> int: ...


R = TypeVar("R", bound=Record)
Naming = Callable[[int], Message]
"""Names a change of so many records."""


class Index(Struct, frozen=True):
    """Index of a table, beside those of single columns."""

    name: str
    columns: tuple[str, ...]
    where: str = ""
    """SQL."""


def _as_it_is(draft: Any, _currency: str) -> Any:
    return draft


def _nothing_wrong(_draft: Any) -> Mapping[str, Message]:
    return {}


class Kind(Struct, Generic[R], frozen=True, kw_only=True, eq=False, dict=True):
    """Kind of record, with all that forms, lists, commands and the file need.

    Its fields are the annotations of the draft. What a person can say has a label there.
    """

    name: str
    """Its table."""
    one: str = ""
    """What the command line calls one of them, where that is not the name of the table."""
    many: str = ""
    """What the command line calls several; nothing where it has commands of its own for them."""
    noun: str
    """What people call one of them, in English and small letters."""
    value: type[R]
    draft: type[Struct]
    form: tuple[str, ...] = ()
    """The fields that are asked for, where these are not all that have a label, in the order of the columns."""
    belongs_to: str = ""
    """The column of what it is a part of: `event_id`, `gate_id`, `checklist_id`."""
    order: str = "id"
    """SQL names of the columns that its lists are sorted by."""
    single: bool = False
    """Is there at most one for each event?"""
    called: str = "name"
    """The column of its name, by which others are said to mean it."""
    made_by_name: bool = False
    """Does a name that is not there yet make a new one?"""
    keys: tuple[str, ...] = ()
    """Columns of text that storage computes and no value has: what it is found by."""
    ranks: frozenset[str] = frozenset()
    """Those of the keys that are numbers."""
    stamps: tuple[str, ...] = ()
    """Columns that a new one is given and that no draft has: `uid`, `sequence`, `created_at`, `updated_at`."""
    sequenced: frozenset[str] = frozenset()
    """Columns whose change makes `sequence` grow."""
    unique: tuple[tuple[str, ...], ...] = ()
    """Columns that no two of them have the same in."""
    indexes: tuple[Index, ...] = ()
    complete: Callable[[Any, str], Any] = _as_it_is
    """A draft with what follows from the rest where nothing was said; the text is the plan's currency."""
    rules: Callable[[Any], Mapping[str, Message]] = _nothing_wrong
    """What is wrong with a draft beyond what each of its fields says alone, by field."""
    revise: Callable[[Any, Any], None] | None = None
    """Refuses a draft beside the record that it is another version of. Raises Invalid."""
    apart: Message | None = None
    """Why another one may not be named that is no part of the same whole, where that is so."""
    unnamed: Message = Message("there is none that is called so")
    """Said where none of them is called as a text says, which is its part `number`."""
    line: Callable[[SaidLine], Mapping[str, str]] | None = None
    """What a quick line says of a new one, by field; without it a line is the first field. Raises Invalid."""
    imports: Naming | None = None
    """Names an import of so many of them; without it tables of them are not imported."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns of a draft."""
        return self.draft.__struct_fields__

    @cached_property
    def kept(self) -> Mapping[str, Field]:
        """Fields by column of a draft."""
        hints = get_type_hints(self.draft, include_extras=True)
        return {name: _field_of(name, hints[name]) for name in self.columns}

    @cached_property
    def signed(self) -> frozenset[str]:
        """Columns that hold login names."""
        return frozenset(name for name, field in self.kept.items() if field.signed)

    @cached_property
    def derived(self) -> Mapping[str, Any]:
        """Columns that storage computes, each with its default."""
        value: Any = self.value
        given = {"id", "version", *self.stamps, *self.columns}
        own = [each for each in structs.fields(value) if each.name not in given]
        return {each.name: each.default for each in own}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Fields that a person fills in, in the order of the form; the first is the record's title."""
        return tuple(self.kept[name] for name in self.form or self.asked)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """Names of the fields that a person fills in, in the order of the columns."""
        return tuple(name for name, field in self.kept.items() if field.is_asked)

    @property
    def word(self) -> str:
        """Noun for one record on the command line."""
        return self.one or self.name

    @property
    def stands_alone(self) -> bool:
        """True if a record may exist without a parent."""
        return all(not each.required for each in structs.fields(self.draft) if each.name == self.belongs_to)

    @property
    def has_key(self) -> bool:
        """True if records are found by `name_key`, their name without case and accents."""
        return "name_key" in self.keys

    def field(self, name: str) -> Field:
        """Raises KeyError."""
        return self.kept[name]

    @property
    def names_others(self) -> tuple[Field, ...]:
        """Fields that refer to other records."""
        return tuple(field for field in self.fields if field.shape is Shape.RECORD)

    def title(self, record: Any) -> str:
        """Returns the title of a record in lists and labels."""
        value = getattr(record, self.fields[0].name)
        return "" if value is None else str(value)

    def blank(self, parent: int | None = None, said: Mapping[str, Any] = MappingProxyType({})) -> Any:
        """Returns an empty draft, of a parent if there is one."""
        needed = {each.name for each in structs.fields(self.draft) if each.required}
        nothing: dict[str, Any] = {
            each.name: None if each.shape in {Shape.RECORD, Shape.DAY, Shape.MOMENT} else "" for each in self.fields
        }
        values: dict[str, Any] = {name: nothing.get(name) for name in needed}
        return self.draft(**values | ({self.belongs_to: parent} if self.belongs_to else {}) | dict(said))

    def draft_of(self, record: Any, said: Mapping[str, Any] = MappingProxyType({})) -> Any:
        """Returns the draft of a record, with some columns replaced."""
        return self.draft(**{name: getattr(record, name) for name in self.columns} | dict(said))

    def checked(self, draft: Any, currency: str) -> Any:
        """Returns the draft in its stored form; `currency` is the plan's. Raises Invalid with every wrong field."""
        draft = self.complete(draft, currency)
        if wrong := self.rules(draft):
            raise Invalid(wrong)
        return draft

    def texts_of(self, said: SaidLine) -> Mapping[str, str]:
        """Reads a quick line for a new record into texts by field. Raises Invalid."""
        return self.line(said) if self.line else {self.fields[0].name: said.line}


def _field_of(name: str, hint: Any) -> Field:
    fields = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Field)]
    plain = getattr(hint, "__origin__", hint) if fields else hint
    return fitted(fields[0] if fields else Field(), name, plain)


_KINDS: dict[str, Kind[Any]] = {}


def list_kinds(kinds: Sequence[Kind[Any]]) -> None:
    """Registers the kinds, each after those that it refers to; `domain/kinds.py` calls it once."""
    _KINDS.update({kind.name: kind for kind in kinds})


def all_kinds() -> Mapping[str, Kind[Any]]:
    """Returns kinds by name, each after those that it refers to. Raises RuntimeError before they are registered."""
    if not _KINDS:
        raise RuntimeError("eventplanner.domain.kinds is not loaded")
    return _KINDS


def of_events() -> tuple[Kind[Any], ...]:
    """Returns the kinds of records that belong to an event."""
    return tuple(kind for kind in all_kinds().values() if kind.belongs_to == "event_id")
