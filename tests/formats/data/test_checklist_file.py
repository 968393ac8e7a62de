"""Checklists as files: those that come with the program are sound, and bad ones say what is wrong with them."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.checklists.checklists import (
    Checklist,
    ChecklistGate,
    ChecklistRole,
    ChecklistTask,
    Titled,
    Where,
    for_kind,
)
from eventplanner.domain.events.events import EventKind, Format
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.team.duties import Duty
from eventplanner.formats.data.checklist_file import KEYS, built_in, read
from eventplanner.formats.data.data_files import FOLDER
from eventplanner.i18n import catalogue
from eventplanner.i18n.language import LANGUAGES, SOURCE_LANGUAGE

SMALL = """
key = "small"

[[gates]]
key = "go"
offset = -7
penalty_free = -5
criteria = ["venue_signed", "registrations 60"]
own = ["paid"]

[[roles]]
role = "door"
where = "in_person"
count = 2

[[tasks]]
key = "quotes"
offset = -30
area = "venue"
where = "in_person"

[[tasks]]
key = "contract"
offset = -10
area = "legal"
gate = "go"
waits_for = ["quotes"]
"""
WORDS = {
    "title": "Small",
    "gates": {"go": "Go ahead"},
    "criteria": {"paid": "It is paid"},
    "tasks": {"quotes": "Ask for quotes", "contract": "Sign the contract"},
}
ALIKE = {"Meetup", "Webinar", "Hackathon"}
"""What other languages call by the English word."""
LONGEST_TITLE = 72
"""Characters that a list shows on a common screen."""
MOST = {"conference": 75}
"""Tasks of the longest checklists; of the others, 35."""
GATES = {
    "meetup": {1},
    "workshop": {1, 2},
    "webinar": {1, 2},
    "conference": {3},
    "hackathon": {3},
    "presence": {1, 2},
    "talk": {0, 1},
    "content": {0, 1},
}


def titled(checklist: Checklist) -> list[Titled]:
    own = [each for gate in checklist.gates for each in gate.own]
    return [checklist, *checklist.gates, *own, *checklist.tasks]


def complaint(text: str | bytes, titles: dict[str, Any] | None = None) -> str:
    with pytest.raises(FileProblem) as caught:
        read(text.encode() if isinstance(text, str) else text, WORDS if titles is None else titles)
    return catalogue.words(caught.value.message)


def said_of(data: bytes) -> str:
    """The sentence it is refused in, or that it is read."""
    try:
        return f"read {read(data, WORDS).key}"
    except FileProblem as refused:
        return catalogue.words(refused.message)


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new)


def test_a_file_says_decisions_roles_and_tasks():
    assert read(SMALL.encode(), WORDS) == Checklist(
        key="small",
        title="Small",
        gates=(
            ChecklistGate(
                key="go",
                title="Go ahead",
                offset=-7,
                penalty_free=-5,
                criteria=("venue_signed", "registrations 60"),
                own=(Titled(key="paid", title="It is paid"),),
            ),
        ),
        roles=(ChecklistRole(role=Duty.DOOR, where=Where.IN_PERSON, count=2),),
        tasks=(
            ChecklistTask(
                key="quotes",
                title="Ask for quotes",
                offset=-30,
                area=Area.VENUE,
                where=Where.IN_PERSON,
            ),
            ChecklistTask(
                key="contract",
                title="Sign the contract",
                offset=-10,
                area=Area.LEGAL,
                gate="go",
                waits_for=("quotes",),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"legal"', '"lawyers"', "at “contract”, “area” is “lawyers” and has to be one of venue, catering, av,"),
        ('area = "legal"\n', "", "at “contract”, “area” has to be one of venue, catering, av,"),
        ('gate = "go"', 'gate = "stop"', "at “contract”, there is no decision “stop”."),
        ('key = "contract"', 'key = "quotes"', "at “quotes”, the key stands there twice."),
        ('["quotes"]', '["visit"]', "at “contract”, there is no task “visit” to wait for."),
        ('["quotes"]', '["contract"]', "at “contract”, the task waits for itself in the end."),
        ('["quotes"]', '"quotes"', "at “contract”, “waits_for” is not a list of texts."),
        ("offset = -10", 'offset = "T-10"', "at “contract”, “offset” is not a whole number of days up to"),
        ("offset = -10", "offset = -1.5", "at “contract”, “offset” is not a whole number of days up to"),
        ("offset = -10", "offset = true", "at “contract”, “offset” is not a whole number of days up to"),
        ("offset = -10\n", "", "at “contract”, “offset” is not a whole number of days up to"),
        ("offset = -10", "offset = -99999", "at “contract”, “offset” is not a whole number of days up to"),
        ("penalty_free = -5", "penalty_free = 0.5", "at “go”, “penalty_free” is not a whole number of days up to"),
        ('key = "contract"', 'key = "a/b"', "at “a/b”, “key” may have letters, digits and hyphens only."),
        ('key = "contract"\n', "", "at “tasks 2”, “key” has no text."),
        ('where = "in_person"\ncount', 'where = "here"\ncount', "at “roles 1”, “where” is “here” and has to be one of"),
        ('"door"', '"juggler"', "at “roles 1”, “role” is “juggler” and has to be one of lead, host,"),
        ("count = 2", "count = 0", "at “roles 1”, “count” is not a whole number from 1 to 100."),
        ('"registrations 60"', '"registrations"', "at “go”, “criteria” is “registrations” and has to be one of"),
        ('"registrations 60"', '"registrations 101"', "at “go”, “criteria” is “registrations 101” and has to be one"),
        ('"venue_signed"', '"venue_signed 3"', "at “go”, “criteria” is “venue_signed 3” and has to be one of"),
        ('"venue_signed"', '"own"', "at “go”, “criteria” is “own” and has to be one of"),
        ('waits_for = ["quotes"]', 'wait_for = ["quotes"]', "at “contract”, “wait_for” is not known here."),
        ('key = "small"\n', "", "“key” has no text."),
        ("[[roles]]", "[roles]", "at “small”, “roles” is not a list of tables."),
        ('own = ["paid"]', 'own = ["is it paid"]', "at “go”, “own” may have letters, digits and hyphens only."),
        ('area = "legal"', 'area = "legal"\ntitle = "Sign"', "at “contract”, “title” is not known here."),
    ],
)
def test_a_bad_file_gives_one_sentence(old, new, said):
    found = complaint(changed(old, new))
    assert found.startswith(f"This checklist cannot be used: {said}")
    assert found.endswith(".")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"title": " "}, "at “small”, “title” has no text."),
        ({"tasks": {"quotes": "Ask"}}, "at “small tasks”, “contract” has no text."),
        ({"tasks": {"quotes": "Ask", "contract": "x" * 201}}, "at “small tasks”, “contract” is longer than 200 char"),
        ({"gates": {"go": "Go", "stop": "Stop"}}, "at “small gates”, “stop” is not known here."),
        ({"criteria": {"paid": 1}}, "at “small criteria”, “paid” has no text."),
        ({"criteria": "paid"}, "at “small”, “criteria” is not a table."),
        ({"roles": {"door": "Door"}}, "at “small”, “roles” is not known here."),
    ],
)
def test_bad_titles_give_one_sentence(words, said):
    assert complaint(SMALL, WORDS | words).startswith(f"This checklist cannot be used: {said}")


def test_tasks_do_not_wait_in_a_circle():
    circle = changed('area = "venue"', 'area = "venue"\nwaits_for = ["contract"]')
    assert re.fullmatch(r"This checklist .* the task waits for itself in the end\.", complaint(circle))


@pytest.mark.parametrize("text", ["key = ", "\x00", "x = [1", f"key = {'9' * 5000}", '[[tasks]]\n[tasks]\nx = "a"'])
def test_what_is_no_toml_says_so(text):
    assert complaint(text).startswith("This checklist is not valid TOML: ")


def test_what_is_no_text_says_so():
    assert complaint(b"key = \xff") == "This checklist is not UTF-8 text."
    assert complaint("x = " + "[" * 100_000) == "This checklist is nested too deeply."


def test_a_byte_order_mark_is_no_part_of_it():
    assert read(b"\xef\xbb\xbf" + SMALL.encode(), WORDS) == read(SMALL.encode(), WORDS)


def test_no_terminal_obeys_a_title():
    titles = {"quotes": "Ask", "contract": "Sign\x1b[31m the\tcontract"}
    assert read(SMALL.encode(), WORDS | {"tasks": titles}).tasks[1].title == "Sign the contract"


@settings(max_examples=100)
@given(st.data())
def test_whatever_is_done_to_a_file_it_is_read_or_refused_in_a_sentence(data):
    lines = SMALL.splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place] = data.draw(
        st.sampled_from(["", lines[place] * 2, lines[place][:-1], data.draw(st.text(max_size=20))])
    )
    assert said_of("\n".join(lines).encode("utf-8", "replace")).startswith(("This checklist ", "read"))


@pytest.mark.parametrize("key", KEYS)
def test_a_built_in_checklist_is_called_as_its_file(key):
    assert built_in(key, "en").key == key
    assert built_in(key, "en") is built_in(key, "en")


def test_every_file_is_offered_and_every_kind_has_one():
    files = {each.name for each in (FOLDER / "checklists").iterdir()}
    assert files == {f"{name}.toml" for name in (*KEYS, *LANGUAGES)}
    assert {for_kind(kind) for kind in EventKind} == set(KEYS) - {"content"}


def test_there_is_no_other_built_in_checklist():
    with pytest.raises(FileProblem) as caught:
        built_in("../checklists/meetup", "en")
    assert catalogue.words(caught.value.message) == "There is no checklist “../checklists/meetup”."


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("key", KEYS)
def test_a_built_in_checklist_is_as_long_as_its_kind_asks_for(key, format):
    assert 20 <= len(built_in(key, "en").of(format).tasks) <= MOST.get(key, 35)


def test_a_hybrid_conference_has_sixty_tasks_three_decisions_and_twelve_people():
    hybrid = built_in("conference", "en").of(Format.HYBRID)
    assert len(hybrid.tasks) >= 60
    assert len(hybrid.gates) == 3
    assert sum(each.count for each in hybrid.roles) >= 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_language_says_it_in_its_own_words(key, language):
    assert max(len(each.title) for each in titled(built_in(key, language))) <= LONGEST_TITLE
    if language != SOURCE_LANGUAGE:
        pairs = zip(titled(built_in(key, SOURCE_LANGUAGE)), titled(built_in(key, language)), strict=True)
        assert {ours.title for ours, theirs in pairs if ours.title == theirs.title} <= ALIKE


def test_a_language_without_words_is_spoken_to_in_english():
    assert built_in("meetup", "xx") == built_in("meetup", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_no_two_tasks_say_the_same(key, language):
    tasks = built_in(key, language).tasks
    assert len({each.title for each in tasks}) == len(tasks)


@pytest.mark.parametrize("key", KEYS)
def test_tasks_stand_in_the_order_of_their_days(key):
    offsets = [each.offset for each in built_in(key, "en").tasks]
    assert offsets == sorted(offsets)


@pytest.mark.parametrize("key", KEYS)
def test_nothing_waits_for_what_is_due_later(key):
    due = {each.key: each.offset for each in built_in(key, "en").tasks}
    assert [
        each.key for each in built_in(key, "en").tasks if any(due[other] > each.offset for other in each.waits_for)
    ] == []


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("key", KEYS)
def test_a_decision_has_tasks_and_they_are_due_by_then(key, format):
    fits = built_in(key, "en").of(format)
    assert len(fits.gates) in GATES[key]
    for gate in fits.gates:
        asked = [each.offset for each in fits.tasks if each.gate == gate.key]
        assert "tasks_done" in gate.criteria
        assert asked
        assert max(asked) <= gate.offset


@pytest.mark.parametrize("key", KEYS)
def test_a_decision_comes_before_a_no_costs_something(key):
    for gate in built_in(key, "en").gates:
        assert gate.offset <= (gate.offset if gate.penalty_free is None else gate.penalty_free) < 0


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize("key", KEYS)
def test_somebody_leads_and_something_is_done_afterwards(key, format):
    fits = built_in(key, "en").of(format)
    assert [each.count for each in fits.roles if each.role is Duty.LEAD] == [1]
    assert [each for each in fits.tasks if each.area is Area.AFTERWARDS and each.offset > 0]


@pytest.mark.parametrize("key", KEYS)
def test_a_virtual_event_is_asked_for_no_venue_and_one_in_person_for_no_stream(key):
    areas = {format: {each.area for each in built_in(key, "en").of(format).tasks} for format in Format}
    assert Area.VENUE not in areas[Format.VIRTUAL]
    assert Area.CATERING not in areas[Format.VIRTUAL]
    assert not any("stream" in each.title.lower() for each in built_in(key, "en").of(Format.IN_PERSON).tasks)


@pytest.mark.parametrize("key", KEYS)
def test_every_checklist_minds_money_data_and_access(key):
    for format in Format:
        assert {Area.MONEY, Area.LEGAL, Area.ACCESS, Area.PEOPLE} <= {
            each.area for each in built_in(key, "en").of(format).tasks
        }
