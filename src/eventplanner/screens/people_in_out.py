"""People written into a file, and taken out of one, from the page that lists them."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from eventplanner.domain.errors import PlannerError
from eventplanner.domain.text import fold
from eventplanner.i18n.catalogue import N_, _, language
from eventplanner.screens.import_dialog import ImportDialog
from eventplanner.screens.import_people import read_people
from eventplanner.screens.people_page import PeoplePage
from eventplanner.services import people_exchange
from eventplanner.widgets.asking import Asking
from eventplanner.widgets.quick_input import Reading

ENDINGS = {".csv": N_("a table"), ".vcf": N_("address cards")}


class PeopleInOut(PeoplePage):
    """The ending of the file says in which form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "import", N_("Import"), id="people.import", tooltip=N_("People out of a table or address cards")),
        Binding("E", "export", N_("Export"), id="people.export", show=False, tooltip=N_("A table, or address cards")),
    ]

    @work
    async def action_import(self) -> None:
        """Show what would come of it first."""
        if self.only_looking:
            self.refuse()
            return
        self.desk.expect_writing()
        said = _("A table of people (name, e-mail, telephone, organisation, role, city …) or address cards (.vcf).")
        self.tell_done(await self.app.push_screen_wait(ImportDialog(self.desk, read_people, said)))

    def action_export(self, text: str = "") -> None:
        """Ask for a file."""
        self._last = self.panel
        hint = _("a file: .csv a table, .vcf address cards")
        self.query_one(Asking).open("E", _read_path, hint, self._write, text=text or f"~/{fold(_('people'))}.csv")

    def _write(self, text: str) -> str | None:
        if not text.strip():
            return None
        if _path(text).suffix.lower() not in ENDINGS:
            return _("Its ending says what is written: .csv or .vcf.")
        self._save(text)
        return None

    @work(group="write")
    async def _save(self, text: str) -> None:
        """In a thread; where it cannot be written the line is there again."""
        path = _path(text)
        form = path.suffix.lower().removeprefix(".")
        if form == "csv" and language() == "es":
            form = "csv-es"
        try:
            await asyncio.to_thread(people_exchange.save_people, self.desk.planner, form, path)
        except PlannerError as error:
            self.action_export(text)
            self.complain(error)
        else:
            self.tell(_("Written to {path}.").format(path=path))


def _read_path(text: str) -> Reading:
    if (said := ENDINGS.get(_path(text).suffix.lower())) is None:
        return Reading((), [(_("a file: .csv a table, .vcf address cards"), "red")])
    return Reading((), [(_(said), "sky"), (str(_path(text)), "")])


def _path(text: str) -> Path:
    """As a shell would take it, but for a home that is nowhere."""
    with suppress(RuntimeError):
        return Path(text.strip()).expanduser()
    return Path(text.strip())
