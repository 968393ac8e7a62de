"""Tables of people in the layouts of other programs, read as rows."""

from eventplanner.domain.exchange.people_table import read_people
from eventplanner.domain.people.columns import COLUMN_NAMES, chosen
from eventplanner.formats.tables import table_in
from eventplanner.i18n.catalogue import words


def read(text: str):
    table = table_in.read(text.encode(), known=COLUMN_NAMES.is_known)
    return read_people(table, chosen(table.header, {}))


def texts(text: str):
    people = read(text)
    assert [row.problem for row in people.rows if row.problem] == []
    return [dict(row.texts) for row in people.rows]


def names(text: str):
    return [row["name"] for row in texts(text)]


def findings(text: str):
    return [words(finding) for finding in read(text).findings]


def test_a_whole_name_beside_its_parts_counts_once():
    assert names("id,name,first_name,last_name,email\n1,Lu Ma,Lu,Ma,lu@x.cl\n2,Inés,Inés,,i@x.cl\n") == [
        "Lu Ma",
        "Inés",
    ]
    assert names("Name,Last name\nAna Pérez,Pérez\nEva Ríos,Ríos\n") == ["Ana Pérez", "Eva Ríos"]
    assert names("Name,Last name\nAna,Pérez\nEva Ríos,Ríos\n") == ["Ana Pérez", "Eva Ríos Ríos"]


def test_numbers_of_attendees_and_orders_are_no_names():
    assert names("Order #,First Name,Last Name,Attendee #,Email\n1001,Sara,Lemus,2001,c@x.cl\n") == ["Sara Lemus"]
    assert names("N° de asistente,Nombre\n7,Ana Ríos\n") == ["Ana Ríos"]


def test_what_stands_in_place_of_a_name_is_left_out_and_named():
    table = "First Name,Last Name,Email\nInfo Requested,Info Requested,Info Requested\nAna,Ríos,a@x.cl\n,,b@x.cl\n"
    assert names(table) == ["Ana Ríos"]
    assert findings(table) == ["2 rows without a name left out: lines 2, 4 (b@x.cl)"]
    assert findings("Name,Email\n56900000000,\nAna,\n") == ["1 row without a name left out: line 2 (56900000000)"]


def test_many_rows_without_a_name_are_named_in_part():
    table = "Name,Email\n" + "".join(f",{n}@x.cl\n" for n in range(8))
    assert findings(table) == [
        "8 rows without a name left out: lines 2 (0@x.cl), 3 (1@x.cl), 4 (2@x.cl), 5 (3@x.cl), 6 (4@x.cl) …"
    ]


def test_of_two_columns_with_one_heading_the_second_is_the_first_name():
    table = "Correo electrónico,Empresa,Nombre,Nombre,Apellido,Estado,Estado\nn@x.cl,Sur,Noa Rain,Noa,Rain,pagado,RM\n"
    assert texts(table) == [{"name": "Noa Rain", "email": "n@x.cl", "organisation_id": "Sur"}]


def test_two_columns_of_comments_are_both_kept():
    table = "Nombre del asistente,Comentario,Comentario\nNoa Rain,come vegano,paga en puerta\n"
    assert texts(table) == [{"name": "Noa Rain", "notes": "come vegano\npaga en puerta"}]


def test_an_attendees_own_address_stands_for_that_of_the_buyer():
    header = "Email,Phone number,Attendee name,Attendee name: Given name,Attendee name: Family name,Attendee email\n"
    rows = "buyer@x.cl,'+56911112222,Noa Rain,Noa,Rain,noa@x.cl\nbuyer@x.cl,,Inés O'Ryan,Inés,O'Ryan,\n"
    assert texts(header + rows) == [
        {"name": "Noa Rain", "email": "noa@x.cl", "phone": "+56911112222"},
        {"name": "Inés O'Ryan", "email": "buyer@x.cl"},
    ]


