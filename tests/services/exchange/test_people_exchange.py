from io import BytesIO

import pytest
import xlsxwriter

from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.people.people import ORGANISATION, PERSON
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.exchange import importing, people_exchange
from eventplanner.services.exchange.people_exchange import PeopleImporting
from eventplanner.services.records import records


def come(planner, text, **named):
    data = text if isinstance(text, bytes) else text.encode()
    change, result = importing.bring_in(planner, PeopleImporting(), data, **named)
    return change, (result.added, result.updated, result.unchanged, len(result.rejected))


def everybody(planner):
    return records.every(planner, PERSON)


SPANISH = """Nombre;Apellidos;Correo electrónico;Celular;Empresa;Cargo;Ciudad;Idiomas;Observaciones
Ana;Pérez Soto;ANA@sur.cl;+56 9 1234 5678;Estudio Sur;Diseñadora;Santiago;español, inglés;Come vegano
Leo;Paz;;9 8765 4321;Estudio Sur;;Arica;;
"""


def test_a_spanish_table_brings_people_and_their_organisations_in_one_step(planner):
    change, counts = come(planner, SPANISH)
    assert counts == (2, 0, 0, 0)
    ana, leo = everybody(planner)
    (firm,) = records.every(planner, ORGANISATION)
    assert (ana.name, ana.email, ana.phone, ana.role) == (
        "Ana Pérez Soto",
        "ANA@sur.cl",
        "+56 9 1234 5678",
        "Diseñadora",
    )
    assert (ana.organisation_id, leo.organisation_id, firm.name) == (firm.id, firm.id, "Estudio Sur")
    assert (ana.place, ana.languages, ana.notes) == ("Santiago", ("español", "inglés"), "Come vegano")
    assert change.label.params == {"n": 2}
    history.undo(planner)
    assert (everybody(planner), records.every(planner, ORGANISATION)) == ([], [])
    history.redo(planner)
    assert [person.name for person in everybody(planner)] == ["Ana Pérez Soto", "Leo Paz"]


def test_the_same_file_twice_counts_once(planner):
    come(planner, SPANISH)
    change, counts = come(planner, SPANISH)
    assert (change, counts) == (None, (0, 0, 2, 0))


def test_only_what_the_file_says_becomes_another(planner):
    come(planner, SPANISH)
    _change, counts = come(planner, "Name,E-mail,City\nAna Perez Soto,ana@SUR.cl,Valparaíso\nEva,eva@x.cl,\n")
    assert counts == (1, 1, 0, 0)
    ana = everybody(planner)[0]
    assert (ana.name, ana.place, ana.role, ana.phone) == (
        "Ana Pérez Soto",
        "Valparaíso",
        "Diseñadora",
        "+56 9 1234 5678",
    )
    history.undo(planner)
    assert [(person.name, person.place) for person in everybody(planner)] == [
        ("Ana Pérez Soto", "Santiago"),
        ("Leo Paz", "Arica"),
    ]


def test_who_is_known_by_name_and_telephone_or_by_name_gets_the_address(planner):
    come(planner, "name,phone\nLeo Paz,+56 9 8765 4321\nEva Ríos,\n")
    _change, counts = come(planner, "name,phone,email\nPAZ LEO,987654321,leo@x.cl\nRIOS EVA,,eva@x.cl\n")
    assert counts == (0, 2, 0, 0)
    assert [(person.name, person.phone, person.email) for person in everybody(planner)] == [
        ("Eva Ríos", "", "eva@x.cl"),
        ("Leo Paz", "+56 9 8765 4321", "leo@x.cl"),
    ]


def test_two_of_one_name_with_other_addresses_stay_two(planner):
    text = "name,email\nAna Pérez,a@x.cl\nAna Pérez,b@x.cl\n"
    assert come(planner, text)[1] == (2, 0, 0, 0)
    assert come(planner, text)[1] == (0, 0, 2, 0)


