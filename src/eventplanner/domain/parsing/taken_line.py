"""A line that somebody typed, of which one thing after the other is taken out until its name is left."""

import re

from eventplanner.domain.base.text import clean_line, fold_each


class TakenLine:
    """A line of which one thing after the other is taken out."""

    def __init__(self, text: str) -> None:
        self._set(clean_line(text))

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What a pattern finds, looked for without case and accents; it is not in the rest any more."""
        if match := pattern.search(self.plain):
            self._taken = self.text
            self._set(clean_line(f"{self.text[: match.start()]} {self.text[match.end() :]}"))
        return match

    def cut(self, start: int, end: int) -> str:
        """Take out what stands between two places, as it was written."""
        cut = self.text[start:end]
        self._set(clean_line(f"{self.text[:start]} {self.text[end:]}"))
        return cut.strip()

    def said(self, match: re.Match[str] | None, group: int | str = 1) -> str:
        """What was taken last, as it was written."""
        return self._taken[slice(*match.span(group))].strip() if match else ""

    @property
    def name(self) -> str:
        """What is left; a name in quotation marks stands as it is."""
        return self.text.strip('"“”«» ') or self.text

    def _set(self, text: str) -> None:
        self.text = text
        # Letter by letter, so that what is found stands at the same place in the text.
        self.plain = fold_each(text)
