"""Style sheets that tests share are as Textual parses them, before and after an app has used them."""

from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

import parsed_styles
from app_kit import settle
from eventplanner.app import EventPlanner
from eventplanner.services.base.planner import Planner


async def look_around(planner: Planner) -> list[RuleSet]:
    """The rules of an app in which a page, a form and the help were open."""
    app = EventPlanner(planner, warm=False)
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("3", "e", "escape", "question_mark"):
            await pilot.press(key)
            await settle(pilot)
        return app.stylesheet.rules


def layouts(rules: list[RuleSet]) -> list[Any]:
    return [rule.styles.get_rule("layout", None) for rule in rules if rule.styles.has_rule("layout")]


def written(rules: list[RuleSet]) -> list[tuple[object, ...]]:
    """All that a style sheet asks of its rules, with the state of the layouts instead of these."""
    return [
        (
            rule.selectors,
            [selectors.specificity for selectors in rule.selector_set],
            (rule.is_default_rules, rule.tie_breaker, rule.selector_names, rule.pseudo_classes),
            {name: value for name, value in rule.styles.get_rules().items() if name != "layout"},
            rule.styles.important,
            [(type(layout), vars(layout)) for layout in layouts([rule])],
        )
        for rule in rules
    ]


async def test_an_app_leaves_them_as_they_were_parsed(planner: Planner) -> None:
    await look_around(planner)
    for key, rules in parsed_styles.parsed.items():
        *arguments, variables = key
        afresh = parsed_styles.parse_rules(Stylesheet(variables=dict(variables)), *arguments)
        assert written(rules) == written(afresh)


async def test_a_second_app_has_nothing_parsed_and_no_layout_of_the_first(planner: Planner) -> None:
    first = await look_around(planner)
    before = set(parsed_styles.parsed)
    second = await look_around(planner)
    assert set(parsed_styles.parsed) == before
    assert written(second) == written(first)
    assert {id(layout) for layout in layouts(first)} & {id(layout) for layout in layouts(second)} == set()
    assert len(layouts(second)) >= 5
