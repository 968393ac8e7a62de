"""Writing to the terminal only the cells that are different from what it shows: lines over SSH are slow."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from eventplanner.widgets.textual_private import ChopsUpdate, CompositorUpdate, LayoutUpdate, attribute_codes

Cell = tuple[str, Style]
"""What stands in one cell; nothing in the second of a wide character."""
Row = list[Cell]
Codes = tuple[str, str, str]
"""Attributes, text colour and background as a terminal is told of them."""
Run = tuple[int, int, str, int]
"""From which column in which line what is written, and the column behind it."""
RESET: Codes = ("", "39", "49")
GAP = 4
"""So many equal cells are written rather than skipped."""
PLAIN = Style()
_CHARACTER = itemgetter(0)
_UNSEEN = frozenset({"", "1"})
"""Attributes that a blank does not show: none, and bold."""


class Painter:
    """Knows what the terminal shows, because everything was painted through it."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}

    def forget(self) -> None:
        """Somebody else may have written on the terminal."""
        self._rows.clear()

    def lean(self, update: CompositorUpdate) -> CompositorUpdate:
        """The update without what stands there already.

        A screen of which nothing is known stays whole, and so does an update that meets wide characters: half of one
        that is written over shows differently from terminal to terminal.
        """
        if isinstance(update, ChopsUpdate):
            return self._leaned(update, [(y, x, _cells(strip)) for y, x, strip in _pieces(update)])
        if isinstance(update, LayoutUpdate) and update.region.x == 0:
            lines = enumerate(update.strips, update.region.y)
            rows = [(y, 0, _cells(segment for strip in strips for segment in strip)) for y, strips in lines]
            if self._rows:
                # Whole lines: those of which not all is known are written from end to end, the others need not be.
                self._rows = {y: row for y, row in self._rows.items() if not _is_wide(row)}
                return self._leaned(update, rows)
            self._rows = {y: row for y, _, row in rows if not _is_wide(row)}
            return update
        self.forget()
        return update

    def _leaned(self, update: CompositorUpdate, pieces: list[tuple[int, int, Row]]) -> CompositorUpdate:
        """With each piece taken as painted, whatever becomes of it."""
        wide = {y for y, _, row in pieces if _is_wide(row) or _is_wide(self._rows.get(y, ()))}
        changes = [change for y, x, row in pieces for change in self._keep(y, x, row)]
        for y in wide:
            del self._rows[y]
        return update if wide else _Lean(changes)

    def _keep(self, y: int, x: int, new: Row) -> Iterable[tuple[int, int, Row]]:
        """Take a piece of a line as painted; which of its cells were different."""
        row = self._rows.setdefault(y, [])
        if len(row) < x:
            row.extend([("", PLAIN)] * (x - len(row)))
        old = row[x : x + len(new)]
        row[x : x + len(new)] = new
        return [(x + start, y, new[start:end]) for start, end in _different(old, new)]


class _Lean(CompositorUpdate):
    """Pieces of lines, written with as few codes as will do: what looks alike one after another, wherever it stands."""

    def __init__(self, pieces: Iterable[tuple[int, int, Row]]) -> None:
        self._pieces = list(pieces)

    def render_segments(self, console: Console) -> str:
        system = COLOR_SYSTEMS[console.color_system] if console.color_system else None
        alike: dict[Codes, list[Run]] = {}
        for x, y, cells in self._pieces:
            for codes, run in _runs(x, y, cells, system):
                alike.setdefault(codes, []).append(run)
        written: list[str] = []
        now, at = RESET, (-1, -1)
        for codes in sorted(alike, key=lambda codes: codes[::-1]):
            written.append(_change(now, codes))
            now = codes
            for x, y, text, end in alike[codes]:
                if at != (x, y):
                    written.append(f"\x1b[{y + 1};{x + 1}H")
                written.append(text)
                at = end, y
        if now != RESET:
            written.append("\x1b[0m")
        return "".join(written)


def _runs(x: int, y: int, cells: Row, system: ColorSystem | None) -> Iterator[tuple[Codes, Run]]:
    """A piece in parts of one look each; blanks go with their neighbours where that is not seen."""
    start, text, now = x, "", RESET
    for character, style in cells:
        wanted = _codes(style, system) if character else now
        if not text:
            now = wanted
        elif wanted != now and not (character == " " and _looks_alike(now, wanted)):
            if text.isspace() and _looks_alike(now, wanted):
                now = wanted
            else:
                yield now, (start, y, text, x)
                start, text, now = x, "", wanted
        text += character
        x += 1
    if text:
        yield now, (start, y, text, x)


def _pieces(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """What an update repaints: line, column and what stands there from now on."""
    for y, first, beyond in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= beyond and end > first:
                yield y, x, strip if end <= beyond else strip.crop(0, beyond - x)


def _is_wide(row: Sequence[Cell]) -> bool:
    """Is there a character over two cells, or a cell of which nothing is known?"""
    # Asked of every cell that is painted, so without a step of Python's for each.
    return not all(map(_CHARACTER, row))


def _cells(segments: Iterable[Segment]) -> Row:
    cells: Row = []
    for text, style, control in segments:
        if control:
            continue
        each = style or PLAIN
        if text.isascii():
            blank = (" ", _behind(each))
            cells.extend([(character, each) if character != " " else blank for character in text])
            continue
        for character in text:
            width = cell_len(character)
            if width == 0 and cells:
                cells[-1] = cells[-1][0] + character, cells[-1][1]
            else:
                cells.extend([(character, each), ("", each)][:width])
    return cells


def _different(old: Row, new: Row) -> Iterator[tuple[int, int]]:
    """The stretches that have to be written, near ones as one."""
    if old == new:
        return
    places = [n for n, cell in enumerate(new) if n >= len(old) or cell != old[n]]
    start = end = -1
    for place in places:
        if start >= 0 and place > end + GAP:
            yield start, end
            start = -1
        start = place if start < 0 else start
        end = place + 1
    if start >= 0:
        yield start, end


@lru_cache(maxsize=2048)
def _behind(style: Style) -> Style:
    """All that is seen of a style where nothing is written on it."""
    if style.underline or style.strike or style.reverse or style.underline2 or style.overline:
        return style
    return Style(bgcolor=style.bgcolor)


@lru_cache(maxsize=2048)
def _codes(style: Style, system: ColorSystem | None) -> Codes:
    if system is None:
        return RESET
    front, back = style.color, style.bgcolor
    return (
        attribute_codes(style, system),
        ";".join(front.downgrade(system).get_ansi_codes(foreground=True)) if front else "39",
        ";".join(back.downgrade(system).get_ansi_codes(foreground=False)) if back else "49",
    )


def _looks_alike(some: Codes, others: Codes) -> bool:
    """On a blank."""
    return some[2] == others[2] and {some[0], others[0]} <= _UNSEEN


def _change(now: Codes, wanted: Codes) -> str:
    """The least that makes what is written look otherwise."""
    had, wants = (set(filter(None, look[0].split(";"))) for look in (now, wanted))
    gone, come = had - wants, sorted(wants - had)
    if gone <= {"1"} and "2" not in wants:
        codes = [*("22" for _ in gone), *come]
    else:
        codes, now = ["0", *sorted(wants)], RESET
    codes += [new for old, new in zip(now[1:], wanted[1:], strict=True) if old != new]
    return f"\x1b[{';'.join(codes)}m" if codes else ""
