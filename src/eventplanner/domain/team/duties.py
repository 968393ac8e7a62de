"""Duties of people on the day."""

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_


class Duty(Choice):
    """Duties of a role on the day."""

    LEAD = "lead", N_("lead")
    HOST = "host", N_("host")
    MC = "mc", N_("MC")
    MODERATOR = "moderator", N_("moderator")
    SPEAKER_SUPPORT = "speaker_support", N_("speaker support")
    DOOR = "door", N_("door")
    CAMERA = "camera", N_("camera")
    BOOTH = "booth", N_("booth")
    FIRST_AID = "first_aid", N_("first aid")
    OTHER = "other", N_("other")
