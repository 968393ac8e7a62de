"""The areas of an event as bars: how much of each is done, how it stands, and why."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len

from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.lines import Piece, Row
from eventplanner.widgets.chrome.shown import fit

LIGHTS = {
    "red": ("late", "bold red"),
    "amber": ("warning", "amber"),
    "later": ("open", "sky"),
    "green": ("done", "green"),
    "none": ("dash", "muted"),
}
"""Value of `Light` → sign and ink."""
_NAME = 24
_SHORTEST, _LONGEST = 8, 24


class AreaBar(Struct, frozen=True):
    """One area in words already."""

    name: str
    light: str
    """A value of `Light`."""
    done: int = 0
    total: int = 0
    note: str = ""
    """Why it stands as it does, or what comes next."""
    short_notes: Sequence[str] = ()
    """Said in place of the note where that has no room, the longest first."""


def bar(part: int, whole: int, width: int, ink: str) -> list[Piece]:
    """A line as long as a part of a whole, and dots for the rest; what is there at all is seen, and what lacks too."""
    if whole <= 0:
        return [(glyph("free") * width, "dim")]
    filled = min(width, part * width // whole)
    if part > 0 and not filled:
        filled = 1
    return [(glyph("bar") * filled, ink), (glyph("free") * (width - filled), "dim")]


def area_rows(areas: Sequence[AreaBar], width: int) -> list[Row]:
    """A row each, names and bars under each other."""
    name = min(_NAME, max((cell_len(area.name) for area in areas), default=0))
    long = max(_SHORTEST, min(_LONGEST, (width - name) // 4))
    figures = max((len(_figures(area)) for area in areas), default=0)
    room = max(0, width - 2 - name - 2 - long - 1 - figures - 2)
    short = _shortened(areas, room)
    return [list(_row(area, name, long, figures, room, short)) for area in areas]


def _shortened(areas: Sequence[AreaBar], room: int) -> int:
    """Returns which of their notes all that have shorter ones can say; 0 is the note itself."""
    notes = [[area.note, *area.short_notes] for area in areas if area.short_notes]
    least = max(map(len, notes), default=1) - 1
    return next((n for n in range(least) if all(cell_len(each[n : n + 1][-1]) <= room for each in notes)), least)


def _row(area: AreaBar, name: int, long: int, figures: int, room: int, short: int) -> Iterable[Piece]:
    sign, ink = LIGHTS[area.light]
    plain = ink if area.light in {"red", "amber"} else "muted"
    yield f"{glyph(sign)} ", ink
    yield fit(area.name, name) + "  ", ""
    yield from bar(area.done, area.total, long, ink.removeprefix("bold ") if area.light != "none" else "sky")
    yield " " + fit(_figures(area), figures, right=True) + "  ", ""
    note = [area.note, *area.short_notes][short] if area.short_notes else area.note
    yield fit(note, room), plain.removeprefix("bold ") if area.light != "red" else plain


def _figures(area: AreaBar) -> str:
    return f"{area.done}/{area.total}" if area.total else ""
