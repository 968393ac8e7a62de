"""The curve of registrations as it is drawn."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.attendance.curve import Point
from eventplanner.widgets.charts.attendance_chart import AttendanceChart
from eventplanner.widgets.chrome.glyphs import use_ascii

POINTS = st.lists(
    st.tuples(st.integers(-5, 200), st.integers(0, 10**6)), max_size=6, unique_by=lambda each: each[0]
).map(lambda found: [Point(*each) for each in sorted(found, reverse=True)])


def drawn(
    now: Sequence[Point], last: Sequence[Point] = (), forecast: int | None = None, width: int = 24, height: int = 5
) -> list[str]:
    chart = AttendanceChart()
    chart.show(now, last, forecast)
    return ["".join(text for text, _ in row) for row in chart.rows(width, height)]


def test_columns_grow_until_the_newest_count_and_the_last_edition_is_a_line() -> None:
    assert drawn([Point(20, 0), Point(10, 50)], [Point(20, 20), Point(0, 100)], 80) == [
        "100               ─────○",
        "            ──────      ",
        "      ────▂▄▅▇█         ",
        "    ─▂▄▅▇██████         ",
        "    T-20    T-10  T-5  T",
    ]


def test_in_plain_characters_it_says_the_same() -> None:
    use_ascii(True)
    try:
        found = drawn([Point(20, 0), Point(10, 50)], [Point(20, 20), Point(0, 100)], 80)
    finally:
        use_ascii(False)
    assert found[0] == "100               -----o"
    assert all(line.isascii() for line in found)


def test_nothing_counted_is_nothing_drawn() -> None:
    assert drawn([]) == []


@given(POINTS, POINTS, st.none() | st.integers(0, 10**6), st.integers(10, 90), st.integers(2, 14))
def test_every_line_is_as_wide_as_the_space(
    now: list[Point], last: list[Point], forecast: int | None, width: int, height: int
) -> None:
    lines = drawn(now, last, forecast, width, height)
    assert {len(line) for line in lines} <= {width}
    assert len(lines) in {0, height}
