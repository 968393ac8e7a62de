"""Every verb where the system is in its way: it ends in a status and a sentence, and the plan is as it was."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.every_verb import Condition, Outcome
from eventplanner.storage.kernel.store import Store

PROGRAM = Path(__file__).with_name("every_verb.py")
NOBODY = "nobody"
"""Who is shut out of what is root's. Other users who run the tests shut themselves out, by the mode of a folder."""
OPEN = 0o777
SENTENCE = re.compile(r"\S.{15,}")
CHANGELESS = 40_000
"""Bytes that a file may have where no disk can be mounted: enough to read a plan, and too few for any change."""


@dataclass
class Trouble:
    """A condition, and what it has to lead to."""

    condition: Condition
    statuses: Callable[[Outcome, Outcome], set[object]]
    """Those that are right for an outcome, by the outcome of the same command where nothing is in the way."""
    says: str = ""
    """A pattern of what is said where the usual does not happen."""


def as_usual(_: Outcome, usual: Outcome) -> set[object]:
    return {usual.status}


def refused(outcome: Outcome, _: Outcome) -> set[object]:
    return {0} if outcome.verb == "completion" else {1}


def without_room(outcome: Outcome, _: Outcome) -> set[object]:
    """Who may open a plan takes no room."""
    return {0, 1} if outcome.verb in {"share", "unshare"} else refused(outcome, _)


def without_plan(outcome: Outcome, _: Outcome) -> set[object]:
    """A plan cannot be begun; whoever only looks sees that there is nothing."""
    return {1} if outcome.verb in {"", "add", "import", "backup", "restore"} else {0, 1}


def without_change(outcome: Outcome, _: Outcome) -> set[object]:
    """Of an empty plan."""
    return {1} if outcome.verb in {"add", "import", "demo"} else {0, 1}


def cut_off(_: Outcome, usual: Outcome) -> set[object]:
    return {1} if usual.out else {usual.status}


def test_every_verb_ends_in_a_status_and_a_sentence_and_leaves_the_plan_as_it_was(street: Path, full_disk: Path | None):
    troubles = [*_shut_out(street), *_without_room(street, full_disk), *_unheard(street, full_disk)]
    plans = [Path(each.condition.plan) for each in troubles if Path(each.condition.plan).is_file()]
    before = [_contents(plan) for plan in plans]
    usual, *results = _tried([_condition(street, "nothing in the way"), *(each.condition for each in troubles)])

    assert [outcome for outcome in usual if outcome.status != 0] == []
    assert [len(outcomes) for outcomes in results] == [len(usual) + each.condition.app for each in troubles]
    by_command = {(outcome.verb, outcome.noun): outcome for outcome in usual}
    faults = [
        f"{trouble.condition.name}: {outcome.verb} {outcome.noun}: {fault}"
        for trouble, outcomes in zip(troubles, results, strict=True)
        for outcome in outcomes
        for fault in _faults(trouble, outcome, by_command.get((outcome.verb, outcome.noun), outcome))
    ]
    assert faults == []
    assert [_contents(plan) for plan in plans] == before
    assert [path.name for path in street.rglob("crash-*")] == []
    assert full_disk is None or not (full_disk / "new.db").exists()


def _faults(trouble: Trouble, outcome: Outcome, usual: Outcome) -> Iterator[str]:
    if outcome.status not in trouble.statuses(outcome, usual):
        yield f"status {outcome.status}, {outcome.err}"
    if "Traceback" in outcome.err or "bug" in outcome.err or "error interno" in outcome.err:
        yield outcome.err
    # What is wrong with a plan is the result that the doctor was asked for.
    if outcome.status == 1 and outcome.verb != "doctor" and not SENTENCE.fullmatch(outcome.err.splitlines()[-1]):
        yield f"no sentence: {outcome.err}"
    if trouble.says and outcome.status != usual.status and not re.search(trouble.says, outcome.err + outcome.out):
        yield f"not said why: {outcome.err}"


def _shut_out(street: Path) -> Iterator[Trouble]:
    user = NOBODY if os.geteuid() == 0 else ""
    private = _folder(street, "private", OPEN)
    Store(private / "plan.db").close()
    private.chmod(0o700 if user else 0o000)
    closed = _folder(street, "closed", 0o555)
    no_right = _condition(street, "no right to read", user=user, plan=str(private / "plan.db"), app=True)
    yield Trouble(no_right, refused, "You may not look into|cannot be reached")
    for name, home in (("no home", "/nonexistent/home"), ("a home that is closed", str(closed))):
        condition = _condition(street, name, home, user=user, plan="own", app=True)
        yield Trouble(condition, without_plan, "Your own folder|There is no|may not make a file")


def _without_room(street: Path, full_disk: Path | None) -> Iterator[Trouble]:
    if full_disk is None:
        plan = street / "plan.db"
        Store(plan).close()
        condition = _condition(street, "files that may not grow", plan=str(plan), largest=CHANGELESS)
        yield Trouble(condition, without_change, "The disk did not|There is no")
    else:
        for name in ("plan.db", "new.db"):
            condition = _condition(street, f"a full disk with {name}", plan=str(full_disk / name), app=True)
            yield Trouble(condition, without_room, "The disk is full|There is no plan")


def _unheard(street: Path, full_disk: Path | None) -> Iterator[Trouble]:
    """What is said is cut off or escaped, and what is remembered of a visit is not."""
    no_folder = street / "no-folder"
    no_folder.touch()
    strange = _condition(street, "no room for visits, and a terminal of ASCII", encoding="ascii")
    strange.environ |= {"XDG_STATE_HOME": str(full_disk or no_folder), "EVENTPLANNER_LANG": "es"}
    yield Trouble(strange, as_usual)
    yield Trouble(_condition(street, "results that nobody takes", stdout="/dev/full"), cut_off, "is not complete")


def _condition(street: Path, name: str, home: str = "", **more: Any) -> Condition:
    place = _folder(street, name.replace(" ", "-"), OPEN)
    own = home or str(_folder(place, "home", OPEN))
    return Condition(name, str(place), environ={"HOME": own, "TZ": "America/Santiago"}, **more)


def _folder(parent: Path, name: str, mode: int) -> Path:
    folder = parent / name
    folder.mkdir()
    folder.chmod(mode)
    return folder


def _tried(conditions: list[Condition]) -> list[list[Outcome]]:
    asked = json.dumps([asdict(each) for each in conditions])
    ended = subprocess.run([sys.executable, str(PROGRAM)], input=asked, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [[Outcome(**each) for each in outcomes] for outcomes in json.loads(ended.stdout)]


def _contents(plan: Path) -> list[str]:
    with closing(sqlite3.connect(f"file:{plan}?mode=ro&immutable=1", uri=True)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def full_disk(request: pytest.FixtureRequest) -> Path | None:
    """A disk with a plan on it, and no room; None where none can be mounted."""
    try:
        disk: Path = request.getfixturevalue("small_disk")
    except pytest.skip.Exception:
        return None
    Store(disk / "plan.db").close()
    with (disk / "filling").open("wb", buffering=0) as filling, suppress(OSError):
        while True:
            filling.write(b"x" * 4096)
    return disk
