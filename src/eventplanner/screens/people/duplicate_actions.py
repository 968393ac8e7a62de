"""Looking for people and organisations that are in the plan twice, from the pages that list them."""

from collections.abc import Sequence
from typing import ClassVar

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.people.duplicates import DoublesScreen
from eventplanner.screens.records.list_page import ListPage


class DuplicateActions(PagePart[ListPage]):
    """Looks through all of the kind that the page lists."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("people.doubles", "equals_sign", "doubles", N_("Doubles"), N_("Who is in the plan twice, it may be")),
    )

    @background()
    async def action_doubles(self) -> None:
        screen = DoublesScreen(self.page.desk, self.page.KIND)
        if not await screen.look():
            self.page.tell(_("Nobody seems to be here twice: no e-mail, telephone or name is the same."))
            return
        self.page.desk.expect_writing()
        await self.page.app.push_screen_wait(screen)
