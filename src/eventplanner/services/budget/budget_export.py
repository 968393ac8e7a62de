"""The budget of an event or of a year as a file to share."""

from pathlib import Path

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.formats.documents import budget_files
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_summary
from eventplanner.storage.kernel.output import write_whole

FORMATS = ("md", *CSV_FORMS, "xlsx", "html", "json")


def summary(planner: Planner, *, event_id: int | None = None, year: int | None = None) -> BudgetSummary:
    """What the file says: of an event, or else of a year. Raises NotFound."""
    if event_id is not None:
        return budget_summary.of_event(planner, event_id)
    return budget_summary.of_year(planner, year or planner.today().year)


def export_budget(planner: Planner, form: str, *, event_id: int | None = None, year: int | None = None) -> bytes:
    """In one of `FORMATS`; text is UTF-8. Raises Invalid, NotFound."""
    if form not in FORMATS:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS)})})
    return written(summary(planner, event_id=event_id, year=year), form)


def save_budget(
    planner: Planner,
    form: str,
    path: Path,
    *,
    event_id: int | None = None,
    year: int | None = None,
    force: bool = False,
) -> None:
    """Write the same into a file. Raises Invalid, NotFound, FileProblem."""
    write_whole(path, export_budget(planner, form, event_id=event_id, year=year), force=force)


def written(found: BudgetSummary, form: str) -> bytes:
    """One summary in one of `FORMATS`."""
    if form in CSV_FORMS:
        return budget_files.csv_file(found, CSV_FORMS[form])
    match form:
        case "xlsx":
            # Here because the start of the app can do without the library of workbooks.
            from eventplanner.formats.documents.budget_workbook import xlsx_file

            return xlsx_file(found)
        case "html":
            # Here because making HTML takes a library that the start of the app can do without.
            from eventplanner.formats.documents.budget_page import page

            return page(found).encode()
        case "md":
            return budget_files.markdown(found).encode()
    return budget_files.json_text(found).encode()
