"""Typed lines of money as people write them in both languages: what is understood, or that it is refused."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.money import exponent
from eventplanner.domain.budget.line_tax import TaxRules
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLineDraft
from eventplanner.domain.budget.quick_lines import envelope_texts, is_rate, line_texts, transfer_texts
from eventplanner.domain.logistics.quick_lines import quote_texts
from eventplanner.domain.records.reading import Reader, read_fields

CHILE = TaxRules(usual=19_000)
REFUSED = "refused"
_EXPECTED = re.compile(r"(\w+)=(.*?)(?=\s\w+=|$)")

LINES = """
gasto Catering 6.500 por asistente @Banquetes Ñuñoa | driver=attendee unit_price=6500 party=Banquetes Ñuñoa
expense Catering 6.500 per attendee @La Mesa | driver=attendee unit_price=6500 party=La Mesa
Catering 7k | amount=7000
Catering $7k @Luz | amount=7000 party=Luz
Catering 7 k | amount=7000
Catering 350 mil | amount=350000
Catering 350 mil por día | driver=day unit_price=350000
Catering 1,2 millones | amount=1200000
Catering 1.2 millones | amount=1200000
Catering 1,25 MM | amount=1250000
Venue 2 million | amount=2000000
Venue 350 thousand | amount=350000
Sala 2 lucas | amount=2000
Sala 3 palos | amount=3000000
Viaje 2 millones de dólares | amount=200000000 currency=USD
Viaje USD 1,5 mil | amount=150000 currency=USD
Viaje 7k USD | amount=700000 currency=USD
Sala 1M | refused
Sala 1e6 | refused
Sala 20 grand | refused
Catering $7 000 | refused
Catering 7 000 | refused
Catering $1 250 000 | amount=1250000
Catering 1 250 000 | refused
Catering 5000-7000 | refused
Catering @Luz 54 | refused
Catering @Luz USD | refused
Catering @Luz UF | refused
Catering @“Luz USD” 350.000 | amount=350000 party=Luz USD
Catering @Studio 54 $350.000 | amount=350000 party=Studio 54
Imprevistos 10% | driver=percent quantity=10000
Imprevistos 10 % | driver=percent quantity=10000
imprevistos 7,5% | driver=percent quantity=7500
Contingency 10 % | driver=percent quantity=10000
contingency 5 percent | driver=percent quantity=5000
contingencia 5 por ciento | driver=percent quantity=5000
Imprevistos 10% de los gastos | driver=percent quantity=10000
Contingency 10% of the expenses | driver=percent quantity=10000
Fee de agencia 12% de los gastos | driver=percent quantity=12000
Agency 12% of expenses @Luz | driver=percent quantity=12000 party=Luz
Imprevistos 10% del gasto total | driver=percent quantity=10000
Imprevistos 10% $500.000 | refused
Imprevistos 10 | refused
Imprevistos $10 | amount=10
Imprevistos 500.000 | amount=500000
Imprevistos 500.000 IVA 19% | amount=500000 vat=19000
Imprevistos 120% | refused
Poleras 7.900 x 250 | refused
Licencias 24 x 10 | refused
Poleras 1200 x 8500 | refused
Poleras $7.900 x $250 | refused
Poleras 2 x 3 x 7.900 | refused
Poleras 250 x 7.900 | quantity=250000 unit_price=7900
Poleras 250 x 7900 | quantity=250000 unit_price=7900
Poleras 250 × $7.900 | quantity=250000 unit_price=7900
Poleras $7.900 × 250 | quantity=250000 unit_price=7900
Poleras 250x$7.900 | quantity=250000 unit_price=7900
Poleras 7.900 c/u x 250 | quantity=250000 unit_price=7900
Poleras 250 x 7.900 c/u | quantity=250000 unit_price=7900
Poleras 7.900 cada una x 250 | quantity=250000 unit_price=7900
T-shirts 7.900 each x 250 | quantity=250000 unit_price=7900
Poleras 250 unidades x 7.900 | quantity=250000 unit_price=7900
Poleras 7.900 x 250 unidades | quantity=250000 unit_price=7900
250 poleras a 7.900 | name=poleras quantity=250000 unit_price=7900
250 poleras a $7.900 c/u @Serigrafía Sur | name=poleras quantity=250000 unit_price=7900 party=Serigrafía Sur
250 t-shirts at 7.900 | name=t-shirts quantity=250000 unit_price=7900
250 poleras 7.900 c/u | name=poleras quantity=250000 unit_price=7900
250 poleras por 7.900 | refused
Poleras 7.900 c/u | refused
T-shirts $7.900 each | refused
3 x Poleras 8.500 | name=Poleras quantity=3000 unit_price=8500
Licencias USD 24 x 10 | quantity=10000 unit_price=2400 currency=USD
Licences 24 x 10 USD | quantity=24000 unit_price=1000 currency=USD
Licences 10 x €30 | quantity=10000 unit_price=3000 currency=EUR
Poleras 250 x 7,9 mil | quantity=250000 unit_price=7900
Hora extra 1,5 x 45.000 | quantity=1500 unit_price=45000
Catering 2 x 6.500 por asistente | driver=attendee quantity=2000 unit_price=6500
Pizza 2 x 15.000 = 40.000 | refused
Bus 45 personas $300.000 | refused
Bus 45 personas 300.000 | refused
Bus for 45 people $300.000 | refused
Licencia 12 meses 15.000 | refused
Bus 45 personas $300.000 en total | name=Bus 45 personas amount=300000
Bus 45 people $300.000 in all | name=Bus 45 people amount=300000
“Bus 45 personas” 300.000 | name=Bus 45 personas amount=300000
Hotel 3 noches a USD 120 | quantity=3000 unit_price=12000 currency=USD
Hotel 3 noches a $120 | quantity=3000 unit_price=120
Hotel 3 nights at €120 | quantity=3000 unit_price=12000 currency=EUR
Hotel 3 noches a 120 | refused
Hotel 2 noches a UF 2 | quantity=2000 unit_price=20000 currency=CLF
Hotel 2 noches a 2 UF | quantity=2000 unit_price=20000 currency=CLF
Hotel 2 noches a 50 lucas | quantity=2000 unit_price=50000
Hotel 2 noches a EUR 90,50 | quantity=2000 unit_price=9050 currency=EUR
Hotel 2 noches x $50.000 | refused
2 noches por 3 personas a $50.000 | refused
Traslado 3 a 4 mar $300.000 | name=Traslado 3 a 4 mar amount=300000
Sala 9 a 13 $80.000 | name=Sala 9 a 13 amount=80000
Sala 9 a 13 80.000 | refused
Turno 9 a 18 hrs $80.000 | name=Turno 9 a 18 hrs amount=80000
Taxi de 3 a 4 $45.000 | name=Taxi de 3 a 4 amount=45000
Café 3 a 5 personas 10.000 | refused
Comida 10 a 12 personas $12.000 | refused
250 stickers a 3 | name=stickers quantity=250000 unit_price=3
Café x 500 | refused
Sala "1.204" 300.000 | name=Sala "1.204" amount=300000
Hotel 3 noches x 2 personas a USD 120 | refused
Hotel $189/night x 3 nights x 4 speakers | refused
Hotel USD 120 por noche, 3 noches | refused
Hotel USD 120 per night | refused
Hotel USD 120 a night | refused
Café 50.000 diarios | refused
250 poleras $7.900 | refused
250 shirts $7.900 | refused
250 poleras $7.900 en total | name=250 poleras amount=7900
250 poleras por $7.900 en total | name=250 poleras amount=7900
250 shirts @ 7.900 ea | name=shirts quantity=250000 unit_price=7900
T-shirts 250 @ $7.900 | name=T-shirts quantity=250000 unit_price=7900
Catering 250 personas 6.500 | refused
Catering 250 people $6.500 | refused
Catering para 250 personas 6.500 | refused
Catering para 250 | refused
Hotel 3 noches USD 120 por charlista | refused
Poleras, 250, 7.900 | refused
Poleras, 250, $7.900 | refused
Poleras 250 7.900 | refused
Sillas 20 2000 | refused
Poleras, $7.900 | name=Poleras amount=7900
Sonido y luces: 500.000 | name=Sonido y luces amount=500000
Catering por $500.000 | name=Catering amount=500000
Catering 6.500/persona | name=Catering driver=attendee unit_price=6500
Catering $6.500/person | name=Catering driver=attendee unit_price=6500
Catering 6.500 x asistente | name=Catering driver=attendee unit_price=6500
Catering 6.500 cada asistente | name=Catering driver=attendee unit_price=6500
Catering $6.500 pp | name=Catering driver=attendee unit_price=6500
Catering $6.500 a head | name=Catering driver=attendee unit_price=6500
Sonido 45.000 la hora | name=Sonido driver=hour unit_price=45000
Catering 32 x persona | refused
Catering 6.500 per head per day | refused
Catering 6.500 per head/day | refused
Catering 2 x 6.500 por asistente por día | refused
3 x Charlista 8.500 | name=Charlista quantity=3000 unit_price=8500
Descuento -$100.000 | name=Descuento amount=-100000
Descuento -100.000 | name=Descuento amount=-100000
Descuento −USD 500 | amount=-50000 currency=USD
Descuento @Luz -$100.000 | name=Descuento amount=-100000 party=Luz
AWS credits - $500 | refused
Sonido – 300.000 | refused
Imprevistos -10% | refused
Imprevistos 16% retención | refused
Contingency - 10% | refused
Sonido $300.000.- | name=Sonido amount=300000
Sonido $300.000,- | name=Sonido amount=300000
Sonido ~1.200.000 | name=Sonido amount=1200000
Sonido @Luz ~$1.200.000 | name=Sonido amount=1200000 party=Luz
Sonido 1.200.000 aprox. | name=Sonido amount=1200000
Hall approx. $1.200.000 | name=Hall amount=1200000
Sonido +300.000 | refused
Sonido 2 gambas | refused
Sonido medio millón | refused
Sonido un millón | refused
Sonido dos millones | refused
Sonido 1 millón y medio | refused
Sound half a million | refused
Sound ten thousand | refused
Contingency ten percent | refused
Imprevistos diez por ciento | refused
Sonido 300.000 pesos | refused
Wifi $500-700 | refused
Wifi $5.000-7.000 | refused
Honorarios 500.000 16% retención | refused
Venue $500.000 + tax | amount=500000 vat=19000
Venue $500.000 tax included | refused
Sala 2 $500.000 | name=Sala 2 amount=500000
Sala A 500.000 | name=Sala A amount=500000
Taller 3 Docker 500.000 | name=Taller 3 Docker amount=500000
Gira por Chile 500.000 | name=Gira por Chile amount=500000
24/7 support 500.000 | name=24/7 support amount=500000
Mil gracias 500.000 | name=Mil gracias amount=500000
Gen X party 500.000 | name=Gen X party amount=500000
Catering – almuerzo 500.000 | name=Catering – almuerzo amount=500000
Sonido & luces 500.000 | name=Sonido & luces amount=500000
Pantalla 55 pulgadas 300.000 | name=Pantalla 55 pulgadas amount=300000
DevConf 2027 catering 500.000 | name=DevConf 2027 catering amount=500000
Cosa (2 unidades) 500.000 | name=Cosa (2 unidades) amount=500000
5 noches hotel 5 x 80.000 | quantity=5000 unit_price=80000
Sala 500.000 IVA 19% | amount=500000 vat=19000
Sala 500.000 19% IVA | amount=500000 vat=19000
Sala 500.000 VAT 19 % | amount=500000 vat=19000
Sala 500.000 19 % de IVA | amount=500000 vat=19000
Sala 500.000 +19% IVA | amount=500000 vat=19000
Sala 500.000 + IVA | amount=500000 vat=19000
Sala 500.000 más IVA @Teatro | amount=500000 vat=19000 party=Teatro
Hall 500.000 plus VAT | amount=500000 vat=19000
Sala 500.000 exento | amount=500000 vat=0
Sala 500.000 exenta de IVA | amount=500000 vat=0
Sala 500.000 sin IVA | refused
Hall 500.000 exempt | amount=500000 vat=0
Hall 500.000 no VAT | amount=500000 vat=0
Hall 500.000 VAT exempt | amount=500000 vat=0
Hall 500.000 IVA 0% | amount=500000 vat=0
Sala 500.000 neto | amount=500000
Sala 500.000 IVA incluido | refused
Hall 500.000 VAT included | refused
Sala 500.000 con IVA | refused
Sala 500.000 bruto | refused
Sala 500.000 19% | refused
Descuento 20% 500.000 | refused
“Descuento 20%” 500.000 | name=Descuento 20% amount=500000
UF 39.842 | refused
USD 950 | refused
ingreso Oro $3.000.000 @Los Andes nivel oro | flow=income amount=3000000 party=Los Andes
income Gold $3 million @Andes level gold | flow=income amount=3000000 party=Andes
"""


def understood(texts: Mapping[str, str], currency: str = "CLP") -> BudgetLineDraft:
    """The line that texts come to in a Chilean plan."""
    texts = {name: text for name, text in texts.items() if name != "organisation_id"}
    code = texts.get("currency", currency)
    reader = Reader(date(2027, 3, 9), digits=exponent(code), decimal=",", currency=code)
    read = read_fields(BUDGET_LINE.fields, texts, reader)
    draft: BudgetLineDraft = BUDGET_LINE.checked(BUDGET_LINE.blank(1, read), currency)
    return draft


@pytest.mark.parametrize("row", [row for row in LINES.splitlines() if row])
def test_a_line_is_understood_or_refused(row: str) -> None:
    line, _bar, expected = row.partition(" | ")
    if expected == REFUSED:
        with pytest.raises(Invalid):
            understood(line_texts(line, CHILE))
        return
    texts = line_texts(line, CHILE)
    draft = understood(texts)
    for name, value in _EXPECTED.findall(expected):
        shown = texts.get("organisation_id", "") if name == "party" else getattr(draft, name)
        assert (name, str(shown)) == (name, value)


QUOTES = """
Sonido @Luz $1 250 000 | 1250000 CLP Luz
Sonido @Luz USD 1 200,50 | refused
Sonido @Luz $7k | 7000 CLP Luz
Sonido @Luz 350 mil | 350000 CLP Luz
Sonido @Luz 1,2 millones | 1200000 CLP Luz
Sonido 2 lucas @Luz | 2000 CLP Luz
Sonido @Luz USD 1200,50 | 120050 USD Luz
Sonido @Luz $1.250.000 hasta 30 abr | 1250000 CLP Luz
Sonido @Luz 1.250.000 | 1250000 CLP Luz
Sonido @Luz 54 | refused
Sonido @Luz USD | refused
Sonido @Luz UF | refused
Sonido @Luz $7 000 | refused
Buses @Tur 2 x 350.000 | refused
Sonido @Luz 60 UF | 600000 CLF Luz
Sonido @Luz ~$300.000.- | 300000 CLP Luz
Bus 45 personas @Luz $300.000 | 300000 CLP Luz
Sonido @Luz $300.000 por día | refused
Sonido $300.000/día @Luz | refused
Sonido - $300.000 @Luz | refused
Sonido medio millón @Luz | refused
Sonido 2 gambas @Luz | refused
"""


@pytest.mark.parametrize("row", [row for row in QUOTES.splitlines() if row])
def test_a_quote_is_understood_or_refused(row: str) -> None:
    line, _bar, expected = row.partition(" | ")
    if expected == REFUSED:
        with pytest.raises(Invalid):
            quote_texts(line)
        return
    amount, currency, party = expected.split(" ", 2)
    texts = quote_texts(line)
    read = understood({"name": "x"} | {name: texts[name] for name in ("amount", "currency") if name in texts})
    assert (str(read.amount), read.currency, texts["organisation_id"]) == (amount, currency, party)


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("$500.000 from Swag to Catering because more came", 500_000),
        ("500 mil de Poleras a Catering porque vienen más", 500_000),
        ("1,5 millones de Poleras a Catering porque vienen más", 1_500_000),
        ("7k from Swag 2027 to Catering because more came", 7_000),
        ("$2 lucas de Poleras a Catering porque sí", 2_000),
    ],
)
def test_a_transfer_says_its_amount_as_a_line_does(line: str, amount: int) -> None:
    assert understood({"name": "x", "amount": transfer_texts(line)["amount"]}).amount == amount


@pytest.mark.parametrize(
    "line", ["$500 cosa de A a B", "medio millón de A a B", "- $500 de A a B", "$500 x 3 from Swag to Catering"]
)
def test_a_transfer_that_says_more_is_refused(line: str) -> None:
    with pytest.raises(Invalid):
        transfer_texts(line)


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("Catering ~$12.000.000.- 2027", 12_000_000),
        ("Catering medio millón", None),
        ("Catering - $12.000.000", None),
        ("Catering $12.000.000 2027", 12_000_000),
        ("Catering 12 millones 2027", 12_000_000),
        ("Catering 2027 12 millones", 12_000_000),
        ("Catering 1,2 millones", 1_200_000),
        ("todo 350 mil", 350_000),
        ("Catering 12 000 000 2027", None),
        ("Catering $7 000", None),
    ],
)
def test_an_envelope_says_its_amount_as_a_line_does(line: str, amount: int | None) -> None:
    if amount is None:
        with pytest.raises(Invalid):
            envelope_texts(line, year=2027)
    else:
        assert understood({"name": "x", "amount": envelope_texts(line, year=2027)["amount"]}).amount == amount


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("UF 39.842", True),
        ("UF 39.842,11 9 mar", True),
        ("1 UF = $39.842,11", True),
        ("USD 950", True),
        ("USD 950 ayer", True),
        ("UF a 39.842", True),
        ("UF: 39.842", True),
        ("dólar 950", True),
        ("dollar 950", True),
        ("SEK 95", True),
        ("CLP 500", False),
        ("USD 950 Zoom", False),
        ("Zoom USD 950", False),
        ("Bus 45", False),
        # Codes of ISO 4217 in small letters are words.
        ("top 500", False),
        ("All 500", False),
    ],
)
def test_a_currency_and_its_worth_without_a_name_are_a_rate(line: str, is_one: bool) -> None:
    assert is_rate(line, "CLP") is is_one


def test_what_a_plan_says_of_tax_decides_what_may_be_written():
    gross = TaxRules(is_gross=True, usual=19_000)
    assert line_texts("Sala 500.000 IVA incluido", gross)["vat"] == "19"
    for line in ("Sala 500.000 + IVA", "Sala 500.000 +19% IVA", "Sala 500.000 neto"):
        with pytest.raises(Invalid):
            line_texts(line, gross)
    with pytest.raises(Invalid):
        line_texts("Sala 500.000 + IVA", TaxRules())


NAMES = st.sampled_from(["Catering", "Poleras", "Sonido y luces", "Stage hire", "Café de la mañana", "Charla"])
PARTIES = st.sampled_from(["", "Banquetes Ñuñoa", "La Mesa", "Serigrafía Sur"])
AMOUNTS = st.integers(1, 10**9)


def dotted(number: int) -> str:
    """A whole number as Chileans write it."""
    return f"{number:,}".replace(",", ".")


@st.composite
def written_amounts(draw: st.DrawFn) -> tuple[str, int]:
    """An amount in pesos in one of the ways in which people write it."""
    minor = draw(AMOUNTS)
    thousands, millions, tenths = draw(st.integers(1, 999)), draw(st.integers(1, 99)), draw(st.integers(0, 9))
    ways = [
        (f"${dotted(minor)}", minor),
        (f"${minor}", minor),
        (f"CLP {dotted(minor)}", minor),
        (f"{thousands} mil", thousands * 1_000),
        (f"{thousands}k", thousands * 1_000),
        (f"${thousands} lucas", thousands * 1_000),
        (f"{millions},{tenths} millones", millions * 1_000_000 + tenths * 100_000),
    ]
    return draw(st.sampled_from(ways))


@given(NAMES, written_amounts(), PARTIES, st.sampled_from(["", "gasto ", "expense "]), st.booleans())
def test_a_written_line_is_read_back(name: str, amount: tuple[str, int], party: str, flow: str, before: bool) -> None:
    written, minor = amount
    supplier = f" @{party}" if party else ""
    line = f"{flow}{name} {written}{supplier}" if before else f"{flow}{name}{supplier} {written}"
    texts = line_texts(line, CHILE)
    draft = understood(texts)
    assert (draft.name, draft.amount, texts.get("organisation_id", "")) == (name, minor, party)


@given(NAMES, st.integers(1, 5_000), st.integers(1, 10**7), st.sampled_from(range(7)))
def test_a_written_product_is_read_back_or_refused(name: str, count: int, price: int, way: int) -> None:
    line = [
        f"{name} {count} x ${dotted(price)}",
        f"{name} ${price} × {count}",
        f"{count} {name} a ${dotted(price)}",
        f"{count} {name} ${dotted(price)} c/u",
        f"{name} {dotted(price)} each x {count}",
        f"{name} {count} x {dotted(price)}",
        f"{name} {dotted(price)} x {count}",
    ][way]
    try:
        draft = understood(line_texts(line, CHILE))
    except Invalid:
        assert way >= 5
        return
    # A short number before what can only be money is the count, also where somebody has it the other way round.
    if way == 6:
        assert (draft.quantity, draft.unit_price) == (price * 1_000, count)
        assert price < 1_000 <= count
    else:
        assert (draft.name, draft.quantity, draft.unit_price) == (name, count * 1_000, price)


@given(NAMES, st.integers(1, 99), st.integers(0, 9), st.sampled_from(["de los gastos", "of the expenses"]))
def test_a_written_percentage_is_read_back(name: str, whole: int, tenth: int, words: str) -> None:
    draft = understood(line_texts(f"{name} {whole},{tenth}% {words}", CHILE))
    assert (draft.name, draft.driver, draft.quantity) == (name, "percent", whole * 1_000 + tenth * 100)


@given(NAMES, written_amounts(), st.sampled_from(["Banquetes Ñuñoa", "La Mesa", "Luz"]), st.booleans())
def test_a_written_quote_is_read_back(name: str, amount: tuple[str, int], party: str, before: bool) -> None:
    written, minor = amount
    texts = quote_texts(f"{name} {written} @{party}" if before else f"{name} @{party} {written}")
    assert (texts["need"], texts["organisation_id"]) == (name, party)
    assert understood({"name": "x", "amount": texts["amount"]}).amount == minor
