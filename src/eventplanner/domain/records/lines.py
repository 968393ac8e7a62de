"""Quick lines of records, with the context in which they are read."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from msgspec import Struct

from eventplanner.domain.base.choices import Choice

C = TypeVar("C", bound=Choice)


class Choices(Protocol):
    """The words that choices go by in all languages."""

    def __call__(self, kind: type[C], /) -> Mapping[str, C]: ...


class SaidLine(Struct, frozen=True):
    """Quick line with the context in which it is read."""

    line: str
    today: date
    choices: Choices
    day_first: bool = True
    event: Any = None
    """The event whose times the line speaks of."""
    decimal: str = ""
    """The mark before decimals in the plan's country."""
    is_gross: bool = False
    """The plan's amounts of money include VAT."""
    usual_vat: int | None = None
    """The usual rate of VAT in thousandths of a per cent; None where there is none."""
    dollar: str = ""
    """The plan's currency, where people write it with a plain $; nothing where they do not."""
