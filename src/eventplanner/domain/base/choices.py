"""Choices: the values of a field that may be one of a few, each with its label."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """Enum whose members are stored as text; `label` is the English label in lower case."""

    _value_: str
    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_, member.label = value, label
        return member
