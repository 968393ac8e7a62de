"""Checklists as TOML, and the built-in ones: facts in one file, titles in a file for each language."""

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Any, TypeGuard, TypeVar

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.checklists.checklists import (
    Checklist,
    ChecklistGate,
    ChecklistRole,
    ChecklistTask,
    Titled,
    Where,
)
from eventplanner.domain.decisions.criterion_tests import Test
from eventplanner.domain.parsing.due import FARTHEST
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.team.duties import Duty
from eventplanner.formats.data import data_files

KEYS = ("meetup", "workshop", "webinar", "conference", "hackathon", "presence", "talk", "content")
"""Of the built-in checklists, in the order in which they are offered."""

_LONGEST = 200
"""Characters of a title."""
_MOST_PEOPLE = 100
"""That one role may take."""
_CRITERIA = tuple(test.value for test in Test if test is not Test.OWN)
_FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "": frozenset({"key", "gates", "roles", "tasks"}),
        "gates": frozenset({"key", "offset", "penalty_free", "criteria", "own"}),
        "roles": frozenset({"role", "where", "count"}),
        "tasks": frozenset({"key", "offset", "area", "where", "gate", "waits_for"}),
    }
)

_WORDS = frozenset({"title", "gates", "criteria", "tasks"})
_SUBJECT = "checklists"

_Choice = TypeVar("_Choice", bound=StrEnum)
_Part = TypeVar("_Part", bound=Titled)
_Item = TypeVar("_Item")


@cache
def built_in(key: str, language: str) -> Checklist:
    """Returns one of `KEYS` in a language, in English what has no title in that one. Raises FileProblem for other keys."""
    if key not in KEYS:
        raise FileProblem(Message("There is no checklist “{key}”.", {"key": clean_line(key)}))
    return read(data_files.data(_SUBJECT, key), data_files.words(_SUBJECT, language).get(key, {}))


def read(data: bytes, words: Mapping[str, Any]) -> Checklist:
    """Returns the checklist of a file, with its titles. Raises FileProblem with one sentence if it cannot be used."""
    table = _Table(_toml(data), _FIELDS[""], "")
    checklist = Checklist(
        key=table.name("key"),
        gates=table.tables("gates", _gate),
        roles=table.tables("roles", _role),
        tasks=table.tables("tasks", _task),
    )
    _hold(checklist)
    return _titled(checklist, _Table(words, _WORDS, checklist.key))


def _titled(bare: Checklist, words: "_Table") -> Checklist:
    """Returns the checklist with all of its titles; words for anything else are refused."""
    criteria = [criterion for gate in bare.gates for criterion in gate.own]
    titles = words.titles("criteria", criteria)
    gates = tuple(revised(gate, own=tuple(_given(gate.own, titles))) for gate in bare.gates)
    return revised(
        bare,
        title=words.text("title"),
        gates=tuple(_given(gates, words.titles("gates", gates))),
        tasks=tuple(_given(bare.tasks, words.titles("tasks", bare.tasks))),
    )


def _given(parts: Iterable[_Part], titles: Mapping[str, str]) -> Iterator[_Part]:
    return (revised(part, title=titles[part.key]) for part in parts)


