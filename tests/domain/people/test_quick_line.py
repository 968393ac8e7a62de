from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from eventplanner.domain.people.quick_line import person_texts


def test_a_line_says_who_it_is_and_how_to_reach_her():
    line = "Ana Pérez, diseñadora, Estudio Sur ana@sur.cl +56 9 1234 5678 @San Pedro de Atacama #diseño"
    assert person_texts(line) == {
        "name": "Ana Pérez",
        "role": "diseñadora",
        "organisation_id": "Estudio Sur",
        "email": "ana@sur.cl",
        "phone": "+56 9 1234 5678",
        "place": "San Pedro de Atacama",
        "team": "diseño",
        "internal": "yes",
    }


def test_a_name_alone_is_a_name():
    assert person_texts("Ana Pérez 3") == {"name": "Ana Pérez 3"}
    assert person_texts("Ana <ana@sur.cl>") == {"name": "Ana", "email": "ana@sur.cl"}
    assert person_texts("  ") == {"name": ""}


@tried(max_examples=100)
@given(st.text("aé @#,.;+0123456789<>", max_size=40))
def test_any_line_can_be_read(line):
    said = person_texts(line)
    assert set(said) <= {"name", "role", "organisation_id", "email", "phone", "place", "team", "internal"}
