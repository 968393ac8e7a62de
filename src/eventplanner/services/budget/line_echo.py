"""Echo of a typed budget line: its reckoning, its tax, its supplier, and what it goes over."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.budget.categories import Category
from eventplanner.domain.budget.counts import Counts, Source
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.figures import is_share, own_amount
from eventplanner.domain.budget.lines import THOUSAND, BudgetLineDraft
from eventplanner.domain.budget.tax import split
from eventplanner.domain.records.echo import Echo, EchoPart, Tone
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_lines, line_limits
from eventplanner.services.records.records import RecordReading

_COUNTED: Mapping[Driver, Callable[[int], Message]] = {
    Driver.ATTENDEE: lambda n: counted("{n} attendee", "{n} attendees", n),
    Driver.IN_PERSON: lambda n: counted("{n} attendee in person", "{n} attendees in person", n),
    Driver.ONLINE: lambda n: counted("{n} attendee online", "{n} attendees online", n),
    Driver.SPEAKER: lambda n: counted("{n} speaker", "{n} speakers", n),
    Driver.STAFF: lambda n: counted("{n} person of the staff", "{n} people of the staff", n),
    Driver.DAY: lambda n: counted("{n} day", "{n} days", n),
    Driver.HOUR: lambda n: counted("{n} hour", "{n} hours", n),
}


def echo(planner: Planner, reading: RecordReading, texts: Mapping[str, str]) -> Echo:
    """Returns `expense · Catering · $6.500 × 250 attendees = $1.625.000 · La Mesa`, and what the line goes over."""
    draft: BudgetLineDraft = reading.draft
    settings = planner.settings()
    counts = budget_lines.multipliers(planner, draft)
    planned = budget_lines.would_be_planned(planner, draft)
    parts = [EchoPart(labels.choice(draft.flow)), EchoPart(draft.name)]
    parts += reckoning(draft, counts, _in_base(draft.currency, planned, settings.currency))
    parts += _taxed(draft, own_amount(draft, counts), is_gross=settings.prices == "gross")
    if party := texts.get("organisation_id"):
        parts.append(EchoPart(party, Tone.DETAIL))
    category = labels.category(draft.category)
    if draft.category != Category.OTHER and fold(category) != fold(draft.name):
        parts.append(EchoPart(f"#{category}", Tone.DETAIL))
    over = line_limits.exceeded(planner, draft, planned) if planned and draft.flow is Flow.EXPENSE else []
    return Echo(parts, [*_ordered(planner, draft), *(EchoPart(words(message), Tone.WARNING) for message in over)])


def _ordered(planner: Planner, draft: BudgetLineDraft) -> list[EchoPart]:
    """Returns that a line with this name is there, ordered without a plan, and what the plan is for."""
    ordered = budget_lines.ordered_unplanned(planner, draft)
    if ordered is None:
        same = budget_lines.planned_alike(planner, draft)
        told = _("“{line}” is there already, planned at {amount}")
        amounts = [formats.money(Money(each.planned, planner.settings().currency)) for each in same]
        return [EchoPart(told.format(line=draft.name, amount=amount), Tone.WARNING) for amount in amounts[:1]]
    amount = formats.money(Money(ordered.committed, planner.settings().currency))
    pattern = _("becomes the plan of “{line}”, which is ordered for {amount}; with another name it is another line")
    return [EchoPart(pattern.format(line=ordered.name, amount=amount), Tone.GOOD)]


def has_amount(line: BudgetLineDraft) -> bool:
    """Returns whether anything is said that an amount follows from."""
    return line.amount is not None or line.unit_price is not None or is_share(line)


def reckoning(line: BudgetLineDraft, counts: Counts, in_base: Sequence[EchoPart] = ()) -> list[EchoPart]:
    """Returns `2 × $6.500 × 250 attendees = $3.250.000`, or a plain amount; `in_base` is what that is worth."""
    if not has_amount(line):
        return [EchoPart(_("no amount yet"), Tone.WARNING)]
    product = _product(line, counts)
    if line.amount is None and line.driver is not Driver.FIXED and counts[line.driver].source is Source.NOTHING:
        why = _("there are no other expenses yet") if is_share(line) else _("how many is not said yet")
        return [EchoPart(product, Tone.SUM), EchoPart(why, Tone.WARNING)]
    whole = formats.money(Money(own_amount(line, counts), line.currency))
    worth = [part.text for part in in_base if part.tone is Tone.SUM]
    sums = EchoPart(" = ".join(dict.fromkeys(filter(None, [product, whole, *worth]))), Tone.SUM)
    return [sums, *(part for part in in_base if part.tone is not Tone.SUM)]


def _product(line: BudgetLineDraft, counts: Counts) -> str:
    """Returns `2 × $6.500 × 250 attendees` or `10% of the expenses`; nothing of a plain amount."""
    if is_share(line):
        return labels.of_expenses(line.quantity)
    if line.amount is not None or line.unit_price is None:
        return ""
    factors = [formats.money(Money(line.unit_price, line.currency))]
    if line.quantity != THOUSAND:
        factors.insert(0, formats.number(Decimal(line.quantity).scaleb(-3).normalize()))
    if line.driver is not Driver.FIXED:
        count = counts[line.driver]
        unknown = count.source is Source.NOTHING
        factors.append(labels.choice(line.driver) if unknown else _number_of(line.driver, count.n))
    return " × ".join(factors)


def _number_of(driver: Driver, n: Fraction) -> str:
    """Returns `250 attendees`; hours may be broken."""
    if n.denominator == 1:
        return words(_COUNTED[driver](int(n)))
    broken = formats.number(round(Decimal(n.numerator) / n.denominator, 2).normalize())
    return words(Message("{n} hours", {"n": broken}))


def _in_base(currency: str, planned: int | None, base: str) -> list[EchoPart]:
    """Returns what a line in another currency is worth, or that nobody has said."""
    if currency == base:
        return []
    if planned is None:
        why = _("there is no rate for {currency}; it counts nowhere").format(currency=formats.symbol(currency))
        return [EchoPart(why, Tone.WARNING)]
    return [EchoPart(formats.money(Money(planned, base)), Tone.SUM)]


def _taxed(line: BudgetLineDraft, own: int, *, is_gross: bool) -> list[EchoPart]:
    """Returns the tax of a line and its other sum: with VAT where the plan's amounts are net, else net."""
    if line.vat is None or not has_amount(line):
        return []
    if not line.vat:
        return [EchoPart(_("exempt from VAT"), Tone.DETAIL)]
    percent = formats.number(Decimal(line.vat).scaleb(-3).normalize())
    net, gross = (formats.money(Money(minor, line.currency)) for minor in split(own, line.vat, is_gross=is_gross))
    pattern = _("{percent}% VAT included, net {net}") if is_gross else _("+{percent}% VAT = {gross} gross")
    return [EchoPart(pattern.format(percent=percent, net=net, gross=gross), Tone.DETAIL)]
