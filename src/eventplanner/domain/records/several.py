"""Several values in one text, as a column stores them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind


class Several(Struct, frozen=True):
    """Conversion of a tuple to text and back."""

    of: type
    lined: bool = False
    """Lines; else words with blanks between them."""
    tagged: bool = False
    """With a blank on both sides of each, so that one is found by its whole word."""

    @property
    def may_fail(self) -> bool:
        """True if there are texts that cannot be read back, as there are none for words."""
        return self.of is not str

    def text(self, values: tuple[Any, ...]) -> str:
        if not values:
            return ""
        text = ("\n" if self.lined else " ").join(map(_WRITERS.get(self.of, str), values))
        return f" {text} " if text and self.tagged else text

    def values(self, text: str) -> tuple[Any, ...]:
        """Raises ValueError."""
        return tuple(map(_READERS[self.of], text.splitlines() if self.lined else text.split()))


def item_of(hint: Any) -> type | None:
    """Returns the type of the items if a column of this type holds several; else None."""
    return get_args(hint)[0] if getattr(hint, "__origin__", None) is tuple else None


@cache
def several_of(kind: Kind[Any]) -> Mapping[str, Several]:
    """Returns the columns of a kind that hold several values."""
    hints = get_type_hints(kind.draft)
    items = {name: item_of(hints[name]) for name in kind.columns}
    shapes = {name: kind.field(name).shape for name in items}
    return {
        name: Several(item, shapes[name] is Shape.LINES, shapes[name] is Shape.TAGS)
        for name, item in items.items()
        if item
    }


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo:
        raise ValueError("times of a clock on a wall have no zone")
    return moment


def _seconds(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


_READERS: Mapping[type, Callable[[str], Any]] = {
    str: clean_line,
    int: int,
    date: date.fromisoformat,
    datetime: _moment,
}
_WRITERS: Mapping[type, Callable[[Any], str]] = {datetime: _seconds}
