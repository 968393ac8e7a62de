"""Values of records as people read them, whichever kind they are of."""

from datetime import date, datetime
from typing import Any

import pytest

from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.logistics.resources import BOOKING
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.domain.records.kind import Kind
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.i18n import catalogue, labels


@pytest.mark.parametrize(
    ("kind", "name", "value", "told"),
    [
        (BUDGET_LINE, "flow", "expense", "gasto"),
        (BUDGET_LINE, "category", "venue", "sede"),
        (BUDGET_LINE, "category", "Café", "Café"),
        (BUDGET_LINE, "unit_price", 650000, "US$6.500,00"),
        (ENTRY, "due", date(2027, 3, 12), "vie 12 mar 2027"),
        (ENTRY, "due", "2027-03-12", "vie 12 mar 2027"),
        (TASK, "due", "2027-03-12", "vie 12 mar 2027"),
        (EVENT, "start", "2027-03-12 18:30:00.000000", "12 mar 2027 18:30"),
        (EVENT, "start", datetime(2027, 3, 12, 18, 30), "12 mar 2027 18:30"),
        (EVENT, "tags", ("go", "backend"), "#go #backend"),
        (EVENT, "capacity", 1200, "1.200"),
        (BOOKING, "setup", 90, "1:30"),
        (ORGANISATION, "dealings", ["supplier"], "proveedor"),
        (RATE, "value", 3960012000000, "39.600,12"),
        (ROLE, "confirmed", True, "sí"),
        (ROLE, "confirmed", False, ""),
        (TASK, "owner", None, ""),
        (BUDGET_LINE, "organisation_id", 7, "#7"),
    ],
)
def test_a_value_is_told_in_the_readers_words(kind: Kind[Any], name: str, value: object, told: str) -> None:
    catalogue.use("es")
    assert labels.told(kind.kept[name], value, "USD") == told


def test_what_is_due_so_many_days_from_its_event_is_told_so() -> None:
    assert labels.told(TASK.kept["due"], None, offset=-7) == "T-7"
    assert labels.told(TASK.kept["due"], date(2027, 3, 12), offset=0) == "T"
