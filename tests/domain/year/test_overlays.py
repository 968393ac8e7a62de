"""What is kept of overlays and their dates, and what is not."""

from datetime import datetime

import pytest

from eventplanner.domain.year.overlays import (
    OtherDateDraft,
    OverlayDraft,
    cleaned,
    cleaned_date,
    date_problems,
    problems,
)

DAY = datetime(2027, 5, 20)


def draft(**said) -> OtherDateDraft:
    return OtherDateDraft(**{"title": "PyDay", "start": DAY, "end": DAY} | said)


def test_no_text_of_others_is_obeyed():
    kept = cleaned_date(draft(title="Py\x1b[31mDay\n2", place="\x9b2JLima", notes="a\n\x1b]0;x\x07b"))

    assert (kept.title, kept.place, kept.notes) == ("PyDay 2", "Lima", "a\nb")


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
        ("just words", ""),
    ],
)
def test_a_link_that_could_act_is_none(link, kept):
    assert cleaned_date(draft(url=link)).url == kept


def test_whole_days_are_at_midnight_and_never_end_before_they_begin():
    kept = cleaned_date(draft(start=datetime(2027, 5, 20, 9, 30), end=datetime(2027, 5, 19, 8)))

    assert (kept.start, kept.end) == (DAY, DAY)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"start": datetime(1969, 1, 1), "end": datetime(1969, 1, 1)}, "start"),
        ({"end": datetime(2029, 1, 1)}, "end"),
        ({"notes": "x" * 10_001}, "notes"),
    ],
)
def test_what_cannot_be_kept_is_said_by_field(said, field):
    assert list(date_problems(draft(**said))) == [field]


def test_what_is_sound_has_no_problems():
    assert (date_problems(draft()), problems(OverlayDraft(name="School"))) == ({}, {})


def test_of_a_files_name_the_end_is_kept():
    assert cleaned(OverlayDraft(name=" a  b ", file="x" * 300 + ".ics")) == OverlayDraft(
        name="a b", file="x" * 196 + ".ics"
    )
