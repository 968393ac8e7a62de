"""Areas of an event as bars."""

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.widgets.charts.area_bars import AreaBar, area_rows, bar


def text(row: object) -> str:
    return "".join(piece for piece, _ in row)  # type: ignore[attr-defined]


def test_each_area_has_a_sign_a_bar_and_a_reason() -> None:
    areas = [AreaBar("Venue", "red", 1, 3, "1 task is late"), AreaBar("Risks", "none", note="Camila cancels")]
    assert [text(row) for row in area_rows(areas, 50)] == [
        "! Venue  ━━━━━·········· 1/3  1 task is late      ",
        "○ Risks  ···············      Camila cancels      ",
    ]


@given(st.integers(0, 500), st.integers(0, 400), st.integers(1, 40))
def test_a_bar_is_as_long_as_its_part_of_the_whole_and_never_longer(part: int, whole: int, width: int) -> None:
    (filled, _), *rest = bar(part, whole, width, "sky")
    assert len(filled) + sum(len(dots) for dots, _ in rest) == width
    if whole and part >= whole:
        assert filled == "━" * width
    if whole and part > 0:
        assert filled
