"""The words of the field."""

import pytest
from msgspec.structs import fields

from eventplanner.domain.base.settings import Preferences, Settings
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.i18n import catalogue, names

KINDS = {
    EventKind.MEETUP: ("meetup", "meetup"),
    EventKind.WORKSHOP: ("workshop", "taller"),
    EventKind.WEBINAR: ("webinar", "webinar"),
    EventKind.CONFERENCE: ("conference", "conferencia"),
    EventKind.HACKATHON: ("hackathon", "hackathon"),
    EventKind.TALK: ("talk", "charla"),
    EventKind.PRESENCE: ("community presence", "presencia en comunidad"),
    EventKind.INTERNAL: ("internal", "interno"),
}
FORMATS = {
    Format.IN_PERSON: ("in person", "presencial"),
    Format.VIRTUAL: ("virtual", "virtual"),
    Format.HYBRID: ("hybrid", "híbrido"),
}
STATUSES = {
    Status.IDEA: ("idea", "idea"),
    Status.PLANNED: ("planned", "planificado"),
    Status.CONFIRMED: ("confirmed", "confirmado"),
    Status.HELD: ("held", "realizado"),
    Status.CLOSED: ("closed", "cerrado"),
    Status.CANCELLED: ("cancelled", "cancelado"),
}


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_has_its_word(kind):
    english = names.kind(kind)
    catalogue.use("es")

    assert (english, names.kind(kind)) == KINDS[kind]


@pytest.mark.parametrize("format", Format)
def test_every_format_has_its_word(format):
    english = names.format(format)
    catalogue.use("es")

    assert (english, names.format(format)) == FORMATS[format]


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_word(status):
    english = names.status(status)
    catalogue.use("es")

    assert (english, names.status(status)) == STATUSES[status]


@pytest.mark.parametrize("field", [f.name for f in (*fields(EventDraft), *fields(Settings), *fields(Preferences))])
def test_every_field_a_person_fills_in_has_a_name_in_both_languages(field):
    assert field in names.FIELDS
    catalogue.use("es")

    assert names.field(field)
    assert "_" not in names.field(field)


def test_fields_have_the_words_of_the_product():
    catalogue.use("es")

    assert [names.field(name) for name in ("format", "status", "series", "venue", "capacity", "end")] == [
        "modalidad",
        "estado",
        "serie",
        "sede",
        "cupos",
        "fin",
    ]


def test_a_field_without_a_name_is_shown_as_it_is():
    assert names.field("start_key") == "start key"


def test_a_heading_begins_with_a_capital():
    catalogue.use("es")

    assert names.heading(names.field("audience")) == "Público"
    assert names.heading("título de la charla") == "Título de la charla"
    assert names.heading("") == ""
