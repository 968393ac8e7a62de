"""Trying what a year's money would be if some of its events were dropped, moved or of another size."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.year_budget import YearBudget
from eventplanner.domain.ideas.idea_line import idea_of
from eventplanner.domain.ideas.what_if import Idea, outcome
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.base.refusals import reasons, refused
from eventplanner.services.budget import what_if
from eventplanner.services.events import events
from eventplanner.widgets.forms.quick_input import LineReading


class WhatIf(PagePart[Page]):
    """Keeps ideas until they are accepted, as one change, or forgotten; the plan stays as it is until then."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("idea.try", "w", "what_if", N_("What if"), N_("Drop, move or resize events, and see the year"),
               needs="can_try"),
        Action("idea.accept", "W", "accept", N_("Accept"), N_("Make what was tried so, in one step"), show=False,
               needs="has_ideas", writes=True),
    )  # fmt: skip

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.ideas: dict[int, Idea] = {}
        """By event."""
        self.chosen_events: Callable[[], list[int]] = list
        """Those that an idea would be about."""
        self._about: list[int] = []
        self._tried_on: YearBudget | None = None

    def imagine(self, budget: YearBudget) -> YearBudget:
        """The year as it would be; runs in a thread. Raises PlannerError."""
        self._tried_on = budget
        if not self.ideas:
            return budget
        return what_if.imagine(self.page.desk.planner, budget, list(self.ideas.values()))

    def step_back(self) -> bool:
        """Without ideas."""
        if not self.ideas:
            return False
        self.forget_ideas()
        self.page.reload()
        return True

    def forget_ideas(self) -> None:
        """Everything is as the plan has it."""
        self.ideas = {}

    @property
    def can_try(self) -> bool:
        return bool(self.chosen_events())

    @property
    def has_ideas(self) -> bool:
        return bool(self.ideas)

    def action_what_if(self, text: str = "") -> None:
        """Ask what is tried with the chosen events."""
        self._about = self.chosen_events()
        if self._about:
            hint = _("drop, +2 w, 12 may, ~80, 80+200")
            self.page.ask("w", self._echo_idea, hint, self._try, text=text)

    def _ideas(self, text: str) -> list[Idea]:
        """Runs in a thread. Raises Invalid."""
        found, today = events.several(self.page.desk.planner, self._about), self.page.desk.day
        return [idea_of(text, each.id, each.first_day, today, day_first=self.page.desk.day_first) for each in found]

    def _echo_idea(self, text: str) -> LineReading:
        """What the year would come to; runs in a thread."""
        if not text.strip() or (budget := self._tried_on) is None:
            return LineReading()
        try:
            ideas = self._ideas(text)
            there = {**self.ideas, **{idea.event_id: idea for idea in ideas}}
            would = what_if.imagine(self.page.desk.planner, budget, list(there.values()))
        except Invalid as error:
            return refused(error)
        found = outcome(budget, would, list(there.values()))

        def money(amount: int) -> str:
            return formats.money(Money(amount, would.currency))

        more = money(found.more) if found.more < 0 else f"+{money(found.more)}"
        said = [(_("expenses {amount}").format(amount=money(found.forecast)), "sky"), (more, "pink")]
        if found.kept:
            said.append((_("{amount} is ordered already and stays").format(amount=money(found.kept)), "amber"))
        if found.left is not None and found.left >= 0:
            said.append((_("{amount} is left").format(amount=money(found.left)), "green"))
        elif found.left is not None:
            said.append((_("{amount} too little").format(amount=money(-found.left)), "red"))
        return LineReading((), said)

    async def _try(self, text: str) -> str | None:
        if not text.strip():
            return None
        try:
            ideas = await asyncio.to_thread(self._ideas, text)
        except PlannerError as error:
            return reasons(error)
        self.ideas |= {idea.event_id: idea for idea in ideas}
        self.page.tell(_("Only tried: W makes it so, esc forgets it."))
        self.page.reload()
        return None

    @background(group="write")
    async def action_accept(self) -> None:
        """All ideas in one change; they are forgotten once it is made."""
        try:
            change = await self.page.desk.write(what_if.accept, list(self.ideas.values()))
        except PlannerError as error:
            self.page.complain(error)
        else:
            self.forget_ideas()
            self.page.tell_done(change)
            self.page.reload()
