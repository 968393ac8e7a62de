"""Time zones by names of cities and countries, in English and Spanish."""

from functools import cache
from zoneinfo import available_timezones

from eventplanner.domain.base.text import fold
from eventplanner.domain.base.zones import ABBREVIATIONS, known_zone

_AREAS = frozenset("Africa America Antarctica Asia Atlantic Australia Europe Indian Pacific".split())
_OTHER_WORDS = frozenset("center christmas easter midway reunion troll wake".split())
"""What would far more often be another word: “Christmas time”, “hora de reunión”."""
_ALSO = {
    "America/Argentina/Buenos_Aires": "argentina",
    "America/Asuncion": "paraguay",
    "America/Bogota": "colombia|colombiana|medellin|cali|barranquilla|cartagena de indias",
    "America/Caracas": "venezuela",
    "America/Chicago": "dallas|houston|austin|texas",
    "America/Coyhaique": "aysen|aisen|puerto aysen|region de aysen|chile chico",
    "America/Guayaquil": "ecuador|quito",
    "America/Havana": "la habana|cuba",
    "America/La_Paz": "bolivia",
    "America/Lima": "peru|peruana|arequipa|cusco",
    "America/Los_Angeles": "california|san francisco|san diego|seattle",
    "America/Mexico_City": "mexico|mexicana|ciudad de mexico|cdmx|guadalajara|puebla",
    "America/Montevideo": "uruguay",
    "America/New_York": "nueva york|ny|nyc|boston|miami|washington",
    "America/Punta_Arenas": "magallanes|puerto natales|porvenir|puerto williams",
    "America/Santiago": "chile|chilena|santiago de chile|arica|iquique|antofagasta|calama|copiapo|la serena|coquimbo"
    "|valparaiso|vina del mar|rancagua|talca|chillan|concepcion|temuco|valdivia|osorno|puerto montt|chiloe",
    "America/Sao_Paulo": "brasil|brazil|san pablo|brasilia|rio de janeiro",
    "Asia/Kolkata": "india|delhi|bangalore",
    "Asia/Seoul": "seul",
    "Asia/Singapore": "singapur",
    "Asia/Tokyo": "tokio|japon|japan",
    "Atlantic/Canary": "canarias|islas canarias|canary islands|las palmas|tenerife",
    "Europe/Berlin": "alemania|germany",
    "Europe/Lisbon": "lisboa|portugal",
    "Europe/London": "londres",
    "Europe/Madrid": "espana|espanola|spain|barcelona|bilbao|sevilla|malaga",
    "Europe/Paris": "francia|france",
    "Europe/Rome": "roma|italia|italy",
    "Europe/Stockholm": "estocolmo",
    "Pacific/Easter": "easter island|isla de pascua|rapa nui|hanga roa",
    "UTC": "utc|gmt",
}


def zone_named(place: str) -> str:
    """Returns the IANA name of the zone of a city, a region or a country, or nothing."""
    return _zones().get(fold(place.strip()), "")


def zone_of(text: str) -> str:
    """Returns the zone that a text names and nothing else, by IANA name or by place; empty if it is unknown.

    Abbreviations such as EST are none: in summer most people who write them mean another offset.
    """
    return _regions().get(text.strip().casefold(), "") or zone_named(text)


@cache
def _regions() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - ABBREVIATIONS if known_zone(name)}


@cache
def _zones() -> dict[str, str]:
    # Of two names for one city the shorter is the old one: America/Buenos_Aires.
    names = sorted((name for name in available_timezones() if name.split("/")[0] in _AREAS), key=len)
    cities = {fold(name.rpartition("/")[2].replace("_", " ")): name for name in names}
    cities = {city: name for city, name in cities.items() if city not in _OTHER_WORDS}
    # A system's zones may be older than a name here.
    known = {zone: words for zone, words in _ALSO.items() if known_zone(zone)}
    return cities | {word: zone for zone, words in known.items() for word in words.split("|")}