def test_contacts_of_google_keep_middle_names_second_values_and_who_they_work_for():
    table = (
        "First Name,Middle Name,Last Name,Organization Name,Organization Title,Organization Department,E-mail 1 - Label,"
        "E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Website 1 - Value\n"
        "Joaquín,Andrés,Mella,Loa,Diseñador,Marca,* ,j@x.cl ::: jm@y.cl,,+56 9 1234 1111 ::: +56 2 2222 0000,https://j.cl\n"
        "Eva,,Ríos,,,,,,e2@x.cl,,\n"
    )
    assert texts(table) == [
        {
            "name": "Joaquín Andrés Mella",
            "role": "Diseñador",
            "organisation_id": "Loa",
            "team": "Marca",
            "email": "j@x.cl",
            "phone": "+56 9 1234 1111",
            "channels": "https://j.cl\njm@y.cl\n+56 2 2222 0000",
        },
        {"name": "Eva Ríos", "email": "e2@x.cl"},
    ]


def test_a_talks_title_is_no_role_and_a_job_title_goes_before_a_title():
    assert texts("Speaker,Title,Abstract\nAna Ríos,Rust sin miedo,x\n") == [{"name": "Ana Ríos"}]
    assert texts("Name,Title,Job Title\nAna Ríos,Dr.,CTO\n") == [{"name": "Ana Ríos", "role": "CTO"}]
    assert texts("Name,Title\nAna Ríos,CTO\n") == [{"name": "Ana Ríos", "role": "CTO"}]
    assert texts("Nombre,Títulos de propuestas\nAna Ríos,Rust\n") == [{"name": "Ana Ríos"}]


def test_a_column_of_names_goes_before_one_of_guests():
    assert names("Guest,Name (Original Name),User Email\nNo,iPhone (Inés O'Ryan),i@x.cl\nYes,Noa,\n") == [
        "Inés O'Ryan",
        "Noa",
    ]


def test_a_surname_first_is_told_by_the_column():
    assert names('Nombre\n"Pino, Iván"\n"Lagos Soto, Ana María"\n') == ["Iván Pino", "Ana María Lagos Soto"]
    assert names('Apellidos y nombres\n"Lagos Soto, Ana María"\n') == ["Ana María Lagos Soto"]
    (row,) = read('Nombre\n"Lagos Soto, Ana María"\n').rows
    assert words(row.problem) == (
        "“Lagos Soto, Ana María” is two people, or one with the surname first: write first name and surname"
    )


def test_a_total_is_no_person():
    table = "Nombre,Correo\nAna Ríos,a@x.cl\nTOTAL,1\n"
    assert names(table) == ["Ana Ríos"]
    assert findings(table) == ["totals row in line 3 left out"]


def test_none_is_no_address_and_a_destroyed_number_is_said():
    table = "Nombre;Correo;Teléfono\nAna Ríos;sin correo;5,69877E+10\n"
    assert texts(table) == [{"name": "Ana Ríos"}]
    assert findings(table) == ["line 2: Teléfono: “5,69877E+10” was a telephone number before a spreadsheet rounded it"]


def test_another_table_below_is_left_out_and_said():
    table = "Name\tJoin\tEmail\nAna Ríos\t1\ta@x.cl\n3. In-Meeting Activities\nName\tJoin Time\tDuration\tEmail\nAna Ríos\t1\t2\ta@x.cl\n"
    assert names(table) == ["Ana Ríos"]
    assert "another table begins in line 4 and is left out" in findings(table)


def test_a_marked_number_is_without_its_mark():
    assert texts("Name,Phone\n'@teo,'+56 9 0000 0000\n") == [{"name": "@teo", "phone": "+56 9 0000 0000"}]


def test_a_cell_with_an_error_refuses_its_row_before_anything_else():
    table = table_in.read(b"Name,Email\nAna,a@x.cl,surplus\n", known=COLUMN_NAMES.is_known)
    (row,) = read_people(table, chosen(table.header, {})).rows
    assert (row.title, row.problem) == ("Ana", table.rows[0].problem)


