"""The table of what events need by when, in the reader's language and out of any."""

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.i18n import catalogue, needs


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_table_that_is_shown_is_read_back_as_it_is(language):
    catalogue.use(language)
    own = "meetup venue -; conference 150+ venue 300 200; presence 20+ speakers 9 8"
    assert needs.own_rows("\n".join(needs.lines(own))) == own
    assert needs.own_rows("\n".join(needs.lines(""))) == ""


def test_it_is_told_and_read_in_spanish():
    catalogue.use("es")
    assert (
        "conferencia 150+ sede 180 120, sede firmada 120 60, responsable 180 120, charlistas 120 60, presupuesto 150 90"
        in needs.lines("")
    )
    assert needs.lines("")[0].startswith("cualquiera sede 30 7")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("conferencia 150+ sede 200 100", "conference 150+ venue 200 100"),
        ("Presencia en comunidad: lugar 10/5", "presence venue 10 5"),
        ("todos 40+ responsable 60 20; charla ponentes nunca", "any 40+ lead 60 20; talk speakers -"),
        ("community presence place 10 5", "presence venue 10 5"),
        ("taller presupuesto 20 10, equipo 9 3", "workshop team 9 3, budget 20 10"),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_words_of_both_languages_are_read_in_either(language, text, kept):
    catalogue.use(language)
    assert needs.own_rows(text) == kept


def test_rows_are_set_one_by_one_and_nothing_puts_the_built_in_ones_back():
    first = needs.with_rows("", "meetup venue 20 5")
    both = needs.with_rows(first, "charla sede 9 8")
    assert (first, both) == ("meetup venue 20 5", "meetup venue 20 5; talk venue 9 8")
    assert needs.with_rows(both, "meetup venue 12 2") == "meetup venue 12 2; talk venue 9 8"
    assert needs.with_rows(both, "conference venue 120 60") == both
    assert needs.with_rows(both, "") == ""


def test_what_is_no_row_is_refused():
    with pytest.raises(Invalid) as refused:
        needs.own_rows("reunión sede 3 2")
    assert refused.value.fields["needs"].params["row"] == "reunión sede 3 2"
