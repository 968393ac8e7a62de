"""What is kept of CLDR."""

import subprocess
import sys

from eventplanner.i18n import regions


def test_the_file_says_what_babel_says(catalogues):
    assert catalogues.CLDR.read_text(encoding="utf-8") == catalogues.cldr_text()


def test_every_country_has_all_of_its_habits(catalogues):
    for country, _tag in catalogues._countries():
        region = regions.region(country)
        assert region.hours in {12, 24}
        assert region.first_weekday in range(7)
        assert sorted(region.money.replace(" ", "")) == ["#", "¤"]
        assert region.decimal != region.group


def test_countries_have_the_currency_they_pay_with():
    paid = {country: regions.region(country).currency for country in ("CL", "US", "DE", "GB", "PE", "AR", "HR")}

    assert paid == {"CL": "CLP", "US": "USD", "DE": "EUR", "GB": "GBP", "PE": "PEN", "AR": "ARS", "HR": "EUR"}


def test_an_unknown_country_writes_like_the_world():
    assert regions.region("??") == regions.region("001")


def test_the_app_starts_without_babel():
    code = (
        "import sys; from datetime import date; from eventplanner.i18n import catalogue, formats; catalogue.use('es');"
        "print(formats.day(date(2027, 3, 12)), 'babel' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)

    assert run.stdout == "vie 12 mar False\n"


def test_where_nobody_lives_no_currency_is_named():
    assert regions.region("AQ").currency == ""
    assert regions.region("??").currency == ""
