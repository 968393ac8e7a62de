"""A hybrid conference is prepared by the keys alone: from a checklist to a go, with a move and a no-go on the way."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from eventplanner.domain.decisions.gates import GATE, Decision
from eventplanner.domain.logistics.resources import BOOKING, QUOTE, RESOURCE
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.services.base import history
from eventplanner.services.decisions import gates
from eventplanner.services.events import events
from eventplanner.services.records import records
from scenarios.at_the_desk import NARROW, at_work, goes, settle, writes

THINGS = (
    "Projector 3",
    "Microphone 4",
    "Camera 2",
    "Mixer 1",
    "Laptop 2",
    "Banner 6",
    "Sticker 500 #swag",
    "Licence 1",
)
OFFERS = (
    "Catering @Banquetes $4.200.000",
    "Catering @Barrio $4.900.000",
    "Streaming @Andes $2.900.000",
    "Streaming @Sur $3.100.000",
    "Posters @Mapocho $900.000",
)


@dataclass(frozen=True)
class Says:
    """What is typed and seen."""

    language: str
    event: str
    fixed: str
    stays: str
    follows: str
    reason: str


ENGLISH = Says(
    "en",
    "DevConf Santiago 15-16 apr 2027 hybrid @Teatro Oriente #conference ~420 +Ana Soto",
    "Sign at the notary 20 mar 2027 #legal",
    "stays on its own date",
    "move along",
    "0 of 7 tasks are done",
)
SPANISH = Says(
    "es",
    "DevConf Santiago 15-16 abr 2027 híbrido @Teatro Oriente #conferencia ~420 +Ana Soto",
    "Firmar en la notaría 20 mar 2027 #legal",
    "queda en su propia fecha",
    "se mueven con él",
    "0 de 7 tareas hechas",
)


@pytest.fixture(params=[SPANISH, ENGLISH], ids=lambda says: says.language)
def says(request):
    return request.param


async def to_tab(manager, name):
    """With the keys that go from one tab to the next."""
    for _ in range(6):
        if type(manager.app.screen).__name__ == name:
            return
        await goes(manager, ">")
    raise AssertionError(name)


async def test_a_hybrid_conference_is_prepared_moved_refused_and_decided(planner, says):
    async with at_work(planner, NARROW, says.language) as manager:
        # What the company has stands on a page of its own.
        await goes(manager, "3")
        await writes(manager, says.event)
        await goes(manager, "g", "m")
        for thing in THINGS:
            await writes(manager, thing)
        assert len(records.every(planner, RESOURCE)) == 8

        # The event opens, and takes up the checklist of its kind.
        await goes(manager, "escape")
        await manager.until_seen("DevConf")
        await goes(manager, "enter")
        event = events.everything(planner)[0]
        await to_tab(manager, "EventTasksScreen")
        await goes(manager, "C", "enter")
        await manager.until(lambda: records.of(planner, TASK, event.id))
        await settle(manager.pilot)
        tasks = records.of(planner, TASK, event.id)
        assert len(tasks) >= 60
        assert len(records.of(planner, ROLE, event.id)) >= 12
        assert len(records.of(planner, GATE, event.id)) == 3
        await writes(manager, says.fixed)
        fixed = next(each for each in records.of(planner, TASK, event.id) if each.due == date(2027, 3, 20))

        # Things are booked, quotes compared, and one is chosen with its reason.
        await to_tab(manager, "EventLogisticsScreen")
        await _focus(manager, "bookings")
        for thing in THINGS:
            await writes(manager, f"1 {thing.split()[0]} -1:00 +0:30")
        assert len(records.of(planner, BOOKING, event.id)) == 8
        await _focus(manager, "quotes")
        for offer in OFFERS:
            await writes(manager, offer)
        await goes(manager, "home")
        await goes(manager, "x", "enter")
        quotes = records.of(planner, QUOTE, event.id)
        assert len(quotes) == 5
        assert [each.amount for each in quotes if each.chosen and each.reason] == [4_200_000]

        # Two weeks later: offsets follow, what is fixed is named, one undo would take it back.
        await to_tab(manager, "EventOverviewScreen")
        await manager.presses("m")
        await manager.types("+14")
        await manager.until_seen(says.stays, says.follows)
        await goes(manager, "enter")
        assert events.get(planner, event.id).first_day == date(2027, 4, 29)
        moved = {each.id: each for each in records.of(planner, TASK, event.id)}
        assert all(moved[each.id].due_on == each.due_on + timedelta(days=14) for each in tasks)
        assert moved[fixed.id].due_on == date(2027, 3, 20)

        # The first decision is a no, with the reasons that the data give; with a reason of one's own it is a go.
        await to_tab(manager, "EventDecisionsScreen")
        await _focus(manager, "gates")
        await goes(manager, "home")
        await manager.presses("enter")
        await manager.until(lambda: type(manager.app.screen).__name__ == "DecisionDialog")
        await manager.presses("down", "enter")
        await settle(manager.pilot)
        gate = records.of(planner, GATE, event.id)[0]
        assert gate.decision is Decision.NO_GO
        assert says.reason in gate.note

        await manager.presses("enter")
        await manager.until(lambda: type(manager.app.screen).__name__ == "DecisionDialog")
        await manager.types("the theatre signs tomorrow")
        await manager.presses("enter")
        await settle(manager.pilot)
        gate = records.of(planner, GATE, event.id)[0]
        assert (gate.decision, gate.note) == (Decision.GO, "the theatre signs tomorrow")
        assert gates.of_event(planner, events.get(planner, event.id))[0].missing
        assert history.last_revision(planner) > 20


async def _focus(manager, panel):
    """With the key that goes from one panel to the next."""
    for _ in range(12):
        focused = manager.app.focused
        if focused is not None and any(each.id == panel for each in focused.ancestors):
            return
        await goes(manager, "tab")
    raise AssertionError(panel)
