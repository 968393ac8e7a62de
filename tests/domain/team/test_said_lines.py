"""Lines of roles as people type them in both languages: what is understood, or that they are refused."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.shifts import wall
from eventplanner.domain.records.reading import read_span
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.quick_line import role_texts
from eventplanner.domain.team.roles import RoleDraft
from eventplanner.i18n.vocabulary import choices
from year_values import event

EVENING = event(1, "2027-03-12T18:30", "2027-03-12T21:00")
CONFERENCE = event(1, "2027-04-15T09:00", "2027-04-16T18:00")
UNDERSTOOD = [
    ("MC Paula Neira 18:00-19:30", "mc", "", "Paula Neira", "18:00", "19:30"),
    ("MC Paula Neira 18:00 a 19:30", "mc", "", "Paula Neira", "18:00", "19:30"),
    ("MC Paula Neira de 18:00 a 19:30 hrs", "mc", "", "Paula Neira", "18:00", "19:30"),
    ("animadora Paula Neira desde las 18:00 hasta las 19:30", "mc", "", "Paula Neira", "18:00", "19:30"),
    ("MC Paula Neira from 6:00 to 7:30 pm", "mc", "", "Paula Neira", "18:00", "19:30"),
    ("MC Paula Neira 6-8 pm", "mc", "", "Paula Neira", "18:00", "20:00"),
    ("MC Paula Neira 18h30-20h00", "mc", "", "Paula Neira", "18:30", "20:00"),
    ("door leo 7pm", "door", "", "leo", "19:00", ""),
    ("puerta leo a las 19", "door", "", "leo", "19:00", ""),
    ("puerta: Leo Paredes", "door", "", "Leo Paredes", "", ""),
    ("acreditación Sol Araya 18:00", "door", "", "Sol Araya", "18:00", ""),
    ("puerta (entrada norte) Sol Araya 18:00", "door", "entrada norte", "Sol Araya", "18:00", ""),
    ("puerta entrada 2 +Sol Araya", "door", "entrada 2", "Sol Araya", "", ""),
    ("cámara (Sala 2) Eva Gil", "camera", "Sala 2", "Eva Gil", "", ""),
    ("Fotos 19:00-20:00 +Eva Gil", "other", "Fotos", "Eva Gil", "19:00", "20:00"),
    ("Fotos Sala 2 +Eva Gil", "other", "Fotos Sala 2", "Eva Gil", "", ""),
    ("primeros auxilios", "first_aid", "", "", "", ""),
    ("18:00-19:30 MC Paula Neira", "mc", "", "Paula Neira", "18:00", "19:30"),
    ("host Ana Soto confirmada", "host", "", "Ana Soto", "", ""),
]
REFUSED = [
    "MC Paula Neira 18:00-19:30 20:00-21:00",
    "MC Paula Neira 18:00 y 20:00",
    "puerta leo 9-13",
    "puerta leo de 18 a 20",
    "Fotos de 18 a 20 +Eva Gil",
    "MC Paula Neira 25:99",
    "puerta leo día 2",
    "puerta leo día 2 18:00",
    "puerta leo 3 abr 18:00",
]
ON_DAYS = [
    ("puerta leo día 2 9:00-13:00", "2027-04-16 09:00"),
    ("door leo the second day 9:00", "2027-04-16 09:00"),
    ("puerta leo segundo día 9:00", "2027-04-16 09:00"),
    ("puerta leo el primer día 18:00-20:00", "2027-04-15 18:00"),
    ("door leo day 1 8:00", "2027-04-15 08:00"),
]


def clocks(texts, of):
    """The wall clock that shows from when to when."""
    begins, ends = (read_span(texts[name]) if name in texts else None for name in ("begins", "ends"))
    if begins is None:
        return None, None
    times = wall(RoleDraft(event_id=1, begins=begins, ends=ends), of)
    return times.begin, times.end if ends is not None else None


@pytest.mark.parametrize(("line", "duty", "label", "person", "begins", "ends"), UNDERSTOOD)
def test_a_line_is_understood_whole(line: str, duty: str, label: str, person: str, begins: str, ends: str):
    texts = role_texts(line, EVENING, choices(Duty))
    begin, end = clocks(texts, EVENING)
    assert (texts["duty"], texts.get("label", ""), texts.get("person_id", "")) == (duty, label, person)
    assert (f"{begin:%H:%M}" if begin else "", f"{end:%H:%M}" if end else "") == (begins, ends)


@pytest.mark.parametrize("line", REFUSED)
def test_a_time_that_makes_no_sense_never_becomes_part_of_a_name(line: str):
    with pytest.raises(Invalid) as refused:
        role_texts(line, EVENING, choices(Duty))
    assert list(refused.value.fields) == ["begins"]


@pytest.mark.parametrize(("line", "begins"), ON_DAYS)
def test_a_day_of_the_event_is_said_in_both_languages(line: str, begins: str):
    begin, _end = clocks(role_texts(line, CONFERENCE, choices(Duty)), CONFERENCE)
    assert f"{begin:%Y-%m-%d %H:%M}" == begins


def test_a_day_that_the_event_does_not_have_is_refused():
    with pytest.raises(Invalid) as refused:
        role_texts("puerta leo día 3 9:00", CONFERENCE, choices(Duty))
    assert refused.value.fields["begins"].params == {"n": 2}


WORDS = {
    "mc": ("MC", "animadora"),
    "door": ("door", "puerta", "acreditación"),
    "camera": ("camera", "cámara"),
    "lead": ("lead", "responsable"),
}
STRETCHES = (
    "{0}:{1:02}-{2}:{3:02}",
    "{0}:{1:02} a {2}:{3:02}",
    "de {0}:{1:02} a {2}:{3:02} hrs",
    "from {0}:{1:02} to {2}:{3:02}",
    "{0:02}:{1:02} – {2:02}:{3:02}",
    "{0}h{1:02}-{2}h{3:02}",
    "desde las {0}:{1:02} hasta las {2}:{3:02}",
)


@given(
    st.sampled_from([(duty, word) for duty, words in WORDS.items() for word in words]),
    st.sampled_from(["", "leo", "Ana Soto", "Ñusta Díaz", "María José O'Higgins"]),
    st.tuples(st.integers(0, 23), st.integers(0, 59), st.integers(1, 14 * 60)),
    st.sampled_from(STRETCHES),
    st.sampled_from(["", "Sala 2", "entrada"]),
    st.booleans(),
)
def test_what_is_written_is_read_back_or_refused(called, person, times, stretch, label, first):
    duty, word = called
    hour, minute, length = times
    end = (hour * 60 + minute + length) % (24 * 60)
    when = stretch.format(hour, minute, end // 60, end % 60)
    said = " ".join(filter(None, [word, f"({label})" if label else "", person]))
    line = f"{when} {said}" if first else f"{said} {when}"
    texts = role_texts(line, EVENING, choices(Duty))
    begin, over = clocks(texts, EVENING)
    assert (texts["duty"], texts.get("person_id", ""), texts.get("label", "")) == (duty, person, label)
    assert (begin.hour, begin.minute) == (hour, minute)
    assert over - begin == timedelta(minutes=length)
