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
        ("Por confirmar", ""),
        ("(por definir)", ""),
        ("TBD", ""),
        ("T.B.D.", ""),
        ("Speaker 2: TBA", ""),
        ("To be confirmed", ""),
        ("Charlista por confirmar", ""),
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
    [
        "Ana Ríos; Bea Ríos",
        "Ana Ríos / Bea Soto",
        "Ana Ríos/Bea Soto",
        "Ana & Bea Ríos",
        "Ana & Luis",
        "Ana Ríos and Bea Soto",
        "Ana Ríos\nBea Soto",
        "Juan, Pedro y Diego",
        "Ana, Bea y Diego Ríos",
        "Noa Ríos, Bea Soto y Diego Paz",
        "Ana y Luis",
        "Ana e Inés",
        "ANA Y LUIS SOTO",
        "Ana y Luis Soto",
        "Sr. y Sra. Pérez",
        "Ana Soto y Luis Pérez",
        "Ana Soto y Luis",
        "Ana Ríos y Bea Soto",
        "Noa Ríos y Bea Soto, Lía",
        "Juan, Pedro",
        "Eva Paz, Luis Pérez",
    ],
)
@pytest.mark.parametrize("surname_first", [False, True])
def test_several_people_in_a_cell_are_refused(text, surname_first):
    problem = read_name(text, surname_first=surname_first).problem
    assert problem is not None
    assert problem.params["text"] == text.replace("\n", "; ")
    assert not is_surname_first(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ortega y Gasset, José", "José Ortega y Gasset"),
        ("Ortega y Gasset Ruiz, José", "José Ortega y Gasset Ruiz"),
        ("ORTEGA Y GASSET, JOSÉ", "José Ortega y Gasset"),
        ("García de León y Pizarro, Noa", "Noa García de León y Pizarro"),
        ("Ana E Soto", "Ana E Soto"),
        ("Ana Paz (ella/she)", "Ana Paz"),
    ],
)
def test_a_surname_of_two_is_one_person(text, name):
    read = read_name(text)
    assert (read.name, read.problem, read.remark) == (name, None, None)


def test_two_words_on_both_sides_of_a_comma_are_a_surname_first_only_where_the_column_shows_it():
    assert read_name("Lagos Soto, Ana María").problem is not None
    assert read_name("Lagos Soto, Ana María", surname_first=True).name == "Ana María Lagos Soto"
    assert is_surname_first("Pino, Iván")
    assert not any(map(is_surname_first, ["Lagos Soto, Ana María", "Ana Ríos", "Ana Ríos, PhD"]))


def test_a_y_before_the_last_word_is_said_and_kept():
    read = read_name("Santiago Ramón y Cajal")
    assert (read.name, read.problem) == ("Santiago Ramón y Cajal", None)
    assert read.remark is not None
    assert read.remark.params == {"text": "Santiago Ramón y Cajal"}


def test_a_y_beside_a_column_of_first_names_is_of_people_only_there():
    read = read_name("Noa Ortega y Gasset Ruiz", given="Noa")
    assert (read.name, read.problem, read.remark) == ("Noa Ortega y Gasset Ruiz", None, None)
    assert read_name("Ana María y Noa Soto", given="Ana María y Noa").problem is not None


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
