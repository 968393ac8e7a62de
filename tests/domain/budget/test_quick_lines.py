"""The quick lines of a budget's own records."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.budget.quick_lines import benefit_texts, envelope_texts, line_texts, rate_texts, transfer_texts

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "expense Catering 6.500 per attendee @La Mesa #catering",
            "name=Catering flow=expense organisation_id=La_Mesa category=catering driver=attendee unit_price=6.500",
        ),
        (
            "gasto Catering 6.500 por asistente @La Mesa porque vienen más",
            "name=Catering flow=expense organisation_id=La_Mesa driver=attendee unit_price=6.500 reason=vienen_más",
        ),
        (
            "gasto Arriendo $1.550.000 @Teatro Oriente iva 19%",
            "name=Arriendo flow=expense vat=19 organisation_id=Teatro_Oriente amount=1.550.000",
        ),
        (
            "income Oro $3.000.000 @Los Andes level gold",
            "name=Oro flow=income level=gold organisation_id=Los_Andes amount=3.000.000",
        ),
        ("ingreso: Entradas 15.000 por persona presencial", "name=Entradas flow=income driver=in_person unit_price=15.000"),
        ("Café 2.500 per person online", "name=Café driver=online unit_price=2.500"),
        ("Café /persona 2.500", "name=Café driver=attendee unit_price=2.500"),
        ("Credenciales 900 per staff", "name=Credenciales driver=staff unit_price=900"),
        ("Horas de sonido 45.000 por hora", "name=Horas_de_sonido driver=hour unit_price=45.000"),
        ("Hotel UF 3,5 por charlista", "name=Hotel driver=speaker unit_price=3,5 currency=CLF"),
        ("Wifi €30 per day", "name=Wifi driver=day unit_price=30 currency=EUR"),
        ("Almuerzo uf2,5", "name=Almuerzo amount=2,5 currency=CLF"),
        ("Streaming US$ 1,200.50", "name=Streaming amount=1,200.50 currency=USD"),
        ("Streaming 1200 EUR", "name=Streaming amount=1200 currency=EUR"),
        ("Poleras 120 x 8.500", "name=Poleras quantity=120 unit_price=8.500"),
        ("Poleras $8.500 × 120", "name=Poleras quantity=120 unit_price=8.500"),
        ("expense Licences USD 24 x 10", "name=Licences flow=expense quantity=10 unit_price=24 currency=USD"),
        ("Licencias UF 2,5 x 10", "name=Licencias quantity=10 unit_price=2,5 currency=CLF"),
        ("Licences 24 x 10 USD", "name=Licences quantity=24 unit_price=10 currency=USD"),
        ("Sala $1 250 000", "name=Sala amount=1250000"),
        ("Sala @AV 60 UF", "name=Sala organisation_id=AV amount=60 currency=CLF"),
        ("5 noches hotel 5 x 80.000", "name=5_noches_hotel quantity=5 unit_price=80.000"),
        ("“Gala 2027” 500.000", "name=Gala_2027 amount=500.000"),
        ("Licencia 12 meses 15.000 en total", "name=Licencia_12_meses amount=15.000"),
        ("“Bus 45 personas” $300.000", "name=Bus_45_personas amount=300.000"),
        ("Swag 500.000 +19% IVA", "name=Swag vat=19 amount=500.000"),
        ("Sonido 500.000 #AV_and_streaming", "name=Sonido category=av amount=500.000"),
        ("Arriendo 400.000 cc:devrel", "name=Arriendo cost_centre=devrel amount=400.000"),
        ("Arriendo", "name=Arriendo"),
    ],
)  # fmt: skip
def test_a_line_is_read_in_either_language(line, said):
    expected = dict(each.split("=") for each in said.split())
    assert line_texts(line) == {
        name: value if name == "driver" else value.replace("_", " ") for name, value in expected.items()
    }


@pytest.mark.parametrize(
    ("line", "party", "amount"),
    [
        ("Vuelo @LATAM 350.000", "LATAM", "350.000"),
        ("Vuelo @LATAM 350000", "LATAM", "350000"),
        ("Vuelo @LATAM USD 350", "LATAM", "350"),
        ("Vuelo @LATAM US$ 350", "LATAM", "350"),
        ("Vuelo @LATAM UF3", "LATAM", "3"),
        ("Sala @Studio 54 $100", "Studio 54", "100"),
        ("Cena @Uf Fano 3.000", "Uf Fano", "3.000"),
    ],
)
def test_an_amount_behind_a_supplier_is_not_part_of_her_name(line, party, amount):
    said = line_texts(line)
    assert (said["organisation_id"], said["amount"]) == (party, amount)


@pytest.mark.parametrize(
    ("line", "name", "amount"),
    [
        ("Arriendo 400.000 2027", "Arriendo 2027", "400.000"),
        ("Arriendo 2027 400.000", "Arriendo 2027", "400.000"),
        ("Sala 20 $2000", "Sala 20", "2000"),
    ],
)
def test_a_year_behind_an_amount_is_none(line, name, amount):
    said = line_texts(line)
    assert (said["name"], said["amount"]) == (name, amount)


def test_the_year_is_taken_over_where_it_is_known():
    assert line_texts("Arriendo 400.000", year=2028)["year"] == "2028"


NAMES = st.text("abcdefghij ñé", min_size=1, max_size=20).map(str.strip).filter(lambda text: text and "  " not in text)


@given(NAMES, st.integers(1000, 10**9), st.sampled_from([".", ",", ""]))
def test_any_amount_is_found_as_it_was_written(name, number, thousands):
    written = f"{number:,}".replace(",", thousands)
    assert line_texts(f"“{name}” ${written}") == {"name": name, "amount": written}


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_a_field(text):
    refused = {}
    try:
        fields = set(line_texts(text))
    except Invalid as error:
        fields, refused = {"name"}, error.fields
    assert fields >= {"name"}
    assert set(refused) <= {"amount", "currency", "quantity", "vat", "name", "unit_price"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("$500.000 from Swag to Catering because more came", ("500.000", "Swag", "Catering", "more came")),
        ("500000 de Swag y otros a Catering porque vienen más", ("500000", "Swag y otros", "Catering", "vienen más")),
    ],
)
def test_a_transfer_says_from_where_to_where_and_why(line, said):
    found = transfer_texts(line)
    assert (found["amount"], found["from_id"], found["to_id"], found["reason"]) == said


def test_a_transfer_without_both_ends_is_refused():
    with pytest.raises(Invalid) as refused:
        transfer_texts("500000 Swag Catering")
    assert set(refused.value.fields) == {"from_id"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Catering $12.000.000 2028 Q2 cc:devrel",
            {"category": "Catering", "cost_centre": "devrel", "quarter": "2", "amount": "12.000.000", "year": "2028"},
        ),
        ("Catering 2028 12.000.000", {"category": "Catering", "amount": "12.000.000", "year": "2028"}),
        ("Viajes 2.000 T3", {"category": "Viajes", "quarter": "3", "amount": "2.000", "year": "2027"}),
        ("$50.000.000", {"category": "", "amount": "50.000.000", "year": "2027"}),
        ("todo $50.000.000", {"category": "", "amount": "50.000.000", "year": "2027"}),
    ],
)
def test_an_envelope_is_for_a_category_or_for_everything(line, said):
    assert envelope_texts(line, year=2027) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("UF 39.600,12 8 mar", ("CLF", "39.600,12", "2027-03-08")),
        ("USD 950", ("USD", "950", "2027-03-09")),
        ("USD 950 ayer", ("USD", "950", "2027-03-08")),
        ("USD 950 yesterday", ("USD", "950", "2027-03-08")),
        ("UF a 39.842,1", ("CLF", "39.842,1", "2027-03-09")),
        ("UF at $39.842,1", ("CLF", "39.842,1", "2027-03-09")),
        ("UF: 39.842,1", ("CLF", "39.842,1", "2027-03-09")),
        ("euro $1.050,5 2027-03-01", ("EUR", "1.050,5", "2027-03-01")),
    ],
)
def test_a_rate_is_of_a_day_or_of_today(line, said):
    found = rate_texts(line, TODAY, day_first=True)
    assert (found["currency"], found["value"], found["day"]) == said


@pytest.mark.parametrize(("line", "wrong"), [("UF", "currency"), ("UF 1 soonish", "day")])
def test_a_rate_that_says_too_little_is_refused(line, wrong):
    with pytest.raises(Invalid) as refused:
        rate_texts(line, TODAY, day_first=True)
    assert set(refused.value.fields) == {wrong}


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("Logo on the stage by 12 apr", "Logo on the stage", "12 apr"),
        ("Stand hasta 3 mayo", "Stand", "3 mayo"),
        ("Stand 10 apr 2027", "Stand", "10 apr 2027"),
        ("Stand 10/4", "Stand", "10/4"),
        ("Stand 10", "Stand 10", None),
        ("Stand 2027", "Stand 2027", None),
        ("10 apr", "10 apr", None),
        ("Logo", "Logo", None),
    ],
)
def test_a_promise_may_have_a_day(line, text, due):
    assert benefit_texts(line, TODAY) == {"text": text} | ({"due": due} if due else {})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Catering @La Mesa 19% VAT", {"name": "Catering", "vat": "19", "organisation_id": "La Mesa"}),
        ("Sala 500.000 IVA 14,5%", {"name": "Sala", "vat": "14,5", "amount": "500.000"}),
        ("Sala 500,000 14.5% VAT", {"name": "Sala", "vat": "14.5", "amount": "500,000"}),
        (
            "Catering @La Mesa 20 x 5.000",
            {"name": "Catering", "organisation_id": "La Mesa", "quantity": "20", "unit_price": "5.000"},
        ),
        ("Libro SEK 12", {"name": "Libro", "amount": "12", "currency": "SEK"}),
        ("Sala 100USD", {"name": "Sala", "amount": "100", "currency": "USD"}),
        ("Vuelo SCL $350.000", {"name": "Vuelo SCL", "amount": "350.000"}),
        ("“Gala 2027” 500", {"name": "Gala 2027", "amount": "500"}),
        ("Fiesta @“Studio 54”", {"name": "Fiesta", "organisation_id": "Studio 54"}),
        ("Cosa (2 unidades) 500.000", {"name": "Cosa (2 unidades)", "amount": "500.000"}),
        # Below nothing, which no plan is.
        ("Cosa menos -500", {"name": "Cosa menos", "amount": "-500"}),
        ("Cosa (500)", {"name": "Cosa", "amount": "(500)"}),
    ],
)
def test_a_name_ends_where_something_else_begins(line, said):
    assert line_texts(line) == said


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Sala 100 000", "amount"),
        ("Sala $100 000", "amount"),
        ("Dup 1.000 2.000", "amount"),
        ("Dup 1,000 2,000", "amount"),
        ("Pizza 2 x 15.000 = 40.000", "amount"),
        ("Sala 1M", "amount"),
        ("Sala 1e6", "amount"),
        ("Sala 500.000 14,5%", "vat"),
        ("Cosa 12XYZ", "amount"),
        ("Gala 2027 500", "amount"),
        ("Vuelo @LATAM 350", "amount"),
        ("Vuelo 2 @LATAM 350", "amount"),
        ("Sala USD 1 200,50", "amount"),
        ("Libro XYZ 12", "currency"),
        ("Bitcoin BTC 1", "currency"),
        ("Bitcoin 1 BTC", "currency"),
    ],
)
def test_what_cannot_be_told_is_refused_and_not_guessed(line, wrong):
    with pytest.raises(Invalid) as refused:
        line_texts(line)
    assert set(refused.value.fields) == {wrong}


@pytest.mark.parametrize(
    ("line", "decimal", "value"),
    [
        ("EUR 1.050 9 mar 2027", ",", "1.050"),
        ("EUR 1,050", ".", "1,050"),
        ("EUR 1,050 9 mar 2027", ",", None),
        ("EUR 1.050", ".", None),
        ("EUR 1.050", "", None),
        ("EUR 1,050", "", None),
        ("COP 0,235", ",", "0,235"),
        ("EUR 1,05", ",", "1,05"),
    ],
)
def test_a_rate_with_one_mark_before_three_digits_is_read_as_any_amount_is(line, decimal, value):
    if value is None:
        with pytest.raises(Invalid) as refused:
            rate_texts(line, TODAY, day_first=True, decimal=decimal)
        assert set(refused.value.fields) == {"value"}
    else:
        assert rate_texts(line, TODAY, day_first=True, decimal=decimal)["value"] == value


def test_names_of_a_transfer_may_stand_in_quotation_marks():
    found = transfer_texts('$500 from “Swag 2027” to "Catering" because more came')
    assert (found["amount"], found["from_id"], found["to_id"]) == ("500", "Swag 2027", "Catering")


def test_a_number_in_the_name_of_a_line_is_not_what_is_transferred():
    found = transfer_texts("500 from Swag 2027 to Catering 2027 because more came")
    assert (found["amount"], found["from_id"], found["to_id"]) == ("500", "Swag 2027", "Catering 2027")


@pytest.mark.parametrize(
    "line",
    [
        "factura 8812 $1.600.000 vence 15 sep",
        "OC 1042 $3.200.000",
        "boleta de honorarios 33 $500.000",
        "invoice 8812 $1.600.000 @Luz",
        "pago $1.600.000",
        "credit note 5 $10.000",
    ],
)
def test_a_document_is_no_line(line: str) -> None:
    with pytest.raises(Invalid) as refused:
        line_texts(line)
    assert set(refused.value.fields) == {"name"}
    assert line_texts(f"expense {line}")["name"]


@pytest.mark.parametrize("line", ["Pago a charlistas 500.000", "Facturación 20.000", "Bill Gates keynote 1.000.000"])
def test_a_name_that_begins_like_one_is_a_name(line: str) -> None:
    assert line_texts(line)["name"]
