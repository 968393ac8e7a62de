"""What a terminal cannot take, and streams that are full or closed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LINE = "Café 日本 ñandú 12 mar 2027 18:30"


@pytest.mark.parametrize(
    ("encoding", "title"),
    [("ascii", rb"Caf\xe9 \u65e5\u672c \xf1and\xfa"), ("latin-1:strict", "Caf\xe9 \\u65e5\\u672c")],
)
def test_what_the_terminal_lacks_is_escaped_and_does_not_undo_anything(path: Path, encoding: str, title: bytes | str):
    added = run(path, "add", LINE, PYTHONIOENCODING=encoding)
    listed = run(path, "list", "events", PYTHONIOENCODING=encoding)
    whole = run(path, "list", "events", "--json", PYTHONIOENCODING=encoding)

    wanted = title if isinstance(title, bytes) else title.encode("latin-1")
    assert (added.returncode, added.stdout.count(wanted), listed.stdout.count(wanted)) == (0, 1, 1)
    assert [event["title"] for event in json.loads(whole.stdout.decode("utf-8"))] == ["Café 日本 ñandú"]


def test_a_name_that_is_no_text_goes_out_as_json(path: Path):
    made = run(path, "demo", "--no-open", "--db", os.fsdecode(b"/nowhere/\xff.db"))
    checked = run(Path(os.fsdecode(b"/nowhere/\xff.db")), "doctor", "--json")

    assert (made.returncode, made.stderr.count(b"\n")) == (1, 1)
    assert (checked.returncode, json.loads(checked.stdout)["path"]) == (1, "/nowhere/\udcff.db")


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("completion", "bash"), ("list", "settings", "--json")])
def test_results_that_are_lost_are_run(path: Path, words: tuple[str, ...]):
    run(path, "add", LINE)
    with Path("/dev/full").open("wb") as full:
        ended = run(path, *words, stdout=full)
    assert (ended.returncode, ended.stderr.decode()) == (1, "The output is not complete: no room is left on the disk\n")


def test_remarks_that_are_lost_undo_nothing(path: Path):
    with Path("/dev/full").open("wb") as full:
        added = run(path, "add", LINE, stderr=full)
        refused = run(path, "show", "event", "99", stderr=full)
    assert (added.returncode, added.stdout.count("Café".encode()), refused.returncode) == (0, 1, 1)


def run(path: Path, *words: str, stdout: object = None, stderr: object = None, **environ: str):
    return subprocess.run(
        [sys.executable, "-m", "eventplanner", "--db", os.fspath(path), *words],
        stdout=stdout or subprocess.PIPE,
        stderr=stderr or subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": ""} | environ,
        check=False,
    )
