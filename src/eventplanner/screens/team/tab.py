"""The tab of an event that shows who does what on the day, and where somebody is missing."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.events import Event
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.reading import read_span
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import ROLE, Role
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.refusals import refused
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.team import columns as role_columns
from eventplanner.services.base.planner import Planner
from eventplanner.services.team import roles
from eventplanner.services.team.roles import RoleOfEvent
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading
from eventplanner.widgets.lists.detail import Detail, wrap
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel

WIDTH = 40
"""Of the panels beside the list."""


class EventPeopleScreen(EventPage):
    """One list, what is known of the row under the cursor, and the duties with how many are missing."""

    TAB = "event_people"
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | frozenset({"person", "organisation"})
    DEFAULT_CSS = """
    EventPeopleScreen {
        & #people { height: 1fr; }
        & #roles { width: 1fr; }
        & #side { width: 40; height: 1fr; }
        & #beside { height: 1fr; }
        & #needs { height: auto; max-height: 14; }
        &.-narrow #needs { max-height: 7; }
        &.-bare #side, &.-wide.-no-detail #side, &.-narrow #side { display: none; }
        &.-narrow.-detail #side { display: block; width: 1fr; }
        &.-narrow.-detail #roles { display: none; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("role.confirm", "x", "confirm", N_("Confirmed"), N_("She has said yes, or has not yet"),
               needs="has_roles", writes=True),
        Action("role.assign", "w", "assign", N_("Who"), N_("Give the role to somebody; nothing: who is free"),
               needs="has_roles", writes=True),
        Action("role.later", "plus", "shift(1)", N_("Later"), N_("The shift 15 minutes later"), show=False,
               needs="has_roles", writes=True),
        Action("role.earlier", "minus", "shift(-1)", N_("Earlier"), show=False, needs="has_roles", writes=True),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    roster = query_one("#roles", RecordPanel)
    beside = query_one("#beside Detail", Detail)
    needs = query_one("#needs Detail", Detail)

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="people"):
            yield RecordPanel(
                ROLE,
                role_columns.columns(None),
                title=_("Roles"),
                purpose=_("Who does what on the day. C under Tasks brings those of a checklist."),
                example=_("MC Paula Neira 18:00-19:30"),
                id="roles",
            )
            with Vertical(id="side"):
                with Panel(_("Detail"), id="beside"):
                    yield Detail()
                with Panel(_("Needs"), id="needs"):
                    yield Detail()

    def load_tab(self, event: Event) -> list[RoleOfEvent]:
        return roles.of_event(self.desk.planner, event)

    def show_tab(self, data: Sequence[RoleOfEvent]) -> None:
        if self.event is None:
            return
        self.set_class(not data, "-bare")
        self.roster.records.set_columns(role_columns.columns(self.event))
        self.roster.set_counts(role_columns.counts(data))
        self.show_rows(self.roster, data)
        needs = role_columns.needs(data, self.event)
        self.needs.styles.height = sum(len(wrap(each.text, WIDTH - 4)) for each in needs)
        self.needs.show(needs)
        self._show_beside()

    @on(RecordList.Highlighted)
    def show_highlighted(self) -> None:
        self._show_beside()

    def _show_beside(self) -> None:
        row = self.roster.record
        self.beside.show(role_columns.entries(row) if isinstance(row, RoleOfEvent) else ())

    def action_detail(self) -> None:
        self.toggle_class("-no-detail" if self.has_class("-wide") else "-detail")
        self._show_beside()
        if not self.has_class("-detail") and not self.roster.is_empty:
            self.roster.records.focus()

    def action_back(self) -> None:
        """Where the detail covers the list, first back to that."""
        if self.has_class("-narrow") and self.has_class("-detail"):
            self.remove_class("-detail")
            self.roster.records.focus()
        else:
            super().action_back()

    # What the keys act on.

    @property
    def chosen(self) -> list[Any]:
        return [each.role if isinstance(each, RoleOfEvent) else each for each in super().chosen]

    @property
    def has_roles(self) -> bool:
        return self.is_mounted and not self.roster.is_empty

    async def edit(self, kind: Kind[Any], record: Any) -> None:
        await super().edit(kind, record.role if isinstance(record, RoleOfEvent) else record)

    @work
    async def action_duplicate(self) -> None:
        """The form of another one like it, which nobody has agreed to."""
        if isinstance(row := self.roster.record, RoleOfEvent):
            await self.add_by_form(ROLE, ROLE.draft_of(row.role, {"confirmed": False}))

    def action_confirm(self) -> None:
        if chosen := self.chosen:
            self.carry_out(roles.confirm, chosen)

    def action_shift(self, step: int) -> None:
        if chosen := self.chosen:
            self.carry_out(roles.shift, chosen, step * roles.STEP)

    # Who has a role.

    def action_assign(self) -> None:
        if chosen := self.chosen:
            self.desk.expect_writing()
            hint = _("who does it; enter alone shows who is free")
            self.query_one(Asking).open("w", self._offer, hint, partial(self._assign, chosen))

    def _offer(self, text: str) -> LineReading:
        if not text.strip():
            return LineReading()
        try:
            name, known = roles.called(self.desk.planner, text)
        except Invalid as error:
            return refused(error)
        return LineReading((), [(name, "sky"), ("" if known else _("a new person"), "amber")])

    async def _assign(self, chosen: Sequence[Role], text: str) -> str | None:
        if text.strip():
            return await self.attempt(_assign_called, chosen, text)
        self._pick_free(chosen)
        return None

    @work
    async def _pick_free(self, chosen: Sequence[Role]) -> None:
        """Of our own people those who have nothing else then; or nobody."""
        free = await asyncio.to_thread(roles.free_people, self.desk.planner, chosen)
        choices = [(f"#{each.id}", " · ".join(filter(None, [each.name, each.team, each.role]))) for each in free]
        choices.append(("", f"{glyph('warning')} {_('nobody yet')}"))
        title = _("Who is free then") if free else _("Nobody of ours is free then")
        picked = await self.app.push_screen_wait(pick(title, choices, choices[0][0]))
        if picked is not None:
            self.carry_out(roles.assign, chosen, picked)

    # One line.

    def line_texts(self, kind: Kind[Any], line: str) -> Mapping[str, str]:
        said = dict(super().line_texts(kind, line))
        if "person_id" in said:
            said["person_id"], _known = roles.called(self.desk.planner, said["person_id"])
        return said

    def _understood(self, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
        del kind, draft
        duty = Duty(texts["duty"])
        said = [(labels.choice(duty), "sky")]
        if label := texts.get("label"):
            said.append((label, "pink"))
        if person := texts.get("person_id"):
            _name, known = roles.called(self.desk.planner, person)
            said.append((person if known else _("{name}, a new person").format(name=person), "green"))
        else:
            said.append((_("nobody yet"), "amber"))
        if self.event is not None and self.event.start is not None:
            begins, ends = (read_span(texts[name]) if name in texts else None for name in ("begins", "ends"))
            said.append((role_columns.hours(begins, ends, self.event), "amber"))
        if "confirmed" in texts:
            said.append((_("confirmed"), "green"))
        return said


def _assign_called(planner: Planner, chosen: Sequence[Role], text: str) -> Change:
    """To whom a name means. Raises Invalid, Conflict."""
    name, _known = roles.called(planner, text)
    return roles.assign(planner, chosen, name)
