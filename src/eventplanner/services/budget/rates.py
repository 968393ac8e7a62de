"""Writing exchange rates; there is one for each currency and day."""

from collections.abc import Mapping

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.conversion import DIGITS, Rates
from eventplanner.domain.budget.rates import RATE, Rate, RateDraft
from eventplanner.domain.records.echo import Echo, EchoPart, Tone
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records as plain
from eventplanner.storage.queries import budget, records


def save(planner: Planner, reading: plain.RecordReading, rate: Rate | None = None) -> Change:
    """Saves a new or changed rate; another of the same day replaces the first.

    Raises Invalid, Conflict.
    """
    draft: RateDraft = reading.draft
    label = Message("Rate of {currency} on {day}", {"currency": draft.currency, "day": draft.day})
    with planner.write(label) as writing:
        # Asked while the write lock is held: two who write at once make one row.
        stored = rate or next(iter(budget.rates_of_day(planner.store, draft)), None)
        values = records.stored(RATE, draft)
        if stored is None:
            writing.add(RATE.name, values)
        else:
            writing.change(RATE.name, stored.id, stored.version, values)
    return writing.outcome


def echo(planner: Planner, reading: plain.RecordReading, _texts: Mapping[str, str]) -> Echo:
    """Returns `rate · 1 UF = $39.842,00 from today`."""
    draft: RateDraft = reading.draft
    worth = formats.rate(draft.value, DIGITS, draft.base)
    since = _("from today") if draft.day == planner.today() else _("from {day}").format(day=formats.day_year(draft.day))
    parts = [
        EchoPart(labels.noun(RATE.name)),
        EchoPart(f"1 {formats.symbol(draft.currency)} = {worth}", Tone.SUM),
        EchoPart(since, Tone.DETAIL),
    ]
    return Echo(parts)


def latest(planner: Planner) -> Rates:
    """Returns the latest rate of each currency."""
    return budget.latest_rates(planner.store, planner.settings().currency)
