"""Areas of an event as bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.widgets.charts.area_bars import AreaBar, area_rows, bar


def text(row: object) -> str:
    return "".join(piece for piece, _ in row)  # type: ignore[attr-defined]


def test_each_area_has_a_sign_a_bar_and_a_reason() -> None:
    areas = [
        AreaBar("Venue", "red", 1, 3, "1 task is late"),
        AreaBar("Risks", "amber", note="Camila cancels"),
        AreaBar("Money", "later", 0, 3, "next 8 May"),
        AreaBar("Legal", "green", 2, 2, "all done"),
        AreaBar("Roles", "none", 1, 2),
    ]
    assert [text(row) for row in area_rows(areas, 50)] == [
        "! Venue  ━━━········ 1/3  1 task is late          ",
        "▲ Risks  ···········      Camila cancels          ",
        "○ Money  ··········· 0/3  next 8 May              ",
        "✓ Legal  ━━━━━━━━━━━ 2/2  all done                ",
        "– Roles  ━━━━━······ 1/2                          ",
    ]


@pytest.mark.parametrize(
    ("width", "notes"),
    [
        (70, ["not yet due · next 14 May", "not yet due · next 8 May", "1 task is late, and long"]),
        (45, ["next 14 May", "next 8 May", "1 task is late, and"]),
        (33, ["14 May", "8 May", "1 task is"]),
    ],
)
def test_all_areas_say_their_day_as_short_as_the_one_with_least_room(width: int, notes: list[str]) -> None:
    areas = [
        AreaBar("Venue", "later", 1, 3, "not yet due · next 14 May", ("next 14 May", "14 May")),
        AreaBar("Money", "later", 1, 3, "not yet due · next 8 May", ("next 8 May", "8 May")),
        AreaBar("Legal", "red", 1, 3, "1 task is late, and long"),
    ]
    said = [text(row).partition("1/3")[2].strip().removesuffix("…") for row in area_rows(areas, width)]
    assert said[:2] == notes[:2]
    assert said[2].startswith(notes[2][:5])


@given(st.integers(0, 500), st.integers(0, 400), st.integers(1, 40))
def test_a_bar_is_as_long_as_its_part_of_the_whole_and_never_longer(part: int, whole: int, width: int) -> None:
    (filled, _), *rest = bar(part, whole, width, "sky")
    assert len(filled) + sum(len(dots) for dots, _ in rest) == width
    if whole and part >= whole:
        assert filled == "━" * width
    if whole and part > 0:
        assert filled
