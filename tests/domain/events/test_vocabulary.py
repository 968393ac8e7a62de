"""The names of kinds, formats and statuses in two languages."""

import pytest

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import EventKind, Format, Status
from eventplanner.domain.events.vocabulary import FORMATS, KINDS, STATUSES, beginning, kind_in, named
from eventplanner.i18n import catalogue
from eventplanner.i18n import names as shown


@pytest.mark.parametrize(("names", "members"), [(KINDS, EventKind), (FORMATS, Format), (STATUSES, Status)])
def test_every_member_has_names_and_every_name_is_folded(names, members):
    assert {names[member.value] for member in members} == set(members)
    assert [name for name in names if fold(name) != name] == []


def test_names_are_known_without_case_and_accents():
    assert named(KINDS, " Hackatón ") == EventKind.HACKATHON
    assert named(FORMATS, "En Línea") == Format.VIRTUAL
    assert named(STATUSES, "realizado") == Status.HELD
    assert named(STATUSES, "real") is None


def test_a_beginning_means_all_that_begin_so_unless_it_is_a_name():
    assert beginning(KINDS, "conf") == {EventKind.CONFERENCE}
    assert beginning(STATUSES, "c") == {Status.CONFIRMED, Status.CLOSED, Status.CANCELLED}
    assert beginning(KINDS, "xyz") == frozenset()
    assert beginning(KINDS, "") == frozenset()


def test_the_first_word_of_a_title_decides():
    assert kind_in("Charla y taller") == EventKind.TALK
    assert kind_in("JavaConf") == EventKind.CONFERENCE
    assert kind_in("Confianza") is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_app_calls_them_is_understood(language):
    catalogue.use(language)
    assert [named(KINDS, shown.kind(kind)) for kind in EventKind] == list(EventKind)
    assert [named(FORMATS, shown.format(each)) for each in Format] == list(Format)
    assert [named(STATUSES, shown.status(status)) for status in Status] == list(Status)
