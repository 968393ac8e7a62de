"""Zones by the names that people type: IANA's in any case, and places."""

from zoneinfo import available_timezones

import pytest

from eventplanner.domain.parsing.zone_names import zone_of


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("America/Santiago", "America/Santiago"),
        (" america/santiago ", "America/Santiago"),
        ("Chile/EasterIsland", "Chile/EasterIsland"),
        ("UTC", "UTC"),
        ("Coyhaique", "America/Coyhaique"),
        ("Aysén", "America/Coyhaique"),
        ("AYSEN", "America/Coyhaique"),
        ("Punta Arenas", "America/Punta_Arenas"),
        ("Magallanes", "America/Punta_Arenas"),
        ("Valparaíso", "America/Santiago"),
        ("Isla de Pascua", "Pacific/Easter"),
        ("Islas Canarias", "Atlantic/Canary"),
        ("Ciudad de México", "America/Mexico_City"),
        ("", ""),
        ("Marte", ""),
        ("-04", ""),
        ("../etc/passwd", ""),
    ],
)
def test_a_zone_is_known_by_its_name_and_by_places_in_it(text, zone):
    assert zone_of(text) == zone


@pytest.mark.parametrize("text", ["EST", "CET", "MST", "WET", "est", "IST", "AEST"])
def test_an_abbreviation_is_no_zone_for_in_summer_another_is_meant(text):
    assert zone_of(text) == ""


def test_every_zone_of_a_region_is_known_by_its_own_name():
    regions = {name for name in available_timezones() if "/" in name}
    assert {name for name in regions if zone_of(name) != name} == set()
