"""The language in use."""

from eventplanner.domain.base.text import N_
from eventplanner.i18n import language


def test_the_source_speaks_english():
    language.use("en")

    assert language.language() == "en"
    assert language._("venue") == "venue"


def test_spanish_comes_from_the_catalogue():
    language.use("es")

    assert language.language() == "es"
    assert language._("venue") == "sede"
    assert language.ngettext("venue", "venues", 1) == "venue"


def test_a_text_without_translation_stays_english():
    language.use("es")

    assert language._("never said by anybody") == "never said by anybody"


def test_nothing_is_nothing_in_any_language():
    language.use("es")

    assert language._("") == ""


def test_a_marked_text_is_put_into_words_later():
    language.use("es")

    assert N_("venue") == "venue"
