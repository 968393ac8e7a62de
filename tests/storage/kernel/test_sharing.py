"""Sharing a plan with a Unix group, tried with two users who are not root."""

import grp
import os
import pwd
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, sharing
from eventplanner.storage.kernel.store import Store
from kit import PATIENCE

# Accounts and a group that every Linux has; ANA and LEO are put into the group for as long as they act.
ANA, LEO, EVE, GROUP = "daemon", "bin", "nobody", "users"
TODAY = date(2027, 3, 9)


def _lacks_people() -> bool:
    known = {entry.pw_name for entry in pwd.getpwall()} | {entry.gr_name for entry in grp.getgrall()}
    return os.geteuid() != 0 or not known >= {ANA, LEO, EVE, GROUP}


as_root = pytest.mark.skipif(_lacks_people(), reason="needs root and the usual accounts to act as two Unix users")


@pytest.fixture
def plan(street: Path) -> Path:
    """A plan in a folder of its own, where everybody may look for it."""
    plan = street / "plans" / "plan.db"
    plan.parent.mkdir(0o700)
    store = Store(plan)
    with store.write(Message("Settings"), "ana") as writing:
        writing.add("setting", {"name": "organisation", "value": '"Los Andes"'})
    backup.make_daily(plan, TODAY)
    store.close()
    return plan


@pytest.fixture
def anas(plan: Path) -> Path:
    """The same, and Ana's."""
    ana = pwd.getpwnam(ANA)
    for path in (plan.parent, *plan.parent.rglob("*")):
        os.chown(path, ana.pw_uid, ana.pw_gid)
    return plan


@as_root
def test_before_a_plan_is_shared_colleagues_do_not_get_in(anas: Path):
    assert _as(LEO, "open", anas) == "You may not look"


@as_root
def test_both_write_a_shared_plan_whoever_was_first(anas: Path):
    assert _as(ANA, "share", anas, GROUP) == "done"
    colleague = _holding(LEO, anas)
    modes = _modes(anas)

    assert _as(ANA, "write", anas, "region") == "writable shared Los Andes"
    colleague.communicate("", timeout=PATIENCE)
    assert _as(LEO, "write", anas, "currency") == "writable shared Los Andes"
    assert modes == {
        ".": 0o2770,
        "plan.db": 0o660,
        "plan.db-shm": 0o660,
        "plan.db-wal": 0o660,
        "backups": 0o2770,
        "backups/plan.2027-03-09.db": 0o660,
    }


@as_root
def test_nobody_else_gets_into_a_shared_plan(anas: Path):
    _as(ANA, "share", anas, GROUP)

    assert _as(EVE, "open", anas) == "You may not look"


@as_root
def test_backups_of_a_shared_plan_are_shared_whoever_makes_them(anas: Path):
    _as(ANA, "share", anas, GROUP)
    shutil.rmtree(backup.folder(anas))

    assert _as(LEO, "daily", anas) == "done"
    assert (_mode(backup.folder(anas)), _mode(next(backup.folder(anas).iterdir()))) == (0o2770, 0o660)
    assert _as(ANA, "restore", anas, str(next(backup.folder(anas).iterdir()))) == "done"
    assert _as(LEO, "restore", anas, str(next(backup.folder(anas).iterdir()))) == "done"


@as_root
def test_only_the_owner_shares(anas: Path):
    _as(ANA, "share", anas, GROUP)

    assert _as(LEO, "unshare", anas) == "You may not give"
    assert _as(LEO, "open", anas) == "writable shared Los Andes"


@as_root
def test_what_was_shared_can_be_taken_back(anas: Path):
    _as(ANA, "share", anas, GROUP)
    assert _as(ANA, "unshare", anas) == "done"

    assert _as(LEO, "open", anas) == "You may not look"
    assert set(_modes(anas).values()) == {0o700, 0o600}
    assert _as(ANA, "open", anas) == "writable shared Los Andes"


@as_root
def test_it_is_said_who_can_read_a_plan(anas: Path):
    alone = sharing.who_can_read(anas)
    _as(ANA, "share", anas, GROUP)
    together = sharing.who_can_read(anas)
    anas.parent.parent.chmod(0o700)

    assert alone == sharing.Readers(owner=ANA)
    assert (together.owner, together.group, together.everyone, together.shut_in) == (ANA, GROUP, False, None)
    assert sharing.who_can_read(anas).shut_in == anas.parent.parent


def test_a_plan_that_everybody_can_read_is_pointed_out(plan: Path):
    plan.chmod(0o644)
    plan.parent.chmod(0o755)

    assert sharing.who_can_read(plan).everyone


def test_what_is_more_open_than_the_plan_is_pointed_out(plan: Path):
    (copy,) = backup.listed(plan)
    assert sharing.too_open(plan) == []

    copy.path.chmod(0o640)
    assert sharing.too_open(plan) == [copy.path]


def test_an_unknown_group_is_a_sentence(plan: Path):
    with pytest.raises(FileProblem, match="There is no group"):
        sharing.share(plan, "no-such-group")


@pytest.mark.parametrize("mode", [0o1777, 0o777])
def test_a_folder_that_everybody_uses_is_not_given_away(plan: Path, mode: int):
    plan.parent.chmod(mode)

    with pytest.raises(FileProblem, match="folder of the plan's own"):
        sharing.share(plan, "root")
    assert _mode(plan.parent) == mode


def test_a_home_is_not_given_away(plan: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(plan.parent))

    with pytest.raises(FileProblem, match="folder of the plan's own"):
        sharing.share(plan, "root")


def _as(user: str, *what: object) -> str:
    return _start(user, *what).communicate("", timeout=PATIENCE)[0].strip()


def _holding(user: str, plan: Path) -> subprocess.Popen[str]:
    """A session of that user that stays open until it reads the end of its input."""
    session = _start(user, "hold", plan)
    assert session.stdout is not None
    assert session.stdout.readline().strip() == "writable shared Los Andes"
    return session


def _start(user: str, *what: object) -> subprocess.Popen[str]:
    program = Path(__file__).with_name("as_another_user.py")
    groups = GROUP if user in {ANA, LEO} else ""
    arguments = [sys.executable, str(program), user, groups, *map(str, what)]
    return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _modes(plan: Path) -> dict[str, int]:
    return {str(path.relative_to(plan.parent)): _mode(path) for path in (plan.parent, *plan.parent.rglob("*"))}


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777
