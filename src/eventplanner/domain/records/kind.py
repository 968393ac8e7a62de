"""What the plain records of the plan have in common: a value, its draft, its fields, what it belongs to."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct, structs

from eventplanner.domain.records.fields import Field, Shape


class Record(Protocol):
    """Anything that the plan has at one version."""

    @property
    def id(self) -> int: ...

    @property
    def version(self) -> int: ...


R = TypeVar("R", bound=Record)


class RecordType(Struct, Generic[R], frozen=True, kw_only=True, eq=False):
    """One kind of record: everything that forms, lists, commands and the file have to know of it."""

    name: str
    """Its table, and what the command line calls one of them."""
    many: str
    """What the command line calls several."""
    value: type[R]
    draft: type[Struct]
    fields: tuple[Field, ...]
    """What a person can say, in the order of the form; the first field names the record."""
    belongs_to: str = ""
    """The column of what it is a part of: `event_id`, `gate_id`, `checklist_id`."""
    order: str = "id"
    """SQL names of the columns that its lists are sorted by."""
    single: bool = False
    """Is there at most one for each event?"""

    def title(self, record: Any) -> str:
        """What a record is called in lists and labels."""
        value = getattr(record, self.fields[0].name)
        return "" if value is None else str(value)

    def blank(self, parent: int | None = None, said: Mapping[str, Any] = MappingProxyType({})) -> Any:
        """A draft of which nothing is said yet, as a part of another record if it is one."""
        needed = {each.name for each in structs.fields(self.draft) if each.required}
        nothing: dict[str, Any] = {
            each.name: None if each.shape in {Shape.RECORD, Shape.DAY} else "" for each in self.fields
        }
        values: dict[str, Any] = {name: nothing.get(name) for name in needed}
        return self.draft(**values | ({self.belongs_to: parent} if self.belongs_to else {}) | dict(said))

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a draft."""
        return tuple(self.draft.__struct_fields__)

    def draft_of(self, record: Any, said: Mapping[str, Any] = MappingProxyType({})) -> Any:
        """What a person said of a record, with what is said of some columns now."""
        return self.draft(**{name: getattr(record, name) for name in self.columns} | dict(said))

    @property
    def names_others(self) -> tuple[Field, ...]:
        """The fields that name other records."""
        return tuple(field for field in self.fields if field.shape is Shape.RECORD)
