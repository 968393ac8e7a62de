"""Records written into a file, and taken out of one, from the page that shows them."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from eventplanner.domain.base.errors import PlannerError
from eventplanner.i18n.catalogue import _, language
from eventplanner.i18n.tables import csv_form
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.base.refusals import reasons
from eventplanner.screens.base.typed_path import path_of
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.records.record_actions import RecordActions
from eventplanner.widgets.forms.quick_input import LineReading


class FileActions(PagePart[Page]):
    """The ending of the file says in which form; each subject says which there are, and declares the two actions."""

    ENDINGS: ClassVar[Mapping[str, str]] = {}
    """Ending → the kind of file in words."""

    # For a subject in particular.

    @property
    def proposed_file(self) -> str:
        raise NotImplementedError

    @property
    def files_hint(self) -> str:
        """The endings in words."""
        raise NotImplementedError

    @property
    def endings_said(self) -> str:
        """The answer to any other ending."""
        raise NotImplementedError

    def writer(self) -> Callable[[str, Path], object]:
        """Returns the function that writes the file in a form, in a thread."""
        raise NotImplementedError

    def reader(self) -> tuple[Callable[..., Any], str]:
        """Returns the reader of a file, and words for the files that it takes."""
        raise NotImplementedError

    # The verbs.

    @background()
    async def action_import(self) -> None:
        """Show what would come of it first."""
        if self.page.only_looking:
            self.page.refuse()
            return
        self.page.desk.expect_writing()
        reader, said = self.reader()
        self.page.tell_done(await self.page.app.push_screen_wait(ImportDialog(self.page.desk, reader, said)))

    def action_export(self, text: str = "") -> None:
        """Ask for a file."""
        self.page.part(RecordActions).ask(
            "E", self._read_path, self.files_hint, self._write, text=text or self.proposed_file
        )

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
        self.page.tell(_("Written to {path}.").format(path=path))
        return None
