"""What formats of cells say of numbers."""

import pytest

from eventplanner.formats.tables.number_formats import NumberFormat, read_format


@pytest.mark.parametrize(
    ("pattern", "currency"),
    [
        ("[$US$-409]#,##0.00", "USD"),
        ('"US$ "#,##0.00', "USD"),
        ("[$$-409]#,##0.00", "USD"),
        ("[$$-340A]#,##0", "CLP"),
        ("[$$-80A]#,##0.00", "MXN"),
        ("[$CLP] #,##0", "CLP"),
        ('"UF "#,##0.00', "CLF"),
        (r"\U\F\ #,##0.00", "CLF"),
        ("#,##0.00 [$€-C0A]", "EUR"),
        ('#,##0.00\\ "€"', "EUR"),
        ("[$£-809]#,##0.00", "GBP"),
        ("[$R$-416]#,##0.00", "BRL"),
        ('#,##0 "USD"', "USD"),
        ('_-[$EUR]\\ * #,##0.00_-;\\-[$EUR]\\ * #,##0.00_-;_-[$EUR]\\ * "-"??_-;_-@_-', "EUR"),
        ("[Red][>100][$EUR] #,##0", "EUR"),
    ],
)
def test_a_format_names_its_currency(pattern, currency):
    assert read_format(pattern) == NumberFormat(currency)


@pytest.mark.parametrize(
    "pattern",
    [
        "General",
        "#,##0",
        "#,##0.00",
        '"$"#,##0',
        "$#,##0.00",
        "[$$]#,##0",
        '_-"$"* #,##0_-',
        "0.00E+00",
        '0 "días"',
        "dd/mm/yyyy",
        "[h]:mm",
        "@",
        "",
    ],
)
def test_a_format_that_many_currencies_have_names_none(pattern):
    assert read_format(pattern).is_plain


@pytest.mark.parametrize(("pattern", "number"), [("0%", 164), ("0.0%", 170), ("", 9), ("", 10)])
def test_a_percentage_is_one_by_its_pattern_or_because_it_is_built_in(pattern, number):
    assert read_format(pattern, number) == NumberFormat(is_percent=True)


def test_only_the_form_of_numbers_above_zero_counts():
    assert read_format('#,##0;[$USD] -#,##0;"0%"').is_plain
