"""Amounts in whole minor units."""

from decimal import Decimal

import pytest

from eventplanner.domain.base.money import Money, exponent


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        (1234567, "CLP", "1234567"),
        (1234, "USD", "12.34"),
        (381234, "CLF", "38.1234"),
        (-5, "EUR", "-0.05"),
        (1500, "KWD", "1.500"),
        (7, "JPY", "7"),
    ],
)
def test_minor_units_are_what_the_standard_says(minor, currency, amount):
    assert Money(minor, currency).amount == Decimal(amount)
    assert -Money(minor, currency).amount.as_tuple().exponent == exponent(currency)
