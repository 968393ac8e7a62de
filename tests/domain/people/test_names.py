import pytest

from eventplanner.domain.people.names import is_surname_first, joined_name, name_keys, read_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paula Rojas", "Paula Rojas"),
        ("Rojas Pérez, Paula", "Paula Rojas Pérez"),
        ("Pino, Iván", "Iván Pino"),
        ("de la Fuente Soto, María José", "María José de la Fuente Soto"),
        ("Ana Pérez, PhD", "Ana Pérez, PhD"),
        ("Pérez, Ana, MBA", "Ana Pérez, MBA"),
        ("María José Núñez, «Cota»", "María José Núñez, «Cota»"),
        ("MARÍA JOSÉ DE LA FUENTE", "María José de la Fuente"),
        ("O'HIGGINS, BERNARDO", "Bernardo O'Higgins"),
        ("JUAN PÉREZ-COTAPOS III", "Juan Pérez-Cotapos III"),
        ("JP", "JP"),
        ("Ana pérez", "Ana pérez"),
        ("Inés O'Ryan (Unverified)", "Inés O'Ryan"),
        ("Rojas, Paula (Externo)", "Paula Rojas"),
        ("(Ana)", "Ana"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("2001", ""),
        ("56900000000", ""),
        ("Info Requested Info Requested", ""),
        ("Anónimo", ""),
        ("—", ""),
    ],
)
def test_a_name_is_read_as_it_is_usually_written(text, name):
    read = read_name(text)
    assert (read.name, read.problem) == (name, None)


def test_a_nickname_in_parentheses_is_no_part_of_the_name():
    read = read_name("Ana María (Anita) Soto")
    assert (read.name, read.aside) == ("Ana María Soto", "Anita")


def test_where_the_registered_name_stands_in_parentheses_that_is_it():
    assert read_name("iPhone (Inés O'Ryan)", original=True).name == "Inés O'Ryan"
    assert read_name("Noa Quillaipe", original=True).name == "Noa Quillaipe"


@pytest.mark.parametrize(
    "text",
    ["Ana Ríos; Bea Ríos", "Ana Ríos / Bea Soto", "Ana & Bea Ríos", "Ana Ríos and Bea Soto", "Ana Ríos\nBea Soto"],
)
def test_several_people_in_a_cell_are_refused(text):
    assert read_name(text).problem is not None


def test_two_words_on_both_sides_of_a_comma_are_a_surname_first_only_where_the_column_shows_it():
    assert read_name("Lagos Soto, Ana María").problem is not None
    assert read_name("Lagos Soto, Ana María", surname_first=True).name == "Ana María Lagos Soto"
    assert is_surname_first("Pino, Iván")
    assert not any(map(is_surname_first, ["Lagos Soto, Ana María", "Ana Ríos", "Ana Ríos, PhD"]))


def test_a_y_between_whole_names_is_said_and_kept():
    read = read_name("Ana Ríos y Bea Soto")
    assert (read.name, read.problem) == ("Ana Ríos y Bea Soto", None)
    assert read.remark is not None
    assert read.remark.params == {"text": "Ana Ríos y Bea Soto"}


@pytest.mark.parametrize(
    ("whole", "parts", "name", "other"),
    [
        ("Lu Ma", ["Lu", "", "Ma", ""], "Lu Ma", ""),
        ("Ma Lu", ["Lu", "", "Ma", ""], "Ma Lu", ""),
        ("Ana", ["Ana", "", "Pérez", ""], "Ana Pérez", ""),
        ("Ana María", ["", "", "Pérez", "Soto"], "Ana María Pérez Soto", ""),
        ("Ana Pérez", ["", "", "Pérez", ""], "Ana Pérez", ""),
        ("", ["Ana", "María", "Pérez", "Soto"], "Ana María Pérez Soto", ""),
        ("Lu Ma", ["Lucía", "", "Ma", ""], "Lu Ma", "Lucía Ma"),
        ("anita", ["Ana", "", "Pérez", ""], "Ana Pérez", "anita"),
        ("Ana", ["", "", "", ""], "Ana", ""),
    ],
)
def test_a_whole_name_is_not_added_up_with_its_parts(whole, parts, name, other):
    assert joined_name(whole, parts) == (name, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Pérez Soto", "PEREZ SOTO, ANA"),
        ("Inés O'Ryan", "ines oryan"),
        ("María José Soto", "Mariajosé Soto"),
        ("Sr. Tomás Undurraga", "Tomás Undurraga"),
        ("Ana Soto (Anita)", "Ana Soto"),
    ],
)
def test_names_agree_in_any_order_and_without_accents_marks_and_titles(one, other):
    assert name_keys(one) & name_keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Ana Pérez", "Ana Pérez Soto"), ("Ana Ríos", "Bea Ríos"), ("A. Soto", "Ana Soto")]
)
def test_other_names_do_not_agree(one, other):
    assert not name_keys(one) & name_keys(other)
