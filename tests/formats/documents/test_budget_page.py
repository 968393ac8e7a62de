"""A budget as a page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.drivers import Flow
from eventplanner.formats.documents.budget_page import page
from eventplanner.i18n import catalogue
from formats.documents.budgets import HOSTILE, PLAIN, entry, line, summary

WIDE = 360
"""Units of the longest bar."""


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


def test_it_is_printed_on_a4():
    assert "@page { size: A4;" in page(PLAIN)


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
        (plan, 150, 360), (paid, 150, 90), (committed, 240, 90), (over, 510, 0),
        (plan, 150, 180), (paid, 150, 180), (committed, 330, 0), (over, 330, 90),
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


@given(st.text(max_size=40))
def test_any_text_leaves_the_page_in_order(text):
    found = [tag for tag, _attrs in Reader(page(summary([line(1, text)], parties=[text], title=text))).elements]
    assert found == [tag for tag, _attrs in Reader(page(summary([line(1)], parties=["x"]))).elements]
