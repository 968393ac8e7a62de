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
    found = budget.of_id(planner, event_id)
    lines = [LineOut(row.line, found.event.title, row.party, row.approved) for row in found.rows]
    by_id = {line.id: line for line in found.lines}
    reasons = {row.id: causes(found, row) for row in found.rows}
    return BudgetSummary(
        title=found.event.title,
        today=found.today,
        currency=found.currency,
        is_gross=found.is_gross,
        organisation=planner.settings().organisation,
        expenses=found.expenses,
        incomes=found.incomes,
        categories=[CategoryLine(each.category, each.figures, each.approved) for each in found.categories],
        variances=top_variances(lines, reasons),
        dues=[
            DueOut(each, found.event.title, _party(found, each.organisation_id, each.entry.person_id))
            for each in found.dues
        ],
        cash=months_of(
            ((each, by_id[each.budget_line_id].flow) for each in found.entries if each.budget_line_id in by_id),
            found.dues,
            found.today,
        ),
        lines=lines,
        entries=[
            EntryOut(
                each,
                by_id[each.budget_line_id].name,
                found.event.title,
                _party(found, each.organisation_id or by_id[each.budget_line_id].organisation_id, each.person_id),
            )
            for each in found.entries
            if each.budget_line_id in by_id
        ],
        counts=found.counts,
        cases=cases(found) if found.cases != ((None, None), (None, None)) else (),
        break_even=break_even(found),
        per_registered=found.cost_per(found.registered),
        per_attended=found.cost_per(found.attended),
        rates=_known(found.rates),
        approval=found.approval,
        approved=found.approved,
        amendments=found.amendments,
        transfers=found.transfers,
        checks=[check.message for check in checks(found)],
        without_rate=found.without_rate,
    )


def of_year(planner: Planner, year: int) -> BudgetSummary:
    """Returns the summary of a year with every line and entry that counts in it."""
    store = planner.store
    with store.snapshot():
        found = year_budget.of_year(planner, year)
        lines = year_rows.lines(store, year, undated=year == planner.today().year)
        entries = rows.entries(store, [line.id for line in lines])
        used = [each.currency for each in lines] + [each.currency for each in entries]
        rates = rows.rates(store, found.currency, used)
        parties = {each.organisation_id for each in lines} | {each.organisation_id for each in entries}
        names = records.names(store, "organisation", sorted(id for id in parties if id))
        people = records.names(store, "person", sorted({each.person_id for each in entries if each.person_id}))
    titles = {id: event.title for id, event in found.events.items()}
    by_id = {line.id: line for line in lines}
    out = [
        LineOut(line, titles.get(line.event_id or 0, ""), names.get(line.organisation_id or 0, "")) for line in lines
    ]
    own = [each for each in entries if each.budget_line_id in by_id]
    cash = found.cash
    found = revised(found, dues=[due for due in found.dues if _is_of(due, found, by_id)])
    return BudgetSummary(
        title="",
        year=year,
        today=found.today,
        currency=found.currency,
        is_gross=found.is_gross,
        organisation=planner.settings().organisation,
        expenses=found.expenses,
        incomes=found.incomes,
        envelope=found.envelope,
        categories=_categories(found),
        events=found.by_event,
        envelopes=found.envelope_rows,
        sponsors=found.sponsors,
        transfers=rows.transfers(store, [line.id for line in lines]),
        before=found.before,
        variances=top_variances(out, _reasons(own)),
        dues=_dues(found),
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
        checks=[check.message for check in once(_checks(found, lines, own, rates))],
        without_rate=found.without_rate,
    )


def _party(found: EventBudget, organisation: int | None, person: int | None) -> str:
    return found.people.get(person or 0) or found.names.get(organisation or 0, "")


def _known(rates: Rates) -> list[tuple[str, DatedRate]]:
    return [(currency, known) for currency in rates.currencies if (known := rates.latest(currency))]


def _is_of(due: AmountDue, found: YearBudget, lines: Container[int]) -> bool:
    """Is it due for what counts in the year, or is it to be paid in it: by its day, or this year because it is late?"""
    if due.line.id in lines:
        return True
    return due.day is not None and max(due.day, found.today).year == found.year


def _categories(found: YearBudget) -> list[CategoryLine]:
    return [CategoryLine(each.name, each.figures, None, each.envelope) for each in found.by_category]


def _reasons(entries: Iterable[Entry]) -> Mapping[int, Sequence[Message]]:
    """What people gave as reasons, by line."""
    found: dict[int, list[Message]] = defaultdict(list)
    for entry in entries:
        if entry.reason:
            found[entry.budget_line_id].append(Message("{text}", {"text": entry.reason}))
    return found


def _dues(found: YearBudget) -> list[DueOut]:
    return [
        DueOut(
            each,
            found.titles.get(each.line.event_id or 0, ""),
            found.people.get(each.entry.person_id or 0) or found.names.get(each.organisation_id or 0, ""),
        )
        for each in found.dues
    ]


def _checks(found: YearBudget, lines: Sequence[BudgetLine], entries: Sequence[Entry], rates: Rates) -> list[Check]:
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
        *late(found.dues, found.today),
    ]
