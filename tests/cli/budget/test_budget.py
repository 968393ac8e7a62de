"""Money on the command line."""

import json
from decimal import Decimal

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

FIGURES = ("planned", "committed", "actual", "paid", "forecast", "variance")
BUDGET = (
    "Partida;Cantidad;Precio unitario;Monto\nArriendo;;;$1.550.000\nPoleras;120;$8.500;$1.020.000\nTotal;;;$2.570.000\n"
)


@pytest.fixture
def event(command):
    said = command("add", "event", "DevConf 15 abr 2027 9:00-18:00 #conference ~60", "--json")
    return said.json["id"]


@pytest.fixture
def lines(command, event):
    """What was added, by name."""
    command("add", "rate", "UF 39.600,12 1 mar 2020")
    added = [
        command("add", noun, line, "--event", event, "--json").json
        for noun, line in (
            ("expense", "Catering 6.500 per attendee @La Mesa #catering"),
            ("expense", "Arriendo UF 45,5 @Teatro Oriente iva 19%"),
            ("income", "Oro $3.000.000 @Los Andes level gold #sponsorship"),
        )
    ]
    return {each["name"]: each for each in added}


def amount(said):
    return Decimal(said["amount"])


def test_an_expense_is_added_in_one_line(lines):
    line = lines["Catering"]
    assert {name: line[name] for name in ("flow", "category", "party", "driver", "quantity", "event")} == {
        "flow": "expense", "category": "catering", "party": "La Mesa", "driver": "attendee", "quantity": "1",
        "event": "DevConf",
    }  # fmt: skip
    assert line["unit_price"] == {"amount": "6500", "currency": "CLP"}
    assert line["planned"] == {"amount": "390000", "currency": "CLP"}


def test_a_line_without_an_amount_says_so(command, event):
    assert command("add", "expense", "Catering", "--event", str(event)).out.endswith(" · no amount yet\n")


def test_an_income_and_another_currency(lines):
    assert (lines["Oro"]["flow"], lines["Oro"]["planned"]["amount"]) == ("income", "3000000")
    venue = lines["Arriendo"]
    assert (venue["amount"], venue["vat"]) == ({"amount": "45.5000", "currency": "CLF"}, "19")
    assert amount(venue["planned"]) == round(Decimal("45.5") * Decimal("39600.12"))


def test_it_says_what_was_added_in_both_languages(command, event):
    assert command("add", "expense", "Arriendo 1.550.000", "--event", event).out == (
        "1  Add “Arriendo” · planned $1.550.000\n"
    )
    said = command("add", "expense", "Café 250.000 por persona", "--event", event, lang="es")
    assert (said.status, said.out.split()[0]) == (0, "2")
    assert "$15.000.000" in said.out


def test_money_of_no_event_is_of_a_year(command):
    assert command("add", "expense", "Zoom 300.000", "--year", 2031, "--json").json["event_id"] is None
    assert [each["name"] for each in command("list", "budget", "--year", 2031, "--json").json] == ["Zoom"]
    assert command("list", "budget", "--year", 2030, "--json").json == []


def test_trying_a_line_adds_nothing(command, event):
    assert command("add", "expense", "Arriendo 1.550.000", "--event", event, "--dry-run").out == (
        "Would add: expense · Arriendo · $1.550.000 · +19% VAT = $1.844.500 gross · #venue\n"
    )
    assert command("list", "budget", "--event", event, "--json").json == []


def test_entries_are_added_to_a_line(command, lines, event):
    of = lines["Catering"]["id"]
    said = command("add", "entry", "factura 8812 $210.000 vence 12 abr 2027 @Audiolab", "--of", of, "--json").json
    assert {name: said[name] for name in ("kind", "paper", "number", "due", "amount", "organisation")} == {
        "kind": "invoice", "paper": "invoice", "number": "8812", "due": "2027-04-12",
        "amount": {"amount": "210000", "currency": "CLP"}, "organisation": "Audiolab",
    }  # fmt: skip
    command("add", "entry", f"pago $119.000 para #{said['id']}", "--of", of)
    line = next(each for each in command("list", "budget", "--event", event, "--json").json if each["id"] == of)
    assert [amount(line[name]) for name in FIGURES] == [390_000, 210_000, 210_000, 100_000, 390_000, 0]


