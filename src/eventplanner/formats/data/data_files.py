"""Data files that come with the program: facts in one file, and its words in a file for each language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from eventplanner.i18n.language import SOURCE_LANGUAGE

FOLDER = resources.files("eventplanner") / "data"
"""Of all data files, one folder a subject."""


def data(subject: str, name: str) -> bytes:
    """Returns the content of one TOML file of a subject."""
    return _file(subject, name).read_bytes()


def table(subject: str, name: str) -> dict[str, Any]:
    """Returns one file of a subject."""
    return tomllib.loads(data(subject, name).decode())


@cache
def words(subject: str, language: str) -> Mapping[str, Any]:
    """Returns the words of a subject in a language; in English those that it does not have in that one."""
    english = table(subject, SOURCE_LANGUAGE)
    return MappingProxyType(
        merged(english, table(subject, language)) if _file(subject, language).is_file() else english
    )


def merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Returns two tables as one, at all depths; where both have a value that is no table, the one of `over`."""
    both = {
        key: merged(under[key], value) if isinstance(value, dict) and isinstance(under.get(key), dict) else value
        for key, value in over.items()
    }
    return {**under, **both}


def _file(subject: str, name: str) -> Traversable:
    return FOLDER / subject / f"{name}.toml"
