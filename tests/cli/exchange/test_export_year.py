"""A year for the wall from the command line."""

import pytest

MEETUP = "Meetup Python 12 mar 2027 18:30-21:00 @Sede Providencia #meetup ~60"


@pytest.fixture(autouse=True)
def meetup(command):
    command("add", "event", MEETUP)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("y.html", "<!DOCTYPE html>"), ("y.htm", "<!DOCTYPE html>"), ("y.md", "# Events 2027"), ("y.txt", "Events 2027")],
)
def test_the_ending_says_what_is_written(command, tmp_path, name, begins):
    path = tmp_path / name
    said = command("export", "year", "--year", 2027, "-o", path)
    assert (said.status, said.out, said.err) == (0, "", f"Written: {path}\n")
    assert path.read_text(encoding="utf-8").startswith(begins)
    assert "Meetup Python" in path.read_text(encoding="utf-8")


def test_without_a_file_it_is_text_and_of_this_year_unless_another_is_named(command):
    assert command("export", "year", "--year", 2031).out.splitlines()[0] == "Events 2031"
    assert "Meetup Python" not in command("export", "year", "--year", 2031).out
    assert command("export", "year").out.splitlines()[0].startswith("Events 20")


def test_it_speaks_spanish(command):
    said = command("export", "year", "--year", 2027, "--format", "md", lang="es")
    assert "## Marzo 2027" in said.out.splitlines()


def test_a_filter_says_which_events_stand_in_it(command):
    command("add", "event", "Taller 13 mar 2027 #workshop")
    said = command("export", "year", "--year", 2027, "--filter", "kind:workshop")
    assert ("Taller" in said.out, "Meetup" in said.out) == (True, False)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--format", "csv"), "format: one of html, md, text\n"),
        (("-o", "year.xlsx"), "format: one of html, md, text\n"),
        (("--month", "2027-03"), "year: it is whole; --filter says which events stand in it\n"),
    ],
)
def test_what_makes_no_sense_is_refused(command, words, reason):
    said = command("export", "year", *words)
    assert (said.status, said.out, said.err) == (1, "", reason)


def test_another_file_is_left_alone(command, tmp_path):
    path = tmp_path / "year.html"
    path.write_text("mine")
    assert command("export", "year", "--year", 2027, "-o", path).status == 1
    assert path.read_text() == "mine"
    assert command("export", "year", "--year", 2027, "-o", path, "--force").status == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
