"""Actions of pages: declared once, bound to their keys, and decided on in one place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from textual.actions import parse

from app_kit import page_at, page_of, press
from eventplanner.screens import pages
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store


class Counter(Page):
    """Counts up where there is something to count, and writes it down."""

    count = 0
    can_count = True
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("count.up", "plus,x", "count(1)", "Up", needs="can_count"),
        Action("count.down", "minus", "count(-1)", "Down", needs="can_count"),
        Action("count.write", "w", "write", "Write", writes=True),
    )

    async def action_count(self, step: int) -> None:
        self.count += step

    def action_write(self) -> None:
        self.count = 100


class OtherCounter(Counter):
    """Gives one of the keys to something else."""

    ACTIONS: ClassVar[Sequence[Action]] = (Action("count.double", "x", "double", "Double", show=False),)

    def action_double(self) -> None:
        self.count *= 2


async def test_each_key_does_what_is_declared_with_its_arguments(planner: Planner) -> None:
    async with page_at(planner, Counter) as pilot:
        await press(pilot, "plus", "x", "minus", "plus")
        assert page_of(pilot, Counter).count == 2


async def test_what_there_is_nothing_to_do_it_with_is_not_offered(planner: Planner) -> None:
    async with page_at(planner, Counter) as pilot:
        page = page_of(pilot, Counter)
        page.can_count = False
        await press(pilot, "plus")
        assert (page.count, "plus" in page.active_bindings, "w" in page.active_bindings) == (0, False, True)


async def test_where_one_may_only_look_what_writes_is_faint_and_says_why(
    at: Callable[..., Planner], path: Path
) -> None:
    now = at("ana").now
    store = Store(path, read_only=True)
    async with page_at(Planner(store, "ana", now), Counter) as pilot:
        await press(pilot, "plus", "w")
        page = page_of(pilot, Counter)
        said = [each.message for each in pilot.app._notifications]
        assert (page.count, page.active_bindings["w"].enabled) == (1, False)
        assert said == ["This plan is open to be read only; nothing was changed."]
    store.close()


async def test_a_key_that_is_declared_again_keeps_its_place_among_the_keys(planner: Planner) -> None:
    async with page_at(planner, OtherCounter) as pilot:
        await press(pilot, "plus", "x", "x")
        page = page_of(pilot, OtherCounter)
        ids = [each.binding.id for each in page.active_bindings.values() if each.node is page]
        assert (page.count, ids[-4:]) == (4, ["count.up", "count.double", "count.down", "count.write"])


@pytest.mark.parametrize("name", list(pages.PAGES))
def test_what_is_declared_is_there(name: str) -> None:
    """The method of each action, and what it needs."""
    page: type[Page] = pages.load(name)
    owners = {"": page, **page.PARTS}
    missing = [
        (action.id, wanted)
        for part, action in page.declared.values()
        if not action.does.startswith("app.")
        for wanted in (f"action_{parse(action.does)[1]}", action.needs)
        if wanted and not hasattr(owners[part], wanted)
    ]
    assert missing == []
