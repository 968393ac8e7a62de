"""Details of one change: which fields of which records, from what to what."""

import json
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.changes import RowChange as Step
from eventplanner.domain.base.text import counted
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.domain.records.several import several_of
from eventplanner.i18n import formats, labels, names
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.events.saved_filters import PREFIX
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.lists.detail import DetailLine


class ToldChange(Struct, frozen=True):
    """A change with the rows of it that are shown, and what their values are told with."""

    change: Change
    steps: Sequence[Step]
    total: int
    """Rows of the change, shown or not."""
    called: Mapping[tuple[str, int], str]
    """Names of the records that the rows refer to, by table and id."""
    currency: str
    """ISO 4217, of amounts that name none."""
    names: Mapping[str, str]
    """Names that people see, by login name."""


def referred(steps: Sequence[Step]) -> dict[str, list[int]]:
    """Returns the ids of the records that rows refer to, by table."""
    ids: dict[str, list[int]] = {}
    for step in steps:
        kept = kind.kept if (kind := all_kinds().get(step.subject)) else {}
        for row in filter(None, (step.before, step.after)):
            for name, field in kept.items():
                if field.shape is Shape.RECORD and isinstance(row.get(name), int):
                    ids.setdefault(field.table, []).append(row[name])
    return ids


def entries(told: ToldChange, zone: tzinfo | None) -> list[DetailLine]:
    """Returns the change in words, then each record that it touched."""
    change = told.change
    when = formats.moment(change.at.astimezone(zone), year=True)
    lines = [DetailLine("", words(change.label), "strong"), DetailLine("", f"{_by(change)} · {when}", "muted")]
    for step in told.steps:
        lines += [DetailLine("", ""), *_step_lines(step, told)]
    if more := told.total - len(told.steps):
        lines += [DetailLine("", ""), DetailLine("", words(counted("and {n} more", "and {n} more", more)), "muted")]
    return lines


def _by(change: Change) -> str:
    """Returns who did it, with the login name that nobody can choose beside the name that anybody can."""
    login = f"({change.actor})"
    return change.who if not change.name or change.who.endswith(login) else f"{change.who} {login}"


def _step_lines(step: Step, told: ToldChange) -> list[DetailLine]:
    """One record: its name, and the fields that are not as they were."""
    if step.batch is not None:
        text = _("imported together") if step.after is not None or step.kept is None else _("taken back together")
        return [DetailLine("", text, "muted")]
    before, after = _fields(step, step.before, told), _fields(step, step.after, told)
    lines = [DetailLine("", _head(step, told), "accent")]
    for label in dict.fromkeys((*before, *after)):
        old, new = before.get(label, ""), after.get(label, "")
        if old != new:
            lines.append(DetailLine(names.heading(label), _arrow(old, new)))
    return lines


def _head(step: Step, told: ToldChange) -> str:
    subject = names.heading(labels.noun(step.subject) if step.subject in all_kinds() else _("setting"))
    name = _name(step, step.after or step.before or {}, told)
    if step.before is None and step.after is None:
        return _("{subject} #{n}, forgotten").format(subject=subject, n=step.row_id)
    if step.before is None:
        return _("{subject} “{name}” added").format(subject=subject, name=name)
    if step.after is None:
        return _("{subject} “{name}” deleted").format(subject=subject, name=name)
    return _("{subject} “{name}”").format(subject=subject, name=name)


def _name(step: Step, row: Mapping[str, Any], told: ToldChange) -> str:
    if (kind := all_kinds().get(step.subject)) is None:
        return _setting(str(row.get("name", "")))
    first = kind.called if kind.called in row else kind.fields[0].name
    return _value(kind, kind.kept[first], row, told) or f"#{step.row_id}"


def _setting(name: str) -> str:
    """A filter that is kept has a name of its own."""
    return name.removeprefix(PREFIX) if name.startswith(PREFIX) else names.field(name)


def _arrow(old: str, new: str) -> str:
    sign = glyph("to")
    return f"{old} {sign} {new}" if old and new else f"{old} {sign} {glyph('dash')}" if old else new


def _fields(step: Step, row: Mapping[str, Any] | None, told: ToldChange) -> dict[str, str]:
    """Returns the values of a row in words by their labels; a setting is one value."""
    if row is None:
        return {}
    kind: Kind[Any] | None = all_kinds().get(step.subject)
    if kind is None:
        name = str(row["name"])
        return {_("filter") if name.startswith(PREFIX) else names.field(name): _setting_text(json.loads(row["value"]))}
    shown = (field for name, field in kind.kept.items() if field.label and name in row)
    return {labels.field(kind.name, field.name): text for field in shown if (text := _value(kind, field, row, told))}


def _value(kind: Kind[Any], field: Field, row: Mapping[str, Any], told: ToldChange) -> str:
    """Returns a column in words; several values stand in one text there."""
    value = row.get(field.name)
    if isinstance(value, str) and (joined := several_of(kind).get(field.name)) is not None:
        value = joined.values(value)
    if field.shape is Shape.RECORD and isinstance(value, int):
        return told.called.get((field.table, value), f"#{value}")
    if field.signed and isinstance(value, str):
        value = told.names.get(value, value)
    return labels.told(field, value, str(row.get("currency") or told.currency), offset=row.get("offset"))


def _setting_text(value: Any) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case list():
            return ", ".join(map(str, value))
        case int():
            return formats.number(value)
    return str(value or "")
