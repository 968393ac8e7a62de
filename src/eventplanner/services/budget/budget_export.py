"""Export of the budget of an event or a year."""

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.json import summary_json
from eventplanner.domain.budget.summary import BudgetSummary
from eventplanner.formats.documents.budget import budget
from eventplanner.formats.documents.writing import json_file, write
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget_summary

FORMATS = ("md", *CSV_FORMS, "xlsx", "html", "json")


def summary(planner: Planner, *, event_id: int | None = None, year: int | None = None) -> BudgetSummary:
    """Returns the budget of an event, or else of a year. Raises NotFound."""
    if event_id is not None:
        return budget_summary.of_event(planner, event_id)
    return budget_summary.of_year(planner, year or planner.today().year)


def export_budget(planner: Planner, form: str, *, event_id: int | None = None, year: int | None = None) -> bytes:
    """Returns a budget in one of `FORMATS`; text is UTF-8. Raises Invalid, NotFound."""
    if form not in FORMATS:
        raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS)})})
    found = summary(planner, event_id=event_id, year=year)
    return json_file(summary_json(found)) if form == "json" else write(budget(found), form)
