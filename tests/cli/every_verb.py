"""Every verb of the command line with an example, carried out under conditions that are read as JSON from standard input.

In one process, and a child for each condition: a process for each verb would take minutes. The first condition is carried
out before any other begins, so that what a verb loads is there when its files may not be read any more.
"""

import argparse
import grp
import io
import json
import os
import pwd
import resource
import shlex
import shutil
import signal
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from eventplanner.cli import main, parser
from eventplanner.cli.base.nouns import plain_kinds

ME = "me"
"""Whose changes the plan's history has; becomes the login name of whoever tries the verbs."""
STUCK = 60
"""Seconds after which a command that waits for something is ended."""

PLAN = (
    "add event 'Meetup Python 12 mar 2027 18:30-21:00 @Sede #meetup ~60'",
    "add event 'Charla Rust 12 mar 2027 18:30-21:00 @Sede #talk'",
    "add series 'Miércoles de API, cada mes el primer miércoles desde mar 2027'",
    "add date 'Vacaciones 3 may 2027'",
    "add person 'Ana Pérez'",
    "add organisation 'Los Andes'",
    "delete event 2",
    "undo",
)
"""With one thing to undo and another to do again."""
FILES = {
    "calendar": (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20270101T000000Z\r\n"
        "DTSTART;VALUE=DATE:20270605\r\nSUMMARY:Feria\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "events": "title,date\nHackathon,2027-06-01\n",
    "tasks": "title,due\nReservar sala,2027-03-01\n",
    "people": "name,email\nAna Pérez,ana@example.org\n",
    "budget": "name,amount\nArriendo,100000\n",
    "rates": "currency,to,day,rate\nUSD,CLP,2027-01-04,930\n",
}
"""What is brought in, by noun."""
LINES = {
    "series": "Python Santiago, cada mes el segundo jueves desde abr 2027",
    "date": "Feriado 4 may 2027",
    "expense": "Arriendo 100000",
    "income": "Patrocinio 100000",
}
OTHER_LINES = "Ñandú 15 abr 2027 18:30"
ASSIGNMENTS = {
    "settings": ["capacity=9"],
    "targets": ["2027", "meetup.q1=3"],
    "event": ["1", "title=Otro"],
    "clash": ["{clash}", "accepted=yes"],
}
OTHER_ASSIGNMENTS = ["1", "name=Otra"]
VALUES = {"ids": "1", "id": "1", "year": "2028", "wish": "jueves en septiembre", "group": "{group}"}
OPTIONS = {
    ("add", "expense"): ["--event", "1"],
    ("add", "income"): ["--event", "1"],
    ("import", "tasks"): ["--event", "1"],
    ("import", "budget"): ["--event", "1"],
    ("export", "brief"): ["--event", "1"],
    ("show", "readiness"): ["--event", "1"],
    ("show", "budget"): ["--event", "1"],
    ("demo", ""): ["--no-open"],
    ("forget", ""): ["--yes"],
    ("restore", ""): ["--yes"],
}
NEW = {("import", "data"), ("demo", "")}
"""What takes a plan that is not there yet."""


@dataclass
class Condition:
    """Under which the verbs are tried."""

    name: str
    place: str
    """A folder of one's own: for the plan, unless another is named, and for what verbs write beside it."""
    user: str = ""
    environ: dict[str, str] = field(default_factory=dict)
    plan: str = ""
    """The plan to work on, and to leave as it is; nothing for a copy of its own for each verb, "own" for none."""
    app: bool = False
    """Is the app tried too, which has to end before it takes the terminal over?"""
    stdout: str = ""
    """Where results go instead of to the test."""
    encoding: str = "utf-8"
    largest: int = 0
    """Bytes that a file may have."""


@dataclass
class Outcome:
    """How one command ended."""

    verb: str
    """Nothing for the app."""
    noun: str
    status: object
    """A number, or the traceback that was not caught."""
    out: str
    err: str
    changed: bool
    """Is there more in the plan's history than before?"""


def examples(condition: Condition) -> Iterator[tuple[str, str, list[str]]]:
    """Verb, noun and words of a command for each verb, and for each noun that is no plain record, and one that is."""
    verbs = next(each for each in parser.build()._actions if isinstance(each, argparse._SubParsersAction))
    plain = {*plain_kinds(), *(kind.many for kind in plain_kinds().values())}
    for verb, its in verbs.choices.items():
        positional = [each for each in its._actions if not each.option_strings]
        nouns = [str(choice) for each in positional for choice in each.choices or ()] or [""]
        one = next((noun for noun in nouns if noun in plain), "")
        for noun in nouns:
            if noun not in plain or noun == one:
                words = [verb, noun] if noun else [verb]
                for argument in positional:
                    words += [] if argument.choices else _values(verb, noun, argument.dest, condition)
                yield verb, noun, words + OPTIONS.get((verb, noun), [])


def _values(verb: str, noun: str, name: str, condition: Condition) -> list[str]:
    """For a positional argument. A KeyError wants an example for a new one."""
    match name:
        case "line":
            return [LINES.get(noun, OTHER_LINES)]
        case "rest":
            return ASSIGNMENTS.get(noun, OTHER_ASSIGNMENTS)
        case "file" if verb == "backup":
            return [f"{condition.place}/copy.db"]
        case "file":
            return [f"{condition.place}/{noun or 'backup.db'}"]
    return [VALUES[name]]


def tried(condition: Condition) -> Iterator[Outcome]:
    """Every verb under a condition, which this process does not get out of again."""
    # First, because nobody would see what is wrong with them later.
    commands = list(examples(condition))
    template = Path(condition.place, "template.db").read_bytes()
    clash = Path(condition.place, "clash").read_text()
    _enter(condition)
    group = grp.getgrgid(os.getgid()).gr_name
    own = Path(condition.place, "plans", "plan.db")
    plan = Path(condition.plan or own)
    before = [] if condition.plan == "own" else ["--db", str(plan)]
    if condition.app:
        yield _carried_out(before, "", "", condition, plan)
    for verb, noun, words in commands:
        if not condition.plan:
            shutil.rmtree(own.parent, ignore_errors=True)
            own.parent.mkdir(0o700)
            if (verb, noun) not in NEW:
                _write_plan(own, template)
        Path(condition.place, "copy.db").unlink(missing_ok=True)
        command = [*before, *(word.format(clash=clash, group=group) for word in words)]
        yield _carried_out(command, verb, noun, condition, plan)


def _enter(condition: Condition) -> None:
    os.chdir("/")
    if condition.environ:
        for name in [name for name in os.environ if name.startswith("XDG_")]:
            del os.environ[name]
        os.environ.update(condition.environ)
    if condition.largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (condition.largest, resource.RLIM_INFINITY))
    if condition.user:
        user = pwd.getpwnam(condition.user)
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)


