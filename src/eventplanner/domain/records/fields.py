"""Fields of a record: shape, limits, label."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import NoneType
from typing import Any, get_args

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.due import FARTHEST


class Shape(StrEnum):
    """Types of value that a field may hold."""

    LINE = "line"
    NOTES = "notes"
    """Several lines."""
    LINES = "lines"
    """A tuple of lines."""
    WORDS = "words"
    """A tuple of words."""
    TAGS = "tags"
    """The same, kept with a blank on both sides of each, so that one is found by its whole word."""
    CHOICE = "choice"
    CHOICES = "choices"
    """A tuple of choices."""
    NUMBER = "number"
    YES = "yes"
    DAY = "day"
    DUE = "due"
    """Two columns: `offset` and `due`."""
    OFFSET = "offset"
    """Days from an event, negative before it; `T-30` is written."""
    LINK = "link"
    ZONE = "zone"
    """One IANA name, or nothing."""
    ZONES = "zones"
    """A tuple of IANA names."""
    NUMBERS = "numbers"
    """A tuple of numbers, such as those of other records."""
    MOMENT = "moment"
    """A day and a time of the clock on the wall, which people say in fields of their own."""
    MOMENTS = "moments"
    """A tuple of them."""
    RECORD = "record"
    """The id of another record, which is called by its name."""
    AMOUNT = "amount"
    """Money in minor units; in which currency, another field says."""
    DECIMAL = "decimal"
    """A number with `digits` decimals, in units of the last of them."""
    CATEGORY = "category"
    """A key out of a list that is open: known words become keys, others stay as they are."""
    SPAN = "span"
    """Minutes from the start of the event; hours and minutes are written."""


class Personal(Struct, frozen=True):
    """Purpose of personal data in a field, in English for the register in docs/fields.md."""

    purpose: str
    kept: str
    """For how long."""
    sensitive: bool = False
    """Health, belief, or what lets one be told from others by them."""


class Field(Struct, frozen=True):
    """Declaration of a field. It stands in the annotation of its column, which gives name and type."""

    label: str = ""
    """What people call it, in English and small letters; nothing of what nobody is shown."""
    shape: Shape = Shape.LINE
    """Of a choice, a number, a day, yes or no, and of another record its type says it."""
    least: int | None = None
    most: int | None = None
    """Of a DECIMAL in whole units, of an AMOUNT in minor units; as `LIMITS` says where nothing is said."""
    positive: bool = False
    """More than nothing."""
    asked: bool = True
    """May a person say it? What has no label is not asked for either."""
    longest: int = 200
    """Characters, of a line or of all lines together."""
    shortest: int = 0
    digits: int = 3
    """Of a DECIMAL."""
    table: str = ""
    """Of a RECORD: which."""
    loose: bool = False
    """Of a RECORD: the file does not hold that it is there."""
    indexed: bool | None = None
    """Of a RECORD where nothing is said, unless it is unique."""
    unique: bool = False
    needed: bool = False
    nullable: bool = False
    """May the file lack it all the same?"""
    share_of: str = ""
    """The AMOUNT that this one may be a percentage of."""
    key_of: Callable[[str], str] | None = None
    """Of a CATEGORY: the key that a text means, or the text itself."""
    personal: Personal | None = None
    """Where it says something about people."""
    signed: bool = False
    """Holds the login name of whoever wrote it where nobody else is named; people see the name that she has set."""
    hint: str = ""
    """What its form suggests to write, in English, where that is not what its shape says."""
    name: str = ""
    choices: type[Choice] | None = None
    check: Callable[[str], object] | None = None
    """Of a text that has a form of its own: raises ValueError where it is not kept."""

    @property
    def is_asked(self) -> bool:
        """True if the field is in forms and commands."""
        return bool(self.label) and self.asked

    @property
    def limits(self) -> tuple[int, int]:
        """Minimum and maximum, in the units of `least` and `most`."""
        least, most = LIMITS.get(self.shape, (0, 0))
        return least if self.least is None else self.least, most if self.most is None else self.most


LIMITS: Mapping[Shape, tuple[int, int]] = {
    Shape.NUMBER: (0, 1_000_000),
    Shape.DECIMAL: (0, 1_000_000),
    Shape.AMOUNT: (0, 10**15),
    Shape.SPAN: (-60_000, 60_000),
    Shape.OFFSET: (-FARTHEST, FARTHEST),
}
"""The least and the most that numbers may be where their field does not say it."""


def fitted(field: Field, name: str, hint: Any) -> Field:
    """Returns the field completed by the name and type of its column."""
    types = [each for each in (get_args(hint) or (hint,)) if each is not NoneType]
    kind = types[0] if len(types) == 1 else None
    if isinstance(kind, type) and issubclass(kind, Choice):
        return revised(field, name=name, shape=Shape.CHOICE, choices=kind)
    if field.shape is not Shape.LINE:
        return revised(field, name=name)
    return revised(field, name=name, shape=Shape.RECORD if field.table else _SHAPES.get(kind, Shape.LINE))


_SHAPES: Mapping[Any, Shape] = {
    str: Shape.LINE,
    bool: Shape.YES,
    date: Shape.DAY,
    datetime: Shape.MOMENT,
    int: Shape.NUMBER,
}
