"""A budget as Markdown, as CSV and as JSON."""

import csv
import io
import json
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.counts import Count, Source
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.json import summary_json
from eventplanner.formats.documents import csv_out, markdown_out
from eventplanner.formats.documents.budget import budget
from eventplanner.formats.documents.values import Decimals, Percent, number_of
from eventplanner.formats.documents.writing import json_file
from eventplanner.i18n import catalogue, formats
from eventplanner.i18n.language import LANGUAGES
from formats.documents.budgets import HOSTILE, PLAIN, entry, line, summary


def csv_file(found, language):
    return csv_out.csv_file(budget(found), language)


def markdown(found):
    return markdown_out.markdown(budget(found)).decode()


def told(found):
    """The headings of the tables that a document says."""
    return [section.heading for section in budget(found).read for table in section.tables]


def json_text(found):
    return json_file(summary_json(found)).decode()


def rows(found, language="en"):
    text = csv_file(found, language).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "es" else ","))


def cells(found, language="en"):
    return [cell for row in rows(found, language) for cell in row]


def block(found, heading, language="en"):
    """The rows of one table under its heads."""
    every = rows(found, language)
    first = every.index([heading]) + 1
    last = next((n for n in range(first, len(every)) if not every[n]), len(every))
    return [dict(zip(every[first], row, strict=True)) for row in every[first + 1 : last]]


@pytest.mark.parametrize(("language", "mark"), [("en", b","), ("es", b";")])
def test_a_spreadsheet_of_either_language_opens_it_by_double_click(language, mark):
    data = csv_file(PLAIN, language)
    assert data.startswith(b"\xef\xbb\xbfBudget of DevConf\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert mark.join((b"Category", b"Planned", b"Committed")) in data


def test_numbers_have_the_mark_of_the_language_and_none_between_thousands():
    assert [row["Amount"] for row in block(PLAIN, "Budget lines")][2] == "1200.50"
    assert [row["Amount"] for row in block(PLAIN, "Budget lines", "es")][2] == "1200,50"
    assert [row["Quantity"] for row in block(PLAIN, "Budget lines")][1] == "60"
    assert next(row["Used"] for row in block(PLAIN, "Categories")) == "1.03"
    assert next(row["Used"] for row in block(PLAIN, "Categories", "es")) == "1,03"


def test_days_are_in_the_order_that_every_spreadsheet_knows():
    assert [(row["Date"], row["Due"]) for row in block(PLAIN, "Entries")] == [("2027-03-02", "2027-04-01")]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_csv_no_name_begins_a_formula(name, language):
    found = summary(
        [line(1, name, category=name)], [entry(1, number=name, note=name, document=name)], [name], title=name
    )
    acting = [each for each in cells(found, language) if each[:1] in set("=+-@\t\r")]
    assert [each for each in acting if not re.fullmatch(r"-?\d+([.,]\d+)?", each)] == []
    [expense] = [row for row in block(found, "Budget lines", language) if row["Line"]]
    assert expense["Line"].removeprefix("'") == name
    assert expense["Supplier or sponsor"].removeprefix("'") == name


@pytest.mark.parametrize("name", HOSTILE)
def test_in_markdown_a_name_is_only_a_name(name):
    text = markdown(summary([line(1, name)], parties=[name], title=name))
    assert re.findall(r"(?<!\\)[<>]", text) == []
    assert re.findall(r"(?<!\\)\]\(", text) == []
    headings = [each for each in text.splitlines() if re.match(r"#+ ", each)]
    assert [each for each in headings if each.startswith("# ")] == [headings[0]]
    table = text.split("## Budget lines")[1].strip().splitlines()
    assert {len(re.split(r"(?<!\\)(?:\\\\)*\|", row)) for row in table} == {len(table[0].split("|"))}


def test_markdown_has_a_table_under_each_heading_and_bold_totals():
    text = markdown(PLAIN)
    assert text.startswith(
        "# Budget of DevConf\n\nAs of Tue 9 Mar 2027 · CLP · net, without VAT\n\n## Categories\n\n| Cat"
    )
    assert "| **Total expenses** | **$3.081.075** | **$1.600.000** |" in text
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_of_an_event_every_line_is_told_and_of_a_year_none():
    assert told(PLAIN)[-1] == "Budget lines"
    year = summary([line(1)], title="", year=2027)
    assert "Budget lines" not in told(year)
    assert markdown(year).startswith("# Budget 2027\n")
    assert [row["Line"] for row in block(year, "Budget lines")] == ["Arriendo", ""]


def test_what_there_is_nothing_of_has_no_table():
    empty = summary([], cash=[])
    assert told(empty) == []
    assert markdown(empty).count("#") == 1


def test_gross_and_whose_it_is_stand_on_top():
    text = markdown(summary([line(1)], is_gross=True, organisation="Comunidad Andes"))
    assert text.splitlines()[0] == "# Budget of DevConf · Comunidad Andes"
    assert "gross, VAT included" in text.splitlines()[2]


def test_json_is_one_document_that_no_terminal_obeys():
    text = json_text(summary([line(1, "Ñandú \x1b[31m \u202e")], parties=["Café"]))
    said = json.loads(text)
    assert [(each["name"], each["party"]) for each in said["lines"]] == [("Ñandú \x1b[31m \u202e", "Café")]
    assert re.findall("[\x1b\u202e]", text) == []
    assert "Ñandú" in text
    assert text.endswith("}\n")


def test_json_is_the_same_in_every_language():
    english = json_text(PLAIN)
    catalogue.use("es")
    assert json_text(PLAIN) == english


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Money(1_200_50, "USD"), "1200.50"),
        (Money(-7, "CLP"), "-7"),
        (Money(455_000, "CLF"), "45.5000"),
        (Percent(103), "1.03"),
        (Decimals(120_500, 3), "120.5"),
        (Decimals(100_000_000, 3), "100000"),
        (60, "60"),
        (8.5, "8.5"),
    ],
)
def test_what_a_spreadsheet_reckons_with(value, number):
    assert f"{number_of(value):f}" == number


