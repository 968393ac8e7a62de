"""Parts that a page holds: their actions are the page's, they hear its messages, and take a step back before it is left."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from app_kit import page_at, page_of, press, settle
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import Held, PagePart, background
from eventplanner.screens.base.undoing import Undoing
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.asking import Asking, nothing_to_do, nothing_understood


class Notes(PagePart[Page]):
    """Writes down whatever happens."""

    ACTIONS: ClassVar[Sequence[Action]] = (Action("note.take", "n", "take", "Note", needs="can_take"),)
    can_take = True

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.taken: list[str] = []

    @background()
    async def action_take(self) -> None:
        self.taken.append("note")

    def heed(self, message: Message) -> None:
        if isinstance(message, Asking.Closed):
            self.taken.append(message.text)

    def step_back(self) -> bool:
        return bool(self.taken) and bool(self.taken.pop())


class LoudNotes(Notes):
    """Takes the same notes under another key."""

    ACTIONS: ClassVar[Sequence[Action]] = (Action("note.take", "n,N", "take", "Shout", needs="can_take"),)

    @background()
    async def action_take(self) -> None:
        self.taken.append("NOTE")


class Desktop(Page):
    """Holds notes."""

    notes = Held(Notes)
    ACTIONS: ClassVar[Sequence[Action]] = (Action("ask", "a", "ask", "Ask"),)
    keeps = False

    def body(self) -> ComposeResult:
        yield Asking()

    def action_ask(self) -> None:
        self.ask("a", nothing_understood, "", nothing_to_do, text="line")

    @on(Asking.Closed)
    def keep(self, message: Asking.Closed) -> None:
        if self.keeps:
            message.prevent_default()


class LoudDesktop(Desktop):
    """Holds others in their place."""

    notes = Held(LoudNotes)


async def test_an_action_of_a_part_is_one_of_the_page(planner: Planner) -> None:
    async with page_at(planner, Desktop) as pilot:
        await press(pilot, "n")
        page = page_of(pilot, Desktop)
        assert (page.notes.taken, page.part(Notes) is page.notes, page.notes.page is page) == (["note"], True, True)
        page.notes.can_take = False
        assert "n" not in page.active_bindings


async def test_a_part_takes_the_place_of_one_of_the_same_name(planner: Planner) -> None:
    async with page_at(planner, LoudDesktop) as pilot:
        await press(pilot, "n", "N")
        page = page_of(pilot, LoudDesktop)
        assert (page.notes.taken, page.parts) == (["NOTE", "NOTE"], [page.lists, page.part(Undoing), page.notes])


async def test_a_part_hears_what_the_page_does_not_keep_to_itself(planner: Planner) -> None:
    async with page_at(planner, Desktop) as pilot:
        page = page_of(pilot, Desktop)
        for page.keeps in (False, True):
            await press(pilot, "a", "enter")
            await settle(pilot)
        assert page.notes.taken == ["line"]


async def test_a_part_takes_its_step_back_before_the_page_is_left(planner: Planner) -> None:
    async with page_at(planner, Desktop) as pilot:
        page = page_of(pilot, Desktop)
        await press(pilot, "n", "escape")
        assert (page.notes.taken, pilot.app.screen is page) == ([], True)
        await press(pilot, "escape")
        assert pilot.app.screen is not page
