"""Help, lists and exports of the command line in other letters: what stands in Latin ones was never translated."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import pseudo_locale
from cli.conftest import Command
from eventplanner.cli import parser
from eventplanner.domain.records.kind import all_kinds
from kit import Fill
from screens import everywhere

NO_WORDS = re.compile(r"--?[\w-]+|\{[^}]*\}|\b[A-Z][A-Z_|-]*\b")
"""Options, choices and placeholders, which are typed as they stand whatever language is spoken."""
MARKUP = re.compile(r"<style>.*?</style>|<[^>]*>|&\w+;", re.DOTALL)
OUT = (
    *("agenda", "list clashes", "show budget --year 2027", "list targets --year 2027", "history"),
    *("export events --format md", "export budget --year 2027 --format md", "export budget --year 2027 --format html"),
    *("export year --format md", "export year --format html", "export tasks --format md"),
)


@pytest.fixture(scope="module")
def begun(fill: Fill) -> Path:
    return fill(lambda planner: everywhere.fill(planner, "es")).path


def parsers(parent: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parent
    for action in parent._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from parsers(child)


def command_words(parent: argparse.ArgumentParser) -> Iterator[str]:
    for each in parsers(parent):
        yield from re.findall("[a-z]+", each.prog)
        for action in each._actions:
            yield from re.findall("[a-z]+", " ".join(map(str, [*(action.choices or ()), action.default])))


def test_no_help_is_left_untranslated(catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    pseudo_locale.speak(catalogues, monkeypatch)
    whole = parser.build()
    allowed = frozenset({*command_words(whole), *pseudo_locale.PRODUCT})
    texts = {each.prog: NO_WORDS.sub(" ", each.format_help()) for each in parsers(whole)}
    assert len(texts) > 20
    assert {prog: words for prog, text in texts.items() if (words := pseudo_locale.untranslated(text, allowed))} == {}


def test_no_list_and_no_export_is_left_untranslated(
    command: Command, path: Path, catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    pseudo_locale.speak(catalogues, monkeypatch)
    allowed = pseudo_locale.allowed_words(path)
    faults: dict[str, list[str]] = {}
    for line in (*OUT, *(f"list {kind.many}" for kind in all_kinds().values() if kind.many)):
        said = command(*shlex.split(line))
        assert (line, said.status) == (line, 0)
        if words := pseudo_locale.untranslated(MARKUP.sub(" ", f"{said.out}\n{said.err}"), allowed):
            faults[line] = words
    print({k: v[:6] for k, v in faults.items()})
    assert faults == {}
