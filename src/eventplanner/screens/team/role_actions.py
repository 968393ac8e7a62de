"""Actions on the roles of an event: who has one, whether they agreed, and when their shift is."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.records.reading import read_span
from eventplanner.domain.team.duties import Duty
from eventplanner.domain.team.roles import Role
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import background
from eventplanner.screens.base.refusals import refused
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.screens.team import columns as role_columns
from eventplanner.services.base.planner import Planner
from eventplanner.services.team import roles
from eventplanner.services.team.roles import RoleOfEvent
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.forms.quick_input import LineReading


class RoleActions(RecordActions):
    """Gives roles to people, confirms them, and moves their shifts."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("role.confirm", "x", "confirm", N_("Confirmed"), N_("She has said yes, or has not yet"),
               needs="has_rows", writes=True),
        Action("role.assign", "w", "assign", N_("Who"), N_("Give the role to somebody; nothing: who is free"),
               needs="has_rows", writes=True),
        Action("role.later", "plus", "shift(1)", N_("Later"), N_("The shift 15 minutes later"), show=False,
               needs="has_rows", writes=True),
        Action("role.earlier", "minus", "shift(-1)", N_("Earlier"), show=False, needs="has_rows", writes=True),
    )  # fmt: skip

    def record_of(self, row: RoleOfEvent) -> Role:
        return row.role

    def draft_of(self, kind: Kind[Any], record: Role) -> Any:
        """Of another one like it, which nobody has agreed to."""
        return kind.draft_of(record, {"confirmed": False})

    def action_confirm(self) -> None:
        if chosen := self.chosen:
            self.page.carry_out(roles.confirm, chosen)

    def action_shift(self, step: int) -> None:
        if chosen := self.chosen:
            self.page.carry_out(roles.shift, chosen, step * roles.STEP)

    # Who has a role.

    def action_assign(self) -> None:
        if chosen := self.chosen:
            hint = _("who does it; enter alone shows who is free")
            self.ask("w", self._offer, hint, partial(self._assign, chosen))

    def _offer(self, text: str) -> LineReading:
        if not text.strip():
            return LineReading()
        try:
            name, known = roles.called(self.page.desk.planner, text)
        except Invalid as error:
            return refused(error)
        return LineReading((), [(name, "sky"), ("" if known else _("a new person"), "amber")])

    async def _assign(self, chosen: Sequence[Role], text: str) -> str | None:
        if text.strip():
            return await self.page.attempt(_assign_called, chosen, text)
        self._pick_free(chosen)
        return None

    @background()
    async def _pick_free(self, chosen: Sequence[Role]) -> None:
        """Of our own people those who have nothing else then; or nobody."""
        free = await asyncio.to_thread(roles.free_people, self.page.desk.planner, chosen)
        choices = [(f"#{each.id}", " · ".join(filter(None, [each.name, each.team, each.role]))) for each in free]
        choices.append(("", f"{glyph('warning')} {_('nobody yet')}"))
        title = _("Who is free then") if free else _("Nobody of ours is free then")
        picked = await self.page.app.push_screen_wait(pick(title, choices, choices[0][0]))
        if picked is not None:
            self.page.carry_out(roles.assign, chosen, picked)

    # One line.

    def line_texts(self, kind: Kind[Any], line: str) -> Mapping[str, str]:
        said = dict(super().line_texts(kind, line))
        if "person_id" in said:
            said["person_id"], _known = roles.called(self.page.desk.planner, said["person_id"])
        return said

    def understood(self, kind: Kind[Any], texts: Mapping[str, str], draft: Any) -> list[tuple[str, str]]:
        del kind, draft
        duty = Duty(texts["duty"])
        said = [(labels.choice(duty), "sky")]
        if label := texts.get("label"):
            said.append((label, "pink"))
        if person := texts.get("person_id"):
            _name, known = roles.called(self.page.desk.planner, person)
            said.append((person if known else _("{name}, a new person").format(name=person), "green"))
        else:
            said.append((_("nobody yet"), "amber"))
        if self.page.event is not None and self.page.event.start is not None:
            begins, ends = (read_span(texts[name]) if name in texts else None for name in ("begins", "ends"))
            said.append((role_columns.hours(begins, ends, self.page.event), "amber"))
        if "confirmed" in texts:
            said.append((_("confirmed"), "green"))
        return said


def _assign_called(planner: Planner, chosen: Sequence[Role], text: str) -> Change:
    """To whom a name means. Raises Invalid, Conflict."""
    name, _known = roles.called(planner, text)
    return roles.assign(planner, chosen, name)
