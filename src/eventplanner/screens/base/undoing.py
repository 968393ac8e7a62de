"""Undo and redo, the same on every page."""

from collections.abc import Callable
from typing import Any, ClassVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import EVERYWHERE, Action
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.base.unsaved_panel import beginning
from eventplanner.services.base import history


class Undoing(PagePart[Any]):
    """Takes back changes of the plan, and forms that were thrown away before them."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("undo", "u", "undo", N_("Undo"), N_("Take back your last change"), group=EVERYWHERE, writes=True),
        Action("redo", "U", "redo", N_("Redo"), N_("Do again what was undone"), show=False, group=EVERYWHERE,
               writes=True),
    )  # fmt: skip

    @background(group="write")
    async def action_undo(self) -> None:
        desk = self.page.desk
        if desk.thrown_away:
            form = await desk.bring_back()
            self.page.tell(_("“{text}” is there again.").format(text=beginning(form)))
        else:
            await self._reverse(history.undo)

    @background(group="write")
    async def action_redo(self) -> None:
        await self._reverse(history.redo)

    async def _reverse(self, service: Callable[..., Change]) -> None:
        try:
            self.page.tell(words((await self.page.desk.write(service)).label))
        except PlannerError as error:
            self.page.complain(error)
