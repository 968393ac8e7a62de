"""The panel of Home with what was not saved last time: the first key opens it, another throws it away."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from textual.app import ComposeResult

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.widgets.chrome.panel import NARROW, Panel
from eventplanner.widgets.chrome.shown import fit
from eventplanner.widgets.lists.unsaved_list import Unsaved, UnsavedList

LINES, LINES_NARROW = 4, 2
"""That may be taken from the rest of the page."""
BEGINNING = 48
"""Cells of a form's text in a sentence."""
_NAMES = {
    "line": N_("event"),
    "event": N_("event"),
    "series": N_("series"),
    "series_line": N_("series"),
    "settings": N_("settings"),
    "overlay": N_("other people's dates"),
    "other_date": N_("other people's date"),
}
"""Form → what it is about; those of plain records are called as the record is."""


class UnsavedPanel(Panel):
    """There only while there is something in it."""

    DEFAULT_CSS = "UnsavedPanel { display: none; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(_("Not saved last time"), id=id)
        self.forms: Sequence[UnsavedForm] = ()
        """The latest first; the keys are for the first."""
        self._zone: tzinfo | None = None

    def compose(self) -> ComposeResult:
        yield UnsavedList()

    def show(self, forms: Sequence[UnsavedForm], zone: tzinfo | None, *, only_looking: bool) -> None:
        """Moments are told in `zone`, or in the terminal's."""
        self.forms, self._zone = tuple(forms), zone
        self.display = bool(forms)
        self.set_counts("" if only_looking else _("R opens it · T throws it away"))
        self._fill()

    def on_resize(self) -> None:
        self._fill()

    def _fill(self) -> None:
        lines = LINES if self.app.size.width >= NARROW else LINES_NARROW
        self.query_one(UnsavedList).show([told(form, self._zone) for form in self.forms], lines)


def told(form: UnsavedForm, zone: tzinfo | None) -> Unsaved:
    """Returns the time, subject and beginning of an unsaved form."""
    left = formats.moment(datetime.fromisoformat(form.left).astimezone(zone))
    return Unsaved(left, _about(form), _first_text(form))


def beginning(form: UnsavedForm) -> str:
    """Returns the title of an unsaved form in a sentence."""
    return fit(_first_text(form), BEGINNING).rstrip()


def _first_text(form: UnsavedForm) -> str:
    """Mostly a title."""
    return next((clean_line(text) for text in form.texts.values() if text.strip()), "")


def _about(form: UnsavedForm) -> str:
    name, _space, rest = form.form.partition(" ")
    return _(_NAMES[name]) if name in _NAMES else labels.noun(rest.split(" ")[0])