def test_rows_about_one_person_are_put_together(planner):
    text = "name,email,phone,notes\nAna,a@x.cl,,talks\nAna,a@x.cl,912345678,sings\n"
    found = importing.preview(planner, PeopleImporting(), text.encode())
    assert [(line.outcome, line.reason and line.reason.params) for line in found.lines] == [
        ("added", None),
        ("unchanged", {"line": 2}),
    ]
    importing.carry_out(planner, found)
    (ana,) = everybody(planner)
    assert (ana.phone, ana.notes) == ("912345678", "talks\nsings")
    assert come(planner, text)[1] == (0, 0, 2, 0)


def test_bad_rows_are_named_and_stop_all_unless_they_are_left_out(planner):
    text = "name,Correo\nAna,a@x.cl\nLeo,leo.x.cl\nEva,eva at x\n"
    with pytest.raises(FileProblem) as refused:
        come(planner, text)
    assert refused.value.message.params["line"] == 3
    assert everybody(planner) == []
    _change, result = importing.bring_in(planner, PeopleImporting(), text.encode(), skip_bad=True)
    assert [(each.line, words(each.reason)) for each in result.rejected] == [
        (3, "Correo: not an e-mail address: leo.x.cl"),
        (4, "Correo: not an e-mail address: eva at x"),
    ]
    assert [person.name for person in everybody(planner)] == ["Ana"]


def test_a_dry_run_writes_nothing(planner):
    change, counts = come(planner, SPANISH, dry_run=True)
    assert (change, counts, everybody(planner)) == (None, (2, 0, 0, 0), [])


def test_columns_can_be_said(planner):
    text = "quien,donde\nAna,Santiago\n"
    with pytest.raises(Invalid):
        come(planner, text)
    come(planner, text, mapping={"quien": "name", "donde": "-"})
    (ana,) = everybody(planner)
    assert (ana.name, ana.place) == ("Ana", "")


def test_several_addresses_in_a_cell_are_all_kept(planner):
    come(planner, "name,email,phone\nAna,a@x.cl; b@x.cl,912345678 / 221234567\n")
    (ana,) = everybody(planner)
    assert (ana.email, ana.phone, ana.channels) == ("a@x.cl", "912345678", ("b@x.cl", "221234567"))


def test_a_workbook_gives_telephones_as_numbers(planner):
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Equipo")
    for n, row in enumerate([["Nombre", "Fono", "Área"], ["Ana Pérez", 56912345678, "Diseño"]]):
        sheet.write_row(n, 0, row)
    book.close()
    come(planner, file.getvalue())
    (ana,) = everybody(planner)
    assert (ana.phone, ana.team, ana.internal) == ("56912345678", "Diseño", False)


def test_cards_come_in_and_twice_is_once(planner):
    cards = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nORG:Sur\nEMAIL:a@x.cl\nEMAIL:b@x.cl\nNOTE:uno\\ndos\nEND:VCARD\n"
    assert come(planner, cards)[1] == (1, 0, 0, 0)
    assert come(planner, cards)[1] == (0, 0, 1, 0)
    (ana,) = everybody(planner)
    assert (ana.channels, ana.notes) == (("b@x.cl",), "uno\ndos")


@pytest.mark.parametrize("form", people_exchange.FORMATS)
def test_what_goes_out_comes_in_as_it_was(planner, at, tmp_path, form):
    come(planner, SPANISH)
    data = people_exchange.export_people(planner, form)
    assert come(planner, data)[1] == (0, 0, 2, 0)


def test_a_formula_stays_a_text_in_a_table(planner):
    come(planner, "name,notes\n=Ana,@SUM(A1)\n")
    assert b"\n=Ana" not in people_exchange.export_people(planner, "csv")
    assert come(planner, people_exchange.export_people(planner, "csv"))[1] == (0, 0, 1, 0)


