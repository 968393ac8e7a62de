"""Columns of a year's budget records: envelopes, sponsors and benefits, rates, lines outside events."""

from datetime import date

from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.decisions import Envelope
from eventplanner.domain.budget.lines import Benefit, BudgetLine
from eventplanner.domain.budget.rates import Rate
from eventplanner.domain.budget.year_budget import EnvelopeRow, SponsorRow
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.budget.amounts import Scale, amount_column, signed_column
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.columns import Cell, Column


def envelope_columns(in_scale: Scale) -> list[Column[EnvelopeRow]]:
    """For what, how much, and what is left of it."""
    return [
        Column(title="", cell=lambda row: Cell(glyph("late"), "red") if row.left < 0 else Cell(""), width=1, gap=1),
        Column(title=N_("category"), cell=lambda row: Cell(_for(row.record)), width=16, flex=2),
        Column(title=N_("cost centre"), cell=lambda row: Cell(row.record.cost_centre, "muted"), width=12, priority=2),
        Column(title=N_("quarter"), cell=lambda row: Cell(_quarter(row.record), "muted"), width=7, priority=2),
        amount_column(N_("envelope"), in_scale, lambda row: row.record.amount),
        amount_column(N_("plan"), in_scale, lambda row: row.figures.planned),
        amount_column(N_("forecast"), in_scale, lambda row: row.figures.forecast),
        signed_column(N_("remains"), in_scale, lambda row: row.left),
    ]


def _for(envelope: Envelope) -> str:
    return labels.category(envelope.category) or _("everything")


def _quarter(envelope: Envelope) -> str:
    return f"T{envelope.quarter}" if envelope.quarter else ""


def sponsor_columns(in_scale: Scale, today: date) -> list[Column[SponsorRow]]:
    """By size: promised, invoiced, received, and what is owed to the sponsor first."""
    return [
        Column(title=N_("sponsor"), cell=lambda row: Cell(row.sponsor), width=14, flex=2),
        Column(title=N_("level"), cell=lambda row: Cell(row.line.level, "amber"), width=7, priority=1),
        Column(title=N_("event"), cell=lambda row: Cell(row.event, "muted"), width=12, flex=2, priority=3),
        amount_column(N_("plan"), in_scale, lambda row: row.line.planned, priority=2),
        amount_column(N_("promised"), in_scale, lambda row: row.line.committed),
        amount_column(N_("invoiced"), in_scale, lambda row: row.line.actual),
        amount_column(N_("received"), in_scale, lambda row: row.line.paid, role="green"),
        Column(
            title=N_("we owe"),
            cell=lambda row: _owed(row, today),
            width=16,
            flex=2,
            key=lambda row: row.next_benefit.due if row.next_benefit else None,
        ),
    ]


def _owed(row: SponsorRow, today: date) -> Cell:
    first = row.next_benefit
    if first is None:
        return Cell(_("nothing"), "muted") if row.benefits else Cell("")
    if first.due is None:
        return Cell(first.text)
    late = first.due < today
    return Cell(f"{formats.day_month(first.due)} {first.text}", "red" if late else "")


def benefit_columns(today: date) -> list[Column[Benefit]]:
    """Returns columns for benefit, due day and state."""

    def sign(row: Benefit) -> Cell:
        if row.done:
            return Cell(glyph("done"), "green")
        late = row.due is not None and row.due < today
        return Cell(glyph("late"), "red") if late else Cell(glyph("open"), "sky")

    return [
        Column(title="", cell=sign, width=1, gap=1),
        Column(
            title=N_("due"),
            cell=lambda row: Cell(formats.day_month(row.due) if row.due else ""),
            width=7,
            key=lambda row: row.due,
        ),
        Column(
            title=N_("what was promised"),
            cell=lambda row: Cell(row.text, "muted" if row.done else ""),
            width=20,
            flex=1,
        ),
    ]


def rate_columns(base: str) -> list[Column[Rate]]:
    """Returns columns for the value of one unit and its first day."""
    return [
        Column(title=N_("currency"), cell=lambda row: Cell(formats.symbol(row.currency), "strong"), width=9),
        Column(
            title=N_("day"), cell=lambda row: Cell(formats.day_month_year(row.day)), width=12, key=lambda row: row.day
        ),
        Column(
            title=N_("is worth"),
            cell=lambda row: Cell(formats.rate(row.value, DIGITS, row.base or base)),
            width=16,
            right=True,
        ),
        Column(title=N_("source"), cell=lambda row: Cell(row.source, "muted"), width=10, flex=1),
    ]


def other_columns(in_scale: Scale) -> list[Column[BudgetLine]]:
    """The lines that belong to no event."""
    return [
        Column(title=N_("budget line"), cell=lambda row: Cell(row.name), width=16, flex=3),
        Column(
            title=N_("category"),
            cell=lambda row: Cell(labels.category(row.category), "muted"),
            width=14,
            priority=1,
        ),
        amount_column(N_("plan"), in_scale, lambda row: row.planned),
        amount_column(N_("committed"), in_scale, lambda row: row.committed, role="amber"),
        amount_column(N_("paid"), in_scale, lambda row: row.paid, role="green"),
        amount_column(N_("forecast"), in_scale, lambda row: row.forecast, priority=2),
    ]
