"""The tables that the writing kernel knows, by name; loading them costs half a second, so only writing does."""

from msgspec import Struct

from eventplanner.models.accepted_clash import AcceptedClash, AcceptedClashRow
from eventplanner.models.base import Record
from eventplanner.models.budget import Benefit, BenefitRow, BudgetLine, BudgetLineRow, Entry, EntryRow
from eventplanner.models.budget_decisions import (
    Amendment,
    AmendmentRow,
    Approval,
    ApprovalRow,
    Baseline,
    BaselineRow,
    CategoryRule,
    CategoryRuleRow,
    Envelope,
    EnvelopeRow,
    Rate,
    RateRow,
    Transfer,
    TransferRow,
)
from eventplanner.models.calendar_export import ExportMark, ExportScope
from eventplanner.models.event import Event, EventRow
from eventplanner.models.event_role import Role, RoleRow
from eventplanner.models.gate import Criterion, CriterionRow, Gate, GateRow
from eventplanner.models.headcount import Headcount, HeadcountRow, Registration, RegistrationRow
from eventplanner.models.import_mapping import ImportMapping, ImportMappingRow
from eventplanner.models.judging import Finding, FindingRow, Goal, GoalRow, Incident, IncidentRow, Risk, RiskRow
from eventplanner.models.overlay import OtherDate, OtherDateRow, Overlay, OverlayRow
from eventplanner.models.person import Organisation, OrganisationRow, Person, PersonRow
from eventplanner.models.plan_meta import PlanMeta
from eventplanner.models.resource import Booking, BookingRow, Quote, QuoteRow, Resource, ResourceRow
from eventplanner.models.series import Series, SeriesRow
from eventplanner.models.setting import Setting, SettingRow
from eventplanner.models.target import Target, TargetRow
from eventplanner.models.task import OwnChecklist, OwnChecklistRow, OwnChecklistTask, OwnChecklistTaskRow, Task, TaskRow
from eventplanner.models.venue import Place, PlaceRow, Platform, PlatformRow, Venue, VenueRow


class Table(Struct, frozen=True):
    """A table, and the checks of one row of it without a session's weight."""

    model: type[Record]
    check: type[Record]


TABLES: dict[str, Table] = {
    "accepted_clash": Table(AcceptedClash, AcceptedClashRow),
    "amendment": Table(Amendment, AmendmentRow),
    "approval": Table(Approval, ApprovalRow),
    "baseline": Table(Baseline, BaselineRow),
    "benefit": Table(Benefit, BenefitRow),
    "booking": Table(Booking, BookingRow),
    "budget_line": Table(BudgetLine, BudgetLineRow),
    "category_rule": Table(CategoryRule, CategoryRuleRow),
    "checklist": Table(OwnChecklist, OwnChecklistRow),
    "checklist_task": Table(OwnChecklistTask, OwnChecklistTaskRow),
    "criterion": Table(Criterion, CriterionRow),
    "entry": Table(Entry, EntryRow),
    "envelope": Table(Envelope, EnvelopeRow),
    "event": Table(Event, EventRow),
    "event_place": Table(Place, PlaceRow),
    "event_platform": Table(Platform, PlatformRow),
    "event_role": Table(Role, RoleRow),
    "finding": Table(Finding, FindingRow),
    "gate": Table(Gate, GateRow),
    "goal": Table(Goal, GoalRow),
    "headcount": Table(Headcount, HeadcountRow),
    "import_mapping": Table(ImportMapping, ImportMappingRow),
    "incident": Table(Incident, IncidentRow),
    "organisation": Table(Organisation, OrganisationRow),
    "other_date": Table(OtherDate, OtherDateRow),
    "overlay": Table(Overlay, OverlayRow),
    "person": Table(Person, PersonRow),
    "quote": Table(Quote, QuoteRow),
    "rate": Table(Rate, RateRow),
    "registration": Table(Registration, RegistrationRow),
    "resource": Table(Resource, ResourceRow),
    "risk": Table(Risk, RiskRow),
    "series": Table(Series, SeriesRow),
    "setting": Table(Setting, SettingRow),
    "target": Table(Target, TargetRow),
    "task": Table(Task, TaskRow),
    "transfer": Table(Transfer, TransferRow),
    "venue": Table(Venue, VenueRow),
}

OUTSIDE = (PlanMeta, ExportScope, ExportMark)
"""Tables outside the journal, laid out with the rest."""
