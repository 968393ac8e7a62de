"""Whether the plan's file has all that was to be written, as far as this session has read it back."""

from collections.abc import Callable
from typing import Any, TypeVar

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Busy, FileProblem, PlannerError, ReadOnly
from eventplanner.i18n.catalogue import _
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.top_bar import BarState

Outcome = TypeVar("Outcome")


class FileState:
    """Marks what went wrong until the opposite was seen."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._unsaved = False
        """The last change that was to be written is not in the file."""
        self._unreadable = False
        """The last attempt to read failed."""

    @property
    def trouble(self) -> BarState | None:
        """For the top bar; None while all is well."""
        if self._unreadable:
            words = f"{glyph('late')} {_('cannot be read')}"
        elif self._unsaved:
            words = f"{glyph('late')} {_('not saved')}"
        else:
            return None
        return BarState(words, words, "red")

    def carry_out(self, service: Callable[..., Outcome], *args: Any, **named: Any) -> Outcome:
        """Carries out a change and reads it back from the file; called in a thread.

        Raises what the service raises, and FileProblem where the change is not in the file.
        """
        try:
            outcome = service(self._planner, *args, **named)
            if isinstance(outcome, Change):
                history.confirm(self._planner, outcome)
                self._unsaved = False
        except (FileProblem, Busy, ReadOnly):
            # A session that may only read has promised to save nothing.
            self._unsaved = not self._planner.store.read_only
            raise
        return outcome

    def heed(self, error: PlannerError) -> bool:
        """Marks the plan as unreadable where an error says so; returns whether that is news."""
        before = self._unreadable
        self._unreadable = before or isinstance(error, FileProblem | Busy)
        return self._unreadable and not before

    def check(self) -> None:
        """Reads something anew, where reading has failed before. Raises PlannerError."""
        if self._unreadable:
            self._planner.store.reconnect()
            history.last_revision(self._planner)

    def clear(self) -> None:
        """Everything that was to be read could be read."""
        self._unreadable = False
