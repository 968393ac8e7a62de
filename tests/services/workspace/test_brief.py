"""The brief of an event, one page for everybody involved."""

import json
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.events.events import Event, EventDraft, Format
from eventplanner.domain.records.kind import all_kinds
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from eventplanner.services.workspace import brief
from kit import Fill, Filled

HOSTILE = '<script>alert("x")</script> | [a](javascript:b) *c* {{ 7 * 7 }}'


def add(planner: Planner, table: str, event_id: int | None, **texts: str) -> Any:
    kind = all_kinds()[table]
    change = records.create(planner, kind, records.read(planner, kind, texts, kind.blank(event_id)))
    return records.added(planner, kind, change)


def conf(planner: Planner, **fields: Any) -> Event:
    values: dict[str, Any] = {
        "title": "DevConf",
        "start": datetime(2027, 4, 15, 18, 30),
        "end": datetime(2027, 4, 15, 21, 0),
        "timezone": "America/Santiago",
        "format": Format.HYBRID,
    }
    return events.added(planner, events.create(planner, EventDraft(**(values | fields))))


def prepared(planner: Planner) -> Event:
    event = conf(planner, notes="Budget is 9,000,000")
    add(planner, "venue", None, name="Teatro Oriente", address="Pedro de Valdivia 099", contact="Marta +56 9 5555")
    add(planner, "event_place", event.id, venue_id="Teatro Oriente", arrival="Stage door")
    add(
        planner,
        "event_platform",
        event.id,
        name="StreamYard",
        audience_url="https://live.example.org/a",
        backstage_url="https://live.example.org/b",
        key_place="the password safe",
        plan_b="The second channel",
        cities="America/Bogota",
        notes="stream key 1234-abcd",
    )
    add(planner, "person", None, name="Leo Paz", phone="+56 9 2222", email="leo@example.org", notes="hates mornings")
    add(planner, "event_role", event.id, duty="camera", person_id="Leo Paz", confirmed="yes")
    add(
        planner, "task", event.id, title="Rehearse", due="T-3", owner="Leo", area="platform", notes="ask for a discount"
    )
    add(planner, "task", event.id, title="Pay the deposit", due="T-3", owner="Leo", area="money")
    tasks.set_done(planner, [add(planner, "task", event.id, title="Contract", due="T-30", owner="Leo")])
    add(planner, "gate", event.id, title="Go or no-go", due="T-7", decider="Paula")
    add(planner, "organisation", None, name="Luz y Sonido", contact="Rita", phone="+56 2 333")
    asked = {"amount": "1234567", "chosen": "yes", "reason": "the cheapest", "organisation_id": "Luz y Sonido"}
    add(planner, "quote", event.id, need="Sound", **asked)
    return event


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[Event]:
    return fill(prepared)


@pytest.fixture(scope="module")
def template(made: Filled[Event]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[Event]) -> Event:
    return made.value


def lines(planner: Planner, event: Event) -> list[str]:
    return brief.brief(planner, event.id, "text").decode().splitlines()


def test_the_page_says_who_is_where_when_and_with_what_to_do(planner: Planner, event: Event) -> None:
    assert lines(planner, event) == [
        "DevConf",
        "Meetup · hybrid · planned · As of Tue 9 Mar 2027",
        "",
        "WHEN AND WHERE",
        "When: Thu 15 Apr 2027 18:30–21:00 (America/Santiago)",
        "Bogota: Thu 15 Apr 17:30–20:00",
        "Where: Teatro Oriente, Pedro de Valdivia 099",
        "Arrival: Stage door",
        "",
        "ONLINE",
        "Platform: StreamYard",
        "Link for guests: https://live.example.org/a",
        "Link back-stage: https://live.example.org/b",
        "Stream key is in: the password safe",
        "",
        "WHO DOES WHAT",
        "• Thu 15 Apr 18:30–21:00 · Camera · Leo Paz · +56 9 2222",
        "",
        "STILL TO BE DONE",
        "• Leo · Mon 12 Apr · Rehearse",
        "",
        "DECISIONS AHEAD",
        "• Thu 8 Apr · Go or no-go · Paula",
        "",
        "PLAN B",
        "Online: The second channel",
        "",
        "CONTACTS",
        "Venue: Marta +56 9 5555",
        "Leo Paz: +56 9 2222 · leo@example.org",
        "Sound: Luz y Sonido · Rita · +56 2 333",
    ]


@pytest.mark.parametrize("form", brief.FORMS)
def test_no_form_tells_what_is_not_for_all(planner: Planner, event: Event, form: str) -> None:
    page = brief.brief(planner, event.id, form).decode()
    for secret in ("1234-abcd", "9,000,000", "1234567", "1.234.567", "deposit", "discount", "mornings", "cheapest"):
        assert secret not in page
    assert "password safe" in page


def test_a_page_of_markdown_has_the_texts_of_people_as_texts(planner: Planner) -> None:
    event = conf(planner, title=HOSTILE, goal=HOSTILE)
    add(planner, "task", event.id, title=HOSTILE, owner=HOSTILE)
    page = brief.brief(planner, event.id, "md").decode()
    escaped = r'\<script\>alert("x")\</script\> \| \[a\](javascript:b) \*c\* {{ 7 \* 7 }}'
    assert page.splitlines()[0] == f"# {escaped}"
    assert f"| {escaped} |  | {escaped} |" in page.splitlines()


class Reader(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_page_of_html_has_the_texts_of_people_as_texts(planner: Planner) -> None:
    event = conf(
        planner, title=HOSTILE, venue='"><img src=x onerror=alert(1)>', url='https://x.example.org/"onclick="a'
    )
    add(planner, "task", event.id, title=HOSTILE, owner="javascript:alert(1)")
    reader = Reader()
    reader.feed(brief.brief(planner, event.id, "html").decode())
    assert reader.tags.isdisjoint({"script", "img", "iframe"})
    assert reader.links == ['https://x.example.org/"onclick="a']
    assert reader.texts.count(HOSTILE) == 3


def test_the_keys_of_json_stay(planner: Planner, event: Event) -> None:
    found = json.loads(brief.brief(planner, event.id, "json"))
    assert list(found) == [
        *("event", "when", "where", "online", "duties", "to_do", "decisions", "plan_b", "risks", "contacts"),
    ]
    assert found["when"]["elsewhere"] == [
        {"timezone": "America/Bogota", "start": "2027-04-15T17:30:00", "end": "2027-04-15T20:00:00"}
    ]
    assert found["duties"][0] == {
        "duty": "camera",
        "label": "",
        "name": "Leo Paz",
        "phone": "+56 9 2222",
        "email": "leo@example.org",
        "begins": "2027-04-15T18:30:00",
        "ends": "2027-04-15T21:00:00",
        "confirmed": True,
    }
    assert found["to_do"] == [{"owner": "Leo", "tasks": [{"title": "Rehearse", "due": "2027-04-12"}]}]


def test_an_event_of_which_little_is_known_has_a_page_all_the_same(planner: Planner) -> None:
    event = events.added(planner, events.create(planner, EventDraft(title="Idea")))
    assert lines(planner, event)[3:] == ["WHEN AND WHERE", "When: no date yet"]
    assert json.loads(brief.brief(planner, event.id, "json"))["when"]["start"] is None


def test_what_there_is_not_is_refused(planner: Planner, event: Event) -> None:
    with pytest.raises(Invalid):
        brief.brief(planner, event.id, "pdf")
    with pytest.raises(NotFound):
        brief.brief(planner, 99, "md")
