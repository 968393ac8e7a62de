"""Rates of exchange out of a table."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.budget.conversion import DIGITS, ONE
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.services import kinds
from eventplanner.services.base import history
from eventplanner.services.exchange.importing import bring_in
from eventplanner.services.exchange.rates_import import RatesImporting
from eventplanner.services.records import records
from formats.tables.workbooks import workbook

SEMICOLONS = "Fecha;Moneda;Valor\n08/03/2027;UF;39.590,11\n09/03/2027;UF;39.600,12\n09/03/2027;USD;950,50\n"


def bring(planner, text, mapping=None, **more):
    data = text.encode() if isinstance(text, str) else text
    return bring_in(planner, RatesImporting(), data, mapping, **more)[1]


def known(planner):
    return {(each.currency, each.day.isoformat()): each.value for each in records.every(planner, RATE)}


def counts(result):
    return result.added, result.updated, result.unchanged, len(result.rejected)


def test_a_table_of_a_central_bank_comes_in(planner):
    assert counts(bring(planner, SEMICOLONS)) == (3, 0, 0, 0)
    assert known(planner) == {
        ("CLF", "2027-03-08"): 39_590_11000000,
        ("CLF", "2027-03-09"): 39_600_12000000,
        ("USD", "2027-03-09"): 950_50000000,
    }
    assert {each.base for each in records.every(planner, RATE)} == {"CLP"}


def test_commas_and_points_the_other_way_are_read_too(planner):
    bring(planner, 'date,currency,rate,source\n2027-03-09,UF,"39,600.12",Banco Central\n2027-03-09,USD,950.50,\n')
    assert known(planner) == {("CLF", "2027-03-09"): 39_600_12000000, ("USD", "2027-03-09"): 950_50000000}
    assert {each.source for each in records.every(planner, RATE)} == {"Banco Central", ""}


def test_a_workbook_has_real_days_and_numbers(planner):
    rows = [["UF 2027", ""], ["Fecha", "Valor"], [datetime(2027, 3, 9), 39600.12], [datetime(2027, 3, 8), 39590]]
    assert counts(bring(planner, workbook(("UF", rows)), {"currency": "UF"})) == (2, 0, 0, 0)
    assert known(planner) == {("CLF", "2027-03-08"): 39_590_00000000, ("CLF", "2027-03-09"): 39_600_12000000}


def test_the_same_table_twice_is_as_once(planner):
    bring(planner, SEMICOLONS)
    before = records.every(planner, RATE)
    assert counts(bring(planner, SEMICOLONS)) == (0, 0, 3, 0)
    assert records.every(planner, RATE) == before


def test_another_value_takes_the_place_of_the_one_of_its_day(planner):
    bring(planner, SEMICOLONS)
    assert counts(bring(planner, SEMICOLONS.replace("950,50", "951,25"))) == (0, 1, 2, 0)
    assert known(planner)["USD", "2027-03-09"] == 951_25000000
    assert len(records.every(planner, RATE)) == 3


def test_of_two_of_a_day_the_last_counts(planner):
    assert counts(bring(planner, "Fecha;Moneda;Valor\n9/3/2027;USD;950,50\n9/3/2027;USD;960,50\n")) == (1, 0, 1, 0)
    assert known(planner) == {("USD", "2027-03-09"): 960_50000000}


def test_the_plans_own_currency_needs_none(planner):
    assert counts(bring(planner, "Fecha;Moneda;Valor\n9/3/2027;CLP;1,00\n9/3/2027;USD;960,50\n")) == (1, 0, 1, 0)
    assert set(known(planner)) == {("USD", "2027-03-09")}


def test_without_a_currency_it_is_refused_until_somebody_says_which(planner):
    text = "Fecha;Valor\n09/03/2027;950,50\n"
    with pytest.raises(Invalid) as refused:
        bring(planner, text)
    assert set(refused.value.fields) == {"map"}
    assert counts(bring(planner, text, {"currency": "USD"})) == (1, 0, 0, 0)
    assert set(known(planner)) == {("USD", "2027-03-09")}


def test_columns_that_nobody_knows_can_be_said(planner):
    text = "when;Dólar\n09/03/2027;950,50\n"
    with pytest.raises(Invalid):
        bring(planner, text, {"currency": "USD"})
    bring(planner, text, {"currency": "USD", "when": "day", "Dólar": "value"})
    assert set(known(planner)) == {("USD", "2027-03-09")}


def test_a_value_that_may_be_two_is_refused_until_somebody_says_the_mark(planner):
    text = "Fecha;Moneda;Valor\n09/03/2027;UF;39.600\n"
    [bad] = bring(planner, text, dry_run=True).rejected
    assert bad.line == 2
    with pytest.raises(FileProblem):
        bring(planner, text)
    bring(planner, text, {"decimal": ","})
    assert known(planner) == {("CLF", "2027-03-09"): 39_600_00000000}


def test_values_that_prove_their_own_mark_are_read_beside_each_other(planner):
    text = "Fecha;Moneda;Valor\n9/3/2027;UF;39.600,12\n9/3/2027;USD;950.50\n9/3/2027;EUR;1.050\n"
    result = bring(planner, text, skip_bad=True)
    assert [row.line for row in result.rejected] == [4]
    assert known(planner) == {("CLF", "2027-03-09"): 39_600_12000000, ("USD", "2027-03-09"): 950_50000000}


def test_bad_rows_stop_everything_until_they_are_skipped(planner):
    text = f"{SEMICOLONS}10/03/2027;USD;alto\n"
    with pytest.raises(FileProblem):
        bring(planner, text)
    assert known(planner) == {}
    result = bring(planner, text, skip_bad=True)
    assert counts(result) == (3, 0, 0, 1)
    assert [(each.line, each.title) for each in result.rejected] == [(5, "USD 2027-03-10")]


def test_trying_it_changes_nothing(planner):
    assert counts(bring(planner, SEMICOLONS, dry_run=True)) == (3, 0, 0, 0)
    assert known(planner) == {}


def test_it_is_one_step_back_and_figures_follow(planner):
    said = {"name": "Hotel", "amount": "100", "currency": "USD", "year": "2027"}
    line = records.added(
        planner,
        BUDGET_LINE,
        kinds.write(planner, BUDGET_LINE, records.read(planner, BUDGET_LINE, said, BUDGET_LINE.blank(None))),
    )
    assert (line.planned, line.missing) == (0, 1)
    bring(planner, SEMICOLONS)
    line = records.get(planner, BUDGET_LINE, line.id)
    assert (line.planned, line.missing) == (95_050, 0)
    history.undo(planner)
    line = records.get(planner, BUDGET_LINE, line.id)
    assert (line.planned, line.missing, known(planner)) == (0, 1, {})


def written(value, decimal):
    return f"{value // ONE}{decimal}{value % ONE:0{DIGITS}d}"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["USD", "CLF", "EUR"]), st.dates(date(2020, 1, 1), date(2027, 3, 9))),
        st.integers(1, 10**6 * ONE),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([(";", ","), (",", "."), ("\t", ",")]),
)
def test_every_rate_comes_in_to_its_last_decimal(planner, rates, marks):
    delimiter, decimal = marks
    rows = [delimiter.join(("day", "currency", "value"))]
    rows += [delimiter.join((day.isoformat(), code, written(value, decimal))) for (code, day), value in rates.items()]
    result = bring(planner, "\n".join(rows), {"decimal": decimal})
    assert result.rejected == ()
    there = known(planner)
    assert {key: there[key[0], key[1].isoformat()] for key in rates} == rates
