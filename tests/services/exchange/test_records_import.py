"""Plain records out of tables, by the declaration of their kind alone."""

from datetime import date

import pytest

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.base.text import Message
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.logistics.places import largest
from eventplanner.domain.logistics.resources import RESOURCE, ResourceKind
from eventplanner.domain.logistics.venues import PLACE, VENUE
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.domain.records.kind import all_kinds
from eventplanner.i18n.catalogue import words
from eventplanner.i18n.language import LANGUAGES, translated
from eventplanner.i18n.vocabulary import column_names
from eventplanner.services.base import history
from eventplanner.services.exchange import importing
from eventplanner.services.exchange.records_import import importing_of
from eventplanner.services.records import records
from formats.tables.workbooks import workbook

ENGLISH = """\
Venue,Street address,City,Capacity,Website,Daily rate,Contact person,Wi-Fi tested on,Remarks,Parking
Sede Providencia,Av. Providencia 1208,Santiago,theatre 120; classroom 60,https://sede.cl,CLP 450.000,Rosa Díaz,2026-11-03,Closed on Mondays,12
Casa Central,Alameda 1058,Santiago,300,,,,,,
"""
SPANISH = """\
Recinto;Dirección;Comuna;Aforo;Sitio web;Tarifa;Persona de contacto;Wi-Fi probado el;Observaciones;Estacionamientos
Sede Providencia;Av. Providencia 1208;Santiago;theatre 120 | classroom 60;https://sede.cl;CLP 450.000;Rosa Díaz;3/11/2026;Closed on Mondays;12
Casa Central;Alameda 1058;Santiago;300;;n/a;;;;
"""


def come(planner, kind, text, **named):
    data = text if isinstance(text, bytes) else text.encode()
    change, result = importing.bring_in(planner, importing_of(kind), data, **named)
    return change, (result.added, result.updated, result.unchanged, len(result.rejected))


@pytest.mark.parametrize("text", [ENGLISH, SPANISH, SPANISH.encode("cp1252")], ids=["en", "es", "cp1252"])
def test_venues_come_in_with_headings_of_either_language(planner, text):
    change, counts = come(planner, VENUE, text)
    assert counts == (2, 0, 0, 0)
    central, sede = records.every(planner, VENUE)
    assert (sede.name, sede.address, sede.place, sede.url) == (
        "Sede Providencia",
        "Av. Providencia 1208",
        "Santiago",
        "https://sede.cl",
    )
    assert (sede.setups, sede.price, sede.contact) == (("theatre 120", "classroom 60"), "CLP 450.000", "Rosa Díaz")
    assert (sede.wifi_tested, sede.notes) == (date(2026, 11, 3), "Closed on Mondays")
    assert (largest(central).capacity, central.price) == (300, "")
    assert change.label == Message("Import {n} venue", {"n": 2}, "Import {n} venues")
    history.undo(planner)
    assert records.every(planner, VENUE) == []


def test_the_two_tables_say_the_same(planner):
    come(planner, VENUE, ENGLISH)
    assert come(planner, VENUE, SPANISH) == (None, (0, 0, 2, 0))


def test_a_preview_says_what_was_found_and_changes_nothing(planner):
    preview = importing.preview(planner, importing_of(VENUE), SPANISH.encode())
    assert [words(finding) for finding in preview.findings] == [
        "semicolons",
        "UTF-8",
        "header in line 1",
        "12/3 could be two dates: read with the day first, as the plan's settings say",
        "columns left out: Estacionamientos",
    ]
    assert records.every(planner, VENUE) == []


def test_only_what_the_file_says_becomes_another(planner):
    come(planner, VENUE, ENGLISH)
    _change, counts = come(planner, VENUE, "Name,Price\ncasa central,CLP 900.000\nSede Providencia,\n")
    assert counts == (0, 1, 1, 0)
    central = records.every(planner, VENUE)[0]
    assert (central.price, central.address) == ("CLP 900.000", "Alameda 1058")


