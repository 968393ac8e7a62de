"""Main screen 4: the views of a year's money, what can be written there, and what if."""

from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Any

from textual.pilot import Pilot

from app_kit import NARROW, WIDE, enters, page_at, page_of, press, sees, settle
from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.budget.decisions import ENVELOPE
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.events.events import Status
from eventplanner.screens.budget.page import BudgetScreen
from eventplanner.screens.budget.tab import EventBudgetScreen
from eventplanner.services.base import history, session
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import entries
from eventplanner.services.events import events
from eventplanner.services.kinds import write as put
from eventplanner.services.records import records
from eventplanner.services.sample import demo
from screens.plans import plan

MEETUP = "Meetup Python 12 mar 18:30-21:00 @Sede #meetup ~60"
LAUNCH = "Launch 20 may 10:00-13:00 @Sede #conference ~80"
VIEWS = ("categories", "events", "centres", "quarters", "other", "envelopes", "sponsors", "dues", "years", "rates")


def made(planner: Planner, of: Any, base: Any, **said: str) -> Any:
    """A record from texts."""
    return records.added(planner, of, put(planner, of, records.read(planner, of, said, base)))


def line(planner: Planner, event: int | None, **said: str) -> Any:
    base = BUDGET_LINE.blank(event, {} if event else {"year": 2027})
    return made(planner, BUDGET_LINE, base, **said)


