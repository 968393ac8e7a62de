"""Documents of every kind of block, in every format."""

import re
from datetime import date, time

import pytest

from eventplanner.domain.base.money import Money
from eventplanner.formats.documents.blocks import (
    BarChart,
    Bullets,
    CellTable,
    ChartBar,
    Document,
    Highlights,
    ListItem,
    Pairs,
    Prose,
    Section,
    plain_table,
    summed_table,
)
from eventplanner.formats.documents.values import Decimals, Percent, Struck, currency_name, text_of
from eventplanner.formats.documents.writing import write
from eventplanner.i18n import formats

MONEY = Money(1_200_50, "USD")
TABLE = summed_table(["Item", "Amount"], [([["Tea | <b>", MONEY], [Struck("Milk"), None]], ["Total", MONEY])])
DOCUMENT = Document(
    "Title",
    "Subtitle",
    [
        Section("", [Highlights([("Sum", MONEY, "of all")])]),
        Section("Chart", [BarChart([("paid", "#123456")], [ChartBar("Tea", MONEY, [120050], 120050)], "plan")]),
        Section("Table", [TABLE, Prose("A *note*.")], sheet="Own", in_summary=False),
        Section("Pairs", [Pairs([("Link", "https://example.org")])]),
        Section("List", [Bullets([ListItem(["one", "where"]), ListItem(["two"]), ListItem(["Sign"], True, "legal")])]),
        Section("Figures", [plain_table(["n"], [[1]]).sections[0].blocks[0]], in_text=False),
    ],
)


def test_markdown_says_everything_but_charts() -> None:
    assert write(DOCUMENT, "md").decode().split("\n\n") == [
        "# Title",
        "Subtitle",
        "## Table",
        "| Item | Amount |\n| --- | --- |\n| Tea \\| \\<b\\> | US$1.200,50 |\n| ~~Milk~~ |  |\n| **Total** | **US$1.200,50** |",
        "A \\*note\\*.",
        "## Pairs",
        "- **Link**: https://example.org",
        "## List",
        "- one · where\n- two\n- [x] Sign #legal\n",
    ]


def test_text_says_the_same_in_lines() -> None:
    assert write(DOCUMENT, "text").decode().split("\n\n") == [
        "Title\nSubtitle",
        "Table\n• Tea | <b> · US$1.200,50\n• Milk\n• Total · US$1.200,50\nA *note*.",
        "Pairs\nLink: https://example.org",
        "List\n• one\n  where\n• two\n☑ Sign #legal\n",
    ]


def test_a_page_draws_every_block() -> None:
    html = write(DOCUMENT, "html").decode()
    texts = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html.split("<main>")[1]))
    assert (
        texts.split()
        == (
            "Title Subtitle Sum US$1.200,50 of all Chart paid plan Tea US$1.200,50 Table Item Amount Tea | &lt;b&gt; "
            "US$1.200,50 Milk Total US$1.200,50 A *note*. Pairs Link https://example.org List one · where two ☑ Sign #legal"
        ).split()
    )
    assert '<a href="https://example.org" rel="noreferrer">' in html


@pytest.mark.parametrize(("form", "between", "amount"), [("csv", ",", "1200.50"), ("csv-es", ";", '"1200,50"')])
def test_csv_has_the_tables(form: str, between: str, amount: str) -> None:
    rows = [
        ["Title"],
        ["Subtitle"],
        [],
        ["Table"],
        ["Item", "Amount"],
        ["Tea | <b>", amount],
        ["Milk", ""],
        ["Total", amount],
    ]
    lines = [between.join(row) for row in [*rows, [], ["Figures"], ["n"], ["1"]]]
    assert write(DOCUMENT, form).decode("utf-8-sig").splitlines() == lines


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (1500, "1.500"),
        (8.5, "8,5"),
        (Percent(3), "3 %"),
        (Decimals(19_000, 3, "%"), "19 %"),
        (Decimals(120_500, 3), "120,5"),
        (date(2027, 3, 9), "9 Mar 2027"),
        (time(18, 30), "18:30"),
        (Money(185_000, "CLF"), "UF 18,5000"),
    ],
)
def test_values_are_read_as_the_country_writes_them(value: object, text: str) -> None:
    assert text_of(value) == text  # type: ignore[arg-type]


def test_a_currency_has_its_code_where_a_word_might_mean_another() -> None:
    assert [currency_name(code) for code in ("CLF", "CLP", "USD", "EUR", "SEK")] == ["UF", "CLP", "USD", "EUR", "SEK"]
    formats.use_country("SE")
    assert currency_name("SEK") == "SEK"


def test_an_empty_table_has_no_numbers() -> None:
    assert CellTable(["a"], []).numbers == frozenset()
