"""How the screens look on the sample year, held to pictures; `make snapshots` makes them anew."""

from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, app_for, enters, open_page, page_of, press, puts, settle, stand_still
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.i18n import catalogue
from eventplanner.screens import pages
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.settings import SettingsScreen
from eventplanner.screens.budget.page import BudgetScreen
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.history.page import HistoryScreen
from eventplanner.screens.home.page import HomeScreen
from eventplanner.screens.people.page import PeopleScreen
from eventplanner.screens.tasks.page import TasksScreen
from eventplanner.screens.year.page import YearScreen
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.sample import demo
from eventplanner.storage.personal import state
from eventplanner.widgets.forms.form import Form
from screens.plans import filled

Snapshots = Callable[..., bool]
Steps = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """In the home folder, so that the same path is shown wherever the tests run."""
    home = tmp_path / "home"
    home.mkdir()
    return home / "plan.db"


VISITED: dict[str, int] = {}
"""The revision of the sample that Ana saw last; kept in her home, which is another one in each test."""


@cache
def sample(language: str) -> Callable[[Planner], None]:
    """What fills a plan with the sample year in a language."""

    def fill(planner: Planner) -> None:
        VISITED[language] = demo.fill_with_news(planner, 2027, language).revision

    return fill


@pytest.fixture
def look(snap_compare: Snapshots, at: Callable[..., Planner], path: Path) -> Callable[..., bool]:
    """Is the page after these keys as it was? Other texts and widths are set by name."""

    def compare(
        page: type[Page],
        *keys: str,
        about: str = "",
        size: tuple[int, int] = WIDE,
        language: str = "en",
        empty: bool = False,
        then: Steps | None = None,
        **preferences: object,
    ) -> bool:
        catalogue.use(language)
        planner = at("ana") if empty else filled(at, path, sample(language))
        if not empty:
            session.set_visit(planner, VISITED[language])
        event = next((event.id for event in events.everything(planner) if event.title == about), None)

        async def prepare(pilot: Pilot[None]) -> None:
            await open_page(pilot, page, event)
            await press(pilot, *keys)
            if then is not None:
                await then(pilot)
                await settle(pilot)
            await stand_still(pilot)

        app = app_for(planner, page, Preferences(**preferences))  # type: ignore[arg-type]
        return snap_compare(app, terminal_size=size, run_before=prepare)

    return compare


def typed(text: str) -> Steps:
    """Put a text into the line that is open."""
    return lambda pilot: puts(pilot, text)


def test_home(look: Snapshots) -> None:
    assert look(HomeScreen)


def test_home_narrow_in_spanish(look: Snapshots) -> None:
    assert look(HomeScreen, size=NARROW, language="es")


def test_year(look: Snapshots) -> None:
    assert look(YearScreen, "n", language="es")


def test_year_as_wall_planner_in_ascii(look: Snapshots) -> None:
    assert look(YearScreen, "n", size=NARROW, ascii=True)


def test_events_in_light(look: Snapshots) -> None:
    assert look(EventsScreen, "space", "space", theme="light")


def test_events_narrow_in_spanish(look: Snapshots) -> None:
    assert look(EventsScreen, size=NARROW, language="es")


def test_form_with_errors(look: Snapshots) -> None:
    async def spoil(pilot: Pilot[None]) -> None:
        form = page_of(pilot, EventForm).query_one(Form)
        form.fill({"title": "", "date": "31 feb", "capacity": "many"})
        form.action_save()

    assert look(EventsScreen, "e", then=spoil)


def test_quick_line_in_high_contrast(look: Snapshots) -> None:
    line = "Charla IA 2 jun 2027 19:00-21:00 @Casa #charla ~30 +Leo"
    assert look(EventsScreen, "a", size=NARROW, language="es", theme="contrast", then=typed(line))


def test_filtered_year(look: Snapshots) -> None:
    assert look(YearScreen, "slash", then=typed("kind:meetup"))


