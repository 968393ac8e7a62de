"""Validation rules of series."""

from datetime import datetime, time

from eventplanner.domain.base.text import Message, clean_line, counted
from eventplanner.domain.base.values import revised
from eventplanner.domain.events import rules as event_rules
from eventplanner.domain.events.events import EventDraft, moved_by
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.series.recurrence import first_day, from_rule, rule_problem, rule_text, without_end
from eventplanner.domain.series.series import SeriesDraft

LONGEST_NAME = event_rules.LENGTHS["series"]


def cleaned(draft: SeriesDraft) -> SeriesDraft:
    """Returns the draft in its stored form: the simplest rule without an end, and a template on `first`."""
    name = clean_line(draft.name)
    rule, end = (clean_line(draft.rule), None) if rule_problem(draft.rule) else without_end(draft.rule)
    simple = from_rule(rule)
    shifted = {day: to for day, to in sorted(draft.shifted.items()) if day != to and day not in draft.skipped}
    return revised(
        draft,
        name=name,
        rule=rule_text(simple) if simple else rule,
        until=draft.until or end,
        template=_kept_template(draft, name),
        shifted=shifted,
    )


def problems(draft: SeriesDraft) -> dict[str, Message]:
    """Returns the reason why a field of a series or of its template is invalid, by field."""
    found = event_rules.problems(draft.template)
    found.pop("series", None)
    if not draft.name.strip():
        found.pop("title", None)
        found["name"] = Message("A series needs a name.")
    elif len(draft.name) > LONGEST_NAME:
        found["name"] = counted("At most {n} character fits here.", "At most {n} characters fit here.", LONGEST_NAME)
    if wrong := rule_problem(draft.rule):
        found["rule"] = wrong
    elif (recurrence := from_rule(draft.rule)) and not first_day(recurrence, draft.first):
        found["rule"] = Message("This rule gives no date.")
    for name, day in (("first", draft.first), ("until", draft.until)):
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            found[name] = Message("A year is between {first} and {last}.", years)
    if draft.until and draft.until < draft.first:
        found["until"] = Message("The last day comes before the first.")
    return found


def _kept_template(draft: SeriesDraft, name: str) -> EventDraft:
    """On the first day, whatever day it was on; of a whole day, if no time was said."""
    template = revised(draft.template, title=draft.template.title.strip() or name, series=name, series_day=None)
    if template.start is None:
        midnight = datetime.combine(draft.first, time())
        return event_rules.cleaned(revised(template, start=midnight, end=midnight, all_day=True))
    return event_rules.cleaned(moved_by(template, draft.first - template.start.date()))
