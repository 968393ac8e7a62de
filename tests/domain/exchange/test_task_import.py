"""What rows of tables say of tasks."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.exchange.task_import import TaskWords, read_row, said_before
from eventplanner.domain.parsing.table import TableRow
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.columns import COLUMN_NAMES, NAMES
from eventplanner.domain.tasks.tasks import TaskState
from eventplanner.i18n.vocabulary import choices

TODAY = date(2027, 3, 9)
WORDS = TaskWords(choices(Area), choices(TaskState))


def read(fields: str, *cells, day_first: bool = True):
    return read_row(TableRow(2, cells), fields.split(), TODAY, WORDS, day_first=day_first)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("T-30", "T-30"),
        ("2027-04-02", "2027-04-02"),
        ("02/04/2027", "2027-04-02"),
        ("2027-04-02 00:00:00", "2027-04-02"),
        (date(2027, 4, 2), "2027-04-02"),
        (datetime(2027, 4, 2, 13), "2027-04-02"),
        (46114.0, "2026-04-02"),
        ("por definir", None),
    ],
)
def test_a_day_is_read_however_it_is_written(cell, text) -> None:
    said = read("title due", "Sign", cell)
    assert (said.problem, said.texts.get("due")) == (None, text)


@pytest.mark.parametrize(
    ("cell", "text"), [("30", "T-30"), ("-30", "T-30"), ("+2", "T+2"), (30.0, "T-30"), ("t-2w", "T-14"), ("0", "T")]
)
def test_days_before_the_event_are_an_offset(cell, text) -> None:
    assert read("title offset", "Sign", cell).texts["due"] == text


def test_an_offset_decides_where_there_is_a_day_too() -> None:
    assert read("title due offset", "Sign", "2027-04-02", "T-3").texts["due"] == "T-3"
    assert read("title due offset", "Sign", "2027-04-02", "").texts["due"] == "2027-04-02"


def test_a_tick_is_a_state_and_an_empty_box_is_none() -> None:
    assert read("title done", "Sign", "✓").texts["state"] == "done"
    assert read("title done", "Sign", "sí").texts["state"] == "done"
    assert "state" not in read("title done", "Sign", "no").texts
    assert read("title done", "Sign", "perhaps").problem is not None


def test_a_row_needs_a_title() -> None:
    assert read("title owner", "", "leo").problem is not None


@given(
    st.lists(
        st.one_of(st.text(max_size=20), st.floats(), st.dates(), st.times()), min_size=len(NAMES), max_size=len(NAMES)
    )
)
def test_no_cell_is_too_strange(cells: list) -> None:
    said = read(" ".join(NAMES), *cells)
    assert said.problem is not None or said.title


def test_the_same_row_twice_is_one() -> None:
    rows = [
        read_row(TableRow(n, cells), ["title"], TODAY, WORDS, day_first=True)
        for n, cells in enumerate([("A",), ("B",), ("A",)])
    ]
    assert said_before(rows) == {2: 0}


def test_of_two_columns_for_one_field_the_first_counts_unless_one_is_asked_for() -> None:
    assert COLUMN_NAMES.chosen(["Task", "Title", "Deadline"], {}) == ("title", "", "due")
    assert COLUMN_NAMES.chosen(["Task", "Title", "Deadline"], {"Title": "title"}) == ("", "title", "due")


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("16 weeks before", "T-112"),
        ("2 semanas antes", "T-14"),
        ("dos semanas antes del evento", "T-14"),
        ("D-1", "T-1"),
        ("D+3", "T+3"),
        ("-14", "T-14"),
        ("+2", "T+2"),
        ("1 month after", "T+30"),
        ("T-2 meses", "T-60"),
        ("D-Day", "T"),
        ("day of event", "T"),
        ("el día del evento", "T"),
    ],
)
def test_a_distance_from_the_event_is_read_in_words(text, offset):
    assert read("title due", "Print", text).texts["due"] == offset


@pytest.mark.parametrize("text", ["8-6 weeks out", "some weeks before", "14", "T-9999", "2000 days before"])
def test_a_due_day_that_is_not_wholly_understood_is_refused_with_its_value(text):
    problem = read("title due", "Print", text).problem
    assert problem is not None
    assert problem.params["text"] == text


def test_a_day_on_which_it_was_completed_says_that_it_is_done():
    assert read("title done_on", "Print", "2027-02-01").texts["state"] == "done"
    assert read("title done_on state", "Print", "2027-02-01", "doing").texts["state"] == "doing"


def test_a_column_of_ticks_may_say_the_state_in_words():
    said = {
        text: read("title done", "Print", text).texts.get("state") for text in ("✓", "✗", "pendiente", "in progress")
    }
    assert said == {"✓": "done", "✗": None, "pendiente": "todo", "in progress": "doing"}
    assert read("title done", "Print", "perhaps").problem


def test_the_heading_of_a_section_is_the_area_unless_the_row_has_its_own():
    row = TableRow(2, ("Print", ""))
    assert (
        read_row(row, ["title", "area"], TODAY, WORDS, day_first=True, section="Difusión").texts["area"]
        == "communication"
    )
    row = TableRow(2, ("Print", "catering"))
    assert (
        read_row(row, ["title", "area"], TODAY, WORDS, day_first=True, section="Difusión").texts["area"] == "catering"
    )
