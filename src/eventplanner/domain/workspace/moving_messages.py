"""Effects of a move in sentences: obstacles, records that stay, records that follow."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from eventplanner.domain.base.text import Message, counted
from eventplanner.domain.events.events import Event
from eventplanner.domain.workspace.moving import MovePreview
from eventplanner.domain.workspace.moving_part_messages import goes_along, goes_wrong, stays_behind
from eventplanner.domain.workspace.moving_parts import PartsMoved
from eventplanner.domain.year.clash_messages import about_day, reason
from eventplanner.domain.year.clash_values import Clash


class Told(NamedTuple):
    """Sentences that stand on one line, under one sign."""

    sign: str
    """`warning`, `done` or `becomes`."""
    sentences: tuple[Message, ...]


def told(preview: MovePreview, language: str) -> list[Told]:
    """Describes the move of one event in at most six lines, the gravest first, with titles in a language."""
    event = preview.event
    if preview.before == preview.after:
        return [Told("becomes", (Message("It stays where it is."),))]
    clashes = (about_day(clash, event, language) for clash in _gravest_first(preview.new))
    against = (*preview.past, *clashes)
    nothing_new = Told("done", (Message("Nothing new stands in its way."),))
    behind = tuple(_left_behind(preview, language))
    parts = told_of_parts([preview.parts])
    if not against and not any(line.sign == "warning" for line in parts):
        parts = [nothing_new, *parts]
    lines = [Told("warning", against), *parts, Told("done", behind), Told("becomes", preview.follows)]
    return [line for line in lines if line.sentences]


def told_of_parts(parts: Sequence[PartsMoved]) -> list[Told]:
    """Returns the effects on records of the events, in at most three lines."""
    wrong, along, stays = (tuple(tell(parts)) for tell in (goes_wrong, goes_along, stays_behind))
    lines = [Told("warning", wrong), Told("becomes", along), Told("becomes", stays)]
    return [line for line in lines if line.sentences]


def told_together(previews: Sequence[MovePreview], language: str) -> list[Told]:
    """Describes the move of several events: the number with good and bad effects, with the gravest case of each."""
    if len(previews) == 1:
        return told(previews[0], language)
    past = tuple(_past(previews))
    new, gone = _each_once(previews, new=True), _each_once(previews, new=False)
    lines = told_of_parts([preview.parts for preview in previews])
    if against := (*past, *_new(new, language)):
        lines = [Told("warning", against), *lines]
    elif not any(line.sign == "warning" for line in lines):
        lines = [Told("done", (Message("Nothing new stands in their way."),)), *lines]
    if gone:
        lines.append(Told("done", (counted("{n} clash is left behind.", "{n} clashes are left behind.", len(gone)),)))
    return lines


def _left_behind(preview: MovePreview, language: str) -> Iterator[Message]:
    for n, clash in enumerate(_gravest_first(preview.gone)):
        # The clash knows the event as it was.
        other = clash.other
        old = other if isinstance(other, Event) and other.uid == preview.event.uid else clash.event
        seen = about_day(clash, old, language)
        yield seen if n else Message("It leaves behind: {clash}", {"clash": seen})


def _past(previews: Iterable[MovePreview]) -> Iterator[Message]:
    begun = [preview for preview in previews if preview.past]
    if begun:
        yield counted(
            "Of {n} something falls into the past: “{title}”.",
            "Of {n} something falls into the past, as of “{title}”.",
            len(begun),
            title=begun[0].event.title,
        )


def _new(clashes: Sequence[Clash], language: str) -> Iterator[Message]:
    if clashes:
        yield counted(
            "{n} new clash: {reason}",
            "{n} new clashes, the gravest: {reason}",
            len(clashes),
            reason=reason(clashes[0], language),
        )


def _each_once(previews: Iterable[MovePreview], *, new: bool) -> list[Clash]:
    """Returns the gravest first; two events that are moved may have one clash between them."""
    found = {clash.key: clash for preview in previews for clash in (preview.new if new else preview.gone)}
    return _gravest_first(found.values())


def _gravest_first(clashes: Iterable[Clash]) -> list[Clash]:
    return sorted(clashes, key=lambda clash: (-clash.severity, clash.day))
