"""The line that asks where events are to go."""

from app_kit import NARROW, press, sees
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.widgets.forms.asking import Asking
from screens.plans import events_page, plan


async def test_the_line_says_which_tasks_follow_and_which_stay_before_anything_is_moved(planner: Planner) -> None:
    plan(planner, ["DevConf 15-16 apr"])
    (event,) = events.everything(planner)
    for title, due in (("Sign", "T-30"), ("Pay", "2027-03-31")):
        said = {"title": title, "due": due}
        records.create(planner, TASK, records.read(planner, TASK, said, TASK.blank(event.id)))
    async with events_page(planner, NARROW) as pilot:
        await press(pilot, "m", "minus", "1", "4")
        asking = pilot.app.screen.query_one(Asking)
        page = sees(pilot, tight=True).splitlines()
        assert asking.is_open
        assert "▲ 1 task would be late at once: “Sign”." in page
        assert "→ 1 task moves along." in page
        assert "→ 1 task stays on its own date: “Pay”." in page
        await press(pilot, "enter")
        assert [task.due_key for task in records.every(planner, TASK)] == ["2027-03-02", "2027-03-31"]