def test_an_entry_is_in_the_currency_of_its_line(command, lines):
    said = command("add", "entry", "oc 77 40,25", "--of", lines["Arriendo"]["id"], "--json").json
    assert said["amount"] == {"amount": "40.2500", "currency": "CLF"}


def test_lines_are_listed_with_their_figures(command, lines, event):
    listed = command("list", "budget", "--event", event).out.splitlines()
    assert listed[0].split() == ["Line", "Category", "Planned,", "net", "Committed", "Actual", "Paid", "Forecast"]
    assert [row.split()[:2] for row in listed[1:]] == [["2", "Arriendo"], ["1", "Catering"], ["3", "Oro"]]
    assert listed[2].split()[3:] == ["$390.000", "$0", "$0", "$0", "$390.000"]


def test_a_list_is_narrowed_by_words(command, lines, event):
    found = command("list", "budget", "--event", event, "--filter", "cater", "--json").json
    assert [each["name"] for each in found] == ["Catering"]
    said = command("list", "budget", "--event", event, "--filter", "nothing of the kind")
    assert (said.status, said.out, said.err) == (0, "", "There is nothing to list.\n")


def test_a_budget_as_json_has_what_scripts_rely_on(command, lines, event):
    found = command("show", "budget", "--event", event, "--json").json
    assert found["currency"] == "CLP"
    assert [set(found[key]) >= set(FIGURES) for key in ("income", "expense")] == [True, True]
    assert [each["name"] for each in found["lines"]] == ["Arriendo", "Catering", "Oro"]
    for key in ("income", "expense"):
        own = [each for each in found["lines"] if each["flow"] == key]
        assert {name: amount(found[key][name]) for name in FIGURES} == {
            name: sum(amount(each[name]) for each in own) for name in FIGURES
        }


def test_a_year_is_the_sum_of_its_events_and_of_what_belongs_to_none(command, lines, event):
    command("add", "expense", "Zoom 300.000", "--year", 2027)
    one = command("show", "budget", "--event", event, "--json").json
    year = command("show", "budget", "--year", 2027, "--json").json
    assert amount(year["expense"]["planned"]) == amount(one["expense"]["planned"]) + 300_000
    assert {each["title"] or None for each in year["events"]} == {"DevConf", None}


def test_a_budget_is_shown_as_text_in_both_languages(command, lines, event):
    text = command("show", "budget", "--event", event).out
    assert text.startswith("Budget of DevConf\nAs of ")
    assert "$390.000" in text
    spanish = command("show", "budget", "--event", event, lang="es")
    assert (spanish.status, "$390.000" in spanish.out) == (0, True)


def test_an_event_may_be_named_without_an_option(command, lines, event):
    assert command("show", "budget", event, "--json").json == command("show", "budget", "--event", event, "--json").json


@pytest.mark.parametrize("form", ["md", "csv", "csv-es", "html", "json"])
def test_a_budget_goes_out_as_text(command, lines, event, form):
    said = command("export", "budget", "--event", event, "--format", form)
    assert said.status == 0
    assert "La Mesa" in said.out
    assert command("export", "budget", "--year", 2027, "--format", form).status == 0


def test_a_workbook_needs_a_file(command, lines, event, tmp_path):
    refused = command("export", "budget", "--event", event, "--format", "xlsx")
    assert (refused.status, refused.out) == (1, "")
    file = tmp_path / "budget.xlsx"
    assert command("export", "budget", "--event", event, "-o", file).status == 0
    assert CalamineWorkbook.from_path(file).sheet_names == ["Summary", "Budget lines"]


@pytest.mark.parametrize(
    ("name", "begins"), [("b.md", "# Budget"), ("b.htm", "<!DOCTYPE html>"), ("b.json", "{"), ("b.csv", "\ufeffBudget")]
)
def test_the_ending_of_a_file_says_what_it_is_and_nothing_is_written_over(
    command, lines, event, tmp_path, name, begins
):
    file = tmp_path / name
    assert command("export", "budget", "--event", event, "-o", file).status == 0
    before = file.read_text(encoding="utf-8")
    assert before.startswith(begins)
    again = command("export", "budget", "--event", event, "-o", file)
    assert (again.status, again.err.count("\n")) == (1, 1)
    assert file.read_text(encoding="utf-8") == before
    assert command("export", "budget", "--event", event, "-o", file, "--force").status == 0


