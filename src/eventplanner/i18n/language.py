"""The language in use, and the catalogue of its words."""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

SOURCE_LANGUAGE = "en"
"""Of the texts in the source, for which there is no catalogue."""
_LOCALES = Path(__file__).parent / "locales"
LANGUAGES = (SOURCE_LANGUAGE, *sorted(folder.name for folder in _LOCALES.iterdir() if folder.is_dir()))
"""ISO 639-1 codes of the languages that the app speaks: of its source, and of each catalogue."""

_catalogue = NullTranslations()
_language = SOURCE_LANGUAGE


def use(language: str) -> None:
    """Speaks one of `LANGUAGES` from now on."""
    global _catalogue, _language
    _catalogue, _language = _catalogue_of(language), language


@cache
def _catalogue_of(language: str) -> NullTranslations:
    try:
        # Opened by name: gettext's own search costs the start of every command a millisecond.
        with (_LOCALES / language / "LC_MESSAGES" / "eventplanner.mo").open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        return NullTranslations()


def language() -> str:
    return _language


def _(text: str) -> str:
    """Translates an English text now."""
    return _catalogue.gettext(text) if text else ""  # nothing is the key of the catalogue's own header


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translates an English text about `n` things now."""
    return _catalogue.ngettext(singular, plural, n)


def translated(text: str, language: str, context: str = "") -> str:
    """Returns the words for an English text in a language that need not be the one in use."""
    catalogue = _catalogue_of(language)
    return catalogue.pgettext(context, text) if context else catalogue.gettext(text)
