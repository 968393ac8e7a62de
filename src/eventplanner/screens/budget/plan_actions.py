"""Actions on the plan of an event's money: transfers within it, its approval, and in which figures it is shown."""

from collections.abc import Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.causes import excess, remedies
from eventplanner.domain.budget.decisions import TRANSFER
from eventplanner.domain.budget.quick_lines import transfer_texts
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.parts import PagePart
from eventplanner.screens.base.refusals import refused
from eventplanner.screens.budget.event_money_actions import EventMoneyActions
from eventplanner.screens.events.event_page import EventPage
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import approvals, transfers
from eventplanner.services.records import records
from eventplanner.widgets.forms.quick_input import LineReading

APPROVED = "approved"
"""The view that shows what was approved beside the plan."""


class PlanActions(PagePart[EventPage]):
    """Acts on the budget as a whole."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("budget.transfer", "m", "transfer", N_("Transfer"), N_("Planned money from one line to another"),
               needs="has_lines", writes=True),
        Action("budget.view", "v", "view", N_("View"), N_("Beside the approval, or in another currency"), show=False),
        Action("budget.approve", "B", "approve", N_("Approve"), N_("Freeze the budget as it stands"), show=False,
               needs="has_lines", writes=True),
    )  # fmt: skip

    view = ""
    """Nothing, `APPROVED`, or another currency that figures are shown in."""

    @property
    def money(self) -> EventMoneyActions:
        """Acts on its lines, and knows what was read."""
        return self.page.part(EventMoneyActions)

    @property
    def has_lines(self) -> bool:
        return self.money.has_lines

    def action_transfer(self, text: str = "") -> None:
        """Ask from where to where; what is over proposes it."""
        if self.money.budget is None:
            return
        self.page.desk.expect_writing()
        self.money.last = self.money.lines
        hint = _("$500.000 from Swag to Catering because more came")
        self.page.ask("m", self._echo_transfer, hint, self._transfer, text=text or self._proposal())

    def _proposal(self) -> str:
        row, data = self.money.row, self.money.budget
        if row is None or data is None or row.of is None or not (over := excess(row.figures)):
            return ""
        lines = [row.line.id] if row.line else [each.line.id for each in getattr(row.of, "lines", ())]
        target = row.line or self.money.line
        way = next(iter(remedies(data, over, lines)), None)
        if way is None or target is None:
            return ""
        amount = formats.money(Money(way.amount, data.currency))
        return _("{amount} from {source} to {target} because ").format(
            amount=amount, source=way.line.name, target=target.name
        )

    def _echo_transfer(self, text: str) -> LineReading:
        if not text.strip():
            return LineReading()
        try:
            draft = self._read_transfer(text)
        except Invalid as error:
            return refused(error)
        amount = formats.money(Money(draft.amount, self.money.budget.currency if self.money.budget else "CLP"))
        return LineReading((), [(amount, "sky"), (draft.reason, "green")])

    def _read_transfer(self, text: str) -> Any:
        """Raises Invalid."""
        texts = transfer_texts(text)
        reading = records.read(self.page.desk.planner, TRANSFER, texts, TRANSFER.blank(), event_id=self.page.event_id)
        return reading.draft

    async def _transfer(self, text: str) -> str | None:
        return await self.page.attempt(self._save_transfer, text) if text.strip() else None

    def _save_transfer(self, planner: Planner, text: str) -> Change:
        """Runs in a thread. Raises PlannerError."""
        return transfers.save(planner, records.RecordReading(self._read_transfer(text)))

    def action_approve(self) -> None:
        """Ask who approves it."""
        self.money.ask("B", self._echo_approval, _("who approves it"), self._approve)

    def _echo_approval(self, text: str) -> LineReading:
        data = self.money.budget
        if data is None or not text.strip():
            return LineReading()
        planned = formats.money(Money(data.expenses.planned, data.currency))
        said = _("freezes {n} lines, {amount} of expenses").format(n=len(data.lines), amount=planned)
        return LineReading((), [(text.strip(), "green"), (said, "sky")])

    async def _approve(self, text: str) -> str | None:
        if not text.strip() or self.page.event_id is None:
            return None
        return await self.page.attempt(approvals.approve, self.page.event_id, text)

    def action_view(self) -> None:
        """The figures; beside what was approved; in each currency that there is a rate for."""
        data = self.money.budget
        if data is None:
            return
        there = ["", *([APPROVED] if data.approval else []), *data.rates.currencies]
        if len(there) == 1:
            self.page.tell(_("Everything is in {currency}.").format(currency=data.currency))
            return
        here = there.index(self.view) if self.view in there else 0
        self.view = there[(here + 1) % len(there)]
        self.page.show_tab(data)
