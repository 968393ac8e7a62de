"""A role in one line."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.shifts import wall
from eventplanner.domain.records.reading import read_span
from eventplanner.domain.team import quick_line as role_line
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import RoleDraft
from eventplanner.i18n.vocabulary import choices
from year_values import event

EVENING = event()
NIGHT = event(1, "2027-03-11T18:30", "2027-03-12T02:00")
CONFERENCE = event(1, "2027-04-15", "2027-04-16")


def role_texts(line, event):
    """Reads a line with the words that the app knows for duties."""
    return role_line.role_texts(line, event, choices(Duty))


def test_duty_person_and_times_are_understood():
    assert role_texts("MC Paula Neira 18:00-19:30", EVENING) == {
        "duty": "mc",
        "person_id": "Paula Neira",
        "begins": "-0:30",
        "ends": "1:00",
    }
    assert role_texts("door leo", EVENING) == {"duty": "door", "person_id": "leo"}


@pytest.mark.parametrize(
    ("words", "duty"),
    [
        ("lead", Duty.LEAD),
        ("Responsable", Duty.LEAD),
        ("host", Duty.HOST),
        ("anfitriona", Duty.HOST),
        ("Maestro de ceremonias", Duty.MC),
        ("animadora", Duty.MC),
        ("moderador", Duty.MODERATOR),
        ("speaker support", Duty.SPEAKER_SUPPORT),
        ("apoyo a charlistas", Duty.SPEAKER_SUPPORT),
        ("acreditación", Duty.DOOR),
        ("PUERTA", Duty.DOOR),
        ("cámara", Duty.CAMERA),
        ("stand", Duty.BOOTH),
        ("first aid", Duty.FIRST_AID),
        ("primeros auxilios", Duty.FIRST_AID),
    ],
)
def test_each_duty_has_words_in_both_languages(words: str, duty: Duty):
    assert role_texts(f"{words} Ana Soto", EVENING) == {"duty": duty.value, "person_id": "Ana Soto"}
    assert role_texts(words, EVENING) == {"duty": duty.value}


def test_what_exactly_stands_in_brackets_or_before_a_plus():
    assert role_texts("cámara (Sala Ñandú) Sol Vera", EVENING) == {
        "duty": "camera",
        "label": "Sala Ñandú",
        "person_id": "Sol Vera",
    }
    assert role_texts("Door VIP +Sol Vera", EVENING) == {"duty": "door", "label": "VIP", "person_id": "Sol Vera"}


def test_a_line_without_a_known_duty_says_what_somebody_does():
    assert role_texts("Photos 19:00 +Eva Gil", EVENING) == {
        "duty": "other",
        "label": "Photos",
        "person_id": "Eva Gil",
        "begins": "0:30",
    }
    assert role_texts("Photos", EVENING) == {"duty": "other", "label": "Photos"}
    assert role_texts("Doorman Leo", EVENING) == {"duty": "other", "label": "Doorman Leo"}


def test_who_has_said_yes_is_confirmed():
    assert role_texts("MC Paula Neira confirmada", EVENING)["confirmed"] == "yes"
    assert role_texts("MC confirmed", EVENING) == {"duty": "mc"}


def test_after_midnight_is_still_the_same_evening():
    assert role_texts("door leo 00:30-02:00", NIGHT) | {"person_id": ""} == {
        "duty": "door",
        "person_id": "",
        "begins": "6:00",
        "ends": "7:30",
    }
    assert role_texts("door leo 23:00-01:00", NIGHT)["ends"] == "6:30"
    assert role_texts("door leo 06:00", EVENING)["begins"] == "-12:30"


def test_of_several_days_one_is_said():
    assert role_texts("door leo day 2 9:00-13:00", CONFERENCE)["begins"] == "33:00"
    assert role_texts("puerta leo 9:00 a 13:00 día 2", CONFERENCE)["ends"] == "37:00"
    with pytest.raises(Invalid) as error:
        role_texts("door leo day 2", CONFERENCE)
    assert list(error.value.fields) == ["begins"]


def test_without_a_date_there_is_nothing_to_count_from():
    with pytest.raises(Invalid):
        role_texts("door leo 9:00", event(start=None, end=None))
    assert role_texts("door leo", event(start=None, end=None))["person_id"] == "leo"


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 12 * 60), st.sampled_from([EVENING, CONFERENCE]))
def test_the_clock_shows_what_was_typed(hour, minute, length, held):
    end = (hour * 60 + minute + length) % 1440
    said = role_texts(f"mc Ana {hour:02}:{minute:02}-{end // 60:02}:{end % 60:02}", held)
    begins, ends = (read_span(said[name]) for name in ("begins", "ends"))
    times = wall(RoleDraft(event_id=1, begins=begins, ends=ends), held)
    assert (times.begin.hour, times.begin.minute) == (hour, minute)
    assert times.begin.date() == held.first_day
    assert times.end - times.begin == timedelta(minutes=length)


@given(st.text(max_size=60).filter(lambda text: ":" not in text and "h" not in text and "a" not in text))
def test_any_text_without_times_is_a_role(text):
    assert Duty(role_texts(text, EVENING)["duty"]) in Duty


@given(st.lists(st.sampled_from(["mc", "leo", "9:00", "-", "25:99", "day", "2", "(", ")", "+", "ok", "día", "24:00"])))
def test_any_order_of_its_parts_is_a_role_or_refused_for_its_time_or_number(parts):
    try:
        said = role_texts(" ".join(parts), EVENING)
    except Invalid as error:
        said = {"duty": "other", "wrong": " ".join(error.fields)}
    assert said.get("wrong", "begins") in {"begins", "duty"}
    assert Duty(said["duty"]) in Duty


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Registro x5", "x5"),
        ("Registro x 5", "x 5"),
        ("5 x Registro", "5 x"),
        ("Registro ×3 +leo", "×3"),
        ("2 hosts", "2 hosts"),
        ("3 moderator", "3 moderator"),
    ],
)
def test_several_roles_at_once_are_refused_with_the_words(line: str, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        role_texts(line, EVENING)
    assert refused.value.fields["duty"].params == {"text": text}


@pytest.mark.parametrize("line", ["Mesa 5x5m +leo", "24 hour support +leo", "3rd floor door +leo"])
def test_other_numbers_are_a_part_of_what_somebody_does(line: str) -> None:
    assert role_texts(line, EVENING)["label"] == line.removesuffix(" +leo")
