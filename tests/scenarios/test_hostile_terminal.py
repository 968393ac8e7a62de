"""Texts that would like to command the terminal, put into the plan behind the app's back: they stay texts."""

import json
import re
import sqlite3
from contextlib import closing

import pytest

from eventplanner.domain.events import quick_line as quickline
from eventplanner.services.events import events
from screens.terminal import Terminal, arguments

CLIPBOARD = "\x1b]52;c;aG9zdGls\x07"
EVIL = f"\x1b[6699h{CLIPBOARD}\x9b6698h\x9d0;evil\x9c\x1bPq\x1b\\\x07\u202e\u2066\x08\x7f\x00"
MARKUP = "[@click=app.quit]x[/] [/] a[b]c [bold"
NASTY = f"Uno{EVIL} {MARKUP} fin"
SAFE = f"Uno {MARKUP} fin"
OBEYED = (
    b"\x1b[6699h", b"\x1b]52;", b"\x1b]0;", b"\x1bPq", b"\x07", b"\x08", b"\x7f", b"\x00",
    *(character.encode() for character in "\x9b\x9c\x9d\u202e\u2066"),
)  # fmt: skip
"""What must not come out, as bytes."""


def harms(written):
    return [each for each in OBEYED if each in written]


@pytest.fixture
def hostile(planner, path):
    """A plan that another program wrote into: two events, the settings, and who did what."""
    for line in ("Meetup Python 12 mar 2027 18:30-21:00 @Sede #meetup ~60", "Charla Rust 15 abr 2027 @Sede #talk"):
        events.create(planner, quickline.event_draft(quickline.parse(line, today=planner.today()), "America/Santiago"))
    label = json.dumps({"message": "Add “{title}”" + EVIL, "plural": "", "params": {"title": NASTY}})
    texts = ("title", "venue", "audience", "goal", "lead", "series", "notes", "url")
    image = json.dumps(dict.fromkeys(texts, NASTY) | {"id": 1, "version": 1, "kind": "meetup", "start": NASTY})
    with closing(sqlite3.connect(path)) as connection, connection:
        setting = "UPDATE event SET tags = :tags, geo = char(27) || '[6699h', " + ", ".join(
            f"{name} = :nasty" for name in texts
        )
        connection.execute(setting, {"nasty": NASTY, "tags": f" uno{EVIL} [/] "})
        connection.execute("UPDATE journal SET actor = ?, label = ?", (f"leo{EVIL}{MARKUP}", label))
        connection.execute('UPDATE journal_entry SET "before" = ?, "after" = ?', (image, image))
        connection.executemany(
            "INSERT INTO setting (version, name, value) VALUES (1, ?, ?)",
            [(name, json.dumps(NASTY)) for name in ("organisation", "organisation_email", "region", "currency")],
        )
    return path


# The command line

SAID = [
    ["list", "events"],
    ["list", "events", "--json"],
    ["list", "settings"],
    ["list", "settings", "--json"],
    ["show", "event", "1"],
    ["show", "event", "1", "--json"],
    ["history"],
    ["history", "--json"],
    ["agenda", "--days", "3660"],
    ["agenda", "--days", "3660", "--json"],
    ["doctor"],
    ["doctor", "--json"],
    *(["export", "events", "--format", format] for format in ("text", "md", "csv", "csv-es", "json")),
    ["export", "calendar"],
    ["export", "calendar", "--audience", "team"],
    ["export", "data"],
    ["set", "event", "1", "status=confirmed"],
    ["set", "event", "2", "status=confirmed", "--json"],
    ["delete", "event", "1"],
    ["undo"],
    ["redo"],
    ["add", "event", f"{NASTY} 12 mar 2027 18:30", "--dry-run"],
    ["add", "event", f"{NASTY} 12 mar 2027 18:30", "--dry-run", "--json"],
    ["add", "event", f"{NASTY} 12 mar 2027 18:30"],
    ["list", "events", "--filter", NASTY],
    ["set", "event", "1", f"kind={NASTY}"],
    ["set", "event", "1", f"{NASTY}=1"],
    ["set", "event", NASTY, "kind=meetup"],
    ["set", "settings", f"timezone={NASTY}"],
    ["set", "settings", f"{NASTY}=1"],
    ["export", "calendar", "--kind", NASTY],
    ["export", "calendar", "--since", NASTY],
    ["export", "events", "--month", NASTY],
    ["export", "events", "--format", NASTY],
    ["import", "events", NASTY],
    ["import", "data", NASTY],
    ["restore", NASTY, "--yes"],
    ["share", NASTY],
    ["demo", "--no-open"],
    ["list", NASTY],
    [NASTY],
    ["list", "events", f"--{NASTY}"],
    ["list", "events", NASTY],
    ["show", "event", NASTY],
    ["--lang", NASTY, "list", "events"],
]


