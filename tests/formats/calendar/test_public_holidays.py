"""Public holidays by country and region, in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.formats.calendar.public_holidays import knows, public_holidays


def test_chile_has_seventeen_in_2027_with_the_friday_before_the_fiestas_patrias():
    found = public_holidays("CL", "", 2027)

    assert len(found) == 17
    assert found[0] == (date(2027, 1, 1), "New Year's Day", "Año Nuevo")
    assert [day for day, _, _ in found if day.month == 9] == [date(2027, 9, n) for n in (17, 18, 19)]
    assert found[-1][1:] == ("Christmas Day", "Navidad")


def test_a_region_adds_its_own():
    national = {day for day, _, _ in public_holidays("DE", "", 2027)}
    bavarian = {day for day, _, _ in public_holidays("DE", "BY", 2027)}

    assert date(2027, 1, 6) not in national
    assert date(2027, 1, 6) in bavarian
    assert national < bavarian


@pytest.mark.parametrize("region", ["BY", "by", "DE-BY", "Bayern"])
def test_a_region_is_known_by_its_code_or_its_name(region):
    assert knows("DE", region)
    assert public_holidays("DE", region, 2027) == public_holidays("DE", "BY", 2027)


def test_an_unknown_region_has_those_of_the_nation():
    assert not knows("DE", "Atlantis")
    assert public_holidays("DE", "Atlantis", 2027) == public_holidays("DE", "", 2027)


def test_a_country_without_spanish_keeps_its_own_names():
    first = public_holidays("DE", "", 2027)[0]

    assert first == (date(2027, 1, 1), "New Year's Day", "Neujahr")


def test_days_in_lieu_are_kept_beside_what_they_stand_for():
    found = {day: english for day, english, _ in public_holidays("US", "", 2027)}

    assert found[date(2027, 7, 4)] == "Independence Day"
    assert found[date(2027, 7, 5)] == "Independence Day (observed)"


def test_names_do_not_depend_on_who_runs_it(monkeypatch):
    usual = public_holidays("DE", "", 2027)

    monkeypatch.setenv("LANGUAGE", "uk")
    monkeypatch.setenv("LANG", "uk_UA.UTF-8")

    assert public_holidays("DE", "", 2027) == usual


@pytest.mark.parametrize("country", ["", "XX", "ZZ", "C", "Chile", "date", "CL; DROP", "🇨🇱"])
def test_an_unknown_country_has_none(country):
    assert public_holidays(country, "", 2027) == []
    assert not knows(country)


def test_a_country_is_known_in_either_case():
    assert knows("cl")
    assert public_holidays("cl", "", 2027) == public_holidays("CL", "", 2027)


@given(st.sampled_from(["CL", "AR", "MX", "ES", "US", "BR"]), st.integers(1990, 2060))
def test_all_are_of_the_year_in_order_and_have_names(country, year):
    found = public_holidays(country, "", year)

    assert [day.year for day, _, _ in found] == [year] * len(found)
    assert [day for day, _, _ in found] == sorted({day for day, _, _ in found})
    assert all(english and spanish for _, english, spanish in found)
