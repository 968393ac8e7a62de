"""The subjects of imports: which fields their columns may stand for, and a new record in a few words."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.figures import is_share
from eventplanner.domain.budget.lines import BudgetLineDraft
from eventplanner.domain.events.columns import COLUMNS
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.exchange.import_rows import BUDGET
from eventplanner.domain.exchange.sections import MONTH_OF
from eventplanner.domain.ledgers import budget_columns
from eventplanner.domain.parsing.due import Due
from eventplanner.domain.people import columns as people_columns
from eventplanner.domain.people.people import ORGANISATION, OrganisationDraft, PersonDraft
from eventplanner.domain.records.fields import Shape
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks import columns as tasks_columns
from eventplanner.domain.tasks.tasks import TaskDraft
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import N_, _, language
from eventplanner.i18n.tables import event_heading, table_word
from eventplanner.screens.exchange.import_table import Subject, TableImport, read_table
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.budget_import import BudgetImporting
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.services.exchange.importing import CURRENCY, DECIMAL
from eventplanner.services.exchange.people_exchange import PeopleImporting
from eventplanner.services.exchange.records_import import importing_of
from eventplanner.services.exchange.tasks_exchange import TasksImporting
from eventplanner.widgets.forms.fields import FormField

Reader = Callable[[Planner, Path | bytes], TableImport]
"""Reads a file or a pasted table in a thread. Raises FileProblem, Invalid."""
_FIRST_FEW = 3
"""Fields of a new record that are shown beside its name."""
_PARTS = {
    "first": N_("first name"),
    "middle": N_("middle name"),
    "last": N_("surname"),
    "last2": N_("second surname"),
}


def events_reader() -> Reader:
    return partial(read_table, EventsImporting(), _EVENTS)


def tasks_reader(event_id: int | None) -> Reader:
    """For an event; without one, a column may say which."""
    return partial(read_table, TasksImporting(event_id=event_id), _TASKS)


def people_reader() -> Reader:
    return partial(read_table, PeopleImporting(), _PEOPLE)


def budget_reader(event_id: int | None, year: int | None) -> Reader:
    """For an event, or for what belongs to none in a year."""
    return partial(read_table, BudgetImporting(event_id=event_id, year=year), _BUDGET)


def records_reader(kind: Kind[Any]) -> Reader:
    """Of any kind that can be imported, by its declaration."""
    called = partial(labels.field, kind.name)
    words = Subject(
        called=called,
        headings=lambda: {field.name: names.heading(called(field.name)) for field in kind.fields},
        about=partial(_record, kind),
    )
    return partial(read_table, importing_of(kind), words)


def _of_events() -> Mapping[str, str]:
    own = {column: names.heading(event_heading(column, language())) for column in COLUMNS}
    return {**own, BUDGET: names.heading(_("budget")), MONTH_OF: names.heading(_("month"))}


def _headed(headings: Mapping[str, str]) -> Mapping[str, str]:
    return {name: names.heading(table_word(heading, language())) for name, heading in headings.items()}


def _of_tasks() -> Mapping[str, str]:
    return {name: heading for name, heading in _headed(tasks_columns.HEADINGS).items() if name != "day"}


def _of_people() -> Mapping[str, str]:
    return {**_headed(people_columns.HEADINGS), **{name: names.heading(_(part)) for name, part in _PARTS.items()}}


def _event(draft: EventDraft) -> str:
    return formats.day_year(draft.start) if draft.start else ""


def _task(draft: TaskDraft) -> str:
    return Due(draft.offset, draft.due).text


def _person(draft: PersonDraft | OrganisationDraft) -> str:
    """A person with her role, or an organisation, which cards may be of."""
    what = draft.role if isinstance(draft, PersonDraft) else _(ORGANISATION.noun)
    return " · ".join(filter(None, [what, draft.email or draft.phone]))


def _budget_line(draft: BudgetLineDraft) -> str:
    minor = draft.amount if draft.amount is not None else draft.unit_price or 0
    amount = formats.money(Money(minor, draft.currency))
    if is_share(draft):
        amount = labels.of_expenses(draft.quantity)
    return " · ".join([labels.choice(draft.flow), labels.category(draft.category), amount])


def _record(kind: Kind[Any], draft: Any) -> str:
    texts = (labels.said(field, draft) for field in kind.fields[1:] if field.shape is not Shape.RECORD)
    return " · ".join(list(filter(None, texts))[:_FIRST_FEW])


def _of_amounts() -> Sequence[FormField]:
    marks = [("", _("as the amounts show")), (",", _("comma: 1.234,50")), (".", _("point: 1,234.50"))]
    currency = FormField(name=CURRENCY, label=_("Currency"), hint="CLP")
    return currency, FormField(name=DECIMAL, label=_("Decimals"), choices=marks)


_EVENTS = Subject(called=names.field, headings=_of_events, about=_event)
_TASKS = Subject(called=partial(labels.field, "task"), headings=_of_tasks, about=_task)
_PEOPLE = Subject(called=partial(labels.field, "person"), headings=_of_people, about=_person)
_BUDGET = Subject(
    called=partial(labels.field, "budget_line"),
    headings=partial(_headed, budget_columns.HEADINGS),
    about=_budget_line,
    settings=_of_amounts,
)
