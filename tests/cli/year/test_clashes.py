"""Clashes on the command line, and what stands in the way of what is added or moved."""

import pytest


@pytest.fixture
def ramada(command):
    """A meetup on Friday 17 September 2027, a public holiday."""
    command("set", "settings", "country=CL", "timezone=America/Santiago")
    return command("add", "event", "Ramada 17 sep 2027 18:30-21:00 #meetup")


REASON = "“Ramada” falls on a public holiday: National Holiday, Fri 17 Sep 2027."


def test_a_clash_is_one_line_with_its_severity_reason_and_remedy(command, ramada):
    assert command("list", "clashes", "--year", "2027").out == (
        f"Fri 17 Sep 2027  severe  {REASON} Fri 24 Sep 2027 is free.\n"
    )


def test_a_clash_is_told_in_spanish(command, ramada):
    said = command("list", "clashes", "--year", "2027", lang="es").out

    assert "“Ramada” cae en feriado: Fiestas Patrias" in said


def test_scripts_read_a_clash_with_its_other_remedy_and_note(command, ramada):
    (row,) = command("list", "clashes", "--year", "2027", "--json").json

    assert {name: row[name] for name in ("kind", "severity", "day", "reason", "remedy", "accepted", "note")} == {
        "kind": "holiday",
        "severity": "severe",
        "day": "2027-09-17",
        "reason": REASON,
        "remedy": "Fri 24 Sep 2027 is free.",
        "accepted": False,
        "note": "",
    }
    assert (row["event"]["title"], row["other"]["title"]) == ("Ramada", "National Holiday")


def test_where_nothing_clashes_stdout_is_empty(command, ramada):
    said = command("list", "clashes", "--year", "2026")

    assert (said.status, said.out, said.err) == (0, "", "No clashes.\n")
    assert command("list", "clashes", "--year", "2026", "--json").json == []


def test_words_narrow_the_list(command, ramada):
    assert command("list", "clashes", "--year", "2027", "--filter", "christmas").out == ""
    assert "Ramada" in command("list", "clashes", "--year", "2027", "--filter", "RAMADA national").out


def test_a_clash_is_accepted_with_a_note_and_heeded_again(command, ramada):
    (row,) = command("list", "clashes", "--year", "2027", "--json").json
    accepted = command("set", "clash", row["key"], "accepted=yes", "note=Es una ramada", "--json")
    line = command("list", "clashes", "--year", "2027").out
    heeded = command("set", "clash", row["key"], "aceptado=no")
    (again,) = command("list", "clashes", "--year", "2027", "--json").json

    assert (accepted.json["accepted"], accepted.json["note"]) == (True, "Es una ramada")
    assert line.endswith("is free. accepted: Es una ramada\n")
    assert heeded.out == "Heed 1 clash again\n"
    assert again == row


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("holiday|x|2027-09-17", "accepted=yes"), "There is no such clash."),
        (("nonsense", "accepted=yes"), "There is no such clash."),
    ],
)
def test_a_clash_that_is_not_there_is_refused_in_a_sentence(command, ramada, words, said):
    done = command("set", "clash", *words)

    assert (done.status, done.out, done.err) == (1, "", f"{said}\n")


def test_a_field_that_a_clash_has_not_is_refused(command, ramada):
    (row,) = command("list", "clashes", "--year", "2027", "--json").json
    done = command("set", "clash", row["key"], "colour=red")

    assert done.status == 1
    assert "accepted, note" in done.err


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "A public holiday: National Holiday."), ("es", "Es feriado: Fiestas Patrias.")]
)
def test_what_is_added_on_a_holiday_is_added_and_warned_about(command, ramada, lang, said):
    done = command("add", "event", "Feria 17 sep 2027 9:00-12:00", lang=lang)
    dry = command("add", "event", "Feria 17 sep 2027 14:00-15:00", "--dry-run", lang=lang)

    assert (done.status, done.err) == (0, f"{said}\n")
    assert (dry.status, dry.err) == (0, f"{said}\n")


def test_what_is_moved_onto_a_holiday_is_moved_and_warned_about(command, ramada):
    number = command("add", "event", "Feria 16 sep 2027 9:00-12:00", "--json").json["id"]
    renamed = command("set", "event", number, "title=Feria del libro")
    moved = command("set", "event", number, "start=2027-09-18")

    assert renamed.err == ""
    assert (moved.status, moved.err) == (0, "A public holiday: Independence Day.\n")


def test_what_was_accepted_is_not_warned_about_again(command, ramada):
    number = command("list", "events", "--json").json[0]["id"]
    (row,) = command("list", "clashes", "--year", "2027", "--json").json
    command("set", "clash", row["key"], "accepted=yes")

    assert command("set", "event", number, "start=19:00").err == ""
