"""The events that need somebody."""

from datetime import date, datetime, timedelta

from eventplanner.domain.events.events import Event
from eventplanner.domain.home.home import Lack, Need, Urgency
from eventplanner.widgets.lists.needs import Further, FurtherGroup, NeedList
from widgets.apps import Bench, lines

TODAY = date(2027, 3, 9)


def need(id: int, days: int | None, urgency: Urgency, *lacks: Lack) -> Need:
    start = datetime(2027, 3, 9) + timedelta(days=days) if days is not None else None
    stamp = datetime(2027, 1, 1)
    event = Event(
        id=id, version=1, uid=str(id), sequence=0, created_at=stamp, updated_at=stamp, title=f"Event {id}", start=start
    )
    return Need(event, lacks, days, urgency)


NEEDS = [
    need(1, -4, Urgency.NOW, Lack.OUTCOME),
    need(2, 3, Urgency.NOW, Lack.VENUE, Lack.LEAD),
    need(3, None, Urgency.LATER, Lack.DATE),
]


async def test_events_stand_in_groups_with_what_they_lack() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(80, 10)) as pilot:
        listed.show(NEEDS, TODAY)
        await pilot.pause()
        assert [" ".join(line.split()) for line in lines(listed)[:5]] == [
            "NOW 2",
            "! 4 d ago Event 1 say whether it was held",
            "! in 3 d Event 2 lacks venue, lead",
            "LATER 1",
            "○ no date Event 3 lacks date",
        ]


async def test_groups_stand_apart_where_there_is_room() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(120, 10)) as pilot:
        listed.show(NEEDS, TODAY)
        await pilot.pause()
        assert lines(listed)[3:5] == ["", "LATER  1"]


async def test_the_cursor_stays_on_its_event_when_others_come_and_go() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(80, 10)) as pilot:
        listed.show(NEEDS, TODAY)
        listed.focus()
        await pilot.press("j")
        listed.show(NEEDS[1:], TODAY)
        assert listed.need == NEEDS[1]
        listed.show([], TODAY)
        assert listed.need is None
        await pilot.pause()
        assert lines(listed)[0] == "✓ Nothing needs you now."


async def test_what_the_cursor_is_on_is_in_sight_with_its_heading() -> None:
    listed = NeedList()
    many = [need(n, n, Urgency.NOW, Lack.LEAD) for n in range(20)]
    async with Bench(listed).run_test(size=(80, 6)) as pilot:
        listed.show(many, TODAY)
        listed.focus()
        await pilot.press("end")
        assert "Event 19" in lines(listed)[-1]
        await pilot.press("home")
        assert lines(listed)[0] == "NOW  20"


async def test_a_click_goes_to_an_event() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(80, 10)) as pilot:
        listed.show(NEEDS, TODAY)
        await pilot.click(NeedList, offset=(10, 4))
        assert listed.need == NEEDS[2]
        await pilot.click(NeedList, offset=(10, 0))
        assert listed.need == NEEDS[2]


async def test_how_many_there_is_no_room_for_is_said() -> None:
    listed = NeedList()
    many = [need(n, n, Urgency.NOW, Lack.LEAD) for n in range(20)]
    async with Bench(listed).run_test(size=(80, 6)) as pilot:
        listed.show(many, TODAY)
        await pilot.pause()
        assert lines(listed)[-1].split() == ["and", "16", "more"]
        assert len(lines(listed)) == 6


CLASHES = FurtherGroup(
    "CLASHES",
    "red",
    7,
    [
        Further("one", "late", "red", "in 3 d", "A title that is longer than all the others", "A public holiday."),
        Further("two", "warning", "amber", "in 9 d", "Event 2", "Only 3 days."),
    ],
)
CALLS = FurtherGroup("CALLS", "sky", 1, [Further("three", "deadline", "sky", "in 5 d", "PyCon", "propose a talk")])


async def test_what_comes_later_stands_below_and_moves_nothing() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(80, 20)) as pilot:
        listed.show(NEEDS, TODAY)
        await pilot.pause()
        before = lines(listed)[:5]
        listed.show_further([CLASHES, CALLS])
        assert lines(listed)[:5] == before
        assert [" ".join(line.split()) for line in lines(listed)[5:10]] == [
            "CLASHES 7",
            "! in 3 d A title that is longer… A public holiday.",
            "▲ in 9 d Event 2 Only 3 days.",
            "CALLS 1",
            "◆ in 5 d PyCon propose a talk",
        ]


async def test_the_cursor_goes_on_to_what_lies_ahead_and_stays_on_it() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(80, 20)) as pilot:
        listed.show(NEEDS, TODAY)
        listed.show_further([CLASHES, CALLS])
        listed.focus()
        await pilot.press("end")
        assert (listed.need, listed.further) == (None, CALLS.lines[0])
        listed.show(NEEDS[2:], TODAY)
        listed.show_further([CALLS])
        assert listed.further == CALLS.lines[0]
        listed.show_further([])
        assert (listed.need, listed.further) == (NEEDS[2], None)


async def test_n_goes_from_group_to_group() -> None:
    listed = NeedList()
    async with Bench(listed).run_test(size=(80, 6)) as pilot:
        listed.show(NEEDS, TODAY)
        listed.show_further([CLASHES, CALLS])
        listed.focus()
        found = []
        for _ in range(4):
            await pilot.press("n")
            found.append(listed.further.key if listed.further else listed.need and listed.need.event.id)
        assert found == [3, "one", "three", 1]


async def test_nothing_is_promised_before_all_is_known() -> None:
    listed = NeedList(awaiting=True)
    async with Bench(listed).run_test(size=(80, 5)) as pilot:
        listed.show([], TODAY)
        await pilot.pause()
        waiting = lines(listed)[0]
        listed.show_further([])
        assert (waiting, lines(listed)[0]) == ("", "✓ Nothing needs you now.")