def test_what_others_did_since_the_preview_counts(planner, at):
    found = importing.preview(planner, PeopleImporting(), SPANISH.encode())
    leo = at("leo")
    come(leo, SPANISH)
    change, result = importing.carry_out(planner, found)
    assert (change, result.unchanged) == (None, 2)


GROUP = "name,email,role\nAna Ríos,equipo@x.cl,host\nBea Ríos,equipo@x.cl,speaker\nAna Ríos,equipo@x.cl,MC\nCarla Mora,carla@x.cl,\n"


def test_two_people_with_one_address_are_two_and_twice_is_once(planner):
    found = importing.preview(planner, PeopleImporting(), GROUP.encode())
    assert [words(finding) for finding in found.findings][-2:] == [
        "4 new, 0 in the plan already, 0 doubtful",
        "equipo@x.cl is shared by different people: lines 2, 3, 4",
    ]
    assert come(planner, GROUP)[1] == (4, 0, 0, 0)
    assert [(person.name, person.role) for person in everybody(planner)] == [
        ("Ana Ríos", "host"),
        ("Ana Ríos", "MC"),
        ("Bea Ríos", "speaker"),
        ("Carla Mora", ""),
    ]
    assert come(planner, GROUP)[1] == (0, 0, 4, 0)
    for form in people_exchange.FORMATS:
        assert come(planner, people_exchange.export_people(planner, form))[1] == (0, 0, 4, 0)


def test_an_address_of_somebody_else_in_the_plan_overwrites_nobody_unless_it_is_decided(planner):
    come(planner, "name,email,role\nAna Ríos,equipo@x.cl,host\n")
    other = b"name,email,role\nBea Soto,equipo@x.cl,speaker\n"
    found = importing.preview(planner, PeopleImporting(), other)
    (doubt,) = found.doubts
    assert (doubt.line, doubt.title, doubt.called, doubt.same) == (2, "Bea Soto", "Ana Ríos", False)
    assert "line 2, “Bea Soto”: the e-mail of “Ana Ríos” in the plan; taken as new" in [
        words(finding) for finding in found.findings
    ]
    assert [(line.outcome, words(line.reason)) for line in found.lines] == [
        ("added", "the e-mail of “Ana Ríos” in the plan")
    ]
    decided = importing.preview(planner, PeopleImporting().deciding(frozenset({2})), other)
    assert [(line.outcome, line.changed) for line in decided.lines] == [("updated", ("name", "role"))]
    assert [each.same for each in decided.doubts] == [True]
    assert come(planner, other)[1] == (1, 0, 0, 0)
    assert [(person.name, person.role) for person in everybody(planner)] == [
        ("Ana Ríos", "host"),
        ("Bea Soto", "speaker"),
    ]
    assert come(planner, other)[1] == (0, 0, 1, 0)


def card(*lines):
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]).encode()


def test_cards_of_two_people_with_one_address_are_two(planner):
    cards = card("FN:Ana Ríos", "EMAIL:equipo@x.cl") + card("FN:Bea Ríos", "EMAIL:equipo@x.cl", "TEL:+56 9 1010 1010")
    assert come(planner, cards)[1] == (2, 0, 0, 0)
    assert [person.name for person in everybody(planner)] == ["Ana Ríos", "Bea Ríos"]
    assert come(planner, cards)[1] == (0, 0, 2, 0)


