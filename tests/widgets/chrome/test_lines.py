"""Lines drawn by hand and repainted where they changed."""

from textual.geometry import Region

from eventplanner.widgets.chrome.lines import Lines, Row
from widgets.apps import Bench, lines


class Words(Lines):
    """Shows what it is given and remembers what was repainted."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[Row] = []
        self.painted: list[Region] = []

    def rows(self, width: int, height: int) -> list[Row]:
        del width, height
        return self.given

    def refresh(self, *regions: Region, **how: bool) -> "Words":  # type: ignore[override]
        if hasattr(self, "painted"):
            self.painted += regions
        return super().refresh(*regions, **how)


async def test_only_the_cells_that_differ_are_repainted() -> None:
    words = Words()
    async with Bench(words).run_test(size=(40, 5)):
        words.given = [[("left ", "muted"), ("one", "bold"), (" right", "muted")], [("same", "")]]
        words.redraw()
        words.painted.clear()
        words.given = [[("left ", "muted"), ("two", "bold"), (" right", "muted")], [("same", "")]]
        words.redraw()
        assert words.painted == [Region(5, 0, 3, 1)]
        assert lines(words)[:2] == ["left two right", "same"]


async def test_what_is_the_same_is_not_repainted() -> None:
    words = Words()
    async with Bench(words).run_test(size=(40, 5)):
        words.given = [[("same", "")]]
        words.redraw()
        words.painted.clear()
        words.redraw()
        assert words.painted == []


async def test_rows_beyond_the_space_are_left_out_and_short_ones_filled() -> None:
    words = Words()
    words.given = [[("x" * 60, "")], [("y", "")], [("z", "")]]
    async with Bench(words).run_test(size=(40, 2)):
        assert [words.render_line(y).cell_length for y in range(3)] == [40, 40, 40]
        assert lines(words) == ["x" * 40, "y"]