def test_a_budget_comes_in_and_twice_is_as_once(command, event, tmp_path):
    file = tmp_path / "budget.csv"
    file.write_text(BUDGET, encoding="utf-8")
    tried = command("import", "budget", file, "--event", event, "--dry-run")
    assert [line.split() for line in tried.out.splitlines()] == [
        ["line", "2", "new", "expense", "Arriendo", "$1.550.000"],
        ["line", "3", "new", "expense", "Poleras", "120", "×", "$8.500"],
        "Would add 2, update 0, leave 0 unchanged, reject 0.".split(),
    ]
    assert "totals row in line 4 left out" in tried.err
    assert command("list", "budget", "--event", event, "--json").json == []
    assert command("import", "budget", file, "--event", event, "--json").json == {
        "added": 2, "updated": 0, "unchanged": 0, "rejected": [],
    }  # fmt: skip
    assert command("import", "budget", file, "--event", event, "--json").json["unchanged"] == 2
    file.write_text(BUDGET.replace("$1.550.000", "$1.600.000"), encoding="utf-8")
    tried = command("import", "budget", file, "--event", event, "--dry-run").out.splitlines()
    assert [line.split()[2] for line in tried[:2]] == ["changed", "unchanged"]
    found = command("show", "budget", "--event", event, "--json").json
    assert amount(found["expense"]["planned"]) == 2_570_000


def test_what_does_not_add_up_in_a_file_is_said(command, event, tmp_path):
    file = tmp_path / "budget.csv"
    file.write_text(BUDGET.replace("$1.020.000", "$1.000.000"), encoding="cp1252")
    said = command("import", "budget", file, "--event", event)
    assert said.status == 0
    assert said.err.splitlines()[-2:] == [
        "line 3: quantity × unit price are $1.020.000, the amount is $1.000.000",
        "line 4: “Total” says $2.570.000, the lines come to $2.550.000",
    ]


def test_a_workbook_comes_in_by_its_sheet_with_columns_as_they_are_said(command, tmp_path):
    file = tmp_path / "budget.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Notas").write_row(0, 0, ["Item", "Amount"])
        sheet = book.add_worksheet("Gastos 2027")
        sheet.write_row(0, 0, ["Cosa", "Plata"])
        sheet.write_row(1, 0, ["Arriendo", 12.5])
    words = ["import", "budget", file, "--sheet", "Gastos 2027", "--year", 2027]
    assert command(*words).status == 1
    maps = ["--map", "Cosa=name", "--map", "Plata=amount", "--map", "currency=USD"]
    assert command(*words, *maps, "--json").json["added"] == 1
    [line] = command("list", "budget", "--year", 2027, "--json").json
    assert line["amount"] == {"amount": "12.50", "currency": "USD"}


def test_bad_lines_stop_an_import_until_they_are_skipped(command, event, tmp_path):
    file = tmp_path / "budget.csv"
    file.write_text(f"{BUDGET}Algo;;;mucho\n", encoding="utf-8")
    refused = command("import", "budget", file, "--event", event)
    assert (refused.status, refused.out) == (1, "")
    assert (
        refused.err.splitlines()[-1]
        == "Nothing was imported: line 5: Monto: “mucho” is no amount that can be read: write it in digits alone"
    )
    said = command("import", "budget", file, "--event", event, "--skip-bad", "--json")
    assert (said.status, [each["line"] for each in said.json["rejected"]]) == (3, [5])


def test_rates_come_in_and_figures_follow(command, event, tmp_path):
    command("add", "expense", "Arriendo UF 10", "--event", event)
    file = tmp_path / "uf.csv"
    file.write_text("Fecha;Valor\n01/03/2020;39.600,12\n02/03/2020;ND\n03/03/2020;alto\n", encoding="utf-8")
    assert command("import", "rates", file).status == 1
    words = ["import", "rates", file, "--map", "currency=UF", "--skip-bad"]
    assert command(*words, "--dry-run").out == "Would add 1, update 0, leave 0 unchanged, reject 1.\n"
    assert command("list", "rates", "--json").json == []
    said = command(*words, "--json")
    assert (said.status, said.json["added"]) == (3, 1)
    [line] = command("list", "budget", "--event", event, "--json").json
    assert (line["planned"]["amount"], line["missing_rates"]) == ("396001", 0)


