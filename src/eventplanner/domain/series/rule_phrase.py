"""A recurrence in words while it is read, with the parts of the rule that its words have named so far."""

import re
from datetime import date, time

from eventplanner.domain.base.text import Message
from eventplanner.domain.parsing.clocks import FoundClock
from eventplanner.domain.parsing.scanner import TAKEN, ScannedLine, TokenKind
from eventplanner.domain.series.recurrence import Frequency


class RulePhrase(ScannedLine):
    """The words while they are read, with the parts of the rule that they have named so far."""

    rule: str = ""
    """An RRULE as it was written."""
    frequency: Frequency | None = None
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    """In the order they were said."""
    positions: tuple[int, ...] = ()
    """Which of the working days of a month."""
    working: bool = False
    """Are public holidays passed over?"""
    left_out: tuple[int, ...] = ()
    """Months."""
    left_out_weekdays: tuple[int, ...] = ()
    left_out_days: tuple[str, ...] = ()
    """Days and stretches of days, as they were written."""
    count: int | None = None
    quarters: tuple[int, ...] = ()
    """The months that stand for the quarters, where those were said."""
    season_end: int = 0
    """The last of the months that were said, or 0."""
    yearly: bool = False
    """Was it said that it goes on every year?"""
    first: date | None = None
    until: date | None = None
    begin: time | None = None
    end: time | None = None
    problem: Message | None = None
    """The reason why what was said cannot be meant."""

    def take_words(self, pattern: str) -> re.Match[str] | None:
        """Takes the first match as words about dates."""
        return self.take(pattern, TokenKind.DATE)

    def take_match(self, match: re.Match[str]) -> None:
        """Takes a match that was looked at before."""
        self.cut_words(*match.span())

    def cut_words(self, start: int, end: int) -> None:
        """Takes a stretch as words about dates."""
        self.cut(start, end, TokenKind.DATE)

    def take_clock(self, clock: FoundClock | None) -> None:
        """Takes a time of day, or two, as that of each date."""
        if clock:
            self.begin, self.end = clock.first, clock.last
            self.cut(*clock[:2], TokenKind.TIME)

    def follows(self, place: int) -> bool:
        """Returns whether a position directly follows the parts understood so far."""
        return self.plain[:place].rstrip(" ,").endswith(TAKEN) or not self.plain[:place].strip()
