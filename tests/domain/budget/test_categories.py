"""What money is spent on and comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.budget.categories import Category, category_of, guessed


@pytest.mark.parametrize("category", Category)
def test_every_category_is_known_by_its_key(category):
    assert category_of(category.value) == category
    assert category_of(category.value.upper()) == category


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Comida", Category.CATERING),
        ("AV & streaming", Category.AV),
        ("Audio/Visual", Category.AV),
        ("Señalética", Category.SWAG),
        ("Seguros y legal", Category.INSURANCE),
        ("Viajes y alojamiento", Category.TRAVEL),
        ("Venta de entradas", Category.TICKETS),
        ("  otros ", Category.OTHER),
    ],
)
def test_they_are_called_by_name_in_either_language(text, category):
    assert category_of(text) == category


def test_a_word_of_ones_own_stays_as_it_is():
    assert category_of("  Diversidad  e inclusión ") == "Diversidad e inclusión"
    assert category_of("") == ""


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Arriendo Teatro", Category.VENUE),
        ("Coffee break x2", Category.CATERING),
        ("Snacks/coffee breaks", Category.CATERING),
        ("Hotel Refund for 5 days", Category.TRAVEL),
        ("(Poleras)", Category.SWAG),
        ("Cloud computing fees", Category.LICENCES),
        ("Honorarios animador", Category.FEES),
        ("Permiso municipal", Category.INSURANCE),
        ("Auspicio oro", Category.SPONSORSHIP),
        ("Grant", Category.CONTRIBUTION),
        ("Something", Category.OTHER),
        ("", Category.OTHER),
    ],
)
def test_the_words_of_a_name_tell_what_it_is_likely_for(name, category):
    assert guessed(name) == category


def test_the_first_text_that_tells_counts():
    assert guessed("Something", "Café") == Category.CATERING
    assert guessed("Hotel", "Café") == Category.TRAVEL


@given(st.text(max_size=40))
def test_a_guess_is_always_a_category(text):
    assert guessed(text) in set(Category)


@given(st.text(max_size=40))
def test_a_category_is_called_the_same_twice(text):
    assert category_of(category_of(text)) == category_of(text)
