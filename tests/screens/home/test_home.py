"""The page of today, as it is used."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, enters, page_at, page_of, press, settle, types
from eventplanner.app import EventPlanner
from eventplanner.domain.base.text import Message
from eventplanner.domain.events.events import EventDraft, EventKind, Status
from eventplanner.domain.year.overlays import OtherDateDraft
from eventplanner.i18n import catalogue
from eventplanner.screens.home.page import HomeScreen
from eventplanner.services.base import holidays, session, settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.planning import targets
from eventplanner.services.year import clashes, overlays
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries.events import columns
from eventplanner.widgets.charts.load_bars import LoadBars
from eventplanner.widgets.chrome.lines import Lines
from eventplanner.widgets.forms.first_run import FirstRun
from eventplanner.widgets.lists.coming import ComingList
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.needs import NeedList
from eventplanner.widgets.lists.news import News

TODAY = datetime(2027, 3, 9)


def add(planner: Planner, title: str, days: int, **fields: object) -> None:
    start = TODAY + timedelta(days=days, hours=18)
    values = {"title": title, "start": start, "end": start + timedelta(hours=2), "timezone": "America/Santiago"}
    ready = {"venue": "Sede", "lead": "ana", "capacity": 60, "status": Status.CONFIRMED}
    events.create(planner, EventDraft(**(ready | values | fields)))  # type: ignore[arg-type]


@pytest.fixture
def plan(planner: Planner) -> Planner:
    """A meetup that is over, a workshop without a place, a conference to come."""
    add(planner, "Meetup Go", -2)
    add(planner, "Taller K8s", 3, kind=EventKind.WORKSHOP, venue="")
    add(planner, "DevConf", 37, kind=EventKind.CONFERENCE)
    return planner


def opened(planner: Planner, size: tuple[int, int]) -> AbstractAsyncContextManager[Pilot[None]]:
    return page_at(planner, HomeScreen, size=size)


def page(pilot: Pilot[None]) -> HomeScreen:
    return page_of(pilot, HomeScreen)


def shown(pilot: Pilot[None], kind: type[Lines]) -> list[str]:
    widget = page(pilot).query_one(kind)
    return [" ".join(widget.render_line(y).text.split()) for y in range(widget.size.height)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_needs_somebody_stands_first(plan: Planner, size: tuple[int, int]) -> None:
    async with opened(plan, size) as pilot:
        assert shown(pilot, NeedList)[:3] == [
            "NOW 2",
            "! 2 d ago Meetup Go say whether it was held ana",
            "! in 3 d Taller K8s lacks venue ana",
        ]
        assert page(pilot).query_one(NeedList).has_focus


async def test_the_next_events_have_their_countdown(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        assert shown(pilot, ComingList) == [
            "● Taller K8s Fri 12 Mar",
            "no place yet in 3 d",
            "● DevConf Thu 15 Apr",
            "Sede in 37 d",
        ]


async def test_a_narrow_page_has_one_line_an_event(plan: Planner) -> None:
    async with opened(plan, NARROW) as pilot:
        assert shown(pilot, ComingList)[:2] == ["● Taller K8s Fri 12 Mar in 3 d", "● DevConf Thu 15 Apr Sede in 37 d"]


async def test_the_load_of_twelve_weeks_begins_with_this_one(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        labels = shown(pilot, LoadBars)[-2].split()
        assert labels[:3] == ["8", "Mar", "15"]
        assert len([label for label in labels if label.isdigit()]) == 12


async def test_held_is_one_key(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "x")
        assert events.everything(plan)[0].status == Status.HELD
        assert shown(pilot, NeedList)[:2] == ["NOW 1", "! in 3 d Taller K8s lacks venue ana"]


async def test_what_has_not_come_yet_was_not_held(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "j", "x")
        assert events.everything(plan)[1].status == Status.CONFIRMED


async def test_enter_opens_the_event_and_e_its_form(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "enter")
        assert type(pilot.app.screen).__name__ == "EventOverviewScreen"
        await press(pilot, "escape", "e")
        assert type(pilot.app.screen).__name__ == "EventForm"


async def test_an_event_is_deleted_and_brought_back(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "d")
        assert [event.title for event in events.everything(plan)] == ["Taller K8s", "DevConf"]
        await press(pilot, "u")
        assert len(events.everything(plan)) == 3


async def test_what_others_did_since_the_last_visit_is_named(plan: Planner, at: Callable[..., Planner]) -> None:
    session.end_visit(plan)
    add(at("leo"), "Leo's talk", 5)
    async with opened(plan, WIDE) as pilot:
        assert shown(pilot, News)[0].startswith("leo Add “Leo's talk”")


async def test_what_others_do_meanwhile_is_news(plan: Planner, at: Callable[..., Planner]) -> None:
    async with opened(plan, WIDE) as pilot:
        assert shown(pilot, News)[0] == "Nothing new from others."
        add(at("leo"), "Leo's talk", 5)
        await page(pilot).desk.look()
        await settle(pilot)
        assert shown(pilot, News)[0].startswith("leo Add “Leo's talk”")


async def test_z_shows_what_is_known_of_the_event_where_there_is_no_room_for_all(plan: Planner) -> None:
    async with opened(plan, NARROW) as pilot:
        panel = page(pilot).query_one("#need-panel")
        assert not panel.display
        await press(pilot, "z")
        assert panel.display
        await press(pilot, "z")
        assert not panel.display


async def test_the_keys_act_on_what_is_coming_once_they_are_there(plan: Planner) -> None:
    async with opened(plan, WIDE) as pilot:
        await press(pilot, "tab", "tab", "j", "X")
        assert [event.status for event in events.everything(plan)][1:] == [Status.CONFIRMED, Status.CANCELLED]


async def test_where_nothing_is_needed_the_cursor_is_at_what_is_coming(planner: Planner) -> None:
    add(planner, "DevConf", 37)
    async with opened(planner, WIDE) as pilot:
        assert page(pilot).query_one(ComingList).has_focus
        await press(pilot, "d")
        assert events.everything(planner) == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_empty_plan_shows_how_to_begin(planner: Planner, size: tuple[int, int]) -> None:
    async with opened(planner, size) as pilot:
        text = shown(pilot, FirstRun)
        assert "There are no events yet" in text
        assert "a │ Python 12 mar 18:30-21:00 @Sede Norte #meetup ~60" in text
        assert "→ “Python” · Fri 12 Mar 2027 18:30–21:00 · Sede Norte · meetup · 60 places" in text
        assert sum(line.startswith(("a Add", "A ", "i ", "D ", "? ")) for line in text) == 5
        assert not page(pilot).query_one("#home").display


async def test_an_empty_plan_says_what_it_assumed_and_where_it_is(planner: Planner) -> None:
    async with opened(planner, NARROW) as pilot:
        plan_line, assumed = [line for line in shown(pilot, FirstRun) if line][-2:]
        assert plan_line.endswith((str(planner.store.path), "…"))
        assert assumed == "country CL · time zone America/Santiago · currency CLP (, changes them)"


async def test_the_sample_year_is_one_key_away_and_one_key_gone(planner: Planner) -> None:
    async with opened(planner, WIDE) as pilot:
        await press(pilot, "D")
        assert len(events.everything(planner)) > 20
        assert page(pilot).query_one("#home").display
        await press(pilot, "D", "u")
        assert events.everything(planner) == []


async def test_the_first_line_makes_the_first_event(planner: Planner) -> None:
    async with opened(planner, NARROW) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Meetup 12 mar 18:30")
        assert [event.title for event in events.everything(planner)] == ["Meetup"]
        assert page(pilot).query_one("#home").display
        assert not page(pilot).query_one("#first-panel").display
        assert shown(pilot, ComingList)[0].startswith("○ Meetup")


async def test_the_page_speaks_spanish(plan: Planner) -> None:
    catalogue.use("es")
    async with opened(plan, WIDE) as pilot:
        assert shown(pilot, ComingList)[0] == "● Taller K8s vie 12 mar"


@pytest.fixture
def ahead(planner: Planner) -> Planner:
    """A meetup on Good Friday, a call for papers that ends in five days, a workshop that is still to be planned."""
    add(planner, "Meetup Go", 17)
    start = TODAY + timedelta(days=100)
    pycon = OtherDateDraft(
        title="PyCon", start=start, end=start, cfp_until=date(2027, 3, 14), cfp_url="https://pycon.example/cfp"
    )
    overlays.add_date(planner, "Conferences", pycon)
    targets.set_targets(planner, 2027, {(EventKind.WORKSHOP, 1): 1})
    return planner


AHEAD = [
    "CLASHES 1",
    "! in 17 d Meetup Go A public holiday: Good Friday.",
    "CALLS FOR PAPERS 1",
    "◆ in 5 d PyCon propose a talk until Sun 14 Mar",
    "BEHIND PLAN 1",
    "▲ Q1 Workshop 1 to plan: 0 of 1 planned",
]


@asynccontextmanager
async def looked_ahead(planner: Planner, size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    """Home with what is found once it is live."""
    async with opened(planner, size) as pilot:
        page(pilot).query_one(NeedList).focus()
        await settle(pilot)
        yield pilot


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_lies_ahead_is_told_below_what_events_lack(ahead: Planner, size: tuple[int, int]) -> None:
    add(ahead, "Taller K8s", 3, kind=EventKind.TALK, venue="")
    async with looked_ahead(ahead, size) as pilot:
        told = [line for line in shown(pilot, NeedList) if line]
        assert told[:8] == ["NOW 1", "! in 3 d Taller K8s lacks venue ana", *AHEAD]
        counts = (
            page(pilot).query_one("#needs-panel").border_subtitle or page(pilot).query_one("#needs-panel").border_title
        )
        assert "1 event · 1 clash · 1 call · 1 target" in str(counts)


async def test_where_nothing_lies_ahead_home_is_as_calm_as_it_was(planner: Planner) -> None:
    add(planner, "DevConf", 37)
    async with looked_ahead(planner, WIDE) as pilot:
        assert shown(pilot, NeedList)[:2] == ["✓ Nothing needs you now.", ""]


async def test_nothing_is_said_to_need_nobody_before_it_is_known(ahead: Planner) -> None:
    async with EventPlanner(ahead, warm=False).run_test(size=WIDE) as pilot:
        assert "Nothing needs you now." not in " ".join(shown(pilot, NeedList))
        await settle(pilot)
        assert [line for line in shown(pilot, NeedList) if line] == AHEAD


async def test_a_clash_is_accepted_with_a_note(ahead: Planner) -> None:
    async with looked_ahead(ahead, WIDE) as pilot:
        await press(pilot, "x")
        await types(pilot, "no other day")
        await press(pilot, "enter")
        assert list(clashes.accepted(ahead).values()) == ["no other day"]
        assert [line for line in shown(pilot, NeedList) if line] == AHEAD[2:]
        await press(pilot, "u")
        assert [line for line in shown(pilot, NeedList) if line] == AHEAD


async def test_a_clash_is_not_accepted_by_who_leaves_the_line(ahead: Planner) -> None:
    async with looked_ahead(ahead, WIDE) as pilot:
        await press(pilot, "x", "escape")
        assert clashes.accepted(ahead) == {}


async def test_x_still_means_held_where_there_is_no_clash(ahead: Planner) -> None:
    add(ahead, "Yesterday", -1)
    async with looked_ahead(ahead, WIDE) as pilot:
        await press(pilot, "home", "x")
        assert events.everything(ahead)[0].status == Status.HELD
        await press(pilot, "end", "x")
        assert clashes.accepted(ahead) == {}


async def test_who_may_only_look_accepts_nothing(ahead: Planner, path: Path) -> None:
    store = Store(path, read_only=True)
    async with looked_ahead(Planner(store, "ana", ahead.now), WIDE) as pilot:
        await press(pilot, "x", "enter")
        assert clashes.accepted(ahead) == {}
    store.close()


async def test_enter_opens_the_event_or_the_page_where_there_is_more(ahead: Planner) -> None:
    async with looked_ahead(ahead, WIDE) as pilot:
        await press(pilot, "enter")
        assert type(pilot.app.screen).__name__ == "EventOverviewScreen"
        await press(pilot, "escape", "end", "enter")
        assert type(pilot.app.screen).__name__ == "TargetsScreen"


async def test_n_goes_to_the_next_group_and_around(ahead: Planner) -> None:
    add(ahead, "Yesterday", -1)
    async with looked_ahead(ahead, WIDE) as pilot:
        listed = page(pilot).query_one(NeedList)
        await press(pilot, "home")
        at = []
        for _ in range(4):
            await press(pilot, "n")
            at.append(listed.further.title if listed.further else listed.need and listed.need.event.title)
        assert at == ["Meetup Go", "PyCon", "Workshop", "Yesterday"]


async def test_the_link_of_a_call_for_papers_is_copied(ahead: Planner) -> None:
    async with looked_ahead(ahead, WIDE) as pilot:
        await press(pilot, "n", "o")
        assert pilot.app.clipboard == "https://pycon.example/cfp"


async def test_beside_the_list_stands_the_whole_reason(ahead: Planner) -> None:
    async with looked_ahead(ahead, WIDE) as pilot:
        await press(pilot, "j", "k")
        detail = page(pilot).query_one(Detail)
        text = " ".join(" ".join(detail.render_line(y).text for y in range(detail.size.height)).split())
        assert "▲ “Meetup Go” falls on a public holiday: Good Friday, Fri 26 Mar 2027." in text


async def test_of_many_clashes_the_gravest_are_told_and_the_others_counted(planner: Planner) -> None:
    for n in range(7):
        add(planner, f"Meetup {n}", 20 + n, audience="developers", lead=f"Person {n}", venue=f"Place {n}")
    settings.change(planner, capacity=500)
    async with looked_ahead(planner, WIDE) as pilot:
        told = [line for line in shown(pilot, NeedList) if line]
        found = len(clashes.ahead(planner, 84))
        assert found > 3
        assert told[0] == f"CLASHES {found}"
        assert told[4] == f"· and {found - 3} more all of them: g c"
        await press(pilot, "end", "enter")
        assert type(pilot.app.screen).__name__ == "ClashesScreen"


async def test_what_is_planned_meanwhile_is_looked_at_again(ahead: Planner, at: Callable[..., Planner]) -> None:
    async with looked_ahead(ahead, WIDE) as pilot:
        add(at("leo"), "Leo's workshop", 9, kind=EventKind.WORKSHOP)
        await page(pilot).desk.look()
        await settle(pilot)
        assert [line for line in shown(pilot, NeedList) if line] == AHEAD[:4]


async def test_a_plan_of_an_older_version_takes_up_its_holidays_once_home_is_live(planner: Planner) -> None:
    start = TODAY + timedelta(days=17)
    with planner.write(Message("As an older version did it")) as writing:
        writing.add("event", columns(EventDraft(title="Meetup Go", start=start, end=start, all_day=True)))
    assert holidays.used_missing(planner) == [2027]
    async with looked_ahead(planner, WIDE) as pilot:
        await settle(pilot)
        assert holidays.used_missing(planner) == []
        assert page(pilot).desk.state.words == "✓ saved"
