"""Targets on the command line, and what lies ahead in the agenda."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from eventplanner.domain.planning.targets import quarter_of

TODAY = datetime.now(ZoneInfo("America/Santiago")).date()
THIS = TODAY.year
NOW = quarter_of(TODAY)


def test_targets_are_set_listed_and_taken_away(command):
    assert command("set", "targets", 2031, "meetup.q1=3", "taller.t2=2").out == "Set the targets of 2031\n"
    command("add", "event", "Meetup Go 12 mar 2031 18:30 #meetup")
    assert command("list", "targets", "--year", 2031).out.splitlines() == [
        "done/planned  Q1                    Q2                    Q3  Q4  2031",
        "meetup        0/1 of 3 (2 missing)  -                     -   -   0/1 of 3 (2 missing)",
        "workshop      -                     0/0 of 2 (2 missing)  -   -   0/0 of 2 (2 missing)",
        "all kinds     0/1 of 3 (2 missing)  0/0 of 2 (2 missing)  -   -   0/1 of 5 (4 missing)",
    ]
    command("set", "targets", 2031, "meetup.q1=", "workshop.q2=")
    assert [each["target"] for each in command("list", "targets", "--year", 2031, "--json").json] == [None]


def test_what_was_set_is_given_back_as_json(command):
    said = command("set", "targets", 2031, "conferencia.q4=1", "--json")
    assert said.json == [
        {"year": 2031, "quarter": 4, "kind": "conference", "target": 1, "planned": 0, "done": 0, "behind": 1}
    ]
    assert command("list", "targets", "--year", 2031, "--json").json == said.json


def test_without_a_year_it_is_this_one(command):
    command("set", "targets", THIS, "talk.q1=1")
    assert [each["year"] for each in command("list", "targets", "--json").json] == [THIS]


def test_a_year_without_targets_says_so(command):
    command("set", "targets", 2031, "talk.q1=1")
    said = command("list", "targets", "--year", 2032)
    assert (said.status, said.out, said.err) == (0, "", "No targets and no events in 2032.\n")
    assert command("list", "targets", "--year", 2032, "--json").json == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["meetup.q1=3"], "year: name the year first, as in: set targets 2027 meetup.q1=3"),
        ([2031], "field: say what to change, as FIELD=VALUE"),
        ([2031, "meetup"], "meetup: say it as FIELD=VALUE"),
        ([2031, "meetup.q9=1"], "meetup.q9: say it as KIND.QUARTER=NUMBER, as in: meetup.q1=3"),
        ([2031, "talk.q1=1", "meetup.q1=many"], "meetup.q1: a number from 0 to 999"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence_and_sets_nothing(command, words, sentence):
    command("add", "event", "Meetup Go")
    said = command("set", "targets", *words)
    assert (said.status, said.out, said.err) == (1, "", f"{sentence}\n")
    assert command("list", "targets", "--year", 2031, "--json").json == []


@pytest.fixture
def ahead(command):
    """Two meetups at one place at once in ten days, a call for papers until then, and a target of this quarter."""
    day = TODAY + timedelta(days=10)
    for title in ("Meetup Go", "Meetup Rust"):
        command("add", "event", f"{title} {day.isoformat()} 18:30 @Sede #webinar +{title.replace(' ', '')}")
    command("set", "targets", THIS, f"hackathon.q{NOW}=2")


def test_the_agenda_says_what_lies_ahead(command, ahead):
    lines = command("agenda").out.splitlines()
    at = lines.index("Clashes")
    clashes = lines[at + 1 : lines.index("", at)]
    assert [line.split("  ")[1:3] for line in clashes if "same place" in line] == [["in 10 d", "severe"]]
    assert lines[lines.index("Behind plan") + 1] == f"  Q{NOW}  hackathon  2 to plan: 0 of 2 planned"


def test_the_agenda_says_what_lies_ahead_to_scripts(command, ahead):
    said = command("agenda", "--json").json
    assert set(said) == {"today", "needs", "coming", "tasks", "clashes", "calls", "targets"}
    severe = [each for each in said["clashes"] if each["kind"] == "venue"]
    assert [(each["severity"], each["day"]) for each in severe] == [
        ("severe", (TODAY + timedelta(days=10)).isoformat())
    ]
    assert severe[0]["event"]["title"] in severe[0]["reason"]
    assert said["targets"] == [
        {"year": THIS, "quarter": NOW, "kind": "hackathon", "target": 2, "planned": 0, "done": 0, "behind": 2}
    ]


def test_where_nothing_lies_ahead_the_agenda_has_no_word_of_it(command):
    command("add", "event", "Meetup Go 12 mar 2031 18:30 @Sede #meetup")
    assert command("agenda").out.splitlines()[1:] == ["Nothing needs you."]
