"""The quick lines of bookings, quotes, resources and venues."""

import unicodedata
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.logistics.quick_lines import booking_texts, quote_texts, resource_texts, venue_texts
from eventplanner.domain.records.reading import read_span, span_text

NAME = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
"""Of letters alone, so that nothing in it means something else."""


@pytest.mark.parametrize(
    ("read", "line", "said"),
    [
        (
            booking_texts,
            "2 Proyector -1:00 +0:30",
            {"resource_id": "Proyector", "quantity": "2", "setup": "1:00", "giving_back": "0:30"},
        ),
        (booking_texts, "Wi-Fi kit", {"resource_id": "Wi-Fi kit"}),
        (booking_texts, "4K camera -90 min", {"resource_id": "4K camera", "setup": "90 min"}),
        (booking_texts, "12 “2 m table”", {"resource_id": "2 m table", "quantity": "12"}),
        (
            quote_texts,
            "Catering @Banquetes Ñuñoa $1.250.000",
            {"need": "Catering", "organisation_id": "Banquetes Ñuñoa", "amount": "1.250.000"},
        ),
        (quote_texts, "Arriendo UF 48,5", {"need": "Arriendo", "amount": "48,5", "currency": "CLF"}),
        (
            quote_texts,
            "Streaming @Señal $1200 USD hasta 30 abr",
            {
                "need": "Streaming",
                "organisation_id": "Señal",
                "amount": "1200",
                "currency": "USD",
                "valid_until": "30 abr",
            },
        ),
        (
            quote_texts,
            "Catering for 100 people until 3 may $5",
            {"need": "Catering for 100 people", "valid_until": "3 may", "amount": "5"},
        ),
        (resource_texts, "Proyector 4 #equipment", {"name": "Proyector", "kind": "equipment", "quantity": "4"}),
        (
            resource_texts,
            "Poleras 1.200 #swag @Bodega 2 +leo",
            {"name": "Poleras", "kind": "swag", "place": "Bodega 2", "owner": "leo", "quantity": "1200"},
        ),
        (venue_texts, "Sede Providencia theatre 120", {"name": "Sede Providencia", "setups": "theatre 120"}),
        (
            venue_texts,
            "Teatro Oriente teatro 1.200, cóctel 400 @Santiago",
            {"name": "Teatro Oriente", "setups": "teatro 1.200\ncóctel 400", "place": "Santiago"},
        ),
        (venue_texts, "Sala 3", {"name": "Sala 3"}),
    ],
)
def test_a_line_says(read: Callable[[str], Mapping[str, str]], line: str, said: dict[str, str]) -> None:
    assert dict(read(line)) == said


@pytest.mark.parametrize(
    ("line", "amount", "currency", "supplier"),
    [
        ("Catering @Banquetes Ñuñoa 4.800.000 neto", "4.800.000", None, "Banquetes Ñuñoa"),
        ("Sonido @AV Chile 60 UF", "60", "CLF", "AV Chile"),
        ("Sonido @Luz US$1.500", "1.500", "USD", "Luz"),
        ("Sonido @Luz $7k", "7 k", None, "Luz"),
        ("Sonido @Luz 350 mil", "350 mil", None, "Luz"),
        ("Sonido @Luz 1,2 millones de dólares", "1,2 millones", "USD", "Luz"),
        ("Sonido @Luz $1 250 000", "1250000", None, "Luz"),
        ("Sonido @Luz 1.200 dólares", "1.200", "USD", "Luz"),
        ("Sonido @Studio 54 $100.000", "100.000", None, "Studio 54"),
        ("Sillas for 100 people @Ana", None, None, "Ana"),
    ],
)
def test_a_quote_says_its_amount_as_an_expense_does(line, amount, currency, supplier):
    said = quote_texts(line)
    assert (said.get("amount"), said.get("currency"), said["organisation_id"]) == (amount, currency, supplier)


@pytest.mark.parametrize(
    "line",
    [
        "Sonido @Luz 350",
        "Sonido @Studio 54",
        "Sonido @Luz USD",
        "Sonido @Luz $7 000",
        "Sonido @Luz USD 1 200,50",
        "Buses @Tur 2 x 350.000",
        "Sonido @Luz 5000-7000",
        "Sonido @Luz $5.000-7.000",
        "Sonido @Luz 2027-03-12",
        "Sonido $100 $200 @Luz",
    ],
)
def test_an_amount_of_a_quote_that_cannot_be_told_is_asked_about(line):
    with pytest.raises(Invalid) as refused:
        quote_texts(line)
    assert set(refused.value.fields) == {"amount"}


@given(st.integers(1, 9999), NAME, st.integers(1, 5999), st.integers(1, 5999))
def test_a_booking_is_read_in_any_order(quantity: int, name: str, before: int, after: int) -> None:
    spans = [f"-{span_text(before)}", f"+{span_text(after)}"]
    for line in (f"{quantity} {name} {' '.join(spans)}", f"{quantity} {name} {' '.join(reversed(spans))}"):
        said = booking_texts(line)
        assert (said["quantity"], read_span(said["setup"]), read_span(said["giving_back"])) == (
            str(quantity),
            before,
            after,
        )


@given(st.text())
def test_no_line_is_too_odd_to_be_read(line: str) -> None:
    for read in (booking_texts, resource_texts, venue_texts):
        assert all(isinstance(text, str) for text in read(line).values())
    refused = {}
    try:
        said = quote_texts(line)
    except Invalid as error:
        said, refused = {}, error.fields
    assert all(isinstance(text, str) for text in said.values())
    assert set(refused) <= {"amount", "currency"}


@given(NAME, NAME, NAME, NAME, st.integers(1, 999_999), st.permutations(range(4)))
def test_a_resource_that_is_written_is_read(
    name: str, kind: str, place: str, owner: str, quantity: int, order: list[int]
) -> None:
    parts = [f"{name} {quantity}", f"#{kind}", f"@{place}", f"+{owner}"]
    line = " ".join([parts[0], *(parts[n] for n in order if n)])
    assert resource_texts(line) == {
        name: unicodedata.normalize("NFC", value)
        for name, value in {
            "name": name,
            "kind": kind,
            "place": place,
            "owner": owner,
            "quantity": str(quantity),
        }.items()
    }
