"""The fields that the columns of somebody's table stand for, in tables of any kind of record."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.headings import LEFT_OUT, heading_key, place_of

_NONE: Mapping[str, str] = MappingProxyType({})


class ColumnNames(Struct, frozen=True, dict=True):
    """The headings that people give to the columns of one kind of table."""

    names: Mapping[str, str]
    """By field, all names of its column, folded, with bars between them."""
    several: frozenset[str] = frozenset()
    """Fields that several columns may fill."""

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The field of each name."""
        return {name: field for field, names in self.names.items() for name in names.split("|") if name}

    def is_known(self, heading: str) -> bool:
        """Returns whether a heading belongs to such a table."""
        return heading_key(heading) in self.fields

    def by_heading(self, header: Sequence[str]) -> list[str]:
        """The field of each column by its heading alone, or nothing."""
        return [self.fields.get(heading_key(name), "") for name in header]

    def named(self, name: str) -> str:
        """The field that a heading, or the name of a field, stands for; nothing if none."""
        if name in self.names:
            return name
        key = heading_key(name)
        as_field = key.replace(" ", "_")
        return self.fields.get(key) or (as_field if as_field in self.names else "")

    def asked(self, header: Sequence[str], wanted: Mapping[str, str]) -> dict[str, str]:
        """By the key of a heading, the field that is asked for it, nothing to leave it out. Raises Invalid.

        A column that is meant by its place stands under `#` and its index.
        """
        return {_key(name, header): self._field(header, name, field) for name, field in wanted.items()}

    def kept(self, header: Sequence[str], remembered: Mapping[str, str]) -> dict[str, str]:
        """By the key of a heading, its field of the last time; without headings and fields that are gone."""
        keys = {*map(heading_key, header), *(_place_key(n) for n in range(len(header)))}
        fields = {_key(name, header): field for name, field in remembered.items()}
        sound = {key: field for key, field in fields.items() if key in keys}
        return {key: self.named(field) for key, field in sound.items() if field in {LEFT_OUT, ""} or self.named(field)}

    def chosen(
        self,
        header: Sequence[str],
        wanted: Mapping[str, str],
        remembered: Mapping[str, str] = _NONE,
        by_name: Sequence[str] | None = None,
    ) -> tuple[str, ...]:
        """The field of each column, or nothing: as asked for, else as the last time, else by its name.

        Both mappings are heading → field, `-` to leave it out; `#3` is the third column. Raises Invalid.
        """
        asked, kept = self.asked(header, wanted), self.kept(header, remembered)
        taken = set(asked.values()) - self.several
        chosen: list[str] = []
        seen: set[str] = set()
        for n, (name, named) in enumerate(zip(header, by_name or self.by_heading(header), strict=True)):
            key, place = heading_key(name), _place_key(n)
            if place in asked:
                chosen.append(asked[place])
            elif key in asked and key not in seen:
                chosen.append(asked[key])
            else:
                field = kept.get(place, kept.get(key, "" if named in kept.values() else named))
                chosen.append("" if field in taken or field in set(chosen) - self.several else field)
            seen.add(key)
        return tuple(chosen)

    def _field(self, header: Sequence[str], name: str, field: str) -> str:
        if place_of(name, header) is None and heading_key(name) not in map(heading_key, header):
            columns = {"column": name, "columns": ", ".join(heading for heading in header if heading)}
            raise Invalid({"map": Message("there is no column “{column}”; there is {columns}", columns)})
        if field in {LEFT_OUT, ""}:
            return ""
        if of := self.named(field):
            return of
        fields = {"field": field, "fields": ", ".join(self.names)}
        raise Invalid({"map": Message("“{field}” is not a field; there is {fields}", fields)})


def _key(name: str, header: Sequence[str]) -> str:
    place = place_of(name, header)
    return heading_key(name) if place is None else _place_key(place)


def _place_key(place: int) -> str:
    """Returns a key that no heading has."""
    return f"#{place}"