def test_an_import_is_taken_back_whole(command, event, tmp_path):
    file = tmp_path / "budget.csv"
    file.write_text(BUDGET, encoding="utf-8")
    command("import", "budget", file, "--event", event)
    assert command("undo").status == 0
    assert command("list", "budget", "--event", event, "--json").json == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["add", "expense", "Café 6.500", "--event", "9"], "There is no event 9."),
        (["add", "expense", ""], "name: "),
        (["add", "expense", "Café 6,500.5.1"], "amount: "),
        (["add", "entry", "factura 8812", "--of", "99"], "There is no "),
        (["add", "entry", "factura sin monto", "--of", "1"], "amount: say how much"),
        (["add", "entry", "factura 8812 $100"], "of: "),
        (["show", "budget", "--event", "9"], "There is no event 9."),
        (["list", "budget", "--event", "9"], "There is no event 9."),
        (["export", "budget", "--event", "9"], "There is no event 9."),
        (["export", "budget", "--event", "1", "--format", "ics"], "format: one of md, csv, csv-es, xlsx, html, json"),
        (["export", "budget", "--event", "1", "--event", "1"], "event: say of which event"),
        (["export", "budget", "--month", "2027-03"], "event: say of which event"),
        (["import", "budget", "nowhere.csv"], "“nowhere.csv” cannot be read"),
        (["import", "rates", "nowhere.csv"], "“nowhere.csv” cannot be read"),
        (["set", "line", "1", "amount=lots"], "amount: "),
        (["set", "line", "1", "currency=pesos"], "currency: "),
    ],
)
def test_nonsense_is_refused_in_one_sentence_and_changes_nothing(command, lines, event, words, reason):
    before = command("export", "data").out
    said = command(*words)
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(reason)
    assert said.err.count("\n") == 1
    assert command("export", "data").out == before


def test_lines_are_changed_and_deleted_by_their_number(command, lines, event):
    id = lines["Catering"]["id"]
    assert command("set", "line", id, "unit_price=7.000", "--json").status == 0
    [line] = command("list", "budget", "--event", event, "--filter", "catering", "--json").json
    assert line["planned"]["amount"] == "420000"
    assert command("delete", "line", id).status == 0
    assert command("list", "budget", "--event", event, "--filter", "catering", "--json").json == []


def test_json_is_what_the_plan_exports_too(command, lines, event):
    said = command("export", "budget", "--event", event, "--format", "json").out
    assert json.loads(said) == command("show", "budget", "--event", event, "--json").json


@pytest.mark.parametrize(("form", "language"), [("csv", "en"), ("csv-es", "es"), ("xlsx", "en"), ("xlsx", "es")])
def test_a_percentage_of_the_expenses_goes_out_and_comes_in(command, event, tmp_path, form, language):
    other = command("add", "event", "Meetup 20 may 2027 #meetup ~60", "--json").json["id"]
    for line in ("Catering 6.500 per attendee", "Sala 500k exento", "Imprevistos 10%"):
        assert command("add", "expense", line, "--event", event).status == 0
    path = tmp_path / f"budget.{form[:3]}"
    command("--lang", language, "export", "budget", "--event", event, "--format", form, "-o", path)
    assert command("--lang", language, "import", "budget", path, "--event", other).status == 0
    told = [
        [(each["name"], each["driver"], each["quantity"], each["vat"], each["planned"]) for each in listed.json]
        for listed in (command("list", "budget", "--event", id, "--json") for id in (event, other))
    ]
    assert told[0] == told[1]
    assert ("Imprevistos", "percent", "10", None, {"amount": "89000", "currency": "CLP"}) in told[0]


def test_a_new_line_has_the_usual_tax_of_the_plan(command, event):
    def vat(line):
        return command("add", "expense", line, "--event", event, "--json").json["vat"]

    assert [vat("Sala 500k"), vat("Libro 12.000 exento"), vat("Luces 90.000 IVA 10%")] == ["19", "0", "10"]
    assert command("set", "settings", "usual_vat=16").status == 0
    assert vat("Sonido 500k") == "16"
    assert command("set", "settings", "usual_vat=0").status == 0
    assert vat("Sillas 500k") is None
    assert command("set", "settings", "usual_vat=much").status == 1


def test_a_rate_is_no_line_and_says_how_it_is_entered(command, event):
    said = command("add", "expense", "UF 39.842", "--event", event)
    assert (said.status, said.err) == (
        1,
        "name: a line needs a name; as an exchange rate enter it so: add rate “UF 39.842”\n",
    )
    assert command("add", "rate", "UF 39.842", "--dry-run").out == (
        "Would add: rate of exchange · 1 UF = $39.842,00 · from today\n"
    )
