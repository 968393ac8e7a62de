"""Columns derived from others of the same row: keys for sorting and searching."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from eventplanner.domain.base.text import fold
from eventplanner.domain.events.events import SEARCHED, Status, last_day_of

UNDATED = "9999"
"""Comes after every date."""
STAGES = list(Status)
_KEYED = ("title", "venue", "lead", "series")
_LINES = tuple(dict.fromkeys((*_KEYED, *(name for name in SEARCHED if name not in {"tags", "notes"}))))
"""The texts of an event that have one line."""


def columns(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Returns the derived columns of a row, given its stored values (datetimes as datetimes)."""
    rule = _RULES.get(table)
    return rule(row) if rule else {}


def stored(moment: datetime) -> str:
    """Returns a moment in the form in which SQLAlchemy stores it, so that keys compare with columns."""
    return moment.isoformat(" ", "microseconds")


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    start, end = row.get("start"), row.get("end")
    last = last_day_of(start, end, bool(row.get("all_day"))) if start and end else start and start.date()
    texts = [row.get(name) or "" for name in _LINES]
    title, venue, lead, series = texts[: len(_KEYED)]
    tags = (row.get("tags") or "").split()
    return {
        "start_key": stored(start) if start else UNDATED,
        "last_key": last.isoformat() if last else "",
        "title_key": fold(title),
        "venue_key": fold(venue),
        "lead_key": fold(lead),
        "series_key": fold(series),
        "tags_key": f" {fold(' '.join(tags))} ",
        "stage": STAGES.index(row.get("status") or Status.PLANNED),
        # What is looked for is one line, so that nothing is found across two fields.
        "words": fold("\n".join((*texts, *tags, row.get("notes") or ""))),
    }


def _other_date(row: Mapping[str, Any]) -> dict[str, Any]:
    start, end, cfp = row["start"], row["end"], row.get("cfp_until")
    last = last_day_of(start, end, bool(row.get("all_day")))
    further = [datetime.fromisoformat(moment).date() for moment in (row.get("extra") or "").split()]
    days = [start.date(), *further, *([cfp] if cfp else [])]
    ends = [last, *(day + (last - start.date()) for day in further), *([cfp] if cfp else [])]
    return {
        "first_key": min(days).isoformat(),
        # Where a rule ends is known only once it is followed.
        "last_key": UNDATED if row.get("rule") else max(ends).isoformat(),
    }


def _person(row: Mapping[str, Any]) -> dict[str, Any]:
    """Of organisations too; two that share one of these keys may be the same."""
    fields = (
        "name",
        "role",
        "team",
        "contact",
        "email",
        "phone",
        "channels",
        "place",
        "dealings",
        "tax_number",
        "notes",
    )
    return {
        "name_key": fold(row["name"]),
        "email_key": fold((row.get("email") or "").strip()),
        "phone_key": "".join(c for c in row.get("phone") or "" if c.isdecimal())[-NATIONAL:],
        "words": _lines_of(row, fields),
    }


def _named(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = ("name", "address", "place", "kind", "unit", "owner", "contact", "notes")
    return {"name_key": fold(row["name"]), "words": _lines_of(row, fields)}


def _task(row: Mapping[str, Any]) -> dict[str, Any]:
    words = _lines_of(row, ("title", "owner", "reason", "notes"))
    return _followed(row) | {"owner_key": fold(row.get("owner") or ""), "words": words}


def _budget_line(row: Mapping[str, Any]) -> dict[str, Any]:
    """The figures are found by `following_money` at the end of the change."""
    figures = ("planned", "committed", "actual", "paid", "forecast", "exchange", "missing", "year_key", "quarter")
    return dict.fromkeys(figures, 0) | {"name_key": fold(row["name"])}


def _entry(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"root_id": None, "base": None, "cash": 0, "is_open": False, "name_key": fold(row.get("number") or "")}


def _followed(_row: Mapping[str, Any]) -> dict[str, Any]:
    """When it is due follows from its event, and is found by `following` at the end of the change."""
    return {"due_key": UNDATED, "pulled_from": None}


def _lines_of(row: Mapping[str, Any], names: Iterable[str]) -> str:
    """What is looked for is one line, so that nothing is found across two fields."""
    return "\n".join(fold(line) for name in names for line in str(row.get(name) or "").split("\n") if line)


NATIONAL = 9
"""Digits at the end of a telephone number that are compared, so that one with its country's code is the same."""
_RULES: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "budget_line": _budget_line,
    "entry": _entry,
    "event": _event,
    "gate": _followed,
    "organisation": _person,
    "other_date": _other_date,
    "person": _person,
    "resource": _named,
    "task": _task,
    "venue": _named,
}
