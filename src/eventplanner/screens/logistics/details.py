"""Columns and details of bookings and quotes."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from rich.cells import cell_len

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.logistics.bookings import Booked, Overbooking
from eventplanner.domain.logistics.logistics import BookingRow, QuoteRow
from eventplanner.domain.logistics.resources import Quote
from eventplanner.domain.records.reading import span_text
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.records.details import fields_said, notes_lines
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column
from eventplanner.widgets.lists.detail import DetailLine

_NAMED = 2
"""Other events that a row names."""


def booking_columns(rows: Sequence[BookingRow]) -> list[Column[BookingRow]]:
    """Returns columns for resource, amount of stock, period, and other events in an overbooking."""
    taken = max([cell_len(_("taken")), *(cell_len(_taken(row)) for row in rows)])
    quantity = max([cell_len(_("quantity")), *(cell_len(_quantity(row).text) for row in rows)])
    return [
        Column(title="", cell=_booking_mark, width=1, gap=1),
        Column(title=N_("resource"), cell=lambda row: Cell(row.resource.name), width=10, flex=2),
        Column(title=N_("quantity"), cell=_quantity, width=min(quantity, 16), right=True),
        Column(
            title=N_("taken"),
            cell=lambda row: Cell(_taken(row)),
            width=min(taken, 28),
            key=lambda row: row.booked.taken,
        ),
        Column(title="", cell=_shared, width=13, flex=1, priority=1),
    ]


def quote_columns(today: date) -> list[Column[QuoteRow]]:
    """By need: who asks how much, how much more than the cheapest, until when, which is chosen."""
    return [
        Column(title="", cell=_quote_mark, width=1, gap=1),
        Column(
            title=N_("need"),
            cell=lambda row: Cell(row.record.need, "strong" if row.first else "muted"),
            width=9,
            flex=2,
        ),
        Column(title=N_("supplier"), cell=_supplier, width=12, flex=3),
        Column(title=N_("amount"), cell=_amount, width=11, right=True),
        Column(title="", cell=_above, width=10, right=True, priority=2),
        Column(
            title=N_("valid until"),
            cell=lambda row: _valid(row, today),
            width=11,
            priority=1,
            key=lambda row: row.record.valid_until,
        ),
    ]


def booking_entries(row: BookingRow, event: Event) -> list[DetailLine]:
    """Everything about one booking, and each stretch in which there is too little."""
    booking, resource = row.record, row.resource
    kind = " · ".join(filter(None, [labels.choice(resource.kind), resource.place, resource.owner]))
    span = row.booked.taken
    lines = [DetailLine("", resource.name, "strong"), DetailLine("", kind, "muted")]
    lines.append(
        DetailLine(
            labels.field("booking", "quantity"),
            " ".join(filter(None, [_of(booking.quantity, row), resource.unit])),
        )
    )
    if span and not row.is_used_up:
        begins, ends = map(row.booked.at_home, span)
        lines += [
            DetailLine(_("set up from"), _with_span(begins, booking.setup)),
            DetailLine(_("back at"), _with_span(ends, booking.giving_back)),
        ]
    for over in row.over:
        lines += list(over_entries(over, event.id))
    return [*lines, *notes_lines(booking.notes)]


def over_entries(over: Overbooking, event_id: int | None = None) -> Iterator[DetailLine]:
    """Yields details of an overbooking: resource, period, demand of each event."""
    said = _("{wanted} wanted, {there} there").format(
        wanted=formats.number(over.wanted), there=formats.number(over.there)
    )
    yield DetailLine(_("over-booked"), f"{glyph('late')} {said}", "red")
    for each in over.bookings:
        span = each.taken
        when = _stretch(each, span) if span and over.begins else ""
        what = f"{formats.number(each.booking.quantity)} × {each.title}"
        own = event_id is not None and each.booking.event_id == event_id
        yield DetailLine("", " · ".join(filter(None, [what, when])), "" if own else "amber")


def quote_entries(row: QuoteRow, today: date) -> list[DetailLine]:
    """Everything about one quote."""
    quote = row.record
    title = " · ".join(filter(None, [quote.need, row.supplier]))
    lines = [DetailLine("", title, "strong")]
    if quote.amount is not None:
        compared = _above(row).text
        lines.append(DetailLine(labels.field("quote", "amount"), " · ".join(filter(None, [_money(quote), compared]))))
    if quote.valid_until:
        valid = _valid(row, today)
        left = formats.countdown(quote.valid_until, today)
        lines.append(DetailLine(labels.field("quote", "valid_until"), f"{valid.text} · {left}", valid.role))
    if quote.chosen:
        lines.append(DetailLine(_("chosen"), f"{glyph('done')} {quote.reason}", "green"))
    elif quote.reason:
        lines.append(DetailLine(labels.field("quote", "reason"), quote.reason, "muted"))
    return [*lines, *_payments(quote, today), *fields_said("quote", document=quote.document), *notes_lines(quote.notes)]


def bookings_counts(rows: Sequence[BookingRow]) -> str:
    """At the foot of the panel."""
    over = sum(bool(row.over) for row in rows)
    parts = [words(counted("{n} booking", "{n} bookings", len(rows)))] if rows else []
    return " · ".join([*parts, *([words(counted("{n} over-booked", "{n} over-booked", over))] if over else [])])


def quotes_counts(rows: Sequence[QuoteRow]) -> str:
    """At the foot of the panel."""
    needs, chosen = sum(row.first for row in rows), sum(row.record.chosen for row in rows)
    if not rows:
        return ""
    parts = [counted("{n} need", "{n} needs", needs)]
    parts += [counted("{n} chosen", "{n} chosen", chosen)] if chosen else []
    return " · ".join([*map(words, parts), _("x chooses")])


def _payments(quote: Quote, today: date) -> Iterator[DetailLine]:
    """What was ordered, and what is to be paid when."""
    if quote.order_number or quote.ordered_on:
        day = formats.day_month_year(quote.ordered_on) if quote.ordered_on else ""
        yield DetailLine(_("ordered"), " · ".join(filter(None, [quote.order_number, day])))
    if quote.deposit or quote.deposit_due:
        yield DetailLine(labels.field("quote", "deposit"), _due(quote.deposit, quote, quote.deposit_due, today))
    if quote.balance_due or (quote.deposit and quote.balance):
        yield DetailLine(_("balance"), _due(quote.balance, quote, quote.balance_due, today))


def _due(amount: int | None, quote: Quote, due: date | None, today: date) -> str:
    said = formats.money(Money(amount, quote.currency)) if amount is not None else ""
    when = f"{formats.day_month_year(due)} · {formats.countdown(due, today)}" if due else ""
    return " · ".join(filter(None, [said, when]))


def _booking_mark(row: BookingRow) -> Cell:
    return Cell(glyph("late"), "red") if row.over else Cell(glyph("open"), "sky")


def _quantity(row: BookingRow) -> Cell:
    """What all want of what there is where that is too much; else what this event takes of it."""
    return Cell(_of(row.wanted, row), "red" if row.over else "")


def _of(quantity: int, row: BookingRow) -> str:
    return _("{n} of {there}").format(n=formats.number(quantity), there=formats.number(row.resource.quantity))


def _taken(row: BookingRow) -> str:
    """On the clock of the event; with the day where that is another."""
    span = row.booked.taken
    if row.is_used_up:
        return _("used up")
    if span is None:
        return _("no date")
    begins, ends = map(row.booked.at_home, span)
    day = row.booked.start.date() if row.booked.start else begins.date()
    if row.booked.all_day and not (row.record.setup or row.record.giving_back):
        return formats.span(begins, row.booked.end, all_day=True)
    return f"{_at(begins, day)}{glyph('dash')}{_at(ends, day)}"


def _at(moment: datetime, day: date) -> str:
    return formats.clock(moment) if moment.date() == day else formats.moment(moment)


def _with_span(moment: datetime, minutes: int) -> str:
    said = formats.day(moment.date()) + " " + formats.clock(moment)
    return f"{said} · {span_text(minutes)} h" if minutes else said


def _shared(row: BookingRow) -> Cell:
    """Who else wants it where there is too little; else where it is kept."""
    if not row.over:
        return Cell(row.resource.place, "muted")
    others = list(dict.fromkeys(name for over in row.over for name in over.others(row.record.event_id)))
    if not others:
        return Cell(_("only this event"), "red")
    named = ", ".join(others[:_NAMED])
    if further := max(0, len(others) - _NAMED):
        named = f"{named} +{further}"
    return Cell(_("also {others}").format(others=named), "red")


def _quote_mark(row: QuoteRow) -> Cell:
    return Cell(glyph("done"), "green") if row.record.chosen else Cell(" ")


def _supplier(row: QuoteRow) -> Cell:
    return Cell(row.supplier or _("no supplier"), "green" if row.record.chosen else "" if row.supplier else "muted")


def _amount(row: QuoteRow) -> Cell:
    return Cell(_money(row.record) if row.record.amount is not None else glyph("dash"))


def _money(quote: Quote) -> str:
    return formats.money(Money(quote.amount or 0, quote.currency))


def _above(row: QuoteRow) -> Cell:
    """The cheapest by name, the others by what they ask more."""
    if row.above is None:
        return Cell("")
    return Cell(_("cheapest"), "green") if row.is_cheapest else Cell(f"+{formats.number(row.above)} %", "muted")


def _valid(row: QuoteRow, today: date) -> Cell:
    """A quote that ran out before anybody chose it is late."""
    until = row.record.valid_until
    if until is None:
        return Cell("")
    day = formats.day_month(until) if until.year == today.year else formats.day_month_year(until)
    late = until < today and not row.record.chosen
    return Cell(f"{glyph('late')} {day}", "red") if late else Cell(day, "muted")


def _stretch(each: Booked, span: tuple[datetime, datetime]) -> str:
    return formats.span(each.at_home(span[0]), each.at_home(span[1]), all_day=False)
