"""Reading the summary of an event's or a year's budget."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.cases import break_even, cases
from eventplanner.domain.budget.causes import causes
from eventplanner.domain.budget.checks import Check, checks, double_numbers, late, of_lines, once, over
from eventplanner.domain.budget.conversion import DatedRate, Rates
from eventplanner.domain.budget.counts import Stated, counts_of
from eventplanner.domain.budget.dues import AmountDue
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.event_budget import EventBudget
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.settling import groups
from eventplanner.domain.budget.summary import (
    BudgetSummary,
    CategoryLine,
    DueOut,
    EntryOut,
    LineOut,
    months_of,
    top_variances,
)
from eventplanner.domain.budget.year_budget import YearBudget
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget, year_budget
from eventplanner.storage.queries import budget as rows
from eventplanner.storage.queries import records
from eventplanner.storage.queries import year_budget as year_rows


def of_event(planner: Planner, event_id: int) -> BudgetSummary:
    """Raises NotFound."""
    event_budget = budget.of_id(planner, event_id)
    lines = [LineOut(row.line, event_budget.event.title, row.party, row.approved) for row in event_budget.rows]
    by_id = {line.id: line for line in event_budget.lines}
    reasons = {row.id: causes(event_budget, row) for row in event_budget.rows}
    return BudgetSummary(
        title=event_budget.event.title,
        today=event_budget.today,
        currency=event_budget.currency,
        is_gross=event_budget.is_gross,
        organisation=planner.settings().organisation,
        expenses=event_budget.expenses,
        incomes=event_budget.incomes,
        categories=[CategoryLine(each.category, each.figures, each.approved) for each in event_budget.categories],
        variances=top_variances(lines, reasons),
        dues=[
            DueOut(each, event_budget.event.title, _party(event_budget, each.organisation_id, each.entry.person_id))
            for each in event_budget.dues
        ],
        cash=months_of(
            ((each, by_id[each.budget_line_id].flow) for each in event_budget.entries if each.budget_line_id in by_id),
            event_budget.dues,
            event_budget.today,
        ),
        lines=lines,
        entries=[
            EntryOut(
                each,
                by_id[each.budget_line_id].name,
                event_budget.event.title,
                _party(
                    event_budget, each.organisation_id or by_id[each.budget_line_id].organisation_id, each.person_id
                ),
            )
            for each in event_budget.entries
            if each.budget_line_id in by_id
        ],
        counts=event_budget.counts,
        cases=cases(event_budget) if event_budget.cases != ((None, None), (None, None)) else (),
        break_even=break_even(event_budget),
        per_registered=event_budget.cost_per(event_budget.registered),
        per_attended=event_budget.cost_per(event_budget.attended),
        rates=_known(event_budget.rates),
        approval=event_budget.approval,
        approved=event_budget.approved,
        amendments=event_budget.amendments,
        transfers=event_budget.transfers,
        checks=[check.message for check in checks(event_budget)],
        without_rate=event_budget.without_rate,
    )


def of_year(planner: Planner, year: int) -> BudgetSummary:
    """Returns the summary of a year with every line and entry that counts in it."""
    store = planner.store
    with store.snapshot():
        of_all = year_budget.of_year(planner, year)
        lines = year_rows.lines(store, year, undated=year == planner.today().year)
        entries = rows.entries(store, [line.id for line in lines])
        used = [each.currency for each in lines] + [each.currency for each in entries]
        rates = rows.rates(store, of_all.currency, used)
        parties = {each.organisation_id for each in lines} | {each.organisation_id for each in entries}
        names = records.names(store, "organisation", sorted(id for id in parties if id))
        people = records.names(store, "person", sorted({each.person_id for each in entries if each.person_id}))
    titles = {id: event.title for id, event in of_all.events.items()}
    by_id = {line.id: line for line in lines}
    out = [
        LineOut(line, titles.get(line.event_id or 0, ""), names.get(line.organisation_id or 0, "")) for line in lines
    ]
    own = [each for each in entries if each.budget_line_id in by_id]
    cash = of_all.cash
    of_all = revised(of_all, dues=[due for due in of_all.dues if _is_of(due, of_all, by_id)])
    return BudgetSummary(
        title="",
        year=year,
        today=of_all.today,
        currency=of_all.currency,
        is_gross=of_all.is_gross,
        organisation=planner.settings().organisation,
        expenses=of_all.expenses,
        incomes=of_all.incomes,
        envelope=of_all.envelope,
        categories=_categories(of_all),
        events=of_all.by_event,
        envelopes=of_all.envelope_rows,
        sponsors=of_all.sponsors,
        transfers=rows.transfers(store, [line.id for line in lines]),
        before=of_all.before,
        variances=top_variances(out, _reasons(own)),
        dues=_dues(of_all),
        cash=cash,
        lines=out,
        entries=[
            EntryOut(
                each,
                (line := by_id[each.budget_line_id]).name,
                titles.get(line.event_id or 0, ""),
                names.get(each.organisation_id or 0)
                or people.get(each.person_id or 0)
                or names.get(line.organisation_id or 0, ""),
            )
            for each in own
        ],
        rates=_known(rates),
        checks=[check.message for check in once(_checks(of_all, lines, own, rates))],
        without_rate=of_all.without_rate,
    )


def _party(event_budget: EventBudget, organisation: int | None, person: int | None) -> str:
    return event_budget.people.get(person or 0) or event_budget.names.get(organisation or 0, "")


def _known(rates: Rates) -> list[tuple[str, DatedRate]]:
    return [(currency, rate) for currency in rates.currencies if (rate := rates.latest(currency))]


def _is_of(due: AmountDue, of_all: YearBudget, lines: Container[int]) -> bool:
    """Is it due for what counts in the year, or is it to be paid in it: by its day, or this year because it is late?"""
    if due.line.id in lines:
        return True
    return due.day is not None and max(due.day, of_all.today).year == of_all.year


def _categories(of_all: YearBudget) -> list[CategoryLine]:
    return [CategoryLine(each.name, each.figures, None, each.envelope) for each in of_all.by_category]


def _reasons(entries: Iterable[Entry]) -> Mapping[int, Sequence[Message]]:
    """What people gave as reasons, by line."""
    by_line: dict[int, list[Message]] = defaultdict(list)
    for entry in entries:
        if entry.reason:
            by_line[entry.budget_line_id].append(Message("{text}", {"text": entry.reason}))
    return by_line


def _dues(of_all: YearBudget) -> list[DueOut]:
    return [
        DueOut(
            each,
            of_all.titles.get(each.line.event_id or 0, ""),
            of_all.people.get(each.entry.person_id or 0) or of_all.names.get(each.organisation_id or 0, ""),
        )
        for each in of_all.dues
    ]


def _checks(of_all: YearBudget, lines: Sequence[BudgetLine], entries: Sequence[Entry], rates: Rates) -> list[Check]:
    """Over all events: what is over, entered twice, or late."""
    by_line: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_line[entry.budget_line_id].append(entry)
    checked = [
        check
        for line in lines
        if by_line[line.id]
        for group in groups(by_line[line.id], rates)
        for check in over(line.id, line.name, group)
    ]
    by_id = {line.id: line for line in lines}
    # What is said twice of a line by its event's numbers is told by its event.
    plain = [revised(line, unit_price=None) for line in lines]
    return [
        *of_lines(plain, counts_of(Stated()), rates),
        *checked,
        *double_numbers(entries, by_id),
        *late(of_all.dues, of_all.today),
    ]
