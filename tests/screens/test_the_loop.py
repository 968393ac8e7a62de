"""The rule that nothing is read on the event loop: who is held to it."""

import asyncio

from textual.app import App

from eventplanner.screens.base.page import Page
from eventplanner.services.base.planner import Planner
from no_reads_on_the_loop import AskedOnTheLoop, runs_for_the_app
from screens.plans import events_page


class Asks(App[None]):
    """Asks in every way that an app has."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: dict[str, bool] = {"constructor": runs_for_the_app()}

    def on_mount(self) -> None:
        self.heard["handler"] = runs_for_the_app()
        self.call_later(lambda: self.heard.update(callback=runs_for_the_app()))
        self.set_timer(0.001, lambda: self.heard.update(timer=runs_for_the_app()))
        asyncio.get_running_loop().call_soon(lambda: self.heard.update(no_task=runs_for_the_app()))

        self.run_worker(asyncio.to_thread(self.ask), group="ask")

    def ask(self) -> None:
        self.heard["thread"] = runs_for_the_app()


async def test_handlers_and_timers_are_held_to_it_and_threads_and_tests_are_not() -> None:
    app = Asks()
    async with app.run_test() as pilot:
        while len(app.heard) < 6:
            await pilot.pause()
        held = {name for name, is_held in app.heard.items() if is_held}
        assert held == {"handler", "callback", "timer", "no_task"}
        assert set(app.heard) - held == {"constructor", "thread"}
        assert not runs_for_the_app()


async def test_a_page_that_asks_the_file_where_it_shows_fails(
    planner: Planner, nothing_is_read_on_the_loop: list[str]
) -> None:
    class Careless(Page):
        failed: str = ""

        def show(self, data: object) -> None:
            del data
            try:
                self.desk.planner.store.read("SELECT 1")
            except AskedOnTheLoop as error:
                self.failed = str(error)

    async with events_page(planner) as pilot:
        page = Careless(pilot.app.screen.desk)
        await pilot.app.push_screen(page)
        while not page.failed:
            await pilot.pause()
    assert page.failed.startswith("Store.read on the event loop: ")
    assert nothing_is_read_on_the_loop == [page.failed]
    nothing_is_read_on_the_loop.clear()
