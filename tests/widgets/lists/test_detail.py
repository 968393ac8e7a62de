"""The detail panel: how it wraps, and how little it draws again."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from eventplanner.widgets.lists.detail import Detail, DetailLine, wrap
from widgets.apps import Bench, lines


async def test_labels_stand_left_and_long_texts_go_on_below() -> None:
    app = Bench(Detail())
    async with app.run_test(size=(30, 8)) as pilot:
        app.widget.show(
            [DetailLine("", "Title", "strong"), DetailLine("", ""), DetailLine("place", "Sede Providencia sala 3")]
        )
        await pilot.pause()
        assert lines(app.widget)[:5] == ["Title", "", "place       Sede Providencia", "            sala 3", ""]


async def test_only_lines_that_changed_are_drawn_again() -> None:
    app = Bench(Detail())
    async with app.run_test(size=(30, 8)) as pilot:
        app.widget.show([DetailLine("a", "1"), DetailLine("b", "2"), DetailLine("c", "3")])
        await pilot.pause()
        drawn = []
        draw = app.widget.render_line
        app.widget.render_line = lambda y: drawn.append(y) or draw(y)
        app.widget.show([DetailLine("a", "1"), DetailLine("b", "4"), DetailLine("c", "3")])
        await pilot.pause()
        assert drawn == [1]


async def test_hostile_text_is_only_text() -> None:
    app = Bench(Detail())
    async with app.run_test(size=(40, 4)) as pilot:
        app.widget.show([DetailLine("", "a\x1b[2Jb [@click=app.quit]x[/] \u202eabc")])
        await pilot.pause()
        assert lines(app.widget)[0] == "ab [@click=app.quit]x[/] abc"


@given(st.text(max_size=200), st.integers(2, 40))
def test_no_line_is_wider_than_there_is_room(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))
