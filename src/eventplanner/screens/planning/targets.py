"""The page of targets: how many events of each kind a quarter is to have, and how far that is."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from eventplanner.domain.base.text import counted
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.planning.targets import Progress
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.services.planning import targets
from eventplanner.widgets.charts.target_grid import TargetGrid
from eventplanner.widgets.chrome.panel import Panel


class YearOfTargets(NamedTuple):
    """Loaded data."""

    year: int
    found: Sequence[Progress]


class TargetsScreen(Page):
    """Page of a year's targets, with planned and held events."""

    WIDGETS = (TargetGrid,)
    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "target"})
    DEFAULT_CSS = """
    TargetsScreen {
        & #targets { height: 1fr; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("target.more", "plus", "more(1)", N_("One more"), N_("Aim at one event more"), writes=True),
        Action("target.less", "minus", "more(-1)", N_("One less"), N_("Aim at one event less"), writes=True),
        Action("target.type", "enter", "type", N_("Type it"), N_("Change the number; a digit begins anew"),
               writes=True),
        Action("target.take_away", "d", "take_away", N_("No target"), N_("Take the target away"), writes=True),
        Action("target.later", "greater_than_sign,pagedown", "year(1)", N_("Year after")),
        Action("target.earlier", "less_than_sign,pageup", "year(-1)", N_("Year before"), show=False),
    )  # fmt: skip

    grid = query_one(TargetGrid)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year = desk.day.year

    def body(self) -> ComposeResult:
        with Panel(self._title, id="targets"):
            yield TargetGrid()

    def on_mount(self) -> None:
        looked_at = [
            each.year_shown for each in self.app.screen_stack if isinstance(each, EventsPage) and each.MODE == "year"
        ]
        self._year = looked_at[-1] if looked_at else self._year
        self.grid.locked = self.only_looking
        self.grid.focus()

    def load(self) -> YearOfTargets:
        year = self._year
        return YearOfTargets(year, targets.of_year(self.desk.planner, year))

    def show(self, data: YearOfTargets) -> None:
        self.grid.show(data.year, data.found, self.desk.day)
        panel = self.query_one("#targets", Panel)
        panel.set_title(self._title)
        behind = sum(bool(each.behind(data.year, self.desk.day)) for each in data.found)
        panel.set_counts(words(counted("{n} behind plan", "{n} behind plan", behind)) if behind else "")

    def action_more(self, by: int) -> None:
        kind, quarter = self.grid.chosen
        if by < 0 and not self.grid.chosen_total.target:
            self.tell(_("There is no target to lower."))
        else:
            self.carry_out(targets.step, self._year, kind, quarter, by)

    def action_type(self) -> None:
        self.desk.expect_writing()
        self.grid.type()

    def action_take_away(self) -> None:
        if self.grid.chosen_total.target is None:
            self.tell(_("There is no target here."))
        else:
            self.carry_out(targets.set_targets, self._year, {self.grid.chosen: None})

    def action_year(self, step: int) -> None:
        self._year = max(FIRST_YEAR, min(self._year + step, LAST_YEAR))
        self.reload()

    @on(TargetGrid.Entered)
    def set_entered(self, message: TargetGrid.Entered) -> None:
        message.stop()
        self.carry_out(targets.set_targets, self._year, {(message.kind, message.quarter): message.events})

    @on(TargetGrid.Typing)
    def refuse_typing(self, message: TargetGrid.Typing) -> None:
        message.stop()
        self.refuse()

    @property
    def _title(self) -> str:
        return _("Targets of {year}").format(year=self._year)
