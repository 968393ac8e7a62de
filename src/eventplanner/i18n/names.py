"""Labels of kinds, formats, statuses and other choices of events."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import EVENT, EventKind, Format, Status
from eventplanner.domain.home.home import Lack
from eventplanner.domain.series.series import SERIES
from eventplanner.i18n.language import _

if TYPE_CHECKING:
    from eventplanner.domain.year.overlays import Colour, OverlaySource

FIELDS = {
    **{name: field.label for kind in (SERIES, EVENT) for name, field in kind.kept.items() if field.label},
    "days": N_("days each"),
    "budget": N_("budget"),
    "country": N_("country"),
    "region": N_("region"),
    "currency": N_("currency"),
    "prices": N_("budget is net or gross"),
    "usual_vat": N_("usual VAT %"),
    "organisation": N_("organisation"),
    "organisation_email": N_("organisation's e-mail"),
    "numeric_dates": N_("numeric dates"),
    "warn_days": N_("days of warning"),
    "needs": N_("what is needed by when"),
    "audience_gap": N_("days between events for one audience"),
    "series_gap": N_("days between events of a series"),
    "holidays": N_("public holidays"),
    "working_days": N_("due days"),
    "title_es": N_("title in Spanish"),
    "place": N_("place"),
    "cfp_until": N_("talks until"),
    "cfp_url": N_("link of the call"),
    "extra": N_("also on"),
    "left_out": N_("not on"),
    "source": N_("from"),
    "colour": N_("colour"),
    "shown": N_("shown"),
    "file": N_("file"),
    "scope": N_("holidays of"),
    "years": N_("years"),
    "language": N_("language"),
    "theme": N_("theme"),
    "ascii": N_("plain characters"),
    "keys": N_("keys"),
}
"""What a person calls the fields of events, settings and preferences."""


def kind(kind: EventKind) -> str:
    return _(kind.label)


def kind_letters() -> dict[EventKind, str]:
    """Returns for each kind the first letter of its label that no earlier kind has taken."""
    letters: dict[EventKind, str] = {}
    for each in EventKind:
        word = kind(each).lower()
        letters[each] = next(letter for letter in word + "xyz" if letter.isalpha() and letter not in letters.values())
    return letters


def format(format: Format) -> str:
    return _(format.label)


def status(status: Status) -> str:
    return _(status.label)


def source(source: "OverlaySource") -> str:
    return _(source.label)


def colour(colour: "Colour") -> str:
    return _(colour.label)


def lacks(lacks: Sequence[Lack]) -> str:
    """Returns the missing details of an event as one phrase."""
    if Lack.OUTCOME in lacks:
        return _("say whether it was held")
    return _("lacks {what}").format(what=", ".join(_(lack.label) for lack in lacks))


def field(name: str) -> str:
    """Returns the label of an event field in lower case; a name without one is returned as it is."""
    return _(FIELDS[name]) if name in FIELDS else name.replace("_", " ")


def heading(word: str) -> str:
    """Returns a label with a capital, for the beginning of a line or column."""
    return word[:1].upper() + word[1:]
