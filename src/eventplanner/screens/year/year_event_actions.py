"""Actions on the events of the day that is chosen in a year."""

from collections.abc import Sequence
from typing import ClassVar

from eventplanner.domain.events.events import Event
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import background
from eventplanner.screens.events.event_actions import EventActions
from eventplanner.widgets.year.agenda import Agenda
from eventplanner.widgets.year.year_views import YearViews


class YearEventActions(EventActions):
    """Moves an event by carrying it over the days."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("event.move", "m", "move", N_("Move"), N_("Take the event in hand; enter drops it"), needs="has_events",
               writes=True),
    )  # fmt: skip

    @property
    def can_step(self) -> bool:
        """Later and earlier are other years here."""
        return False

    def action_move(self) -> None:
        """Take an event in hand: the one that was chosen in the agenda, or else one of the day's that is asked for."""
        if not (chosen := self.page.chosen_or_told()):
            return
        agenda = self.page.query_one(Agenda)
        if len(agenda.of_the_day) > 1 and not agenda.has_focus:
            self._ask_which(chosen[0])
        else:
            self._take_in_hand(chosen[0])

    @background()
    async def _ask_which(self, first: Event) -> None:
        found = {str(event.id): event for event in self.page.query_one(Agenda).of_the_day}
        choices = [(id, event.title) for id, event in found.items()]
        if picked := await self.page.app.push_screen_wait(pick(_("Move"), choices, str(first.id))):
            self._take_in_hand(found[picked])

    def _take_in_hand(self, event: Event) -> None:
        grid = self.page.query_one(YearViews)
        grid.take_keys()
        grid.pick_up(event)
