"""The pages of people and of organisations, by keys."""

import pytest

from app_kit import NARROW, WIDE, enters, page_at, press, types
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.domain.people.quick_line import organisation_texts, person_texts
from eventplanner.domain.team.roles import ROLE
from eventplanner.screens.base.question import Question
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.people.duplicates import DoublesScreen
from eventplanner.screens.people.organisations import OrganisationsScreen
from eventplanner.screens.people.page import PeopleScreen
from eventplanner.services.base import history
from eventplanner.services.events import events
from eventplanner.services.records import records
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.detail import Detail
from screens.exports import choices_of_file, preview, writes_to
from screens.plans import plan

PEOPLE = (
    "Ana Pérez, designer, Estudio Sur ana@sur.cl +56 9 1234 5678 @Santiago",
    "Leo Paz #sound leo@audio.cl",
    "Perez Ana ana@gmail.com",
)


@pytest.fixture
def three(planner):
    for line in PEOPLE:
        records.create(planner, PERSON, records.read(planner, PERSON, person_texts(line), PERSON.blank()))
    return planner


def page(planner, kind=PeopleScreen, size=WIDE):
    return page_at(planner, kind, size=size)


def shown(pilot):
    listed = pilot.app.screen.list_panel.records._listing
    return [listed[n].name for n in range(listed.total)]


def names(planner):
    return [person.name for person in records.every(planner, PERSON)]


async def test_a_line_adds_somebody_and_the_cursor_goes_there(three):
    async with page(three) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Zoe Araya, MC, Norte zoe@x.cl @Arica #host")
        zoe = pilot.app.screen.list_panel.record
        assert (zoe.name, zoe.role, zoe.email, zoe.place, zoe.team, zoe.internal) == (
            *("Zoe Araya", "MC", "zoe@x.cl", "Arica", "host"),
            True,
        )
        assert records.names(three, "organisation", [zoe.organisation_id]) == {zoe.organisation_id: "Norte"}


async def test_the_list_is_narrowed_as_one_types_and_by_who_works_here(three):
    async with page(three, size=NARROW) as pilot:
        await press(pilot, "slash")
        await types(pilot, "estudio")
        assert shown(pilot) == ["Ana Pérez"]
        await press(pilot, "escape")
        assert shown(pilot) == ["Ana Pérez", "Leo Paz", "Perez Ana"]
        await press(pilot, "v")
        assert shown(pilot) == ["Leo Paz"]
        await press(pilot, "v")
        assert shown(pilot) == ["Ana Pérez", "Perez Ana"]
        await press(pilot, "escape")
        assert len(shown(pilot)) == 3
        assert isinstance(pilot.app.screen, PeopleScreen)


async def test_the_detail_says_at_which_events_somebody_has_a_role(three):
    plan(three, ["Meetup Python 20 mar 18:30-21:00"])
    event = events.everything(three)[0]
    said = {"duty": "door", "person_id": "Ana Pérez"}
    records.create(three, ROLE, records.read(three, ROLE, said, ROLE.blank(event.id)))
    async with page(three) as pilot:
        await press(pilot, "down", "up")
        texts = [entry.text for entry in pilot.app.screen.query_one(Detail)._entries]
        assert "designer, Estudio Sur" in texts
        assert any("Meetup Python · door" in text for text in texts)


async def test_two_who_are_one_are_made_one_and_undo_brings_both_back(three):
    async with page(three) as pilot:
        await press(pilot, "equals_sign")
        assert isinstance(pilot.app.screen, DoublesScreen)
        row = next(row for row in pilot.app.screen._rows if row.name == "email")
        assert (row.left, row.right) == ("ana@sur.cl", "ana@gmail.com")
        await press(pilot, "greater_than_sign", "enter")
        assert isinstance(pilot.app.screen, PeopleScreen)
        ana = records.every(three, PERSON)[1]
        assert (ana.name, ana.email, ana.channels) == ("Perez Ana", "ana@gmail.com", ("ana@sur.cl",))
        assert shown(pilot) == ["Leo Paz", "Perez Ana"]
        await press(pilot, "u")
        assert shown(pilot) == ["Ana Pérez", "Leo Paz", "Perez Ana"]


