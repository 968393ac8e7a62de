"""Names of keys in the language in use, with signs that every font has."""

from typing import Final

from textual.binding import Binding
from textual.keys import format_key

from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.chrome.glyphs import in_ascii

NAMES: Final = {
    "enter": N_("enter"),
    "escape": N_("esc"),
    "space": N_("space"),
    "tab": N_("tab"),
    "backspace": N_("backspace"),
    "delete": N_("del"),
    "home": N_("home"),
    "end": N_("end"),
    "pageup": N_("pg up"),
    "pagedown": N_("pg dn"),
}
ARROWS: Final = {"up": N_("up"), "down": N_("down"), "left": N_("left"), "right": N_("right")}
MODIFIERS: Final = {"ctrl": N_("ctrl"), "shift": N_("shift"), "alt": N_("alt")}


def key_name(binding: Binding) -> str:
    """`a`, `enter`, `ctrl+p`, `↓`."""
    *modifiers, key = binding.key.split("+")
    if key in NAMES:
        name = _(NAMES[key])
    elif key in ARROWS and in_ascii():
        name = _(ARROWS[key])
    else:
        name = format_key(key)
    return "+".join([*(_(MODIFIERS.get(each, each)) for each in modifiers), name])
