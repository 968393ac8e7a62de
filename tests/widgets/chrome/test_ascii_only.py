"""What a terminal of ASCII signs is told."""

from rich.segment import Segment
from textual.color import Color

from app_kit import settle
from eventplanner.app import EventPlanner
from eventplanner.domain.base.settings import Preferences
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome.ascii_only import TWINS, AsciiOnly


def test_signs_become_ascii_and_accents_stay() -> None:
    said = [Segment("“Año” · lun–vie → 12 … ● ñ")]
    assert [part.text for part in AsciiOnly().apply(said, Color(0, 0, 0))] == ['"Año" . lun-vie > 12 ~ ● ñ']


def test_every_twin_is_one_sign_of_ascii() -> None:
    assert all(len(twin) == 1 and twin.isascii() for twin in TWINS.values())


async def test_an_app_in_ascii_draws_nothing_else(planner: Planner) -> None:
    app = EventPlanner(planner, Preferences(ascii=True), warm=False)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for keys in ("1", "2", "3", "A", "escape", "question_mark", "escape", "colon"):
            await pilot.press(keys)
            await settle(pilot)
            app.notify("Copied · “x” …")
            await pilot.pause()
            rows = ["".join(part.text for part in row) for row in app.screen._compositor.render_strips()]
            assert [row for row in rows if not row.isascii()] == []
