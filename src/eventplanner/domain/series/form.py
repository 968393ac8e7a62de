"""Form of a series: rule in words, days, hours, and the template of its events."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import Message, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.events.form import Clocks, EventReader, read_event, span_of, when
from eventplanner.domain.events.rules import ENDS_EARLY, ends_early
from eventplanner.domain.parsing.clocks import read_clocks
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.values import Unreadable, count_of
from eventplanner.domain.series.recurrence_words import ReadRecurrence, read_recurrence
from eventplanner.domain.series.series import SeriesDraft

OF_SERIES = ("name", "rule", "first", "until", "time", "days")
"""The fields of the series itself; the others are those of its events."""
FORM_FIELD: Mapping[str, str] = {"start": "time", "end": "time", "all_day": "time"}
"""Where a form asks for what an event keeps under another name."""
MOST_DAYS = 366


class _Texts(Struct, frozen=True):
    """What was said, read field by field; what makes no sense is gathered."""

    said: Mapping[str, str]
    reader: EventReader
    wrong: dict[str, Message] = field(default_factory=dict)

    def day(self, name: str, otherwise: date | None) -> date | None:
        text = clean_line(self.said.get(name, ""))
        if not text:
            return otherwise
        if day := read_day(text, self.reader.today, day_first=self.reader.day_first):
            return day
        self.wrong[name] = Message("Not a date: write 12 mar 2027, 15-16 apr, tomorrow, in 3 weeks.")
        return otherwise

    def rule(self) -> ReadRecurrence:
        text = clean_line(self.said["rule"])
        read = read_recurrence(text, self.reader.today, day_first=self.reader.day_first)
        if not read.rule:
            self.wrong["rule"] = Message(
                "Say how often: “second Thursday of each month”, “every Tuesday”, or an RRULE."
            )
        elif read.rest:
            self.wrong["rule"] = Message("Not understood: “{text}”.", {"text": read.rest})
        elif read.problem:
            self.wrong["rule"] = read.problem
        return read

    def clocks(self, otherwise: Clocks | None) -> Clocks | None:
        text = clean_line(self.said.get("time", ""))
        if not text:
            return otherwise
        clocks = read_clocks(text, dotted=True)
        if clocks is None:
            self.wrong["time"] = Message("Not a time: write 18:30-21:00 or 18:30, and nothing for whole days.")
        elif clocks[1] and ends_early(clocks[0], clocks[1]):
            self.wrong["time"] = ENDS_EARLY
        return clocks

    def days(self, otherwise: int) -> int:
        try:
            days = count_of(self.said.get("days", "")) or otherwise
        except Unreadable as error:
            self.wrong["days"] = error.message
            return otherwise
        if days > MOST_DAYS:
            self.wrong["days"] = Message("An event is at most a year long; several are a series.")
            return otherwise
        return days


def read_series_form(
    said: Mapping[str, str], base: SeriesDraft, reader: EventReader, *, new: bool = False
) -> SeriesDraft:
    """Returns the series updated by texts; a new one takes further fields from the words of its rule.

    Raises Invalid with every field that makes no sense.
    """
    texts = _Texts(said, reader)
    rule = texts.rule() if "rule" in said else ReadRecurrence(text="", rule=base.rule)
    first = rule.first or texts.day("first", (rule.begins if new else None) or base.first) or base.first
    until = _until(texts, rule, base, new=new)
    name = clean_line(said.get("name", base.name))
    try:
        template = _template(texts, rule, base, first)
    except Invalid as error:
        texts.wrong.update(error.fields)
        template = base.template
    if texts.wrong:
        raise Invalid({name: texts.wrong[name] for name in (*said, *texts.wrong) if name in texts.wrong})
    renamed = base.template.title == base.name and not clean_line(said.get("title", ""))
    title = name if renamed or not template.title.strip() else template.title
    return revised(
        base,
        name=name,
        rule=rule.rule,
        first=first,
        until=until,
        template=revised(template, title=title, series=name),
        skipped=base.skipped | rule.skipped,
    )


def hours_text(template: EventDraft) -> str:
    """Returns the hours of a series as a form shows them; empty for whole days."""
    if template.start is None or template.end is None:
        return ""
    _days, clocks = when(template.start, template.end, template.all_day)
    return f"{clocks[0]:%H:%M}–{clocks[1]:%H:%M}" if clocks else ""


def days_long(template: EventDraft) -> int:
    """Returns the number of days of each event; one that ends after midnight takes one."""
    if template.start is None or template.end is None:
        return 1
    (first, last), _clocks = when(template.start, template.end, template.all_day)
    return (last - first).days + 1


def _until(texts: _Texts, rule: ReadRecurrence, base: SeriesDraft, *, new: bool) -> date | None:
    """Returns the end that was said; the end of the months that a rule names is one for a new series alone."""
    if rule.until and (new or not _is_end_of_season(rule)) and not clean_line(texts.said.get("until", "")):
        return rule.until
    return texts.day("until", None) if "until" in texts.said else base.until


def _is_end_of_season(rule: ReadRecurrence) -> bool:
    if rule.until is None or rule.recurrence is None:
        return False
    after = rule.until + timedelta(days=1)
    months = rule.recurrence.months
    return after.day == 1 and rule.until.month in months and after.month not in months


def _template(texts: _Texts, rule: ReadRecurrence, base: SeriesDraft, first: date) -> EventDraft:
    template = base.template
    by_rule = (rule.begin, rule.end) if rule.begin else None
    if by_rule or {"time", "days"} & texts.said.keys():
        clocks = texts.clocks(by_rule or (None if "time" in texts.said else _clocks(template)))
        days = texts.days(1 if "days" in texts.said else days_long(template))
        start, end, all_day = span_of((first, first + timedelta(days=days - 1)), clocks)
        template = revised(template, start=start, end=end, all_day=all_day)
    rest = {name: text for name, text in texts.said.items() if name not in OF_SERIES}
    return read_event(rest, template, texts.reader)


def _clocks(template: EventDraft) -> Clocks | None:
    start, end = template.start, template.end
    return (start.time(), end.time()) if isinstance(start, datetime) and end and not template.all_day else None
