"""A budget as a page."""

import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.cases import BreakEven
from eventplanner.domain.budget.counts import Count, Source
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.formats.documents import html_out
from eventplanner.formats.documents.budget import budget
from eventplanner.i18n import catalogue
from formats.documents.budgets import HOSTILE, PLAIN, entry, line, summary

WIDE = 360
"""Units of the longest bar."""


def page(found):
    return html_out.page(budget(found)).decode()


class Reader(HTMLParser):
    """What a browser would find: elements with their attributes, and texts."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.texts, self._open = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open and self._open[-1] != "style" and data.strip():
            self.texts.append(data.strip())


def rectangles(html):
    """Colour, left and width of each."""
    return [
        (attrs["fill"], float(attrs["x"]), float(attrs["width"]))
        for tag, attrs in Reader(html).elements
        if tag == "rect"
    ]


def test_the_page_is_whole_by_itself():
    html = page(PLAIN)
    found = Reader(html)
    tags = {tag for tag, _attrs in found.elements}
    assert tags & {"script", "link", "img", "a", "iframe", "object", "base", "image", "use"} == set()
    named = [name for _tag, attrs in found.elements for name in attrs]
    assert [name for name in named if name in {"src", "href", "xmlns", "xlink:href"} or name[:2] == "on"] == []
    assert re.findall(r"url\(|@import|https?:|//", html) == []
    assert ("meta", {
        "http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'",
    }) in found.elements  # fmt: skip


def test_it_is_printed_on_a4_that_lies_on_its_side_for_a_wide_table():
    assert "@page { size: A4 landscape;" in page(PLAIN)
    assert "@page { size: A4;" in page(summary([line(1)], title="", year=2027))


def test_a_wide_table_has_whole_words_figures_in_one_piece_and_its_header_on_each_page():
    html = page(PLAIN)
    style = html[: html.index("</style>")]
    assert (
        "th, td { padding: .5mm 3mm .5mm 0; text-align: left; vertical-align: top; border-bottom: .1mm solid #ccc; overflow-wrap: break-word;"
        in style
    )
    assert "td.n { white-space: nowrap;" in style
    assert "thead { display: table-header-group }" in style
    assert ".scroll { overflow-x: auto }" in style
    assert html.count('<div class="scroll">') == html.count("<thead>") == 3
    assert html.count('<table class="wide">') == 1


def test_a_word_that_is_wider_than_a_column_may_be_cut():
    html = page(summary([line(1, "x" * 300)]))
    assert '<td class="long"><bdi>xxx' in html
    assert "td.long { min-width: 32mm; overflow-wrap: anywhere }" in html


def test_columns_in_which_nothing_stands_are_left_out_of_the_page():
    heads = re.findall("<th[^>]*>(.*?)</th>", page(PLAIN).split("<h2>Budget lines</h2>")[1])
    assert [head for head in ("Supplier or sponsor", "Quantity", "VAT", "Approved") if head not in heads] == [
        "Approved"
    ]


def test_headings_over_numbers_stand_at_the_right_and_a_word_among_numbers_at_the_left():
    found = summary(
        [line(1)], cash=[], break_even=BreakEven(None), counts={Driver.ATTENDEE: Count(Fraction(9), Source.EXPECTED)}
    )
    html = page(found)
    assert '<th class="n">Reckoned with</th>' in html
    assert '<td class="n"><bdi>9</bdi></td>' in html
    assert "<td><bdi>no number: each one costs more than she brings</bdi></td>" in html


def test_large_figures_stand_on_top():
    html = page(PLAIN)
    assert re.findall(r"<span>(.*?)</span><b>(.*?)</b><span>(.*?)</span>", html) == [
        ("Expenses, forecast", "$3.131.075", "planned $3.081.075"),
        ("Income, forecast", "$3.000.000", "planned $3.000.000"),
        ("Net cost, forecast", "$131.075", "planned $81.075"),
    ]
    assert "Left of the envelope" in page(summary([line(1)], envelope=5_000))


def test_tables_have_their_numbers_to_the_right_and_their_totals_bold():
    html = page(PLAIN)
    assert '<tr class="total"><td><bdi>Total expenses</bdi></td><td class="n"><bdi>$3.081.075</bdi></td>' in html
    assert re.findall(r"<h2>(.*?)</h2>", html)[2:] == ["Categories", "Cash by month, VAT included", "Budget lines"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_only_a_name(name):
    found = summary([line(1, name, category=name)], [entry(1, note=name)], [name], title=name, organisation=name)
    html = page(found)
    read, plain = Reader(html), Reader(page(summary([line(1)], [entry(1)], ["x"], organisation="x")))
    assert [tag for tag, _attrs in read.elements] == [tag for tag, _attrs in plain.elements]
    assert name.strip() in read.texts


def test_bars_are_on_one_scale_and_say_what_is_paid_committed_and_over():
    found = rectangles(page(summary([
        line(1, planned=1000, paid=250, committed=500),
        line(2, planned=500, category="catering", paid=500, committed=750, actual=600),
    ], cash=[])))  # fmt: skip
    plan, paid, committed, over = "#e6e3dc", "#00724f", "#e0a800", "#b3261e"
    assert found == [
        (plan, 150, 360), (paid, 150, 90), (committed, 240, 90),
        (plan, 150, 180), (paid, 150, 180), (over, 330, 90),
    ]  # fmt: skip


def test_of_nothing_there_is_no_chart():
    assert "<svg" not in page(summary([], cash=[]))
    assert page(summary([line(1, flow=Flow.INCOME)], cash=[])).count("<svg") == 0
    assert page(PLAIN).count("<svg") == 2


def test_it_is_in_the_language_of_the_reader():
    assert '<html lang="en">' in page(PLAIN)
    catalogue.use("es")
    html = page(PLAIN)
    assert '<html lang="es">' in html
    assert f"<h2>{catalogue._('Expenses by category')}</h2>" in html
    assert "$3.081.075" in html


AMOUNTS = st.integers(-(10**10), 10**10)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=6))
def test_no_bar_leaves_the_chart(said):
    lines = [
        line(n, f"L{n}", planned, category=f"c{n}", paid=paid, committed=committed, actual=actual)
        for n, (planned, paid, committed, actual) in enumerate(said)
    ]
    for _fill, left, width in rectangles(page(summary(lines, cash=[]))):
        assert width >= 0
        assert 150 <= left <= left + width <= 150 + WIDE + 0.05


@given(st.text(min_size=1, max_size=40).filter(lambda text: "://" not in text))
def test_any_text_leaves_the_page_in_order(text):
    found = [tag for tag, _attrs in Reader(page(summary([line(1, text)], parties=[text], title=text))).elements]
    assert found == [tag for tag, _attrs in Reader(page(summary([line(1)], parties=["x"]))).elements]
