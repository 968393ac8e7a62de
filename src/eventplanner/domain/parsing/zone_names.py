"""Time zones by names of cities and countries, in English and Spanish."""

from functools import cache
from zoneinfo import available_timezones

from eventplanner.domain.base.text import fold

_AREAS = frozenset("Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split())
_OTHER_WORDS = frozenset("center christmas easter midway reunion troll wake".split())
"""What would far more often be another word: “Christmas time”, “hora de reunión”."""
_ALSO = {
    "America/Argentina/Buenos_Aires": "argentina",
    "America/Asuncion": "paraguay",
    "America/Bogota": "colombia|colombiana",
    "America/Caracas": "venezuela",
    "America/Guayaquil": "ecuador|quito",
    "America/Havana": "la habana|cuba",
    "America/La_Paz": "bolivia",
    "America/Lima": "peru|peruana",
    "America/Los_Angeles": "california|san francisco",
    "America/Mexico_City": "mexico|mexicana|ciudad de mexico|cdmx",
    "America/Montevideo": "uruguay",
    "America/New_York": "nueva york|ny|nyc",
    "America/Santiago": "chile|chilena|santiago de chile",
    "America/Sao_Paulo": "brasil|brazil|san pablo|rio de janeiro",
    "Asia/Kolkata": "india|delhi|bangalore",
    "Asia/Seoul": "seul",
    "Asia/Singapore": "singapur",
    "Asia/Tokyo": "tokio|japon|japan",
    "Europe/Berlin": "alemania|germany",
    "Europe/Lisbon": "lisboa|portugal",
    "Europe/London": "londres",
    "Europe/Madrid": "espana|espanola|spain|barcelona",
    "Europe/Paris": "francia|france",
    "Europe/Rome": "roma|italia|italy",
    "Europe/Stockholm": "estocolmo",
    "UTC": "utc|gmt",
}


def zone_named(place: str) -> str:
    """The IANA name of the zone of a city or a country, or nothing."""
    return _zones().get(fold(place.strip()), "")


@cache
def _zones() -> dict[str, str]:
    # Of two names for one city the shorter is the old one: America/Buenos_Aires.
    names = sorted((name for name in available_timezones() if name.split("/")[0] in _AREAS), key=len)
    cities = {fold(name.rpartition("/")[2].replace("_", " ")): name for name in names}
    cities = {city: name for city, name in cities.items() if city not in _OTHER_WORDS}
    return cities | {word: zone for zone, words in _ALSO.items() for word in words.split("|")}
