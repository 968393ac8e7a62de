import pytest

from eventplanner.domain.base.public_text import names_a_person, public


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Meetup Python (ana@example.cl)", "Meetup Python"),
        ("Charla – escribir a mailto:ana.perez+dev@sub.example.com", "Charla – escribir a"),
        ("Taller, +56 9 8765 4321", "Taller"),
        ("Taller +56987654321 cupos", "Taller cupos"),
        ("Sede Providencia, fono: 223456789", "Sede Providencia"),
        ("Llamar (2) 2345 6789", "Llamar"),
        ("Call 555-123-4567 now", "Call now"),
        ("WhatsApp: 9 2034 5678", ""),
        ("Join wa.me/56987654321", "Join"),
        ("ñandú@correo.cl y más", "y más"),
    ],
)
def test_addresses_and_phone_numbers_go(text, left):
    assert public(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Meetup Python 12 mar 2027 18:30-21:00",
        "Plan 2027-2028",
        "Feria 2027-03-12",
        "Feria 12/03/2027",
        "Feria 12-13/03/2027",
        "Av. Providencia 1234, piso 5, 7500000",
        "De 10.000 a 20.000 asistentes",
        "10.000-20.000 asistentes",
        "Python 3.14.0, Django 6.0",
        "https://www.meetup.com/python-cl/events/301234567/",
        "https://medium.com/@ana.perez/post",
        "@devs: 100% café; “¿qué?” 🎉",
        "DevOps@Scale",
        "   ",
        "a  b",
    ],
)
def test_all_else_stays(text):
    assert public(text) == text


def test_a_link_that_reaches_a_person_is_known():
    assert [names_a_person(link) for link in ("mailto:a@b.cl", "tel:+562", "https://wa.me/569", "https://m.cl/@a")] == [
        True,
        True,
        True,
        False,
    ]
