"""How the screens look on the sample year, held to pictures; `make snapshots` makes them anew."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
import xlsxwriter
from textual.pilot import Pilot
from textual.widget import Widget

from eventplanner.app import EventPlanner
from eventplanner.domain.settings import Preferences
from eventplanner.domain.unsaved_forms import UnsavedForm
from eventplanner.i18n import catalogue
from eventplanner.services import demo, events
from eventplanner.services.planner import Planner
from eventplanner.storage import state
from eventplanner.widgets.fields import LineInput
from eventplanner.widgets.form import Form
from screens.plans import NARROW, WIDE, press, settle

Snapshots = Callable[..., bool]
Part = TypeVar("Part", bound=Widget)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """In the home folder, so that the same path is shown wherever the tests run."""
    home = tmp_path / "home"
    home.mkdir()
    return home / "plan.db"


@pytest.fixture
def look(snap_compare: Snapshots, planner: Planner) -> Callable[..., bool]:
    """Is the screen after these keys as it was? Other texts and widths are set by name."""

    def compare(
        *keys: str,
        size: tuple[int, int] = WIDE,
        language: str = "en",
        sample: bool = True,
        then: Callable[[Pilot[None]], Awaitable[None]] | None = None,
        **preferences: object,
    ) -> bool:
        catalogue.use(language)
        if sample:
            demo.fill(planner, 2027, language)
            demo.enliven(planner, language)

        async def prepare(pilot: Pilot[None]) -> None:
            await settle(pilot)
            await press(pilot, *keys)
            if then is not None:
                await then(pilot)
                await settle(pilot)

        app = EventPlanner(planner, Preferences(**preferences), warm=False)  # type: ignore[arg-type]
        return snap_compare(app, terminal_size=size, run_before=prepare)

    return compare


async def opened(pilot: Pilot[None], kind: type[Part]) -> Part:
    """A part of the screen, once it is there."""
    while not (found := pilot.app.screen.query(kind)):
        await settle(pilot)
    return found.first()


def typed(text: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Put a text into the line that is open."""

    async def put(pilot: Pilot[None]) -> None:
        (await opened(pilot, LineInput)).value = text

    return put


def test_home(look: Snapshots) -> None:
    assert look()


def test_home_narrow_in_spanish(look: Snapshots) -> None:
    assert look(size=NARROW, language="es")


def test_year(look: Snapshots) -> None:
    assert look("2", "n", language="es")


def test_year_as_wall_planner_in_ascii(look: Snapshots) -> None:
    assert look("2", "n", size=NARROW, ascii=True)


def test_events_in_light(look: Snapshots) -> None:
    assert look("3", "space", "space", theme="light")


def test_events_narrow_in_spanish(look: Snapshots) -> None:
    assert look("3", size=NARROW, language="es")


def test_form_with_errors(look: Snapshots) -> None:
    async def spoil(pilot: Pilot[None]) -> None:
        form = await opened(pilot, Form)
        form.fill({"title": "", "date": "31 feb", "capacity": "many"})
        form.action_save()

    assert look("3", "e", then=spoil)


def test_quick_line_in_high_contrast(look: Snapshots) -> None:
    line = "Charla IA 2 jun 2027 19:00-21:00 @Casa #charla ~30 +Leo"
    assert look("3", "a", size=NARROW, language="es", theme="contrast", then=typed(line))


def test_filtered_year(look: Snapshots) -> None:
    assert look("2", "slash", then=typed("kind:meetup"))


def test_conflict(look: Snapshots, at: Callable[..., Planner]) -> None:
    leo = at("leo")

    async def differ(pilot: Pilot[None]) -> None:
        event = next(event for event in events.everything(leo) if event.title == "DevConf Santiago")
        events.set_fields(leo, [event], {"venue": "Centro Gabriela Mistral"})
        form = await opened(pilot, Form)
        form.fill({"venue": "Teatro Nescafé", "capacity": "500"})
        form.action_save()

    assert look("3", "slash", *"devconf", "enter", "e", then=differ)


def test_export(look: Snapshots) -> None:
    assert look("3", "E", size=NARROW)


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
    assert look("i", *"~/plan.xlsx", "enter", language="es")


def test_history(look: Snapshots) -> None:
    assert look("semicolon", "j")


def test_settings_narrow_in_spanish(look: Snapshots) -> None:
    assert look("comma", size=NARROW, language="es")


def test_help(look: Snapshots) -> None:
    assert look("3", "question_mark", language="es")


def test_palette(look: Snapshots) -> None:
    assert look("2", "colon", *"mov", size=NARROW)


def test_goto(look: Snapshots) -> None:
    assert look("g")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_first_run(look: Snapshots, size: tuple[int, int]) -> None:
    assert look(sample=False, size=size)


EVENT = ("3", "slash", *"devconf", "enter", "enter")


@pytest.mark.parametrize(
    "tab", range(7), ids=["overview", "tasks", "logistics", "budget", "people", "decisions", "numbers"]
)
@pytest.mark.parametrize(("size", "language"), [(WIDE, "en"), (NARROW, "es")], ids=["wide", "narrow"])
def test_event(look: Snapshots, tab: int, size: tuple[int, int], language: str) -> None:
    assert look(*EVENT, *["greater_than_sign"] * tab, size=size, language=language)


@pytest.mark.parametrize(("size", "language"), [(WIDE, "en"), (NARROW, "es")], ids=["wide", "narrow"])
def test_budget_of_the_year(look: Snapshots, size: tuple[int, int], language: str) -> None:
    assert look("4", size=size, language=language)


@pytest.mark.parametrize(("size", "language"), [(WIDE, "es"), (NARROW, "en")], ids=["wide", "narrow"])
def test_what_is_due(look: Snapshots, size: tuple[int, int], language: str) -> None:
    assert look("4", *["less_than_sign"] * 3, size=size, language=language)


def test_what_is_tried_out(look: Snapshots) -> None:
    assert look("4", "greater_than_sign", "w", then=typed("~80"), ascii=True)


def test_no_money_yet(look: Snapshots) -> None:
    assert look("4", size=NARROW, sample=False)


def test_board(look: Snapshots) -> None:
    assert look("3", "v", size=NARROW, language="es")


def test_tasks_of_all_events_without_colour(look: Snapshots) -> None:
    assert look("g", "w", ascii=True)


def test_people(look: Snapshots) -> None:
    assert look("g", "p", theme="light")


@pytest.mark.parametrize(("size", "language"), [(WIDE, "es"), (NARROW, "en")], ids=["wide", "narrow"])
def test_home_with_what_was_not_saved(look: Snapshots, planner: Planner, size: tuple[int, int], language: str) -> None:
    texts = ("Taller a medias", "Meetup de sol", "Dia de demos 12 mar 18:30 @Sede Providencia #meetup ~60")
    forms = [
        UnsavedForm(form="line", record=None, texts={"line": text}, left=f"2027-03-0{n}T12:30:00+00:00")
        for n, text in enumerate(texts, 6)
    ]
    state.keep_forms(planner.store.path, forms)
    assert look(size=size, language=language)
