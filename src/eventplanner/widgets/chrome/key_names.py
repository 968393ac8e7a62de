"""Names of keys in the language in use, with signs that every font has."""

from typing import Final

from textual.binding import Binding
from textual.keys import format_key

from eventplanner.domain.base.text import NC_
from eventplanner.i18n.language import language, translated
from eventplanner.widgets.chrome.glyphs import in_ascii

NAMES: Final = {
    "enter": NC_("key", "enter"),
    "escape": NC_("key", "esc"),
    "space": NC_("key", "space"),
    "tab": NC_("key", "tab"),
    "backspace": NC_("key", "backspace"),
    "delete": NC_("key", "del"),
    "home": NC_("key", "home"),
    "end": NC_("key", "end"),
    "pageup": NC_("key", "pg up"),
    "pagedown": NC_("key", "pg dn"),
}
ARROWS: Final = {
    "up": NC_("key", "up"),
    "down": NC_("key", "down"),
    "left": NC_("key", "left"),
    "right": NC_("key", "right"),
}
MODIFIERS: Final = {"ctrl": NC_("key", "ctrl"), "shift": NC_("key", "shift"), "alt": NC_("key", "alt")}


def key_name(binding: Binding) -> str:
    """`a`, `enter`, `ctrl+p`, `↓`."""
    *modifiers, key = binding.key.split("+")
    if key in NAMES:
        name = _word(NAMES[key])
    elif key in ARROWS and in_ascii():
        name = _word(ARROWS[key])
    else:
        name = format_key(key)
    return "+".join([*(_word(MODIFIERS.get(each, each)) for each in modifiers), name])


def _word(name: str) -> str:
    """Returns what is printed on a key, which may be another word than the same one elsewhere."""
    return translated(name, language(), "key")
