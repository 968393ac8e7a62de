"""The quick line of an entry."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.entry_line import entry_texts
from eventplanner.domain.errors import Invalid

TODAY = date(2027, 3, 9)


def read(line):
    return dict(entry_texts(line, TODAY))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "invoice 8812 $1.550.000 due 12 mar @Audiolab",
            {
                "kind": "invoice", "paper": "invoice", "number": "8812", "amount": "1.550.000", "due": "12 mar",
                "organisation_id": "Audiolab",
            },
        ),
        (
            "boleta de honorarios 33 $500.000 +Paula Neira",
            {
                "kind": "invoice", "paper": "fee_receipt", "number": "33", "amount": "500.000",
                "person_id": "Paula Neira",
            },
        ),
        (
            "oc A-1042 USD 1,200.50 @Teatro",
            {
                "kind": "commitment", "paper": "purchase_order", "number": "A-1042", "amount": "1,200.50",
                "currency": "USD", "organisation_id": "Teatro",
            },
        ),
        ("factura 8812 1.550.000", {"kind": "invoice", "paper": "invoice", "number": "8812", "amount": "1.550.000"}),
        ("factura 1.550.000", {"kind": "invoice", "paper": "invoice", "amount": "1.550.000"}),
        ("boleta 12 45.000", {"kind": "invoice", "paper": "receipt", "number": "12", "amount": "45.000"}),
        ("invoice nro 77 90.000", {"kind": "invoice", "paper": "invoice", "number": "77", "amount": "90.000"}),
        ("contrato $2.000.000", {"kind": "commitment", "paper": "contract", "amount": "2.000.000"}),
        ("reserva $10.000 because late", {"kind": "commitment", "amount": "10.000", "reason": "late"}),
        ("pago $500.000 para #3", {"kind": "payment", "amount": "500.000", "settles_id": "#3"}),
        ("nota de crédito 9 $50.000 de #4", {"kind": "credit_note", "number": "9", "amount": "50.000", "settles_id": "#4"}),
        ("devolución 20.000 de #2", {"kind": "refund", "amount": "20.000", "settles_id": "#2"}),
        ("rendición $35.000 +Leo", {"kind": "claim", "amount": "35.000", "person_id": "Leo"}),
        ("expense claim 35.000 taxi", {"kind": "claim", "amount": "35.000", "note": "taxi"}),
        ("pledge $3.000.000 @Los Andes", {"kind": "pledge", "amount": "3.000.000", "organisation_id": "Los Andes"}),
        ("canje UF 10 @Café & Co", {"kind": "in_kind", "amount": "10", "currency": "CLF", "organisation_id": "Café & Co"}),
        ("cotización 1.200.000", {"kind": "quote", "amount": "1.200.000"}),
        ("tickets 450.000", {"kind": "ticket", "amount": "450.000"}),
        ("paid USD 100 at 950,5", {"kind": "payment", "amount": "100", "currency": "USD", "rate": "950,5"}),
        ("$100.000", {"amount": "100.000"}),
    ],
)  # fmt: skip
def test_an_entry_is_read_in_either_language(line, said):
    assert read(line) == said


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("factura 8812 $1.550.000 8 mar", "2027-03-08"),
        ("invoice 15 mar 8812 $10.000", "2027-03-15"),
        ("pago $10.000 20 dic", "2026-12-20"),
        ("pago $10.000 2026-02-01", "2026-02-01"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(line, day):
    assert read(line)["day"] == day


@pytest.mark.parametrize(
    ("line", "who", "amount"),
    [
        ("factura 33 @LATAM 350.000", {"organisation_id": "LATAM"}, "350.000"),
        ("boleta 12 +Ana Soto 450000 vence 3 abr", {"person_id": "Ana Soto"}, "450000"),
        ("pago @LATAM € 30", {"organisation_id": "LATAM"}, "30"),
        ("pago @LATAM USD 30", {"organisation_id": "LATAM"}, "30"),
        ("rendición +Ana Soto UF 3", {"person_id": "Ana Soto"}, "3"),
    ],
)
def test_an_amount_behind_a_name_is_not_part_of_it(line, who, amount):
    said = read(line)
    assert said["amount"] == amount
    assert {name: said[name] for name in who} == who


@pytest.mark.parametrize("line", ["invoice", "factura @Teatro", "nothing at all", ""])
def test_without_an_amount_it_is_refused(line):
    with pytest.raises(Invalid) as refused:
        read(line)
    assert set(refused.value.fields) == {"amount"}


@given(st.integers(1, 99_999), st.integers(1, 10**9))
def test_a_number_and_an_amount_are_never_taken_for_each_other(number, amount):
    said = read(f"factura {number} ${amount:,}".replace(",", "."))
    assert (said["number"], said["amount"]) == (str(number), f"{amount:,}".replace(",", "."))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    refused = {}
    try:
        said = read(text)
    except Invalid as error:
        said, refused = {"amount": "refused"}, error.fields
    assert said["amount"]
    assert set(refused) <= {"amount"}
