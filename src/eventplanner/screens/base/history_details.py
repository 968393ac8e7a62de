"""How one change is told: which fields of which records, from what to what."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, tzinfo
from typing import Any, Final

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.changes import RowChange as Step
from eventplanner.domain.base.text import counted
from eventplanner.domain.events.events import EventKind, Format, Status
from eventplanner.domain.year.overlays import Colour, OverlaySource
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.services.events.saved_filters import PREFIX
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.detail import DetailLine

HIDDEN: Final = frozenset({"id", "version", "uid", "sequence", "created_at", "updated_at", "batch", "overlay_id"})
"""What the plan keeps for itself."""
SUBJECTS: Final = {
    "event": N_("Event"),
    "series": N_("Series"),
    "setting": N_("Setting"),
    "overlay": N_("Overlay"),
    "other_date": N_("Date"),
}


def entries(change: Change, steps: Sequence[Step], total: int, zone: tzinfo | None) -> list[DetailLine]:
    """The change in words, then each record that it touched."""
    when = formats.moment(change.at.astimezone(zone), year=True)
    lines = [DetailLine("", words(change.label), "strong"), DetailLine("", f"{change.actor} · {when}", "muted")]
    for step in steps:
        lines += [DetailLine("", ""), *_told(step)]
    if total > len(steps):
        lines += [
            DetailLine("", ""),
            DetailLine("", words(counted("and {n} more", "and {n} more", total - len(steps))), "muted"),
        ]
    return lines


def _told(step: Step) -> list[DetailLine]:
    """One record: what it is, and the fields that are not as they were."""
    if step.batch is not None:
        said = _("imported together") if step.after is not None or step.kept is None else _("taken back together")
        return [DetailLine("", said, "muted")]
    before, after = _fields(step, step.before), _fields(step, step.after)
    lines = [DetailLine("", _head(step), "accent")]
    whole = step.before is None or step.after is None
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new and not (whole and new + old == _("no")):
            label = _("filter") if name.startswith(PREFIX) else names.field(name)
            lines.append(DetailLine(names.heading(label), _arrow(old, new)))
    return lines


def _head(step: Step) -> str:
    subject = _(SUBJECTS.get(step.subject, step.subject))
    row = step.after or step.before or {}
    named = (
        _setting(str(row["name"]))
        if step.subject == "setting"
        else str(row.get("title") or row.get("name") or step.row_id)
    )
    if step.before is None and step.after is None:
        return _("{subject} #{n}, forgotten").format(subject=subject, n=step.row_id)
    if step.before is None:
        return _("{subject} “{name}” added").format(subject=subject, name=named)
    if step.after is None:
        return _("{subject} “{name}” deleted").format(subject=subject, name=named)
    return _("{subject} “{name}”").format(subject=subject, name=named)


def _setting(name: str) -> str:
    """A filter that is kept has a name of its own."""
    return name.removeprefix(PREFIX) if name.startswith(PREFIX) else names.field(name)


def _arrow(old: str, new: str) -> str:
    sign = glyph("to")
    return f"{old} {sign} {new}" if old and new else f"{old} {sign} {glyph('dash')}" if old else new


def _fields(step: Step, row: Mapping[str, Any] | None) -> dict[str, str]:
    """Column → its value in words; a setting is one column that has its own name."""
    if row is None:
        return {}
    if step.subject == "setting":
        return {str(row["name"]): _value(str(row["name"]), json.loads(row["value"]))}
    return {name: _value(name, value) for name, value in row.items() if name not in HIDDEN}


def _value(name: str, value: Any) -> str:
    """As a person would write it; nothing for what is not set."""
    if value is None or (not value and isinstance(value, str | list)):
        return ""
    with suppress(ValueError):
        match name:
            case "kind":
                return names.kind(EventKind(value))
            case "format":
                return names.format(Format(value))
            case "status":
                return names.status(Status(value))
            case "source":
                return names.source(OverlaySource(value))
            case "colour":
                return names.colour(Colour(value))
            case "start" | "end":
                return formats.moment(datetime.fromisoformat(str(value)), year=True)
    match value:
        case bool():
            return _("yes") if value else _("no")
        case list() | tuple():
            return ", ".join(map(str, value))
        case int():
            return formats.number(value)
    return str(value)
