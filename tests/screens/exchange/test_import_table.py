"""A table on its way in, as the dialog asks about it, without the dialog."""

from pathlib import Path

from eventplanner.domain.logistics.venues import VENUE
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.i18n import catalogue
from eventplanner.screens.exchange.import_subjects import budget_reader, records_reader
from eventplanner.screens.exchange.import_table import SHEET, SKIP
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
