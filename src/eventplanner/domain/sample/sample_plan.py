"""Data of the sample year, in one language."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from eventplanner.domain.events.events import EventDraft, EventKind
from eventplanner.domain.logistics.resources import ResourceDraft
from eventplanner.domain.logistics.venues import VenueDraft
from eventplanner.domain.people.people import OrganisationDraft
from eventplanner.domain.sample.demo_event import EventThings
from eventplanner.domain.sample.demo_money import SampleMoney
from eventplanner.domain.sample.demo_others import SampleOverlay
from eventplanner.domain.sample.demo_people import Company, SamplePerson
from eventplanner.domain.sample.demo_programmes import SampleSeries
from eventplanner.domain.sample.demo_year import SampleEvent


class SampleQuotes(Struct, frozen=True, kw_only=True):
    """Quotes that a conference asks of several suppliers."""

    need: str
    amount: int
    """Of the cheapest, who comes first; minor units."""
    suppliers: Sequence[str]
    reason: str = ""
    """Why the cheapest is chosen, where one is."""


class SamplePlan(Struct, frozen=True, kw_only=True):
    """The sample year."""

    language: str
    events: Sequence[SampleEvent]
    """In the order of the months."""
    undated: EventDraft
    """An idea that waits for its date."""
    series: Sequence[SampleSeries]
    targets: Mapping[EventKind, Sequence[int]]
    """Events wanted in each quarter."""
    overlays: Sequence[SampleOverlay]
    company: Company
    organisations: Sequence[OrganisationDraft]
    team: Sequence[SamplePerson]
    contacts: Sequence[SamplePerson]
    colleagues: Mapping[str, str]
    """By login name, those who change things while one is away."""
    news: str
    """What one of them writes into the notes."""
    venues: Sequence[VenueDraft]
    resources: Mapping[str, ResourceDraft]
    """By key."""
    things: EventThings
    quotes: Sequence[SampleQuotes]
    money: SampleMoney
