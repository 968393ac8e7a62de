import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.people.columns import COLUMN_NAMES, HEADINGS, chosen
from eventplanner.i18n.tables import table_word


def test_what_is_written_is_known_when_it_comes_back():
    for language in ("en", "es"):
        header = [table_word(name, language) for name in HEADINGS.values()]
        assert all(COLUMN_NAMES.is_known(name) for name in header)
        assert chosen(header, {}) == tuple(HEADINGS)


def test_beside_surnames_a_name_is_the_first_of_it():
    assert chosen(["Nombre", "Apellidos", "Correo"], {}) == ("first", "last", "email")
    assert chosen(["Nombre", "Apellido paterno", "Apellido materno"], {}) == ("first", "last", "last2")
    assert chosen(["Nombre", "Correo"], {}) == ("name", "email")


def test_of_two_columns_for_one_field_the_first_is_taken_but_ways_to_reach_somebody_and_notes_are_several():
    header = ["name", "nombre", "email", "mail", "Twitter", "LinkedIn", "bio", "notas"]
    assert chosen(header, {}) == ("name", "", "email", "email", "channels", "channels", "notes", "notes")


def test_a_column_can_be_said_and_what_is_not_there_is_refused():
    assert chosen(["a", "name"], {"a": "Correo", "name": "-"}) == ("email", "")
    for wrong in ({"b": "name"}, {"a": "shoe size"}):
        with pytest.raises(Invalid):
            chosen(["a"], wrong)
