"""Registry of all kinds of records, each after those that it refers to."""

from eventplanner.domain.attendance.headcounts import HEADCOUNT, REGISTRATION
from eventplanner.domain.budget.decisions import AMENDMENT, APPROVAL, BASELINE, CATEGORY_RULE, ENVELOPE, TRANSFER
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.checklists.own_checklists import OWN_CHECKLIST, OWN_CHECKLIST_TASK
from eventplanner.domain.decisions.gates import CRITERION, GATE
from eventplanner.domain.decisions.judging import FINDING, GOAL, INCIDENT, RISK
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.logistics.resources import BOOKING, QUOTE, RESOURCE
from eventplanner.domain.logistics.venues import PLACE, PLATFORM, VENUE
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.domain.planning.targets import TARGET
from eventplanner.domain.records.kind import list_kinds
from eventplanner.domain.series.series import SERIES
from eventplanner.domain.tasks.tasks import TASK
from eventplanner.domain.team.roles import ROLE
from eventplanner.domain.year.overlays import OTHER_DATE, OVERLAY

list_kinds(
    (
        *(OVERLAY, OTHER_DATE, TARGET),
        *(SERIES, EVENT),
        *(ORGANISATION, PERSON, VENUE, RESOURCE, OWN_CHECKLIST, OWN_CHECKLIST_TASK),
        *(GATE, CRITERION, TASK, PLACE, PLATFORM, HEADCOUNT, REGISTRATION, BOOKING, QUOTE, ROLE),
        *(RISK, GOAL, FINDING, INCIDENT),
        *(RATE, CATEGORY_RULE, ENVELOPE, BUDGET_LINE, ENTRY, BENEFIT, TRANSFER, APPROVAL, BASELINE, AMENDMENT),
    )
)
