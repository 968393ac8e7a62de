"""Maintenance of the file: backup, restore, health check, sharing."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from eventplanner.domain.base.errors import FileProblem, PlannerError
from eventplanner.domain.base.text import N_, Message, counted
from eventplanner.storage.kernel import backup as copies
from eventplanner.storage.kernel import file, opening, restoring, sharing
from eventplanner.storage.kernel.backup import Backup

ROOM = 50_000_000
"""Bytes of free disk that a plan should have at least."""
COPIES = 3
"""How often the plan should fit into what is free."""


class CheckLevel(StrEnum):
    """Severities of a finding."""

    GOOD = "good"
    WARNING = "warning"
    PROBLEM = "problem"


class CheckResult(Struct, frozen=True):
    """One thing that was looked at."""

    level: CheckLevel
    message: Message


class Report(Struct, frozen=True):
    """The health of one plan."""

    path: Path
    findings: tuple[CheckResult, ...]
    backups: tuple[Backup, ...]
    """Newest first."""

    @property
    def healthy(self) -> bool:
        return all(finding.level is not CheckLevel.PROBLEM for finding in self.findings)


def backup(plan: Path, target: Path | None, now: datetime, *, force: bool = False) -> Path:
    """Copies the plan to a file, or beside itself; returns the path of the copy. Raises FileProblem."""
    if opening.inspect(plan).kind in {opening.PathKind.MISSING, opening.PathKind.EMPTY}:
        raise _no_plan(plan)
    if target is None:
        return copies.keep(plan, "by-hand", now)
    copies.copy(plan, target, force=force)
    return target


def restore(plan: Path, source: Path, now: datetime) -> Path | None:
    """Replaces the plan with a backup; returns the path of the replaced plan. Raises FileProblem, Busy."""
    return restoring.restore(plan, source, now)


def share(plan: Path, group: str) -> Message:
    """Lets a group of this machine open and change the plan; returns an explanation. Raises FileProblem."""
    _find(plan)
    sharing.share(plan, group)
    return _readers(plan).message


def unshare(plan: Path) -> Message:
    """Makes the plan its owner's alone again; returns an explanation. Raises FileProblem."""
    _find(plan)
    sharing.unshare(plan)
    return _readers(plan).message


def doctor(plan: Path) -> Report:
    """Checks the file for every known problem, without changing anything."""
    backups: tuple[Backup, ...] = ()
    try:
        state = _find(plan)
        backups = tuple(copies.listed(plan))
        findings = (_schema(plan, state), *_faults(plan), *_rights(plan, state), *_place(plan, state), _copies(backups))
    except PlannerError as error:
        findings = (CheckResult(CheckLevel.PROBLEM, error.message),)
        backups = backups or tuple(copies.listed(plan))
    return Report(plan, findings, backups)


def _find(plan: Path) -> opening.PathState:
    state = opening.inspect(plan)
    if state.kind is opening.PathKind.MISSING:
        raise _no_plan(plan)
    return state


def _schema(plan: Path, state: opening.PathState) -> CheckResult:
    numbers = {"schema": state.schema, "current": file.SCHEMA}
    if state.kind is opening.PathKind.EMPTY:
        return CheckResult(CheckLevel.WARNING, Message("{path} is empty.", {"path": file.named(plan)}))
    if state.kind is opening.PathKind.OLDER:
        text = Message("Schema {schema}, older than this version's {current}: updated when it is opened.", numbers)
        return CheckResult(CheckLevel.WARNING, text)
    return CheckResult(CheckLevel.GOOD, Message("Schema {schema}, as this version has it.", numbers))


def _faults(plan: Path) -> Iterator[CheckResult]:
    reports = restoring.faults(plan)
    if not reports:
        yield CheckResult(CheckLevel.GOOD, Message("Every page and every reference is sound."))
        return
    text = counted(
        "SQLite finds {n} fault. Bring back a backup with “eventplanner restore FILE”.",
        "SQLite finds {n} faults. Bring back a backup with “eventplanner restore FILE”.",
        len(reports),
    )
    yield CheckResult(CheckLevel.PROBLEM, text)
    for fault in reports:
        yield CheckResult(CheckLevel.PROBLEM, Message("SQLite: {fault}", {"fault": fault}))


def _rights(plan: Path, state: opening.PathState) -> Iterator[CheckResult]:
    yield _readers(plan)
    if not state.writable:
        yield CheckResult(CheckLevel.WARNING, Message("You can read this plan and not change it."))
    for path in sharing.too_open(plan):
        text = Message("{path} can be opened by more people than the plan.", {"path": file.named(path)})
        yield CheckResult(CheckLevel.PROBLEM, text)


def _readers(plan: Path) -> CheckResult:
    """Who can open the plan, in one sentence."""
    who = sharing.who_can_read(plan)
    names = {"owner": who.owner, "group": who.group, "members": ", ".join(who.members) or "–"}
    if who.everyone:
        text = Message("Everybody on this machine can read the plan. Close it with “eventplanner unshare”.")
        return CheckResult(CheckLevel.PROBLEM, text)
    if who.shut_in is not None:
        text = Message(
            "The plan is shared with {group}, whom {folder} keeps out.", names | {"folder": str(who.shut_in)}
        )
        return CheckResult(CheckLevel.WARNING, text)
    if who.group:
        text = Message("{owner} and the group {group} ({members}) can open and change the plan.", names)
        return CheckResult(CheckLevel.GOOD, text)
    return CheckResult(CheckLevel.GOOD, Message("Only {owner} can open the plan.", names))


def _place(plan: Path, state: opening.PathState) -> Iterator[CheckResult]:
    if state.network:
        text = N_(
            "The plan is on a network file system ({kind}): slower, and people wait for each other when they save."
        )
        yield CheckResult(CheckLevel.WARNING, Message(text, {"kind": state.network}))
    free, size = shutil.disk_usage(plan.parent).free, plan.stat().st_size
    yield CheckResult(CheckLevel.GOOD if free > max(ROOM, COPIES * size) else CheckLevel.WARNING, free_room(free))


def free_room(size: int) -> Message:
    """Returns a size in the unit that makes a short number."""
    if size >= 10_000_000_000:
        return Message("{n} GB are free on the disk.", {"n": size // 1_000_000_000})
    return Message("{n} MB are free on the disk.", {"n": size // 1_000_000})


def _copies(found: tuple[Backup, ...]) -> CheckResult:
    if not found:
        return CheckResult(CheckLevel.WARNING, Message("There is no backup yet; the first change of a day makes one."))
    day = found[0].made.astimezone().date()
    text = counted("{n} backup, of {day}.", "{n} backups, the last of {day}.", len(found), day=day)
    return CheckResult(CheckLevel.GOOD, text)


def _no_plan(plan: Path) -> FileProblem:
    return FileProblem(Message("There is no plan in {path}.", {"path": file.named(plan)}))