def test_organisations_come_in_with_what_they_are_to_us(planner):
    table = "Empresa;Tipo;Correo electrónico;RUT\nBanquetes Ñuñoa;proveedor;rosa@banquetes.cl;76.123.456-7\nX;nada;;\n"
    with pytest.raises(FileProblem):
        come(planner, ORGANISATION, table)
    _change, counts = come(planner, ORGANISATION, table, skip_bad=True)
    assert counts == (1, 0, 0, 1)
    (firm,) = records.every(planner, ORGANISATION)
    assert (firm.name, firm.dealings, firm.email, firm.tax_number) == (
        "Banquetes Ñuñoa",
        ("supplier",),
        "rosa@banquetes.cl",
        "76.123.456-7",
    )


def test_resources_come_out_of_a_workbook(planner):
    rows = [
        ["Item", "Type", "Qty", "Kept in"],
        ["Projector", "equipment", 4, "Store room"],
        ["Stickers", "swag", 500, ""],
    ]
    _change, counts = come(planner, RESOURCE, workbook(("Things", rows)))
    assert counts == (2, 0, 0, 0)
    assert [(each.name, each.kind, each.quantity, each.place) for each in records.every(planner, RESOURCE)] == [
        ("Projector", ResourceKind.EQUIPMENT, 4, "Store room"),
        ("Stickers", ResourceKind.SWAG, 500, ""),
    ]


def test_of_several_of_one_name_the_one_that_says_the_same_is_meant(planner):
    table = "name,city\nSala A,Santiago\nSala A,Arica\nSala A,Santiago\n"
    assert come(planner, VENUE, table)[1] == (2, 0, 1, 0)
    assert come(planner, VENUE, table) == (None, (0, 0, 3, 0))
    preview = importing.preview(planner, importing_of(VENUE), b"name,city\nSala A,Lima\nSala A,Arica\n")
    assert [line.outcome for line in preview.lines] == [Outcome.REJECTED, Outcome.UNCHANGED]
    assert words(preview.lines[0].reason) == "several are called so: #1, #2"


def test_a_row_without_a_name_is_bad_and_a_table_without_names_is_refused(planner):
    preview = importing.preview(planner, importing_of(VENUE), b"name,city\n,Arica\n")
    assert [words(line.reason) for line in preview.result.rejected] == ["there is no name"]
    with pytest.raises(Invalid) as refused:
        come(planner, VENUE, "city,price\nArica,10\n")
    assert words(refused.value.message) == "name: no column is known to be this; there is city, price"


def test_what_others_did_since_the_preview_counts(at):
    ana, leo = at("ana"), at("leo")
    preview = importing.preview(ana, importing_of(VENUE), ENGLISH.encode())
    come(leo, VENUE, ENGLISH)
    _change, result = importing.carry_out(ana, preview)
    assert (result.added, result.unchanged) == (0, 2)


def test_what_belongs_to_an_event_needs_one():
    with pytest.raises(Invalid):
        importing_of(PLACE)


@pytest.mark.parametrize("kind", [kind for kind in all_kinds().values() if kind.imports], ids=lambda kind: kind.name)
def test_every_label_is_a_heading_of_its_field(kind):
    for language in LANGUAGES:
        header = [translated(field.label, language) for field in kind.fields]
        assert column_names(kind).by_heading(header) == [field.name for field in kind.fields]


def test_totals_and_headings_over_columns_are_no_records(planner):
    text = "Nombre;Aforo;Ciudad\nSede Providencia;60;Santiago\nTotal sedes;60;\n"
    shown = importing.preview(planner, importing_of(VENUE), text.encode())
    assert [line.title for line in shown.lines] == ["Sede Providencia"]
    assert "totals row in line 3 left out" in [words(finding) for finding in shown.findings]
    assert [
        line.title
        for line in importing.preview(planner, importing_of(VENUE), b"Nombre;Ciudad\nTotal Club;Lima\n").lines
    ] == ["Total Club"]
