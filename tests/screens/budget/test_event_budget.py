"""The Budget tab: what it shows of an event's money, and what its keys do."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, enters, page_at, page_of, press, replaces, sees, types
from eventplanner.domain.budget.decisions import AMENDMENT, APPROVAL, CATEGORY_RULE, ENVELOPE, TRANSFER, Over
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.entry_kinds import ClaimState, EntryKind
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.i18n import catalogue
from eventplanner.screens.base.commands import commands
from eventplanner.screens.budget.tab import EventBudgetScreen
from eventplanner.screens.records.form import RecordForm
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import entries
from eventplanner.services.kinds import write as put
from eventplanner.services.records import records
from eventplanner.widgets.forms.cell_input import CellInput
from eventplanner.widgets.forms.form import Form
from screens.exports import choices_of_file, preview, writes_to
from screens.plans import plan
from statements import listen, selects

LINE = "Meetup Python 12 mar 18:30-21:00 @Sede #meetup ~60"
FIRST = 1


def made(planner: Planner, of: Any, base: Any = None, **said: str) -> Any:
    """A record from texts, of the first event unless another base is given."""
    reading = records.read(planner, of, said, base if base is not None else of.blank(FIRST))
    return records.added(planner, of, put(planner, of, reading))


def entry(planner: Planner, line: Any, **said: str) -> Any:
    return made(planner, ENTRY, entries.blank(records.get(planner, BUDGET_LINE, line.id), planner.today()), **said)


def lines(planner: Planner) -> list[Any]:
    return records.every(planner, BUDGET_LINE)


def budget_tab(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app at the tab of the first event."""
    return page_at(planner, EventBudgetScreen, FIRST, size)


def page(pilot: Pilot[None]) -> EventBudgetScreen:
    return page_of(pilot, EventBudgetScreen)


async def test_an_empty_budget_says_what_it_is_for_and_one_line_fills_it(planner: Planner) -> None:
    plan(planner, [LINE])
    async with budget_tab(planner) as pilot:
        assert "planned, ordered, invoiced and paid" in sees(pilot)
        await press(pilot, "a")
        await replaces(pilot, "expense Catering 6.500 per attendee @La Mesa")
        (line,) = lines(planner)
        assert (line.planned, line.driver, line.category) == (390_000, Driver.ATTENDEE, "catering")
        assert "$390.000" in sees(pilot)
        await press(pilot, "u")
        assert lines(planner) == []


@pytest.mark.parametrize(
    ("line", "sum"),
    [
        ("expense Catering 6.500 per attendee", "= $390.000"),
        ("expense Poleras 50 x 7.900", "= $395.000"),
        ("expense Licences USD 240", "= $216.000"),
        ("expense Licences 10 x USD 24", "= US$240,00 = $216.000"),
    ],
)
async def test_the_echo_of_a_line_reckons_what_it_comes_to(planner: Planner, line: str, sum: str) -> None:
    plan(planner, [LINE])
    made(planner, RATE, currency="USD", day="2027-03-01", value="900")
    async with budget_tab(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, line)
        assert sum in sees(pilot, tight=True)


@pytest.mark.parametrize("line", ["expense Venue $300.000 exempt", "expense Licences UF 24 no VAT"])
async def test_an_amount_that_is_said_already_or_has_no_rate_is_not_reckoned(planner: Planner, line: str) -> None:
    plan(planner, [LINE])
    async with budget_tab(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, line)
        assert "= " not in sees(pilot)


@pytest.mark.parametrize(
    ("language", "said", "stem", "heading"),
    [
        ("en", "Meetup Python · 1 line · 0 entries", "budget-meetup-python", "Budget of"),
        ("es", "Meetup Python · 1 línea · 0 movimientos", "presupuesto-meetup-python", "Presupuesto de"),
    ],
)
async def test_the_budget_is_written_in_the_form_that_the_path_ends_in(
    planner: Planner, tmp_path: Path, language: str, said: str, stem: str, heading: str
) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    catalogue.use(language)
    async with budget_tab(planner, NARROW) as pilot:
        await press(pilot, "E")
        assert (preview(pilot), choices_of_file(pilot)[1]) == ([said], f"~/{stem}.xlsx")
        await writes_to(pilot, tmp_path / "money.csv")
    table = (tmp_path / "money.csv").read_text(encoding="utf-8-sig")
    assert ("Pizza" in table, heading in table) == (True, True)


