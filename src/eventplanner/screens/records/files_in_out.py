"""Records written into a file, and taken out of one, from the page that shows them."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from textual import work

from eventplanner.domain.base.errors import PlannerError
from eventplanner.i18n.catalogue import _, language
from eventplanner.i18n.tables import csv_form
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.base.typed_path import path_of
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.records.record_verbs import RecordVerbs
from eventplanner.widgets.forms.asking import Asking
from eventplanner.widgets.forms.quick_input import LineReading


class FilesInOut(RecordVerbs):
    """The ending of the file says in which form; each page says which there are, and binds the keys."""

    ENDINGS: ClassVar[Mapping[str, str]] = {}
    """What each is."""

    # What a page says of itself.

    @property
    def proposed_file(self) -> str:
        raise NotImplementedError

    @property
    def files_hint(self) -> str:
        """Which files there are."""
        raise NotImplementedError

    @property
    def endings_said(self) -> str:
        """What is said of any other ending."""
        raise NotImplementedError

    def writer(self) -> Callable[[str, Path], object]:
        """What writes the file in a form, in a thread."""
        raise NotImplementedError

    def reader(self) -> tuple[Callable[..., Any], str]:
        """What takes a file in, and which it takes."""
        raise NotImplementedError

    # The verbs.

    @work
    async def action_import(self) -> None:
        """Show what would come of it first."""
        if self.only_looking:
            self.refuse()
            return
        self.desk.expect_writing()
        reader, said = self.reader()
        self.tell_done(await self.app.push_screen_wait(ImportDialog(self.desk, reader, said)))

    def action_export(self, text: str = "") -> None:
        """Ask for a file."""
        self._last = self.panel
        self.query_one(Asking).open("E", self._read_path, self.files_hint, self._write, text=text or self.proposed_file)

    def _read_path(self, text: str) -> LineReading:
        path = path_of(text)
        if (said := self.ENDINGS.get(path.suffix.lower())) is None:
            return LineReading((), [(self.files_hint, "red")])
        return LineReading((), [(_(said), "sky"), (str(path), "")])

    async def _write(self, text: str) -> str | None:
        if not text.strip():
            return None
        path = path_of(text)
        if path.suffix.lower() not in self.ENDINGS:
            return self.endings_said
        ending = path.suffix.lower().removeprefix(".")
        form = csv_form(language()) if ending == "csv" else ending
        try:
            await asyncio.to_thread(self.writer(), form, path)
        except PlannerError as error:
            return reasons(error)
        self.tell(_("Written to {path}.").format(path=path))
        return None
