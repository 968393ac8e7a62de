import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from eventplanner.domain.people.duplicates import LIKE_NAME, SAME_EMAIL, SAME_NAME, ComparedName, likenesses, name_words


def of(*names):
    return [ComparedName(n, name, "", "") for n, name in enumerate(names, 1)]


def pairs(known):
    return [(pair.one, pair.other, *(reason.id for reason in pair.reasons)) for pair in likenesses(known)]


@pytest.mark.parametrize("other", ["PÉREZ, Ana", "ana perez", "Ana  Pe\u0301rez", "Perez Ana."])
def test_a_name_is_the_same_in_another_order_and_without_accents(other):
    assert pairs(of("Ana Pérez", other)) == [(1, 2, SAME_NAME.id)]


def test_initials_stand_for_names_that_begin_so():
    known = of("Ana María Pérez", "A. M. Pérez", "A. Pérez", "B. M. Pérez", "Ana M Pérez")
    assert pairs(known) == [(1, 2, LIKE_NAME.id), (1, 5, LIKE_NAME.id), (2, 5, LIKE_NAME.id)]


def test_what_is_not_said_is_nobodys():
    assert pairs([ComparedName(1, "Ana", "", "123"), ComparedName(2, "Leo", "", "123")]) == []


def test_the_likeliest_comes_first():
    known = [
        ComparedName(1, "Ana", "", ""),
        ComparedName(2, "Ana", "", ""),
        ComparedName(3, "Leo", "l@x", ""),
        ComparedName(4, "Leo", "l@x", ""),
    ]
    assert pairs(known) == [(3, 4, SAME_EMAIL.id, SAME_NAME.id), (1, 2, SAME_NAME.id)]


def test_many_of_one_name_are_each_held_against_the_oldest():
    assert len(likenesses(of(*["Ana Pérez"] * 2000))) == 1999


@tried(max_examples=60)
@given(st.lists(st.text("aábñ", min_size=1, max_size=4), min_size=1, max_size=4).flatmap(st.permutations))
def test_the_order_of_its_words_makes_no_other_name(words):
    assert name_words(" ".join(words)).key == name_words(", ".join(reversed(words))).key
