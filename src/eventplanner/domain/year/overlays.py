"""Other people's dates that lie over the year: holidays, conferences, leave and special days."""

from datetime import date, datetime, timedelta
from typing import Annotated

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, Message, clean, clean_line
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.zones import instant, wall_of_instant
from eventplanner.domain.events.events import last_day_of
from eventplanner.domain.parsing.dates import FIRST_YEAR, LAST_YEAR
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Index, Kind

MOST_MOMENTS = 5000
"""Of those that are extra, and of those that are left out."""
LONGEST = timedelta(days=366)
"""No date lasts longer."""
_LINKS = ("http://", "https://", "mailto:")
_TEXTS = frozenset({Shape.LINE, Shape.LINK, Shape.NOTES})


class OverlaySource(Choice):
    """Sources of an overlay's dates."""

    HOLIDAYS = "holidays", N_("public holidays")
    """The public holidays of the plan's country and region."""
    CALENDAR = "calendar", N_("calendar file")
    """A calendar file."""
    CONFERENCES = "conferences", N_("conferences")
    """A list of conferences, with the days their calls for papers end."""
    OWN = "own", N_("own dates")
    """Entered by hand: elections, company events."""


class Colour(Choice):
    """Colours of an overlay."""

    PINK = "pink", N_("pink")
    VIOLET = "violet", N_("violet")
    SKY = "sky", N_("sky blue")
    AMBER = "amber", N_("amber")
    GREEN = "green", N_("green")


class OverlayDraft(Struct, frozen=True, kw_only=True):
    """Overlay as entered by a person."""

    name: Annotated[str, Field(N_("name"), longest=80, unique=True, needed=True)]
    source: Annotated[OverlaySource, Field(N_("from"))] = OverlaySource.OWN
    colour: Annotated[Colour, Field(N_("colour"))] = Colour.PINK
    shown: Annotated[bool, Field(N_("shown"))] = True
    """One that is hidden neither shows nor warns."""
    file: Annotated[str, Field(N_("file"))] = ""
    """The name of the file it came from last, without its folder."""
    scope: Annotated[str, Field(N_("holidays of"), longest=10)] = ""
    """Of holidays: the country and region they are of, such as `CL` or `CL-RM`."""
    years: Annotated[tuple[int, ...], Field(N_("years"), Shape.NUMBERS, longest=2000)] = ()
    """Of holidays: the years that are taken up; what the source says later changes them no more."""
    days_off: Annotated[bool, Field(N_("days off"))] = False
    """Nobody works on its whole days, as on the public holidays of the plan's country."""


class Overlay(OverlayDraft, frozen=True, kw_only=True):
    """An overlay as stored, at one version."""

    id: int
    version: int


class OtherDateDraft(Struct, frozen=True, kw_only=True):
    """Date of an overlay as its file or a person describes it; with a rule, the first of many."""

    overlay_id: Annotated[int, Field(table="overlay")] = 0
    """0 of one that is in no overlay yet."""
    uid: Annotated[str, Field(longest=255)] = ""
    """What names it within its overlay; the same in a newer version of its file."""
    title: Annotated[str, Field(N_("title"), needed=True)]
    title_es: Annotated[str, Field(N_("title in Spanish"))] = ""
    """In Spanish, where the source says both."""
    start: Annotated[datetime, Field(N_("start"))]
    """Wall clock in `timezone`, without tzinfo; midnight of the first day if `all_day`."""
    end: Annotated[datetime, Field(N_("end"))]
    """As `start`; if `all_day`, midnight of the last day (which is included)."""
    all_day: Annotated[bool, Field(N_("whole days"))] = True
    timezone: Annotated[str, Field(N_("time zone"), Shape.ZONE, longest=64)] = ""
    """IANA name; nothing for whole days and for times of no zone."""
    place: Annotated[str, Field(N_("place"))] = ""
    url: Annotated[str, Field(N_("link"), Shape.LINK, longest=2000)] = ""
    cfp_until: Annotated[date | None, Field(N_("talks until"))] = None
    """The last day on which talks may be proposed."""
    cfp_url: Annotated[str, Field(N_("link of the call"), Shape.LINK, longest=2000)] = ""
    rule: Annotated[str, Field(N_("recurrence"), longest=1000)] = ""
    """The RRULE of RFC 5545 by which it recurs, or nothing; its occurrences are found when a window is looked at."""
    extra: Annotated[tuple[datetime, ...], Field(N_("also on"), Shape.MOMENTS, longest=100_000)] = ()
    """Further starts (RDATE)."""
    left_out: Annotated[tuple[datetime, ...], Field(N_("not on"), Shape.MOMENTS, longest=100_000)] = ()
    """Starts that the rule gives and that are none (EXDATE, or occurrences that are entries of their own)."""
    notes: Annotated[str, Field(N_("notes"), Shape.NOTES, longest=10_000)] = ""

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        return last_day_of(self.start, self.end, self.all_day)


