"""What a budget rests on, as tables: assumptions, rates, the approval and what changed since, what does not add up."""

from datetime import date

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.formats.documents import budget_words
from eventplanner.formats.documents.budget_cells import Block, CellRow, Decimals
from eventplanner.formats.documents.budget_cells import count as count_cell
from eventplanner.i18n import labels, names
from eventplanner.i18n.catalogue import _, words


def attendance(summary: BudgetSummary) -> Block:
    """What lines are multiplied by, and what a head costs."""
    heads = [_("Number"), _("Reckoned with"), _("From where")]
    rows = [
        CellRow([names.heading(labels.choice(driver)), count_cell(count), labels.choice(count.source)])
        for driver, count in summary.counts.items()
        if driver != "fixed" and count.n
    ]
    for name, minor in (
        (_("Cost for each who registered"), summary.per_registered),
        (_("Cost for each who came"), summary.per_attended),
    ):
        if minor is not None:
            rows.append(CellRow([name, Money(minor, summary.currency), ""]))
    if summary.break_even is not None:
        rows.append(CellRow([_("Pays for itself with"), budget_words.break_even(summary.break_even), ""]))
    return Block(_("Assumptions"), heads, rows)


def cases(summary: BudgetSummary) -> Block:
    """What it comes to with few, as expected, and many."""
    heads = [_("Attendance"), _("In person"), _("Online"), _("Expenses"), _("Income"), _("Net cost")]
    rows = [
        CellRow(
            [
                budget_words.case(each.name),
                each.in_person,
                each.online,
                *(Money(minor, summary.currency) for minor in (each.expense, each.income, -each.net)),
            ]
        )
        for each in summary.cases
    ]
    return Block(_("If few or many come"), heads, rows)


def rates(summary: BudgetSummary) -> Block:
    """With the day that each is of."""
    heads = [_("Currency"), _("in {currency}").format(currency=summary.currency), _("Date")]
    rows = [
        CellRow([currency, Decimals(known.value, DIGITS), date.fromisoformat(known.day) if known.day else None])
        for currency, known in summary.rates
    ]
    return Block(_("Rates of exchange"), heads, rows)


def approval(summary: BudgetSummary) -> Block:
    """By whom and when, and what for; nothing where nobody has."""
    approval, approved = summary.approval, summary.approved
    if approval is None or approved is None:
        return Block("", (), [])
    rows = [
        CellRow([_("Approved by"), approval.approved_by]),
        CellRow([_("Date"), approval.day]),
        CellRow([_("Expenses"), Money(approved[0], summary.currency)]),
        CellRow([_("Income"), Money(approved[1], summary.currency)]),
    ]
    if approval.in_person is not None or approval.online is not None:
        rows.append(CellRow([_("Attendance"), budget_words.heads(approval.in_person, approval.online)]))
    return Block(_("Approval"), (_("What"), ""), rows)


def amendments(summary: BudgetSummary) -> Block:
    """What changed of the plan since, and why."""
    heads = [_("Date"), _("Line"), _("Before"), _("After"), _("Why"), _("Who")]
    rows = [
        CellRow(
            [
                each.day,
                each.name,
                Money(each.before, summary.currency),
                Money(each.after, summary.currency),
                each.reason,
                each.who,
            ]
        )
        for each in summary.amendments
    ]
    return Block(_("Changes since the approval"), heads, rows)


def transfers(summary: BudgetSummary) -> Block:
    """Planned money that went from one line to another."""
    heads = [_("Date"), _("From"), _("To"), _("Amount"), _("Why"), _("Who")]
    names = {each.line.id: each.line.name for each in summary.lines}
    rows = [
        CellRow(
            [
                each.day,
                names.get(each.from_id, ""),
                names.get(each.to_id, ""),
                Money(each.amount or 0, summary.currency),
                each.reason,
                each.who,
            ]
        )
        for each in summary.transfers
    ]
    return Block(_("Transfers"), heads, rows)


def checks(summary: BudgetSummary) -> Block:
    """In sentences."""
    return Block(_("What does not add up"), (_("What"),), [CellRow([words(each)]) for each in summary.checks])
