"""Rates of exchange: that of the day or the last before it, never one that nobody said; and rounding once."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.currencies import currency_of
from eventplanner.domain.base.money import exponent
from eventplanner.domain.budget.conversion import ONE, DatedRate, Rates, converted, rounded

AMOUNTS = st.integers(-(10**13), 10**13)
VALUES = st.integers(1, 10**15)
CURRENCIES = st.sampled_from(["CLP", "CLF", "USD", "EUR", "KWD", "JPY"])
UF = Rates("CLP", [("CLF", "2027-03-09", 3_920_050_000_000), ("CLF", "2027-03-01", 3_900_000_000_000)])


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2027-02-28", None),
        ("2027-03-01", DatedRate(3_900_000_000_000, "2027-03-01")),
        ("2027-03-08", DatedRate(3_900_000_000_000, "2027-03-01")),
        ("2027-03-09", DatedRate(3_920_050_000_000, "2027-03-09")),
        ("2030-01-01", DatedRate(3_920_050_000_000, "2027-03-09")),
        (None, DatedRate(3_920_050_000_000, "2027-03-09")),
    ],
)
def test_the_rate_of_a_day_is_its_own_or_the_last_before_it(day: str | None, known: DatedRate | None) -> None:
    assert UF.on("CLF", day) == known


def test_a_rate_that_nobody_said_is_none_and_not_one() -> None:
    assert UF.latest("USD") is None
    assert UF.on("USD", "2027-03-09") is None
    assert UF.on("USD", None) is None


def test_the_base_currency_is_worth_itself_on_any_day() -> None:
    assert UF.latest("CLP") == UF.on("CLP", "1990-01-01") == UF.on("CLP", None) == DatedRate(ONE)
    assert UF.currencies == ["CLF"]


@given(st.dictionaries(st.dates(date(2020, 1, 1), date(2030, 1, 1)), VALUES, max_size=8), st.dates())
def test_no_later_rate_is_ever_taken(said: dict[date, int], day: date) -> None:
    rates = Rates("CLP", [("USD", each.isoformat(), value) for each, value in said.items()])
    before = [each for each in said if each <= day]
    known = rates.on("USD", day.isoformat())
    assert (known.value if known else None) == (said[max(before)] if before else None)
    latest = rates.latest("USD")
    assert (latest.value if latest else None) == (said[max(said)] if said else None)


@given(st.integers(), st.integers(1))
def test_a_fraction_is_rounded_to_the_next_whole_number(numerator: int, denominator: int) -> None:
    found = rounded(numerator, denominator)
    assert abs(Fraction(numerator, denominator) - found) <= Fraction(1, 2)
    assert rounded(-numerator, denominator) == -found


@pytest.mark.parametrize(("half", "whole"), [(1, 1), (3, 2), (5, 3), (-1, -1), (-3, -2), (0, 0)])
def test_halves_go_away_from_nothing(half: int, whole: int) -> None:
    assert rounded(half, 2) == whole


@given(AMOUNTS, CURRENCIES, CURRENCIES, VALUES)
def test_an_amount_is_converted_exactly_and_rounded_once(minor: int, currency: str, base: str, value: int) -> None:
    exact = Fraction(minor, 10 ** exponent(currency)) * Fraction(value, ONE) * 10 ** exponent(base)
    found = converted(minor, currency, base, value)
    assert found == minor if currency == base else abs(found - exact) <= Fraction(1, 2)
    assert converted(-minor, currency, base, value) == -found


@given(st.lists(AMOUNTS, max_size=12), VALUES)
def test_what_is_converted_in_parts_differs_by_their_roundings_alone(parts: list[int], value: int) -> None:
    apart = sum(converted(each, "USD", "CLP", value) for each in parts)
    together = converted(sum(parts), "USD", "CLP", value)
    assert 2 * abs(apart - together) <= len(parts) + 1


@pytest.mark.parametrize(
    ("minor", "currency", "base", "value", "worth"),
    [
        (1_200_000, "CLF", "CLP", 3_920_050_000_000, 4_704_060),
        (120_050, "USD", "CLP", 94_010_000_000, 1_128_590),
        (1_000_000, "CLP", "USD", 106_372, 106_372),
        (1, "USD", "CLP", 5_000_000_000, 1),
        (0, "USD", "CLP", 1, 0),
    ],
)
def test_minor_units_of_one_are_those_of_the_other(
    minor: int, currency: str, base: str, value: int, worth: int
) -> None:
    assert converted(minor, currency, base, value) == worth


@pytest.mark.parametrize(
    ("text", "code"),
    [("uf", "CLF"), ("US$", "USD"), ("u$", "USD"), (" usd ", "USD"), ("€", "EUR"), ("dólar", "USD"), ("clp", "CLP")],
)
def test_what_people_write_for_a_currency(text: str, code: str) -> None:
    assert currency_of(text) == code


@given(st.lists(st.tuples(st.integers(0, 400), VALUES), max_size=8, unique_by=lambda pair: pair[0]), st.randoms())
def test_in_which_order_rates_come_is_all_the_same(said: list[tuple[int, int]], random) -> None:
    rows = [("USD", (date(2027, 1, 1) + timedelta(days=day)).isoformat(), value) for day, value in said]
    one = Rates("CLP", rows)
    random.shuffle(rows)
    other = Rates("CLP", rows)
    days = [None, *((date(2027, 1, 1) + timedelta(days=day)).isoformat() for day in range(0, 400, 37))]
    assert [one.on("USD", day) for day in days] == [other.on("USD", day) for day in days]
