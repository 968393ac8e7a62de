"""Next year from this one, on the command line."""

import pytest

DEVCONF = "DevConf 2027 15-16 apr 2027 #conference"
ANNIVERSARY = "Aniversario 20 sep 2027 18:30-21:00 #meetup"


@pytest.fixture(autouse=True)
def year(command):
    for line in (DEVCONF, ANNIVERSARY):
        command("add", "event", line)


def test_it_says_what_is_added_with_its_clashes_and_adds_it(command):
    said = command("plan", 2028)
    assert said.out.splitlines() == [
        "20–21 Apr 2028               DevConf 2028  conference  planned",
        "Mon 18 Sep 2028 18:30–21:00  Aniversario   meetup      planned  ▲ A public holiday: Independence Day.",
    ]
    assert (said.status, said.err) == (0, "Add 2 events to 2028\n")


def test_a_dry_run_adds_nothing(command):
    assert command("plan", 2028, "--dry-run").err == "Would add 2 events to 2028.\n"
    assert command("list", "events", "--year", 2028).out == ""


def test_twice_is_once(command):
    command("plan", 2028)
    said = command("plan", 2028)
    assert (said.status, said.out) == (0, "")
    assert said.err == "There is nothing to add to 2028.\n2 are there already.\n"
    assert len(command("list", "events", "--year", 2028, "--json").json) == 2


def test_one_undo_takes_all_of_it_back(command):
    command("plan", 2028)
    assert command("undo").out == "Undo: Add 2 events to 2028\n"
    assert command("list", "events", "--year", 2028).out == ""


def test_a_filter_says_what_is_taken_over(command):
    command("plan", 2028, "--filter", "kind:conference")
    assert [event["title"] for event in command("list", "events", "--year", 2028, "--json").json] == ["DevConf 2028"]


def test_another_year_may_be_taken_over_but_only_an_earlier_one(command):
    assert command("plan", 2030, "--from", 2027).err == "Add 2 events to 2030\n"
    said = command("plan", 2027, "--from", 2027)
    assert (said.status, said.out, said.err) == (1, "", "from: an earlier year than 2027\n")


def test_a_script_is_told_what_is_kept_and_what_clashes(command):
    said = command("plan", 2028, "--dry-run", "--json").json
    assert {name: said[name] for name in ("year", "from", "added", "there")} == {
        "year": 2028,
        "from": 2027,
        "added": 2,
        "there": [],
    }
    devconf, anniversary = said["events"]
    assert (devconf["title"], devconf["start"], devconf["end"]) == ("DevConf 2028", "2028-04-20", "2028-04-21")
    assert (devconf["from_event"], devconf["from_series"], devconf["clashes"]) == (1, None, [])
    assert devconf["kept"] == ["kind", "format", "all_day", "timezone"]
    assert devconf["dropped"] == ["It is called “DevConf 2028” then."]
    assert anniversary["clashes"] == [
        {
            "kind": "holiday",
            "severity": "severe",
            "day": "2028-09-18",
            "reason": "A public holiday: Independence Day.",
        }
    ]


def test_a_script_is_told_what_is_there_already(command):
    command("plan", 2028)
    said = command("plan", 2028, "--json").json
    assert (said["added"], said["events"]) == (0, [])
    assert said["there"] == [
        {"from_event": 1, "from_series": None, "title": "DevConf 2028", "id": 3},
        {"from_event": 2, "from_series": None, "title": "Aniversario", "id": 4},
    ]


def test_others_dates_are_called_as_a_reader_of_spanish_does(command):
    said = command("plan", 2028, "--dry-run", lang="es")
    assert said.out.splitlines()[1].startswith("lun 18 sep 2028 18:30–21:00  Aniversario")
    assert "Día de la Independencia" in said.out
