"""Exchange rates: the value of one unit of a currency on a day, in the plan's currency."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import is_currency
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.quick_lines import rate_texts
from eventplanner.domain.parsing.said_amount import unknown
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.lines import SaidLine

NO_CURRENCY = Message("a currency in three letters, such as CLP or USD")


class RateDraft(Struct, frozen=True, kw_only=True):
    """Value of a currency on a day, as stated by a person."""

    currency: Annotated[str, Field(N_("currency"), longest=3, shortest=3, needed=True)]
    """ISO 4217."""
    day: Annotated[date, Field(N_("day"), needed=True)]
    value: Annotated[
        int, Field(N_("is worth"), Shape.DECIMAL, positive=True, most=10_000_000, digits=DIGITS, needed=True)
    ]
    """Of one unit, in 10⁻⁸ units of `base`."""
    base: Annotated[str, Field(N_("in"), longest=3, shortest=3)] = ""
    """ISO 4217; the plan's own where nothing is said."""
    source: Annotated[str, Field(N_("source"))] = ""
    """Where it is from."""


class Rate(RateDraft, frozen=True, kw_only=True):
    """A rate as stored, at one version."""

    id: int
    version: int


def no_currency(code: str, name: str = "currency") -> dict[str, Message]:
    """Returns the reason why a code is no currency, by the name of its field; empty if it is one."""
    if is_currency(code):
        return {}
    return {name: unknown(code) if len(code) == 3 and code.isalpha() else NO_CURRENCY}


def _complete(draft: RateDraft, currency: str) -> RateDraft:
    return revised(draft, currency=currency_of(draft.currency), base=currency_of(draft.base or currency))


def _wrong(draft: RateDraft) -> dict[str, Message]:
    wrong: dict[str, Message] = {}
    for name in ("currency", "base"):
        wrong |= no_currency(getattr(draft, name), name)
    if not wrong and draft.currency == draft.base:
        wrong["currency"] = Message("this is the plan's own currency")
    if not draft.value:
        wrong["value"] = Message("say what one unit is worth")
    return wrong


def _line(said: SaidLine) -> Mapping[str, str]:
    return rate_texts(said.line, said.today, day_first=said.day_first, decimal=said.decimal)


RATE = Kind(
    name="rate",
    many="rates",
    noun=N_("rate of exchange"),
    value=Rate,
    draft=RateDraft,
    order="currency, day DESC, id DESC",
    unique=(("currency", "base", "day"),),
    complete=_complete,
    rules=_wrong,
    line=_line,
)
