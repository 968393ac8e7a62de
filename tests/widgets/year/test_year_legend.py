"""What the signs of a year mean, and what is wrong with it."""

from collections.abc import Sequence

import pytest

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.year.overlays import Colour, Overlay
from eventplanner.widgets.chrome.theme import PALETTES
from eventplanner.widgets.year.year_legend import Said, YearLegend
from widgets.apps import Bench, lines
from widgets.years import HOLIDAYS, LEAVE, inks_of

FIVE = [HOLIDAYS, LEAVE, *(revised(LEAVE, id=n, name=f"Conferences of {n}", colour=Colour.SKY) for n in (3, 4, 5))]
WARNINGS = [("late", "March: too much."), ("warning", "12 Mar: a holiday."), ("warning", "13 Mar: somebody is away.")]
WIDE, NARROW = 89, 78


async def shown(
    width: int, overlays: Sequence[Overlay] = (), said: Sequence[Said] = (), *, in_hand: bool = False
) -> list[str]:
    legend = YearLegend()
    async with Bench(legend).run_test(size=(width, 20)) as pilot:
        legend.show([EventKind.MEETUP], overlays, said, in_hand=in_hand)
        await pilot.pause()
        return lines(legend)


async def test_overlays_stand_beside_the_load_where_they_fit() -> None:
    found = await shown(WIDE, [HOLIDAYS, LEAVE])
    assert found[1] == " ● confirmed  ○ tentative  ✓ held  × cancelled   load        high * Holidays  * Leave"


async def test_where_there_is_room_its_height_is_always_the_same() -> None:
    heights = [len(await shown(WIDE, overlays, said)) for overlays in ([], FIVE) for said in ([], WARNINGS)]
    assert heights == [5] * 4


async def test_more_of_them_have_a_line_of_their_own() -> None:
    found = await shown(WIDE, FIVE)
    names = " * Holidays  * Leave  * Conferences of 3  * Conferences of 4  * Conferences of 5"
    assert found[2] == names


async def test_where_there_is_little_room_the_rest_is_counted() -> None:
    found = await shown(NARROW, FIVE)
    assert found[1] == " ● confirmed  ○ tentative  ✓ held  × cancelled   * Holidays  * Leave  +3"
    assert len(found) == 2


@pytest.mark.parametrize("width", range(60, 100))
async def test_the_first_overlay_is_always_seen_and_all_are_counted(width: int) -> None:
    named = [revised(overlay, name=f"Overlay {n} with a name") for n, overlay in enumerate(FIVE)]
    found = " ".join(await shown(width, named))
    stars, rest = found.count("* Over"), int(found.rpartition("+")[2] or 0) if "+" in found else 0
    assert (stars + rest, stars > 0) == (5, True)


async def test_an_overlay_has_its_colour() -> None:
    legend = YearLegend()
    async with Bench(legend).run_test(size=(WIDE, 20)) as pilot:
        legend.show([], FIVE, [])
        await pilot.pause()
        colours = PALETTES["dark"]
        assert inks_of(legend, 2, 1, 2) + inks_of(legend, 2, 13, 14) == [colours.pink, colours.amber]


async def test_a_long_name_is_cut() -> None:
    assert (await shown(60, [revised(HOLIDAYS, name="Feriados de Chile")]))[1].endswith("× cancelled  * Feriados de…")
    found = await shown(WIDE, [revised(HOLIDAYS, name="Feriados nacionales y regionales de Chile")])
    assert found[1].endswith("* Feriados nacionales…")


@pytest.mark.parametrize(("width", "count"), [(WIDE, 3), (NARROW, 1)])
async def test_of_many_warnings_the_last_one_shown_says_how_many_more(width: int, count: int) -> None:
    found = (await shown(width, [], [*WARNINGS, *WARNINGS[1:]]))[2:]
    assert len(found) == count
    assert [line[:3] for line in found] == [" ! ", " ▲ ", " ▲ "][:count]
    assert found[-1].endswith(f" +{5 - count}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
async def test_what_a_move_would_do_takes_the_legend_s_place(width: int) -> None:
    said = [("becomes", "It would be on a holiday."), ("becomes", "Two tasks move with it.")]
    found = await shown(width, FIVE, said, in_hand=True)
    assert [line for line in found if line] == [" → It would be on a holiday.", " → Two tasks move with it."]


async def test_a_name_is_never_obeyed() -> None:
    found = await shown(WIDE, [revised(HOLIDAYS, name="[red]a[/] \x1b[2Jb")])
    assert found[1].endswith("* [red]a[/] b")