def _toml(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileProblem(Message("This checklist is not UTF-8 text.")) from error
    # Of a number with thousands of digits it is int() that complains.
    except ValueError as error:
        raise FileProblem(
            Message("This checklist is not valid TOML: {reason}", {"reason": clean_line(str(error))})
        ) from error
    except RecursionError as error:
        raise FileProblem(Message("This checklist is nested too deeply.")) from error


class _Table:
    """One table of the file, and what to call it when it is wrong."""

    def __init__(self, values: Mapping[str, Any], fields: Container[str], place: str) -> None:
        self._values = values
        key = values.get("key")
        self._name = clean_line(key) if isinstance(key, str) and key.strip() else place
        for name in values:
            if name not in fields:
                raise self.wrong(Message("“{field}” is not known here", {"field": clean_line(name)}))

    def wrong(self, reason: Message) -> FileProblem:
        if not self._name:
            return FileProblem(Message("This checklist cannot be used: {reason}.", {"reason": reason}))
        return FileProblem(
            Message("This checklist cannot be used: at “{item}”, {reason}.", {"item": self._name, "reason": reason})
        )

    def text(self, name: str) -> str:
        value = self._values.get(name)
        text = clean_line(value) if isinstance(value, str) else ""
        if not text:
            raise self.wrong(Message("“{field}” has no text", {"field": name}))
        if len(text) > _LONGEST:
            raise self.wrong(Message("“{field}” is longer than {n} characters", {"field": name, "n": _LONGEST}))
        return text

    def name(self, name: str) -> str:
        """A key: it becomes a part of others, which are told apart by `/`."""
        return self._key(name, self.text(name))

    def name_or_nothing(self, name: str) -> str:
        return self.name(name) if name in self._values else ""

    def titles(self, name: str, parts: Iterable[Titled]) -> dict[str, str]:
        """By key, of the parts that stand in one table of words."""
        keys, values = [part.key for part in parts], self._values.get(name, {})
        if not isinstance(values, dict):
            raise self.wrong(Message("“{field}” is not a table", {"field": name}))
        table = _Table(values, keys, f"{self._name} {name}")
        return {key: table.text(key) for key in keys}

    def keys(self, name: str) -> tuple[str, ...]:
        return tuple(self._key(name, text) for text in self.names(name))

    def days(self, name: str) -> int:
        value = self._values.get(name)
        if not _is_whole(value) or abs(value) > FARTHEST:
            raise self.wrong(
                Message("“{field}” is not a whole number of days up to {n}", {"field": name, "n": FARTHEST})
            )
        return value

    def days_or_none(self, name: str) -> int | None:
        return self.days(name) if name in self._values else None

    def count(self, name: str) -> int:
        value = self._values.get(name, 1)
        if not _is_whole(value) or not 1 <= value <= _MOST_PEOPLE:
            raise self.wrong(
                Message("“{field}” is not a whole number from 1 to {n}", {"field": name, "n": _MOST_PEOPLE})
            )
        return value

    def choice(self, name: str, choices: type[_Choice], usual: _Choice | None = None) -> _Choice:
        if usual is not None and name not in self._values:
            return usual
        value: Any = self._values.get(name)
        try:
            return choices(value)
        except ValueError as error:
            raise self._not_among(name, value, [choice.value for choice in choices]) from error

    def names(self, name: str) -> tuple[str, ...]:
        values = self._values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise self.wrong(Message("“{field}” is not a list of texts", {"field": name}))
        return tuple(clean_line(each) for each in values)

    def criteria(self) -> tuple[str, ...]:
        values = self.names("criteria")
        for each in values:
            test, _, number = each.partition(" ")
            counted = test == Test.REGISTRATIONS
            if test not in _CRITERIA or counted != bool(number) or (counted and not _is_share(number)):
                raise self._not_among(
                    "criteria", each, [f"{one} 1–100" if one == Test.REGISTRATIONS else one for one in _CRITERIA]
                )
        return values

    def tables(self, name: str, made: Callable[["_Table"], _Item]) -> tuple[_Item, ...]:
        values = self._values.get(name, [])
        if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
            raise self.wrong(Message("“{field}” is not a list of tables", {"field": name}))
        return tuple(made(_Table(each, _FIELDS[name], f"{name} {place}")) for place, each in enumerate(values, 1))

    def _key(self, name: str, text: str) -> str:
        if not text.isascii() or not text.replace("-", "").isalnum():
            raise self.wrong(Message("“{field}” may have letters, digits and hyphens only", {"field": name}))
        return text

    def _not_among(self, name: str, found: object, choices: Iterable[str]) -> FileProblem:
        params = {"field": name, "value": clean_line(str(found)), "choices": ", ".join(choices)}
        if found is None:
            return self.wrong(Message("“{field}” has to be one of {choices}", params))
        return self.wrong(Message("“{field}” is “{value}” and has to be one of {choices}", params))


def _gate(table: _Table) -> ChecklistGate:
    return ChecklistGate(
        key=table.name("key"),
        offset=table.days("offset"),
        penalty_free=table.days_or_none("penalty_free"),
        criteria=table.criteria(),
        own=tuple(Titled(key=key) for key in table.keys("own")),
    )


def _role(table: _Table) -> ChecklistRole:
    return ChecklistRole(
        role=table.choice("role", Duty), where=table.choice("where", Where, Where.BOTH), count=table.count("count")
    )


def _task(table: _Table) -> ChecklistTask:
    return ChecklistTask(
        key=table.name("key"),
        offset=table.days("offset"),
        area=table.choice("area", Area),
        where=table.choice("where", Where, Where.BOTH),
        gate=table.name_or_nothing("gate"),
        waits_for=table.names("waits_for"),
    )


def _hold(checklist: Checklist) -> None:
    """What one part says of another is there, once, and goes round nowhere."""
    gates, tasks = ([each.key for each in each_kind] for each_kind in (checklist.gates, checklist.tasks))
    for key in (*_twice(gates), *_twice(tasks)):
        raise _wrong(key, Message("the key stands there twice"))
    for task in checklist.tasks:
        if task.gate and task.gate not in gates:
            raise _wrong(task.key, Message("there is no decision “{key}”", {"key": task.gate}))
        for other in task.waits_for:
            if other not in tasks:
                raise _wrong(task.key, Message("there is no task “{key}” to wait for", {"key": other}))
    try:
        TopologicalSorter({task.key: task.waits_for for task in checklist.tasks}).prepare()
    except CycleError as error:
        raise _wrong(error.args[1][0], Message("the task waits for itself in the end")) from error


def _wrong(key: str, reason: Message) -> FileProblem:
    return _Table({"key": key}, _FIELDS["tasks"], "").wrong(reason)


def _twice(keys: Collection[str]) -> list[str]:
    return [key for key, times in Counter(keys).items() if times > 1]


def _is_whole(found: object) -> TypeGuard[int]:
    """TOML's true and false are none, as in Python they would be."""
    return isinstance(found, int) and not isinstance(found, bool)


def _is_share(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= 3 and 1 <= int(number) <= 100
