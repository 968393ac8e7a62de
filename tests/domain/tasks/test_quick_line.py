"""Tasks in one line: what is understood becomes a field, all else stays in the title."""

from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.parsing.due import read_due
from eventplanner.domain.tasks import quick_line
from eventplanner.domain.tasks.areas import Area
from eventplanner.i18n.vocabulary import choice_named, choices

read_task_line = partial(quick_line.read_task_line, areas=choices(Area))

TODAY = date(2027, 3, 9)
"""A Tuesday."""


def read(text: str) -> dict[str, str]:
    return read_task_line(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Confirm catering", {"title": "Confirm catering"}),
        (
            "Confirm catering T-7 +leo #catering !2",
            {"title": "Confirm catering", "due": "T-7", "owner": "leo", "area": "catering", "priority": "2"},
        ),
        ("T-7 Confirm catering", {"title": "Confirm catering", "due": "T-7"}),
        ("Confirmar banquetería t-2 sem resp:Ana #comida", {
            "title": "Confirmar banquetería", "due": "T-14", "owner": "Ana", "area": "catering"}),
        ("Send thanks T+1", {"title": "Send thanks", "due": "T+1"}),
        ("Abrir puertas T", {"title": "Abrir puertas", "due": "T"}),
        ("Abrir puertas T +leo", {"title": "Abrir puertas", "due": "T", "owner": "leo"}),
        ("Sell the model T cars", {"title": "Sell the model T cars"}),
        ("Pay deposit 2027-04-02", {"title": "Pay deposit", "due": "2027-04-02"}),
        ("Pay deposit by 2 apr, ask Paula", {"title": "Pay deposit ask Paula", "due": "2027-04-02"}),
        ("Pagar el anticipo antes del 2 de abril", {"title": "Pagar el anticipo", "due": "2027-04-02"}),
        ('Call Paula tomorrow +"Ana Soto"', {"title": "Call Paula", "due": "2027-03-10", "owner": "Ana Soto"}),
        ("Llamar a Paula el viernes", {"title": "Llamar a Paula", "due": "2027-03-12"}),
        ("Book rooms 12-14 apr", {"title": "Book rooms 12-14 apr"}),
        ('Rehearse T-3 "2027-04-02"', {"title": 'Rehearse "2027-04-02"', "due": "T-3"}),
        ("Tag #nonsense +1 !9 C++", {"title": "Tag #nonsense +1 !9 C++"}),
        ("Sign #legal-y-datos #datos", {"title": "Sign #datos", "area": "legal"}),
        (r"Fix \#catering for \+leo \T-7 \!2", {"title": "Fix #catering for +leo T-7 !2"}),
        (r"Review \Friday talk", {"title": "Review Friday talk"}),
        ('Review "Friday at noon" T-2', {"title": 'Review "Friday at noon"', "due": "T-2"}),
        ("Escribir a María !alta area:sede", {"title": "Escribir a María", "priority": "3", "area": "venue"}),
        ("Print, T-7, +leo", {"title": "Print", "due": "T-7", "owner": "leo"}),
        ("T-7", {"title": "", "due": "T-7"}),
        ("", {"title": ""}),
        ("  a\tb\x1b[31m  c ", {"title": "a b c"}),
    ],
)  # fmt: skip
def test_a_line_is_understood(text: str, said: dict[str, str]) -> None:
    assert read(text) == said


def test_every_area_is_named_in_both_languages() -> None:
    assert set(choices(Area).values()) == set(Area)
    assert {area: choice_named(Area, area.value) for area in Area} == {area: area for area in Area}
    spanish = (
        "sede", "catering", "sonido", "plataforma", "programa", "oradores", "comunicación", "presupuesto",
        "equipo", "legal y datos", "accesibilidad", "después",
    )  # fmt: skip
    assert [choice_named(Area, word) for word in spanish] == list(Area)


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    try:
        said = read(text)
    except Invalid as refused:
        said = {"title": "", **dict.fromkeys(refused.fields, "refused")}
    assert "title" in said
    assert set(said) <= {"title", "due", "owner", "area", "priority"}
    assert all(said[name] for name in said if name != "title")


WORDS = st.lists(
    st.sampled_from("Confirm sillas Paula's ñandú (draft) C++ e-mail 100% of wifi, añejo: números".split()), min_size=1
)
SIGILS = st.permutations([("T-7", "due"), ("+leo", "owner"), ("#catering", "area"), ("!3", "priority")])


@given(WORDS, SIGILS, st.integers(0, 4), st.integers(0, 20))
def test_all_other_words_stay_in_the_title_in_their_order(words: list[str], sigils: list, count: int, at: int) -> None:
    place = at % (len(words) + 1)
    line = " ".join([*words[:place], *(sigil for sigil, _name in sigils[:count]), *words[place:]])
    said = read(line)
    assert set(said) == {"title", *(name for _sigil, name in sigils[:count])}
    kept = [word.strip(",;|·–—-") for word in said["title"].split()]
    assert kept == [word.strip(",;|·–—-") for word in words]


@given(st.integers(-1500, 1500))
def test_any_offset_is_read_as_it_is_written(offset: int) -> None:
    said = read(f"Sign T{offset:+d}")
    assert said["title"] == "Sign"
    due = read_due(said["due"], TODAY)
    assert due is not None
    assert due.offset == offset


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_day_is_read_as_it_is_written(day: date) -> None:
    assert read(f"Sign {day.isoformat()} +leo") == {"title": "Sign", "due": day.isoformat(), "owner": "leo"}


@given(st.sampled_from(["#catering", "+leo", "!2", "T-7", "2027-04-02", "friday"]))
def test_a_backslash_keeps_a_word_in_the_title(word: str) -> None:
    assert read(f"Sign \\{word} now") == {"title": f"Sign {word} now"}


def test_an_accent_that_stands_behind_its_letter_is_read_too() -> None:
    assert read("Llamar man\u0303ana") == {"title": "Llamar", "due": "2027-03-10"}
