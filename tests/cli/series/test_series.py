"""Series on the command line."""

import shlex

import pytest

LINE = "Python Santiago: segundo jueves de cada mes 19:00-21:00, marzo a noviembre de 2099 @Sede #meetup ~60"
FRIDAYS = "Viernes: todos los viernes 19:00-21:00, en septiembre de 2100 @Sede"


@pytest.fixture
def series(command):
    command("set", "settings", "holidays=off")
    return command("add", "series", LINE, "--json").json


def when(command):
    return [event["start"] for event in command("list", "events", "--json").json]


def test_a_line_becomes_a_series_and_its_events(command, series):
    assert {name: series[name] for name in ("id", "version", "name", "rule", "first", "until", "skipped")} == {
        "id": 1,
        "version": 1,
        "name": "Python Santiago",
        "rule": "FREQ=MONTHLY;BYDAY=2TH;BYMONTH=3,4,5,6,7,8,9,10,11",
        "first": "2099-03-12",
        "until": "2099-11-30",
        "skipped": [],
    }
    assert [each["event"] for each in series["dates"]] == list(range(1, 10))
    assert when(command)[:2] == ["2099-03-12T19:00", "2099-04-09T19:00"]


def test_trying_a_series_lists_its_dates_and_adds_nothing(first_command, path):
    said = first_command("add", "series", LINE, "--dry-run")

    assert said.out.splitlines()[:3] == [
        "Would add: Python Santiago · second Thursday of each month, March to November · 9 events",
        "Thu 12 Mar 2099 19:00–21:00",
        "Thu 9 Apr 2099 19:00–21:00",
    ]
    assert (said.err, path.exists()) == ("", False)


def test_what_stands_in_the_way_is_pointed_out(command):
    command("add", "date", "Congreso 10 sep 2100", "--overlay", "Otros")
    tried = command("add", "series", FRIDAYS, "--dry-run")
    assert "Fri 10 Sep 2100 19:00–21:00  ▲ “Congreso” is on that day (Otros)." in tried.out.splitlines()

    said = command("add", "series", FRIDAYS)
    assert (said.status, "Fri 10 Sep 2100: “Congreso” is on that day (Otros).\n" in said.err) == (0, True)
    assert said.out == "1  Add the series “Viernes” with 4 events · weekly on Fridays, in September\n"


def test_the_list_says_how_often_and_how_many(command, series):
    assert command("list", "series", "--year", "2099").out == (
        "1  Python Santiago  second Thursday of each month, March to November  Thu 12 Mar 2099  9 dates\n"
    )
    assert [each["name"] for each in command("list", "series", "--json").json] == ["Python Santiago"]
    assert [each["dates"] for each in command("list", "series", "--year", "2098", "--json").json] == [[]]


@pytest.mark.parametrize(
    "words",
    [
        ("rule=third Thursday of each month, March to November", "time=18:00", "venue=HQ"),
        ("regla=tercer jueves de cada mes, marzo a noviembre", "hora=18:00", "lugar=HQ"),
    ],
)
def test_what_was_changed_by_itself_does_not_follow_and_is_named(command, series, words):
    command("set", "event", "2", "title=Python night")
    said = command("set", "series", "1", *words)

    assert said.out == "Change the series “Python Santiago” with 8 events\n"
    assert said.err == ("Not changed, because it was changed by itself: 2 “Python night” (title: Python night)\n")
    assert when(command)[:3] == ["2099-03-19T18:00", "2099-04-09T19:00", "2099-05-21T18:00"]
    command("undo")
    assert when(command)[0] == "2099-03-12T19:00"


def test_a_series_takes_an_earlier_end_and_its_later_events_go(command, series):
    command("set", "series", "1", "until=2099-06-30")

    assert len(when(command)) == 4


def test_a_new_name_is_that_of_its_events(command, series):
    said = command("set", "series", "1", "name=Python Chile")

    assert said.out == "Rename the series “Python Santiago” to “Python Chile”\n"
    events = command("list", "events", "--json").json
    assert {(event["title"], event["series"]) for event in events} == {("Python Chile", "Python Chile")}


def test_a_lost_update_is_refused(command, series):
    command("set", "series", "1", "venue=HQ")
    said = command("set", "series", "1", "venue=Teatro", "--if-version", "1")

    assert (said.status, said.err) == (1, "Series 1 is at version 2 now.\n")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("add", "series", "Python Santiago"), "Say how often"),
        (("add", "series", LINE), "there is a series of this name already"),
        (("set", "series", "1", "colour=red"), "there is no such field; there is name, rule, first"),
        (("set", "series", "1", "rule=now and then"), "Say how often"),
        (("set", "series", "1", "until=2000-01-01"), "The last day comes before the first."),
        (("set", "series", "x", "name=X"), "name a series by its number"),
        (("set", "series", "7", "name=X"), "There is no series 7."),
        (("delete", "series", "7"), "There is no series 7."),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(command, series, words, reason):
    said = command(*words)

    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert reason in said.err


def test_a_deleted_series_leaves_its_events_and_says_so(command, series):
    said = command("delete", "series", "1")

    assert (said.out, said.err) == ("Remove the series “Python Santiago”\n", "9 events to come stay\n")
    assert (command("list", "series").err, len(when(command))) == ("No series.\n", 9)


@pytest.mark.parametrize(
    ("line", "name", "rule"),
    [
        ("Charla cada jueves 19:00, marzo a abril de 2099", "Charla", "FREQ=WEEKLY;BYDAY=TH;BYMONTH=3,4"),
        ("Encuentro mensual de Python 19:00", "Encuentro de Python", "FREQ=MONTHLY"),
        ("Ana's talk every week 10:00", "Ana's talk", "FREQ=WEEKLY"),
    ],
)
def test_the_line_of_an_event_that_recurs_is_refused_with_the_command_for_a_series(command, line, name, rule):
    refused = command("add", "event", line)
    assert (refused.status, refused.out) == (1, "")

    _program, *arguments = shlex.split(refused.err.partition("For a series: ")[2].partition(" · ")[0])
    added = command(*arguments, "--json").json

    assert (added["name"], added["rule"]) == (name, rule)


def test_the_working_days_of_a_month_go_out_as_the_days_that_they_are(command):
    command("set", "settings", "country=CL")
    added = command("add", "series", "Cierre: primer día hábil de cada mes 9:00, enero a mayo 2099", "--json").json
    days = [each["day"] for each in added["dates"]]

    # New Year and the First of May are passed over; 2099 has no other holiday on these days.
    assert days == ["2099-01-02", "2099-02-02", "2099-03-02", "2099-04-01", "2099-05-04"]
    exported = command("export", "calendar", "--year", "2099").out
    starts = [line for line in exported.splitlines() if line.startswith("DTSTART;TZID=America/Santiago")]
    assert [line[-15:-7] for line in starts] == [day.replace("-", "") for day in days]
    assert exported.split("BEGIN:VEVENT", 1)[1].count("RRULE") == 0


def test_a_date_that_is_left_out_has_no_event(command):
    said = command("add", "series", "J: cada jueves, marzo 2099, excepto el 12 y el 19 de marzo", "--json").json

    assert (said["skipped"], when(command)) == (["2099-03-12", "2099-03-19"], ["2099-03-05", "2099-03-26"])
