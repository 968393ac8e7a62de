"""Messages become words here, in the reader's language."""

import gettext
from pathlib import Path

from eventplanner.domain.text import Message

_DOMAIN = "eventplanner"
_FOLDER = Path(__file__).parent / "locales"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak `en` or `es` from now on."""
    global _catalogue, _language  # noqa: PLW0603
    _catalogue = gettext.translation(_DOMAIN, _FOLDER, languages=[language], fallback=True)
    _language = language


def language() -> str:
    return _language


def _(text: str) -> str:
    """The words for an English text, now."""
    return _catalogue.gettext(text)


def N_(text: str) -> str:  # noqa: N802
    """Marks a text that is put into words later."""
    return text


def words(message: Message) -> str:
    """The sentence in the reader's language, its parts filled in (parts may be sentences too)."""
    parts = {name: words(p) if isinstance(p, Message) else p for name, p in message.params.items()}
    if message.plural:
        n = parts.get("n", 0)
        pattern = _catalogue.ngettext(message.id, message.plural, n if isinstance(n, int) else 0)
    else:
        pattern = _catalogue.gettext(message.id)
    return pattern.format(**parts)
