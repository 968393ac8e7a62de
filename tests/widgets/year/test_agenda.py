"""One day's events and what is near them."""

from datetime import date, datetime, timedelta

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.year.order import Deadline
from eventplanner.i18n import catalogue
from eventplanner.widgets.year.agenda import Agenda, Day
from widgets.apps import Bench, lines
from widgets.years import HOLIDAYS, LEAVE, other

TODAY = date(2027, 3, 9)
START = datetime(2027, 3, 12, 18, 30)
MEETUP = Event(
    id=1,
    version=1,
    uid="1@x",
    sequence=0,
    created_at=START,
    updated_at=START,
    title="Meetup Python",
    status=Status.CONFIRMED,
    start=START,
    end=START + timedelta(hours=2, minutes=30),
    venue="Sede Providencia",
    capacity=60,
    lead="ana",
)
CONFERENCE = revised(
    MEETUP, id=2, title="DevConf", start=datetime(2027, 3, 12), end=datetime(2027, 3, 13), all_day=True, capacity=420
)
HOLIDAY = other(1, HOLIDAYS, "2027-03-26", title="Good Friday", title_es="Viernes Santo")
CONFERENCE_OF_OTHERS = other(2, LEAVE, "2027-06-01", title="JSConf")
COLUMN = (29, 30)
SHORT = (29, 7)
STRIP = (80, 8)


async def shown(day: Day, size: tuple[int, int], *keys: str) -> list[str]:
    agenda = Agenda()
    async with Bench(agenda).run_test(size=size) as pilot:
        agenda.show(day)
        agenda.focus()
        await pilot.pause()
        await pilot.press(*keys)
        return lines(agenda)


async def test_a_column_names_the_day_and_what_happens_on_it() -> None:
    assert (await shown(Day(date(2027, 3, 12), TODAY, (MEETUP,)), COLUMN))[:8] == [
        "Friday 12 March",
        "week 10 · in 3 d",
        "",
        "● Meetup Python",
        "Fri 12 Mar 18:30–21:00",
        "Sede Providencia",
        "60 places · ana",
        "meetup · confirmed",
    ]


async def test_of_several_days_it_is_said_which() -> None:
    found = await shown(Day(date(2027, 3, 13), TODAY, (CONFERENCE,)), COLUMN)
    assert found[6] == "day 2 of 2 · 420 places · ana"


async def test_a_strip_has_a_line_for_each_event_under_a_rule() -> None:
    found = await shown(Day(date(2027, 3, 12), TODAY, (MEETUP, CONFERENCE)), STRIP)
    assert found[0].startswith("─ Fri 12 Mar ─")
    assert found[0].endswith("─ in 3 d · enter opens ─")
    assert [line.split("  ")[0] for line in found[1:3]] == ["● Meetup Python", "● DevConf"]


async def test_a_day_without_events_says_so_and_names_what_is_near() -> None:
    found = await shown(Day(TODAY, TODAY, (), (MEETUP,)), SHORT)
    assert found[1:] == ["week 10 · today", "", "Nothing on this day.", "", "Near", "● 12 Mar Meetup Python"]


async def test_what_is_near_mixes_events_with_others_dates() -> None:
    near = (HOLIDAY, MEETUP, Deadline(CONFERENCE_OF_OTHERS, date(2027, 3, 30)))
    found = await shown(Day(TODAY, TODAY, (), near), COLUMN)
    assert found[20:24] == ["Near", "* 26 Mar Good Friday", "● 12 Mar Meetup Python", "◆ 30 Mar call ends: JSConf"]


async def test_what_is_near_stands_still_whatever_the_day_has() -> None:
    for events in ((), (MEETUP,), (MEETUP, CONFERENCE)):
        found = await shown(Day(date(2027, 3, 12), TODAY, events, (MEETUP,)), COLUMN)
        assert found.index("Near") == 20


async def test_others_dates_of_the_day_say_whose_they_are() -> None:
    day = Day(date(2027, 3, 26), TODAY, (), (), (HOLIDAY, Deadline(CONFERENCE_OF_OTHERS, date(2027, 3, 26))))
    assert (await shown(day, COLUMN))[3:6] == ["* Good Friday · Holidays", "◆ call ends: JSConf · Leave", ""]
    assert (await shown(day, STRIP))[1:3] == ["* Good Friday · Holidays", "◆ call ends: JSConf · Leave"]


async def test_a_holiday_has_its_name_in_the_reader_s_language() -> None:
    catalogue.use("es")
    found = await shown(Day(date(2027, 3, 26), TODAY, (), (), (HOLIDAY,)), COLUMN)
    assert found[3] == "* Viernes Santo · Holidays"


async def test_the_name_of_another_s_date_is_never_obeyed() -> None:
    hostile = other(3, HOLIDAYS, "2027-03-26", title="[red]a[/] \x1b[2Jb")
    found = await shown(Day(date(2027, 3, 26), TODAY, (), (), (hostile,)), COLUMN)
    assert found[3] == "* [red]a[/] b · Holidays"


async def test_keys_choose_among_the_day_s_events() -> None:
    agenda = Agenda()
    async with Bench(agenda).run_test(size=COLUMN) as pilot:
        agenda.show(Day(date(2027, 3, 12), TODAY, (MEETUP, CONFERENCE)))
        agenda.focus()
        await pilot.press("down", "down")
        assert agenda.chosen == CONFERENCE
        agenda.show(Day(date(2027, 3, 13), TODAY, (CONFERENCE,)))
        assert agenda.chosen == CONFERENCE
        agenda.show(Day(date(2027, 3, 14), TODAY))
        assert agenda.chosen is None


async def test_it_speaks_spanish() -> None:
    catalogue.use("es")
    found = await shown(Day(date(2027, 3, 12), TODAY, (MEETUP,)), COLUMN)
    assert found[0] == "viernes 12 de marzo"


async def test_a_title_is_never_markup_nor_obeyed() -> None:
    hostile = revised(MEETUP, title="[red]a[/] \x1b[2Jb")
    found = await shown(Day(date(2027, 3, 12), TODAY, (hostile,)), COLUMN)
    assert found[3] == "● [red]a[/] b"


async def test_what_stands_in_the_way_of_an_event_is_said_below_it() -> None:
    against = {1: ("A public holiday: Good Friday.", "“Workshop” is at that time.", "A third thing.")}
    column = await shown(Day(date(2027, 3, 12), TODAY, (MEETUP,), against=against), COLUMN)
    strip = await shown(Day(date(2027, 3, 12), TODAY, (MEETUP,), against=against), STRIP)
    warned = [line.strip() for line in strip if "▲" in line]

    assert " ".join(column).count("▲") == 2
    assert warned == ["▲ A public holiday: Good Friday.", "▲ “Workshop” is at that time."]


async def test_a_long_reason_takes_three_lines_at_most() -> None:
    against = {1: ("word " * 60,)}
    column = await shown(Day(date(2027, 3, 12), TODAY, (MEETUP,), against=against), COLUMN)

    assert sum("word" in line for line in column) == 3
