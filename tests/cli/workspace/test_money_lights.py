"""Money of an event in its readiness: done only where something is planned, rated, within its plan and not overdue."""

from datetime import date, timedelta

import pytest

from eventplanner.i18n import formats


@pytest.fixture
def event(command):
    """A conference in 100 days, in a plan whose amounts are net."""
    day = date.today() + timedelta(days=100)
    command("set", "settings", "country=CL", "currency=CLP")
    return command("add", "event", f"DevConf {day.isoformat()} 9:00-18:00 #conference ~200", "--json").json["id"]


def money(command, event, lang="en"):
    """The light of its money with the reasons, as `show readiness` has them."""
    shown = command("show", "readiness", "--event", event, "--json", lang=lang).json
    (found,) = [each for each in shown["areas"] if each["area"] == "money"]
    return found["state"], found["reasons"]


@pytest.mark.parametrize(
    ("lines", "light", "reasons"),
    [
        ([("expense", "Catering $0"), ("expense", "Sonido")], "amber", ["no expense has an amount yet"]),
        ([("income", "Sponsor $1.000")], "amber", ["no expense has an amount yet"]),
        ([("expense", "Imprevistos 10%")], "amber", ["no expense has an amount yet"]),
        (
            [("expense", "Catering $5.000.000"), ("expense", "Arriendo UF 48,5")],
            "amber",
            ["1 budget line has no exchange rate"],
        ),
        ([("expense", "Catering $5.000.000")], "green", []),
    ],
)
def test_money_is_done_where_an_expense_is_planned_and_rated(command, event, lines, light, reasons):
    for noun, line in lines:
        assert command("add", noun, line, "--event", event).status == 0
    assert money(command, event) == (light, reasons)


def test_money_over_its_plan_and_overdue_is_trouble_until_it_is_paid(command, event):
    command("add", "expense", "Catering $100.000", "--event", event)
    past = formats.day_month_year(date.today() - timedelta(days=20))
    assert command("add", "entry", f"factura 1 $500.000 vence {past}", "--of", 1).status == 0
    assert money(command, event) == ("red", ["1 payment is overdue", "catering is over its plan"])
    assert money(command, event, "es")[1] == ["Hay 1 pago atrasado", "catering supera lo planificado"]
    assert command("add", "entry", "pago factura 1 $595.000", "--of", 1).status == 0
    assert money(command, event) == ("amber", ["catering is over its plan"])
