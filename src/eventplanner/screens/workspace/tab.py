"""First tab of an event's workspace: readiness, reasons and next steps."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import Event, Status
from eventplanner.domain.events.rules import step_problem
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.workspace.overview import AreaSum, Overview
from eventplanner.domain.workspace.readiness import Light
from eventplanner.i18n import names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.events.moving import MovingLine
from eventplanner.screens.events.readiness import explained, legend
from eventplanner.screens.exchange.dialogs import export_dialog
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.screens.workspace.details import (
    activity_rows,
    area_bars,
    card,
    decision_rows,
    nothing_ready,
    step_columns,
)
from eventplanner.screens.workspace.export import event_export
from eventplanner.services.events import events
from eventplanner.services.tasks import tasks
from eventplanner.services.workspace import brief, overview
from eventplanner.widgets.charts.area_bars import area_rows
from eventplanner.widgets.chrome.glance import Glance
from eventplanner.widgets.chrome.lines import Row
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel

LARGE_OF = {
    "card": "event_numbers",
    "readiness": "event_tasks",
    "steps": "event_tasks",
    "decisions": "event_decisions",
}
"""Panel → the tab that it is the small version of."""
AROUND = 5
"""Lines of a page that are not of its body: top bar, head, keys."""
GRAVITY = tuple(Light)
STEPS_PANEL = PanelSpec("steps", TASK, N_("Next steps"), N_("No task is open."),
    N_("Order stickers T-10 +leo"))  # fmt: skip


class StepActions(RecordActions):
    """Of the next steps: only while the keys are in their list."""

    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("task.done", "x", "done", N_("Done"), N_("The step under the cursor is done, or is not"),
               needs="can_do", writes=True),
        Action("record.delete", "d", "delete", N_("Delete"), show=False, needs="can_delete", writes=True),
    )  # fmt: skip

    @property
    def can_delete(self) -> bool:
        return self.can_do and self.has_rows

    can_duplicate = can_delete

    @property
    def can_do(self) -> bool:
        """True if the focus is in the list of next steps, and there is one."""
        panel = self.panel
        inside = panel is not None and self.page.focused is not None and panel in self.page.focused.ancestors
        return inside and panel is not None and not panel.is_empty

    def action_done(self) -> None:
        if chosen := self.chosen:
            self.page.carry_out(tasks.set_done, chosen)


class EventOverviewScreen(EventPage):
    """The small version of every other tab."""

    TAB = "event"
    records = Held(StepActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | {
        *("person", "venue", "event_place", "event_platform", "headcount", "registration"),
        *("criterion", "resource", "risk", "goal", "finding", "incident"),
        *("entry", "benefit", "transfer", "approval", "baseline", "amendment"),
    }
    DEFAULT_CSS = """
    EventOverviewScreen {
        & #overview { height: 1fr; }
        & #overview-main { width: 1fr; }
        & #overview-side { width: 45%; max-width: 54; }
        & #card { max-height: 12; }
        & #readiness { max-height: 40%; }
        & #activity { height: 1fr; min-height: 4; & Glance { height: 1fr; } }
        & #steps { height: 1fr; }
        & #decisions { height: auto; max-height: 40%; &.-none { display: none; } }
        &.-narrow #overview {
            layout: vertical;
            & #overview-main, & #overview-side { width: 1fr; max-width: 100%; }
            & #overview-main { height: auto; max-height: 100%; }
            & #overview-side { height: 1fr; }
            & #card { border-top: none; max-height: 6; }
            & #readiness { height: auto; max-height: 100%; }
            & #activity, & #decisions { display: none; }
            &.-detail #overview-main, &.-detail #overview-side { height: 1fr; }
            &.-detail #card, &.-detail #readiness, &.-detail #steps { display: none; }
            &.-detail #activity { display: block; }
            &.-detail #decisions { display: block; height: 1fr; max-height: 100%; }
        }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("overview.open", "enter", "large", N_("Open"), N_("The tab that says more"), show=False),
        Action("event.edit", "e", "edit_event", N_("Edit"), N_("Everything that is said of the event"), writes=True),
        Action("checklist.apply", "C", "apply_checklist", N_("Checklist"), N_("Take up a checklist"),
               needs="has_no_tasks", writes=True),
        Action("brief.export", "E", "export", N_("Export"), N_("A page for everybody involved, or a calendar")),
        Action("brief.copy", "y", "copy", N_("Copy"), N_("The same page as text, to the clipboard"), show=False,
               needs="has_steps"),
        Action("event.move", "m", "move", N_("Move"), N_("To another day: a date, or +7, -1"), show=False, writes=True),
        Action("event.status", "s", "status", N_("Status"), N_("Choose one of the statuses"), show=False, writes=True),
        Action("event.link", "o", "link", N_("Copy link"), show=False),
        Action("detail", "z", "detail", N_("Details"), N_("Decisions, and what was done"), show=False),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Overview | None = None

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="overview"):
            with Vertical(id="overview-main"):
                with Panel(_("Card"), id="card"):
                    yield Glance()
                with Panel(_("Readiness"), id="readiness"):
                    yield Glance()
                with Panel(_("Activity"), id="activity"):
                    yield Glance()
            with Vertical(id="overview-side"):
                yield STEPS_PANEL.panel(step_columns(self.desk.day, ()))
                with Panel(_("Decisions"), id="decisions"):
                    yield Glance()

    # Reading and showing.

    def load_tab(self, event: Event) -> Overview:
        return overview.of_event(self.desk.planner, event)

    def show_tab(self, data: Overview) -> None:
        self._found = data
        today = self.desk.day
        areas = data.areas(today)
        self._glance("card", lambda width: card(data, width, short=self._is_narrow))
        self._glance("readiness", lambda width: self._areas(areas, width))
        self._glance("decisions", lambda width: decision_rows(data.decisions, today, width))
        zone = self.desk.zone
        self._glance("activity", lambda width: activity_rows(data.activity, today, zone, width))
        self.query_one("#decisions", Panel).set_class(not data.gates, "-none")
        steps = data.next_steps(today)
        panel = self.query_one("#steps", RecordPanel)
        panel.records.set_columns(step_columns(today, steps))
        self.records.show_rows(panel, steps)
        self._count(data, len(steps))
        self._fit()

    @property
    def _is_narrow(self) -> bool:
        return self.app.size.width < NARROW

    def _areas(self, areas: Sequence[AreaSum], width: int) -> list[Row]:
        """Where not all of them may have room the gravest come first."""
        ordered = sorted(areas, key=lambda area: GRAVITY.index(area.light)) if self._is_narrow else areas
        rows = area_rows(area_bars(ordered, self.desk.day), width)
        return rows if self._found is not None and self._found.tasks else [*nothing_ready(), *rows]

    def _fit(self) -> None:
        """Where there is little room a third of it is left for the next steps."""
        panel = self.query_one("#readiness", Panel)
        if not self._is_narrow or self._found is None:
            panel.set_styles("max-height: 40%;")
            return
        above = len(card(self._found, self.app.size.width, short=True))
        panel.set_styles(f"max-height: {max(2, (self.app.size.height - AROUND) * 2 // 3 - above)};")

    def on_resize(self) -> None:
        self._fit()

    def _glance(self, panel: str, make: Callable[[int], Any]) -> None:
        self.query_one(f"#{panel} Glance", Glance).show(make)

    def _count(self, data: Overview, steps: int) -> None:
        done = sum(not task.is_open for task in data.tasks)
        total = len(data.tasks)
        self.query_one("#card", Panel).set_counts(self.for_writers(_("e edits the event")))
        counts = f"{done}/{total}" if total else ""
        self.query_one("#readiness", Panel).set_counts("  ".join(filter(None, (legend(), counts))))
        self.query_one("#steps", Panel).set_counts(words(counted("{n} open", "{n} open", steps)) if steps else "")
        ahead = sum(gate.decision.value == "open" for gate in data.gates)
        self.query_one("#decisions", Panel).set_counts(words(counted("{n} open", "{n} open", ahead)) if ahead else "")
        self.query_one("#activity", Panel).set_counts(self.for_writers(_("u undoes your last change")))

    def signs(self) -> Sequence[Row]:
        return explained()

    # What the keys act on.

    @property
    def has_no_tasks(self) -> bool:
        return self._found is None or not self._found.tasks

    @property
    def has_steps(self) -> bool:
        return self.records.has_rows

    def action_large(self) -> None:
        """The tab that the panel with the keys is the small version of."""
        for node in self.focused.ancestors_with_self if self.focused else ():
            if page := LARGE_OF.get(node.id or ""):
                self.turn(page)
                return
        if self.event is not None and self.focused is not None:
            self.hand_on("app.open('history')", self)

    @on(RecordList.Picked)
    def open_tasks(self, message: RecordList.Picked) -> None:
        message.stop()
        message.prevent_default()
        self.turn("event_tasks")

    def action_edit_event(self) -> None:
        self.open_event_form()

    def action_detail(self) -> None:
        """Toggles between decisions with activity and the rest, on a small terminal."""
        whole = self.query_one("#overview").toggle_class("-detail").has_class("-detail")
        if self.app.size.width < NARROW:
            (self.query_one("#activity Glance") if whole else self.query_one("#steps", RecordPanel).records).focus()

    @work
    async def action_apply_checklist(self) -> None:
        """Choose a checklist, see what it would add, take it up."""
        # Here because most events have one already, and opening them should not wait for it.
        from eventplanner.screens.tasks.apply_checklist import ApplyChecklist

        if self.event is not None:
            self.desk.expect_writing()
            self.tell_done(await self.app.push_screen_wait(ApplyChecklist(self.desk, self.event)))

    @work
    async def action_status(self) -> None:
        """Choose among the steps that the event may take."""
        event = self.event
        if event is None:
            return
        self.desk.expect_writing()
        choices = [(each.value, names.status(each)) for each in Status if not step_problem(event.status, each)]
        if picked := await self.app.push_screen_wait(pick(_("Status"), choices, event.status.value)):
            self.carry_out(events.set_status, [event], Status(picked))

    def action_move(self) -> None:
        """Ask for how far, or where to, and say what would come of it."""
        self.desk.expect_writing()
        if self.event is not None:
            MovingLine(self, [self.event]).ask()

    def action_link(self) -> None:
        platform = self._found.platform if self._found else None
        link = (platform.audience_url if platform else "") or (self.event.url if self.event else "")
        self.copy_links([link] if link else [])

    # The brief.

    def action_copy(self) -> None:
        if self.event is not None:
            self._copy_brief(self.event)

    @work(exclusive=True, group="copy")
    async def _copy_brief(self, event: Event) -> None:
        try:
            text = await asyncio.to_thread(brief.brief, self.desk.planner, event.id, "text")
        except PlannerError as error:
            self.complain(error)
            return
        self.app.copy_to_clipboard(text.decode())
        self.tell(_("Copied: the brief of “{title}”").format(title=event.title))

    def action_export(self) -> None:
        if self.event is not None:
            self.app.push_screen(export_dialog(self.desk, event_export(self.event)))
