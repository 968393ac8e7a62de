"""JSON of budgets: money as decimal strings with their currency."""

from decimal import Decimal
from typing import Any

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.conversion import DIGITS
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.figures import Figures
from eventplanner.domain.budget.summary import BudgetSummary, CategoryLine, DueOut, EntryOut, LineOut
from eventplanner.domain.budget.year_budget import BudgetPart, EnvelopeRow


def money_json(minor: int | None, currency: str) -> dict[str, str] | None:
    """Returns an amount as `{"amount": "1234.50", "currency": "USD"}`; None for None."""
    return None if minor is None else {"amount": str(Money(minor, currency).amount), "currency": currency}


def figures_json(figures: Figures, currency: str) -> dict[str, Any]:
    """Returns figures as JSON, from planned to variance."""
    names = ("planned", "committed", "actual", "paid", "forecast", "variance", "available")
    said: dict[str, Any] = {name: money_json(getattr(figures, name), currency) for name in names}
    return said | {
        "used_percent": figures.percent,
        "missing_rates": figures.missing,
        "exchange_difference": money_json(figures.exchange, currency),
    }


def summary_json(summary: BudgetSummary) -> dict[str, Any]:
    """Returns a budget summary as JSON."""
    currency = summary.currency
    return {
        "title": summary.title,
        "year": summary.year,
        "as_of": summary.today.isoformat(),
        "currency": currency,
        "prices": "gross" if summary.is_gross else "net",
        "income": figures_json(summary.incomes, currency),
        "expense": figures_json(summary.expenses, currency),
        "net": {
            "planned": money_json(summary.net.planned, currency),
            "forecast": money_json(summary.net.forecast, currency),
        },
        "envelope": money_json(summary.envelope, currency),
        "categories": [_category(each, currency) for each in summary.categories],
        "lines": [line_json(each, currency) for each in summary.lines],
        "entries": [_entry(each, currency) for each in summary.entries],
        "due": [_due(each, currency) for each in summary.dues],
        "cash": _cash(summary),
        "events": [_share(each, currency) for each in summary.events],
        "envelopes": [_envelope(each, currency) for each in summary.envelopes],
        "sponsors": _sponsors(summary),
        "before": _before(summary),
        "transfers": _transfers(summary),
        "variances": _variances(summary),
        "assumptions": _assumptions(summary),
        "approval": _approval(summary),
        "amendments": _amendments(summary),
        "checks": [_plain(check) for check in summary.checks],
    }


def _cash(summary: BudgetSummary) -> list[dict[str, Any]]:
    names = ("paid", "to_pay", "received", "to_receive")
    return [
        {"month": f"{each.month:%Y-%m}"} | {name: money_json(getattr(each, name), summary.currency) for name in names}
        for each in summary.cash
    ]


def _variances(summary: BudgetSummary) -> list[dict[str, Any]]:
    return [
        {
            "line": each.line.id,
            "name": each.line.name,
            "event": each.event,
            "variance": money_json(each.amount, summary.currency),
            "reasons": [_plain(reason) for reason in each.reasons],
        }
        for each in summary.variances
    ]


def _sponsors(summary: BudgetSummary) -> list[dict[str, Any]]:
    currency = summary.currency
    return [
        {
            "line": each.line.id,
            "sponsor": each.sponsor,
            "level": each.line.level,
            "event": each.event,
            "promised": money_json(each.line.committed, currency),
            "invoiced": money_json(each.line.actual, currency),
            "received": money_json(each.line.paid, currency),
            "benefits": [
                {"text": one.text, "due": one.due.isoformat() if one.due else None, "done": one.done}
                for one in each.benefits
            ],
        }
        for each in summary.sponsors
    ]


def _before(summary: BudgetSummary) -> list[dict[str, Any]]:
    names = ("planned", "forecast", "income")
    return [
        {"year": each.year} | {name: money_json(getattr(each, name), summary.currency) for name in names}
        for each in summary.before
    ]


def _transfers(summary: BudgetSummary) -> list[dict[str, Any]]:
    names = {each.line.id: each.line.name for each in summary.lines}
    return [
        {
            "from": names.get(each.from_id, ""),
            "to": names.get(each.to_id, ""),
            "amount": money_json(each.amount, summary.currency),
            "reason": each.reason,
            "day": each.day.isoformat() if each.day else None,
            "who": each.who,
        }
        for each in summary.transfers
    ]


def _approval(summary: BudgetSummary) -> dict[str, Any] | None:
    approval, approved = summary.approval, summary.approved
    if approval is None or approved is None:
        return None
    return {
        "by": approval.approved_by,
        "day": approval.day.isoformat() if approval.day else None,
        "expense": money_json(approved[0], summary.currency),
        "income": money_json(approved[1], summary.currency),
    }


