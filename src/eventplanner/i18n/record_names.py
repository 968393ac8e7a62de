"""What people call the plain records of the plan, their fields, and what may be chosen there."""

from collections.abc import Mapping
from enum import StrEnum

from eventplanner.domain.base.text import N_, Message
from eventplanner.domain.checklists.checklists import Where
from eventplanner.domain.decisions.gates import Decision, Test
from eventplanner.domain.decisions.judging import FindingKind, Verdict
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.logistics.resources import ResourceKind
from eventplanner.domain.logistics.venues import PlaceState, Recording
from eventplanner.domain.people.people import Dealing
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TaskState
from eventplanner.domain.team.roles import Duty
from eventplanner.i18n import money_names, names
from eventplanner.i18n.language import _

_NOUNS = {
    "organisation": N_("organisation"),
    "person": N_("person"),
    "venue": N_("venue"),
    "resource": N_("resource"),
    "checklist": N_("checklist"),
    "checklist_task": N_("line of a checklist"),
    "task": N_("task"),
    "event_place": N_("place"),
    "event_platform": N_("platform"),
    "headcount": N_("numbers"),
    "registration": N_("count of registrations"),
    "booking": N_("booking"),
    "quote": N_("quote"),
    "event_role": N_("role"),
    "gate": N_("decision"),
    "criterion": N_("criterion"),
    "risk": N_("risk"),
    "goal": N_("goal"),
    "finding": N_("finding"),
    "incident": N_("incident"),
    "budget_line": N_("budget line"),
    "entry": N_("entry"),
    "benefit": N_("promise to a sponsor"),
    "rate": N_("rate of exchange"),
    "category_rule": N_("category"),
    "envelope": N_("envelope"),
    "transfer": N_("transfer"),
    "approval": N_("approval"),
    "baseline": N_("approved line"),
    "amendment": N_("amendment"),
}
_FIELDS = {
    "dealings": N_("is to us"),
    "contact": N_("contact"),
    "email": N_("e-mail"),
    "phone": N_("telephone"),
    "place": N_("city"),
    "tax_number": N_("tax number"),
    "role": N_("role"),
    "organisation_id": N_("organisation"),
    "internal": N_("works here"),
    "team": N_("team"),
    "channels": N_("other channels"),
    "languages": N_("languages"),
    "consent": N_("consent"),
    "consent_on": N_("consent given on"),
    "area": N_("area"),
    "owner": N_("owner"),
    "due": N_("due"),
    "state": N_("state"),
    "reason": N_("reason"),
    "priority": N_("priority"),
    "gate_id": N_("for the decision"),
    "waits_for": N_("waits for"),
    "snoozed_until": N_("snoozed until"),
    "links": N_("links"),
    "offset": N_("days from the event"),
    "gate": N_("for the decision"),
    "address": N_("address"),
    "setups": N_("capacity by set-up"),
    "price": N_("price"),
    "access": N_("access"),
    "power": N_("power"),
    "wifi": N_("Wi-Fi"),
    "wifi_tested": N_("Wi-Fi tested on"),
    "av": N_("sound and image"),
    "catering": N_("catering rules"),
    "visits": N_("visits"),
    "files": N_("files"),
    "venue_id": N_("venue"),
    "setup": N_("set-up"),
    "option_until": N_("held until"),
    "contract": N_("contract"),
    "arrival": N_("arrival"),
    "audience_url": N_("link for guests"),
    "speaker_url": N_("link for speakers"),
    "backstage_url": N_("link back-stage"),
    "host": N_("host"),
    "cohost": N_("co-host"),
    "moderators": N_("moderators"),
    "key_place": N_("stream key is in"),
    "plan_b": N_("plan B"),
    "cities": N_("zones of the audience"),
    "tested_on": N_("rehearsed on"),
    "recording": N_("recording"),
    "recording_url": N_("link of recording"),
    "quantity": N_("quantity"),
    "unit": N_("unit"),
    "resource_id": N_("resource"),
    "giving_back": N_("until it is back"),
    "need": N_("need"),
    "amount": N_("amount"),
    "currency": N_("currency"),
    "valid_until": N_("valid until"),
    "chosen": N_("chosen"),
    "order_number": N_("order number"),
    "ordered_on": N_("ordered on"),
    "deposit": N_("deposit"),
    "deposit_due": N_("deposit due"),
    "balance_due": N_("balance due"),
    "document": N_("document"),
    "duty": N_("role"),
    "label": N_("what exactly"),
    "person_id": N_("person"),
    "begins": N_("from, after start"),
    "ends": N_("until, after start"),
    "confirmed": N_("confirmed"),
    "free_until": N_("free until"),
    "decider": N_("who decides"),
    "decision": N_("decision"),
    "note": N_("note"),
    "text": N_("what has to be so"),
    "test": N_("found out by"),
    "number": N_("how many"),
    "met": N_("met"),
    "likelihood": N_("likelihood"),
    "impact": N_("impact"),
    "mitigation": N_("mitigation"),
    "trigger": N_("trigger"),
    "closed": N_("closed"),
    "aim": N_("aim"),
    "result": N_("result"),
    "verdict": N_("verdict"),
    "by": N_("by"),
    "no_show": N_("no-show %"),
    "no_show_online": N_("no-show online %"),
    "catering_margin": N_("catering margin %"),
    "diets": N_("diets"),
    "access_needs": N_("access needs"),
    "day": N_("day"),
    "in_person": N_("in person"),
    "online": N_("online"),
    "expected_in_person": N_("expected in person"),
    "expected_online": N_("expected online"),
    "low_in_person": N_("few, in person"),
    "low_online": N_("few, online"),
    "high_in_person": N_("many, in person"),
    "high_online": N_("many, online"),
    "speakers": N_("speakers"),
    "staff": N_("staff"),
    "attended_in_person": N_("came in person"),
    "attended_online": N_("came online"),
    "flow": N_("goes"),
    "category": N_("category"),
    "driver": N_("for each"),
    "unit_price": N_("unit price"),
    "vat": N_("VAT %"),
    "cost_centre": N_("cost centre"),
    "year": N_("year"),
    "level": N_("sponsor's level"),
    "kind": N_("kind"),
    "paper": N_("kind of document"),
    "settles_id": N_("belongs to"),
    "withholding": N_("withheld %"),
    "withheld_due": N_("withheld part due"),
    "pays_withheld": N_("pays the withheld part"),
    "rate": N_("rate"),
    "against_id": N_("other side"),
    "value": N_("is worth"),
    "base": N_("in"),
    "source": N_("source"),
    "quarter": N_("quarter"),
    "approved_by": N_("approved by"),
    "approved_on": N_("approved on"),
    "from_id": N_("from"),
    "to_id": N_("to"),
    "who": N_("who"),
    "planned": N_("amount planned"),
    "before": N_("before"),
    "after": N_("after"),
    "over": N_("when over"),
    "done": N_("done"),
}
_OF = {
    ("entry", "number"): N_("number"),
    ("benefit", "text"): N_("what was promised"),
    ("entry", "state"): N_("state of the claim"),
    ("budget_line", "organisation_id"): N_("supplier or sponsor"),
    ("entry", "organisation_id"): N_("other party"),
    ("booking", "setup"): N_("set up before"),
    ("event_place", "setup"): N_("set-up of the room"),
}
"""Fields that are called otherwise in one kind of record."""
_CHOICES: Mapping[StrEnum, str] = {
    Area.VENUE: N_("venue"),
    Area.CATERING: N_("catering"),
    Area.AV: N_("sound and image"),
    Area.PLATFORM: N_("platform"),
    Area.PROGRAMME: N_("programme"),
    Area.SPEAKERS: N_("speakers"),
    Area.COMMUNICATION: N_("communication"),
    Area.MONEY: N_("money"),
    Area.PEOPLE: N_("people"),
    Area.LEGAL: N_("legal and data"),
    Area.ACCESS: N_("access, sustainability"),
    Area.AFTERWARDS: N_("afterwards"),
}
_OTHERS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Area: _CHOICES,
    Dealing: {
        Dealing.SUPPLIER: N_("supplier"),
        Dealing.SPONSOR: N_("sponsor"),
        Dealing.COMMUNITY: N_("community"),
        Dealing.CLIENT: N_("client"),
        Dealing.MEDIA: N_("media"),
        Dealing.UNIVERSITY: N_("university"),
    },
    TaskState: {
        TaskState.TODO: N_("to do"),
        TaskState.DOING: N_("doing"),
        TaskState.BLOCKED: N_("blocked"),
        TaskState.DONE: N_("done"),
    },
    Where: {Where.IN_PERSON: N_("in person"), Where.VIRTUAL: N_("virtual"), Where.BOTH: N_("both")},
    PlaceState: {
        PlaceState.LOOKING: N_("looking for one"),
        PlaceState.OPTION: N_("held for us"),
        PlaceState.BOOKED: N_("agreed"),
        PlaceState.SIGNED: N_("signed"),
    },
    Recording: {
        Recording.NONE: N_("none"),
        Recording.RAW: N_("raw"),
        Recording.EDITED: N_("edited"),
        Recording.PUBLISHED: N_("published"),
    },
    ResourceKind: {
        ResourceKind.EQUIPMENT: N_("equipment"),
        ResourceKind.ROOM: N_("room"),
        ResourceKind.LICENCE: N_("licence"),
        ResourceKind.SWAG: N_("swag"),
        ResourceKind.HOURS: N_("hours"),
    },
    Duty: {
        Duty.LEAD: N_("lead"),
        Duty.HOST: N_("host"),
        Duty.MC: N_("MC"),
        Duty.MODERATOR: N_("moderator"),
        Duty.SPEAKER_SUPPORT: N_("speaker support"),
        Duty.DOOR: N_("door"),
        Duty.CAMERA: N_("camera"),
        Duty.BOOTH: N_("booth"),
        Duty.FIRST_AID: N_("first aid"),
        Duty.OTHER: N_("other"),
    },
    Decision: {Decision.OPEN: N_("open"), Decision.GO: N_("go"), Decision.NO_GO: N_("no-go")},
    Test: {
        Test.VENUE_SIGNED: N_("the venue is signed"),
        Test.PLATFORM_READY: N_("the platform is rehearsed"),
        Test.ROLES_FILLED: N_("all roles are confirmed"),
        Test.TASKS_DONE: N_("its tasks are done"),
        Test.REGISTRATIONS: N_("enough are registered"),
        Test.BUDGET_APPROVED: N_("the budget is approved"),
        Test.OWN: N_("somebody ticks it"),
    },
    Verdict: {
        Verdict.OPEN: N_("open"),
        Verdict.MET: N_("met"),
        Verdict.PARTLY: N_("partly"),
        Verdict.MISSED: N_("missed"),
    },
    FindingKind: {
        FindingKind.WELL: N_("went well"),
        FindingKind.BADLY: N_("went badly"),
        FindingKind.ACTION: N_("to be done next time"),
    },
    **money_names.CHOICES,
}

_PARTS = {"decisions": N_("decisions"), "roles": N_("roles"), "resources": N_("resources"), "risks": N_("risks")}
"""Parts of an event that no task belongs to."""


def noun(table: str) -> str:
    """What one record of a table is called, in small letters."""
    return _(_NOUNS[table]) if table in _NOUNS else names.field(table)


def said_noun(table: str) -> Message:
    """The same for a sentence that is put into words later."""
    return Message(_NOUNS[table])


def said_choice(value: StrEnum) -> Message:
    """One of the values of a choice, for a sentence that is put into words later."""
    return Message(_OTHERS[type(value)][value])


def field(table: str, name: str) -> str:
    """What a field of a record is called, in small letters."""
    said = _OF.get((table, name)) or _FIELDS.get(name)
    return _(said) if said else names.field(name)


def area(name: str) -> str:
    """What a part of an event is called that readiness tells of, in small letters."""
    return _(_PARTS[name]) if name in _PARTS else choice(Area(name))


def choice(value: StrEnum) -> str:
    """What one of the values of a choice is called, in small letters."""
    if isinstance(value, EventKind):
        return names.kind(value)
    return _(_OTHERS[type(value)][value])
