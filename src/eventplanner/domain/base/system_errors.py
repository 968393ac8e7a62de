"""Errors of the operating system as messages that can be translated."""

import errno
import os

from eventplanner.domain.base.errors import FileProblem, PlannerError
from eventplanner.domain.base.text import N_, Message, Part, clean_line

_REASONS = {
    errno.EACCES: Message("you have no right to"),
    errno.EPERM: Message("you have no right to"),
    errno.ENOENT: Message("it is not there"),
    errno.EISDIR: Message("it is a folder"),
    errno.ENOTDIR: Message("a part of the path is no folder"),
    errno.ENOSPC: Message("no room is left on the disk"),
    errno.EDQUOT: Message("no room is left for you on the disk"),
    errno.EFBIG: Message("it grows too large"),
    errno.EROFS: Message("the disk can only be read"),
    errno.EIO: Message("the disk does not answer"),
    errno.ENAMETOOLONG: Message("the name is too long"),
    errno.EINVAL: Message("the system does not take this name"),
    errno.EILSEQ: Message("it is not text in UTF-8"),
    errno.ELOOP: Message("links lead in a circle"),
}

_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = N_("You have no right to {path}. Ask its owner for it, or name another file or folder.")
_NO_ROOM = N_("There is no room left for {path}. Make room and try again.")
_OTHERWISE = N_("{path} cannot be used ({reason}). Mend that, or name another file or folder.")


def reason_of(code: int | None) -> Message:
    """Returns the reason for a system error number (errno)."""
    return _REASONS.get(code or 0) or Message("the system says: {text}", {"text": os.strerror(code or 0)})


def problem_of(error: BaseException) -> PlannerError | None:
    """Returns the error as a PlannerError if a person caused it or can mend it; None for a bug.

    That is so of our own errors, and of the system's where they name a file.
    """
    if isinstance(error, PlannerError):
        return error
    if not isinstance(error, OSError) or error.filename is None:
        return None
    named: dict[str, Part] = {"path": clean_line(os.fsdecode(error.filename)), "reason": reason_of(error.errno)}
    if error.errno in _DENIED:
        return FileProblem(Message(_NO_RIGHT, named))
    return FileProblem(Message(_NO_ROOM if error.errno in _FULL else _OTHERWISE, named))
