"""Exchange rates on the pages of a budget: one is entered from where it is missing."""

from collections.abc import Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.currencies import symbol_of
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.quick_lines import is_rate
from eventplanner.domain.budget.rates import RATE, RateDraft
from eventplanner.domain.records.kind import Kind
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import PagePart
from eventplanner.screens.records.record_actions import RecordActions

RATE_KEY = "$"
"""The key by which a rate is entered, as it stands beside what lacks one."""


class RateActions(PagePart[Page]):
    """Opens a line for a rate, with the first currency that lacks one."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("budget.rate", "dollar_sign", "rate", N_("Exchange rate"),
               N_("Enter what a currency is worth: UF, dollar, euro"), show=False, writes=True),
    )  # fmt: skip

    missing: Sequence[str] = ()
    """Currencies of amounts that have no rate, as the page was read last."""

    def action_rate(self) -> None:
        hint = _("UF 39.600,12 9 mar")
        text = f"{symbol_of(self.missing[0])} " if self.missing else ""
        self.page.part(RecordActions).ask_for(RATE, RATE_KEY, hint, text)


def blank_rate(desk: Desk) -> RateDraft:
    """Returns a rate of today in the plan's currency, of which nothing is said yet."""
    draft: RateDraft = RATE.blank(None, {"day": desk.day, "base": desk.settings.currency})
    return draft


def meant(desk: Desk, kind: Kind[Any], base: Any, text: str) -> tuple[Kind[Any], Any]:
    """Returns what a line of a budget adds, with its blank: a rate where it is a currency and its worth alone."""
    if kind is BUDGET_LINE and is_rate(text, desk.settings.currency):
        return RATE, blank_rate(desk)
    return kind, base
