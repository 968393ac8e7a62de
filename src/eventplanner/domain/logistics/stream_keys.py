"""Detection of stream keys, so that none is stored where only a note of its location belongs."""

import re

LONG = 16
"""Characters from which a word with figures among its letters is no name of a place."""
_ENDLESS = 28
"""From here on no word of a language is so long."""
_GROUPS = re.compile(r"(?:[A-Za-z0-9]{4}-){3,}[A-Za-z0-9]{1,4}")
"""As YouTube writes them."""
_PLAIN = re.compile(r"[A-Za-z0-9_\-+=:?&]+")
_SERVER = re.compile(r"(?:rtmps?|srt|rist|whip)://\S", re.IGNORECASE)


def looks_like_key(text: str) -> bool:
    """Returns whether a text contains a stream key or an address with one; links to a password safe pass."""
    return any(_is_key(word.strip("\"'“”«»()[],;.")) for word in text.split())


def _is_key(word: str) -> bool:
    if _SERVER.match(word) or _GROUPS.fullmatch(word):
        return True
    if not _PLAIN.fullmatch(word) or len(word) < LONG:
        return False
    figures, letters = any(c.isdigit() for c in word), any(c.isalpha() for c in word)
    return (figures and letters) or (len(word) >= _ENDLESS and "-" not in word) or word.isdigit()
