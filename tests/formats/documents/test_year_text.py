"""A year as text to paste, and as Markdown."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.audience import Audience
from eventplanner.domain.events.events import Format
from eventplanner.formats.documents import markdown_out, year
from eventplanner.formats.documents.year_text import WIDTH, text
from eventplanner.i18n import catalogue
from formats.documents.years import HOSTILE, OTHERS, PROGRESS, YEAR, event, occasion, sheet

ALPHABET = "aé ñ-·日本語한 ́"


def markdown(told):
    return markdown_out.markdown(year.document(told)).decode()


def blocks(written: str) -> list[list[str]]:
    return [block.splitlines() for block in written.split("\n\n")]


def cells(line: str) -> int:
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(bool(unicodedata.combining(c)) for c in line)


def test_a_year_is_a_row_a_month() -> None:
    wall = blocks(text(sheet(YEAR, OTHERS)))[1]
    assert wall[0].split() == [str(n) for n in range(1, 32)]
    assert len(wall) == 13
    assert [line[:4].strip() for line in wall[2:5]] == ["Feb", "Mar", "Apr"]
    assert wall[3][4:97:3] == " " * 31
    assert wall[3][5:97:3] == "~~···  ····m  ·····  ····*  ···"


def test_a_day_has_the_letter_of_its_kind_large_once_it_is_sure() -> None:
    wall = blocks(text(sheet(YEAR, OTHERS)))[1]
    at = {line[:3]: line for line in wall}
    place = {day: 4 + 3 * (day - 1) for day in range(1, 32)}
    assert at["Apr"][place[15] : place[15] + 3] == " C+"
    assert at["Feb"][place[2] : place[2] + 3] == " I "
    assert at["Mar"][place[12] : place[12] + 3] == " m "


def test_under_it_each_month_is_told() -> None:
    written = blocks(text(sheet(YEAR, OTHERS)))
    assert written[0] == ["Andes · Events 2027", "4 events · as of Tue 9 Mar 2027"]
    assert written[2] == [
        "M meetup · C conference · I internal",
        "small letter: tentative · ×: cancelled · +: more than one",
        "* Feriados",
        "~ School · Conferences",
    ]
    assert written[-2:] == [
        [
            "April 2027",
            "  15–16 Apr               C  DevConf",
            "  Thu 15 Apr              ×  Rust night (cancelled)",
        ],
        ["May 2027", "  14–15 May               ~  PyCon · Conferences"],
    ]
    assert written[-3] == [
        "March 2027",
        "  Fri 12 Mar 18:30–21:00  m  Meetup (tentative) · Sede Providencia",
        "  Fri 26 Mar              *  Good Friday · Feriados",
    ]


def test_figures_stand_beside_their_targets() -> None:
    (figures,) = [block for block in blocks(text(sheet(YEAR, progress=PROGRESS))) if block[0].startswith("Kind")]
    assert [line.split() for line in figures[:-1]] == [
        ["Kind", "Q1", "Q2", "Q3", "Q4", "2027"],
        ["Meetup", "1/2", "−1", "–", "–", "–", "1/2", "−1"],
        ["Conference", "–", "1", "–", "–", "1"],
        ["Internal", "1/1", "✓1", "–", "–", "–", "1/1", "✓1"],
        ["All", "2/3", "✓1", "−1", "1", "–", "–", "3/3", "✓1", "−1"],
    ]


@given(st.lists(st.text(alphabet=ALPHABET, min_size=1, max_size=300), max_size=5))
def test_no_line_is_wider_than_the_paper_and_no_letter_is_lost(titles: list[str]) -> None:
    told = sheet([event(title, "2027-03-12", venue=title) for title in titles], [occasion("x" * 200, "2027-01-01")])
    written = text(told)
    assert max(map(cells, written.splitlines())) <= WIDTH
    packed = re.sub(r"\s", "", written)
    assert all(re.sub(r"\s", "", e.title) in packed for e in told.events)


@pytest.mark.parametrize("write", [text, markdown])
@pytest.mark.parametrize("title", [*HOSTILE, "\x1b]0;x\x07y", "a\r\nb\u2028c\u202ed"])
def test_no_title_is_anything_but_a_title(write, title):
    written = write(sheet([event(title, "2027-03-12", venue=title)], [occasion(title, "2027-03-12")]))
    harmless = write(sheet([event("x", "2027-03-12", venue="x")], [occasion("x", "2027-03-12")]))
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", written) == []
    if write is markdown:
        assert len(written.splitlines()) == len(harmless.splitlines())
        plain = re.sub(r"\\.", "", written)
        assert re.findall(r"[<>`\[\]]", plain) == []
        assert plain.count("|") == harmless.count("|")


def test_a_year_in_markdown_has_a_table_a_month() -> None:
    written = blocks(markdown(sheet(YEAR, OTHERS, PROGRESS)))
    assert written[:2] == [["# Andes · Events 2027"], ["4 events · as of Tue 9 Mar 2027."]]
    assert written[2:4] == [
        ["## Totals and targets"],
        [
            "| Kind | Q1 | Q2 | Q3 | Q4 | 2027 |",
            "| --- | --- | --- | --- | --- | --- |",
            "| Meetup | 1/2 −1 | – | – | – | 1/2 −1 |",
            "| Conference | – | 1 | – | – | 1 |",
            "| Internal | 1/1 ✓1 | – | – | – | 1/1 ✓1 |",
            "| All | 2/3 ✓1 −1 | 1 | – | – | 3/3 ✓1 −1 |",
        ],
    ]
    place = written.index(["## March 2027"])
    assert written[place + 1 :] == [
        [
            "| When | Title | Kind | Where | Status |",
            "| --- | --- | --- | --- | --- |",
            "| Fri 12 Mar 18:30–21:00 | Meetup | meetup | Sede Providencia | planned |",
        ],
        ["- Fri 26 Mar · Good Friday · Feriados"],
        ["## April 2027"],
        [
            "| When | Title | Kind | Where | Status |",
            "| --- | --- | --- | --- | --- |",
            "| 15–16 Apr | DevConf | conference |  | confirmed |",
            "| Thu 15 Apr | ~~Rust night~~ | meetup |  | cancelled |",
        ],
        ["## May 2027"],
        ["- 14–15 May · PyCon · Conferences"],
    ]


def test_an_event_that_only_said_who_is_called_is_named_by_its_kind() -> None:
    told = sheet([event("ana@example.org", "2027-03-12", format=Format.VIRTUAL)])
    assert "| Fri 12 Mar | Meetup | meetup | virtual | confirmed |" in markdown(told).splitlines()


@pytest.mark.parametrize("write", [text, markdown])
def test_a_year_without_events_still_has_its_holidays(write):
    written = write(sheet(occasions=OTHERS, organisation=""))
    assert re.search("Events 2027", written.splitlines()[0])
    assert "Good Friday" in written


@pytest.mark.parametrize("write", [text, markdown])
def test_spanish_readers_read_of_their_own_holidays(write):
    catalogue.use("es")
    written = write(sheet(YEAR, OTHERS))
    assert ("Viernes Santo" in written, "Good Friday" in written, "Marzo 2027" in written) == (True, False, True)


@pytest.mark.parametrize("write", [text, markdown])
def test_ideas_are_for_the_team(write):
    said = [("Some day" in write(sheet(YEAR, audience=audience))) for audience in (Audience.PUBLIC, Audience.TEAM)]
    assert said == [False, True]
    assert "secret" not in write(sheet(YEAR, OTHERS, audience=Audience.TEAM))
