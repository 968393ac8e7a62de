"""What an overlay and its dates have to be like to be kept."""

from datetime import datetime, timedelta
from typing import Any

from eventplanner.domain.base.text import Message, clean, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.year.overlays import OtherDateDraft, OverlayDraft

LONGEST_NAME = 80
LENGTHS = {"title": 200, "title_es": 200, "uid": 255, "place": 200, "url": 2000, "cfp_url": 2000, "notes": 10_000}
"""How many characters fit in what is said of a date."""
LONGEST_RULE = 1000
MOST_MOMENTS = 5000
"""Of those that are extra, and of those that are left out."""
_LINKS = ("http://", "https://", "mailto:")
LONGEST = timedelta(days=366)
"""No date lasts longer."""


def cleaned(draft: OverlayDraft) -> OverlayDraft:
    """The same in the form in which it is kept."""
    return revised(draft, name=clean_line(draft.name), file=clean_line(draft.file)[-200:])


def problems(draft: OverlayDraft) -> dict[str, Message]:
    """By field, why an overlay cannot be kept like this."""
    if not 0 < len(draft.name) <= LONGEST_NAME:
        return {"name": Message("a name of up to {n} characters", {"n": LONGEST_NAME})}
    return {}


def cleaned_date(draft: OtherDateDraft) -> OtherDateDraft:
    """The same in the form in which it is kept: harmless text, whole days at midnight, no link that could act."""
    lines: dict[str, Any] = {name: clean_line(getattr(draft, name)) for name in LENGTHS if name != "notes"}
    links = {name: lines[name] if _is_link(lines[name]) else "" for name in ("url", "cfp_url")}
    start, end = _kept(draft.start, draft.all_day), _kept(draft.end, draft.all_day)
    return revised(draft, **lines | links, notes=clean(draft.notes).strip(), start=start, end=max(start, end))


def date_problems(draft: OtherDateDraft) -> dict[str, Message]:
    """By field, why a date cannot be kept like this."""
    long = {name: limit for name, limit in LENGTHS.items() if len(getattr(draft, name)) > limit}
    wrong = {name: Message("longer than {n} characters", {"n": limit}) for name, limit in long.items()}
    if len(draft.rule) > LONGEST_RULE or max(len(draft.extra), len(draft.left_out)) > MOST_MOMENTS:
        wrong["rule"] = Message("It recurs by a rule that is too long.")
    if not draft.title:
        wrong["title"] = Message("A date needs a title.")
    if not FIRST_YEAR <= draft.start.year <= LAST_YEAR:
        wrong["start"] = Message("outside the years that a calendar has")
    elif draft.end - draft.start > LONGEST:
        wrong["end"] = Message("It lasts longer than a year.")
    return wrong


def _kept(moment: datetime, all_day: bool) -> datetime:
    moment = moment.replace(microsecond=0, fold=0, tzinfo=None)
    return moment.replace(hour=0, minute=0, second=0) if all_day else moment


def _is_link(text: str) -> bool:
    if not text.lower().startswith(_LINKS):
        return False
    # Here because only what is written is looked at, and every reading of overlays would load it.
    from urllib.parse import urlsplit

    try:
        return bool(urlsplit(text).scheme)
    except ValueError:
        return False
