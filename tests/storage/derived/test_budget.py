"""The figures that the file has of money are those of a fresh computation, whatever was changed, and after an undo."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION
from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.decisions import TRANSFER
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.team.roles import ROLE
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.base import settings as choices
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange.data import export_data, import_data
from eventplanner.services.records import records
from eventplanner.storage.derived import budget as following_money
from eventplanner.storage.kernel.store import Store
from kit import Apart, Fill, Filled, add, change, transfer

START = datetime(2027, 4, 15, 9)
Figures = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]

_LINES = """
    SELECT id, planned, committed, actual, paid, forecast, exchange, missing, year_key, quarter
    FROM budget_line ORDER BY id
"""
_ENTRIES = "SELECT id, root_id, base, cash, is_open FROM entry ORDER BY id"
_SPOILT = (
    """UPDATE budget_line SET planned = -7, committed = -7, actual = -7, paid = -7, forecast = -7, exchange = -7,
    missing = 7, year_key = 7, quarter = 7""",
    "UPDATE entry SET root_id = -7, base = -7, cash = -7, is_open = 1 - is_open",
)


class _TakenBack(Exception):
    """Ends a change that was made to look and not to stay."""


def stored(planner: Planner) -> Figures:
    """The figures as the file has them."""
    lines, entries = planner.store.read(_LINES), planner.store.read(_ENTRIES)
    return [tuple(row.values()) for row in lines], [tuple(row.values()) for row in entries]


def fresh(planner: Planner) -> Figures:
    """The same computed anew from nothing; the plan stays as it is."""
    found: Figures = ([], [])
    with suppress(_TakenBack), planner.write(Message("Look")) as writing:
        for spoil in _SPOILT:
            writing.run(spoil)
        following_money.follow_all(writing.run, writing.run_many)
        found = ([tuple(row) for row in writing.run(_LINES)], [tuple(row) for row in writing.run(_ENTRIES)])
        raise _TakenBack
    return found


def agree(planner: Planner) -> None:
    assert stored(planner) == fresh(planner)


@contextmanager
def moved(planner: Planner) -> Iterator[None]:
    """What is done within changes some figure, leaves all of them right, and can be taken back."""
    before = stored(planner)
    agree(planner)
    yield
    after = stored(planner)
    assert after != before
    agree(planner)
    history.undo(planner)
    assert stored(planner) == before
    history.redo(planner)
    assert stored(planner) == after


def conference(planner: Planner, title: str = "DevConf", start: datetime = START) -> int:
    draft = EventDraft(title=title, start=start, end=start + timedelta(hours=9), timezone="America/Santiago")
    return events.added(planner, events.create(planner, draft)).id


def devconf(planner: Planner) -> int:
    """A conference with a line of each sort, orders, payments in two currencies, something in kind, and a transfer."""
    event = conference(planner)
    heads = {"expected_in_person": "60", "expected_online": "20", "speakers": "3"}
    records.put(planner, HEADCOUNT, event, records.read(planner, HEADCOUNT, heads, HEADCOUNT.blank(event)))
    for currency, day, value in (
        ("USD", "2027-03-01", "950"),
        ("USD", "2027-03-09", "940,10"),
        ("UF", "2027-03-01", "39.000"),
    ):
        add(planner, RATE, currency=currency, day=day, value=value)
    for driver in Driver:
        what = {"quantity": "10"} if driver is Driver.PERCENT else {"unit_price": "1.000", "vat": "19"}
        add(planner, BUDGET_LINE, event, name=f"per {driver}", driver=driver.value, **what)
    venue = add(planner, BUDGET_LINE, event, name="Teatro", amount="120", currency="UF")
    add(planner, BUDGET_LINE, event, name="Andina", flow="income", category="sponsorship", amount="500.000")
    streaming = add(planner, BUDGET_LINE, event, name="Streaming", amount="1.000", currency="USD")
    add(planner, BUDGET_LINE, None, name="Licencias", amount="90.000", year="2027")
    order = add(planner, ENTRY, venue.id, kind="commitment", amount="120", currency="UF", day="2027-03-02")
    add(planner, ENTRY, venue.id, kind="payment", amount="30", currency="UF", settles_id=f"#{order.id}")
    invoice = add(planner, ENTRY, streaming.id, amount="800", currency="USD", day="2027-03-02")
    add(
        *(planner, ENTRY, streaming.id),
        kind="payment",
        amount="300",
        currency="USD",
        day="2027-03-09",
        settles_id=f"#{invoice.id}",
    )
    sponsor = named(planner, "Andina")
    swag = named(planner, "per attendee")
    add(planner, ENTRY, sponsor.id, kind="in kind", amount="55.000", against_id=f"#{swag.id}")
    transfer(planner, named(planner, "per hour"), named(planner, "per day"), 1_000, "Longer")
    return event


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(devconf)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


def named(planner: Planner, name: str) -> BudgetLine:
    (found,) = [each for each in records.every(planner, BUDGET_LINE) if each.name == name]
    return found


def entries(planner: Planner, name: str) -> list[Entry]:
    return records.of(planner, ENTRY, named(planner, name).id)


def test_what_is_there_is_what_a_fresh_computation_finds(planner: Planner, event: int) -> None:
    agree(planner)
    assert named(planner, "per attendee").planned == 80_000
    assert named(planner, "per day").planned == 2_000


def test_an_event_that_moves_takes_its_money_to_another_quarter_and_year(planner: Planner, event: int) -> None:
    with moved(planner):
        events.move(planner, [events.get(planner, event)], timedelta(days=300))
    assert (named(planner, "Teatro").year_key, named(planner, "Teatro").quarter) == (2028, 1)
    assert named(planner, "Licencias").year_key == 2027


def test_an_event_that_gets_longer_plans_more_hours_and_days(planner: Planner, event: int) -> None:
    there = events.get(planner, event)
    with moved(planner):
        events.set_fields(planner, [there], {"end": START + timedelta(days=1, hours=9)})
    assert named(planner, "per hour").planned == 18_000 - 1_000
    assert named(planner, "per day").planned == 2_000 + 1_000


def test_an_event_that_is_cancelled_or_taken_up_again(planner: Planner, event: int) -> None:
    for status in (Status.CANCELLED, Status.PLANNED):
        with moved(planner):
            events.set_status(planner, [events.get(planner, event)], status)


def test_another_attendance(planner: Planner, event: int) -> None:
    there = records.single(planner, HEADCOUNT, event)
    with moved(planner):
        reading = records.read(planner, HEADCOUNT, {"expected_in_person": "90"}, HEADCOUNT.draft_of(there))
        records.put(planner, HEADCOUNT, event, reading)
    assert named(planner, "per attendee").planned == 110_000
    with moved(planner):
        records.remove(planner, HEADCOUNT, [records.single(planner, HEADCOUNT, event)])
    assert named(planner, "per attendee").planned == 0


def test_registrations_count_where_nothing_is_expected(bare: Planner) -> None:
    event = conference(bare)
    add(bare, BUDGET_LINE, event, name="Almuerzo", driver="attendee", unit_price="1.000")
    first = {"day": "2027-03-01", "in_person": "12", "online": "3"}
    with moved(bare):
        add(bare, REGISTRATION, event, **first)
    with moved(bare):
        add(bare, REGISTRATION, event, **(first | {"day": "2027-03-08", "in_person": "20"}))
    assert named(bare, "Almuerzo").planned == 23_000
    with moved(bare):
        records.remove(bare, REGISTRATION, records.of(bare, REGISTRATION, event)[-1:])
    with moved(bare):
        reading = records.read(bare, REGISTRATION, first | {"online": "4"}, REGISTRATION.blank(event))
        kinds.write(bare, REGISTRATION, reading)
    assert named(bare, "Almuerzo").planned == 16_000


def test_places_count_where_nobody_is_registered(bare: Planner) -> None:
    event = conference(bare)
    add(bare, BUDGET_LINE, event, name="Almuerzo", driver="in person", unit_price="1.000")
    with moved(bare):
        events.set_fields(bare, [events.get(bare, event)], {"capacity": 40})
    assert named(bare, "Almuerzo").planned == 40_000


def test_roles_that_are_given_out_and_taken_back(planner: Planner, event: int) -> None:
    with moved(planner):
        add(planner, ROLE, event, duty="door")
    assert named(planner, "per staff").planned == 1_000
    with moved(planner):
        records.remove(planner, ROLE, records.of(planner, ROLE, event))
    assert named(planner, "per staff").planned == 0


def test_another_rate(planner: Planner, event: int) -> None:
    with moved(planner):
        add(planner, RATE, currency="USD", day="2027-03-10", value="1.000")
    with moved(planner):
        change(planner, RATE, records.every(planner, RATE)[0], value="39.500")
    with moved(planner):
        records.remove(planner, RATE, [each for each in records.every(planner, RATE) if each.currency == "CLF"])
    assert named(planner, "Teatro").missing == 2


def test_a_transfer_and_another_and_none(planner: Planner, event: int) -> None:
    with moved(planner):
        transfer(planner, named(planner, "per attendee"), named(planner, "Licencias"), 5_000, "More")
    last = records.every(planner, TRANSFER)[-1]
    with moved(planner):
        change(planner, TRANSFER, last, amount="7.000")
    with moved(planner):
        change(planner, TRANSFER, records.get(planner, TRANSFER, last.id), to_id=f"#{named(planner, 'Teatro').id}")
    assert named(planner, "Licencias").planned == 90_000
    with moved(planner):
        records.remove(planner, TRANSFER, [records.get(planner, TRANSFER, last.id)])


def test_a_line_that_goes_gives_back_what_was_transferred(planner: Planner, event: int) -> None:
    with moved(planner):
        kinds.remove(planner, BUDGET_LINE, [named(planner, "per day")])
    assert named(planner, "per hour").planned == 9_000


def test_a_line_that_goes_takes_what_was_given_in_kind_for_it_off(planner: Planner, event: int) -> None:
    with moved(planner):
        kinds.remove(planner, BUDGET_LINE, [named(planner, "Andina")])
    assert named(planner, "per attendee").paid == 0


def test_what_something_in_kind_was_given_for_may_go(planner: Planner, event: int) -> None:
    with moved(planner):
        kinds.remove(planner, BUDGET_LINE, [named(planner, "per attendee")])
    assert named(planner, "Andina").paid == 55_000


def test_something_in_kind_is_for_another_line_or_for_none(planner: Planner, event: int) -> None:
    for to in (f"#{named(planner, 'per day').id}", ""):
        with moved(planner):
            change(planner, ENTRY, entries(planner, "Andina")[0], against_id=to)
    assert named(planner, "per attendee").paid == named(planner, "per day").paid == 0


def test_an_entry_that_is_moved_to_another_line(planner: Planner, event: int) -> None:
    invoice, _payment = entries(planner, "Streaming")
    other = named(planner, "Licencias")
    with moved(planner), planner.write(Message("Move")) as writing:
        writing.change(ENTRY.name, invoice.id, invoice.version, {"budget_line_id": other.id})
    assert named(planner, "Licencias").actual == 752_080
    assert named(planner, "Streaming").actual == named(planner, "Streaming").paid


def test_a_payment_that_stays_when_its_invoice_goes(planner: Planner, event: int) -> None:
    invoice, payment = entries(planner, "Streaming")
    with moved(planner):
        kinds.remove(planner, ENTRY, [invoice])
    assert [each.root_id for each in entries(planner, "Streaming")] == [payment.id]
    assert named(planner, "Streaming").committed == named(planner, "Streaming").paid == 282_030


def test_an_order_and_all_that_belongs_to_it_is_deleted(planner: Planner, event: int) -> None:
    with moved(planner):
        kinds.remove(planner, ENTRY, entries(planner, "Teatro"))
    assert named(planner, "Teatro").committed == 0


@pytest.mark.parametrize(
    "texts",
    [
        {"driver": "attendee", "unit_price": "2.000", "amount": ""},
        {"amount": "130"},
        {"currency": "USD", "amount": "120"},
        {"closed": "yes"},
        {"vat": "19"},
        {"quantity": "2", "unit_price": "70", "amount": ""},
    ],
    ids=lambda texts: next(iter(texts)),
)
def test_another_plan_of_a_line(planner: Planner, event: int, texts: dict[str, str]) -> None:
    with moved(planner):
        change(planner, BUDGET_LINE, named(planner, "Teatro"), **texts)


def test_a_line_that_is_moved_to_another_event_or_to_none(planner: Planner, event: int) -> None:
    other = conference(planner, "Meetup", datetime(2028, 11, 2, 18))
    for event_id, year in ((other, None), (None, 2026)):
        there = named(planner, "per attendee")
        with moved(planner), planner.write(Message("Move")) as writing:
            writing.change(BUDGET_LINE.name, there.id, there.version, {"event_id": event_id, "year": year})
    assert (named(planner, "per attendee").planned, named(planner, "per attendee").year_key) == (0, 2026)


def test_an_event_that_is_deleted_with_its_money(planner: Planner, event: int) -> None:
    with moved(planner):
        events.remove(planner, [events.get(planner, event)])
    assert [each.name for each in records.every(planner, BUDGET_LINE)] == ["Licencias"]
    assert records.every(planner, ENTRY) == records.every(planner, TRANSFER) == []


def test_another_base_currency(bare: Planner) -> None:
    event = conference(bare)
    add(bare, RATE, currency="USD", day="2027-03-09", value="940,10")
    add(bare, BUDGET_LINE, event, name="Teatro", amount="120.000")
    streaming = add(bare, BUDGET_LINE, event, name="Streaming", amount="1.000", currency="USD")
    add(bare, RATE, currency="USD", base="EUR", day="2027-03-01", value="0,9")
    agree(bare)
    with moved(bare):
        choices.change(bare, currency="EUR")
    # 1.000 US$ at 0,90; there is no rate from pesos to euros.
    assert (named(bare, "Streaming").planned, named(bare, "Streaming").missing) == (90_000, 0)
    assert (named(bare, "Teatro").planned, named(bare, "Teatro").missing) == (0, 1)
    with moved(bare):
        choices.change(bare, currency="CLP")
    assert named(bare, "Streaming").planned == 940_100

    # What has been moved between lines is of the currency of that time.
    transfer(bare, named(bare, "Teatro"), streaming, 10_000, "Más cámaras")
    with pytest.raises(Invalid):
        choices.change(bare, currency="EUR")


def test_prices_that_are_gross(planner: Planner, event: int) -> None:
    line = named(planner, "per fixed")
    add(planner, ENTRY, line.id, kind="payment", amount="10.000", day="2027-03-09")
    assert [each.cash for each in entries(planner, "per fixed")] == [11_900]
    with moved(planner):
        choices.change(planner, prices="gross")
    assert [each.cash for each in entries(planner, "per fixed")] == [10_000]


def test_entries_that_came_in_many_at_once(planner: Planner, event: int) -> None:
    line = named(planner, "per fixed")
    with moved(planner), planner.write(Message("Import")) as writing:
        writing.add_many(
            ENTRY.name, [{"budget_line_id": line.id, "amount": n, "currency": "CLP"} for n in (100, 20, 3)]
        )
    assert named(planner, "per fixed").committed == 123


def test_roles_that_came_in_many_at_once(planner: Planner, event: int) -> None:
    with moved(planner), planner.write(Message("Import")) as writing:
        writing.add_many(ROLE.name, [{"event_id": event, "duty": "door"} for _ in range(4)])
    assert named(planner, "per staff").planned == 4_000


def test_a_whole_plan_that_goes_out_and_comes_in_has_the_same_figures(
    planner: Planner, event: int, tmp_path: Path
) -> None:
    other = Planner(Store(tmp_path / "other.db"), "leo")
    import_data(other, export_data(planner))
    assert stored(other) == stored(planner)
    agree(other)
    assert export_data(other) == export_data(planner)
    other.store.close()


def test_figures_that_somebody_wrote_into_an_export_are_not_believed(
    planner: Planner, event: int, tmp_path: Path
) -> None:
    text = export_data(planner).replace('"planned": 80000', '"planned": 8')
    other = Planner(Store(tmp_path / "other.db"), "leo")
    import_data(other, text)
    assert stored(other) == stored(planner)
    other.store.close()


def test_what_does_not_concern_money_moves_no_figure(planner: Planner, event: int) -> None:
    before = stored(planner)
    change = events.set_fields(planner, [events.get(planner, event)], {"notes": "Bring water"})
    assert change.subjects == {"event"}
    assert stored(planner) == before


def test_figures_are_no_rows_of_the_journal(planner: Planner, event: int) -> None:
    there = records.single(planner, HEADCOUNT, event)
    version = named(planner, "per attendee").version
    reading = records.read(planner, HEADCOUNT, {"expected_in_person": "90"}, HEADCOUNT.draft_of(there))
    done = records.put(planner, HEADCOUNT, event, reading)
    assert done.subjects == {"headcount", "budget_line"}
    noted = planner.store.read("SELECT subject FROM journal_entry WHERE revision = :r", r=done.revision)
    assert noted == [{"subject": "headcount"}]
    assert named(planner, "per attendee").version == version


@dataclass
class Desk:
    """A plan on which anything may be done; each deed takes a few numbers and picks what it is done to by them."""

    planner: Planner
    events: list[int] = field(default_factory=list)

    def pick(self, kind, n: int) -> Any:
        found = records.every(self.planner, kind)
        return found[n % len(found)] if found else None

    def line(self, n: int, m: int) -> None:
        texts = {
            "name": f"Line {n}",
            "flow": list(Flow)[n % 2].value,
            "currency": ("CLP", "USD", "UF")[m % 3],
            "driver": list(Driver)[m % len(Driver)].value,
            **({"unit_price": str(n)} if n % 3 else {"amount": str(m)}),
        }
        add(self.planner, BUDGET_LINE, self.events[n % len(self.events)], **texts)

    def entry(self, n: int, m: int) -> None:
        line = self.pick(BUDGET_LINE, n)
        if line is None:
            return
        beside = records.of(self.planner, ENTRY, line.id)
        texts = {
            "kind": list(EntryKind)[m % len(EntryKind)].value,
            "amount": str(m),
            "currency": ("CLP", "USD", "UF")[n % 3],
            "day": (date(2027, 1, 1) + timedelta(days=n)).isoformat(),
            "state": list(ClaimState)[n % 3].value,
            "settles_id": f"#{beside[m % len(beside)].id}" if beside and n % 2 else "",
        }
        if texts["kind"] == EntryKind.IN_KIND:
            texts["against_id"] = f"#{self.pick(BUDGET_LINE, m).id}"
        add(self.planner, ENTRY, line.id, **texts)

    def change_entry(self, n: int, m: int) -> None:
        if (there := self.pick(ENTRY, n)) is not None:
            change(self.planner, ENTRY, there, amount=str(m))

    def settle(self, n: int, m: int) -> None:
        if (there := self.pick(ENTRY, n)) is not None:
            beside = records.of(self.planner, ENTRY, there.budget_line_id)
            change(self.planner, ENTRY, there, settles_id=f"#{beside[m % len(beside)].id}")

    def move_entry(self, n: int, m: int) -> None:
        there, line = self.pick(ENTRY, n), self.pick(BUDGET_LINE, m)
        if there is not None and there.against_id != line.id:
            with self.planner.write(Message("Move")) as writing:
                writing.change(ENTRY.name, there.id, there.version, {"budget_line_id": line.id})

    def remove_entry(self, n: int, m: int) -> None:
        if (there := self.pick(ENTRY, n)) is not None:
            kinds.remove(self.planner, ENTRY, [there])

    def change_line(self, n: int, m: int) -> None:
        if (there := self.pick(BUDGET_LINE, n)) is not None:
            texts = (
                {"amount": str(m)},
                {"currency": ("CLP", "USD", "UF")[m % 3]},
                {"closed": "yes" if m % 2 else ""},
                {"quantity": str(m)},
                {"vat": str(m % 100)},
            )
            change(self.planner, BUDGET_LINE, there, **texts[m % 5])

    def remove_line(self, n: int, m: int) -> None:
        if (there := self.pick(BUDGET_LINE, n)) is not None:
            kinds.remove(self.planner, BUDGET_LINE, [there])

    def transfer(self, n: int, m: int) -> None:
        source, target = self.pick(BUDGET_LINE, n), self.pick(BUDGET_LINE, m)
        if source is not None and source.id != target.id:
            transfer(self.planner, source, target, 1 + n, "Why not")

    def rate(self, n: int, m: int) -> None:
        day = (date(2027, 1, 1) + timedelta(days=n)).isoformat()
        add(self.planner, RATE, currency=("USD", "UF")[m % 2], day=day, value=str(1 + m))

    def remove_rate(self, n: int, m: int) -> None:
        if (there := self.pick(RATE, n)) is not None:
            records.remove(self.planner, RATE, [there])

    def heads(self, n: int, m: int) -> None:
        event = self.events[n % len(self.events)]
        there = records.single(self.planner, HEADCOUNT, event)
        base = HEADCOUNT.draft_of(there) if there else HEADCOUNT.blank(event)
        names = ("expected_in_person", "expected_online", "attended_in_person", "speakers", "staff")
        records.put(
            *(self.planner, HEADCOUNT, event), records.read(self.planner, HEADCOUNT, {names[m % 5]: str(m)}, base)
        )

    def role(self, n: int, m: int) -> None:
        add(self.planner, ROLE, self.events[n % len(self.events)], duty="door")

    def move_event(self, n: int, m: int) -> None:
        event = events.get(self.planner, self.events[n % len(self.events)])
        events.move(self.planner, [event], timedelta(days=m, hours=n % 5))

    def status(self, n: int, m: int) -> None:
        event = events.get(self.planner, self.events[n % len(self.events)])
        events.set_status(self.planner, [event], list(Status)[m % len(Status)])

    def currency(self, n: int, m: int) -> None:
        choices.change(self.planner, currency=("CLP", "USD")[m % 2])

    def prices(self, n: int, m: int) -> None:
        choices.change(self.planner, prices=("net", "gross")[m % 2])


DEEDS: list[Callable[[Desk, int, int], None]] = [
    *(Desk.line, Desk.line, Desk.entry, Desk.entry, Desk.entry, Desk.change_entry, Desk.settle, Desk.move_entry),
    *(Desk.remove_entry, Desk.change_line, Desk.remove_line, Desk.transfer, Desk.rate, Desk.rate, Desk.remove_rate),
    *(Desk.heads, Desk.role, Desk.move_event, Desk.status, Desk.currency, Desk.prices),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from(DEEDS), st.integers(0, 400), st.integers(0, 400)),
        min_size=5,
        max_size=25,
    )
)
def test_whatever_is_done_the_figures_are_right_and_come_back(apart: Apart, empty_plan: Path, deeds) -> None:
    with apart(empty_plan) as planner:
        desk = Desk(planner, [conference(planner), conference(planner, "Meetup", datetime(2028, 11, 2, 18))])
        seen = []
        for deed, n, m in deeds:
            before, revision = stored(planner), history.last_revision(planner)
            with suppress(PlannerError):
                deed(desk, n, m)
            if history.last_revision(planner) != revision:
                seen.append(before)
            agree(planner)
        for before in reversed(seen):
            history.undo(planner)
            assert stored(planner) == before