@pytest.mark.parametrize("words", SAID, ids=lambda words: " ".join(words).replace(NASTY, "NASTY"))
def test_no_command_prints_what_a_terminal_obeys(command, hostile, words):
    said = command(*(word.replace("\x00", "") for word in words))
    assert said.out or said.err
    assert harms(f"{said.out}{said.err}".encode()) == []
    assert "Traceback" not in said.err


def test_the_rest_of_a_hostile_text_is_kept(command, hostile):
    assert SAFE in command("list", "events").out
    assert command("show", "event", 1, "--json").json["title"] == SAFE


def test_hostile_names_of_files_are_told_harmlessly(command, hostile, tmp_path):
    name = f"x{EVIL}.csv".replace("\x00", "")
    there = tmp_path / name
    there.write_text("nothing of use")
    for words in (
        ["import", "events", there],
        ["import", "data", there],
        ["restore", there, "--yes"],
        ["export", "events", "-o", there],
        ["export", "events", "-o", tmp_path / f"new-{name}"],
        ["export", "calendar", "-o", tmp_path / f"new-{name}.ics"],
        ["backup", tmp_path / f"backup-{name}"],
        ["list", "events", "--db", there],
        ["list", "events", "--db", tmp_path / f"another-{name}"],
        ["list", "events", "--db", tmp_path / name / "none.db"],
    ):
        said = command(*words)
        assert harms(f"{said.out}{said.err}".encode()) == [], words
        assert said.out or said.err


def test_what_comes_in_with_a_spreadsheet_is_clean_from_then_on(command, tmp_path, path):
    file = tmp_path / "year.csv"
    file.write_text(f'title,date,notes\n"{NASTY}",2027-03-12,"{NASTY}"\n"{NASTY}",{NASTY},x\n'.replace("\x00", ""))
    said = command("import", "events", file, "--skip-bad", "--rejects", tmp_path / "bad.csv")
    assert said.status == 3
    assert harms(f"{said.out}{said.err}".encode()) == []
    assert harms((tmp_path / "bad.csv").read_bytes()) == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT title, notes FROM event").fetchall() == [(SAFE, SAFE)]


# The app

ESCAPE = "\x1b"
POINTER = re.compile(rb"\x1b\]22;[a-z]*\x07")
"""How Textual asks for the shape of the mouse pointer, with the only bell that may come."""
DIALOGS = (
    ("e", "ctrl+s saves"),
    ("s", " Status "),
    ("S", "Order and columns"),
    ("m", "+7, -1"),
    ("a", "Meetup Python 12 mar"),
    ("E", "Written to"),
    ("i", "what it is, is found out"),
)
"""Over the page of events: the key that opens each, and what is seen then and not before."""


def test_no_dialog_writes_what_a_terminal_obeys(hostile):
    with Terminal(arguments(hostile, "--lang", "en")) as terminal:
        terminal.until("saved")
        terminal.press("3")
        terminal.until("2 events")
        for key, shown in DIALOGS:
            terminal.until_gone(shown)
            terminal.press(key, shown)
            terminal.press(ESCAPE)
            terminal.until_gone(shown)
        for keys, shown in (("V", "2 marked"), ("d", "u undoes"), ("u", "2 events"), ("2", "2026")):
            terminal.press(keys, shown)
        terminal.press("q")
        assert terminal.ended() == 0
    assert harms(POINTER.sub(b"", terminal.written)) == []
    assert b"Traceback" not in terminal.written
