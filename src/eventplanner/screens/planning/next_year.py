"""The page that makes next year from this one."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.base.listing import Fixed
from eventplanner.domain.base.text import counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events import filter as event_filter
from eventplanner.domain.events.events import Event
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.planning.next_year import Copy
from eventplanner.domain.planning.next_year_plan import Proposal, YearPlan, choosing, moving, way_out
from eventplanner.i18n import formats
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.screens.events.events_page import EventsPage
from eventplanner.screens.events.moving import distance
from eventplanner.screens.events.page import nothing_found
from eventplanner.screens.planning.next_year_columns import columns, counts, entries, row_role
from eventplanner.services.planning import next_year
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.asking import Asking, nothing_to_do
from eventplanner.widgets.forms.quick_input import LineReading, QuickInput
from eventplanner.widgets.lists.detail import Detail
from eventplanner.widgets.lists.record_list import RecordList

ADD = Action("next_year.add", "enter", "add", N_("Add them"), N_("All that are marked, as one step"),
             needs="has_proposals", writes=True)  # fmt: skip


class ProposalList(RecordList[Proposal]):
    """Marks what is to be in the new year; enter is for all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ADD.binding_of_widget,
        Binding("space", "mark", N_("Choose"), id="list.mark", tooltip=N_("Mark this row and go on")),
    ]