async def test_the_plan_is_edited_in_its_cell(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", unit_price="4.900", driver="attendee")
    async with budget_tab(planner) as pilot:
        await press(pilot, "e")
        cell = page(pilot).query_one(CellInput)
        assert cell.value == "4900 per attendee"
        await replaces(pilot, "5.000 per attendee")
        assert lines(planner)[0].planned == 300_000
        assert not page(pilot).query(CellInput)
        await press(pilot, "e")
        await replaces(pilot, "six")
        assert page(pilot).query(CellInput)
        await press(pilot, "escape")
        assert lines(planner)[0].planned == 300_000
        assert page(pilot).lines.records.has_focus


async def test_entries_stand_below_their_line_and_are_added_there(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "tab", "a")
        await replaces(pilot, "invoice 8812 $250.000 due 20 mar")
        (invoice,) = records.every(planner, ENTRY)
        assert (invoice.kind, invoice.number, invoice.amount, invoice.due) == (
            EntryKind.INVOICE,
            "8812",
            250_000,
            date(2027, 3, 20),
        )
        assert "invoice 8812" in sees(pilot)
        assert lines(planner)[0].actual == 250_000


async def test_while_an_entry_is_typed_its_tax_is_said(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000", vat="19")
    async with budget_tab(planner) as pilot:
        await press(pilot, "tab", "a")
        await types(pilot, "payment $100.000")
        assert "$100.000 gross = $84.034 net" in sees(pilot)
        await press(pilot, "ctrl+u")
        await types(pilot, "invoice 7 $100.000")
        assert "$100.000 net = $119.000 gross" in sees(pilot)
        await press(pilot, "ctrl+u")
        await types(pilot, "fee receipt 7 $100.000")
        assert "gross" not in sees(pilot).split("fee receipt 7", 1)[1]


async def test_x_pays_what_is_due_and_u_takes_it_back(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    entry(planner, line, kind="invoice", amount="250.000", due="2027-03-01")
    async with budget_tab(planner) as pilot:
        page(pilot).dues.records.focus()
        await press(pilot, "x")
        assert lines(planner)[0].paid == 250_000
        assert page(pilot).dues.record is None
        await press(pilot, "u")
        assert lines(planner)[0].paid == 0


async def test_x_approves_a_claim_that_waits_and_pays_one_that_is_approved(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Taxis", amount="50.000")
    claim = entry(planner, line, kind="claim", amount="40.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "tab", "x")
        assert records.get(planner, ENTRY, claim.id).state is ClaimState.APPROVED
        await press(pilot, "x")
        assert lines(planner)[0].paid == 40_000


async def test_x_on_a_line_closes_it_and_its_forecast_is_what_was_invoiced(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    entry(planner, line, kind="invoice", amount="250.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "x")
        assert (lines(planner)[0].closed, lines(planner)[0].forecast) == (True, 250_000)
        await press(pilot, "x")
        assert (lines(planner)[0].closed, lines(planner)[0].forecast) == (False, 300_000)


async def test_what_is_over_says_why_and_m_proposes_where_the_money_is(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    made(planner, BUDGET_LINE, name="Contingency", amount="500.000")
    entry(planner, line, kind="order", amount="380.000", reason="ten more came")
    async with budget_tab(planner) as pilot:
        assert "+$80.000 over the plan (27 %)" in sees(pilot)
        assert "ten more came" in sees(pilot)
        assert "moves $80.000 from “Contingency”" in sees(pilot)
        await press(pilot, "m")
        await enters(pilot, "more guests")
        (moved,) = records.every(planner, TRANSFER)
        assert (moved.amount, moved.reason) == (80_000, "more guests")
        assert [each.planned for each in lines(planner)] == [380_000, 420_000]


async def test_an_approved_plan_changes_with_a_reason_only(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "B")
        await replaces(pilot, "Marcela")
        assert [each.approved_by for each in records.every(planner, APPROVAL)] == ["Marcela"]
        await press(pilot, "e")
        await replaces(pilot, "350.000")
        assert lines(planner)[0].planned == 300_000
        await replaces(pilot, "350.000 because dearer")
        assert lines(planner)[0].planned == 350_000
        assert [(each.before, each.after, each.reason) for each in records.every(planner, AMENDMENT)] == [
            (300_000, 350_000, "dearer")
        ]
        await press(pilot, "v")
        assert "approved" in sees(pilot)
        assert "-$50.000" in sees(pilot)
        await press(pilot, "d")
        assert len(lines(planner)) == 1


async def test_v_shows_it_in_each_currency_that_has_a_rate(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, RATE, RATE.blank(None), currency="USD", day="2027-03-01", value="1000")
    made(planner, BUDGET_LINE, name="Zoom", amount="150", currency="USD")
    async with budget_tab(planner) as pilot:
        assert "$150.000" in sees(pilot)
        await press(pilot, "v")
        assert "US$150,00" in sees(pilot)


async def test_a_rate_that_is_missing_is_said_and_nothing_is_counted(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Zoom", amount="150", currency="USD")
    async with budget_tab(planner) as pilot:
        assert lines(planner)[0].planned == 0
        assert "A rate of exchange is missing" in sees(pilot)


async def test_enter_on_a_category_says_how_it_is_watched(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000", category="catering")
    made(planner, BUDGET_LINE, name="Coffee", amount="100.000", category="catering")
    async with budget_tab(planner) as pilot:
        await press(pilot, "enter")
        page_of(pilot, RecordForm).query_one(Form).fill({"over": "ask"})
        await press(pilot, "ctrl+s")
        assert [(each.category, each.over) for each in records.every(planner, CATEGORY_RULE)] == [
            ("catering", Over.ASK)
        ]


async def test_in_eighty_columns_amounts_are_millions_and_z_shows_the_rest(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Rent", amount="12.000.000")
    entry(planner, line, kind="invoice", amount="4.200.000", due="2027-03-20")
    async with budget_tab(planner, NARROW) as pilot:
        assert "12,00" in sees(pilot)
        assert "$4.200.000" in sees(pilot)
        await press(pilot, "z")
        assert "to be paid $4.200.000" in sees(pilot)
        await press(pilot, "z")
        assert "Cash (gross) and rates" in sees(pilot)
        await press(pilot, "z")
        assert page(pilot).lines.records.has_focus


async def test_nothing_is_paid_that_is_out_of_sight(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Rent", amount="12.000.000")
    entry(planner, line, kind="invoice", amount="4.200.000", due="2027-03-20")
    async with budget_tab(planner, NARROW) as pilot:
        await press(pilot, "z", "z", "x")
        assert (lines(planner)[0].paid, lines(planner)[0].closed) == (0, False)
        await press(pilot, "escape", "z", "x")
        assert lines(planner)[0].paid == 4_200_000


async def test_hostile_names_stay_text(planner: Planner) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="[@click=app.quit]x[/] [/]", amount="1.000", organisation_id="[b]Firm[/b]")
    entry(planner, line, kind="invoice", amount="900", number="[red]1[/]")
    async with budget_tab(planner) as pilot:
        assert "[@click=app.quit]x[/] [/]" in sees(pilot)
        assert "[red]1[/]" in sees(pilot)


async def test_where_one_may_only_look_nothing_can_be_paid_or_moved(planner: Planner, path: Any) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    planner.store.close()
    path.chmod(0o400)
    reader = Planner(type(planner.store)(path, read_only=True), "leo", planner.now)
    async with budget_tab(reader) as pilot:
        for key in ("x", "m", "B", "e", "a", "d"):
            await press(pilot, key)
        assert len(pilot.app.screen_stack) == 2
    assert lines(reader)[0].planned == 300_000
    reader.store.close()


async def test_a_letter_of_an_entry_reads_nothing_from_the_plan(
    at: Callable[..., Planner], monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = listen(monkeypatch)
    planner = at("ana")
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Pizza", amount="300.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "tab", "a")
        await types(pilot, "invoice 8812 $25.00")
        statements.clear()
        await types(pilot, "0")
        assert "invoice 8812 · $25.000" in sees(pilot)
        assert selects(statements) == []


async def test_a_currency_and_its_worth_alone_are_a_rate(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Teatro", amount="24", currency="UF")
    async with budget_tab(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, "UF 39.842")
        assert "rate of exchange · 1 UF = $39.842,00 · from today" in sees(pilot, tight=True)
        await press(pilot, "enter")
        (line,) = lines(planner)
        assert (line.name, line.planned) == ("Teatro", 24 * 39_842)


async def test_the_key_beside_a_missing_rate_enters_it(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Teatro", amount="24", currency="UF")
    async with budget_tab(planner) as pilot:
        assert "$ enters it" in sees(pilot, tight=True)
        await press(pilot, "$")
        await types(pilot, "39.842")
        await press(pilot, "enter")
        assert [line.planned for line in lines(planner)] == [24 * 39_842]
        assert "enters it" not in sees(pilot)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["UF", "dollar", "currency", "exchange rate"]),
        ("es", ["UF", "dólar", "dollar", "moneda", "tipo de cambio", "exchange rate"]),
    ],
)
async def test_the_palette_knows_rates_by_many_words(planner: Planner, language: str, words: list[str]) -> None:
    plan(planner, [LINE])
    catalogue.use(language)
    async with budget_tab(planner) as pilot:
        (command,) = [each for each in commands(pilot.app.screen) if each.keys == ("$",)]
        assert [typed for typed in words if not command.matches(typed)] == []


async def test_a_contingency_is_a_percentage_and_follows_the_other_lines(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, BUDGET_LINE, name="Arriendo", amount="1.000.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, "Imprevistos 10%")
        assert "expense · Imprevistos · 10% of the expenses = $100.000" in sees(pilot, tight=True)
        await press(pilot, "enter")
        await press(pilot, "a")
        await replaces(pilot, "Catering 6.500 per attendee @La Mesa")
        planned = {line.name: line.planned for line in lines(planner)}
        assert planned == {"Arriendo": 1_000_000, "Imprevistos": 139_000, "Catering": 390_000}


async def test_the_echo_says_the_envelope_that_a_line_goes_over(planner: Planner) -> None:
    plan(planner, [LINE])
    made(planner, ENVELOPE, ENVELOPE.blank(), category="catering", year="2027", amount="300.000")
    async with budget_tab(planner) as pilot:
        await press(pilot, "a")
        await types(pilot, "Catering 6.500 per attendee")
        assert "$90.000 over the envelope of catering 2027, $300.000" in sees(pilot, tight=True)


async def test_what_a_line_does_by_now_is_what_it_said(planner: Planner, at: Callable[..., Planner]) -> None:
    plan(planner, [LINE])
    line = made(planner, BUDGET_LINE, name="Pizza", amount="300.000", vat="0")
    entry(planner, line, kind="commitment", number="1042", amount="200.000")
    entry(planner, line, kind="invoice", number="8812", amount="100.000", apart="yes")
    async with budget_tab(planner) as pilot:
        await press(pilot, "tab", "a")
        await types(pilot, "payment $100.000")
        assert "settles invoice 8812" in sees(pilot)
        entry(at("leo"), line, kind="payment", amount="100.000", settles_id="8812")
        await press(pilot, "enter")
        assert "Somebody has changed the plan meanwhile" in sees(pilot)
        assert len(records.of(planner, ENTRY, line.id)) == 3
        await press(pilot, "enter")
        assert records.of(planner, ENTRY, line.id)[-1].settles_id == 1
