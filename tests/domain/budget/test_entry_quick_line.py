"""The quick line of an entry."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.entry_quick_line import entry_texts

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
        ("boleta 12 45.000", {"kind": "invoice", "paper": "receipt", "number": "12", "gross": "45.000"}),
        ("invoice nro 77 90.000", {"kind": "invoice", "paper": "invoice", "number": "77", "amount": "90.000"}),
        ("contrato $2.000.000", {"kind": "commitment", "paper": "contract", "amount": "2.000.000"}),
        ("reserva $10.000 because late", {"kind": "commitment", "amount": "10.000", "reason": "late"}),
        ("pago $500.000 para #3", {"kind": "payment", "gross": "500.000", "settles_id": "#3"}),
        ("nota de crédito 9 $50.000 de #4", {"kind": "credit_note", "number": "9", "amount": "50.000", "settles_id": "#4"}),
        ("devolución 20.000 de #2", {"kind": "refund", "gross": "20.000", "settles_id": "#2"}),
        ("rendición $35.000 +Leo", {"kind": "claim", "amount": "35.000", "person_id": "Leo"}),
        ("expense claim 35.000 taxi", {"kind": "claim", "amount": "35.000", "note": "taxi"}),
        ("pledge $3.000.000 @Los Andes", {"kind": "pledge", "amount": "3.000.000", "organisation_id": "Los Andes"}),
        ("canje UF 10 @Café & Co", {"kind": "in_kind", "amount": "10", "currency": "CLF", "organisation_id": "Café & Co"}),
        ("cotización 1.200.000", {"kind": "quote", "amount": "1.200.000"}),
        ("tickets 450.000", {"kind": "ticket", "amount": "450.000"}),
        ("paid USD 100 at 950,5", {"kind": "payment", "gross": "100", "currency": "USD", "rate": "950,5"}),
        ("factura 9 10.000 14.5% VAT", {"kind": "invoice", "paper": "invoice", "number": "9", "amount": "10.000", "vat": "14.5"}),
        ("factura 9 10.000 14,5% IVA", {"kind": "invoice", "paper": "invoice", "number": "9", "amount": "10.000", "vat": "14,5"}),
        (
            "invoice 1 10.000 @La Mesa 19% VAT",
            {
                "kind": "invoice", "paper": "invoice", "number": "1", "amount": "10.000", "vat": "19",
                "organisation_id": "La Mesa",
            },
        ),
        (
            "fee receipt 11 100.000 withheld 10%",
            {"kind": "invoice", "paper": "fee_receipt", "number": "11", "amount": "100.000", "withholding": "10"},
        ),
        (
            "boleta de honorarios 11 100.000 retención 14,5% +Ana",
            {
                "kind": "invoice", "paper": "fee_receipt", "number": "11", "amount": "100.000", "withholding": "14,5",
                "person_id": "Ana",
            },
        ),
        (
            "bhe 11 100.000 14,5%",
            {"kind": "invoice", "paper": "fee_receipt", "number": "11", "amount": "100.000", "withholding": "14,5"},
        ),
        (
            "contract 5 1.000.000 deposit 50% due 1 apr due 1 may",
            {
                "kind": "commitment", "paper": "contract", "number": "5", "amount": "1.000.000", "deposit": "50%",
                "deposit_due": "1 apr", "due": "1 may",
            },
        ),
        (
            "contrato 5 $1.000.000 anticipo 500.000",
            {"kind": "commitment", "paper": "contract", "number": "5", "amount": "1.000.000", "deposit": "500.000"},
        ),
        ("payment SEK 12", {"kind": "payment", "gross": "12", "currency": "SEK"}),
        ("payment -500", {"kind": "payment", "gross": "-500"}),
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
        ("factura 12 +Ana Soto 450000 vence 3 abr", {"person_id": "Ana Soto"}, "450000"),
        ("quote @LATAM € 30", {"organisation_id": "LATAM"}, "30"),
        ("quote @LATAM USD 30", {"organisation_id": "LATAM"}, "30"),
        ("rendición +Ana Soto UF 3", {"person_id": "Ana Soto"}, "3"),
    ],
)
def test_an_amount_behind_a_name_is_not_part_of_it(line, who, amount):
    said = read(line)
    assert said["amount"] == amount
    assert {name: said[name] for name in who} == who


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("payment 100.000 settles 8812", {"settles_id": "8812", "gross": "100.000"}),
        ("pago 100.000 paga 8812", {"settles_id": "8812", "gross": "100.000"}),
        ("pago 100,000 salda nro 8812", {"settles_id": "8812", "gross": "100,000"}),
        ("quote 12 10.000 settles 8812", {"settles_id": "8812", "number": "12", "amount": "10.000"}),
        ("credit note 5 20.000 settles A-8812", {"settles_id": "A-8812", "number": "5", "amount": "20.000"}),
        (
            "invoice 8812 $250.000 due 12 mar settles 1042",
            {"settles_id": "1042", "number": "8812", "amount": "250.000", "due": "12 mar"},
        ),
    ],
)
def test_what_it_settles_is_said_by_the_number_of_its_document(line, said):
    assert said.items() <= read(line).items()


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("factura 8812 vence 12 mar 250.000", "12 mar"),
        ("factura 8812 due 12 mar 2027 250.000", "12 mar 2027"),
        ("factura 8812 250.000 due 12 mar", "12 mar"),
    ],
)
def test_a_day_ends_where_the_amount_begins(line, due):
    said = read(line)
    assert (said["due"], said["number"], said["amount"]) == (due, "8812", "250.000")


@pytest.mark.parametrize(
    "line",
    [
        "pago 100.000 8812",
        "pago 100,000 8812",
        "factura 5 100 000",
        "factura 5 $100 000",
        "rendición 35.000 taxi 3 personas",
        "claim 35000 3 people",
        "pago $100 $200",
        "factura 8 1M",
        "invoice 8812 @Audiolab 350",
        "payment 5000 @Studio 54",
        "invoice 8812 @Audiolab 2 x $350",
        "pago 1e6",
    ],
)
def test_what_may_be_two_amounts_or_none_is_refused(line):
    with pytest.raises(Invalid) as refused:
        read(line)
    assert set(refused.value.fields) == {"amount"}


@pytest.mark.parametrize(("line", "wrong"), [("pago 100 BTC", "currency"), ("paid USD 100 at 1,050", "rate")])
def test_nobody_guesses_a_currency_or_its_rate(line, wrong):
    with pytest.raises(Invalid) as refused:
        entry_texts(line, TODAY, decimal=",")
    assert set(refused.value.fields) == {wrong}


@pytest.mark.parametrize("line", ["invoice", "factura @Teatro"])
def test_without_an_amount_it_is_refused(line):
    with pytest.raises(Invalid) as refused:
        read(line)
    assert set(refused.value.fields) == {"amount"}


@pytest.mark.parametrize("line", ["$100.000", "deposit 20.000", "something 20.000", "nothing at all", ""])
def test_it_begins_with_what_it_is(line):
    with pytest.raises(Invalid) as refused:
        read(line)
    assert set(refused.value.fields) == {"kind"}


@given(st.integers(1, 99_999), st.integers(1, 10**9))
def test_a_number_and_an_amount_are_never_taken_for_each_other(number, amount):
    said = read(f"factura {number} ${amount:,}".replace(",", "."))
    assert (said["number"], said["amount"]) == (str(number), f"{amount:,}".replace(",", "."))


@given(st.text(max_size=60).map("pago {}".format))
def test_any_text_is_read_or_refused(text):
    refused = {}
    try:
        said = read(text)
    except Invalid as error:
        said, refused = {"amount": "refused"}, error.fields
    assert said.get("gross") or said["amount"]
    assert set(refused) <= {"amount", "currency", "rate"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pago $1.904.000", {"gross": "1.904.000"}),
        ("pago $1.600.000 neto", {"amount": "1.600.000"}),
        ("pago $1.600.000 + IVA", {"amount": "1.600.000"}),
        ("pago $1.600.000 + IVA 19%", {"amount": "1.600.000", "vat": "19"}),
        ("payment $1.904.000 incl. VAT", {"gross": "1.904.000"}),
        ("factura 8812 $1.904.000 IVA incluido", {"number": "8812", "gross": "1.904.000"}),
        ("factura 8812 $1.904.000 IVA 19% incluido", {"number": "8812", "gross": "1.904.000", "vat": "19"}),
        ("factura 8812 $1.600.000 + IVA", {"number": "8812", "amount": "1.600.000"}),
        ("factura 8812 $1.600.000 más IVA vence 12 mar", {"number": "8812", "amount": "1.600.000", "due": "12 mar"}),
        ("factura 8812 $1.600.000 exenta", {"number": "8812", "amount": "1.600.000", "vat": "0"}),
        ("invoice 8812 $1.600.000 exempt from VAT", {"number": "8812", "amount": "1.600.000", "vat": "0"}),
        ("invoice 8812 $1.904.000 gross", {"number": "8812", "gross": "1.904.000"}),
        ("bill 8812 $1.600.000 plus VAT @Luz", {"number": "8812", "amount": "1.600.000", "organisation_id": "Luz"}),
        ("factura 8812 $1.600.000 suelta", {"number": "8812", "amount": "1.600.000", "apart": "yes"}),
        ("payment $5.000 on its own", {"gross": "5.000", "apart": "yes"}),
        ("pago $152.500 retención", {"gross": "152.500", "pays_withheld": "yes"}),
        ("payment $152.500 of the withheld part", {"gross": "152.500", "pays_withheld": "yes"}),
        ("boleta de honorarios 33 $1.000.000 bruto +Ana", {"number": "33", "gross": "1.000.000", "person_id": "Ana"}),
    ],
)  # fmt: skip
def test_tax_and_belonging_are_read(line: str, said: dict[str, str]) -> None:
    texts = read(line)
    assert {name: text for name, text in texts.items() if name not in {"kind", "paper"}} == said


@pytest.mark.parametrize("word", ["líquido", "neto", "net", "take-home"])
def test_a_fee_is_written_before_what_is_withheld(word: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(f"boleta de honorarios 33 $847.500 {word} +Ana")
    assert set(refused.value.fields) == {"amount"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pago factura 8812 $1.904.000", {"settles_id": "8812", "gross": "1.904.000"}),
        ("pago de la factura 8812 1.904.000", {"settles_id": "8812", "gross": "1.904.000"}),
        ("pago OC 1042 $500.000", {"settles_id": "1042", "gross": "500.000"}),
        ("anticipo de la orden de compra 1042 $500.000", {"settles_id": "1042", "gross": "500.000"}),
        ("transferencia $500.000 a la boleta 33", {"settles_id": "33", "gross": "500.000"}),
        ("payment of invoice 8812 $1.904.000", {"settles_id": "8812", "gross": "1.904.000"}),
        ("payment for the order 12 $5.000", {"settles_id": "12", "gross": "5.000"}),
        ("wire $5.000 for fee receipt F-3", {"settles_id": "F-3", "gross": "5.000"}),
        ("NC 55 $100.000 factura 8813", {"number": "55", "settles_id": "8813", "amount": "100.000"}),
        ("credit note 55 $100.000 for invoice 8813", {"number": "55", "settles_id": "8813", "amount": "100.000"}),
        ("refund $5.000 of payment #7", {"settles_id": "#7", "gross": "5.000"}),
        ("factura 8812 OC 1042 $1.600.000", {"number": "8812", "settles_id": "1042", "amount": "1.600.000"}),
        ("invoice 8812 $1.600.000 PO 1042", {"number": "8812", "settles_id": "1042", "amount": "1.600.000"}),
        ("factura electrónica 8812 $1.600.000", {"number": "8812", "amount": "1.600.000"}),
        ("factura exenta 8812 $1.600.000", {"number": "8812", "amount": "1.600.000", "vat": "0"}),
        ("nota de débito 5 $10.000", {"number": "5", "amount": "10.000"}),
        ("factura 8812 por $1.600.000", {"number": "8812", "amount": "1.600.000"}),
        ("factura 8812 $1.600.000 a 30 días", {"number": "8812", "amount": "1.600.000", "due": "2027-04-08"}),
        (
            "factura 8812 $1.600.000 a 30 días 1 mar",
            {"number": "8812", "amount": "1.600.000", "day": "2027-03-01", "due": "2027-03-31"},
        ),
        ("invoice 8812 $1,600,000 net 30", {"number": "8812", "amount": "1,600,000", "due": "2027-04-08"}),
        ("boleta honorarios 33 $500.000 15,25% +Ana", {
            "number": "33", "amount": "500.000", "withholding": "15,25", "person_id": "Ana",
        }),
        ("boleta de honorarios electrónica 12 $650.000 sin retención", {
            "number": "12", "amount": "650.000", "withholding": "0",
        }),
        ("boleta 650.000 honorarios", {"amount": "650.000"}),
        ("boleta 12 $5.000", {"number": "12", "gross": "5.000"}),
        ("factura 9000 total $357.000", {"number": "9000", "gross": "357.000"}),
        ("factura 9000 $357.000 neto 30", {"number": "9000", "amount": "357.000", "due": "2027-04-08"}),
        ("invoice 88 $600 2/10 net 30", {"number": "88", "amount": "600", "due": "2027-04-08"}),
        ("invoice #88 $600", {"number": "88", "amount": "600"}),
        ("oc-7 $5.000", {"number": "7", "amount": "5.000"}),
        ("OC nº7 $5.000", {"number": "7", "amount": "5.000"}),
        ("pago #2 $5.000", {"settles_id": "#2", "gross": "5.000"}),
        ("pago $952.000 ayer", {"gross": "952.000", "day": "2027-03-08"}),
        ("contrato 5 $2.000.000 anticipo 1 millón", {"number": "5", "amount": "2.000.000", "deposit": "1 millón"}),
        ("payment $5.000 by transfer", {"gross": "5.000", "note": "by transfer"}),
        ("pago saldo factura 8812 $1.304.000", {"settles_id": "8812", "gross": "1.304.000", "note": "saldo"}),
    ],
)  # fmt: skip
def test_what_people_say_beside_an_amount_is_read(line: str, said: dict[str, str]) -> None:
    assert {name: text for name, text in read(line).items() if name not in {"kind", "paper"}} == said


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("factura 8812 $1.600.000 IVA", "vat"),
        ("OC 1042 $3.200.000 vat", "vat"),
        ("factura 8812 $1.600.000 sin IVA", "vat"),
        ("pago 50% $1.600.000", "vat"),
        ("invoice 8812 $1.600.000 10%", "vat"),
        ("contrato 50%", "vat"),
        ("boleta de honorarios 33 $500.000 10% 15,25% +Ana", "withholding"),
        ("pago el saldo de 8812", "amount"),
        ("pago total", "amount"),
        ("OC 4500012345", "amount"),
        ("factura 450000", "amount"),
        ("factura 1", "amount"),
        ("factura 1 $5.000 pagada", "note"),
        ("invoice 1 $5.000 already paid", "note"),
        ("factura -$5.000", "amount"),
        ("pago − $5.000", "amount"),
        ("payment of the rest of 8812", "amount"),
        ("pago en cuotas 3 x $500.000", "amount"),
    ],
)
def test_what_may_mean_two_things_is_refused(line: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(line)
    assert set(refused.value.fields) == {field}
