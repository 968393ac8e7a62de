"""Filters that are kept with the plan."""

import pytest

from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import saved_filters


def test_filters_are_kept_by_name_and_for_everybody(planner: Planner, at) -> None:
    saved_filters.keep(planner, "talks", "kind:talk")
    saved_filters.keep(planner, "Ana", "lead:ana no:venue")
    assert saved_filters.saved(at("leo")) == {"Ana": "lead:ana no:venue", "talks": "kind:talk"}


def test_a_name_that_is_kept_again_means_the_newer_filter(planner: Planner) -> None:
    saved_filters.keep(planner, "mine", "lead:ana")
    saved_filters.keep(planner, "mine", "lead:leo")
    assert saved_filters.saved(planner) == {"mine": "lead:leo"}


def test_forgetting_and_undo(planner: Planner) -> None:
    saved_filters.keep(planner, "mine", "lead:ana")
    saved_filters.forget(planner, "mine")
    assert saved_filters.saved(planner) == {}
    history.undo(planner)
    assert saved_filters.saved(planner) == {"mine": "lead:ana"}


@pytest.mark.parametrize(("name", "text"), [("", "kind:talk"), ("x" * 41, "kind:talk"), ("mine", ""), ("mine", "  ")])
def test_a_filter_needs_a_name_and_something_to_ask(planner: Planner, name: str, text: str) -> None:
    with pytest.raises(Invalid):
        saved_filters.keep(planner, name, text)


def test_what_is_gone_cannot_be_forgotten(planner: Planner) -> None:
    with pytest.raises(NotFound):
        saved_filters.forget(planner, "mine")


def test_the_settings_are_not_disturbed(planner: Planner) -> None:
    before = planner.settings()
    saved_filters.keep(planner, "mine", "lead:ana")
    assert planner.settings() == before
