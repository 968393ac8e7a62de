"""Access to a plan: its owner alone, or a group of the system that it is shared with."""

import grp
import os
import pwd
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import N_, Message
from eventplanner.storage.kernel import backup, file
from eventplanner.storage.personal import folders

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
SHARED_FOLDER, SHARED_FILE = 0o2770, 0o660
NO_GROUP = N_("There is no group {group} on this system. Ask its administrator to make one, with those you share with.")
NOT_MEMBER = N_("You may not give {path} to {group}: you have to own it and be in that group.")
NOT_ALONE = N_("{folder} is not a folder of the plan's own. Move the plan to a new folder, then share it there.")


class Readers(Struct, frozen=True):
    """Login names of those who can open a file."""

    owner: str
    group: str = ""
    """Nothing if the group may not read it."""
    members: tuple[str, ...] = ()
    everyone: bool = False
    shut_in: Path | None = None
    """A folder above that keeps the group out although the file would let it in."""


def share(plan: Path, group: str) -> None:
    """Lets a group open and change the plan, and files made beside it later."""
    try:
        number = grp.getgrnam(group).gr_gid
    except KeyError as error:
        raise FileProblem(Message(NO_GROUP, {"group": group})) from error
    _check_folder(plan.parent)
    _set(plan, number, SHARED_FOLDER, SHARED_FILE, group)


def unshare(plan: Path) -> None:
    """Makes the plan its owner's alone again."""
    status = plan.stat()
    try:
        first = pwd.getpwuid(status.st_uid).pw_gid
    except KeyError:
        first = status.st_gid
    _set(plan, first, PRIVATE_FOLDER, PRIVATE_FILE, _members(status.st_gid)[0])


def who_can_read(path: Path) -> Readers:
    """Returns who can read a file by its mode and those of the folders above it, administrators aside."""
    status = path.stat()
    owner = _user(status.st_uid)
    above = [(folder, folder.stat()) for folder in path.absolute().parents]
    everyone = bool(status.st_mode & stat.S_IROTH) and all(seen.st_mode & stat.S_IXOTH for _, seen in above)
    if not status.st_mode & stat.S_IRGRP:
        return Readers(owner, everyone=everyone)
    shut = next((folder for folder, seen in above if not _lets_in(seen, status.st_gid)), None)
    group, members = _members(status.st_gid)
    return Readers(owner, group, tuple(name for name in members if name != owner), everyone, shut)


def too_open(plan: Path) -> list[Path]:
    """Files and folders of the plan that more people can open than the plan itself."""
    allowed = plan.stat().st_mode & 0o077
    return [path for path in _belongings(plan) if _bits(path) & 0o066 & ~allowed]


def _set(plan: Path, group: int, folder_mode: int, file_mode: int, name: str) -> None:
    """The plan last when it is opened to others and first when it is taken back, so that nobody gets in half way."""
    files = list(_belongings(plan))
    folders = [path for path in (plan.parent, backup.folder(plan)) if path.is_dir()]
    steps = [(path, file_mode) for path in files] + [(path, folder_mode) for path in folders]
    try:
        for path, mode in steps if file_mode == SHARED_FILE else reversed(steps):
            with suppress(FileNotFoundError):
                os.chown(path, -1, group, follow_symlinks=False)
                path.chmod(mode)
    except PermissionError as error:
        raise FileProblem(Message(NOT_MEMBER, {"path": file.named(plan), "group": name})) from error


def _belongings(plan: Path) -> Iterator[Path]:
    """Yields the plan's files, those that SQLite keeps beside it, and its backups."""
    yield plan
    yield from (beside for ending in file.BESIDE if (beside := Path(f"{plan}{ending}")).is_file())
    yield from (copy.path for copy in backup.listed(plan) if not copy.path.is_symlink())


def _check_folder(folder: Path) -> None:
    """Whoever may write into a folder may delete what is in it: a home or a common folder is not given away."""
    status = folder.stat()
    homes = {Path(entry.pw_dir) for entry in pwd.getpwall()}
    with suppress(FileNotFoundError):
        homes.add(folders.home())
    common = status.st_mode & (stat.S_ISVTX | stat.S_IWOTH)
    if common or folder.resolve() in homes or folder.resolve() == Path("/"):
        raise FileProblem(Message(NOT_ALONE, {"folder": file.named(folder)}))


def _lets_in(folder: os.stat_result, group: int) -> bool:
    needed = stat.S_IXGRP if folder.st_gid == group else stat.S_IXOTH
    return bool(folder.st_mode & needed)


def _members(number: int) -> tuple[str, list[str]]:
    """Returns a group's name and everybody in it, also those whose first group it is."""
    try:
        group = grp.getgrgid(number)
    except KeyError:
        return str(number), []
    first = {entry.pw_name for entry in pwd.getpwall() if entry.pw_gid == number}
    return group.gr_name, sorted(first | set(group.gr_mem))


def _user(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _bits(path: Path) -> int:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0
