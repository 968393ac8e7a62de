"""Style sheets parsed once for all apps of a test process: most tests of a screen start one, on the same sheets."""

from copy import copy
from dataclasses import replace
from functools import wraps
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

parse_rules = Stylesheet._parse_rules
"""Textual's own, which keeps what it parsed for one app, until its theme is set."""

parsed: dict[tuple[Any, ...], list[RuleSet]] = {}


def remember() -> None:
    """Parse no text anew that was parsed with the same variables, in this app or an earlier one."""
    Stylesheet._parse_rules = _remembered  # type: ignore[method-assign]


@wraps(parse_rules)
def _remembered(
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(self._variables.items()))
    if key not in parsed:
        parsed[key] = parse_rules(self, css, read_from, is_default_rules, tie_breaker, scope)
    return [_own(rules) for rules in parsed[key]]


def _own(rules: RuleSet) -> RuleSet:
    """The rules themselves, of which an app changes nothing but the layouts: these remember what they arranged."""
    layout = rules.styles.get_rule("layout", None)
    if layout is None:
        return rules
    styles = rules.styles.copy()
    styles.set_rule("layout", copy(layout))
    return replace(rules, styles=styles)