class OtherDate(OtherDateDraft, frozen=True, kw_only=True):
    """One date of an overlay as stored, at one version."""

    id: int
    version: int


class Occasion(Struct, frozen=True):
    """Occurrence of another's date, in a visible overlay."""

    of: OtherDate
    overlay: Overlay
    start: datetime
    """Wall clock in `timezone`; midnight of the first day if all day."""
    end: datetime
    zone: str = ""
    """Whose clocks tell the time, if it is not the zone of the date."""

    @property
    def timezone(self) -> str:
        """IANA name; nothing for whole days and for times of no zone."""
        return self.zone or self.of.timezone

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        return last_day_of(self.start, self.end, self.of.all_day)

    @property
    def all_day(self) -> bool:
        return self.of.all_day

    @property
    def is_holiday(self) -> bool:
        return self.overlay.source is OverlaySource.HOLIDAYS

    def title(self, language: str) -> str:
        """Returns the title in a language."""
        return self.of.title_es if language == "es" and self.of.title_es else self.of.title


def cleaned(draft: OverlayDraft) -> OverlayDraft:
    """Returns the draft of an overlay in its stored form."""
    longest = OVERLAY.field("file").longest
    return revised(draft, name=clean_line(draft.name), file=clean_line(draft.file)[-longest:])


def problems(draft: OverlayDraft) -> dict[str, Message]:
    """Returns the reason why a field of an overlay is invalid, by field."""
    longest = OVERLAY.field("name").longest
    return {} if 0 < len(draft.name) <= longest else {"name": Message("a name of up to {n} characters", {"n": longest})}


def cleaned_date(draft: OtherDateDraft) -> OtherDateDraft:
    """Returns the draft of a date in its stored form: harmless text, whole days at midnight, no active link."""
    texts = {field.name: _cleaned(field, getattr(draft, field.name)) for field in _texts()}
    start, end = _kept(draft.start, draft.all_day), _kept(draft.end, draft.all_day)
    return revised(draft, **texts, start=start, end=max(start, end))


def date_problems(draft: OtherDateDraft) -> dict[str, Message]:
    """Returns the reason why a field of a date is invalid, by field."""
    long = [field for field in _texts() if len(getattr(draft, field.name)) > field.longest]
    wrong = {field.name: Message("longer than {n} characters", {"n": field.longest}) for field in long}
    if len(draft.rule) > longest_of("rule") or max(len(draft.extra), len(draft.left_out)) > MOST_MOMENTS:
        wrong["rule"] = Message("It recurs by a rule that is too long.")
    if not draft.title:
        wrong["title"] = Message("A date needs a title.")
    if not FIRST_YEAR <= draft.start.year <= LAST_YEAR:
        wrong["start"] = Message("outside the years that a calendar has")
    elif draft.end - draft.start > LONGEST:
        wrong["end"] = Message("It lasts longer than a year.")
    return wrong


def longest_of(name: str) -> int:
    """Returns the maximum length of a field of a date."""
    return OTHER_DATE.field(name).longest


def _texts() -> list[Field]:
    """What is said of a date in words; its rule is none."""
    return [field for field in OTHER_DATE.kept.values() if field.shape in _TEXTS and field.name != "rule"]


def _cleaned(field: Field, text: str) -> str:
    if field.shape is Shape.NOTES:
        return clean(text).strip()
    line = clean_line(text)
    return line if field.shape is not Shape.LINK or _is_link(line) else ""


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


def _complete(draft: OverlayDraft, _currency: str) -> OverlayDraft:
    return cleaned(draft)


def _complete_date(draft: OtherDateDraft, _currency: str) -> OtherDateDraft:
    return cleaned_date(draft)


def occasion_at_home(one: OtherDate, overlay: Overlay, start: datetime, end: datetime, home: str) -> Occasion:
    """Returns an occurrence of a date by the clocks of the plan's zone."""
    if one.all_day or not one.timezone or one.timezone == home:
        return Occasion(one, overlay, start, end)
    begins, ends = (wall_of_instant(instant(at, one.timezone).replace(tzinfo=None), home) for at in (start, end))
    if begins is None or ends is None:
        return Occasion(one, overlay, start, end)
    return Occasion(one, overlay, begins, ends, home)


OVERLAY = Kind(
    name="overlay",
    noun=N_("overlay"),
    value=Overlay,
    draft=OverlayDraft,
    form=("name", "colour", "shown", "days_off"),
    order="source <> 'holidays', id",
    complete=_complete,
    rules=problems,
)
OTHER_DATE = Kind(
    name="other_date",
    noun=N_("date"),
    value=OtherDate,
    draft=OtherDateDraft,
    form=("title", "title_es", "place", "url", "cfp_until", "cfp_url", "notes"),
    belongs_to="overlay_id",
    order="first_key, id",
    called="title",
    keys=("first_key", "last_key"),
    indexes=(Index("ix_other_date_last", ("last_key", "first_key")),),
    complete=_complete_date,
    rules=date_problems,
)
