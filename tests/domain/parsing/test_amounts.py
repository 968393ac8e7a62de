"""Amounts are read as their country writes them, to the last minor unit, or refused where they may mean two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.parsing.amounts import amount_text, decimal_text, read_amount, two_meanings

MARKS = st.sampled_from(",.")
AMOUNTS = st.integers(-(10**15), 10**15)
DIGITS = st.integers(0, 8)
SAID_OR_NOT = st.sampled_from(["", ",", "."])


def other(decimal: str) -> str:
    return "." if decimal == "," else ","


def grouped(minor: int, digits: int, decimal: str, mark: str) -> str:
    whole, _, rest = amount_text(abs(minor), digits, decimal).partition(decimal)
    text = f"{int(whole):,}".replace(",", mark)
    return ("-" if minor < 0 else "") + text + (decimal + rest if rest else "")


@given(AMOUNTS, DIGITS, MARKS)
def test_what_is_written_is_read_back(minor: int, digits: int, decimal: str) -> None:
    assert read_amount(amount_text(minor, digits, decimal), digits, decimal) == minor


@given(AMOUNTS, DIGITS, MARKS)
def test_without_noughts_at_its_end_too(minor: int, digits: int, decimal: str) -> None:
    text = decimal_text(minor, digits, decimal)
    assert read_amount(text, digits, decimal) == minor
    assert not (decimal in text and text.endswith(("0", decimal)))


@given(AMOUNTS, DIGITS, MARKS, st.sampled_from([None, "'", "’", " ", "\u00a0"]))
def test_with_marks_between_its_thousands_too(minor: int, digits: int, decimal: str, mark: str | None) -> None:
    assert read_amount(grouped(minor, digits, decimal, mark or other(decimal)), digits, decimal) == minor


@given(st.integers(0, 10**12), DIGITS, MARKS, st.sampled_from(["${}", "$ {}", "{}$", "{} $", "{}"]))
def test_a_sign_of_money_says_nothing_of_the_number(minor: int, digits: int, decimal: str, around: str) -> None:
    assert read_amount(around.format(amount_text(minor, digits, decimal)), digits, decimal) == minor


@given(st.integers(1, 10**12), DIGITS, MARKS)
def test_what_stands_in_parentheses_is_less_than_nothing(minor: int, digits: int, decimal: str) -> None:
    text = amount_text(minor, digits, decimal)
    assert read_amount(f"({text})", digits, decimal) == -minor
    assert read_amount(f"($ {text})", digits, decimal) == -minor
    assert read_amount(f"−{text}", digits, decimal) == -minor
    assert read_amount(f"-${text}", digits, decimal) == -minor
    assert read_amount(f"$-{text}", digits, decimal) == -minor


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from([0, 1, 2]), MARKS)
def test_a_mark_of_decimals_before_three_digits_is_refused_where_there_are_fewer(
    thousands: int, rest: int, digits: int, decimal: str
) -> None:
    assert read_amount(f"{thousands}{decimal}{rest:03d}", digits, decimal) is None
    assert (
        read_amount(f"{thousands}{other(decimal)}{rest:03d}", digits, decimal) == (thousands * 1000 + rest) * 10**digits
    )


@given(st.integers(1, 999), st.integers(0, 999), st.integers(3, 8), MARKS)
def test_where_three_decimals_may_be_the_country_decides_and_without_one_nobody(
    thousands: int, rest: int, digits: int, decimal: str
) -> None:
    text = f"{thousands}{decimal}{rest:03d}"
    assert read_amount(text, digits, decimal) == (thousands * 1000 + rest) * 10 ** (digits - 3)
    assert read_amount(text, digits, other(decimal)) == (thousands * 1000 + rest) * 10**digits
    assert read_amount(text, digits) is None


@given(st.text(max_size=30), DIGITS, SAID_OR_NOT)
def test_any_text_is_a_number_or_none(text: str, digits: int, decimal: str) -> None:
    found = read_amount(text, digits, decimal)
    assert found is None or isinstance(found, int)


@given(
    st.from_regex(r"[-(]?\$? ?\d{1,7}([.,' ]\d{1,3}){0,3}\)?", fullmatch=True, alphabet="0123456789.,'-() $"),
    DIGITS,
    SAID_OR_NOT,
)
def test_no_digit_is_lost_or_made(text: str, digits: int, decimal: str) -> None:
    found = read_amount(text, digits, decimal)
    if found is not None:
        said = "".join(c for c in text if c.isdecimal()).strip("0")
        assert str(abs(found)).strip("0") == said


@pytest.mark.parametrize(
    ("text", "digits", "decimal", "minor"),
    [
        ("6.500", 0, ",", 6_500),
        ("6,500", 0, ",", None),
        ("6,500", 0, ".", 6_500),
        ("6.500", 0, ".", None),
        ("6,5", 0, ",", None),
        ("6,5", 2, ",", 650),
        ("1.250,50", 2, ",", 125_050),
        # With both marks it is plain which is which, whatever the country writes.
        ("1,250.50", 2, ",", 125_050),
        ("1.25", 2, ",", 125),
        ("1.250.000", 0, ",", 1_250_000),
        ("1,250,000", 0, ",", 1_250_000),
        ("1.250.00", 2, ",", None),
        ("12.50.000", 2, ",", None),
        ("1.2345", 2, ",", None),
        ("0.500", 0, ",", None),
        ("1,234,567.891", 2, ".", None),
        ("39.200,5", 8, ",", 3_920_050_000_000),
        ("UF 120", 4, ",", None),
        ("6.500 CLP", 0, ",", None),
        ("1e6", 0, ",", None),
        ("٣", 0, ",", None),
        ("", 0, ",", None),
        ("-", 0, ",", None),
        ("()", 0, ",", None),
        (",", 2, ",", None),
        (",5", 2, ",", None),
        ("5,", 2, ",", None),
        ("9" * 24, 0, ",", int("9" * 24)),
        ("9" * 25, 0, ",", None),
    ],
)
def test_how_people_write(text: str, digits: int, decimal: str, minor: int | None) -> None:
    assert read_amount(text, digits, decimal) == minor


@pytest.mark.parametrize(
    ("minor", "digits", "plain", "short"),
    [
        (0, 0, "0", "0"),
        (0, 2, "0.00", "0"),
        (5, 2, "0.05", "0.05"),
        (-5, 2, "-0.05", "-0.05"),
        (-1_250_50, 2, "-1250.50", "-1250.5"),
        (100, 0, "100", "100"),
        (1_000, 3, "1.000", "1"),
        (10_000, 3, "10.000", "10"),
        (1_200_000, 4, "120.0000", "120"),
    ],
)
def test_how_they_are_written(minor: int, digits: int, plain: str, short: str) -> None:
    assert (amount_text(minor, digits), decimal_text(minor, digits)) == (plain, short)


@pytest.mark.parametrize(
    ("text", "digits", "decimal", "readings", "hint"),
    [
        ("6,500", 0, ",", ("6,5", "6500"), "6500"),
        ("6.500", 0, ".", ("6.5", "6500"), "6500"),
        ("$6,500", 2, ",", ("6,5", "6500"), "6500 / 6,50"),
        ("6.500", 2, "", ("6.5", "6500"), "6500 / 6.50"),
        ("1,234", 4, ",", ("1,234", "1234"), "1234 / 1,2340"),
        ("1,234", 2, ",", ("1,234", "1234"), "1234"),
    ],
)
def test_where_a_mark_has_two_meanings_both_are_said(text, digits, decimal, readings, hint) -> None:
    why = two_meanings(text, digits, decimal)
    assert why is not None
    assert ((why.params["less"], why.params["more"]), why.params["hint"]) == (readings, hint)


@pytest.mark.parametrize(
    ("text", "decimal"), [("6.500", ","), ("6,500", "."), ("6,50", ","), ("6,500,000", ","), ("0,500", ","), ("x", "")]
)
def test_where_a_mark_has_one_meaning_nothing_is_asked(text, decimal) -> None:
    assert two_meanings(text, 2, decimal) is None
