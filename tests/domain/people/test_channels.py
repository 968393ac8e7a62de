import pytest

from eventplanner.domain.people.channels import (
    is_email,
    is_phone,
    read_channels,
    read_emails,
    read_phones,
    same_channel,
    without_emails,
)


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@x.cl", ("a@x.cl",)),
        ("a@x.cl; b@y.cl", ("a@x.cl", "b@y.cl")),
        ("a@x.cl,b@y.cl", ("a@x.cl", "b@y.cl")),
        ("a@x.cl ::: b@y.cl", ("a@x.cl", "b@y.cl")),
        ("a@x.cl y b@y.cl", ("a@x.cl", "b@y.cl")),
        ("a@x.cl\nb@y.cl / c@z.cl | d@z.cl", ("a@x.cl", "b@y.cl", "c@z.cl", "d@z.cl")),
        ("Ana Pérez <a@x.cl> (trabajo)", ("a@x.cl",)),
        ("mailto:a@x.cl?subject=Hola", ("a@x.cl",)),
        ("a@x.example.", ("a@x.example",)),
        ("Olga@Example.org; olga@example.org ", ("Olga@Example.org",)),
        ("ana.rios@x.cl; anarios@x.cl", ("ana.rios@x.cl", "anarios@x.cl")),
        ("sin correo", ()),
        ("No tiene", ()),
        ("anonymous", ()),
        ("-", ()),
        ("", ()),
    ],
)
def test_the_addresses_of_a_cell_are_each_read_once(cell, emails):
    read = read_emails(cell)
    assert (read.values, read.bad) == (emails, None)


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("eva at x", "eva at x"),
        ("a@x.cl; bea.x.cl", "bea.x.cl"),
        ("ana@x,cl", "ana@x,cl"),
        ("a@x.cl; kim@mail.x,com; b@x.cl", "kim@mail.x,com"),
        ("Kim <kim@x,cl>", "kim@x,cl"),
        ("kim@x, cl", "kim@x"),
        ("ana@x", "ana@x"),
        ("a@x.cl, ana@localhost", "ana@localhost"),
        ("a@@x.cl", "a@@x.cl"),
        ("a@x.cl b@@x", "a@x.cl b@@x"),
    ],
)
def test_a_part_that_is_no_address_is_said(cell, part):
    bad = read_emails(cell).bad
    assert bad is not None
    assert bad.params == {"text": part}


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("+56 9 8765 4321", ("+56 9 8765 4321",)),
        ("+56 2 2345 6789 / +56 9 1111 2222", ("+56 2 2345 6789", "+56 9 1111 2222")),
        ("+56 2 2345 6789 +56 9 1111 2222", ("+56 2 2345 6789", "+56 9 1111 2222")),
        ("912345678 ::: 221234567", ("912345678", "221234567")),
        ("912345678 o 221234567", ("912345678", "221234567")),
        ("2 2345 6789, anexo 12", ("2 2345 6789, anexo 12",)),
        ("2345678/79", ("2345678/79",)),
        ("+56 9 8765 4321; 987654321; +56987654321", ("+56 9 8765 4321",)),
        ("56987650001.0", ("56987650001",)),
        ("sin teléfono", ()),
        ("--", ()),
    ],
)
def test_the_numbers_of_a_cell_are_each_read_once(cell, phones):
    read = read_phones(cell)
    assert (read.values, read.bad) == (phones, None)


@pytest.mark.parametrize("cell", ["5,69877E+10", "5.69877E+10", "5E10", "preguntar a Ana", "987654321 987654322 22"])
def test_what_is_no_number_is_said(cell):
    read = read_phones(cell)
    assert (read.values, read.bad is None) == ((), False)


def test_a_number_beside_what_is_none_is_kept():
    read = read_phones("987654321; 5,69877E+10")
    assert (read.values, read.bad is None) == (("987654321",), False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://Example.org/ana/", "example.org/ana", True),
        ("mailto:a@x.cl", "A@X.cl", True),
        ("@ana", "@Ana ", True),
        ("@ana_r", "@anar", False),
        ("+56 9 1234 5678", "(9) 1234-5678", True),
        ("+1 912 345 6789", "+56 912 345 6789", False),
        ("0034 612 345 678", "+34612345678", True),
        ("+44 (0)20 7946 0000", "+44 20 7946 0000", True),
        ("22345678", "22345679", False),
    ],
)
def test_a_channel_is_the_same_without_case_blanks_and_the_way_to_it(one, other, same):
    assert same_channel(one, other) is same


def test_channels_are_parted_and_told_from_addresses_and_numbers():
    assert read_channels("@ana; https://x.cl/a,b ::: linkedin.com/in/ana\n@ANA") == (
        "@ana",
        "https://x.cl/a,b",
        "linkedin.com/in/ana",
    )
    assert is_email("a@x.cl")
    assert not is_email("https://mastodon.cl/@ana")
    assert is_phone("+56 2 2345 6789 ext. 12")
    assert not is_phone("@ana1234567")


@pytest.mark.parametrize(
    ("text", "name", "emails"),
    [
        ("Ana Soto <k@x.cl>", "Ana Soto", ("k@x.cl",)),
        ('"Paz, Eva" <l@x.cl>', "Paz, Eva", ("l@x.cl",)),
        ("'Paz, Eva' <mailto:l@x.cl>", "Paz, Eva", ("l@x.cl",)),
        ("Ana Soto (k@x.cl)", "Ana Soto", ("k@x.cl",)),
        ("Ana Soto - k@x.cl", "Ana Soto", ("k@x.cl",)),
        ("Ana Soto\nk@x.cl", "Ana Soto", ("k@x.cl",)),
        ("Ana Soto <k@x.cl> (Anita)", "Ana Soto (Anita)", ("k@x.cl",)),
        ("<k@x.cl> Ana Soto", "Ana Soto", ("k@x.cl",)),
        ("k@x.cl", "", ("k@x.cl",)),
        ("Ana <a@x.cl>, Luis <l@x.cl>", "Ana; Luis", ("a@x.cl", "l@x.cl")),
        ('Ana "Anita" Soto', 'Ana "Anita" Soto', ()),
        ("@teo", "@teo", ()),
    ],
)
def test_an_address_beside_a_name_is_no_part_of_it(text, name, emails):
    assert without_emails(text) == (name, emails)
