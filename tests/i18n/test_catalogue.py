"""Messages become words; the catalogues are complete."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, clean_line, counted
from eventplanner.i18n import catalogue, formats
from eventplanner.i18n.catalogue import choose, words
from eventplanner.i18n.language import LANGUAGES, SOURCE_LANGUAGE

TRANSLATIONS = [language for language in LANGUAGES if language != SOURCE_LANGUAGE]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_catalogue_says_all_that_the_source_says(catalogues, language):
    assert list(catalogues.find_faults(catalogues.extracted(), catalogues.catalogue_in(language))) == []


def test_every_sentence_of_the_source_is_marked(catalogues):
    assert list(catalogues.find_unmarked()) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_catalogue_names_no_dates_and_no_machines(catalogues, language):
    assert catalogues.po_of(language).read_text(encoding="utf-8").startswith(catalogues.header_of(language))


def test_a_place_without_a_part_stays():
    assert words(Message("{title} of {year} and {more}", {"title": "Meetup", "year": 2027})) == (
        "Meetup of 2027 and {more}"
    )


def test_parts_are_written_as_the_country_writes_them():
    message = Message(
        "{day} · {moment} · {time} · {n} · {price}",
        {
            "day": date(2027, 3, 12),
            "moment": datetime(2027, 3, 12, 18, 30),
            "time": time(9, 5),
            "n": 1234,
            "price": Money(-1234567, "CLP"),
        },
    )

    assert words(message) == "Fri 12 Mar 2027 · 12 Mar 2027 18:30 · 09:05 · 1.234 · -$1.234.567"

    catalogue.use("es")
    formats.use_country("US")

    assert words(message) == "vie 12 mar 2027 · 12 mar 2027 6:30 p.m. · 9:05 a.m. · 1,234 · -CLP 1,234,567"


def test_an_instant_is_written_like_any_moment():
    assert words(Message("{at}", {"at": datetime(2027, 3, 12, 18, 30, tzinfo=UTC)})) == "12 Mar 2027 18:30"


@pytest.mark.parametrize("name", ["id", "year", "revision", "version", "line"])
def test_a_number_that_names_something_has_no_marks(name):
    assert words(Message("{" + name + "}", {name: 2027})) == "2027"


def test_a_part_may_be_a_sentence():
    message = Message("{field}: {reason}", {"field": Message("venue"), "reason": Message("{n} d ago", {"n": 3})})

    assert words(message) == "venue: 3 d ago"

    catalogue.use("es")

    assert words(message) == "sede: hace 3 d"


def test_a_wrong_field_is_called_by_its_name():
    error = Invalid({"capacity_online": Message("{n} d late", {"n": 2})})

    assert words(error.message) == "capacity online: 2 d late"

    catalogue.use("es")

    assert words(error.message) == "cupos en línea: 2 d de atraso"


@pytest.mark.parametrize(("n", "said"), [(0, "0 years"), (1, "1 year"), (2, "2 years"), (1234, "1.234 years")])
def test_a_sentence_about_things_agrees_with_their_number(n, said):
    assert words(counted("{n} year", "{n} years", n)) == said


def test_what_a_person_wrote_is_never_read_as_a_place():
    message = Message("Added {title} {n}", {"title": "{n} {title} {0.__class__} {{", "n": 7})

    assert words(message) == "Added {n} {title} {0.__class__} {{ 7"


def test_what_a_person_wrote_is_cleaned():
    assert words(Message("Added {title}", {"title": "a\x1b[31mb\r\nc\u202ed"})) == "Added ab cd"


@pytest.mark.parametrize(
    "pattern", ["{n.__class__}", "{n:>1000000000}", "{n!r}", "{0}", "{", "}", "{}", "{n[0]}", "%s %(n)s"]
)
def test_a_sentence_from_a_foreign_plan_is_not_obeyed(pattern):
    assert words(Message(pattern, {"n": 7})) == pattern


def test_a_sentence_from_a_foreign_plan_is_cleaned():
    assert words(Message("a\x1b]52;c;x\x07b")) == "ab"


def test_nothing_said_is_nothing():
    catalogue.use("es")

    assert words(Message("")) == ""


@given(st.text())
def test_any_text_comes_out_as_one_clean_line(text):
    assert words(Message("[{title}]", {"title": text})) == f"[{clean_line(text)}]"


@pytest.mark.parametrize(
    ("argument", "environ", "preference", "chosen"),
    [
        (None, {}, "", "en"),
        ("es", {"EVENTPLANNER_LANG": "en"}, "en", "es"),
        (None, {"EVENTPLANNER_LANG": "es", "LANG": "en_US.UTF-8"}, "en", "es"),
        (None, {"LANG": "en_US.UTF-8"}, "es", "es"),
        (None, {"LANG": "es_CL.UTF-8"}, "", "es"),
        (None, {"LANG": "es"}, "", "es"),
        (None, {"LANG": "ES_cl@euro"}, "", "es"),
        (None, {"LANG": "es_CL.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "", "en"),
        (None, {"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_CL.UTF-8"}, "", "es"),
        (None, {"LANG": "es_CL.UTF-8", "LC_MESSAGES": "es_CL.UTF-8", "LC_ALL": "C.UTF-8"}, "", "en"),
        (None, {"LANG": "es_CL.UTF-8", "LC_ALL": ""}, "", "es"),
        (None, {"LANG": "fr_FR.UTF-8"}, "", "en"),
        (None, {"EVENTPLANNER_LANG": "tlh", "LANG": "es_CL.UTF-8"}, "fr", "es"),
        ("", {"EVENTPLANNER_LANG": ""}, "", "en"),
        (None, {"LANG": "estonian"}, "", "en"),
    ],
)
def test_the_language_is_chosen_from_the_nearest_wish(argument, environ, preference, chosen):
    assert choose(argument, environ, preference) == chosen
