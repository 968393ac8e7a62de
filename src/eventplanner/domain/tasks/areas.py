"""The areas of an event that tasks belong to, and that readiness is told by."""

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_


class Area(Choice):
    """Areas of an event that tasks belong to."""

    VENUE = "venue", N_("venue")
    CATERING = "catering", N_("catering")
    AV = "av", N_("sound and image")
    PLATFORM = "platform", N_("platform")
    PROGRAMME = "programme", N_("programme")
    SPEAKERS = "speakers", N_("speakers")
    COMMUNICATION = "communication", N_("communication")
    MONEY = "money", N_("money")
    PEOPLE = "people", N_("people")
    LEGAL = "legal", N_("legal and data")
    """Legal and data."""
    ACCESS = "access", N_("access, sustainability")
    """Accessibility and sustainability."""
    AFTERWARDS = "afterwards", N_("afterwards")
