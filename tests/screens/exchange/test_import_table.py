"""A table on its way in, as the dialog asks about it, without the dialog."""

from pathlib import Path

from eventplanner.domain.logistics.venues import VENUE
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.i18n import catalogue
from eventplanner.screens.exchange.import_subjects import budget_reader, people_reader, records_reader
from eventplanner.screens.exchange.import_table import SAME, SHEET, SKIP
from eventplanner.services.base.planner import Planner
from formats.tables.workbooks import workbook


def test_a_budget_with_a_column_of_currencies_can_be_planned_again(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "budget.csv"
    path.write_text("Item,Amount,Currency,Remark\nVenue,1200,USD,x\n")
    read = budget_reader(None, 2027)(planner, path)
    again = read.again(planner, read.texts() | {"column3": ""})
    assert [field for _heading, field in again.preview.columns] == ["name", "amount", "currency", ""]
    assert (again.preview.lines[0].draft.currency, again.asks_as(read)) == ("USD", True)


def test_another_sheet_of_a_workbook_asks_about_its_own_columns(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "venues.xlsx"
    path.write_bytes(
        workbook(("Old", [["Name", "City"], ["Teatro", "Arica"]]), ("New", [["Name", "Price"], ["Sala", "10"]]))
    )
    read = records_reader(VENUE)(planner, path)
    again = read.again(planner, read.texts() | {SHEET: "New"})
    assert [field.name for field in again.fields()] == [SHEET, SKIP, "column0", "column1"]
    assert ([row.title for row in again.rows], again.begins_at, again.asks_as(read)) == (["Sala"], SHEET, False)


def test_a_new_record_is_told_in_the_language_of_the_reader(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text("Company,Type,City\nAcme,supplier,Arica\n")
    catalogue.use("es")
    assert [row.about for row in records_reader(ORGANISATION)(planner, path).rows] == ["proveedor · Arica"]


def test_who_may_be_in_the_plan_already_is_asked_about(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nAna Ríos,equipo@x.cl\n")
    people_reader()(planner, path).carry_out(planner, SKIP)
    path.write_text("Name,E-mail\nBea Soto,equipo@x.cl\n")
    read = people_reader()(planner, path)
    assert [field.name for field in read.fields()] == [SKIP, "doubt2", "column0", "column1"]
    assert (read.texts()["doubt2"], [row.outcome for row in read.rows]) == ("", ["added"])
    same = read.again(planner, read.texts() | {"doubt2": SAME})
    assert (same.texts()["doubt2"], [(row.outcome, row.about) for row in same.rows]) == (SAME, [("updated", "name")])
    assert same.asks_as(read)
    assert [row.outcome for row in same.again(planner, same.texts() | {"doubt2": ""}).rows] == ["added"]


def test_columns_of_one_heading_are_asked_about_one_by_one(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Nombre,Nombre,Apellido,Estado,Estado\nNoa Rain,Noa,Rain,pagado,RM\n")
    read = people_reader()(planner, path)
    assert [field for _heading, field in read.preview.columns] == ["name", "first", "last", "", ""]
    again = read.again(planner, read.texts() | {"column0": "", "column4": "place"})
    assert [field for _heading, field in again.preview.columns] == ["", "first", "last", "", "place"]
    assert ([row.title for row in again.rows], again.preview.lines[0].draft.place) == (["Noa Rain"], "RM")


def test_a_card_of_an_organisation_is_told_from_a_person(planner: Planner, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nORG:Imprenta Sur\nEMAIL:a@x.cl\nEND:VCARD\n")
    assert [row.about for row in people_reader()(planner, path).rows] == ["organisation · a@x.cl"]
