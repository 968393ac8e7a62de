"""The tab of an event's tasks, as it is used."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

import app_kit
from app_kit import NARROW, WIDE, drawn, page_at, page_of, press, settle, told, types
from eventplanner.domain.checklists.own_checklists import OWN_CHECKLIST
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.lines import SaidLine
from eventplanner.domain.tasks.tasks import TASK, Task, TaskDraft, TaskState
from eventplanner.i18n.vocabulary import choices
from eventplanner.screens.records.form import RecordForm
from eventplanner.screens.tasks.apply_checklist import ApplyChecklist
from eventplanner.screens.tasks.tab import EventTasksScreen
from eventplanner.services.base.planner import Planner
from eventplanner.services.checklists import checklists
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.records.records import RecordReading
from eventplanner.services.tasks import tasks
from eventplanner.widgets.chrome.glance import Glance
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.detail import Detail
from screens.exports import choices_of_file, notice, preview, writes_to
from screens.plans import plan

THREE = ["Sign the contract T-40 +ana #venue", "Order food T-7 +leo #catering !2", "Thank everybody T+1 #afterwards"]


def event_of(planner: Planner) -> Event:
    return events.everything(planner)[0]


def listed(planner: Planner) -> list[Task]:
    return tasks.of_event(planner, event_of(planner).id)


def add(planner: Planner, lines: Sequence[str]) -> None:
    for line in lines:
        texts = TASK.texts_of(SaidLine(line, planner.today(), choices))
        records.create(planner, TASK, records.read(planner, TASK, texts, TASK.blank(event_of(planner).id)))


@pytest.fixture
def with_tasks(planner: Planner) -> Planner:
    """A conference in April with a late task, one to come, and one for afterwards."""
    plan(planner, ["DevConf 15-16 apr @Teatro Oriente #conference"])
    add(planner, THREE)
    return planner


def tab(planner: Planner, size: tuple[int, int] = WIDE) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, EventTasksScreen, event_of(planner).id, size)


def page(pilot: Pilot[None]) -> EventTasksScreen:
    return page_of(pilot, EventTasksScreen)


def rows(pilot: Pilot[None]) -> list[str]:
    """The lines of the list, blanks made one."""
    return app_kit.rows(page(pilot).listed.records)[1:]


def detail(pilot: Pilot[None]) -> str:
    return "\n".join(drawn(page(pilot).query_one(Detail)))


def counts(pilot: Pilot[None]) -> str:
    return str(page(pilot).listed.border_subtitle)


async def type_in(pilot: Pilot[None], text: str) -> None:
    page(pilot).query_one(QuickInput).text = text
    await settle(pilot)


async def test_tasks_stand_by_the_day_they_are_due_and_say_how_they_are(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        assert rows(pilot) == [
            "! T-40 3 d late Sign the contract venue ana",
            "○ T-7 Thu 8 Apr Order food !2 catering leo",
            "○ T+1 Sat 17 Apr Thank everybody afterwards –",
        ]
        assert counts(pilot) == "0/3 done · 1 late"


async def test_a_done_task_is_muted_where_it_was_and_the_cursor_stays_on_it(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "x")
        assert listed(with_tasks)[0].done_on == date(2027, 3, 9)
        assert rows(pilot)[0] == "✓ T-40 Sat 6 Mar Sign the contract venue ana"
        assert page(pilot).listed.record.title == "Sign the contract"
        assert counts(pilot) == "1/3 done"
        await press(pilot, "x")
        assert listed(with_tasks)[0].is_open
        await press(pilot, "u", "u")
        assert [task.state for task in listed(with_tasks)] == [TaskState.TODO] * 3


async def test_the_cursor_begins_on_the_first_task_that_is_open(with_tasks: Planner) -> None:
    tasks.set_done(with_tasks, listed(with_tasks)[:1])
    async with tab(with_tasks) as pilot:
        assert page(pilot).listed.record.title == "Order food"


async def test_marked_tasks_are_ticked_in_one_step(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "space", "space", "x")
        assert [task.is_open for task in listed(with_tasks)] == [False, False, True]
        assert counts(pilot) == "2/3 done · 2 marked"
        await press(pilot, "u")
        assert [task.is_open for task in listed(with_tasks)] == [True, True, True]


async def test_one_line_adds_a_task_with_day_owner_and_area(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "a")
        await type_in(pilot, "Confirm catering T-10 +leo #catering")
        echo = str(page(pilot).query_one(".echo").render())
        assert echo == "→ Confirm catering · area catering · due T-10 · Mon 5 Apr 2027 · owner leo"
        await press(pilot, "enter")
        added = page(pilot).listed.record
        assert (added.title, added.owner, added.offset, added.area.value) == (
            "Confirm catering", "leo", -10, "catering"
        )  # fmt: skip
        assert rows(pilot)[1] == "○ T-10 Mon 5 Apr Confirm catering catering leo"


async def test_what_was_just_added_is_seen_whatever_was_looked_for(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "/")
        await types(pilot, "food")
        await press(pilot, "enter", "a")
        await type_in(pilot, "Print badges T-3")
        await press(pilot, "enter")
        assert page(pilot).listed.record.title == "Print badges"
        assert len(rows(pilot)) == 4


async def test_the_filter_finds_title_owner_and_area_as_it_is_typed(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "/")
        await types(pilot, "LEO")
        assert rows(pilot) == ["○ T-7 Thu 8 Apr Order food !2 catering leo"]
        await type_in(pilot, "#venue")
        assert rows(pilot) == ["! T-40 3 d late Sign the contract venue ana"]
        await type_in(pilot, "nothing of the kind")
        assert "-empty" in page(pilot).listed.classes
        await press(pilot, "enter", "escape")
        assert len(rows(pilot)) == 3
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, EventTasksScreen)


@pytest.mark.parametrize(
    ("typed", "offset", "due"),
    [
        ("T-10", -10, date(2027, 4, 5)),
        ("+3", -4, date(2027, 4, 11)),
        ("-3", -10, date(2027, 4, 5)),
        ("12 mar", None, date(2027, 3, 12)),
    ],
)
async def test_a_task_is_moved_to_where_the_line_says(
    with_tasks: Planner, typed: str, offset: int | None, due: date
) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "j", "m")
        await type_in(pilot, typed)
        await press(pilot, "enter")
        moved = next(task for task in listed(with_tasks) if task.title == "Order food")
        assert (moved.offset, moved.due_on) == (offset, due)
        assert page(pilot).listed.record.title == "Order food"


async def test_plus_and_minus_are_a_day(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "j", "+", "+", "-")
        assert page(pilot).listed.record.offset == -6


async def test_where_a_task_cannot_go_is_said_and_the_line_stays(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "m")
        await type_in(pilot, "whenever")
        await press(pilot, "enter")
        assert "Where to?" in str(page(pilot).query_one(".echo").render())
        assert listed(with_tasks)[0].offset == -40


async def test_a_snoozed_task_says_until_when_and_an_empty_line_wakes_it(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "s")
        await type_in(pilot, "12 mar")
        await press(pilot, "enter")
        assert rows(pilot)[0].startswith("! T-40 3 d late Sign the contract · snoozed until Fri")
        await press(pilot, "s", "enter")
        assert listed(with_tasks)[0].snoozed_until is None


async def test_assigning_offers_who_is_known(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "w")
        await type_in(pilot, "l")
        assert str(page(pilot).query_one(".echo").render()) == "→ leo"
        await press(pilot, "e", "right", "enter")
        assert listed(with_tasks)[0].owner == "leo"
        await press(pilot, "w", "enter")
        assert listed(with_tasks)[0].owner == ""


async def test_a_blocked_task_says_why(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "j", "b")
        await type_in(pilot, "the caterer is away")
        await press(pilot, "enter")
        assert rows(pilot)[1].startswith("▲ T-7 Thu 8 Apr Order food · blocked: the caterer is away")
        await press(pilot, "b", "enter")
        assert listed(with_tasks)[1].state is TaskState.TODO


async def test_p_begins_a_task_and_takes_that_back(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "j", "p")
        assert rows(pilot)[1].startswith("● T-7")
        await press(pilot, "p")
        assert listed(with_tasks)[1].state is TaskState.TODO


async def test_the_detail_names_what_comes_first_and_ticking_too_early_is_said(with_tasks: Planner) -> None:
    first = listed(with_tasks)[0]
    draft = TaskDraft(title="Pay the deposit", event_id=first.event_id, offset=-30, waits_for=(first.id,), notes="Ask.")
    records.create(with_tasks, TASK, RecordReading(draft))
    async with tab(with_tasks) as pilot:
        await press(pilot, "j")
        assert "waits for   ▲ Sign the contract" in detail(pilot)
        assert "Ask." in detail(pilot)
        await press(pilot, "x")
        said = "“Pay the deposit” is done, but not what comes first: Sign the contract · u undoes"
        assert told(pilot) == [said]
        assert not listed(with_tasks)[1].is_open


async def test_each_area_says_how_far_it_is(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        areas = page(pilot).query_one("#task-areas Glance", Glance)
        lines = [areas.render_line(y).text.rstrip() for y in range(areas.size.height)]
        assert [line.split()[0] for line in lines] == ["Venue", "Catering", "Afterwards"]
        assert lines[0].endswith("0/1  ! 1 late")
        assert lines[1].endswith("0/1     8 Apr")


async def test_a_checklist_is_looked_at_and_taken_up_and_nothing_comes_twice(planner: Planner) -> None:
    plan(planner, ["DevConf 15-16 apr @Teatro Oriente #conference"])
    async with tab(planner) as pilot:
        await press(pilot, "C")
        dialog = pilot.app.screen
        assert isinstance(dialog, ApplyChecklist)
        expected = checklists.preview(planner, event_of(planner), "conference", "en")
        said = dialog.query_one(Detail).render_line(0).text.strip()
        assert said.startswith(f"{len(expected.new)} new tasks · 0 there already · {len(expected.gates)} decisions")
        await press(pilot, "enter")
        assert len(listed(planner)) == len(expected.new)
        assert counts(pilot).startswith(f"0/{len(expected.new)} done")
        await press(pilot, "C", "enter")
        assert isinstance(pilot.app.screen, ApplyChecklist)
        assert len(listed(planner)) == len(expected.new)
        await press(pilot, "escape", "u")
        assert listed(planner) == []


async def test_the_list_of_an_event_is_kept_for_others(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "K")
        await type_in(pilot, "Our conference")
        await press(pilot, "enter")
        assert [own.name for own in records.every(with_tasks, OWN_CHECKLIST)] == ["Our conference"]


async def test_an_empty_list_says_what_it_is_for(planner: Planner) -> None:
    plan(planner, ["DevConf 15-16 apr #conference"])
    async with tab(planner, NARROW) as pilot:
        said = str(page(pilot).listed.query_one(".nothing").render())
        assert said.split("\n") == [
            "What is to be done for this event, until when and by whom.",
            "a   adds one: Confirm catering T-7 +leo #catering",
            "C   takes up a checklist: what such events ask for",
        ]
        await press(pilot, "x", "m", "w", "s")
        assert not page(pilot).query(QuickInput)


async def test_where_there_is_little_room_z_shows_the_detail_then_the_areas(with_tasks: Planner) -> None:
    async with tab(with_tasks, NARROW) as pilot:
        seen = []
        for _turn in range(3):
            await press(pilot, "z")
            seen.append([page(pilot).query_one(f"#task-{name}").region.height > 0 for name in ("detail", "areas")])
        assert seen == [[True, False], [False, True], [False, False]]


async def test_tasks_go_out_into_a_file_and_come_in_from_one(with_tasks: Planner, tmp_path: Path) -> None:
    file, other = tmp_path / "out.csv", tmp_path / "in.csv"
    async with tab(with_tasks) as pilot:
        await press(pilot, "E")
        assert (choices_of_file(pilot), preview(pilot)) == (
            (["format", "path", "replace"], "~/tasks-devconf.csv"),
            ["3 tasks"],
        )
        await writes_to(pilot, file)
        assert "Order food" in file.read_text(encoding="utf-8-sig")
        await press(pilot, "E")
        await writes_to(pilot, tmp_path / "out.docx")
        assert "has to end in one of these: .csv, .md, .ics" in notice(pilot)
        assert not (tmp_path / "out.docx").exists()
        await writes_to(pilot, tmp_path / "out.md")
        assert (tmp_path / "out.md").read_text(encoding="utf-8").count("- [ ]") == 3
        other.write_text("tarea;responsable;plazo\nOrder food;sol;T-5\nPrint badges;ana;T-3\n", encoding="utf-8")
        await press(pilot, "i")
        pilot.app.screen.query_one("#path SourceLine").value = str(other)  # type: ignore[attr-defined]
        await press(pilot, "enter", "ctrl+s")
        found = {task.title: (task.owner, task.offset) for task in listed(with_tasks)}
        assert found["Order food"] == ("sol", -5)
        assert found["Print badges"] == ("ana", -3)
        await press(pilot, "u")
        assert len(listed(with_tasks)) == 3


async def test_e_opens_the_form_and_d_deletes(with_tasks: Planner) -> None:
    async with tab(with_tasks) as pilot:
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, RecordForm)
        await press(pilot, "escape", "d")
        assert [task.title for task in listed(with_tasks)] == ["Order food", "Thank everybody"]


async def test_what_a_colleague_ticks_is_seen_and_both_ticks_stay(
    with_tasks: Planner, at: Callable[..., Planner]
) -> None:
    async with tab(with_tasks) as pilot:
        leo = at("leo")
        tasks.set_done(leo, listed(leo)[1:2])
        await press(pilot, "x")
        assert [task.is_open for task in listed(with_tasks)] == [False, False, True]
        assert counts(pilot) == "2/3 done"


async def test_a_plan_that_is_read_only_is_not_ticked(with_tasks: Planner) -> None:
    from datetime import UTC, datetime

    from eventplanner.storage.kernel.store import Store

    store = Store(with_tasks.store.path, read_only=True)
    looking = Planner(store, "sol", lambda: datetime(2027, 3, 9, 12, tzinfo=UTC))
    async with tab(looking) as pilot:
        await press(pilot, "x", "+", "w")
        assert "This plan is open to be read only; nothing was changed." in told(pilot)
        assert not page(pilot).query(QuickInput)
    assert all(task.is_open for task in listed(with_tasks))
    store.close()
