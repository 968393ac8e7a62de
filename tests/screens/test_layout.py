"""Every page at five sizes, in both languages, on the sample and on a heavy plan: nothing is cut where there is room."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widget import Widget

from app_kit import page_at, settle
from eventplanner.i18n import catalogue
from eventplanner.screens.home.page import HomeScreen
from eventplanner.services.sample import demo
from eventplanner.widgets.chrome.top_bar import TopBar
from eventplanner.widgets.chrome.view_tabs import ViewTabs
from eventplanner.widgets.lists.columns import FittedColumn
from eventplanner.widgets.lists.event_head import EventHead
from eventplanner.widgets.lists.record_list import HEADING, RecordList
from eventplanner.widgets.lists.row_view import GUTTER
from eventplanner.widgets.lists.sum_lines import SumLines
from kit import At, Fill, copied
from screens import everywhere

SIZES = [(160, 50), (120, 40), (100, 30), (80, 24), (60, 18)]
ELLIPSIS = "…"


@pytest.fixture(scope="module")
def sample(fill: Fill) -> Path:
    return fill(everywhere.fill).path


@pytest.fixture(scope="module")
def heavy(fill: Fill) -> Path:
    return fill(lambda planner: demo.fill_heavy(planner, planner.today().year)).path


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("plan", ["sample", "heavy"])
async def test_nothing_is_cut_where_there_is_room(
    at: At, path: Path, request: pytest.FixtureRequest, plan: str, language: str
) -> None:
    copied(request.getfixturevalue(plan), path)
    catalogue.use(language)
    found: dict[str, list[str]] = {}
    async with page_at(at(), HomeScreen, size=SIZES[0]) as pilot:
        for name, go in everywhere.every_page().items():
            await go(pilot.app)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await settle(pilot)
                if faults := list(faults_of(pilot)):
                    found[f"{name} {size[0]}x{size[1]}"] = faults
            while len(pilot.app.screen_stack) > 1:
                await pilot.app.pop_screen()
                await settle(pilot)
    assert found == {}


def faults_of(pilot: Pilot[None]) -> Iterator[str]:
    screen = pilot.app.screen
    for records in seen(screen.query(RecordList)):
        if records.size.width and records.size.height > HEADING:
            yield from list_faults(records)
    for sums in seen(screen.query(SumLines)):
        yield from sum_faults(sums)
    for tabs in (*seen(screen.query(TopBar)), *seen(screen.query(EventHead)), *seen(screen.query(ViewTabs))):
        line = tabs.render_line(1 if isinstance(tabs, EventHead) else 0).text
        # Behind the last one there is a blank, which may be cut.
        if max(end for _start, end, _name in tabs._places) - 1 > tabs.size.width or ELLIPSIS in line:
            yield f"tabs are cut: {line}"


def seen(widgets: Any) -> list[Any]:
    return [widget for widget in widgets if is_seen(widget)]


def is_seen(widget: Widget) -> bool:
    return bool(widget.region) and all(node.display for node in (widget, *widget.ancestors) if isinstance(node, Widget))


def places(fitted: Sequence[FittedColumn[Any]]) -> Iterator[tuple[FittedColumn[Any], slice]]:
    """Each column with the cells of a line that it takes."""
    start = GUTTER
    for each in fitted:
        yield each, slice(start, start + each.width)
        start += each.width + each.column.gap


def list_faults(records: RecordList[Any]) -> Iterator[str]:
    """What is cut in a list that has room for it, or that may not be cut at all."""
    heading, *lines = [cells(records, y) for y in range(HEADING + len(records.in_sight))]
    fitted = records.fitted
    width = records.scrollable_content_region.width - GUTTER
    taken = sum(each.width for each in fitted) + sum(each.column.gap for each in fitted[:-1])
    slack = width - taken + sum(max(0, each.width - each.need) for each in fitted if each.column.draw is None)
    for each, place in places(fitted):
        name = each.column.heading
        if ELLIPSIS in "".join(heading[place]):
            yield f"heading is cut: {name}"
        cut = ["".join(line[place]) for line in lines if line[place] and line[place][-1:] == [ELLIPSIS]]
        if cut and each.column.right:
            yield f"figures are cut: {name} {cut[0]}"
        if cut and slack > 0 and each.width < each.need:
            yield f"{slack} cells are free beside {name} {cut[0]}"
    if taken > width:
        yield f"columns take {taken} of {width} cells"


def cells(records: Widget, y: int) -> list[str]:
    """One text for each cell of a line; the second cell of a wide sign has none."""
    line: list[str] = []
    for segment in records.render_line(y):
        for sign in segment.text:
            line += [sign, *[""] * (cell_len(sign) - 1)]
    return line


def sum_faults(sums: SumLines) -> Iterator[str]:
    """Sums that do not end where the figures of their column end."""
    ends = [place.stop for each, place in places(sums._records.fitted) if each.column.right]
    for y in range(1, sums.size.height):
        line = cells(sums, y)
        for end in ends:
            if end < len(line) and line[end].strip() and line[end - 1].isdigit():
                yield f"a sum does not end with its column: {''.join(line)}"
