"""Other people's dates: holidays, conferences, leave and special days that lie over the year and are only looked at."""

from datetime import date, datetime

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import last_day_of


class OverlaySource(Choice):
    """Where an overlay has its dates from."""

    HOLIDAYS = "holidays", N_("public holidays")
    """The public holidays of the plan's country and region."""
    CALENDAR = "calendar", N_("calendar file")
    """A calendar file."""
    CONFERENCES = "conferences", N_("conferences")
    """A list of conferences, with the days their calls for papers end."""
    OWN = "own", N_("own dates")
    """Entered by hand: elections, company events."""


class Colour(Choice):
    """The inks an overlay can have."""

    PINK = "pink", N_("pink")
    VIOLET = "violet", N_("violet")
    SKY = "sky", N_("sky blue")
    AMBER = "amber", N_("amber")
    GREEN = "green", N_("green")


class OverlayDraft(Struct, frozen=True, kw_only=True):
    """An overlay as a person describes it."""

    name: str
    source: OverlaySource = OverlaySource.OWN
    colour: Colour = Colour.PINK
    shown: bool = True
    """One that is hidden neither shows nor warns."""
    file: str = ""
    """The name of the file it came from last, without its folder."""
    scope: str = ""
    """Of holidays: the country and region they are of, such as `CL` or `CL-RM`."""
    years: tuple[int, ...] = ()
    """Of holidays: the years that are taken up; what the source says later changes them no more."""


class Overlay(OverlayDraft, frozen=True, kw_only=True):
    """An overlay as the plan has it, at one version."""

    id: int
    version: int


class OtherDateDraft(Struct, frozen=True, kw_only=True):
    """One date of an overlay as its file or a person says it; with a rule, the first of many."""

    title: str
    title_es: str = ""
    """In Spanish, where the source says both."""
    uid: str = ""
    """What names it within its overlay; the same in a newer version of its file."""
    start: datetime
    """Wall clock in `timezone`, without tzinfo; midnight of the first day if `all_day`."""
    end: datetime
    """As `start`; if `all_day`, midnight of the last day (which is included)."""
    all_day: bool = True
    timezone: str = ""
    """IANA name; nothing for whole days and for times of no zone."""
    place: str = ""
    url: str = ""
    cfp_until: date | None = None
    """The last day on which talks may be proposed."""
    cfp_url: str = ""
    rule: str = ""
    """The RRULE of RFC 5545 by which it recurs, or nothing; its occurrences are found when a window is looked at."""
    extra: tuple[datetime, ...] = ()
    """Further starts (RDATE)."""
    left_out: tuple[datetime, ...] = ()
    """Starts that the rule gives and that are none (EXDATE, or occurrences that are entries of their own)."""
    notes: str = ""

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        return last_day_of(self.start, self.end, self.all_day)


class OtherDate(OtherDateDraft, frozen=True, kw_only=True):
    """One date of an overlay as the plan has it, at one version."""

    id: int
    version: int
    overlay_id: int


class Occasion(Struct, frozen=True):
    """One occurrence of another's date, in an overlay that is shown."""

    of: OtherDate
    overlay: Overlay
    start: datetime
    end: datetime

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
        """As a reader of that language calls it."""
        return self.of.title_es if language == "es" and self.of.title_es else self.of.title
