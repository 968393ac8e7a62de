"""The sample year and the names of the heavy plan, out of the data files that come with the program."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.logistics.resources import ResourceDraft, ResourceKind
from eventplanner.domain.logistics.venues import PlatformDraft, VenueDraft
from eventplanner.domain.people.people import OrganisationDraft
from eventplanner.domain.sample.demo_event import EventThings
from eventplanner.domain.sample.demo_heavy import Crowd, HeavyNames
from eventplanner.domain.sample.demo_money import SampleBenefit, SampleLine, SampleMoney
from eventplanner.domain.sample.demo_others import SampleDate, SampleOverlay
from eventplanner.domain.sample.demo_people import Company, SamplePerson
from eventplanner.domain.sample.demo_programmes import SampleSeries
from eventplanner.domain.sample.demo_year import SampleEvent
from eventplanner.domain.sample.sample_plan import SamplePlan, SampleQuotes
from eventplanner.domain.year.overlays import Colour, OverlaySource
from eventplanner.formats.data.data_files import merged, table, words

_SUBJECT = "demo"
_Row = Mapping[str, Any]
_Value = TypeVar("_Value")


def sample_plan(language: str) -> SamplePlan:
    """Returns the sample year in a language; in English what has no words in that one."""
    data: _Row = _frozen(merged(table(_SUBJECT, "plan"), words(_SUBJECT, language)))
    return SamplePlan(
        language=language,
        events=tuple(_event(data, row) for row in data["events"].values()),
        undated=_value(EventDraft, data["undated"], kind=EventKind, status=Status),
        series=_values(SampleSeries, data["series"]),
        targets=_by_kind(data["targets"]),
        overlays=tuple(_overlay(row) for row in data["overlays"].values()),
        company=_value(Company, data["company"]),
        organisations=_values(OrganisationDraft, data["organisations"]),
        team=_values(SamplePerson, data["team"]),
        contacts=_values(SamplePerson, data["contacts"]),
        colleagues=data["colleagues"],
        news=data["news"],
        venues=_values(VenueDraft, data["venues"]),
        resources={key: _value(ResourceDraft, row, kind=ResourceKind) for key, row in data["resources"].items()},
        things=_things(data),
        quotes=_values(SampleQuotes, data["quotes"]),
        money=_money(data["money"]),
    )


def heavy_names() -> HeavyNames:
    """Returns the names for the heavy plan."""
    data: _Row = _frozen(table(_SUBJECT, "heavy"))
    return HeavyNames(**{**data, "kinds": _by_kind(data["kinds"]), "crowd": Crowd(**data["crowd"])})


def _event(data: _Row, row: _Row) -> SampleEvent:
    whole = {**data["event_defaults"], **data["templates"].get(row.get("template"), {}), **row}
    whole.pop("template", None)
    return _value(SampleEvent, whole, kind=EventKind, format=Format)


def _overlay(row: _Row) -> SampleOverlay:
    whole = {**row, "dates": _values(SampleDate, row["dates"])}
    return _value(SampleOverlay, whole, source=OverlaySource, colour=Colour)


def _things(data: _Row) -> EventThings:
    things = data["things"]
    platform = PlatformDraft(event_id=0, **things["platform"])
    return EventThings(**{**things, "platform": platform}, helpers=tuple(data["colleagues"]))


def _money(data: _Row) -> SampleMoney:
    lines = {EventKind(kind): _lines(rows) for kind, rows in data["lines"].items()}
    benefits = _values(SampleBenefit, data["benefits"])
    return SampleMoney(**{**data, "lines": lines, "yearly_lines": _lines(data["yearly_lines"]), "benefits": benefits})


def _lines(rows: _Row) -> tuple[SampleLine, ...]:
    return _values(SampleLine, rows, driver=Driver, flow=Flow)


def _by_kind(values: Mapping[str, _Value]) -> dict[EventKind, _Value]:
    return {EventKind(kind): value for kind, value in values.items()}


def _value(of: Callable[..., _Value], row: _Row, **choices: type[StrEnum]) -> _Value:
    """Returns one value of a row; in the fields named in `choices` stand values of those."""
    return of(**{**row, **{name: choice(row[name]) for name, choice in choices.items() if name in row}})


def _values(of: Callable[..., _Value], rows: _Row, **choices: type[StrEnum]) -> tuple[_Value, ...]:
    return tuple(_value(of, row, **choices) for row in rows.values())


def _frozen(value: Any) -> Any:
    """Returns the same with tuples in place of lists, as drafts have them."""
    match value:
        case dict():
            return {key: _frozen(part) for key, part in value.items()}
        case list():
            return tuple(map(_frozen, value))
    return value
