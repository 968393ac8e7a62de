"""What a line and notes hold after some keys, reckoned without an app: the letters before the cursor and behind it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

LETTERS = "abcdefghij ñáé"
FORM_WAYS: Mapping[str, int] = {"tab": 1, "shift+tab": -1, "down": 1, "up": -1, "enter": 1}
"""The keys that go from field to field of a form, where a field is one line."""
_WORD_START = re.compile(r"(?<=\W)\w")
_WORD = re.compile(r"\b\w+\b")


@dataclass
class Line:
    """One line."""

    KEYS = ("backspace", "delete", "left", "right", "home", "end", "ctrl+u", "ctrl+k", "ctrl+w")
    before: str = ""
    behind: str = ""

    @property
    def text(self) -> str:
        return self.before + self.behind

    def press(self, key: str) -> None:
        match key:
            case "backspace":
                self.before = self.before[:-1]
            case "delete":
                self.behind = self.behind[1:]
            case "left":
                self.before, self.behind = self.before[:-1], self.before[-1:] + self.behind
            case "right":
                self.before, self.behind = self.before + self.behind[:1], self.behind[1:]
            case "home":
                self.before, self.behind = "", self.text
            case "end":
                self.before, self.behind = self.text, ""
            case "ctrl+u":
                self.before = ""
            case "ctrl+k":
                self.behind = ""
            case "ctrl+w":
                starts = [hit.start() for hit in _WORD_START.finditer(self.before)]
                self.before = self.before[: starts[-1]] if starts else ""
            case _:
                self.before += key


@dataclass
class Notes(Line):
    """Several lines; keys that know lines stay within one, or join it with its neighbour where it has nothing more."""

    KEYS = (*Line.KEYS, "enter")

    def press(self, key: str) -> None:
        *above, here = self.before.split("\n")
        rest, *below = self.behind.split("\n")
        match key:
            case "enter":
                self.before += "\n"
            case "home":
                whole = here + rest
                indent = len(whole) - len(whole.lstrip()) if whole.strip() else 0
                column = indent if not here or len(here) > indent else 0
                self._set(above, whole[:column], whole[column:], below)
            case "end":
                self._set(above, here + rest, "", below)
            case "ctrl+u" | "ctrl+w" if not here:
                self.before = self.before[:-1]
            case "ctrl+u":
                self._set(above, "", rest, below)
            case "ctrl+w":
                words = [hit.start() for hit in _WORD.finditer(here.rstrip())]
                self._set(above, here[: words[-1]] if words else "", rest, below)
            case "ctrl+k" if not rest:
                self.behind = self.behind[1:]
            case "ctrl+k":
                self._set(above, here, "", below)
            case _:
                super().press(key)

    def _set(self, above: list[str], here: str, rest: str, below: list[str]) -> None:
        self.before, self.behind = "\n".join([*above, here]), "\n".join([rest, *below])


@dataclass
class Fields:
    """Several lines, one below the other, with the keys that go between them."""

    lines: list[Line]
    ways: Mapping[str, int] = field(default_factory=dict)
    """Each with how many fields on it goes."""
    at: int = 0

    @property
    def here(self) -> Line:
        return self.lines[self.at]

    def press(self, key: str) -> None:
        if key in self.ways:
            self.at += self.ways[key]
        else:
            self.here.press(key)


def keys_for(fields: Fields, count: int, random: Random, widest: int) -> list[str]:
    """So many keys, pressed on the fields as they are chosen: no line gets wider, and no key leaves the fields."""
    keys = []
    for _ in range(count):
        ways = [key for key, step in fields.ways.items() if 0 <= fields.at + step < len(fields.lines)]
        kind = random.random()
        if kind < 0.08 and ways:
            key = random.choice(ways)
        elif kind < 0.45 or max(map(len, fields.here.text.split("\n"))) >= widest:
            key = random.choice(fields.here.KEYS)
        else:
            key = random.choice(LETTERS)
        fields.press(key)
        keys.append(key)
    return keys