AMOUNTS = st.integers(-(10**12), 10**12)
LINES = st.lists(st.tuples(AMOUNTS, st.booleans(), st.sampled_from(["venue", "catering", "Diversidad"])), max_size=8)


@given(LINES, st.sampled_from(LANGUAGES))
def test_totals_are_the_sums_of_what_stands_above_them(said, language):
    flows = {True: Flow.INCOME, False: Flow.EXPENSE}
    lines = [line(n, f"L{n}", planned, flows[into], category) for n, (planned, into, category) in enumerate(said, 1)]
    found = summary(lines)
    for into, total in ((False, "Total expenses"), (True, "Total income")):
        planned = sum(each for each, way, _category in said if way is into)
        for heading, head in (("Categories", "Category"), ("Budget lines", "Event")) if lines else ():
            written = [row["Planned"] for row in block(found, heading, language) if row[head] == total]
            assert written in ([str(planned)], [] if heading == "Budget lines" else [str(planned)])


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_leaves_the_tables_in_order(name, party):
    found = summary([line(1, name, category=party)], [entry(1, note=name)], [party])
    for language in LANGUAGES:
        assert [row["Planned"] for row in block(found, "Budget lines", language)] == ["1000", "1000"]


def test_money_in_words_is_that_of_the_country():
    formats.use_country("US")
    assert "| **Total expenses** | **CLP 3,081,075** |" in markdown(PLAIN)


def test_what_is_reckoned_with_is_a_number_in_a_spreadsheet():
    counts = {
        Driver.ATTENDEE: Count(Fraction(1500), Source.EXPECTED),
        Driver.HOUR: Count(Fraction(17, 2), Source.DATES),
    }
    found = summary([line(1)], counts=counts)
    assert [row["Reckoned with"] for row in block(found, "Assumptions")] == ["1500", "8.5"]
    assert [row["Reckoned with"] for row in block(found, "Assumptions", "es")] == ["1500", "8,5"]
    assert "| 1.500 |" in markdown(found)


def test_sums_without_an_item_are_marked_and_it_is_said_once_how_many_and_in_which_currencies():
    lines = [line(1), line(2, "Libro", 0, currency="EUR", missing=1), line(3, "Oro", flow=Flow.INCOME)]
    found = summary(lines, without_rate=["EUR"])
    assert rows(found)[1] == [
        "As of Tue 9 Mar 2027 · CLP · net, without VAT · 1 item has no rate (EUR) and counts nowhere"
    ]
    assert [row["Category"] for row in block(found, "Categories")] == [
        "venue +?",
        "Total expenses +?",
        "venue",
        "Total income",
        "Net cost +?",
    ]
    assert [row["Line"] for row in block(found, "Budget lines")] == ["Arriendo", "Libro", "", "Oro", ""]
    assert [row["Event"] for row in block(found, "Budget lines")][2] == "Total expenses +?"
    two = summary([revised(lines[1], missing=2)], without_rate=["EUR", "GBP"])
    assert "2 items have no rate (EUR, GBP) and count nowhere" in rows(two)[1][0]
