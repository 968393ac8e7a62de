"""What the operating system refuses, in words that can be translated."""

import errno
import os

from eventplanner.domain.text import Message

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
    errno.ELOOP: Message("links lead in a circle"),
}


def reason_of(code: int | None) -> Message:
    """Why, by the system's number."""
    return _REASONS.get(code or 0) or Message("the system says: {text}", {"text": os.strerror(code or 0)})
