"""One act of another Unix user, for tests that run as root: `USER GROUPS open|hold|follow|write|share|… FILE …`."""

import grp
import os
import pwd
import sys
from datetime import date, datetime
from pathlib import Path

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import backup, restoring, settings, sharing
from eventplanner.storage.kernel.store import Store


def become(name: str, groups: str) -> None:
    user = pwd.getpwnam(name)
    os.setgroups([grp.getgrnam(group).gr_gid for group in groups.split()])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    os.umask(0)


def act(what: str, plan: Path, *more: str) -> str:
    match what:
        case "share":
            sharing.share(plan, *more)
        case "unshare":
            sharing.unshare(plan)
        case "daily":
            backup.make_daily(plan, date(2027, 3, 9))
        case "restore":
            restoring.restore(plan, Path(*more), datetime(2027, 3, 9, 15, 30))
        case _:
            return look(plan, what, *more)
    return "done"


def look(plan: Path, what: str, *names: str) -> str:
    store = Store(plan, now=lambda: datetime(2027, 3, 9, 15, 30))
    if what == "write":
        with store.write(Message("Settings"), "nobody") as work:
            work.add("setting", {"name": names[0] if names else "region", "value": '"RM"'})
    said = store.read("SELECT value FROM setting WHERE name = 'organisation'")[0]["value"].strip('"')
    kind = _kind(store)
    if what == "hold":
        with store.write(Message("Settings"), "nobody") as work:
            work.add("setting", {"name": "timezone", "value": '"UTC"'})
        print(f"{'read-only' if store.read_only else 'writable'} {kind} {said}", flush=True)
        sys.stdin.read()
    if what == "follow":
        print(kind, said, flush=True)
        for _ in sys.stdin:
            print(
                "touched" if store.touched() else "untouched",
                _kind(store),
                settings.get(store).organisation,
                flush=True,
            )
    store.close()
    return f"{'read-only' if store.read_only else 'writable'} {kind} {said}"


def _kind(store: Store) -> str:
    """How the file is held."""
    return "immutable" if store._handle.opened.immutable else "shared"


if __name__ == "__main__":
    if sys.argv[3] in {"write", "hold"}:
        # While it can still be read, wherever it is installed.
        import eventplanner.storage.kernel.writing  # noqa: F401
    become(*sys.argv[1:3])
    try:
        print(act(sys.argv[3], Path(sys.argv[4]), *sys.argv[5:]))
    except PlannerError as error:
        print(" ".join(error.message.id.split()[:4]))
