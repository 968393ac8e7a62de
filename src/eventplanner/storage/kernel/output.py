"""Atomic writing of files, which never overwrites without being told."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.system_errors import reason_of
from eventplanner.domain.base.text import N_, Message, Part, clean_line

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


def write_whole(path: Path, data: bytes, *, force: bool = False) -> None:
    """Writes a file atomically, over another only with `force`. Raises FileProblem, and keeps the old file then."""
    old = _look(path, force)
    part = path.parent / f".{os.urandom(8).hex()}.part"
    try:
        _write_part(part, data, old)
        if force:
            part.replace(path)
        else:
            name_anew(part, path)
        settle(path.parent)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _look(path: Path, force: bool) -> os.stat_result | None:
    """What is there already. Raises FileProblem if it may not be written over."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise FileProblem(Message("The folder {path} does not exist.", _at(path.parent))) from None
        if not path.name:
            raise FileProblem(Message("{path} is a folder; name a file in it.", _at(path))) from None
        return None
    except NotADirectoryError:
        raise FileProblem(Message("The folder {path} does not exist.", _at(path.parent))) from None
    except (OSError, ValueError) as error:
        raise _explained(error, path) from error
    if stat.S_ISDIR(status.st_mode):
        raise FileProblem(Message("{path} is a folder; name a file in it.", _at(path)))
    if stat.S_ISLNK(status.st_mode):
        raise FileProblem(Message("{path} is a link to another place; name the file itself.", _at(path)))
    if not stat.S_ISREG(status.st_mode):
        raise FileProblem(Message("{path} is not a file that can be written whole; name another.", _at(path)))
    if not force:
        raise _exists(path)
    return status


def _write_part(part: Path, data: bytes, old: os.stat_result | None) -> None:
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    with os.fdopen(descriptor, "wb") as file:
        if old is not None:
            # Who could read the old file can read the new one, and nobody else.
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode) & 0o777)
        file.write(data)
        file.flush()
        os.fsync(descriptor)


def name_anew(part: Path, path: Path) -> None:
    """Renames a file, but never over one that somebody created meanwhile."""
    try:
        os.link(part, path, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "") from error
        part.rename(path)


def settle(folder: Path) -> None:
    """Makes the new name survive a power cut, where folders can be synchronised."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _explained(error: Exception, path: Path) -> FileProblem:
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    if code in _FULL:
        return FileProblem(
            Message("There is no room left for {path}; nothing was written. Make room and try again.", _at(path))
        )
    if code in _DENIED:
        return FileProblem(Message("{path} may not be written here; choose another folder.", _at(path)))
    text = N_("{path} cannot be written ({reason}); choose another name or folder.")
    return FileProblem(Message(text, _at(path) | {"reason": reason_of(code or errno.EIO)}))


def _exists(path: Path) -> FileProblem:
    text = N_("{path} is there already. Choose another name, or allow it to be replaced (--force).")
    return FileProblem(Message(text, _at(path)))


def _at(path: Path) -> dict[str, Part]:
    return {"path": clean_line(str(path))}
