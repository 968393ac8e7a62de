"""Usual rates of VAT by country, as `data/taxes/vat.toml` has them with their sources."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from eventplanner.formats.data.data_files import table


def usual_vat_in(country: str) -> int | None:
    """Returns the usual rate of a country in thousandths of a per cent; None where it has none or it is unknown."""
    return _rates().get(country)


@cache
def _rates() -> Mapping[str, int]:
    return {country: int(Decimal(rate) * 1000) for country, rate in table("taxes", "vat")["rates"].items()}
