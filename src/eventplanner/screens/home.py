"""The page of today: what needs me, what comes next, how much work there is, what others changed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.events import Event
from eventplanner.domain.home import HomePicture
from eventplanner.domain.text import counted
from eventplanner.domain.workload import person_days
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.desk import Desk
from eventplanner.screens.event_shown import entries
from eventplanner.screens.event_verbs import EventVerbs
from eventplanner.screens.welcome import show_welcome
from eventplanner.services import history, home, session
from eventplanner.widgets.asking import Asking
from eventplanner.widgets.coming import ComingList
from eventplanner.widgets.detail import Detail, Entry
from eventplanner.widgets.first_run import FirstRun
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.load_bars import Bar, LoadBars
from eventplanner.widgets.needs import NeedList
from eventplanner.widgets.news import News
from eventplanner.widgets.panel import Panel


class HomeScreen(EventVerbs):
    """What needs me today?"""

    MODE = "home"
    DEFAULT_CSS = """
    HomeScreen {
        & #home-main { width: 1fr; }
        & #home-side { width: 43; }
        & #needs-panel { height: 1fr; }
        & #need-panel { height: 15; }
        & #weeks-panel { height: 6; & LoadBars { height: 1fr; } }
        & #coming-panel { height: auto; max-height: 60%; & ComingList { height: auto; } }
        & #news-panel { height: 1fr; }
        & #first-panel { height: 1fr; }
        &.-narrow #home {
            layout: vertical;
            & Panel { padding: 0 1; }
            & #home-main { width: 1fr; height: 1fr; }
            & #home-side { width: 1fr; height: 7; }
            & #need-panel { display: none; }
            & #weeks-panel { height: 4; }
            & #coming-panel { height: 5; max-height: 5; & ComingList { height: 1fr; } }
            &.-detail #home-side, &.-detail #weeks-panel { display: none; }
            &.-detail #need-panel { display: block; height: 13; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "held", N_("Held"), id="event.held", tooltip=N_("It took place; once more: it did not")),
        Binding("z", "detail", N_("Details"), id="detail", tooltip=N_("What is known of the event")),
    ]

    listed = query_one(NeedList)
    coming = query_one(ComingList)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: int | None = None
        self._at_coming = False
        """The keys are in the list of what is coming, not in that of what needs somebody."""

    def body(self) -> ComposeResult:
        with Horizontal(id="home"):
            with Vertical(id="home-main"):
                with Panel(_("What needs you"), id="needs-panel"):
                    yield NeedList()
                with Panel(_("Event"), id="need-panel"):
                    yield Detail()
                with Panel(_("Load of 12 weeks"), _("person-days"), id="weeks-panel"):
                    yield LoadBars()
            with Vertical(id="home-side"):
                with Panel(_("Next events"), id="coming-panel"):
                    yield ComingList()
                with Panel(_("Since your last visit"), id="news-panel"):
                    yield News()
        with Panel(_("Today"), id="first-panel"):
            yield FirstRun()
        yield from super().body()

    def on_mount(self) -> None:
        self.query_one("#first-panel").display = False
        self.listed.focus()

    def load(self) -> HomePicture:
        planner = self.desk.planner
        if self._seen is None:
            # On a first visit what happens from now on is news.
            seen = session.last_visit(planner)
            self._seen = history.last_revision(planner) if seen is None else seen
        return home.picture(planner, self._seen, formats.first_weekday())

    def show(self, data: HomePicture) -> None:
        self.say_empty(data.empty)
        self.query_one("#home").display = not data.empty
        self.query_one("#first-panel").display = data.empty
        if data.empty:
            show_welcome(self.query_one(FirstRun), self.desk)
            return
        self.listed.show(data.needs, data.today)
        panel = self.query_one("#needs-panel", Panel)
        panel.set_counts(words(counted("{n} event", "{n} events", len(data.needs))) if data.needs else "")
        self.coming.show(data.coming, data.today)
        self.query_one(News).show(data.news, data.today, self.desk.planner.zone())
        self._show_weeks(data)
        if self.focused in {None, self.listed, self.coming} and not self.query_one(Asking).is_open:
            self.take_focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In an empty plan there is nothing to do with an event."""
        if action == "detail" and self.plan_is_empty:
            return False
        return super().check_action(action, parameters)

    @property
    def chosen(self) -> list[Event]:
        """The event under the cursor of the list that the keys are in."""
        if self._at_coming or not self.listed.need:
            return [self.coming.event] if self.coming.event else []
        return [self.listed.need.event]

    def take_focus(self) -> None:
        (self.coming if self._at_coming or not self.listed.need else self.listed).focus()

    def _show_weeks(self, data: HomePicture) -> None:
        bars = []
        for n, week in enumerate(data.weeks):
            new_month = n == 0 or week.first.day <= 7
            label = formats.day_month(week.first) if new_month else str(week.first.day)
            bars.append(Bar(label, week, data.working(week), here=n == 0))
        self.query_one(LoadBars).show(bars)
        count = words(counted("{n} person-day", "{n} person-days", person_days(data.load)))
        self.query_one("#weeks-panel", Panel).set_counts(count)

    @on(NeedList.Highlighted)
    def show_need(self, message: NeedList.Highlighted) -> None:
        message.stop()
        self._at_coming = False
        if need := message.need:
            lacking = Entry("", f"{glyph('warning')} {names.lacks(need.lacks)}", "amber")
            self.query_one(Detail).show([*entries(need.event, self.desk.day), lacking])

    @on(ComingList.Highlighted)
    def show_coming(self, message: ComingList.Highlighted) -> None:
        message.stop()
        self._at_coming = True
        self.query_one(Detail).show(entries(message.event, self.desk.day) if message.event else ())

    @on(NeedList.Picked)
    @on(ComingList.Picked)
    def open_chosen(self) -> None:
        self.action_edit()

    def action_detail(self) -> None:
        """Where there is room for one of them only, the event in place of what is coming."""
        self.query_one("#home").toggle_class("-detail")