def budget_page(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app at screen 4, with everything read."""
    return page_at(planner, BudgetScreen, size=size)


def page(pilot: Pilot[None]) -> BudgetScreen:
    return page_of(pilot, BudgetScreen)


async def goes_to(pilot: Pilot[None], view: str) -> None:
    await press(pilot, *[">"] * ((VIEWS.index(view) - VIEWS.index(page(pilot).view)) % len(VIEWS)))
    assert page(pilot).view == view


async def test_a_year_without_money_says_how_to_begin(planner: Planner) -> None:
    async with budget_page(planner) as pilot:
        assert "Whether the money of 2027 lasts" in sees(pilot)


async def test_categories_stand_against_their_envelopes(planner: Planner) -> None:
    plan(planner, [MEETUP, LAUNCH])
    line(planner, 1, name="Pizza", amount="300.000")
    line(planner, 2, name="Lunch", amount="900.000")
    made(planner, ENVELOPE, ENVELOPE.blank(), category="catering", year="2027", amount="1.000.000")
    async with budget_page(planner) as pilot:
        shown = sees(pilot)
        assert "$1.200.000" in shown
        assert "The forecast is $200.000 over the envelope." in shown
        assert "$900.000 Launch" in shown


async def test_the_views_come_round(planner: Planner) -> None:
    plan(planner, [MEETUP])
    line(planner, 1, name="Pizza", amount="300.000", cost_centre="DevRel")
    async with budget_page(planner) as pilot:
        for view in (*VIEWS[1:], VIEWS[0]):
            await press(pilot, ">")
            assert page(pilot).view == view
        await press(pilot, "<", "escape")
        assert page(pilot).view == "categories"


async def test_enter_on_an_event_opens_its_budget(planner: Planner) -> None:
    plan(planner, [MEETUP])
    line(planner, 1, name="Pizza", amount="300.000")
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "events")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EventBudgetScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BudgetScreen)


async def test_money_of_no_event_has_lines_and_entries(planner: Planner) -> None:
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "other")
        await press(pilot, "a")
        await enters(pilot, "expense Licences 240.000")
        (new,) = records.every(planner, BUDGET_LINE)
        assert (new.event_id, new.year, new.category, new.planned) == (None, 2027, "licences", 240_000)
        await press(pilot, "tab", "a")
        await enters(pilot, "invoice 7 $240.000")
        assert [each.budget_line_id for each in records.every(planner, ENTRY)] == [new.id]
        await goes_to(pilot, "categories")
        assert "licences" in sees(pilot)


async def test_another_year_has_other_money(planner: Planner) -> None:
    made(planner, BUDGET_LINE, BUDGET_LINE.blank(None, {"year": 2026}), name="Old stock", amount="77.000")
    async with budget_page(planner) as pilot:
        assert "$77.000" not in sees(pilot)
        await press(pilot, "-")
        assert "$77.000" in sees(pilot)
        await press(pilot, "+")
        assert "$77.000" not in sees(pilot)


async def test_x_pays_what_is_due_wherever_it_is_from(planner: Planner) -> None:
    plan(planner, [MEETUP])
    pizza = line(planner, 1, name="Pizza", amount="300.000")
    made(planner, ENTRY, entries.blank(pizza, planner.today()), kind="invoice", amount="300.000", due="2027-03-01")
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "dues")
        assert "8 d late" in sees(pilot)
        await press(pilot, "x")
        assert records.get(planner, BUDGET_LINE, pizza.id).paid == 300_000
        assert "Nothing is open." in sees(pilot)


async def test_what_a_sponsor_was_promised_is_ticked(planner: Planner) -> None:
    plan(planner, [MEETUP])
    gold = line(planner, 1, name="Gold", flow="income", amount="3.000.000", level="gold", organisation_id="Acme")
    made(planner, ENTRY, entries.blank(gold, planner.today()), kind="pledge", amount="3.000.000")
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "sponsors")
        assert "Acme" in sees(pilot)
        await press(pilot, "tab", "a")
        await enters(pilot, "Logo on the stage by 10 mar")
        (logo,) = records.every(planner, BENEFIT)
        assert (logo.text, logo.due, logo.done) == ("Logo on the stage", date(2027, 3, 10), False)
        await press(pilot, "x")
        assert records.get(planner, BENEFIT, logo.id).done


async def test_rates_and_envelopes_are_written_in_one_line(planner: Planner) -> None:
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "envelopes")
        await press(pilot, "a")
        await enters(pilot, "Catering $12.000.000")
        (envelope,) = records.every(planner, ENVELOPE)
        assert (envelope.category, envelope.year, envelope.amount) == ("catering", 2027, 12_000_000)
        await goes_to(pilot, "rates")
        await press(pilot, "a")
        await enters(pilot, "UF 39.600,12")
        assert [(each.currency, each.value, each.day) for each in records.every(planner, RATE)] == [
            ("CLF", 3_960_012_000_000, date(2027, 3, 9))
        ]


async def test_what_if_changes_nothing_until_it_is_accepted(planner: Planner) -> None:
    plan(planner, [MEETUP, LAUNCH])
    line(planner, 1, name="Pizza", unit_price="5.000", driver="attendee")
    line(planner, 2, name="Lunch", amount="900.000")
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "events")
        await press(pilot, "w")
        await enters(pilot, "~100")
        assert "$500.000" in sees(pilot)
        await press(pilot, "down", "w")
        await enters(pilot, "drop")
        assert "dropped" in sees(pilot)
        assert [each.status for each in events.everything(planner)] == [Status.PLANNED] * 2
        assert records.every(planner, HEADCOUNT) == []
        await press(pilot, "W")
        assert [each.status for each in events.everything(planner)] == [Status.PLANNED, Status.CANCELLED]
        assert [each.expected_in_person for each in records.every(planner, HEADCOUNT)] == [100]
        await press(pilot, "u")
        assert [each.status for each in events.everything(planner)] == [Status.PLANNED] * 2
        assert records.every(planner, HEADCOUNT) == []


async def test_escape_forgets_what_was_tried(planner: Planner) -> None:
    plan(planner, [LAUNCH])
    line(planner, 1, name="Lunch", amount="900.000")
    async with budget_page(planner) as pilot:
        await goes_to(pilot, "events")
        await press(pilot, "w")
        await enters(pilot, "drop")
        await press(pilot, "escape")
        assert page(pilot).what_if.ideas == {}
        assert "dropped" not in sees(pilot)
        assert page(pilot).view == "events"


async def test_a_colleagues_change_is_seen(planner: Planner, at: Any) -> None:
    plan(planner, [MEETUP])
    line(planner, 1, name="Pizza", amount="300.000")
    async with budget_page(planner) as pilot:
        line(at("leo"), 1, name="Coffee", amount="111.000")
        await pilot.app.desk.look()
        await settle(pilot)
        assert "$411.000" in sees(pilot)


async def test_in_eighty_columns_z_shows_cash_and_rates(planner: Planner) -> None:
    plan(planner, [MEETUP])
    rent = line(planner, 1, name="Rent", amount="12.000.000")
    made(planner, ENTRY, entries.blank(rent, planner.today()), kind="invoice", amount="4.200.000", due="2027-03-20")
    async with budget_page(planner, NARROW) as pilot:
        assert "12,00" in sees(pilot)
        await press(pilot, "z")
        assert "4,20 M" in sees(pilot)
        await press(pilot, "escape")
        assert "4,20 M" not in sees(pilot)


async def test_narrow_cash_takes_the_place_of_a_view_until_another_is_shown(planner: Planner) -> None:
    session.set_visit(planner, demo.fill_with_news(planner, 2027, "en").revision)
    async with budget_page(planner, NARROW) as pilot:
        await goes_to(pilot, "dues")
        assert page(pilot).dues.chosen
        before = history.last_revision(planner)
        await press(pilot, "z", "x")
        assert page(pilot).reads_detail
        assert history.last_revision(planner) == before
        await press(pilot, ">")
        assert not page(pilot).reads_detail


async def test_a_among_the_sums_adds_money_of_no_event(planner: Planner) -> None:
    async with budget_page(planner, NARROW) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Licences $240.000 #licences")
        (line,) = records.every(planner, BUDGET_LINE)
        assert (line.event_id, line.year, line.planned, page(pilot).view) == (None, 2027, 240_000, "other")
