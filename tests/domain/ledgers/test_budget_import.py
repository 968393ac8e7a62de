"""What the rows of somebody's budget say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.ledgers.budget_columns import chosen
from eventplanner.domain.ledgers.budget_import import Reckoning, read_table
from eventplanner.domain.parsing.table import Table, TableRow
from eventplanner.domain.parsing.values import Unreadable


def read(header, *rows, currency="CLP", decimal="", days=1):
    heads = tuple(header.split("|"))
    cells = [tuple(row.split("|")) if isinstance(row, str) else tuple(row) for row in rows]
    table = Table(heads, tuple(TableRow(n, each) for n, each in enumerate(cells, 2)))
    return read_table(table, chosen(heads, {}, {}), Reckoning(currency=currency, decimal=decimal, days=days))


def amounts(found):
    return [(row.title, row.values["flow"].value, row.values.get("amount")) for row in found.rows]


@pytest.mark.parametrize(
    "name",
    [
        "Total", "TOTAL", "Totales", "Total general", "Gran total", "Grand Total", "Subtotal", "Sub-total", "Sub total",
        "Budgeted Total", "Total Expenses (estimate)", "Projected Inflow Total", "Suma", "Saldo", "Balance",
    ],
)  # fmt: skip
def test_whatever_a_total_is_called_it_is_no_line(name):
    found = read("Item|Amount", "A|100", "B|200", f"{name}|300")
    assert ([row.title for row in found.rows], found.totals, found.checks) == (["A", "B"], [4], [])


@pytest.mark.parametrize("name", ["Totally Wired coffee", "Summer camp", "Saldos varios"])
def test_a_word_that_only_begins_like_one_is_a_line(name):
    found = read("Item|Amount", f"{name}|100")
    assert ([row.title for row in found.rows], found.totals) == ([name], [])


def test_a_thing_with_the_word_in_its_name_is_a_line_if_it_has_a_price_and_a_quantity():
    found = read("Item|Quantity|Unit price|Amount", "Total station|2|100|200", "Total|||200")
    assert ([row.title for row in found.rows], found.totals, found.checks) == (["Total station"], [3], [])


def test_a_total_may_stand_in_any_column():
    found = read("Category|Item|Amount", "Venue|A|100", "|Total|100", "TOTAL||100")
    assert ([row.title for row in found.rows], found.totals) == (["A"], [3, 4])


def test_a_total_without_an_amount_is_left_out_too():
    found = read("Item|Amount", "A|100", "Total|")
    assert ([row.title for row in found.rows], found.totals, found.checks) == (["A"], [3], [])


def test_a_total_that_is_off_says_what_the_lines_come_to():
    found = read("Item|Amount", "A|100", "B|200", "Total|310")
    assert found.checks == [
        Message(
            "line {line}: “{name}” says {total}, the lines come to {sum}",
            {"line": 4, "name": "Total", "total": Money(310, "CLP"), "sum": Money(300, "CLP")},
        )
    ]


def test_expenses_in_the_negative_have_their_total_in_the_negative():
    assert read("Item|Amount", "A|-100", "B|(200)", "Total|-300").checks == []
    assert read("Item|Amount", "A|-100", "B|(200)", "Total|300").checks == []


def test_a_total_of_a_section_and_one_of_all():
    rows = ["Sede|", "A|100", "B|200", "Subtotal|300", "Comida|", "C|50", "Subtotal|50", "Total|350"]
    found = read("Item|Amount", *rows)
    assert found.checks == []
    assert [(row.title, row.values["category"]) for row in found.rows] == [
        ("A", "venue"), ("B", "venue"), ("C", "catering"),
    ]  # fmt: skip


def test_a_total_of_incomes_says_that_the_lines_above_it_are_such():
    found = read("Item|Amount", "A|100", "Total expenses|100", "Oro|300", "Devolución|-50", "Total income|250")
    assert amounts(found) == [("A", "expense", 100), ("Oro", "income", 300), ("Devolución", "income", -50)]
    assert found.checks == []


def test_a_total_of_incomes_changes_nothing_that_was_said():
    rows = ["A|100|expense", "Oro|300|income", "Total income|300|"]
    found = read("Item|Amount|Type", *rows)
    assert amounts(found) == [("A", "expense", 100), ("Oro", "income", 300)]


def test_a_price_for_each_and_a_number_of_them():
    [row] = read("Item|Quantity|Unit price", "Poleras|120|$8.500").rows
    assert {name: row.values[name] for name in ("quantity", "unit_price")} == {"quantity": 120_000, "unit_price": 8_500}
    assert "amount" not in row.values
    [one] = read("Item|Unit price", "Poleras|$8.500").rows
    assert one.values["quantity"] == 1000


def test_what_contradicts_itself_is_said_and_keeps_both():
    found = read("Item|Quantity|Unit price|Amount", "Poleras|120|$8.500|$1.000.000")
    assert found.checks == [
        Message(
            "line {line}: quantity × unit price are {product}, the amount is {amount}",
            {"line": 2, "product": Money(1_020_000, "CLP"), "amount": Money(1_000_000, "CLP")},
        )
    ]
    [row] = found.rows
    assert (row.values["quantity"], row.values["unit_price"], row.values["amount"]) == (120_000, 8_500, 1_000_000)


@pytest.mark.parametrize(
    ("text", "driver", "quantity"),
    [
        ("$55 / day / participant", Driver.ATTENDEE, 3000),
        ("$55 / participant", Driver.ATTENDEE, 1000),
        ("$55 / day", Driver.DAY, 1000),
        ("$55 / participant for 6 participants", Driver.FIXED, 6000),
        ("$55 / day / participant for 6 participants", Driver.FIXED, 18000),
    ],
)
def test_what_is_for_each_of_something_is_reckoned_with_the_days_of_the_event(text, driver, quantity):
    [row] = read("Item|Cost", f"Snacks|{text}", days=3).rows
    assert (row.values["driver"], row.values["quantity"], row.values["unit_price"]) == (driver, quantity, 55)
    assert row.values["notes"] == text


def in_column(column, reason, text):
    return Message("{column}: {reason}", {"column": column, "reason": Message(reason, {"text": text})})


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("A|a lot|", in_column("Amount", "“{text}” is no amount that can be read: write it in digits alone", "a lot")),
        ("A||note", Message("“{name}”: there is no amount", {"name": "A"})),
        ("A|tbd|note", Message("“{name}”: there is no amount", {"name": "A"})),
        ("|55|note", Message("there is no name")),
    ],
)
def test_a_bad_row_says_why(row, reason):
    assert [each.problem for each in read("Item|Amount|Notes", "B|100|", row).rows] == [None, reason]


@pytest.mark.parametrize("text", ["many", "-3", "1.500"])
def test_a_quantity_that_is_no_number_or_may_be_two_is_bad(text):
    [row] = read("Item|Quantity|Unit price", f"A|{text}|100").rows
    assert row.problem.params["column"] == "Quantity"
    assert row.problem.params["reason"].params == {"text": text}


def test_amounts_of_two_countries_in_one_table_stand_each_for_itself():
    found = read("Item|Amount", "A|1.234,50", "B|1,234.50", currency="USD")
    assert amounts(found) == [("A", "expense", 1_234_50), ("B", "expense", 1_234_50)]


def test_a_currency_column_says_what_amounts_are_in():
    found = read("Item|Amount|Currency", "A|1,200.50|usd", "B|3.5|UF", "C|1200|")
    assert [(row.values["amount"], row.values["currency"]) for row in found.rows] == [
        (1_200_50, "USD"), (35_000, "CLF"), (1_200, "CLP"),
    ]  # fmt: skip


def test_what_else_a_row_says_is_kept():
    [row] = read("Item|Supplier|Budget|Actual|VAT|Cost centre|Notes", "Café|La Mesa|1.000|1.200|19%|devrel|rico").rows
    assert (row.party, row.actual, row.values["vat"]) == ("La Mesa", 1_200, 19_000)
    assert (row.values["cost_centre"], row.values["notes"], row.values["category"]) == ("devrel", "rico", "catering")


NAMES = st.text("abcdeñ ", min_size=1, max_size=12).map(lambda text: f"x{text}".strip())
ROWS = st.lists(st.tuples(NAMES, st.integers(-(10**9), 10**9).filter(bool)), min_size=1, max_size=15)


@given(ROWS, st.integers(1, 1000), st.booleans())
def test_lines_sum_up_and_a_total_is_right_or_reported(rows, off, is_off):
    total = sum(minor for _name, minor in rows)
    wrong = total + off if is_off else total
    kept = [(name, f"{minor}", "expense") for name, minor in rows]
    found = read("Item|Amount|Type", *kept, ("Total", f"{wrong}", ""))
    assert len(found.rows) == len(rows)
    if any(row.problem for row in found.rows):
        # More is taken back than is spent: nobody knows what the minus means.
        assert total < 0 < max(minor for _name, minor in rows)
        return
    all_below = all(minor < 0 for _name, minor in rows)
    assert sum(row.values["amount"] for row in found.rows) == (-total if all_below else total)
    assert bool(found.checks) is (wrong not in {total, -total})


@given(st.lists(st.lists(st.text(max_size=12), min_size=4, max_size=4), max_size=8))
def test_any_table_is_read_or_refused(rows):
    try:
        found = read("Item|Quantity|Unit price|Amount", *rows)
    except Unreadable:
        return
    assert len(found.rows) + len(found.totals) <= len(rows)


def test_a_price_of_nothing_without_a_name_is_no_line():
    found = read("Item|Quantity|Unit price|Amount", ["", "", "0", ""])
    assert [bool(row.problem) for row in found.rows] == [True]


def test_a_price_beside_a_quantity_and_an_amount_is_that_of_one_and_held_against_it():
    found = read("Item|Qty|Price|Amount", "Room|1|1200|1200", "Food|2|35|90", "Total|||1290")
    assert [(row.title, row.values["unit_price"], row.values.get("amount")) for row in found.rows] == [
        ("Room", 1200, None),
        ("Food", 35, 90),
    ]
    assert found.checks == [
        Message(
            "line {line}: quantity × unit price are {product}, the amount is {amount}",
            {"line": 3, "product": Money(70, "CLP"), "amount": Money(90, "CLP")},
        )
    ]
