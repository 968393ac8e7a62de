"""Reading the budget of a year: sums, envelopes, open amounts, sponsors, former years."""

from collections import defaultdict
from collections.abc import Sequence

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.decisions import ENVELOPE, Envelope
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.dues import AmountDue, dues, in_order
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE, Benefit
from eventplanner.domain.budget.year_budget import PastYear, SponsorRow, YearBudget
from eventplanner.services.base.planner import Planner
from eventplanner.storage.queries import budget, records, year_budget

YEARS_BEFORE = 2
"""That a year is held against."""


def of_year(planner: Planner, year: int) -> YearBudget:
    """Returns the budget of a year."""
    with planner.store.snapshot():
        return with_dues(planner, sums_of_year(planner, year))


def with_dues(planner: Planner, summed: YearBudget) -> YearBudget:
    """Adds open amounts, which are read one by one and take longer than the sums."""
    store = planner.store
    with store.snapshot():
        open_now = open_dues(planner)
        organisations = {due.organisation_id for due in open_now if due.organisation_id}
        people = {due.entry.person_id for due in open_now if due.entry.person_id}
        events = {due.line.event_id for due in open_now if due.line.event_id}
        return revised(
            summed,
            dues=open_now,
            names=records.names(store, "organisation", sorted(organisations)),
            people=records.names(store, "person", sorted(people)),
            titles=records.names(store, "event", sorted(events)),
        )


def sums_of_year(planner: Planner, year: int, *, sponsors: bool = True) -> YearBudget:
    """Returns the sums that SQL computes for a year; without open amounts, and without sponsors unless asked for."""
    store, settings = planner.store, planner.settings()
    with store.snapshot():
        # What has no date yet has to be paid for all the same, and this year is the first that it may be in.
        is_now = year == planner.today().year
        cells = year_budget.cells(store, year, undated=is_now)
        rates = budget.latest_rates(store, settings.currency)
        is_unsure = any(cell.figures.missing for cell in cells)
        unknown = year_budget.without_rate(store, year, undated=is_now) if is_unsure else []
        return YearBudget(
            year=year,
            today=planner.today(),
            currency=settings.currency,
            is_gross=settings.prices == "gross",
            cells=cells,
            events=year_budget.events(store, sorted({cell.event_id for cell in cells if cell.event_id})),
            envelopes=_envelopes(planner, year),
            paid=year_budget.moved(store, year),
            sponsors=_sponsors(planner, year) if sponsors else (),
            rates=rates,
            without_rate=[currency for currency in unknown if rates.latest(currency) is None] or unknown,
            before=_before(planner, year),
        )


def open_dues(planner: Planner) -> list[AmountDue]:
    """Returns all open payables and receivables, of whatever year, by day."""
    return _dues(planner, year_budget.open_lines(planner.store), budget.open_entries(planner.store))


def dues_of(planner: Planner, line_ids: Sequence[int]) -> list[AmountDue]:
    """Returns open payables and receivables of some lines, by day."""
    return _dues(planner, line_ids, budget.entries(planner.store, line_ids))


def _dues(planner: Planner, line_ids: Sequence[int], documents: Sequence[Entry]) -> list[AmountDue]:
    store, settings = planner.store, planner.settings()
    lines = records.several(store, BUDGET_LINE, line_ids)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for entry in documents:
        entries[entry.budget_line_id].append(entry)
    used = [entry.currency for each in entries.values() for entry in each]
    rates = budget.rates(store, settings.currency, used)
    is_gross = settings.prices == "gross"
    closed = budget.closed_events(store, sorted({line.event_id for line in lines if line.event_id}))
    return in_order(
        due
        for line in lines
        for due in dues(line, entries[line.id], rates, is_gross=is_gross, is_closed=line.event_id in closed)
    )


def years(planner: Planner) -> list[int]:
    """Returns the years with budget lines."""
    return year_budget.years(planner.store)


def _envelopes(planner: Planner, year: int) -> list[Envelope]:
    return [each for each in records.every(planner.store, ENVELOPE) if each.year == year]


def _sponsors(planner: Planner, year: int) -> list[SponsorRow]:
    """By level and name."""
    store = planner.store
    lines = year_budget.sponsor_lines(store, year)
    names = records.names(
        store, "organisation", sorted({each.organisation_id for each in lines if each.organisation_id})
    )
    titles = records.names(store, "event", sorted({each.event_id for each in lines if each.event_id}))
    benefits: dict[int, list[Benefit]] = defaultdict(list)
    for each in records.of_several(store, BENEFIT, [line.id for line in lines]):
        benefits[each.budget_line_id].append(each)
    rows = [
        SponsorRow(
            line,
            names.get(line.organisation_id or 0, line.name),
            titles.get(line.event_id or 0, ""),
            tuple(benefits[line.id]),
        )
        for line in lines
    ]
    return sorted(rows, key=lambda row: (-row.line.planned, row.sponsor, row.id))


def _before(planner: Planner, year: int) -> Sequence[PastYear]:
    """Returns the last one first."""
    sums: dict[int, dict[str, int]] = {}
    categories: dict[int, dict[str, int]] = defaultdict(dict)
    for row in year_budget.before(planner.store, year, YEARS_BEFORE):
        each = sums.setdefault(row["year_key"], defaultdict(int))
        if row["flow"] == Flow.EXPENSE:
            each["planned"] += row["planned"]
            each["forecast"] += row["forecast"]
            categories[row["year_key"]][row["category"]] = row["forecast"]
        else:
            each["income"] += row["forecast"]
    return [
        PastYear(past, each["planned"], each["forecast"], each["income"], categories[past])
        for past, each in sorted(sums.items(), reverse=True)
    ]
