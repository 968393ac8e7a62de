"""`list settings` and `set settings`."""

import argparse
from typing import Any, get_type_hints

from msgspec.structs import asdict

from eventplanner.cli.base.assignments import assignments, no_such_field
from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.settings_names import LABELS, setting_named
from eventplanner.domain.parsing.settings_names import NAMES as SETTINGS
from eventplanner.domain.workspace import needs_text
from eventplanner.domain.workspace.needs_text import SETTING
from eventplanner.i18n import needs
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import settings

_NUMBERS = frozenset(name for name, kind in get_type_hints(Settings).items() if kind is int)


def run(args: argparse.Namespace) -> None:
    """Carries out `list` and `set`."""
    {"list": _list, "set": _set}[args.verb](args)


def setting_label(name: str) -> str:
    """Returns the label of a setting in the language in use."""
    return words(Message(LABELS.get(name, name)))


def _list(args: argparse.Namespace) -> None:
    plan = open_planner(args).settings()
    if args.json:
        print_json(_json(plan))
        return
    print_columns([[setting_label(name), str(value)] for name, value in asdict(plan).items() if name != SETTING])
    print(f"{setting_label(SETTING)}:")
    print_columns([["", row] for row in needs.lines(plan.needs)])


def _set(args: argparse.Namespace) -> None:
    planner = open_planner(args, make=True)
    texts = _by_setting(assignments(args.rest))
    if SETTING in texts:
        # A row that is said takes the place of its like; the others stay.
        texts[SETTING] = needs.with_rows(planner.settings().needs, texts[SETTING])
    change = settings.change(planner, **{name: _typed(name, text) for name, text in texts.items()})
    if args.json:
        print_json(_json(planner.settings()))
    else:
        print(words(change.label))


def _json(plan: Settings) -> dict[str, Any]:
    return asdict(plan) | {SETTING: needs_text.rows_of(plan.needs)}


def _by_setting(assigned: dict[str, str]) -> dict[str, str]:
    texts = {}
    for name, text in assigned.items():
        if not (setting := setting_named(name)):
            raise Invalid({name: no_such_field([setting_label(each) for each in SETTINGS])})
        texts[setting] = text
    return texts


def _typed(name: str, text: str) -> str | int:
    """Numbers as numbers where the setting is one; what is no number is left for the rules to refuse."""
    return int(text) if name in _NUMBERS and text.strip().isascii() and text.strip().isdigit() else text
