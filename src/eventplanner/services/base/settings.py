"""Reading and changing the plan's settings."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.settings_rules import problems
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.settings_names import LABELS
from eventplanner.domain.parsing.zone_names import zone_of
from eventplanner.domain.workspace.needs_text import SETTING
from eventplanner.i18n import needs
from eventplanner.i18n.regions import is_country
from eventplanner.services.base import holidays
from eventplanner.services.base.planner import Planner
from eventplanner.storage.derived import working_calendar
from eventplanner.storage.kernel import settings
from eventplanner.storage.queries import budget

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing


def get(planner: Planner) -> Settings:
    return planner.settings()


def change(planner: Planner, **wanted: str | int) -> Change:
    """Changes some settings, as one step. The table of needs is read in any language. Raises Invalid by setting."""
    names = set(Settings.__struct_fields__)
    if unknown := [name for name in wanted if name not in names]:
        raise Invalid({unknown[0]: Message("there is no such setting")})
    values: dict[str, Any] = {name: _cleaned(name, value) for name, value in wanted.items()}
    if zone := zone_of(str(values.get("timezone", ""))):
        values["timezone"] = zone
    after = revised(planner.settings(), **values)
    wrong = problems(after)
    if "country" in values and "country" not in wrong and not is_country(values["country"]):
        wrong = wrong | {"country": Message("not a known country")}
    if after.currency != planner.settings().currency and budget.holds_base_amounts(planner.store):
        wrong = wrong | {
            "currency": Message("the plan holds approved amounts, envelopes or rates in its currency already")
        }
    if wrong:
        raise Invalid(wrong, LABELS)
    with planner.write(Message("Change the settings")) as writing:
        set_in(planner, writing, values)
        if {"country", "region"} & set(values):
            holidays.follow(planner, writing, after)
    if set(working_calendar.NAMES) & set(values) and after.working_days == "on":
        holidays.take_up_used(planner)
    return writing.outcome


def _cleaned(name: str, value: str | int) -> str | int:
    """The table of needs is several lines of which those that differ from the built-in ones are kept."""
    if isinstance(value, int):
        return value
    return needs.own_rows(value) if name == SETTING else clean_line(value)


def set_in(planner: Planner, writing: "Writing", values: Mapping[str, Any]) -> None:
    """Sets some settings within a change; the caller has validated them."""
    stored = settings.stored(planner.store)
    for name, value in values.items():
        if row := stored.get(name):
            writing.change("setting", row["id"], row["version"], {"value": json.dumps(value)})
        else:
            writing.add("setting", {"name": name, "value": json.dumps(value)})
