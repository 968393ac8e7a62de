"""Completion of the name at the cursor of a typed line."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from eventplanner.domain.base.text import fold, fold_each

SIGNS = "@+#"
"""Each begins a name; a backslash before it keeps it as text."""
MAY_BE_LONG = "@+"
"""Signs behind which a name may have blanks, and goes on until the next sign unless it stands in quotes."""
_MEANS_MORE = re.compile(r"(?:^|\s)[@+#~!$^\\]")


class Completion(NamedTuple):
    """A line with the name at its cursor completed as far as it is sure."""

    line: str
    cursor: int
    start: int
    """Where the name begins."""
    options: tuple[str, ...]
    """The names that fit, several where it is not sure which is meant; none where nothing fits."""
    tail: str
    """What stood behind the cursor."""

    def with_option(self, index: int) -> "Completion":
        """Returns the line with one of the options in it, counted round."""
        option = self.options[index % len(self.options)]
        line = self.line[: self.start] + option + _behind(option, self.line[self.start : self.cursor], self.tail)
        return self._replace(line=line, cursor=self.start + len(option))


def complete(line: str, cursor: int, names: Mapping[str, Sequence[str]]) -> Completion:
    """Completes the name before the cursor; `names` has those behind each sign, and bare ones under an empty text.

    A sign begins a name that may have blanks; where none fits behind one, the longest run of words that fits is completed.
    """
    sign, start = _sign(line, cursor)
    options = fitting(names.get(sign, ()), line[start:cursor]) if sign else []
    if sign in MAY_BE_LONG:
        options = [_whole(name, line[cursor:]) for name in options]
    if not options:
        starts = [n for n in range(cursor) if not line[n].isspace() and (n == 0 or line[n - 1].isspace())]
        fits = ((n, fitting(names.get("", ()), line[n:cursor])) for n in starts)
        start, options = next(((n, options) for n, options in fits if options), (cursor, []))
    completion = Completion(line, cursor, start, tuple(options), line[cursor:])
    if not options:
        return completion
    if len(options) == 1:
        return completion.with_option(0)
    sure = _sure(options)
    if len(sure) <= cursor - start:
        return completion
    return completion._replace(line=line[:start] + sure + line[cursor:], cursor=start + len(sure))


def fitting(names: Sequence[str], typed: str) -> list[str]:
    """Returns the names that begin with what was typed, in their order; else those with a word that does."""
    wanted = fold(typed).lstrip('"')
    unique = list(dict.fromkeys(names))
    folded = {name: fold(name).strip('"') for name in unique}
    beginning = [name for name, text in folded.items() if text.startswith(wanted)]
    return beginning or [name for name, text in folded.items() if any(map(_begins(wanted), text.split()))]


def _whole(name: str, tail: str) -> str:
    """Returns a name in quotes where a line would read it with what follows, or would read a sign in it."""
    is_safe = name.startswith('"') or '"' in name or not (tail.strip() or _MEANS_MORE.search(name))
    return name if is_safe else f'"{name}"'


def _begins(wanted: str) -> Callable[[str], bool]:
    return lambda word: word.startswith(wanted)


def _behind(option: str, typed: str, tail: str) -> str:
    """Returns what stays behind a name: where the cursor stood in the middle of it, not its second half once more."""
    rest = fold_each(option.strip('"'))[len(typed.lstrip('"')) :]
    return tail[len(rest) :] if rest and fold_each(tail).startswith(rest) else tail


def _sign(line: str, cursor: int) -> tuple[str, int]:
    """Returns the last sign before the cursor and where its name begins."""
    for place in range(cursor - 1, -1, -1):
        before, behind = line[place - 1 : place], line[place + 1 : place + 2]
        if line[place] in SIGNS and not before.strip() and not behind.isspace() and not behind.isdecimal():
            return line[place], place + 1
    return "", cursor


def _sure(options: Sequence[str]) -> str:
    """Returns how all options begin, as the first of them writes it."""
    letters = zip(*map(fold_each, options), strict=False)
    return options[0][: sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, letters))]
