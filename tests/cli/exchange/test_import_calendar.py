"""`import calendar`: zones and days that are said, and what is said of the file."""

import pytest

UTC_TALK = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:talk
DTSTART:20270506T003000Z
DTEND:20270506T023000Z
SUMMARY:Talk
END:VEVENT
{more}END:VCALENDAR
"""
EASTERN = "BEGIN:VEVENT\nUID:other\nDTSTART;TZID=EST:20270710T100000\nSUMMARY:Other\nEND:VEVENT\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.ics"
    path.write_text(UTC_TALK.format(more=""))
    return path


@pytest.mark.parametrize(
    ("lang", "found", "listed"),
    [
        ("en", "UTF-8 · 1 event with a date · times in America/Santiago", "Wed 5 May 2027 20:30–22:30  Talk"),
        ("es", "UTF-8 · 1 evento con fecha · horas en America/Santiago", "mié 5 may 2027 20:30–22:30  Talk"),
    ],
)
def test_an_instant_is_a_time_of_the_plan(command, file, lang, found, listed):
    assert found in command("import", "calendar", file, lang=lang).err
    assert listed in command("list", "events", lang=lang).out


def test_a_time_of_another_zone_has_it_beside_it(command, file):
    command("import", "calendar", file, "--timezone", "Madrid")
    assert "Thu 6 May 2027 02:30–04:30 Madrid" in command("list", "events").out


def test_an_unknown_zone_is_refused_with_its_line_until_it_is_said(command, file):
    file.write_text(UTC_TALK.format(more=EASTERN))
    refused = command("import", "calendar", file)
    assert (refused.status, "line 8, “Other”: no time zone called “EST” is known" in refused.err) == (1, True)
    said = command("import", "calendar", file, "--timezone", "New York")
    assert "times of EST read as America/New_York" in said.err
    assert said.out == "2 added, 0 updated, 0 unchanged, 0 removed, 0 rejected.\n"


def test_days_are_said(command, file):
    said = command("import", "calendar", file, "--from", "2027-06-01")
    assert "1 without a date in these days, left out" in said.err
    assert said.out.startswith("0 added")
    assert command("import", "calendar", file, "--until", "never").status == 1


def test_a_file_without_events_says_so(command, file):
    file.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    assert "no events in this file" in command("import", "calendar", file).err
    assert "no hay eventos en este archivo" in command("import", "calendar", file, lang="es").err