def test_a_card_of_an_organisation_is_one_and_people_of_the_file_belong_to_it(planner):
    cards = (
        card("FN:Ana Ríos", "N:Ríos;Ana;;;", "ORG:Imprenta Sur")
        + card(
            "N:;;;;",
            "FN:Imprenta Sur",
            "ORG:Imprenta Sur;",
            "X-ABShowAs:COMPANY",
            "TEL:+56 2 2222 3333",
            "URL:https://sur.cl",
        )
        + card("N:;;;;", "FN:", "ORG:Banquetes Río", "EMAIL:hola@rio.cl", "EMAIL:pedidos@rio.cl")
        + card("EMAIL:solo@x.cl")
    )
    found = importing.preview(planner, PeopleImporting(), cards)
    assert [words(finding) for finding in found.findings] == [
        "4 address cards",
        "1 row without a name left out: line 24 (solo@x.cl)",
        "3 new, 0 in the plan already, 0 doubtful",
        "2 of them are organisations",
    ]
    assert come(planner, cards)[1] == (3, 0, 0, 0)
    (ana,) = everybody(planner)
    rio, sur = records.every(planner, ORGANISATION)
    assert (sur.name, sur.phone, sur.url, ana.organisation_id) == (
        "Imprenta Sur",
        "+56 2 2222 3333",
        "https://sur.cl",
        sur.id,
    )
    assert (rio.name, rio.email, rio.notes) == ("Banquetes Río", "hola@rio.cl", "pedidos@rio.cl")
    assert come(planner, cards)[1] == (0, 0, 3, 0)
    changed = card("FN:Imprenta Sur", "ORG:Imprenta Sur", "TEL:+56 2 2222 4444")
    assert come(planner, changed)[1] == (0, 1, 0, 0)
    history.undo(planner)
    history.undo(planner)
    assert (everybody(planner), records.every(planner, ORGANISATION)) == ([], [])


def test_second_addresses_and_numbers_leave_as_such_in_cards(planner):
    come(planner, "name,email,phone,twitter\nAna,a@x.cl; b@x.cl,+56 9 1234 5678 / +56 2 2345 6789,@ana\n")
    written = people_exchange.export_people(planner, "vcf").decode().splitlines()
    assert [line for line in written if line.startswith(("EMAIL", "TEL", "X-"))] == [
        "EMAIL:a@x.cl",
        "TEL:+56 9 1234 5678",
        "X-SOCIALPROFILE:@ana",
        "EMAIL:b@x.cl",
        "TEL:+56 2 2345 6789",
    ]
    assert come(planner, people_exchange.export_people(planner, "vcf"))[1] == (0, 0, 1, 0)


def test_the_sheet_of_attendees_goes_before_that_of_buyers(planner):
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    for name, rows in {
        "Órdenes": [
            ["Código", "Correo electrónico", "Número de teléfono", "Empresa", "Nombre", "Nombre", "Apellido", "Ciudad"],
            ["A1", "noa@x.cl", "", "Sur", "Noa Rain", "Noa", "Rain", "Lota"],
        ],
        "Posiciones": [
            [
                "Código",
                "Correo electrónico",
                "Número de teléfono",
                "Nombre del asistente",
                "Nombre del asistente: Nombre",
                "Nombre del asistente: Apellido",
                "Correo electrónico del participante",
                "Empresa asistente",
            ],
            ["A1", "noa@x.cl", "", "Noa Rain", "Noa", "Rain", "", "Sur"],
            ["A1", "noa@x.cl", "", "Inés O'Ryan", "Inés", "O'Ryan", "ines@x.cl", ""],
        ],
    }.items():
        sheet = book.add_worksheet(name)
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)
    book.close()
    found = importing.preview(planner, PeopleImporting(), file.getvalue())
    assert [words(finding) for finding in found.findings][:2] == ["sheet “Posiciones”", "other sheets: Órdenes"]
    importing.carry_out(planner, found)
    assert [(person.name, person.email) for person in everybody(planner)] == [
        ("Inés O'Ryan", "ines@x.cl"),
        ("Noa Rain", "noa@x.cl"),
    ]


def test_the_columns_of_one_heading_can_be_said_by_their_place(planner):
    text = "Nombre,Nombre,Correo\nNoa,Noa Rain,noa@x.cl\n"
    come(planner, text, mapping={"#1": "-", "#2": "name"})
    assert [person.name for person in everybody(planner)] == ["Noa Rain"]
    with pytest.raises(Invalid):
        come(planner, text, mapping={"#4": "name"})
