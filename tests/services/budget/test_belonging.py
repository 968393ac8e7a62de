"""Order, invoice and payment of a line: one sum, whatever is typed in whatever order, and asked where several may be meant."""

from datetime import date
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.entries import ENTRY, Entry
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLine
from eventplanner.domain.records.lines import SaidLine
from eventplanner.i18n import vocabulary
from eventplanner.services import kinds
from eventplanner.services.base import settings as choices
from eventplanner.services.base.planner import Planner
from eventplanner.services.budget import budget, entries
from eventplanner.services.records import records
from kit import Fill, Filled, add, conference


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[dict[str, BudgetLine]]:
    """A conference with a line without tax, one with 19 % on net amounts, and an income."""

    def with_lines(planner: Planner) -> dict[str, BudgetLine]:
        event = conference(planner)
        return {
            "plain": add(planner, BUDGET_LINE, event, name="Arriendo", amount="3.200.000", category="venue", vat="0"),
            "taxed": add(planner, BUDGET_LINE, event, name="Sonido", amount="5.000.000", category="av", vat="19"),
            "income": add(planner, BUDGET_LINE, event, name="Oro", flow="income", amount="4.000.000", vat="19"),
        }

    return fill(with_lines)


@pytest.fixture(scope="module")
def template(made: Filled[dict[str, BudgetLine]]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def lines(made: Filled[dict[str, BudgetLine]]) -> dict[str, BudgetLine]:
    return made.value


@pytest.fixture
def plain(lines: dict[str, BudgetLine]) -> BudgetLine:
    return lines["plain"]


@pytest.fixture
def taxed(lines: dict[str, BudgetLine]) -> BudgetLine:
    return lines["taxed"]


def typed(planner: Planner, line: BudgetLine, *said: str) -> list[Entry]:
    """Types lines one behind the other; returns the entries that they made."""
    made = []
    for each in said:
        reading = _reading(planner, line, each)
        made.append(records.added(planner, ENTRY, kinds.write(planner, ENTRY, reading)))
    return made


def _reading(planner: Planner, line: BudgetLine, said: str) -> records.RecordReading:
    base = entries.blank(line, planner.today())
    dollar = records.dollar(planner.settings())
    texts = ENTRY.texts_of(
        SaidLine(said, planner.today(), vocabulary.choices, decimal=records.decimal(planner), dollar=dollar)
    )
    return records.read(planner, ENTRY, texts, base)


def refused(planner: Planner, line: BudgetLine, said: str) -> str:
    with pytest.raises(Invalid) as wrong:
        typed(planner, line, said)
    assert set(wrong.value.fields) == {"settles_id"}
    return str(wrong.value.fields["settles_id"].to_json())


def figures(planner: Planner, line: BudgetLine) -> tuple[int, int, int]:
    there = records.get(planner, BUDGET_LINE, line.id)
    return there.committed, there.actual, there.paid


def dues(planner: Planner, line: BudgetLine) -> list[tuple[int, int]]:
    """Net or plain amount and gross of what is open."""
    found = budget.of_id(planner, line.event_id or 0).dues
    return [(due.amount, due.gross) for due in found if due.line.id == line.id]


def test_order_invoice_and_payment_are_one_sum(planner: Planner, plain: BudgetLine) -> None:
    order, invoice, payment = typed(
        planner, plain, "OC 1042 $3.200.000 vence 30 sep", "factura 8812 $1.600.000 vence 15 sep", "pago $1.600.000"
    )
    assert (invoice.settles_id, payment.settles_id) == (order.id, invoice.id)
    assert figures(planner, plain) == (3_200_000, 1_600_000, 1_600_000)
    assert dues(planner, plain) == [(1_600_000, 1_600_000)]


def test_what_stands_alone_is_its_own_sum(planner: Planner, plain: BudgetLine) -> None:
    order, invoice = typed(planner, plain, "OC 1042 $3.200.000", "factura 8812 $1.600.000 suelta")
    assert (order.settles_id, invoice.settles_id, invoice.apart) == (None, None, True)
    assert figures(planner, plain) == (4_800_000, 1_600_000, 0)


def test_the_second_invoice_settles_what_is_left(planner: Planner, plain: BudgetLine) -> None:
    order, *invoices = typed(
        planner,
        plain,
        "OC 1042 $3.200.000",
        "factura 8812 $1.600.000",
        "factura 8813 $1.600.000",
        "factura 8814 $90.000",
    )
    # Nothing is left of the order for the third.
    assert [each.settles_id for each in invoices] == [order.id, order.id, None]
    assert figures(planner, plain) == (3_290_000, 3_290_000, 0)


def test_of_two_orders_the_amount_says_which(planner: Planner, plain: BudgetLine) -> None:
    first, second = typed(planner, plain, "OC 1 $100.000", "OC 2 $250.000")
    assert typed(planner, plain, "factura 7 $250.000")[0].settles_id == second.id
    assert typed(planner, plain, "factura 8 $30.000")[0].settles_id == first.id


def test_of_two_orders_the_supplier_says_which(planner: Planner, plain: BudgetLine) -> None:
    _first, second = typed(planner, plain, "OC 1 $100.000 @Luz", "OC 2 $250.000 @Sonar")
    assert typed(planner, plain, "factura 7 $40.000 @sonar")[0].settles_id == second.id


def test_a_supplier_without_an_order_settles_none(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "OC 1 $100.000 @Luz")
    assert typed(planner, plain, "factura 7 $100.000 @Andes")[0].settles_id is None


def test_between_several_it_is_asked(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "OC 1 $100.000", "OC 2 $250.000")
    why = refused(planner, plain, "factura 7 $40.000")
    assert "apart" in why
    assert '"1"' in why
    assert '"2"' in why
    assert typed(planner, plain, "factura 7 $40.000 salda 2")[0].settles_id == 2
    assert typed(planner, plain, "factura 9 $5.000 aparte")[0].settles_id is None


def test_a_payment_in_part_and_the_rest(planner: Planner, plain: BudgetLine) -> None:
    invoice, first, second = typed(planner, plain, "factura 8812 $1.600.000", "pago $600.000", "pago $1.000.000")
    assert {first.settles_id, second.settles_id} == {invoice.id}
    assert figures(planner, plain) == (1_600_000, 1_600_000, 1_600_000)
    assert dues(planner, plain) == []


def test_a_payment_is_of_the_open_invoice_of_its_amount(planner: Planner, plain: BudgetLine) -> None:
    first, second = typed(planner, plain, "factura 1 $100.000", "factura 2 $250.000")
    assert typed(planner, plain, "pago $250.000")[0].settles_id == second.id
    assert typed(planner, plain, "pago $60.000")[0].settles_id == first.id


def test_a_payment_prefers_an_invoice_to_what_is_left_of_its_order(planner: Planner, plain: BudgetLine) -> None:
    _order, invoice = typed(planner, plain, "OC 1 $200.000", "factura 7 $100.000")
    assert typed(planner, plain, "pago $100.000")[0].settles_id == invoice.id


def test_a_deposit_is_paid_of_its_order(planner: Planner, plain: BudgetLine) -> None:
    (order,) = typed(planner, plain, "OC 1 $200.000 anticipo 50%")
    (payment,) = typed(planner, plain, "pago $100.000")
    (invoice,) = typed(planner, plain, "factura 9 $200.000")
    assert (payment.settles_id, invoice.settles_id) == (order.id, order.id)
    assert dues(planner, plain) == [(100_000, 100_000)]


def test_an_invoice_behind_its_payment(planner: Planner, plain: BudgetLine) -> None:
    payment, invoice = typed(planner, plain, "pago $90.000", "factura 12 $90.000")
    assert invoice.settles_id == payment.id
    assert figures(planner, plain) == (90_000, 90_000, 90_000)
    assert dues(planner, plain) == []


def test_an_order_behind_its_invoice(planner: Planner, plain: BudgetLine) -> None:
    invoice, order = typed(planner, plain, "factura 12 $90.000 @Luz", "OC 3 $120.000 @Luz")
    assert order.settles_id == invoice.id
    assert figures(planner, plain) == (120_000, 90_000, 0)


def test_another_order_is_no_part_of_an_invoice_that_it_does_not_fit(planner: Planner, plain: BudgetLine) -> None:
    _invoice, order = typed(planner, plain, "factura 12 $90.000 @Luz", "OC 3 $120.000 @Sonar")
    assert order.settles_id is None


def test_a_credit_note_lowers_the_invoice(planner: Planner, plain: BudgetLine) -> None:
    invoice, note = typed(planner, plain, "factura 12 $90.000", "nota de crédito 3 $20.000")
    assert note.settles_id == invoice.id
    assert figures(planner, plain) == (70_000, 70_000, 0)


def test_a_credit_note_asks_between_invoices(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "factura 12 $90.000", "factura 13 $80.000")
    assert "settles" in refused(planner, plain, "nota de crédito 3 $20.000")
    assert typed(planner, plain, "nota de crédito 3 $80.000")[0].settles_id == 2


def test_a_credit_note_of_nothing_is_refused(planner: Planner, plain: BudgetLine) -> None:
    refused(planner, plain, "nota de crédito 3 $20.000")


def test_a_refund_gives_back_the_payment(planner: Planner, plain: BudgetLine) -> None:
    _invoice, payment, refund = typed(planner, plain, "factura 12 $90.000", "pago $90.000", "devolución $20.000")
    assert refund.settles_id == payment.id
    assert figures(planner, plain)[2] == 70_000


def test_a_claim_is_paid_back(planner: Planner, plain: BudgetLine) -> None:
    claim, payment = typed(planner, plain, "rendición $45.000 +Leo Paredes", "pago $45.000")
    assert payment.settles_id == claim.id
    assert figures(planner, plain) == (45_000, 45_000, 45_000)


def test_what_left_the_bank_has_the_tax_in_it(planner: Planner, taxed: BudgetLine) -> None:
    order, invoice, payment = typed(
        planner, taxed, "OC 1042 $3.200.000", "factura 8812 $1.600.000 vence 15 sep", "pago $1.904.000"
    )
    assert (invoice.settles_id, payment.settles_id, payment.amount) == (order.id, invoice.id, 1_600_000)
    assert figures(planner, taxed) == (3_200_000, 1_600_000, 1_600_000)
    assert payment.cash == 1_904_000


def test_a_payment_that_is_said_net_is_net(planner: Planner, taxed: BudgetLine) -> None:
    _invoice, payment = typed(planner, taxed, "factura 8812 $1.600.000", "pago $1.600.000 neto")
    assert (payment.amount, payment.cash) == (1_600_000, 1_904_000)


def test_an_invoice_with_its_tax_is_kept_net(planner: Planner, taxed: BudgetLine) -> None:
    (invoice,) = typed(planner, taxed, "factura 8812 $1.904.000 IVA incluido")
    assert (invoice.amount, invoice.gross) == (1_600_000, None)


@pytest.mark.parametrize("first", [1_001_006, 1_001_012, 1, 333_334, 1_903_999])
def test_payments_in_part_come_to_the_invoice_to_the_last_peso(planner: Planner, taxed: BudgetLine, first: int) -> None:
    typed(planner, taxed, "factura 8812 $1.600.000", f"pago ${first}")
    ((_net, left),) = dues(planner, taxed)
    assert left == 1_904_000 - first
    typed(planner, taxed, f"pago ${left}")
    assert dues(planner, taxed) == []
    assert figures(planner, taxed) == (1_600_000, 1_600_000, 1_600_000)
    found = budget.of_id(planner, taxed.event_id or 0).entries
    assert sum(each.cash for each in found) == 1_904_000


def test_the_last_peso_is_open_however_the_parts_are_rounded(planner: Planner, taxed: BudgetLine) -> None:
    invoice, *_parts = typed(planner, taxed, "factura 8812 $270.332 IVA 10,5%", "pago $119", "pago $298.597 salda 8812")
    assert dues(planner, taxed) == [(1, 1)]
    (last,) = typed(planner, taxed, "pago $1")
    assert (last.settles_id, dues(planner, taxed)) == (invoice.id, [])
    assert sum(each.cash for each in budget.of_id(planner, taxed.event_id or 0).entries) == 298_717


def test_what_is_due_is_paid_to_the_last_peso(planner: Planner, taxed: BudgetLine) -> None:
    typed(planner, taxed, "factura 8812 $1.600.000", "pago $1.001.003")
    entries.pay(planner, budget.of_id(planner, taxed.event_id or 0).dues)
    found = budget.of_id(planner, taxed.event_id or 0).entries
    assert sum(each.cash for each in found) == 1_904_000


def test_where_the_plan_says_gross_a_payment_is_what_it_says(planner: Planner, taxed: BudgetLine) -> None:
    choices.change(planner, prices="gross")
    invoice, payment = typed(planner, taxed, "factura 8812 $1.904.000", "pago $1.904.000")
    assert (payment.settles_id, payment.amount, payment.gross, payment.cash) == (invoice.id, 1_904_000, None, 1_904_000)


def test_an_exempt_invoice_is_paid_without_tax(planner: Planner, taxed: BudgetLine) -> None:
    _invoice, payment = typed(planner, taxed, "factura 8812 $1.600.000 exenta", "pago $1.600.000")
    assert (payment.amount, payment.vat, payment.cash) == (1_600_000, 0, 1_600_000)


def test_a_fee_is_paid_in_two_parts(planner: Planner, taxed: BudgetLine) -> None:
    fee, part, tax = typed(
        planner, taxed, "boleta de honorarios 33 $1.000.000 +Ana 9 mar 2027", "pago $840.000", "pago $160.000"
    )
    assert (fee.withholding, part.settles_id, tax.settles_id) == (16_000, fee.id, fee.id)
    assert (part.pays_withheld, tax.pays_withheld, tax.cash) == (False, True, 160_000)
    assert dues(planner, taxed) == []
    assert figures(planner, taxed) == (1_000_000, 1_000_000, 1_000_000)


def test_a_fee_that_is_paid_in_part_leaves_the_rest_of_it(planner: Planner, taxed: BudgetLine) -> None:
    typed(planner, taxed, "boleta de honorarios 33 $1.000.000 +Ana 9 mar 2027", "pago $300.000")
    assert dues(planner, taxed) == [(540_000, 540_000), (160_000, 160_000)]
    typed(planner, taxed, "pago $160.000 retención")
    assert dues(planner, taxed) == [(540_000, 540_000)]


def test_income_is_settled_alike(planner: Planner, lines: dict[str, BudgetLine]) -> None:
    pledge, invoice, payment = typed(
        planner, lines["income"], "auspicio $4.000.000", "factura 40 $4.000.000", "pago $4.760.000"
    )
    assert (invoice.settles_id, payment.settles_id) == (pledge.id, invoice.id)
    assert figures(planner, lines["income"]) == (4_000_000, 4_000_000, 4_000_000)


def test_an_amount_that_is_changed_is_no_more_what_was_written_with_its_tax(
    planner: Planner, taxed: BudgetLine
) -> None:
    _invoice, payment = typed(planner, taxed, "factura 8812 $1.600.000", "pago $1.001.006")
    assert payment.gross == 1_001_006
    reading = records.read(planner, ENTRY, {"amount": "500.000"}, ENTRY.draft_of(payment))
    kinds.write(planner, ENTRY, reading, payment)
    changed = records.get(planner, ENTRY, payment.id)
    assert (changed.amount, changed.gross, changed.cash) == (500_000, None, 595_000)
    reading = records.read(planner, ENTRY, {"gross": "1.001.006", "day": "2027-03-01"}, ENTRY.draft_of(changed))
    kinds.write(planner, ENTRY, reading, changed)
    again = records.get(planner, ENTRY, payment.id)
    assert (again.amount, again.gross, again.day) == (841_182, 1_001_006, date(2027, 3, 1))


def test_in_another_currency_the_only_invoice_is_paid(planner: Planner, plain: BudgetLine) -> None:
    invoice, payment = typed(planner, plain, "factura 8812 USD 100", "pago $95.000")
    assert payment.settles_id == invoice.id


def test_what_a_payment_names_by_its_number_is_paid(planner: Planner, plain: BudgetLine) -> None:
    _first, second = typed(planner, plain, "factura 8812 $800.000", "factura 8813 $800.000")
    assert typed(planner, plain, "pago 8813 $100.000")[0].settles_id == second.id


def test_a_payment_of_several_at_once_is_told_how(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "factura 8812 $800.000", "factura 8813 $900.000")
    assert "together" in refused(planner, plain, "pago $1.700.000")


def told(planner: Planner, line: BudgetLine, said: str) -> str:
    echoed = kinds.echo(planner, ENTRY, _reading(planner, line, said), {})
    assert echoed is not None
    return " | ".join(part.text for part in (*echoed.parts, *echoed.below))


def test_the_same_document_twice_is_said_before(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "factura 8812 $800.000")
    assert "invoice 8812 is there already, $800.000" in told(planner, plain, "factura 8812 $800.000")


def test_what_a_line_says_that_it_settles_has_its_rest_told_too(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "factura 8812 $800.000", "factura 8813 $800.000")
    echoed = told(planner, plain, "pago $300.000 salda 8813")
    assert "settles invoice 8813 · $500.000 left" in echoed
    assert "unlinks" not in echoed


def test_an_order_that_may_be_of_an_invoice_says_so(planner: Planner, plain: BudgetLine) -> None:
    typed(planner, plain, "factura 7 $500.000")
    assert "counts beside invoice 7; write “settles 7”" in told(planner, plain, "OC 99 $1.000.000")
    assert "counts beside" not in told(planner, plain, "OC 99 $1.000.000 suelta")


def test_pesos_are_pesos_on_a_line_in_dollars(planner: Planner, plain: BudgetLine) -> None:
    cloud = add(planner, BUDGET_LINE, plain.event_id or 0, name="Cloud", amount="1.000", currency="USD", vat="0")
    invoice, payment = typed(planner, cloud, "factura 7 USD 500", "pago $475.000")
    assert (payment.currency, payment.amount, payment.settles_id) == ("CLP", 475_000, invoice.id)
    assert typed(planner, cloud, "factura 8 200")[0].currency == "USD"


def test_a_deposit_says_when_it_is_due(planner: Planner, plain: BudgetLine) -> None:
    assert "deposit $100.000, due 1 Apr 2027" in told(
        planner, plain, "contrato 5 $200.000 anticipo 50% vence 1 abr 2027"
    )


def test_pesos_without_a_sign_on_a_line_in_uf_are_asked_about(planner: Planner, plain: BudgetLine) -> None:
    rent = add(planner, BUDGET_LINE, plain.event_id or 0, name="Oficina", amount="48,5", currency="UF", vat="0")
    with pytest.raises(Invalid) as asked:
        typed(planner, rent, "factura 8 1.940.000")
    assert set(asked.value.fields) == {"amount"}
    for said in ("factura 8 $1.940.000", "factura 9 1.940.000 pesos", "factura 10 CLP 1.940.000"):
        (made,) = typed(planner, rent, f"{said} aparte")
        assert (made.currency, made.amount) == ("CLP", 1_940_000)
    assert typed(planner, rent, "factura 11 48,5 aparte")[0].currency == "CLF"


def test_a_paid_claim_is_settled(planner: Planner, plain: BudgetLine) -> None:
    claim, _payment = typed(planner, plain, "rendición $45.000 +Leo Paredes", "pago $45.000")
    assert not records.get(planner, ENTRY, claim.id).is_open
