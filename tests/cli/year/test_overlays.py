"""Other people's dates on the command line: files in, lists, changes."""

import io

import pytest

CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:School
BEGIN:VEVENT
UID:winter
DTSTART;VALUE=DATE:20270705
DTEND;VALUE=DATE:20270717
SUMMARY:Winter holidays
END:VEVENT
BEGIN:VEVENT
UID:spring
DTSTART;VALUE=DATE:20270230
SUMMARY:Spring holidays
END:VEVENT
END:VCALENDAR
"""
SOUND = CALENDAR.replace("20270230", "20270913")


@pytest.fixture(autouse=True)
def without_holidays(command):
    command("set", "settings", "holidays=off")


@pytest.fixture
def school(tmp_path):
    """A file with one entry that is bad."""
    file = tmp_path / "school.ics"
    file.write_text(CALENDAR)
    return file


def listed(command):
    return [(each["name"], each["dates"]) for each in command("list", "overlays", "--json").json]


def test_trying_an_import_changes_nothing(command, school):
    said = command("import", "calendar", school, "--overlay", "School", "--dry-run")

    assert said.status == 0
    assert said.out == "Would add 1, update 0, leave 0 unchanged, remove 0, reject 1.\n"
    assert said.err == "UTF-8 · 1 event with a date\nline 9, “Spring holidays”: “20270230” is no date\n"
    assert listed(command) == []


def test_a_bad_entry_refuses_all(command, school):
    said = command("import", "calendar", school, "--overlay", "School")

    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines()[1:] == [
        "Nothing was imported: line 9, “Spring holidays”: “20270230” is no date",
    ]
    assert listed(command) == []


def test_bad_entries_are_left_out_and_listed(command, school, tmp_path):
    rejects = tmp_path / "bad.csv"
    said = command("import", "calendar", school, "--overlay", "School", "--skip-bad", "--rejects", rejects, "--json")

    assert said.status == 3
    assert said.json == {
        "added": 1,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "rejected": [{"line": 9, "title": "Spring holidays", "reason": "“20270230” is no date"}],
    }
    assert rejects.read_text(encoding="utf-8-sig").splitlines()[1] == "9,Spring holidays,“20270230” is no date"
    assert listed(command) == [("School", 1)]


def test_the_same_file_twice_is_once_and_a_newer_one_updates(command, school):
    school.write_text(SOUND)
    command("import", "calendar", school, "--overlay", "School")
    again = command("import", "calendar", school, "--overlay", "School").out
    school.write_text(SOUND.replace("0717", "0724").replace("spring", "summer"))
    newer = command("import", "calendar", school, "--overlay", "school").out

    assert again == "0 added, 0 updated, 2 unchanged, 0 removed, 0 rejected.\n"
    assert newer == "1 added, 1 updated, 0 unchanged, 1 removed, 0 rejected.\n"
    assert command("undo").out == "Undo: Refresh the overlay “School”\n"


def test_without_an_overlay_entries_become_events(command, monkeypatch):
    class Stdin:
        buffer = io.BytesIO(SOUND.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert command("import", "calendar", "-").out.startswith("2 added")
    assert [event["title"] for event in command("list", "events", "--json").json] == [
        "Winter holidays",
        "Spring holidays",
    ]
    assert listed(command) == []


@pytest.mark.parametrize("content", ["", "<html>", "title,date\nx,1/2/2027\n", "[1", '{"a": 1}'])
def test_what_is_no_calendar_ends_in_one_sentence(command, tmp_path, content):
    file = tmp_path / "x.ics"
    file.write_text(content)
    said = command("import", "calendar", file, "--overlay", "X")

    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert listed(command) == []


def test_a_date_is_added_by_one_line_in_either_language(command):
    assert command("add", "date", "Elections 21 nov 2027").out == (
        "1  Add the date “Elections” · Sun 21 Nov 2027 · Own dates\n"
    )
    command("add", "date", "Feria 2-4 jun 2027", "--overlay", "Compañía", lang="es")

    assert listed(command) == [("Own dates", 1), ("Compañía", 1)]
    assert [each["occasions"][0]["start"] for each in command("list", "overlays", "--year", 2027, "--json").json] == [
        "2027-11-21",
        "2027-06-02",
    ]


def test_a_date_can_be_tried_first(command):
    said = command("add", "date", "Elections 21 nov 2027", "--dry-run")
    shape = command("add", "date", "Elections 21 nov 2027", "--dry-run", "--json").json

    assert said.out == "Would add: Elections · Sun 21 Nov 2027 · Own dates\n"
    assert (shape["title"], shape["start"], "id" in shape) == ("Elections", "2027-11-21", False)
    assert listed(command) == []


def test_what_is_no_date_is_refused(command):
    said = command("add", "date", "Elections")
    assert (said.status, said.err) == (1, "start: say on which day, as in: Elections 21 nov 2027\n")


def test_the_dates_of_a_year_are_listed_with_their_numbers(command):
    command("add", "date", "Elections 21 nov 2027")

    assert command("list", "overlays", "--year", 2027).out == "1  Sun 21 Nov 2027  Elections    Own dates\n"
    assert command("list", "overlays", "--year", 2028).err == "No dates of others.\n"


def test_an_overlay_is_renamed_coloured_and_hidden(command):
    command("add", "date", "Elections 21 nov 2027")
    changed = command("set", "overlay", 1, "nombre=Civic", "color=verde", "visible=no", "--json", lang="es").json

    assert (changed["name"], changed["colour"], changed["shown"], changed["version"]) == ("Civic", "green", False, 2)
    assert command("set", "overlay", 1, "shown=yes").out == "Show the overlay “Civic”\n"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("1", "colour=red"), "colour: one of pink, violet, sky blue, amber, green"),
        (("1", "shown=perhaps"), "shown: "),
        (("1", "name="), "name: a name of up to 80 characters"),
        (("1", "title=x"), "title: there is no such field; there is name, colour, shown"),
        (("1", "shown=no", "--if-version", "7"), "Overlay 1 is at version 1 now."),
        (("x", "shown=no"), "id: name an overlay by its number"),
        (("9", "shown=no"), "There is no overlay 9."),
    ],
)
def test_nonsense_is_refused_in_one_sentence(command, words, reason):
    command("add", "date", "Elections 21 nov 2027")
    said = command("set", "overlay", *words)

    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.startswith(reason)


def test_dates_and_overlays_are_deleted_and_come_back(command):
    command("add", "date", "Elections 21 nov 2027")
    command("add", "date", "Runoff 19 dec 2027")

    assert command("delete", "date", 1).out == "Remove the date “Elections”\n"
    assert command("delete", "overlay", 1).out == "Remove the overlay “Own dates”\n"
    assert listed(command) == []
    command("undo")
    command("undo")
    assert listed(command) == [("Own dates", 2)]
    assert command("delete", "date", 77).err == "There is no date 77.\n"
