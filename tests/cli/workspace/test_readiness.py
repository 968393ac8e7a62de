"""`show readiness` and the table of needs in the settings, as a person types them."""

from datetime import date, timedelta

import pytest

from cli.conftest import Command

ROWS = 9
"""Lines of the built-in table."""


def day(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def seen(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("lang", "light", "venue", "nobody"),
    [
        ("en", "attention", "there is no venue", "nobody leads it yet"),
        ("es", "atención", "no hay sede", "aún no tiene responsable"),
    ],
)
def test_a_large_conference_without_a_venue_is_told_months_before(
    command: Command, lang: str, light: str, venue: str, nobody: str
) -> None:
    command("add", "event", f"DevConf {day(135)} #conference ~200")
    first, *areas = seen(command("show", "readiness", "--event", 1, lang=lang).out)
    assert first == f"DevConf: {light}"
    assert next(area.partition(f" {light} ")[2] for area in areas if light in area) == venue
    assert nobody in areas[-1]


def test_what_is_not_yet_due_says_its_next_day_and_is_not_done(command: Command) -> None:
    command("add", "event", f"Meetup Rust {day(90)} @HQ lead:ana")
    command("add", "task", f"Order stickers {day(40)} +leo #catering", "--event", 1)
    command("add", "role", "MC", "--event", 1)
    said = command("show", "readiness", "--event", 1, "--json").json
    assert (said["state"], said["next"]) == ("later", day(40))
    assert {area["area"]: (area["state"], area["done"], area["total"], area["next"]) for area in said["areas"]} == {
        "venue": ("green", 0, 0, None),
        "catering": ("later", 0, 1, day(40)),
        "speakers": ("later", 0, 0, day(76)),
        "roles": ("later", 0, 1, day(45)),
    }
    command("set", "task", 1, "state=done")
    areas = {area["area"]: area for area in command("show", "readiness", "--event", 1, "--json").json["areas"]}
    assert (areas["catering"]["state"], areas["catering"]["done"]) == ("green", 1)


def test_a_years_events_are_told_when_somebody_is_needed_in_two_places(command: Command) -> None:
    for title in ("Meetup Rust", "Meetup Go"):
        command("add", "event", f"{title} {day(10)} 18:30-21:00 @HQ")
    for event in (1, 2):
        command("add", "role", "MC Ana Soto", "--event", event)
    told = command("show", "readiness", "--year", day(10)[:4]).out
    assert (told.count("attention"), told.count("Ana Soto")) == (2, 2)


def test_needs_are_set_row_by_row_in_either_language_and_put_back(command: Command) -> None:
    command("add", "event", f"Meetup Rust {day(60)} lead:ana")
    assert command("show", "readiness", "--event", 1, "--json").json["state"] == "later"
    command("set", "settings", "needs=meetup sede 90 50")
    command("set", "settings", "needs=charla ponentes nunca; conferencia 150+ sede 300/200")
    rows = command("list", "settings", "--json").json["needs"]
    assert "meetup venue 90 50" in rows
    assert "talk speakers -" in rows
    assert "conference 150+ venue 300 200, signed 120 60, lead 180 120, speakers 120 60, budget 150 90" in rows
    assert command("show", "readiness", "--event", 1, "--json").json["state"] == "amber"
    assert "  meetup sede 90 50" in command("list", "settings", lang="es").out.splitlines()
    command("set", "settings", "needs=")
    assert len(command("list", "settings", "--json").json["needs"]) == ROWS
    assert command("show", "readiness", "--event", 1, "--json").json["state"] == "later"


@pytest.mark.parametrize(
    ("lang", "row", "reason"),
    [
        (
            "en",
            "meetup venue 7 30",
            "venue: the first number of days is the larger one, the second is nearer",
        ),
        (
            "es",
            "meetup pizza 30 7",
            "“pizza” no es ninguno de: sede, sede firmada, responsable, plataforma, charlistas, roles, equipo, presupuesto",
        ),
    ],
)
def test_what_is_no_row_is_refused_and_changes_nothing(command: Command, lang: str, row: str, reason: str) -> None:
    refused = command("set", "settings", f"needs=talk venue 9 8; {row}", lang=lang)
    label = {"en": "what is needed by when", "es": "qué se necesita y cuándo"}[lang]
    assert (refused.status, refused.err) == (1, f"{label}: “{row}”: {reason}\n")
    assert len(command("list", "settings", "--json").json["needs"]) == ROWS
