"""Every page and every dialog that there is, on the sample year: found by class, so that none is forgotten."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from eventplanner import screens
from eventplanner.app import EventPlanner
from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.values import revised
from eventplanner.domain.decisions.gates import Decision
from eventplanner.domain.events.events import Status
from eventplanner.domain.people.people import PERSON
from eventplanner.domain.people.quick_line import person_texts
from eventplanner.domain.series.series import Series
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.year.overlays import Overlay
from eventplanner.i18n import names
from eventplanner.screens import pages
from eventplanner.screens.base.base_screen import BaseScreen, Dialog
from eventplanner.screens.base.columns_dialog import ColumnsDialog
from eventplanner.screens.base.commands import commands
from eventplanner.screens.base.conflict import ConflictScreen
from eventplanner.screens.base.goto import GotoScreen
from eventplanner.screens.base.help import HelpScreen
from eventplanner.screens.base.palette import PaletteScreen
from eventplanner.screens.base.pick import PickScreen
from eventplanner.screens.base.question import Question
from eventplanner.screens.decisions.dialog import DecisionDialog
from eventplanner.screens.events.bulk_form import BulkForm
from eventplanner.screens.events.export import EventsExport
from eventplanner.screens.events.form import EventForm
from eventplanner.screens.exchange.export_dialog import ExportDialog
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.people.duplicates import DoublesScreen
from eventplanner.screens.records.form import RecordForm, read_form
from eventplanner.screens.series.dates_dialog import SeriesDates
from eventplanner.screens.series.follow_dialog import SeriesFollow
from eventplanner.screens.series.form import SeriesForm
from eventplanner.screens.series.plans import dates_of
from eventplanner.screens.tasks.apply_checklist import ApplyChecklist
from eventplanner.screens.year.overlay_forms import OtherDateForm, OverlayForm
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.people import people
from eventplanner.services.records import records
from eventplanner.services.sample import demo
from eventplanner.services.series import series
from eventplanner.services.year import overlays
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.lists.columns import Cell, Column

Place = Callable[[EventPlanner], Awaitable[None]]
"""Goes there from a main screen."""


def every_place() -> dict[str, Place]:
    """By name: main screens, pages over them, dialogs over whatever is shown."""
    return every_page() | {kind.__name__: _dialog(make) for kind, make in DIALOGS.items()}


def every_page() -> dict[str, Place]:
    """By name: main screens, and pages over them."""
    places: dict[str, Place] = {page.name: _main(page.name) for page in pages.MAIN}
    places |= {page.name: _over(page.name) for page in (*pages.OVER, *pages.EVENT_TABS)}
    places["overlay_dates"] = _overlay_dates
    return places


def every_screen() -> set[type[BaseScreen[Any]]]:
    """Those that nothing is derived from: what is derived from is only a base."""
    for module in pkgutil.walk_packages(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    ours = {kind for kind in _derived(BaseScreen) if kind.__module__.startswith("eventplanner.")}
    return {kind for kind in ours if not ours & set(kind.__subclasses__())}


def _derived(kind: type[Any]) -> set[type[Any]]:
    return {kind, *(found for each in kind.__subclasses__() for found in _derived(each))}


def fill(planner: Planner, language: str = "en") -> None:
    """The sample year, and somebody who is in it twice; done by a colleague, so that it is not ours to undo."""
    sol = revised(planner, actor="sol")
    demo.fill(sol, sol.today().year, language)
    for line in ("Ana Pérez ana@sur.cl", "Perez Ana ana@sur.cl"):
        records.create(sol, PERSON, records.read(sol, PERSON, person_texts(line), PERSON.blank()))


def make_whole(planner: Planner) -> None:
    """Take back what was done until there is again what every place needs."""
    while not (
        events.ids(planner)
        and overlays.listing(planner)
        and series.listing(planner)
        and people.doubles(planner, PERSON)
        and all(overlays.dates(planner, each.overlay) for each in overlays.listing(planner)[:1])
    ):
        history.undo(planner)


def event_of(planner: Planner) -> Any:
    """An event that has everything: the conference of the sample year."""
    return max(events.everything(planner), key=lambda event: (event.capacity or 0, event.id))


def _main(name: str) -> Place:
    return lambda app: app.action_go(name)


def _over(name: str) -> Place:
    async def go(app: EventPlanner) -> None:
        about = event_of(app.desk.planner).id if name.startswith("event") else None
        await app.action_open(name, about)

    return go


async def _overlay_dates(app: EventPlanner) -> None:
    await app.action_open("overlay_dates", _overlay(app).id)


def _dialog(make: Callable[[EventPlanner], Dialog[Any]]) -> Place:
    async def go(app: EventPlanner) -> None:
        dialog = make(app)
        if isinstance(dialog, DoublesScreen):
            assert await dialog.look()
        await app.push_screen(dialog)

    return go


def _event_form(app: EventPlanner) -> EventForm:
    event = event_of(app.desk.planner)
    return EventForm(app.desk, event, event)


def _export(app: EventPlanner) -> ExportDialog:
    chosen = events.everything(app.desk.planner)[:3]
    return ExportDialog(app.desk, EventsExport(chosen=chosen, year=app.desk.day.year).spec())


def _columns(app: EventPlanner) -> ColumnsDialog:
    columns = [Column[Any](title=title, cell=lambda _: Cell(""), width=4) for title in ("title", "date", "status")]
    return ColumnsDialog(columns, ListView(sort="date", hidden=("status",)), lambda _: None)


def _conflict(_: EventPlanner) -> ConflictScreen:
    fields = [FormField(name=name, label=names.field(name)) for name in ("title", "venue", "notes")]
    before, mine, theirs = ({field.name: str(n) for field in fields} for n in range(3))
    return ConflictScreen("leo", fields, before, mine, theirs)


def _overlay(app: EventPlanner) -> Overlay:
    return overlays.listing(app.desk.planner)[0].overlay


def _other_date(app: EventPlanner) -> OtherDateForm:
    return OtherDateForm(app.desk, overlays.dates(app.desk.planner, _overlay(app))[0])


def _record_form(app: EventPlanner) -> RecordForm:
    draft = TASK.blank(event_of(app.desk.planner).id)
    return RecordForm(app.desk, TASK, draft, read_form(app.desk.planner, TASK, draft), new=True)


def _series(app: EventPlanner) -> Series:
    return series.listing(app.desk.planner)[0].series


def _series_follow(app: EventPlanner) -> SeriesFollow:
    there = _series(app)
    draft = revised(there, name=f"{there.name} anew")
    return SeriesFollow(app.desk, there, draft, series.preview_change(app.desk.planner, there, draft))


DIALOGS: Mapping[type[Dialog[Any]], Callable[[EventPlanner], Dialog[Any]]] = {
    ApplyChecklist: lambda app: ApplyChecklist(app.desk, event_of(app.desk.planner)),
    ColumnsDialog: _columns,
    BulkForm: lambda app: BulkForm(app.desk, events.everything(app.desk.planner)[:3]),
    ConflictScreen: _conflict,
    DecisionDialog: lambda _: DecisionDialog("1", ["2", "3"], Decision.OPEN, 1),
    DoublesScreen: lambda app: DoublesScreen(app.desk, PERSON),
    EventForm: _event_form,
    ExportDialog: _export,
    GotoScreen: lambda _: GotoScreen(),
    HelpScreen: lambda app: HelpScreen(commands(app.screen)),
    ImportDialog: lambda app: ImportDialog(app.desk),
    OtherDateForm: _other_date,
    OverlayForm: lambda app: OverlayForm(app.desk, _overlay(app)),
    PaletteScreen: lambda app: PaletteScreen(commands(app.screen)),
    PickScreen: lambda _: PickScreen("1", [(each.value, names.status(each)) for each in Status], Status.IDEA.value),
    Question: lambda _: Question("1", "2", "3"),
    RecordForm: _record_form,
    SeriesDates: lambda app: SeriesDates(app.desk, dates_of(app.desk.planner, _series(app))),
    SeriesFollow: _series_follow,
    SeriesForm: lambda app: SeriesForm(app.desk, None),
}
"""How each is made; a test holds that none is missing."""
