"""Budget lines: planned incomes and expenses, with their drivers."""

from datetime import date
from typing import Annotated, Any

from msgspec import Struct

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import Category, category_of, guessed
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.line_tax import TaxRules
from eventplanner.domain.budget.quick_lines import benefit_texts, line_texts
from eventplanner.domain.budget.rates import no_currency
from eventplanner.domain.budget.tax import no_such_vat
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind

THOUSAND = 1000
"""A quantity of one, in thousandths."""


class BudgetLineDraft(Struct, frozen=True, kw_only=True):
    """Budget line as planned: quantity times unit price times driver, or a plain amount."""

    name: Annotated[str, Field(N_("name"), needed=True)]
    flow: Annotated[Flow, Field(N_("goes"))] = Flow.EXPENSE
    event_id: Annotated[int | None, Field(table="event")] = None
    year: Annotated[int | None, Field(N_("year"), least=1970, most=2200)] = None
    """Of money that belongs to no event."""
    category: Annotated[str, Field(N_("category"), Shape.CATEGORY, longest=80, key_of=category_of)] = ""
    """A key of `Category`, or one's own word."""
    organisation_id: Annotated[int | None, Field(N_("supplier or sponsor"), table="organisation")] = None
    """The supplier or sponsor."""
    driver: Annotated[Driver, Field(N_("for each"))] = Driver.FIXED
    quantity: Annotated[int, Field(N_("quantity"), Shape.DECIMAL)] = THOUSAND
    """In thousandths."""
    unit_price: Annotated[int | None, Field(N_("unit price"), Shape.AMOUNT, least=-1_000_000_000_000_000)] = None
    """Minor units of `currency`, as the plan says net or gross."""
    amount: Annotated[int | None, Field(N_("amount"), Shape.AMOUNT, least=-1_000_000_000_000_000)] = None
    """The same for the whole line; where it is said it is the plan, whatever quantity × unit price come to.

    Below 0 for a discount, which lessens what its direction comes to.
    """
    currency: Annotated[str, Field(N_("currency"), longest=3)] = ""
    """ISO 4217."""
    vat: Annotated[int | None, Field(N_("VAT %"), Shape.DECIMAL, most=100)] = None
    """In thousandths of a per cent."""
    cost_centre: Annotated[str, Field(N_("cost centre"), longest=80)] = ""
    level: Annotated[str, Field(N_("sponsor's level"), longest=40)] = ""
    """Of a sponsor: gold, silver …"""
    closed: Annotated[bool, Field(N_("closed"))] = False
    """Nothing more will come."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""
    reason: Annotated[str, Field(N_("reason"), longest=500)] = ""
    """Why it was changed after the budget was approved."""


class BudgetLine(BudgetLineDraft, frozen=True, kw_only=True):
    """A line as stored, at one version, with its figures in minor units of the base currency."""

    id: int
    version: int
    planned: int = 0
    committed: int = 0
    actual: int = 0
    paid: int = 0
    forecast: int = 0
    exchange: int = 0
    """What paying in other currencies cost more than the documents said; below 0 if less."""
    missing: int = 0
    """How many of its items, the line itself included, have no rate and are in none of the figures."""
    year_key: int = 0
    """The year that it counts in; 0 while its event has no date."""
    quarter: int = 0
    """1–4, by the first day of its event; 0 without one."""


class BenefitDraft(Struct, frozen=True, kw_only=True):
    """Benefit promised to a sponsor."""

    text: Annotated[str, Field(N_("what was promised"), longest=300, needed=True)]
    budget_line_id: Annotated[int, Field(table="budget_line")]
    due: Annotated[date | None, Field(N_("due"))] = None
    done: Annotated[bool, Field(N_("done"))] = False


class Benefit(BenefitDraft, frozen=True, kw_only=True):
    """Benefit as stored, at one version."""

    id: int
    version: int


def _complete(draft: BudgetLineDraft, currency: str) -> BudgetLineDraft:
    is_share = draft.driver is Driver.PERCENT and draft.amount is None
    return revised(
        draft,
        # The sum of the expenses is in the plan's own, whatever each of them is in.
        currency=currency if is_share else currency_of(draft.currency or currency),
        category=draft.category or _category(draft),
        quantity=_quantity(draft.quantity),
        year=None if draft.event_id is not None else draft.year,
    )


def _quantity(said: Any) -> int:
    """One where nothing is said; none of it is none."""
    return said if isinstance(said, int) else THOUSAND


def _category(draft: BudgetLineDraft) -> str:
    """What has a sponsor's level is a sponsorship, whatever it is called."""
    guess = guessed(draft.name)
    sponsored = draft.flow is Flow.INCOME and draft.level and guess == Category.OTHER
    return Category.SPONSORSHIP.value if sponsored else guess


def _wrong(draft: BudgetLineDraft) -> dict[str, Message]:
    wrong = no_currency(draft.currency)
    wrong |= {"unit_price": _LESS} if (draft.unit_price or 0) < 0 else {}
    wrong |= no_such_vat(draft.vat)
    if draft.driver is Driver.PERCENT:
        wrong |= {} if 0 < draft.quantity <= 100 * THOUSAND else {"quantity": _NO_PERCENTAGE}
        wrong |= {} if draft.unit_price is None else {"unit_price": _NO_PRICE}
    if draft.event_id is None and not draft.year:
        wrong["year"] = Message("say of which year, or of which event")
    return wrong


_NO_PERCENTAGE = Message("a percentage of the expenses: more than 0, at most 100")
_NO_PRICE = Message("a percentage of the expenses has no unit price; its quantity is the per cent")
_LESS = Message("not less than nothing; what comes in is an income line")


def _revise(base: BudgetLineDraft, draft: BudgetLineDraft) -> None:
    """Refuses what a person hardly means. Raises Invalid.

    An amount below nothing is a discount that came in with a table, or a slip of the one who types. Beside a plain
    amount, which is the plan, another unit price would change nothing.
    """
    if (draft.amount or 0) < 0 <= (base.amount or 0):
        raise Invalid({"amount": _LESS})
    if None in {draft.amount, draft.unit_price}:
        return
    if draft.unit_price != base.unit_price:
        why = Message("the line has a plain amount, which is its plan: clear that in the same change")
        raise Invalid({"unit_price": why})


BUDGET_LINE = Kind(
    name="budget_line",
    one="line",
    many="lines",
    noun=N_("budget line"),
    value=BudgetLine,
    draft=BudgetLineDraft,
    form=(
        "name",
        "flow",
        "category",
        "organisation_id",
        "driver",
        "quantity",
        "unit_price",
        "amount",
        "currency",
        "vat",
        "cost_centre",
        "year",
        "level",
        "closed",
        "reason",
        "notes",
    ),
    belongs_to="event_id",
    order="flow, category, id",
    keys=("name_key",),
    indexes=(Index("ix_budget_line_year", ("year_key", "category")),),
    complete=_complete,
    rules=_wrong,
    revise=_revise,
    line=lambda said: line_texts(said.line, TaxRules(said.is_gross, said.usual_vat)),
)
BENEFIT = Kind(
    name="benefit",
    many="benefits",
    noun=N_("promise to a sponsor"),
    value=Benefit,
    draft=BenefitDraft,
    belongs_to="budget_line_id",
    order="due, id",
    line=lambda said: benefit_texts(said.line, said.today, day_first=said.day_first),
)
