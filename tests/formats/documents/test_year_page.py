"""A year as one page to pin up."""

import re
from collections import Counter
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.year.overlays import Overlay, OverlaySource
from eventplanner.formats.documents.year_page import page
from eventplanner.i18n import catalogue
from formats.documents.years import HOSTILE, OTHERS, PROGRESS, YEAR, event, occasion, sheet

WALL = 153
"""Millimetres."""


class Reader(HTMLParser):
    """What a browser would find: elements with their attributes, and texts by the class of what they stand in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open and self._open[-1] != "style" and data.strip():
            self.texts.append(data.strip())

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _tag, attrs in self.elements if name in (attrs.get("class") or "").split()]


def read(*args: object, **said: object) -> Reader:
    return Reader(page(sheet(*args, **said)))  # type: ignore[arg-type]


def columns(html: str) -> list[str]:
    return html.split('<section class="month">')[1:]


def lines(html: str) -> list[tuple[str, str, str]]:
    """Look, letter and text of whatever days show."""
    found = re.findall(r'<div class="line ([^"]*?)(?: one)?" style="[^"]*">(?:<b>(.)</b>)?<p><bdi>(.*?)</bdi>', html)
    return [(look, letter, text) for look, letter, text in found]


def test_the_page_is_whole_by_itself() -> None:
    html = page(sheet(YEAR, OTHERS, PROGRESS))
    found = Reader(html)
    assert {tag for tag, _ in found.elements} & {
        "script",
        "link",
        "img",
        "a",
        "iframe",
        "object",
        "svg",
        "base",
    } == set()
    assert [
        name for _tag, attrs in found.elements for name in attrs if name in {"src", "href"} or name[:2] == "on"
    ] == []
    assert re.findall(r"url\(|@import|https?:", html) == []
    assert "@page { size: A4 landscape; margin: 8mm }" in html


def test_there_is_a_column_a_month_and_a_line_a_day() -> None:
    html = page(sheet(YEAR, OTHERS))
    assert [column.count('<li class="day') for column in columns(html)] == [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31
    ]  # fmt: skip
    assert re.findall(r"<h2>(.*?)</h2>", html)[2:5] == [
        "March <span>1</span>",
        "April <span>1</span>",
        "May",
    ]


def test_an_event_has_the_letter_and_colour_of_its_kind_and_the_look_of_its_state() -> None:
    html = page(sheet(YEAR))
    assert lines(columns(html)[1]) == [("internal sure over", "I", "Retro")]
    assert lines(columns(html)[2]) == [("meetup tentative", "M", "Meetup")]
    assert lines(columns(html)[3]) == [
        ("conference sure", "C", "DevConf"),
        ("meetup cancelled", "M", "Rust night"),
        ("conference sure continued", "C", "DevConf"),
    ]


def test_holidays_are_named_and_others_dates_marked_with_a_letter() -> None:
    html = page(sheet(occasions=OTHERS))
    assert lines(columns(html)[2]) == [("name", "", "Good Friday")]
    assert lines(columns(html)[1]) == [("name other", "", "Holidays")]
    marks = [re.findall(r'</div><i class="pink">(.)</i></li>', column) for column in columns(html)]
    assert marks[1:5] == [["a", "a"], ["a", "a"], [], ["b", "b"]]
    assert [n for n, column in enumerate(columns(html), 1) if 'class="day holiday"' in column] == [3]
    assert Reader(html).texts[-4:] == ["a", "School", "b", "Conferences"]


def test_the_figures_stand_under_it() -> None:
    texts = read(YEAR, progress=PROGRESS).texts
    place = texts.index("Q1")
    assert texts[place : place + 8] == ["Q1", "1/2", "−1", "–", "1/1", "✓1", "2/3", "✓1"]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_is_anything_but_a_title(title: str) -> None:
    def made_of(said: str) -> Reader:
        overlay = Overlay(id=9, version=1, name=said, source=OverlaySource.OWN)
        others = [occasion(said, "2027-03-13"), occasion(said, "2027-03-14", overlay=overlay)]
        return read([event(said, "2027-03-12")], others, organisation=said)

    found, harmless = made_of(title), made_of("x")
    assert Counter(tag for tag, _ in found.elements) == Counter(tag for tag, _ in harmless.elements)
    assert found.texts.count(title) == harmless.texts.count("x") == 4
    assert f"{title} · Events 2027" in found.texts


def test_what_has_no_room_is_counted() -> None:
    crowd = [event(f"E{n}", "2027-03-12") for n in range(200)]
    march = lines(columns(page(sheet(crowd)))[2])
    assert march[-1] == ("more", "", f"{200 - len(march) + 1} more")
    assert len(march) > 10


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 364), st.integers(0, 9)), max_size=60), st.integers(1, 12))
def test_no_column_is_higher_than_the_wall(days: list[tuple[int, int]], times: int) -> None:
    busy = [
        event("Meetup", *(str(date(2027, 1, 1) + timedelta(days=n)) for n in (first, first + more)))
        for first, more in days
        for _ in range(times)
    ]
    html = page(sheet(busy, OTHERS))
    line = float(re.search(r"--line: ([\d.]+)mm", html)[1])  # type: ignore[index]
    for column in columns(html):
        room = sum(map(int, re.findall(r"(?:--room:|--line\) \* )(\d+)", column)))
        assert line * room == pytest.approx(WALL, abs=0.1)


def test_an_empty_year_is_a_page_with_holidays() -> None:
    found = read(occasions=OTHERS, organisation="")
    assert found.texts[:4] == ["Events 2027", "Events 2027", "0 events · as of Tue 9 Mar 2027", "January"]
    assert ("Good Friday" in found.texts, "table" in {tag for tag, _ in found.elements}) == (True, False)


def test_the_page_speaks_the_readers_language() -> None:
    catalogue.use("es")
    html = page(sheet(YEAR, OTHERS))
    assert ('<html lang="es">' in html, "Viernes Santo" in html, "Good Friday" in html) == (True, True, False)
    assert [re.search("<h2>(.*?)[ <]", column)[1] for column in columns(html)][:2] == ["Enero", "Febrero"]  # type: ignore[index]


def test_ideas_are_for_the_team_and_notes_for_nobody() -> None:
    pages = [page(sheet(YEAR, OTHERS, audience=audience)) for audience in (Audience.PUBLIC, Audience.TEAM)]
    assert [("Some day" in html, "secret" in html) for html in pages] == [(False, False), (True, False)]


def test_every_kind_and_state_has_a_look() -> None:
    html = page(sheet([event("x", f"2027-03-{n:02}", kind=kind) for n, kind in enumerate(EventKind, 1)]))
    style = html[: html.index("</style>")]
    assert [kind for kind in EventKind if f".{kind} {{ --ink: #" not in style] == []
    looks = {look.split()[1] for look, _, _ in lines(page(sheet(_of_each_state(), audience=Audience.TEAM)))}
    assert looks == {"sure", "tentative", "cancelled"}
    assert [look for look in looks if f".{look} p " not in style] == []


def _of_each_state() -> list[Event]:
    return [event("x", f"2027-03-{n:02}", status=status) for n, status in enumerate(Status, 1)]