def test_several_people_in_a_cell_refuse_its_line():
    rows = read('Nombre;Correo\n"Pino, Iván";i@x.cl\n"Juan, Pedro y Diego";f@x.cl\n"Eva Paz, Luis Pérez";g@x.cl\n').rows
    assert [(row.line, row.title) for row in rows if row.problem] == [
        (3, "Juan, Pedro y Diego"),
        (4, "Eva Paz, Luis Pérez"),
    ]
    assert words(rows[1].problem) == (
        "“Juan, Pedro y Diego” names several people: write one in each line; of one person with “y” in the surname write"
        " “Ortega y Gasset, José”"
    )
    (row,) = read("Nombres,Apellidos\nAna y Luis,Soto\n").rows
    assert row.problem is not None
    assert names("Nombres,Apellidos\nJosé,Ortega y Gasset Ruiz\n") == ["José Ortega y Gasset Ruiz"]


def test_an_address_in_the_cell_of_a_name_is_an_address():
    assert texts('Nombre\nAna Soto <k@x.cl>\n"""Paz, Eva"" <l@x.cl>"\n') == [
        {"name": "Ana Soto", "email": "k@x.cl"},
        {"name": "Eva Paz", "email": "l@x.cl"},
    ]
    assert texts(
        "Nombre;Correo\nAna Soto <k@x.cl>;sin correo\nEva Paz <K@x.cl>;k@x.cl\nNoa Ríos <n@x.cl>;o@x.cl\n"
    ) == [
        {"name": "Ana Soto", "email": "k@x.cl"},
        {"name": "Eva Paz", "email": "k@x.cl"},
        {"name": "Noa Ríos", "email": "o@x.cl", "channels": "n@x.cl"},
    ]
    assert findings("Nombre,Cargo\nAna,CTO\nk@x.cl,CEO\n") == ["1 row without a name left out: line 3 (k@x.cl)"]
    assert [row.line for row in read('Nombre,Cargo\n"Ana <a@x.cl>, Luis <l@x.cl>",CTO\n').rows if row.problem] == [2]


def test_somebody_to_be_named_is_nobody_yet():
    table = "Nombre,Cargo\nAna Ríos,CTO\nPor confirmar,CEO\nTBD,\npor definir,\n"
    assert names(table) == ["Ana Ríos"]
    assert findings(table) == ["3 rows without a name left out: lines 3 (Por confirmar), 4 (TBD), 5 (por definir)"]


def test_how_somebody_is_addressed_is_no_role():
    table = "Title,First Name,Last Name\nDr.,Ana,Ríos\nSr.,Iván,Pino\nSra.,Eva,Paz\nMs.,Lu,Ma\nMr. Dr.,Leo,Paz\nCTO,Noa,Rain\n"
    assert [row.get("role") for row in texts(table)] == [None, None, None, None, None, "CTO"]


def test_an_attendees_own_name_stands_for_that_of_the_buyer():
    header = "Buyer First Name,Buyer Last Name,Attendee First Name,Attendee Last Name,Attendee Email\n"
    assert texts(header + "Leo,Paz,Noa,Rain,noa@x.cl\n") == [{"name": "Noa Rain", "email": "noa@x.cl"}]
    header = "First Name,Last Name,Attendee First Name,Attendee Last Name\n"
    assert names(header + "Leo,Paz,Noa,Rain\n") == ["Noa Rain"]
    assert names("Nombre,Apellidos del asistente\nNoa,Rain\n") == ["Noa Rain"]


def test_addresses_of_an_institution_are_addresses():
    assert texts("Nombre,Mail institucional\nNoa,n@x.cl\n") == [{"name": "Noa", "email": "n@x.cl"}]
    assert texts("Nombre,Correo,Correo institucional\nNoa,n@x.cl,n@u.cl\n") == [
        {"name": "Noa", "email": "n@x.cl", "channels": "n@u.cl"}
    ]


def test_a_table_without_people_says_so():
    assert findings("Nombre,Correo\n") == ["there are no people in this file"]
    assert findings("Nombre,Correo\nTBD,\n") == ["1 row without a name left out: line 2 (TBD)"]
