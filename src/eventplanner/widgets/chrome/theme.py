"""The colours of the app by what they mean, for drawing and as themes of Textual."""

from typing import Any, Final, NamedTuple

from textual.app import App
from textual.dom import DOMNode
from textual.theme import Theme


class Palette(NamedTuple):
    """One theme: `#rrggbb` by role."""

    page: str
    panel: str
    cursor: str
    """Behind the row that the keys act on."""
    text: str
    muted: str
    dim: str
    """Decoration only: too faint to be read."""
    line: str
    accent: str
    sky: str
    amber: str
    green: str
    red: str
    pink: str
    violet: str
    load_1: str
    load_2: str
    load_3: str
    dark: bool = True


PALETTES: Final[dict[str, Palette]] = {
    "dark": Palette(
        page="#0e1116",
        panel="#1e2630",
        cursor="#24405c",
        text="#dbe1e9",
        muted="#929dab",
        dim="#626d7b",
        line="#364150",
        accent="#6cb6ff",
        sky="#56b4e9",
        amber="#ecbc42",
        green="#35c99a",
        red="#ff7766",
        pink="#dd93c4",
        violet="#9d8cff",
        load_1="#17293a",
        load_2="#1b3a55",
        load_3="#1f4f77",
    ),
    "light": Palette(
        page="#fbfaf7",
        panel="#e6e3dc",
        cursor="#cfe3f5",
        text="#22262b",
        muted="#5c646e",
        dim="#8d949c",
        line="#bdb8ae",
        accent="#0b61b0",
        sky="#0b6ea8",
        amber="#855f00",
        green="#00724f",
        red="#b3261e",
        pink="#93407a",
        violet="#5b45c9",
        load_1="#e3eef7",
        load_2="#c5ddf0",
        load_3="#9cc7e6",
        dark=False,
    ),
    "contrast": Palette(
        page="#000000",
        panel="#1c1c1c",
        cursor="#004a99",
        text="#ffffff",
        muted="#d0d6dd",
        dim="#a8b0b8",
        line="#9aa4ae",
        accent="#8fd0ff",
        sky="#7fd4ff",
        amber="#ffd75f",
        green="#5cf0b8",
        red="#ff9d8f",
        pink="#ffb3e0",
        violet="#c9beff",
        load_1="#10304a",
        load_2="#1a4a73",
        load_3="#2466a0",
    ),
}
DEFAULT: Final = "dark"


def themes() -> list[Theme]:
    """Returns the Textual themes of the palettes."""
    return [_theme(name, palette) for name, palette in PALETTES.items()]


def known(name: str) -> str:
    """The name of a theme there is: this one, or else the usual one."""
    return name if name in PALETTES else DEFAULT


def palette_of(node: DOMNode) -> Palette:
    """The colours of the theme that is in use."""
    return PALETTES[known(node.app.theme)]


def colourless(app: App[Any]) -> bool:
    """Colours say nothing here (NO_COLOR): marks become letters, and lateness is bold."""
    return app.no_color


def _theme(name: str, palette: Palette) -> Theme:
    colours = {role.replace("_", "-"): value for role, value in palette._asdict().items() if role != "dark"}
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.sky,
        accent=palette.accent,
        warning=palette.amber,
        error=palette.red,
        success=palette.green,
        foreground=palette.text,
        background=palette.page,
        surface=palette.page,
        panel=palette.panel,
        dark=palette.dark,
        variables=colours | _textual_colours(palette),
    )


def _textual_colours(palette: Palette) -> dict[str, str]:
    """What Textual's own widgets take their colours from."""
    return {
        "text": palette.text,
        "text-muted": palette.muted,
        "text-disabled": palette.dim,
        "border": palette.accent,
        "border-blurred": palette.line,
        "block-cursor-background": palette.cursor,
        "block-cursor-foreground": palette.text,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": palette.panel,
        "block-cursor-blurred-foreground": palette.text,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": palette.panel,
        "input-cursor-background": palette.accent,
        "input-cursor-foreground": palette.page,
        "input-selection-background": palette.cursor,
        "scrollbar": palette.line,
        "scrollbar-hover": palette.dim,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.page,
        "scrollbar-background-hover": palette.page,
        "scrollbar-background-active": palette.page,
        "scrollbar-corner-color": palette.page,
    }
