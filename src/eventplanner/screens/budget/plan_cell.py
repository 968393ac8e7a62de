"""The plan of a line as it is written in its cell, and what is meant by what somebody writes there."""

from collections.abc import Mapping

from eventplanner.domain.budget.drivers import Driver
from eventplanner.domain.budget.figures import is_share
from eventplanner.domain.budget.line_tax import TaxRules
from eventplanner.domain.budget.lines import THOUSAND, BudgetLine
from eventplanner.domain.budget.quick_lines import plan_texts
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import _


def text_of(line: BudgetLine, texts: Mapping[str, str]) -> str:
    """`6.500 per attendee`, `60 x 32.000`, `1.200.000`; `texts` are those of its fields."""
    if is_share(line):
        return _("{n}% of the expenses").format(n=texts["quantity"])
    if line.amount is not None or line.unit_price is None:
        return texts["amount"]
    times = f"{texts['quantity']} x " if line.quantity != THOUSAND else ""
    each = "" if line.driver is Driver.FIXED else f" {_('per')} {labels.choice(line.driver)}"
    return f"{times}{texts['unit_price']}{each}"


def texts_of(line: BudgetLine, text: str, rules: TaxRules) -> Mapping[str, str]:
    """Reads the text of a plan cell into texts by field. Raises Invalid.

    A plain number is the price of what has a price, and the amount of what has an amount.
    """
    said = dict(plan_texts(text, rules))
    if said.get("driver") == Driver.PERCENT:
        return said | {"amount": "", "unit_price": ""}
    if is_share(line):
        return {"driver": Driver.FIXED.value, "quantity": "1"} | said
    priced = line.amount is None and line.unit_price is not None
    if "amount" in said and priced:
        said["unit_price"] = said.pop("amount")
    if "unit_price" in said:
        kept = {} if priced else {"driver": Driver.FIXED.value, "quantity": "1"}
        return kept | said | {"amount": ""}
    return said
