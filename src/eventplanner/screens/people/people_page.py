"""What the pages of people and of organisations have in common: finding who is there twice."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.people.duplicates import DoublesScreen
from eventplanner.screens.records.records_page import RecordsPage


class PeoplePage(RecordsPage):
    """Looks through all of its kind for those that may be the same."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("people.doubles", "equals_sign", "doubles", N_("Doubles"), N_("Who is in the plan twice, it may be")),
    )

    @work
    async def action_doubles(self) -> None:
        screen = DoublesScreen(self.desk, self.KIND)
        if not await screen.look():
            self.tell(_("Nobody seems to be here twice: no e-mail, telephone or name is the same."))
            return
        self.desk.expect_writing()
        await self.app.push_screen_wait(screen)
