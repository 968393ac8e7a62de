from datetime import date

import pytest

from eventplanner.domain.parsing.values import Unreadable, count_of, unsaid


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("60", 60),
        ("1.200", 1200),
        ("1,200", 1200),
        ("12 000", 12000),
        ("~60", 60),
        ("60 personas", 60),
        ("60 cupos", 60),
        ("60.0", 60),
        (60.0, 60),
        ("", None),
        ("ilimitado", None),
        ("por definir", None),
        ("0", 0),
    ],
)
def test_a_count_is_read_with_the_marks_and_words_of_both_languages(cell, count):
    assert count_of(cell) == count


@pytest.mark.parametrize(
    "cell",
    [
        "1.5",
        "-5",
        "60 presencial / 200 online",
        "many",
        6.5,
        -1.0,
        date(2027, 3, 12),
        "9" * 5000,
        float("nan"),
        float("inf"),
    ],
)
def test_what_is_no_whole_number_is_refused(cell):
    with pytest.raises(Unreadable):
        count_of(cell)


def test_words_for_nothing_are_known_in_both_languages():
    assert [unsaid(text) for text in ("N/A", "Por definir", "TBD", "Sin límite", "60")] == [
        True,
        True,
        True,
        True,
        False,
    ]
