"""Work as bars."""

from datetime import date

from eventplanner.domain.year.workload import Stretch
from eventplanner.widgets.charts.load_bars import Bar, LoadBars
from widgets.apps import Bench, lines


async def test_bars_stand_on_one_scale_over_their_labels() -> None:
    bars = LoadBars()
    bars.styles.height = 3
    async with Bench(bars).run_test(size=(24, 3)) as pilot:
        work = [Stretch(date(2027, 1, 4), load, 100) for load in (0, 50, 100, 200)]
        bars.show([Bar(f"w{n}", each) for n, each in enumerate(work)])
        await pilot.pause()
        assert lines(bars) == [
            "                  ████",
            "      ▄▄▄▄  ████  ████",
            "w0    w1    w2    w3",
        ]


async def test_a_label_without_room_is_its_first_word() -> None:
    bars = LoadBars()
    bars.styles.height = 2
    async with Bench(bars).run_test(size=(12, 2)) as pilot:
        bars.show([Bar("16 Nov", Stretch(date(2027, 1, 4), 1, 1)), Bar("23", Stretch(date(2027, 1, 11), 1, 1))])
        await pilot.pause()
        assert lines(bars)[1] == "16    23"
