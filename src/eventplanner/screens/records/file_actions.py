"""Export and import of records, from the page that shows them."""

from collections.abc import Callable
from typing import Any, ClassVar

from eventplanner.screens.base.page import Page
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.screens.exchange.dialogs import export_dialog
from eventplanner.screens.exchange.export_spec import ExportSpec
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.services.exchange.import_files import TABLES


class FileActions(PagePart[Page]):
    """Each subject says what it writes and reads, and declares the actions."""

    ENDINGS: ClassVar[tuple[str, ...]] = TABLES
    """Of the names of files that it reads."""

    def exports(self) -> ExportSpec:
        """Returns what can be written."""
        raise NotImplementedError

    def reader(self) -> tuple[Callable[..., Any], str]:
        """Returns the reader of a file, and words for the files that it takes."""
        raise NotImplementedError

    @background()
    async def action_import(self) -> None:
        """Show what would come of it first."""
        if self.page.only_looking:
            self.page.refuse()
            return
        self.page.desk.expect_writing()
        reader, said = self.reader()
        self.page.tell_done(
            await self.page.app.push_screen_wait(ImportDialog(self.page.desk, reader, said, self.ENDINGS))
        )

    def action_export(self) -> None:
        self.page.app.push_screen(export_dialog(self.page.desk, self.exports()))
