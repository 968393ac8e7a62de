"""Finding a date on the command line."""

import pytest


@pytest.fixture
def plan(command):
    command("set", "settings", "country=CL", "timezone=America/Santiago")
    return command


@pytest.mark.parametrize(
    ("lang", "wish", "why"),
    [
        (
            "en",
            "Thursday evening in September 2027",
            "It is the week of National Holiday, with 3 public holidays from Fri 17 Sep 2027 on.",
        ),
        (
            "es",
            "jueves por la tarde en septiembre 2027",
            "Es la semana de Fiestas Patrias, con 3 feriados desde el vie 17 sep 2027.",
        ),
    ],
)
def test_the_week_of_the_fiestas_patrias_is_avoided_and_it_is_said_why(plan, lang, wish, why):
    done = plan("find", wish, "--json", lang=lang)

    assert sorted(row["day"][-2:] for row in done.json["ranked"]) == ["02", "09", "23", "30"]
    assert done.json["avoided"] == [{"day": "2027-09-16", "reasons": [why]}]
    assert why in plan("find", wish, lang=lang).out


def test_what_was_understood_of_a_wish_stands_beside_the_days(plan):
    wish = plan(
        "find", "Thursday 18:30-21:00 in September 2027 #workshop +Ana Soto audience: developers", "--json"
    ).json["wish"]

    assert wish == {
        "first": "2027-09-01",
        "last": "2027-09-30",
        "weekdays": [3],
        "begin": "18:30",
        "minutes": 150,
        "days": 1,
        "kind": "workshop",
        "format": "in_person",
        "audience": "developers",
        "people": ["Ana Soto"],
        "series": "",
        "venue": "",
    }


def test_as_many_days_are_listed_as_are_asked_for_the_best_first(plan):
    lines = plan("find", "in September 2027", "--count", "2").out.split("\n\n")[0].splitlines()

    assert [line.split()[0] for line in lines] == ["1", "2"]


def test_where_no_day_is_free_that_is_said_on_stderr(plan):
    done = plan("find", "Friday 17 sep 2027")

    assert done.status == 0
    assert done.err == "Of the days that were asked for, none between Fri 17 Sep 2027 and Fri 17 Sep 2027 is free.\n"
    assert done.out.startswith("Better avoided\nFri 17 Sep 2027  A public holiday: National Holiday.")


def test_what_is_not_understood_is_said_on_stderr(plan):
    done = plan("find", "blah in September 2027")

    assert (done.status, done.err) == (0, "“blah” is not understood.\n")
    assert plan("find", "blah in September 2027", "--json").json["problem"] == "“blah” is not understood."


def test_another_date_is_found_for_an_event(plan):
    number = plan("add", "event", "Ramada 17 sep 2027 18:30-21:00 #workshop", "--json").json["id"]
    found = plan("find", "--event", number, "--json").json
    weekdays, kind, begin = (found["wish"][name] for name in ("weekdays", "kind", "begin"))

    assert (weekdays, kind, begin) == ([4], "workshop", "18:30")
    assert "2027-09-24" in [row["day"] for row in found["ranked"]]


def test_an_event_that_is_not_there_is_refused(plan):
    assert plan("find", "--event", "99").status == 1
