"""The data files of the sample year: every language says it whole."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from eventplanner.domain.events.events import EventKind
from eventplanner.formats.data.data_files import FOLDER, table
from eventplanner.formats.data.sample_file import heavy_names, sample_plan
from eventplanner.i18n.language import LANGUAGES

SHARED = {"plan", "heavy"}
"""Files that are of no language."""


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, f"{place}/{key}")
    else:
        yield place, value


def test_every_language_of_the_app_has_a_sample():
    assert {file.name.removesuffix(".toml") for file in (FOLDER / "demo").iterdir()} - SHARED == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_keys_of_english_in_its_order(language):
    assert [place for place, _ in leaves(table("demo", language))] == [
        place for place, _ in leaves(table("demo", "en"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_stands_in_the_plan_too(language):
    words = dict(leaves(table("demo", language)))

    assert [place for place, text in words.items() if not text] == []
    assert words.keys() & dict(leaves(table("demo", "plan"))).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_in_a_text_are_those_of_the_english(language):
    def places(name: str) -> list[str]:
        return [place for place, text in leaves(table("demo", name)) if "{year}" in str(text)]

    assert places(language) == places("en")
    assert len(places("en")) == 11


def test_the_year_is_the_same_in_all_languages_but_for_its_words():
    english, spanish = sample_plan("en"), sample_plan("es")

    assert [each.capacity for each in english.events] == [each.capacity for each in spanish.events]
    assert [each.title for each in english.events][:2] == ["Planning the year", "Workshop: payments API from scratch"]
    assert [each.title for each in spanish.events][:2] == ["Planificación del año", "Taller: API de pagos desde cero"]
    assert (english.money.past_year, spanish.money.past_year) == ("Events {year}", "Eventos {year}")


def test_an_event_has_what_its_template_says_and_its_own():
    asyncio = next(each for each in sample_plan("en").events if "asyncio" in each.title)

    assert (asyncio.month, asyncio.nth, asyncio.kind, asyncio.lead) == (3, 2, EventKind.MEETUP, "Leo Paredes")
    assert (asyncio.begin, asyncio.audience, asyncio.goal) == (
        "18:30",
        "developers",
        "60 people, half of them returning",
    )


def test_a_language_without_words_speaks_english():
    assert replace(sample_plan("xx"), language="en") == sample_plan("en")


def test_every_kind_of_event_has_a_name_in_the_heavy_plan_and_lines_in_the_sample():
    assert heavy_names().kinds.keys() == sample_plan("en").money.lines.keys() == set(EventKind)


def test_every_name_of_an_organisation_is_one_of_the_sample():
    plan = sample_plan("en")
    firms = {each.name for each in plan.organisations} | {*plan.money.suppliers, ""}
    lines = [line for lines in plan.money.lines.values() for line in lines] + [*plan.money.yearly_lines]

    assert {each.organisation for each in plan.contacts} <= firms
    assert {line.supplier for line in lines} <= firms
    assert {name for each in plan.quotes for name in each.suppliers} <= firms
    assert plan.company.name in firms