def _write_plan(path: Path, template: bytes) -> None:
    path.write_bytes(template)
    with closing(sqlite3.connect(path)) as connection, connection:
        name = pwd.getpwuid(os.getuid()).pw_name
        connection.execute("UPDATE journal SET actor = ? WHERE actor = ?", (name, ME))


def _carried_out(words: Sequence[str], verb: str, noun: str, condition: Condition, plan: Path) -> Outcome:
    before = _revision(plan)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, _terminal(wanted=not verb) as terminal:
        result = os.open(condition.stdout, os.O_WRONLY) if condition.stdout else out.fileno() if verb else terminal
        for number, target in ((0, terminal), (1, result), (2, err.fileno())):
            os.dup2(target, number)
        sys.stdin, sys.stdout, sys.stderr = (
            _stream(number, mode, condition.encoding) for number, mode in enumerate("rww")
        )
        status = _status(words)
        sys.stderr.flush()
        return Outcome(verb, noun, status, _text(out), _text(err), changed=_revision(plan) != before)


def _stream(number: int, mode: str, encoding: str) -> io.TextIOWrapper:
    binary = io.FileIO(number, mode, closefd=False)
    buffer = io.BufferedReader(binary) if mode == "r" else io.BufferedWriter(binary)
    return io.TextIOWrapper(buffer, encoding, "strict")


def _status(words: Sequence[str]) -> object:
    signal.alarm(STUCK)
    try:
        main.main(list(words))
    except SystemExit as left:
        return left.code or 0
    except BaseException:
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return "never left"


@contextmanager
def _terminal(*, wanted: bool) -> Iterator[int]:
    """A terminal, or the device that takes everything and gives nothing."""
    ends = os.openpty() if wanted else (os.open(os.devnull, os.O_RDWR),)
    yield ends[-1]
    for each in ends:
        os.close(each)


def _text(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _revision(plan: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{plan}?mode=ro&immutable=1", uri=True)) as connection:
            return int(connection.execute("SELECT coalesce(max(revision), 0) FROM journal").fetchone()[0])
    except sqlite3.Error:
        return 0


def prepare(conditions: Sequence[Condition]) -> None:
    """Puts into each place what the examples are about."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "plan.db")
        for line in PLAN:
            _print(template, *shlex.split(line))
        (clash,) = json.loads(_print(template, "list", "clashes", "--json"))
        whole = _print(template, "export", "data")
        with closing(sqlite3.connect(template)) as connection, connection:
            connection.execute("UPDATE journal SET actor = ? WHERE actor <> ''", (ME,))
        for condition in conditions:
            place = Path(condition.place)
            (place / "clash").write_text(clash["key"])
            (place / "data").write_text(whole)
            for noun, text in FILES.items():
                (place / noun).write_text(text)
            for name in ("template.db", "backup.db"):
                (place / name).write_bytes(template.read_bytes())


def _print(plan: Path, *words: str) -> str:
    """What a command printed that has to succeed."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        assert main.run(["--db", str(plan), *words]) == 0
        out.flush()
    return out.buffer.getvalue().decode()


def _in_a_child(condition: Condition) -> list[dict[str, Any]]:
    ours, theirs = os.pipe()
    if (child := os.fork()) == 0:
        try:
            os.write(theirs, json.dumps([asdict(each) for each in tried(condition)]).encode())
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as told:
        outcomes: list[dict[str, Any]] = json.load(told)
    os.waitpid(child, 0)
    return outcomes


if __name__ == "__main__":
    kept = os.dup(1)
    first, *more = (Condition(**each) for each in json.load(sys.stdin))
    prepare([first, *more])
    results = [[asdict(each) for each in tried(first)]]
    results += [_in_a_child(condition) for condition in more]
    os.write(kept, json.dumps(results).encode())
