"""The overview of an event on the screen, and what its keys do."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from app_kit import NARROW, WIDE, drawn, enters, page_at, press, replaces, settle, told
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.records.kind import all_kinds
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.screens.decisions.tab import EventDecisionsScreen
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.tasks.tab import EventTasksScreen
from eventplanner.screens.workspace.tab import EventOverviewScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.widgets.chrome.glance import Glance
from eventplanner.widgets.chrome.lines import Lines
from eventplanner.widgets.forms.form import Form
from eventplanner.widgets.lists.record_list import RecordList
from screens.exports import choices_of_file, notice, preview, writes_to
from screens.plans import plan


def add(planner: Planner, table: str, event_id: int | None, **texts: str) -> Any:
    kind = all_kinds()[table]
    change = records.create(planner, kind, records.read(planner, kind, texts, kind.blank(event_id)))
    return records.added(planner, kind, change)


def conf(planner: Planner) -> Event:
    """DevConf in 37 days, with something to do."""
    plan(planner, ["DevConf 15 apr 9:00-18:00 @Teatro https://live.example.org/a #conference ~400"])
    event = events.everything(planner)[0]
    add(planner, "task", event.id, title="Order lunch", due="T-15", area="catering", owner="Sol")
    add(planner, "task", event.id, title="Permits", due="2027-03-06", area="venue", owner="Leo Paz")
    add(planner, "gate", event.id, title="Go or no-go", due="T-7", decider="Paula")
    add(planner, "registration", event.id, day="2027-03-08", in_person="312")
    add(planner, "event_role", event.id, duty="lead", person_id="Ana Soto", confirmed="yes")
    return event


def shown(pilot: Pilot[None], panel: str) -> list[str]:
    """The lines of a panel, without the blanks at their ends."""
    return drawn(pilot.app.screen.query_one(f"#{panel}").query(Lines).first())


def steps(pilot: Pilot[None]) -> list[str]:
    widget: RecordList[Any] = pilot.app.screen.query_one("#steps RecordList", RecordList)
    return [" ".join(widget.render_line(y + 1).text.split()) for y in range(widget.total)]


def overview(planner: Planner, size: tuple[int, int]) -> AbstractAsyncContextManager[Pilot[None]]:
    """The app at the overview of the first event."""
    return page_at(planner, EventOverviewScreen, events.everything(planner)[0].id, size)


async def test_the_overview_is_the_small_version_of_each_tab(planner: Planner) -> None:
    conf(planner)
    async with overview(planner, WIDE) as pilot:
        card = [" ".join(line.split()) for line in shown(pilot, "card")]
        assert [line.split()[0] for line in card] == ["In", "Online", "Team", "Venue", "Platform"]
        assert card[0].startswith("In person 312 registered ━━")
        assert card[0].endswith("400 places · 78 %")
        assert card[2] == "Team ● Ana Soto (lead)"
        assert " ".join(shown(pilot, "readiness")[0].split()).startswith("! Venue ···")
        assert steps(pilot) == ["! 3 d late Permits Leo Paz", "○ Wed 31 Mar Order lunch Sol"]
        assert " ".join(shown(pilot, "decisions")[0].split()) == "○ 8 Apr Go or no-go in 30 d · Paula"
        assert shown(pilot, "activity")[0].split() == "09:00 ana Add “lead”".split()


async def test_x_ticks_the_step_under_the_cursor(planner: Planner) -> None:
    event = conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "j", "x")
        assert steps(pilot) == ["! 3 d late Permits Leo Paz"]
        assert [task.is_open for task in records.of(planner, TASK, event.id)] == [True, False]
        await press(pilot, "u")
        assert len(steps(pilot)) == 2


async def test_x_does_nothing_to_a_step_that_the_keys_are_not_on(planner: Planner) -> None:
    event = conf(planner)
    async with overview(planner, WIDE) as pilot:
        pilot.app.screen.query_one("#card Glance", Glance).focus()
        await press(pilot, "x", "d")
        assert [task.is_open for task in records.of(planner, TASK, event.id)] == [True, True]


async def test_enter_opens_the_tab_that_a_panel_is_the_small_version_of(planner: Planner) -> None:
    conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EventTasksScreen)
        await press(pilot, "<")
        pilot.app.screen.query_one("#decisions Glance", Glance).focus()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EventDecisionsScreen)


async def test_a_line_adds_a_task_with_its_day_and_owner(planner: Planner) -> None:
    event = conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Order stickers T-10 +leo")
        added = records.of(planner, TASK, event.id)[-1]
        assert (added.title, added.offset, added.owner) == ("Order stickers", -10, "leo")


async def test_e_edits_the_event_itself(planner: Planner) -> None:
    conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, EventForm)


async def test_m_moves_the_event_and_its_tasks_along(planner: Planner) -> None:
    event = conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "m")
        await replaces(pilot, "+7")
        assert str(events.get(planner, event.id).first_day) == "2027-04-22"
        assert steps(pilot)[1] == "○ Wed 7 Apr Order lunch Sol"


async def test_s_gives_the_event_another_status(planner: Planner) -> None:
    event = conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "s")
        await press(pilot, "j", "enter")
        assert events.get(planner, event.id).status is Status.CONFIRMED


async def test_o_copies_the_link_and_y_the_brief(planner: Planner) -> None:
    conf(planner)
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "o")
        assert pilot.app.clipboard == "https://live.example.org/a"
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith("DevConf\n")
        assert "• Sol · Wed 31 Mar · Order lunch" in pilot.app.clipboard.splitlines()


async def test_the_brief_is_written_where_it_is_asked_for_and_over_nothing(planner: Planner, tmp_path: Path) -> None:
    conf(planner)
    path = tmp_path / "brief.md"
    async with overview(planner, WIDE) as pilot:
        await press(pilot, "E")
        assert choices_of_file(pilot) == (["format", "path", "replace"], "~/brief-devconf.html")
        assert preview(pilot) == ["DevConf · 2 open tasks · 1 decision · 1 role"]
        await writes_to(pilot, path)
        assert path.read_text(encoding="utf-8").startswith("# DevConf\n")
        await press(pilot, "E")
        await writes_to(pilot, path)
        assert "is there already" in notice(pilot)
        await writes_to(pilot, tmp_path / "brief.pdf")
        assert "has to end in one of these: .html, .md, .txt, .json, .ics" in notice(pilot)
    assert sorted(each.name for each in tmp_path.glob("brief*")) == ["brief.md"]  # noqa: ASYNC240


async def test_an_event_is_written_as_a_calendar_for_those_who_are_invited(planner: Planner, tmp_path: Path) -> None:
    conf(planner)
    plan(planner, ["Meetup 3 may"])
    async with overview(planner, NARROW) as pilot:
        await press(pilot, "E")
        pilot.app.screen.query_one(Form).fill({"format": "ics"})
        await settle(pilot)
        assert choices_of_file(pilot) == (["format", "audience", "alarms", "path", "replace"], "~/devconf.ics")
        assert preview(pilot) == ["1 event"]
        await writes_to(pilot, tmp_path / "conf.ics")
        assert told(pilot) == [f"Written to {tmp_path / 'conf.ics'}."]
    written = (tmp_path / "conf.ics").read_text(encoding="utf-8")
    assert (written.count("BEGIN:VEVENT"), "SUMMARY:DevConf" in written) == (1, True)


async def test_an_event_without_tasks_says_how_to_begin(planner: Planner) -> None:
    plan(planner, ["DevConf 15 apr @Teatro #conference"])
    async with overview(planner, NARROW) as pilot:
        hint, *areas = [" ".join(row.split()) for row in shown(pilot, "readiness")]
        assert hint == "No tasks yet. C takes up a checklist"
        assert areas[0] == "! Speakers ·················· nobody says who speaks"
        await press(pilot, "C")
        assert pilot.app.screen.is_modal


async def test_where_there_is_little_room_z_shows_the_rest(planner: Planner) -> None:
    conf(planner)
    async with overview(planner, NARROW) as pilot:
        assert [pilot.app.screen.query_one(f"#{name}").region.height > 0 for name in ("steps", "decisions")] == [
            True,
            False,
        ]
        await press(pilot, "z")
        assert shown(pilot, "decisions")[0].split()[:4] == ["○", "8", "Apr", "Go"]
        assert shown(pilot, "activity")[0].split()[:2] == ["09:00", "ana"]
        await press(pilot, "z")
        assert isinstance(pilot.app.screen, EventOverviewScreen)
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#steps RecordList")