def _amendments(summary: BudgetSummary) -> list[dict[str, Any]]:
    return [
        {
            "line": each.line_id,
            "name": each.name,
            "before": money_json(each.before, summary.currency),
            "after": money_json(each.after, summary.currency),
            "reason": each.reason,
            "day": each.day.isoformat() if each.day else None,
            "who": each.who,
        }
        for each in summary.amendments
    ]


def line_json(each: LineOut, currency: str) -> dict[str, Any]:
    """Returns a line with its figures as JSON."""
    line = each.line
    return {
        "id": line.id,
        "version": line.version,
        "event_id": line.event_id,
        "event": each.event,
        "name": line.name,
        "flow": line.flow.value,
        "category": line.category,
        "party": each.party,
        "driver": line.driver.value,
        "quantity": _decimal(line.quantity, 3),
        "unit_price": money_json(line.unit_price, line.currency),
        "amount": money_json(line.amount, line.currency),
        "vat": None if line.vat is None else _decimal(line.vat, 3),
        "cost_centre": line.cost_centre,
        "closed": line.closed,
        "approved": money_json(each.approved, currency),
    } | figures_json(each.figures, currency)


def _category(each: CategoryLine, currency: str) -> dict[str, Any]:
    return {
        "category": each.category,
        "flow": each.figures.flow.value,
        "approved": money_json(each.approved, currency),
        "envelope": money_json(each.envelope, currency),
    } | figures_json(each.figures, currency)


def _entry(each: EntryOut, currency: str) -> dict[str, Any]:
    entry = each.entry
    return {
        "id": entry.id,
        "line_id": entry.budget_line_id,
        "kind": entry.kind.value,
        "paper": entry.paper.value,
        "number": entry.number,
        "day": entry.day.isoformat() if entry.day else None,
        "due": entry.due.isoformat() if entry.due else None,
        "party": each.party,
        "amount": money_json(entry.amount, entry.currency),
        "base": money_json(entry.base, currency),
        "settles": entry.settles_id,
        "open": entry.is_open,
    }


def _due(each: DueOut, currency: str) -> dict[str, Any]:
    due = each.due
    return {
        "entry_id": due.entry.id,
        "line_id": due.line.id,
        "line": due.line.name,
        "event": each.event,
        "party": each.party,
        "part": due.part.value,
        "income": due.line.flow is Flow.INCOME,
        "day": due.day.isoformat() if due.day else None,
        "amount": money_json(due.gross, due.currency),
        "base": money_json(due.base, currency),
    }


def _share(each: BudgetPart, currency: str) -> dict[str, Any]:
    said = {"id": each.event.id if each.event else None, "title": each.name}
    return said | figures_json(each.figures, currency)


def _envelope(each: EnvelopeRow, currency: str) -> dict[str, Any]:
    return {
        "id": each.record.id,
        "category": each.record.category,
        "cost_centre": each.record.cost_centre,
        "quarter": each.record.quarter,
        "amount": money_json(each.record.amount, currency),
        "planned": money_json(each.figures.planned, currency),
        "forecast": money_json(each.figures.forecast, currency),
        "left": money_json(each.left, currency),
    }


def _assumptions(summary: BudgetSummary) -> dict[str, Any]:
    counts = {
        driver.value: {"n": float(count.n), "source": count.source.value}
        for driver, count in summary.counts.items()
        if driver != "fixed"
    }
    rates = [
        {"currency": currency, "value": _decimal(known.value, DIGITS), "day": known.day}
        for currency, known in summary.rates
    ]
    even = summary.break_even
    return {
        "counts": counts,
        "rates": rates,
        "cost_per_registered": money_json(summary.per_registered, summary.currency),
        "cost_per_attended": money_json(summary.per_attended, summary.currency),
        "break_even": even.heads if even else None,
        "cases": [
            {
                "name": case.name,
                "in_person": case.in_person,
                "online": case.online,
                "expense": money_json(case.expense, summary.currency),
                "income": money_json(case.income, summary.currency),
            }
            for case in summary.cases
        ],
    }


def _decimal(scaled: int, digits: int) -> str:
    text = f"{Decimal(scaled).scaleb(-digits):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain(message: Message) -> str:
    """Returns the English sentence, with what it speaks of."""
    return message.id.format(**{name: _part(part) for name, part in message.params.items()})


def _part(part: object) -> object:
    match part:
        case Message():
            return _plain(part)
        case Money():
            return f"{part.amount} {part.currency}"
    return part
