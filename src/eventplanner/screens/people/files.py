"""People written into a file, and taken out of one, from the page that lists them."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from eventplanner.domain.base.text import counted
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.exchange.export_spec import ExportFormat, ExportSpec, csv_formats, file_stem, writer
from eventplanner.screens.exchange.import_subjects import people_reader
from eventplanner.screens.records.file_actions import FileActions
from eventplanner.services.exchange import people_exchange
from eventplanner.services.exchange.import_files import TABLES
from eventplanner.services.people import people


class PeopleFiles(FileActions):
    """Tables and address cards."""

    ENDINGS: ClassVar[tuple[str, ...]] = (*TABLES, ".vcf")
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("people.import", "i", "import", N_("Import"), N_("People out of a table or address cards"), writes=True),
        Action("people.export", "E", "export", N_("Export"), N_("A table, or address cards"), show=False),
    )

    def exports(self) -> ExportSpec:
        return ExportSpec(
            title=_("Export people"),
            formats=[
                *csv_formats(),
                ExportFormat("xlsx", _("spreadsheet (.xlsx)"), "xlsx"),
                ExportFormat("vcf", _("address cards (.vcf)"), "vcf"),
            ],
            stem=lambda _texts: file_stem(_("people")),
            preview=lambda planner, _texts: [words(counted("{n} person", "{n} people", people.listing(planner).total))],
            write=writer(lambda planner, texts: people_exchange.export_people(planner, texts["format"])),
        )

    def reader(self) -> tuple[Callable[..., Any], str]:
        said = _("A table of people (name, e-mail, telephone, organisation, role, city …) or address cards (.vcf).")
        return people_reader(), said
