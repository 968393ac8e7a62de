"""Taxes: net and tax are the gross, and what is withheld and what is paid out are the fee, to the last minor unit."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.tax import WHOLE, gross_of, net_of, split, withheld, withheld_due, withholding_on

AMOUNTS = st.integers(-(10**13), 10**13)
PERCENT = st.integers(0, WHOLE)


@given(AMOUNTS, PERCENT)
def test_the_tax_is_rounded_once_and_the_rest_is_exact(amount: int, vat: int) -> None:
    net, gross = split(amount, vat, is_gross=False)
    assert net == amount
    assert abs(gross - net - Fraction(amount * vat, WHOLE)) <= Fraction(1, 2)


@given(AMOUNTS, PERCENT)
def test_what_is_gross_has_the_tax_in_it(amount: int, vat: int) -> None:
    net, gross = split(amount, vat, is_gross=True)
    assert gross == amount
    assert abs(net - Fraction(amount * WHOLE, WHOLE + vat)) <= Fraction(1, 2)
    # The tax on the net is the tax that was in the gross, up to the rounding of each.
    assert abs(gross_of(net, vat) - gross) <= 1


@given(AMOUNTS, PERCENT)
def test_the_net_of_a_gross_is_the_net_that_it_was_made_of(net: int, vat: int) -> None:
    assert net_of(gross_of(net, vat), vat) == net


@given(AMOUNTS, st.booleans(), st.sampled_from([None, 0]))
def test_without_a_rate_there_is_no_tax(amount: int, is_gross: bool, vat: int | None) -> None:
    assert split(amount, vat, is_gross=is_gross) == (amount, amount)


@given(AMOUNTS, PERCENT, st.booleans())
def test_what_is_taken_back_is_taxed_like_what_was_given(amount: int, vat: int, is_gross: bool) -> None:
    net, gross = split(amount, vat, is_gross=is_gross)
    assert split(-amount, vat, is_gross=is_gross) == (-net, -gross)


@pytest.mark.parametrize(
    ("net", "vat", "gross"),
    [(100_000, 19_000, 119_000), (1, 19_000, 1), (3, 19_000, 4), (50, 1_000, 51), (0, 19_000, 0)],
)
def test_value_added(net: int, vat: int, gross: int) -> None:
    assert gross_of(net, vat) == gross


@given(st.integers(0, 10**13), PERCENT)
def test_a_fee_is_withheld_in_part_and_never_more_than_all(amount: int, percent: int) -> None:
    kept = withheld(amount, percent)
    assert 0 <= kept <= amount
    assert abs(kept - Fraction(amount * percent, WHOLE)) <= Fraction(1, 2)


def test_nothing_is_withheld_where_nothing_is_said() -> None:
    assert withheld(400_000, None) == withheld(400_000, 0) == 0


@pytest.mark.parametrize(
    ("country", "day", "percent"),
    [
        ("CL", date(2026, 12, 31), 15_250),
        ("CL", date(2027, 1, 1), 16_000),
        ("CL", date(2027, 12, 31), 16_000),
        ("CL", date(2028, 1, 1), 17_000),
        ("CL", date(2031, 6, 1), 17_000),
        ("CL", date(2019, 12, 31), None),
        ("ES", date(2027, 3, 9), None),
    ],
)
def test_the_rate_is_that_of_the_year(country: str, day: date, percent: int | None) -> None:
    assert withholding_on(country, day) == percent


@pytest.mark.parametrize(
    ("country", "day", "due"),
    [
        ("CL", date(2027, 3, 1), date(2027, 4, 12)),
        ("CL", date(2027, 1, 31), date(2027, 2, 12)),
        ("CL", date(2027, 12, 31), date(2028, 1, 12)),
        ("AR", date(2027, 1, 31), date(2027, 2, 28)),
        ("AR", date(2027, 12, 1), date(2028, 1, 31)),
    ],
)
def test_what_is_withheld_is_due_in_the_next_month(country: str, day: date, due: date) -> None:
    assert withheld_due(country, day) == due


@given(st.dates(date(2000, 1, 1), date(2199, 1, 1)), st.sampled_from(["CL", "AR"]))
def test_it_is_due_after_the_month_is_over(day: date, country: str) -> None:
    due = withheld_due(country, day)
    assert (due.year * 12 + due.month) - (day.year * 12 + day.month) == 1
