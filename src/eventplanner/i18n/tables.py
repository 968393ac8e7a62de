"""Tables for spreadsheets by language: words, number formats, and forms of CSV."""

from eventplanner.domain.base.text import N_
from eventplanner.domain.events.columns import HEADINGS
from eventplanner.domain.events.events import EVENT
from eventplanner.i18n import names
from eventplanner.i18n.language import LANGUAGES, SOURCE_LANGUAGE, _, translated
from eventplanner.i18n.regions import language_habits

_CONTEXT = "table"
_EXCELS = {"en": N_("table for an English Excel (.csv)"), "es": N_("table for a Spanish Excel (.csv)")}
"""For languages that have an adjective in English."""


def csv_form(language: str) -> str:
    """Returns `csv`, or `csv-es` for a language other than that of the source."""
    return "csv" if language == SOURCE_LANGUAGE else f"csv-{language}"


CSV_FORMS = {csv_form(language): language for language in LANGUAGES}
"""By the form that is asked for, its language."""


def csv_description(form: str) -> str:
    """Returns the readers that one of `CSV_FORMS` is for, in the reader's language."""
    language = CSV_FORMS[form]
    if language in _EXCELS:
        return _(_EXCELS[language])
    return _("table for Excel in {language} (.csv)").format(language=language_habits(language).name)


def table_word(text: str, language: str) -> str:
    """Returns the heading or choice that stands in a table of that language for an English one."""
    return translated(text, language, _CONTEXT)


def event_heading(column: str, language: str) -> str:
    """Returns what heads a column of a table of events of that language."""
    if column in HEADINGS:
        return table_word(HEADINGS[column], language)
    return names.heading(translated(EVENT.field(column).label, language))


def decimal_mark(language: str) -> str:
    """Stands before the decimals."""
    return language_habits(language).decimal


def delimiter(language: str) -> str:
    """Stands between cells; spreadsheets take a semicolon where the comma is a decimal mark."""
    return ";" if decimal_mark(language) == "," else ","
