"""A date of one's own in one line: a title with its day or days."""

from datetime import date, datetime, time

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, clean_line
from eventplanner.domain.parsing.dates import find_days
from eventplanner.domain.year.overlays import OtherDateDraft

OWN = N_("Own dates")
"""What the overlay of such dates is called unless somebody says otherwise."""


def read_date(text: str, today: date, *, day_first: bool = True) -> OtherDateDraft:
    """`Elections 21 nov 2027`. Raises Invalid where no day or nothing else is said."""
    text = clean_line(text)
    found = find_days(text, today, day_first=day_first)
    if found is None:
        raise Invalid({"start": Message("say on which day, as in: Elections 21 nov 2027")})
    title = clean_line(f"{text[: found.start]} {text[found.end :]}").strip(" ·,:-")
    if not title:
        raise Invalid({"title": Message("A date needs a title.")})
    return OtherDateDraft(
        title=title, start=datetime.combine(found.first, time()), end=datetime.combine(found.last, time())
    )