class NextYearScreen(Page):
    """Preview of next year's events from this year's, with their days and clashes."""

    WIDGETS = (ProposalList, RecordList)
    SHOWS: ClassVar[frozenset[str]] = frozenset({"event", "series", "overlay", "other_date", "setting"})
    DEFAULT_CSS = """
    NextYearScreen {
        & #next-year { height: 1fr; }
        & #proposals { width: 1fr; height: 1fr; }
        & #beside { width: 40; height: 1fr; display: none; }
        & #nothing { display: none; height: 1fr; width: 1fr; content-align: center middle; text-align: center; }
        &.-nothing #nothing { display: block; }
        &.-nothing ProposalList { display: none; }
        &.-wide #beside { display: block; }
        &.-wide.-no-detail #beside { display: none; }
        &.-narrow #next-year { layout: vertical; }
        &.-narrow.-detail #beside { display: block; width: 1fr; height: 10; padding: 0 1; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        revised(ADD, key=""),
        Action("next_year.move", "m", "move", N_("Move"), N_("A date, or +7, -1; nothing: the free day"),
               needs="has_proposals", writes=True),
        Action("list.filter", "slash", "filter", N_("Filter"), N_("Words, kind:, status:, lead: …"),
               needs="can_filter"),
        Action("next_year.earlier", "less_than_sign", "year(-1)", N_("Year before"), N_("Take an earlier year over")),
        Action("next_year.later", "greater_than_sign", "year(1)", N_("Year after"), show=False),
        Action("next_year.day_later", "plus", "shift(1)", N_("A day later"), show=False, needs="has_proposals"),
        Action("next_year.day_earlier", "minus", "shift(-1)", N_("A day earlier"), show=False, needs="has_proposals"),
        Action("next_year.week_later", "L", "shift(7)", N_("A week later"), show=False, needs="has_proposals"),
        Action("next_year.week_earlier", "H", "shift(-7)", N_("A week earlier"), show=False, needs="has_proposals"),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    listed = query_one(ProposalList)
    detail = query_one(Detail)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._from = desk.day.year
        self._plan: YearPlan | None = None
        self._filter = event_filter.Filter()
        self._adding = False

    def body(self) -> ComposeResult:
        with Horizontal(id="next-year"):
            with Panel(id="proposals"):
                yield ProposalList(columns(self._from, self._from + 1, self._is_moved), row_role)
                yield Static(id="nothing", markup=False)
            with Panel(_("What would be"), id="beside"):
                yield Detail()
        yield Asking()

    def on_mount(self) -> None:
        # The page below knows which year is looked at.
        below = self.app.screen_stack[0]
        if self.about:
            self._look_at(self.about)
        elif isinstance(below, EventsPage) and below.MODE == "year":
            self._look_at(below.year_shown)
        self.listed.focus()

    def load(self) -> YearPlan:
        of, plan = self._from, self._plan
        known = plan is not None and plan.from_year == of
        chosen, moves = (plan.chosen, plan.moves) if plan and known else (None, {})
        found = next_year.plan(self.desk.planner, of, of + 1, chosen, moves)
        # Worked out here rather than while drawing.
        len(found.proposals)
        return found

    def show(self, data: YearPlan) -> None:
        before = self._plan
        # The page may be gone by now, or have gone on to another year.
        if not self.query(ProposalList) or data.from_year != self._from:
            return
        if before and before.from_year == data.from_year:
            # Keys may have gone on meanwhile.
            if (before.chosen, before.moves) != (data.chosen, data.moves):
                data = revised(data, chosen=before.chosen, moves=before.moves)
        else:
            self.listed.set_columns(columns(data.from_year, data.to_year, self._is_moved))
        settled = {each.id for each in data.proposals if each.is_settled}
        self._plan = data = choosing(data, data.chosen - settled) if data.chosen & settled else data
        self.listed.set_marks(data.chosen)
        self._show_rows()

    def concerns(self, change: Change) -> bool:
        """Returns whether a change concerns the page; its own additions do not."""
        return not self._adding and super().concerns(change)

    @property
    def can_filter(self) -> bool:
        """While a line is typed its keys are letters."""
        return not self.is_asking

    @property
    def has_proposals(self) -> bool:
        return self._plan is None or bool(self._plan.proposals)

    @work
    async def action_add(self) -> None:
        """Adds all chosen events, and shows the resulting year."""
        if self._plan is None or self._adding:
            return
        plan, self._adding = self._plan, True
        try:
            change = await self.desk.write(next_year.carry_out, plan)
        except PlannerError as error:
            self._adding = False
            self.complain(error)
            # Somebody may have done some of it meanwhile.
            self.reload()
        else:
            done = counted(
                "Added {n} event to {year} · u undoes",
                "Added {n} events to {year} · u undoes",
                plan.added,
                year=plan.to_year,
            )
            first = min((r.event for each in plan.taken for r in each.results), key=lambda e: e.first_day or date.max)
            # By the app, because this page is gone once another one is shown.
            self.app.call_later(self._go_on, first, words(change.label if change.nothing else done))

    async def _go_on(self, first: Event, done: str) -> None:
        app = self.app
        await app.run_action("go('year')")
        if isinstance(app.screen, EventsPage):
            app.screen.go_to(first)
        app.notify(done)

    def action_shift(self, days: int) -> None:
        if (copy := self._copy_or_told()) and (reason := self._shift(copy, days)):
            self.tell(reason)

    def action_move(self) -> None:
        if not (copy := self._copy_or_told()) or not (here := self._day_of(copy)) or self._plan is None:
            return
        free = way_out(self._plan, self.listed.record) if self.listed.record else None
        hint = _("a date, +7, -1")
        if free:
            hint = _("a date, +7, -1; nothing for {day}, which is free").format(day=formats.day(free))

        def days(text: str) -> int | None:
            if not text.strip():
                return (free - here).days if free else None
            return distance(here, text, date(here.year, 1, 1))

        self._ask_move(copy, here, days, hint)

    def _ask_move(self, copy: Copy, here: date, days: Callable[[str], int | None], hint: str) -> None:
        wrong = _("not a date, and no number of days")

        def read(text: str) -> LineReading:
            by = days(text)
            if by is None:
                return LineReading((), [(wrong, "red")] if text.strip() else ())
            return LineReading([(0, len(text), "amber")], [(formats.day_year(here + timedelta(days=by)), "amber")])

        async def then(text: str) -> str | None:
            by = days(text)
            if by is None:
                return wrong if text.strip() else None
            return self._shift(copy, by)

        self.ask("m", read, hint, then)

    def action_filter(self) -> None:
        hint = _("words, kind:, status:, lead: …")
        self.ask("/", self._read_filter, hint, nothing_to_do, text=self._filter.text)

    def _read_filter(self, text: str) -> LineReading:
        """Why the page stays as it is until a word makes sense."""
        try:
            event_filter.parse(text, self.desk.day)
        except Invalid as error:
            return LineReading((), [(words(next(iter(error.fields.values()))), "red")])
        return LineReading()

    def action_year(self, step: int) -> None:
        self._look_at(self._from + step)
        self.reload()

    def action_back(self) -> None:
        """Everything again, then away."""
        if self._filter.terms:
            self._narrow(event_filter.Filter())
        else:
            super().action_back()

    @on(RecordList.Marked)
    def choose_marked(self) -> None:
        """Chooses the marked proposals, except those that the new year has on the same day."""
        if self._plan is None:
            return
        marks = self.listed.marks
        settled = [each for each in self._plan.proposals if each.id in marks and each.is_settled]
        if settled:
            self.listed.set_marks(marks - {each.id for each in settled})
            self.tell(
                _("Of “{title}” nothing is missing in {year}.").format(title=settled[0].title, year=self._from + 1)
            )
        elif marks != self._plan.chosen:
            self._revise(choosing(self._plan, marks))

    @on(RecordList.AllWanted)
    def choose_all(self) -> None:
        """All that are shown; once more, none of them."""
        ids = {each.id for each in self._rows() if not each.is_settled}
        marks = self.listed.marks
        self.listed.set_marks(marks - ids if ids <= marks else marks | ids)

    @on(RecordList.Highlighted)
    @work(exclusive=True, group="detail")
    async def show_detail(self, event: RecordList.Highlighted) -> None:
        plan, record = self._plan, event.record
        if plan is None or record is None:
            self.detail.show(())
            return
        free = await asyncio.to_thread(way_out, plan, record)
        # The page may be gone by now.
        if self.detail.is_attached:
            self.detail.show(entries(record, free))

    @on(QuickInput.Typed)
    def filter_as_typed(self, event: QuickInput.Typed) -> None:
        event.stop()
        if event.quick.prompt != "/":
            return
        try:
            found = event_filter.parse(event.text, self.desk.day)
        except Invalid:
            return
        if found != self._filter:
            self._narrow(found)

    @on(Asking.Closed)
    def take_keys(self, event: Asking.Closed) -> None:
        event.stop()
        if event.prompt == "/" and event.given_up:
            self._narrow(event_filter.Filter())
        self.listed.focus()

    def _narrow(self, found: event_filter.Filter) -> None:
        self._filter = found
        self._show_rows()

    def _look_at(self, year: int) -> None:
        self._from = max(FIRST_YEAR, min(year, LAST_YEAR - 1))

    def _is_moved(self, proposal: Proposal) -> bool:
        return self._plan is not None and bool(self._plan.moves.get(proposal.id))

    def _copy_or_told(self) -> Copy | None:
        """The chosen event; of a series it is said where its dates are moved."""
        record = self.listed.record
        if record is None or isinstance(record.of, Copy):
            return record.of if record and isinstance(record.of, Copy) else None
        self.tell(_("The dates of a series are moved on its own page: g r."))
        return None

    def _day_of(self, copy: Copy) -> date | None:
        """Where it would be now, though its row may not say so yet."""
        day = copy.draft.first_day
        return day + self._plan.moves.get(copy.event.id, timedelta()) if day and self._plan else day

    def _shift(self, copy: Copy, days: int) -> str | None:
        """Move a copy; or why it cannot be."""
        if self._plan is None:
            return None
        try:
            self._revise(moving(self._plan, copy, timedelta(days=days)))
        except Invalid as error:
            return words(next(iter(error.fields.values())))
        return None

    def _revise(self, plan: YearPlan) -> None:
        """What is chosen counts at once; what would clash then is worked out beside the keys."""
        self._plan = plan
        self._work_out(plan)

    @work(exclusive=True, group="revise")
    async def _work_out(self, plan: YearPlan) -> None:
        await asyncio.to_thread(lambda: plan.proposals)
        # The page may be gone by now.
        if self._plan is plan and self.query(ProposalList):
            self._show_rows()

    def _rows(self) -> list[Proposal]:
        """What the filter finds."""
        found = self._plan.proposals if self._plan else ()
        return [each for each in found if event_filter.matches(self._filter, each.old)]

    def _show_rows(self) -> None:
        plan = self._plan
        if plan is None:
            return
        rows, record = self._rows(), self.listed.record
        place = next((n for n, each in enumerate(rows) if record and each.id == record.id), self.listed.cursor)
        self.set_class(not rows, "-nothing")
        if not rows:
            nothing = nothing_found(self._filter.text) if plan.proposals else _empty(plan.from_year)
            self.query_one("#nothing", Static).update(nothing)
        self.listed.show(Fixed(rows), place)
        self._label(plan)
        self.refresh_bindings()
        # A list that was hidden has lost the keys.
        if rows and not self.focused and not self.is_asking:
            self.call_after_refresh(self.listed.focus)

    def _label(self, plan: YearPlan) -> None:
        panel = self.query_one("#proposals", Panel)
        title = _("{new} from {old}").format(new=plan.to_year, old=plan.from_year)
        panel.set_title(f"{title} / {self._filter.text}" if self._filter.terms else title)
        panel.set_counts(counts(plan) if plan.proposals else "")


def _empty(year: int) -> Content:
    """There is nothing in the year that could be taken over."""
    lines = [
        Content.styled(_("{year} has no events and no series.").format(year=year), "bold $text"),
        Content(""),
        Content.styled(_("Here a year is made from another:"), "$muted"),
        Content.styled(_("events on the same weekdays, series by their rules."), "$muted"),
        Content(""),
        Content.assemble(("< >", "bold $accent"), "   ", (_("take another year"), "$muted")),
    ]
    return Content("\n").join(lines)
