"""Actions on tasks, the same on every page that lists them: on those that are marked, or the chosen one."""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, ClassVar

from textual.message import Message
from textual.suggester import SuggestFromList

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.due import Due, read_due
from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import background
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.widgets.chrome.shown import harmless
from eventplanner.widgets.forms.asking import Asking, nothing_to_do, nothing_understood
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput

SHOWN = 6
"""Names that are offered."""
_STEPS = re.compile(r"[+\-−–]\s?\d{1,4}")


class TaskActions(RecordActions):
    """Ticks, moves, puts off and hands over; whatever is asked is asked at the foot of the page."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("task.done", "x", "done", N_("Done"), N_("It is done; once more: it is not"), needs="has_tasks",
               writes=True),
        Action("task.snooze", "s", "snooze", N_("Snooze"), N_("Until a day nobody is reminded of it"),
               needs="has_tasks", writes=True),
        Action("task.assign", "w", "assign", N_("Assign"), N_("Who does it"), needs="has_tasks", writes=True),
        Action("task.move", "m", "move", N_("Move"), N_("T-10, +3, -2, or a date"), show=False, needs="has_tasks",
               writes=True),
        Action("task.later", "plus", "later(1)", N_("A day later"), show=False, needs="has_tasks", writes=True),
        Action("task.earlier", "minus", "later(-1)", N_("A day earlier"), show=False, needs="has_tasks", writes=True),
        Action("task.block", "b", "block", N_("Blocked"), N_("It cannot go on, and why"), show=False, needs="has_tasks",
               writes=True),
        Action("task.doing", "p", "doing", N_("In progress"), N_("Begun; once more: still to do"), show=False,
               needs="has_tasks", writes=True),
        Action("task.link", "o", "link", N_("Copy link"), show=False, needs="has_tasks"),
        Action("tasks.filter", "slash", "filter", N_("Filter"), N_("Words of title, owner, area …"), show=False),
        # What is done most with tasks stands in the line of keys.
        Action("record.delete", "d", "delete", N_("Delete"), N_("Delete at once; u undoes"), show=False,
               needs="can_delete", writes=True),
    )  # fmt: skip

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.narrowed = ""
        """The words that are looked for."""
        self.still_first: Callable[[Sequence[Task]], str] = lambda _: ""
        """Names the tasks that were to come before those that are ticked and are still open, where the page knows."""
        self.heed_filter: Callable[[], object] = page.reload
        """Shows what the filter finds."""

    @property
    def chosen_tasks(self) -> list[Task]:
        """The chosen rows that are tasks."""
        return [each for each in self.chosen if isinstance(each, Task)]

    @property
    def has_tasks(self) -> bool:
        panel = self.panel
        return panel is not None and panel.kind is TASK and not panel.is_empty

    # Adding.

    def understood(self, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
        """Areas by their names."""
        choices = {each.name: each.choices for each in all_kinds()[kind.name].fields if each.choices}
        said = {
            name: labels.choice(choice(text)) if (choice := choices.get(name)) and text else text
            for name, text in texts.items()
        }
        return super().understood(kind, said, draft)

    # Ticking and the like.

    def action_done(self) -> None:
        if chosen := self.chosen_tasks:
            self._tick(chosen, self.still_first(chosen))

    @background(group="write")
    async def _tick(self, chosen: Sequence[Task], first: str) -> None:
        try:
            change = await self.page.desk.write(tasks.set_done, chosen)
        except PlannerError as error:
            self.page.complain(error)
            return
        if not first:
            self.page.tell_done(change)
            return
        said = _("{done}, but not what comes first: {others} · u undoes")
        self.page.notify(said.format(done=words(change.label), others=first), severity="warning")

    def action_doing(self) -> None:
        if chosen := self.chosen_tasks:
            begun = all(task.state is TaskState.DOING for task in chosen)
            self.page.carry_out(tasks.set_state, chosen, TaskState.TODO if begun else TaskState.DOING)

    def action_later(self, days: int) -> None:
        if chosen := self.chosen_tasks:
            self.page.carry_out(tasks.shift, chosen, days)

    def action_link(self) -> None:
        self.page.copy_links([link for task in self.chosen_tasks for link in task.links])

    # Filtering.

    def action_filter(self) -> None:
        hint = _("words of title, owner, area, decision")
        self.ask("/", nothing_understood, hint, nothing_to_do, text=self.narrowed)

    def heed(self, message: Message) -> None:
        match message:
            case QuickInput.Typed(quick=quick) if quick.prompt == "/":
                self.narrow(message.text)
            case Asking.Closed(prompt="/", given_up=True):
                self.narrow("")
        super().heed(message)

    def narrow(self, text: str) -> None:
        """Look for other words; for none, show all."""
        if (text := clean_line(text)) != self.narrowed:
            self.narrowed = text
            self.heed_filter()

    def step_back(self) -> bool:
        """First without marks, then without the filter."""
        if super().step_back():
            return True
        was_narrowed = bool(self.narrowed)
        self.narrow("")
        return was_narrowed

    # What has to be asked.

    def action_snooze(self) -> None:
        if chosen := self.chosen_tasks:
            hint = _("until when: tomorrow, +3, 12 mar; nothing wakes it")
            self.ask("s", self._echo_day, hint, partial(self._snooze, chosen))

    def _echo_day(self, text: str) -> LineReading:
        if not text.strip():
            return LineReading()
        day = self._day(text)
        return LineReading((), [(formats.day_year(day), "amber") if day else (_("no day"), "red")])

    async def _snooze(self, chosen: Sequence[Task], text: str) -> str | None:
        if not text.strip():
            asleep = [task for task in chosen if task.snoozed_until]
            return await self.page.attempt(tasks.snooze, asleep, None) if asleep else None
        if (day := self._day(text)) is None:
            return _("Which day is that? For example: tomorrow, +3, 12 mar.")
        return await self.page.attempt(tasks.snooze, chosen, day)

    def action_move(self) -> None:
        if chosen := self.chosen_tasks:
            self.ask(
                "m", self._echo_move, _("T-10, 2 weeks before, +3, -2, or a date: 12 mar"), partial(self._move, chosen)
            )

    def _echo_move(self, text: str) -> LineReading:
        found = self._target(text)
        if isinstance(found, int):
            said = _("{n} d later") if found >= 0 else _("{n} d earlier")
            return LineReading((), [(said.format(n=abs(found)), "amber")])
        if found is None:
            return LineReading((), [(_("no day"), "red")] if text.strip() else ())
        return LineReading((), [(formats.day_year(found.day) if found.day else found.text, "amber")])

    async def _move(self, chosen: Sequence[Task], text: str) -> str | None:
        if not text.strip():
            return None
        found = self._target(text)
        if found is None:
            return _("Where to? For example: T-10, +3, 12 mar.")
        return await self.page.attempt(tasks.shift if isinstance(found, int) else tasks.set_due, chosen, found)

    def _target(self, text: str) -> Due | int | None:
        """How many days on, or a day; None if it is neither."""
        text = clean_line(text)
        if _STEPS.fullmatch(text):
            days = int(re.sub(r"\D", "", text))
            return days if text.startswith("+") else -days
        due = read_due(text, self.page.desk.day, day_first=self.page.desk.day_first)
        return due if due != Due() else None

    def action_assign(self) -> None:
        if chosen := self.chosen_tasks:
            hint = _("who does it; nothing leaves it to nobody")
            self.ask("w", partial(_offered, self.page.desk.planner), hint, partial(self._assign, chosen))
            self._suggest_owners()

    @background(exclusive=True, group="suggest")
    async def _suggest_owners(self) -> None:
        known = await asyncio.to_thread(known_owners, self.page.desk.planner)
        for field in self.page.query_one(Asking).query(LineInput):
            field.suggester = SuggestFromList([harmless(name) for name in known], case_sensitive=False)

    async def _assign(self, chosen: Sequence[Task], text: str) -> str | None:
        return await self.page.attempt(tasks.assign, chosen, text)

    def action_block(self) -> None:
        if chosen := self.chosen_tasks:
            hint = _("what it waits for; nothing: it can go on")
            self.ask("b", nothing_understood, hint, partial(self._block, chosen))

    async def _block(self, chosen: Sequence[Task], text: str) -> str | None:
        if text.strip():
            return await self.page.attempt(tasks.set_state, chosen, TaskState.BLOCKED, text)
        blocked = [task for task in chosen if task.state is TaskState.BLOCKED]
        return await self.page.attempt(tasks.set_state, blocked, TaskState.TODO) if blocked else None

    def _day(self, text: str) -> date | None:
        """Also so many days from today."""
        text = clean_line(text)
        if _STEPS.fullmatch(text) and text.startswith("+"):
            return self.page.desk.day + timedelta(days=int(re.sub(r"\D", "", text)))
        return read_day(text, self.page.desk.day, day_first=self.page.desk.day_first)


def known_owners(planner: Planner) -> list[str]:
    """Returns possible owners of a task: present owners and all people, each once; runs in a thread."""
    people = records.suggestions(planner, all_kinds()["event_role"], None).get("person_id", [])
    known = {fold(name): name for name in [*people, *tasks.owners(planner)]}
    return list(known.values())


def _offered(planner: Planner, text: str) -> LineReading:
    """Those whose names have in them what is typed; the right arrow takes the first that begins so."""
    wanted = fold(text)
    found = [name for name in known_owners(planner) if wanted in fold(name)]
    return LineReading((), [(name, "sky") for name in found[:SHOWN]])