async def test_two_who_are_two_are_left_alone(three):
    async with page(three) as pilot:
        await press(pilot, "equals_sign", "d")
        assert isinstance(pilot.app.screen, PeopleScreen)
        assert len(names(three)) == 3


async def test_nobody_is_forgotten_without_being_asked_about(three):
    async with page(three) as pilot:
        await press(pilot, "F")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "escape")
        assert len(names(three)) == 3
        await press(pilot, "F", "enter")
        assert names(three) == ["Leo Paz", "Perez Ana"]
        assert shown(pilot) == ["Leo Paz", "Perez Ana"]
        assert "Ana Pérez" not in str([change.label for change in history.since(three, 0)])


async def test_a_table_of_people_comes_in_by_the_dialog(three, tmp_path):
    table = tmp_path / "list.csv"
    table.write_text("Nombre,Correo\nEva Ríos,eva@x.cl\nLeo Paz,leo@audio.cl\n", encoding="utf-8")
    async with page(three) as pilot:
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, ImportDialog)
        await enters(pilot, str(table))
        await press(pilot, "ctrl+s")
        assert shown(pilot) == ["Ana Pérez", "Eva Ríos", "Leo Paz", "Perez Ana"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_people_are_written_as_a_table_or_as_address_cards(three, tmp_path, size):
    table, cards = tmp_path / "people.csv", tmp_path / "people.vcf"
    async with page(three, size=size) as pilot:
        await press(pilot, "E")
        assert (choices_of_file(pilot), preview(pilot)) == (
            (["format", "path", "replace"], "~/people.csv"),
            ["3 people"],
        )
        await writes_to(pilot, table)
        await press(pilot, "E")
        await writes_to(pilot, cards)
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].startswith("Ana Pérez,")
    assert cards.read_text(encoding="utf-8").count("BEGIN:VCARD") == 3


async def test_what_is_deleted_is_not_marked_any_more(three):
    async with page(three) as pilot:
        await press(pilot, "space", "space", "d")
        assert shown(pilot) == ["Perez Ana"]
        assert pilot.app.screen.list_panel.records.marks == set()


async def test_an_organisation_is_added_by_a_line_and_shown_with_its_people(three):
    async with page(three, OrganisationsScreen) as pilot:
        await press(pilot, "a")
        await enters(pilot, "Banquetes, Rosa Díaz #supplier rosa@b.cl")
        firm = pilot.app.screen.list_panel.record
        assert (firm.name, firm.contact, firm.dealings, firm.email) == (
            "Banquetes",
            "Rosa Díaz",
            ("supplier",),
            "rosa@b.cl",
        )
        await press(pilot, "down")
        assert pilot.app.screen.list_panel.record.name == "Estudio Sur"
        texts = [entry.text for entry in pilot.app.screen.query_one(Detail)._entries]
        assert "Ana Pérez · designer · ana@sur.cl" in texts


async def test_an_empty_list_says_what_it_is_for(planner):
    async with page(planner) as pilot:
        panel = pilot.app.screen.query_one("#list", Panel)
        assert "Who works with you" in str(panel._nothing.render())
        await press(pilot, "equals_sign")
        assert isinstance(pilot.app.screen, PeopleScreen)


def test_a_line_about_an_organisation_keeps_words_it_does_not_know():
    known = {"supplier"}.__contains__
    said = organisation_texts("C# Chile #supplier #nuevo https://c.cl @Santiago", known)
    assert (said["name"], said["dealings"], said["url"], said["place"]) == (
        *("C# Chile #nuevo", "supplier"),
        *("https://c.cl", "Santiago"),
    )
    assert ORGANISATION.fields[0].name == "name"
