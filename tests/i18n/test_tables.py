"""Tables in each language."""

import pytest

from eventplanner.i18n import language
from eventplanner.i18n.language import LANGUAGES, translated
from eventplanner.i18n.tables import CSV_FORMS, csv_description, csv_form, decimal_mark, delimiter, table_word


def test_a_table_is_written_in_any_language_whatever_is_spoken():
    for spoken in LANGUAGES:
        language.use(spoken)
        assert (table_word("Due", "en"), table_word("Due", "es")) == ("Due", "Vence")
        assert (table_word("to do", "en"), table_word("to do", "es")) == ("to do", "por hacer")


def test_a_word_of_a_table_may_be_another_elsewhere():
    assert (translated("Role", "es"), table_word("Role", "es")) == ("Rol", "Cargo")


@pytest.mark.parametrize(("tongue", "mark", "between"), [("en", ".", ","), ("es", ",", ";")])
def test_numbers_and_cells_are_parted_by_different_marks(tongue, mark, between):
    assert (decimal_mark(tongue), delimiter(tongue)) == (mark, between)


def test_every_language_has_a_form_of_csv_of_its_own():
    assert list(CSV_FORMS.values()) == list(LANGUAGES)
    assert (csv_form("en"), csv_form("es"), csv_form("pt")) == ("csv", "csv-es", "csv-pt")


def test_forms_are_described_in_the_language_that_is_spoken():
    language.use("en")
    assert [csv_description(form) for form in ("csv", "csv-es")] == [
        "table for an English Excel (.csv)",
        "table for a Spanish Excel (.csv)",
    ]
    language.use("es")
    assert csv_description("csv-es") == "tabla para Excel en español (.csv)"
