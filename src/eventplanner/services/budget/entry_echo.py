"""Echo of a typed entry: its amounts net and gross, what it settles and what is left of that, what it goes over."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from eventplanner.domain.base.currencies import symbol_of
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.budget.belonging import TAKES_BACK, named, named_draft, unordered
from eventplanner.domain.budget.decisions import Over
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entries import EntryDraft
from eventplanner.domain.budget.entry_kinds import MONEY, ORDERS
from eventplanner.domain.budget.settling import base_of
from eventplanner.domain.budget.tax import split, withheld
from eventplanner.domain.records.echo import Echo, EchoPart, Tone
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import entries
from eventplanner.services.budget.belonging import Placed, gross_of_draft, vat_of_draft
from eventplanner.services.budget.budget import rules
from eventplanner.services.records.records import RecordReading


def echo(planner: Planner, reading: RecordReading, texts: Mapping[str, str]) -> Echo:
    """Returns `invoice 8812 · $1.600.000 net, $1.904.000 gross · due 15 Sep 2027`, and below it what it settles.

    Raises Invalid where several entries may be meant, or a reason is asked for.
    """
    placed = entries.complete(planner, reading.draft)
    draft = placed.draft
    parts = [EchoPart(words(named_draft(draft))), *_amounts(planner, placed, is_gross="gross" in texts)]
    if party := texts.get("organisation_id") or texts.get("person_id"):
        parts.append(EchoPart(party, Tone.DETAIL))
    parts += [EchoPart(text, Tone.DETAIL) for text in _days(draft, planner.today())]
    if draft.note:
        parts.append(EchoPart(draft.note))
    if draft.currency != placed.line.currency:
        told = _("the line is in {currency}").format(currency=symbol_of(placed.line.currency))
        parts.append(EchoPart(told, Tone.DETAIL))
    return Echo(parts, [*_belonging(placed), *_beside(placed), *_over(planner, placed)])


def _amounts(planner: Planner, placed: Placed, *, is_gross: bool) -> Iterator[EchoPart]:
    """The amount, net and gross where it is taxed; what it is worth in the plan's currency; what is withheld."""
    draft, currency = placed.draft, placed.draft.currency
    if vat_of_draft(placed):
        gross = gross_of_draft(placed)
        net = split(draft.amount or 0, vat_of_draft(placed), is_gross=placed.ledger.is_gross)[0]
        texts = [_("{amount} net"), _("{amount} gross")]
        pair = [text.format(amount=_money(minor, currency)) for text, minor in zip(texts, (net, gross), strict=True)]
        # What was written stands first.
        yield EchoPart(" = ".join(reversed(pair) if is_gross or placed.ledger.is_gross else pair), Tone.SUM)
    else:
        yield EchoPart(_money(draft.amount or 0, currency), Tone.SUM)
    base = planner.settings().currency
    if currency != base:
        worth = base_of(entries.as_entry(draft), placed.ledger.rates)
        if worth is None:
            why = _("there is no rate for {currency}; it counts nowhere").format(currency=formats.symbol(currency))
            yield EchoPart(why, Tone.WARNING)
        else:
            yield EchoPart(f"= {_money(worth, base)}", Tone.SUM)
    if draft.withholding:
        percent = formats.number(Decimal(draft.withholding).scaleb(-3).normalize())
        part = _money(withheld(draft.amount or 0, draft.withholding), currency)
        yield EchoPart(_("{percent}% withheld: {amount}").format(percent=percent, amount=part), Tone.DETAIL)
    if draft.deposit:
        told = _("deposit {amount}").format(amount=_said(placed, Money(draft.deposit, currency)))
        if draft.deposit_due is not None:
            told = f"{told}, {_('due {day}').format(day=formats.day_month_year(draft.deposit_due))}"
        yield EchoPart(told, Tone.DETAIL)


def _days(draft: EntryDraft, today: date) -> Iterator[str]:
    if draft.day not in {None, today}:
        yield formats.day_month_year(draft.day)
    if draft.due is not None:
        yield _("due {day}").format(day=formats.day_month_year(draft.due))


def _belonging(placed: Placed) -> Iterator[EchoPart]:
    """The entry that it settles or takes back, the rest of that, and how to say that it does not."""
    draft, target = placed.draft, placed.target
    if target is None:
        if draft.apart:
            yield EchoPart(_("stands alone"), Tone.DETAIL)
        return
    entry = words(named(target))
    if draft.kind in TAKES_BACK:
        told = _("takes back {entry}")
    elif draft.pays_withheld:
        told = _("pays the withheld part of {entry}")
    else:
        told = _("settles {entry}")
    pieces, tone = [told.format(entry=entry)], Tone.GOOD
    if (left := placed.left) is not None:
        if left.minor < 0:
            tone = Tone.WARNING
            more = Money(-left.minor, left.currency)
            pieces.append(_("{amount} more than was open").format(amount=_said(placed, more)))
        elif left.minor:
            pieces.append(_("{amount} left").format(amount=_said(placed, left)))
        else:
            pieces.append(_("nothing left"))
    if not placed.is_told and draft.kind not in TAKES_BACK:
        pieces.append(_("“apart” unlinks it"))
    yield EchoPart(" · ".join(pieces), tone)


def _beside(placed: Placed) -> Iterator[EchoPart]:
    """The entries that are there under its number, and those that an order counts beside."""
    draft = placed.draft
    for each in placed.ledger.own:
        if draft.number and each.kind is draft.kind and fold(each.number) == fold(draft.number):
            parts = {"entry": words(named(each)), "amount": _money(each.amount or 0, each.currency)}
            yield EchoPart(_("{entry} is there already, {amount}").format(**parts), Tone.WARNING)
    if draft.kind in ORDERS and placed.target is None and not draft.apart:
        for other in unordered(draft, placed.ledger)[:1]:
            told = _("counts beside {entry}; write “settles {number}” if that is of it")
            number = other.entry.number or f"#{other.entry.id}"
            yield EchoPart(told.format(entry=words(named(other.entry)), number=number), Tone.WARNING)


def _said(placed: Placed, money: Money) -> str:
    """An amount of what it settles, net or gross where that is not the same."""
    amount = formats.money(money)
    if not vat_of_draft(placed):
        return amount
    is_gross = placed.ledger.is_gross or placed.draft.kind in MONEY
    return (_("{amount} gross") if is_gross else _("{amount} net")).format(amount=amount)


def _over(planner: Planner, placed: Placed) -> Iterator[EchoPart]:
    """The amount that it takes its category over its plan by. Raises Invalid where that asks for a reason."""
    draft, line = placed.draft, placed.line
    if line.flow is not Flow.EXPENSE or not (over := entries.excess(planner, line, draft)):
        return
    why = Message(
        "{category} goes {over} over its plan",
        {"category": labels.said_category(line.category), "over": Money(over, planner.settings().currency)},
    )
    if (
        planner.store.cached("category rules", lambda: rules(planner)).get(line.category) is Over.ASK
        and not draft.reason
    ):
        raise Invalid({"reason": Message("{over}: say why, with “because …”", {"over": why})})
    yield EchoPart(words(why), Tone.WARNING)


def _money(minor: int, currency: str) -> str:
    return formats.money(Money(minor, currency))
