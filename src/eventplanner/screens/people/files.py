"""People written into a file, and taken out of one, from the page that lists them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from eventplanner.domain.base.text import fold
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.import_subjects import people_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.services.exchange import people_exchange


class PeopleFiles(FileActions):
    """Tables and address cards."""

    ENDINGS = {".csv": N_("a table"), ".vcf": N_("address cards")}
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("people.import", "i", "import", N_("Import"), N_("People out of a table or address cards"), writes=True),
        Action("people.export", "E", "export", N_("Export"), N_("A table, or address cards"), show=False),
    )

    @property
    def proposed_file(self) -> str:
        return f"~/{fold(_('people'))}.csv"

    @property
    def files_hint(self) -> str:
        return _("a file: .csv a table, .vcf address cards")

    @property
    def endings_said(self) -> str:
        return _("Its ending says what is written: .csv or .vcf.")

    def writer(self) -> Callable[[str, Path], object]:
        return partial(people_exchange.save_people, self.page.desk.planner)

    def reader(self) -> tuple[Callable[..., Any], str]:
        said = _("A table of people (name, e-mail, telephone, organisation, role, city …) or address cards (.vcf).")
        return people_reader(), said