def test_conflict(look: Snapshots, at: Callable[..., Planner]) -> None:
    async def differ(pilot: Pilot[None]) -> None:
        await enters(pilot, "devconf")
        await press(pilot, "e")
        leo = at("leo")
        event = next(event for event in events.everything(leo) if event.title == "DevConf Santiago")
        events.set_fields(leo, [event], {"venue": "Centro Gabriela Mistral"})
        form = page_of(pilot, EventForm).query_one(Form)
        form.fill({"venue": "Teatro Nescafé", "capacity": "500"})
        form.action_save()

    assert look(EventsScreen, "slash", then=differ)


def test_export(look: Snapshots) -> None:
    assert look(EventsScreen, "E", size=NARROW)


def test_import_preview(look: Snapshots, path: Path) -> None:
    with xlsxwriter.Workbook(path.with_name("plan.xlsx")) as book:
        rows = [
            ("Título", "Fecha", "Hora", "Lugar"),
            ("Charla", "2027-06-02", "19:00", "Casa"),
            ("Taller", "2027-13-99"),
        ]
        for name in ("Eventos", "Ideas"):
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    assert look(HomeScreen, "i", language="es", then=lambda pilot: enters(pilot, "~/plan.xlsx"))


def test_history(look: Snapshots) -> None:
    assert look(HistoryScreen, "j")


def test_settings_narrow_in_spanish(look: Snapshots) -> None:
    assert look(SettingsScreen, size=NARROW, language="es")


def test_help(look: Snapshots) -> None:
    assert look(EventsScreen, "question_mark", language="es")


def test_palette(look: Snapshots) -> None:
    assert look(YearScreen, "colon", *"mov", size=NARROW)


def test_goto(look: Snapshots) -> None:
    assert look(HomeScreen, "g")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_first_run(look: Snapshots, size: tuple[int, int]) -> None:
    assert look(HomeScreen, empty=True, size=size)


@pytest.mark.parametrize(
    "tab", range(7), ids=["overview", "tasks", "logistics", "budget", "people", "decisions", "numbers"]
)
@pytest.mark.parametrize(("size", "language"), [(WIDE, "en"), (NARROW, "es")], ids=["wide", "narrow"])
def test_event(look: Snapshots, tab: int, size: tuple[int, int], language: str) -> None:
    page = pages.load(pages.EVENT_TABS[tab].name)
    assert look(page, about="DevConf Santiago", size=size, language=language)


@pytest.mark.parametrize(("size", "language"), [(WIDE, "en"), (NARROW, "es")], ids=["wide", "narrow"])
def test_budget_of_the_year(look: Snapshots, size: tuple[int, int], language: str) -> None:
    assert look(BudgetScreen, size=size, language=language)


@pytest.mark.parametrize(("size", "language"), [(WIDE, "es"), (NARROW, "en")], ids=["wide", "narrow"])
def test_what_is_due(look: Snapshots, size: tuple[int, int], language: str) -> None:
    assert look(BudgetScreen, *["less_than_sign"] * 3, size=size, language=language)


def test_what_is_tried_out(look: Snapshots) -> None:
    assert look(BudgetScreen, "greater_than_sign", "w", then=typed("~80"), ascii=True)


def test_no_money_yet(look: Snapshots) -> None:
    assert look(HomeScreen, "4", size=NARROW, empty=True)


def test_board(look: Snapshots) -> None:
    assert look(EventsScreen, "v", size=NARROW, language="es")


def test_tasks_of_all_events_without_colour(look: Snapshots) -> None:
    assert look(TasksScreen, ascii=True)


def test_people(look: Snapshots) -> None:
    assert look(PeopleScreen, theme="light")


@pytest.mark.parametrize(("size", "language"), [(WIDE, "es"), (NARROW, "en")], ids=["wide", "narrow"])
def test_home_with_what_was_not_saved(look: Snapshots, path: Path, size: tuple[int, int], language: str) -> None:
    texts = ("Taller a medias", "Meetup de sol", "Dia de demos 12 mar 18:30 @Sede Providencia #meetup ~60")
    forms = [
        UnsavedForm(form="line", record=None, texts={"line": text}, left=f"2027-03-0{n}T12:30:00+00:00")
        for n, text in enumerate(texts, 6)
    ]
    state.keep_forms(path, forms)
    assert look(HomeScreen, size=size, language=language)
