"""Whatever is left out of an update, the terminal shows the same."""

import pyte
from hypothesis import given
from hypothesis import strategies as some
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from eventplanner.widgets.chrome.paint import Painter

WIDTH, HEIGHT, HALF = 16, 3, 8
CONSOLE = Console(color_system="truecolor", force_terminal=True, width=WIDTH)
STYLES = [
    Style(color="#ffffff", bgcolor="#000000"),
    Style(color="#ff0000", bgcolor="#000000"),
    Style(color="#ffffff", bgcolor="#003366", bold=True),
    Style(strike=True),
    Style(),
]
pieces = some.lists(
    some.tuples(some.sampled_from("ab ñ日"), some.integers(1, 6), some.sampled_from(STYLES)), min_size=1, max_size=4
)


def strip(said: list[tuple[str, int, Style]]) -> Strip:
    return Strip([Segment(text * n, style) for text, n, style in said]).adjust_cell_length(HALF, STYLES[0])


strips = pieces.map(strip)
lines = some.lists(some.tuples(strips, strips), min_size=HEIGHT, max_size=HEIGHT)
regions = some.builds(
    lambda x, y, width: Region(x, y, min(width, WIDTH - x), 1),
    some.integers(0, WIDTH - 1), some.integers(0, HEIGHT - 1), some.integers(1, WIDTH),
)  # fmt: skip
spans = some.lists(regions, min_size=1, max_size=3).map(lambda dirty: list(Compositor._regions_to_spans(dirty)))
"""As Textual makes them of what is to be repainted: apart from each other."""


def whole(screen: list[tuple[Strip, Strip]]) -> CompositorUpdate:
    return LayoutUpdate([list(line) for line in screen], Region(0, 0, WIDTH, HEIGHT))


def part(screen: list[tuple[Strip, Strip]], where: list[tuple[int, int, int]]) -> CompositorUpdate:
    chops = [{0: left, HALF: right} for left, right in screen]
    return ChopsUpdate(chops, where, [[HALF, WIDTH]] * HEIGHT)


def shown(updates: list[str]) -> list[list[object]]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for update in updates:
        stream.feed(update.replace("\n", ""))
    return [[seen(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def seen(cell: pyte.screens.Char) -> object:
    """A blank shows neither the colour of its text nor that it is bold."""
    return cell._replace(fg="", bold=False) if cell.data == " " and not cell.strikethrough else cell


@given(lines, some.lists(some.tuples(lines, spans), max_size=4))
def test_the_terminal_shows_what_it_would_have_shown(first, then):
    painter = Painter()
    updates = [whole(first), *(part(screen, where) for screen, where in then)]
    plain = [update.render_segments(CONSOLE) for update in updates]
    lean = [painter.lean(update).render_segments(CONSOLE) for update in updates]
    assert shown(lean) == shown(plain)


@given(some.lists(lines, min_size=1, max_size=4))
def test_whole_screens_one_after_another_show_the_last(screens):
    painter = Painter()
    plain = [whole(screen).render_segments(CONSOLE) for screen in screens]
    lean = [painter.lean(whole(screen)).render_segments(CONSOLE) for screen in screens]
    assert shown(lean) == shown(plain)


def test_what_stands_there_already_is_not_written():
    painter = Painter()
    line = strip([("a", HALF, STYLES[0])])
    screen = [(line, line)] * HEIGHT
    painter.lean(whole(screen))
    assert painter.lean(part(screen, [(0, 0, WIDTH)])).render_segments(CONSOLE) == ""
    assert painter.lean(whole(screen)).render_segments(CONSOLE) == ""
    painter.forget()
    assert painter.lean(whole(screen)).render_segments(CONSOLE) != ""


def test_a_line_of_which_not_all_is_known_does_not_have_the_whole_screen_written():
    painter = Painter()
    line, wide = strip([("a", HALF, STYLES[0])]), strip([("日", HALF // 2, STYLES[0])])
    painter.lean(whole([(line, wide), (line, line), (line, line)]))
    painter.lean(part([(line, line)] * HEIGHT, [(0, HALF, WIDTH)]))
    written = painter.lean(whole([(line, line)] * HEIGHT)).render_segments(CONSOLE)
    assert written == "\x1b[38;2;255;255;255;48;2;0;0;0m\x1b[1;1H" + "a" * WIDTH + "\x1b[0m"


def test_one_cell_is_written_by_itself():
    painter = Painter()
    line = strip([("a", HALF, STYLES[0])])
    painter.lean(whole([(line, line)] * HEIGHT))
    other = strip([("a", 2, STYLES[0]), ("b", 1, STYLES[1]), ("a", 5, STYLES[0])])
    update = painter.lean(part([(line, other)] + [(line, line)] * 2, [(0, HALF, WIDTH)]))
    assert update.render_segments(CONSOLE) == "\x1b[38;2;255;0;0;48;2;0;0;0m\x1b[1;11Hb\x1b[0m"
