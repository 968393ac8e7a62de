"""Words about value added tax beside an amount: net of it, gross with it, exempt from it."""

import re

_TAX = r"(?:iva|vat|tax|impuestos?)"
NET = re.compile(
    rf"(?<!\S)(?:(?:mas|plus|sin|without|before|excl(?:uding|\.)?|ex)\s+{_TAX}|\+\s?{_TAX}(?!\s?\d)"
    rf"|{_TAX}\s+(?:no incluido|aparte|excluded|excl\.?)|net[oa]?s?)(?![\w%])"
)
"""The amount comes without the tax: `neto`, `+ IVA`, `sin IVA`, `plus VAT`, in folded text."""
GROSS = re.compile(
    rf"(?<!\S)(?:(?:con|with|incl(?:uding|uye|\.)?)\s+{_TAX}|{_TAX}\s+(?:incluido|incl(?:uded|\.)?)"
    rf"|brut[oa]s?|gross)(?![\w%])"
)
"""The amount has the tax in it: `bruto`, `IVA incluido`, `con IVA`, `incl. VAT`, in folded text."""
EXEMPT = re.compile(
    rf"(?<!\S)(?:exent[oa]s?(?:\s+de\s+{_TAX})?|exempt(?:\s+from\s+{_TAX})?|no\s+{_TAX}|{_TAX}[\s-]free)(?!\S)"
)
"""There is no tax on it: `exento`, `exempt from VAT`, in folded text."""
