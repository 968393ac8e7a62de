"""Tax rules of a plan: whether its amounts include VAT, and the rate that is proposed on new lines."""

from eventplanner.domain.base.settings import Settings
from eventplanner.domain.budget.line_tax import TaxRules
from eventplanner.domain.parsing.amounts import read_amount
from eventplanner.formats.data.tax_file import usual_vat_in


def rules(settings: Settings) -> TaxRules:
    """Returns the rules by which the tax of typed lines is read."""
    return TaxRules(settings.prices == "gross", usual_vat(settings))


def usual_vat(settings: Settings) -> int | None:
    """Returns the usual VAT rate in thousandths of a per cent: the plan's own, else its country's; None for none.

    A setting of 0 says that nothing is proposed.
    """
    if not settings.usual_vat:
        return usual_vat_in(settings.country)
    return read_amount(settings.usual_vat, 3) or None
