"""The budget of an event or of a year as a file: what it says is what the plan says, to the last unit."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from eventplanner.domain.attendance.headcounts import HEADCOUNT
from eventplanner.domain.base.errors import Invalid, NotFound
from eventplanner.domain.base.money import Money
from eventplanner.domain.budget.decisions import APPROVAL, ENVELOPE
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entries import ENTRY
from eventplanner.domain.budget.lines import BENEFIT, BUDGET_LINE
from eventplanner.domain.budget.rates import RATE
from eventplanner.domain.events.events import EventDraft
from eventplanner.i18n import catalogue, formats, labels
from eventplanner.services import kinds
from eventplanner.services.budget import budget_export, entries
from eventplanner.services.budget.budget_export import FORMATS, export_budget
from eventplanner.services.events import events
from eventplanner.services.records import records
from kit import Fill, Filled

LINK = '=HYPERLINK("http://x","y")'
SCRIPT = "<script>alert(1)</script> | *x* [a](http://b)"
FIGURES = ("planned", "committed", "actual", "paid", "forecast", "variance")
TABLES = ("csv", "csv-es", "xlsx")
DOCUMENTS = ("md", "html")


def add(planner, kind, parent=None, **texts):
    reading = records.read(planner, kind, texts, kind.blank(parent))
    return records.added(planner, kind, kinds.write(planner, kind, reading))


def note(planner, line, **texts):
    """An entry on a line."""
    reading = records.read(planner, ENTRY, texts, entries.blank(line, planner.today()))
    return records.added(planner, ENTRY, kinds.write(planner, ENTRY, reading))


def conference(planner):
    """With money in three currencies, ordered, invoiced and paid, approved and then changed."""
    start = datetime(2027, 4, 15, 9)
    draft = EventDraft(title="DevConf", start=start, end=start.replace(hour=18), timezone="America/Santiago")
    id = events.added(planner, events.create(planner, draft)).id
    heads = {"expected_in_person": "60", "expected_online": "200", "speakers": "5", "low_in_person": "40"}
    records.put(planner, HEADCOUNT, id, records.read(planner, HEADCOUNT, heads, HEADCOUNT.blank(id)))
    add(planner, RATE, currency="UF", value="39600,12", day="2027-03-08")
    add(planner, RATE, currency="USD", value="950,5", day="2027-03-05")
    venue = add(
        planner, BUDGET_LINE, id, name="Arriendo", unit_price="45,5", currency="UF", organisation_id=LINK, vat="19"
    )
    catering = add(planner, BUDGET_LINE, id, name="Catering", unit_price="6.500", driver="in_person", vat="19")
    add(planner, BUDGET_LINE, id, name="Streaming", amount="1200,50", currency="USD", category="av")
    add(planner, BUDGET_LINE, id, name="Poleras", unit_price="8.500", quantity="120,5")
    odd = add(planner, BUDGET_LINE, id, name=SCRIPT, amount="1", category="Diversidad <b>", notes="=1+1")
    gold = add(
        planner, BUDGET_LINE, id, name="Oro", flow="income", amount="3.000.000", level="gold", organisation_id="Los Andes"
    )  # fmt: skip
    tickets = add(planner, BUDGET_LINE, id, name="Entradas", flow="income", unit_price="15.000", driver="in_person")
    note(
        planner, venue, kind="commitment", amount="50", deposit="10", deposit_due="2027-03-20", due="2027-04-30",
        number="-2+3", reason="otra sala",
    )  # fmt: skip
    bill = note(planner, catering, kind="invoice", amount="420.000", number="8812", due="2027-03-01", note="=1+1")
    note(planner, catering, kind="payment", amount="120.000", settles_id=f"#{bill.id}", document="http://docs/8812")
    note(planner, odd, kind="invoice", amount="7", organisation_id=LINK)
    pledge = note(planner, gold, kind="pledge", amount="3.000.000")
    note(planner, gold, kind="invoice", amount="1.500.000", due="2027-05-01", settles_id=f"#{pledge.id}")
    note(planner, tickets, kind="ticket", amount="135.000", day="2027-03-02")
    add(planner, BENEFIT, gold.id, text="Logo @stage", due="2027-04-12")
    add(planner, APPROVAL, id, approved_by="Marta")
    venue = records.get(planner, BUDGET_LINE, venue.id)
    said = {"unit_price": "48", "reason": "sube la UF"}
    kinds.write(planner, BUDGET_LINE, records.read(planner, BUDGET_LINE, said, BUDGET_LINE.draft_of(venue)), venue)
    add(planner, BUDGET_LINE, name="Zoom", amount="300", currency="USD", year="2027", category="licences")
    add(planner, ENVELOPE, category="catering", year="2027", amount="2.000.000")
    add(planner, ENVELOPE, year="2027", amount="9.000.000")
    return id


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[int]:
    return fill(conference)


@pytest.fixture(scope="module")
def template(made: Filled[int]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[int]) -> int:
    return made.value


@pytest.fixture(params=["event", "year"])
def scope(request, event):
    return {"event_id": event} if request.param == "event" else {"year": 2027}


def number(cell, mark):
    plain = cell.replace(mark, ".") if isinstance(cell, str) else repr(cell)
    return Decimal(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else cell


def blocks(rows):
    """By heading, the rows of each table as dictionaries; tables stand under each other, parted by empty lines."""
    found, name, heads = {}, None, None
    for row in rows:
        if not any(cell != "" for cell in row):
            name, heads = None, None
        elif name is None:
            name = row[0]
            found[name] = []
        elif heads is None:
            heads = [cell or place for place, cell in enumerate(row)]
        else:
            found[name].append(dict(zip(heads, row, strict=True)))
    return found


class Page(HTMLParser):
    """The tables of a page by their headings."""

    def __init__(self, html):
        super().__init__()
        self.found, self._heads, self._row, self._open, self.heading, self.tags = {}, [], [], "", "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "thead":
            self._heads, self.found[self.heading] = [], []
        if tag == "tr":
            self._row = []
        if tag in {"th", "td"}:
            self._row.append("")
        if tag == "h2":
            self.heading = ""
        self._open = "" if tag in {"section", "table", "p"} else tag if tag in {"th", "td", "h2"} else self._open

    def handle_endtag(self, tag):
        if tag == "tr" and self._heads:
            self.found[self.heading].append(dict(zip(self._heads, self._row, strict=True)))
        elif tag == "tr":
            self._heads = [cell or place for place, cell in enumerate(self._row)]
        self._open = "" if tag in {"th", "td", "h2"} else self._open

    def handle_data(self, data):
        if self._open == "h2":
            self.heading += data
        elif self._open:
            self._row[-1] += data


def markdown_rows(text):
    """The lines of a document as rows."""
    for line in text.splitlines():
        cells = [re.sub(r"\\(.)", r"\1", cell.strip().removeprefix("**").removesuffix("**"))
                 for cell in re.split(r"(?<!\\)\|", line)[1:-1]] if line.startswith("|") else None  # fmt: skip
        if cells is not None and set(cells) != {"---"}:
            yield cells
        elif line.startswith("## "):
            yield []
            yield [line.removeprefix("## ")]


def tables_of(form, data):
    """What a file says, by table."""
    match form:
        case "csv" | "csv-es":
            rows = csv.reader(
                io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";" if form == "csv-es" else ","
            )
            mark = "," if form == "csv-es" else "."
            return blocks([number(cell, mark) for cell in row] for row in rows)
        case "xlsx":
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            found = {}
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                rows = [[name], *sheet] if name != "Summary" else sheet
                found |= blocks([number(cell, ".") for cell in row] for row in rows)
            return found
        case "md":
            return blocks(markdown_rows(data.decode()))
    return Page(data.decode()).found


def in_file(form, minor, currency="CLP"):
    """How an amount stands in a file."""
    money = Money(minor, currency)
    return money.amount if form in TABLES else formats.money(money)


def figures_in(row):
    return {name: row[name.capitalize()] for name in FIGURES}


def figures_of(form, figures):
    return {name: in_file(form, getattr(figures, name)) for name in FIGURES}


@pytest.mark.parametrize("form", [*TABLES, *DOCUMENTS])
def test_categories_and_totals_are_those_of_the_plan(planner, scope, form):
    summary = budget_export.summary(planner, **scope)
    rows = tables_of(form, export_budget(planner, form, **scope))["Categories"]
    names = [labels.category(each.category) for each in summary.categories]
    total = {"Total expenses": summary.expenses, "Total income": summary.incomes, "Net cost": summary.net}
    assert sorted(row["Category"] for row in rows) == sorted([*names, *total])
    for each in summary.categories:
        row = next(row for row in rows if row["Category"] == labels.category(each.category))
        assert figures_in(row) == figures_of(form, each.figures)
    for name, figures in total.items():
        assert figures_in(next(row for row in rows if row["Category"] == name)) == figures_of(form, figures)


def test_the_figures_are_what_was_reckoned_by_hand(planner, event):
    summary = budget_export.summary(planner, event_id=event)
    uf, usd = Decimal("39600.12"), Decimal("950.5")
    venue, streaming = round(48 * uf), round(Decimal("1200.50") * usd)
    assert summary.expenses.planned == venue + 60 * 6_500 + streaming + 1_024_250 + 1
    assert summary.expenses.committed == round(50 * uf) + 420_000 + 7
    assert summary.expenses.actual == 420_000 + 7
    assert (summary.expenses.paid, summary.incomes.paid) == (120_000, 135_000)
    assert summary.incomes.committed == 3_000_000 + 135_000
    assert (summary.incomes.planned, summary.incomes.actual) == (3_900_000, 1_635_000)
    assert summary.approved == (round(Decimal("45.5") * uf) + 390_000 + streaming + 1_024_251, 3_900_000)


@pytest.mark.parametrize("form", TABLES)
def test_lines_are_those_of_the_plan_and_their_totals_too(planner, scope, form):
    summary = budget_export.summary(planner, **scope)
    rows = tables_of(form, export_budget(planner, form, **scope))["Budget lines"]
    lines = [row for row in rows if row["Line"]]
    wanted = sorted(summary.lines, key=lambda each: each.line.flow is Flow.INCOME)
    assert [figures_in(row) for row in lines] == [figures_of(form, each.figures) for each in wanted]
    for each, row in zip(wanted, lines, strict=True):
        line = each.line
        assert row["Currency"] == {"CLF": "UF"}.get(line.currency, line.currency)
        for head, minor in (("Unit price", line.unit_price), ("Amount", line.amount)):
            assert row[head] == ("" if minor is None else Money(minor, line.currency).amount)
        assert row["Quantity"] == ("" if line.unit_price is None else Decimal(line.quantity) / 1000)
    totals = {row["Event"]: figures_in(row) for row in rows if not row["Line"]}
    assert totals == {
        "Total expenses": figures_of(form, summary.expenses),
        "Total income": figures_of(form, summary.incomes),
    }


@pytest.mark.parametrize("form", TABLES)
def test_entries_are_those_of_the_plan(planner, scope, form):
    summary = budget_export.summary(planner, **scope)
    rows = tables_of(form, export_budget(planner, form, **scope))["Entries"]
    entries = [each.entry for each in summary.entries]
    assert [(row["Amount"], row["Currency"], row["in CLP"]) for row in rows] == [
        (Money(each.amount, each.currency).amount, {"CLF": "UF"}.get(each.currency, each.currency), Decimal(each.base))
        for each in entries
    ]
    days = [row["Due"] if form != "xlsx" or row["Due"] == "" else row["Due"].isoformat() for row in rows]
    assert days == [each.due.isoformat() if each.due else "" for each in entries]


@pytest.mark.parametrize("form", [*TABLES, *DOCUMENTS])
def test_cash_is_that_of_the_plan(planner, scope, form):
    summary = budget_export.summary(planner, **scope)
    rows = tables_of(form, export_budget(planner, form, **scope))["Cash by month, VAT included"]
    moved = [(each.paid, each.to_pay, each.received, each.to_receive) for each in summary.cash]
    heads = ("Paid", "To be paid", "Received", "To be received")
    assert [tuple(row[head] for head in heads) for row in rows] == [
        *(tuple(in_file(form, minor) for minor in each) for each in moved if any(each)),
        tuple(in_file(form, sum(column)) for column in zip(*moved, strict=True)),
    ]


@pytest.mark.parametrize("form", [*TABLES, *DOCUMENTS])
def test_a_head_of_department_finds_what_she_asks_for(planner, event, form):
    found = tables_of(form, export_budget(planner, form, event_id=event))
    year = tables_of(form, export_budget(planner, form, year=2027))
    assert set(found) >= {
        "Categories", "Largest variances", "To be paid and received, VAT included", "Assumptions", "If few or many come",
        "Rates of exchange", "Approval", "Changes since the approval", "What does not add up", "Budget lines",
    }  # fmt: skip
    assert set(year) >= {
        "Categories",
        "Expenses by event",
        "Forecast against envelopes",
        "Sponsors",
        "Rates of exchange",
    }
    assert {row["What"]: row[1] for row in found["Approval"]}["Approved by"] == "Marta"
    assert [row["Why"] for row in found["Changes since the approval"]] == ["sube la UF"]


@pytest.mark.parametrize("form", [*TABLES, *DOCUMENTS])
def test_an_envelope_stands_beside_what_is_left_of_it(planner, event, form):
    summary = budget_export.summary(planner, year=2027)
    rows = tables_of(form, export_budget(planner, form, year=2027))["Forecast against envelopes"]
    assert [(row["Envelope"], row["Forecast"], row["Left of it"]) for row in rows] == [
        tuple(in_file(form, minor) for minor in (each.record.amount, each.figures.forecast, each.left))
        for each in summary.envelopes
    ]
    assert len(rows) == 2


def test_json_says_the_same_in_exact_amounts(planner, scope):
    summary = budget_export.summary(planner, **scope)
    said = json.loads(export_budget(planner, "json", **scope))
    for key, figures in (("expense", summary.expenses), ("income", summary.incomes)):
        assert {name: Decimal(said[key][name]["amount"]) for name in FIGURES} == {
            name: Decimal(getattr(figures, name)) for name in FIGURES
        }
    assert [(each["name"], each["party"]) for each in said["lines"]] == [
        (each.line.name, each.party) for each in summary.lines
    ]
    assert sum(Decimal(each["planned"]["amount"]) for each in said["lines"] if each["flow"] == "expense") == (
        summary.expenses.planned
    )
    assert [Decimal(each["amount"]["amount"]) for each in said["entries"]] == [
        Money(each.entry.amount, each.entry.currency).amount for each in summary.entries
    ]


SUM = re.compile(r"SUM\(([A-Z]+)(\d+):\1(\d+)\)")
NET = re.compile(r"([A-Z]+)(\d+)([+-])\1(\d+)")
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]*>(?:<f>([^<]*)</f>)?<v>([^<]*)</v></c>')


def test_formulas_come_to_what_is_written_beside_them(planner, scope):
    with zipfile.ZipFile(io.BytesIO(export_budget(planner, "xlsx", **scope))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    formulas = 0
    for sheet in sheets:
        cells = {(column, int(line)): (formula, value) for column, line, formula, value in CELL.findall(sheet)}
        for (column, _line), (formula, value) in cells.items():
            if not formula:
                continue
            formulas += 1
            if match := SUM.fullmatch(formula):
                lines = range(int(match[2]), int(match[3]) + 1)
                parts = [Decimal(cells[column, each][1]) for each in lines if (column, each) in cells]
            else:
                match = NET.fullmatch(formula)
                second = Decimal(cells[column, int(match[4])][1])
                parts = [Decimal(cells[column, int(match[2])][1]), second if match[3] == "+" else -second]
            assert sum(parts) == Decimal(value)
    assert formulas > 20


def test_a_workbook_has_a_sheet_for_each_and_one_chart(planner, event):
    data = export_budget(planner, "xlsx", event_id=event)
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == [
        "Summary",
        "Budget lines",
        "Entries",
        "Cash",
    ]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert [name for name in book.namelist() if "charts/chart" in name] == ["xl/charts/chart1.xml"]


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_another_office_reads_the_same_totals(planner, scope, tmp_path):
    file = tmp_path / "budget.xlsx"
    file.write_bytes(export_budget(planner, "xlsx", **scope))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    words = [OFFICE, home, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(file)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    text = file.with_suffix(".csv").read_text(encoding="utf-8")
    rows = blocks([number(cell.replace(",", ""), ".") for cell in row] for row in csv.reader(io.StringIO(text)))
    summary = budget_export.summary(planner, **scope)
    for name, figures in (("Total expenses", summary.expenses), ("Total income", summary.incomes)):
        row = next(row for row in rows["Categories"] if row["Category"] == name)
        assert figures_in(row) == figures_of("csv", figures)


@pytest.mark.parametrize("form", ["csv", "csv-es"])
def test_in_csv_no_text_of_a_person_begins_a_formula(planner, scope, form):
    text = export_budget(planner, form, **scope).decode("utf-8-sig")
    cells = [
        cell
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";" if form == "csv-es" else ",")
        for cell in row
    ]
    assert f"'{LINK}" in cells
    acting = [cell for cell in cells if cell[:1] in set("=+-@\t\r") and not re.fullmatch(r"-?\d+([.,]\d+)?", cell)]
    assert acting == []


def test_in_a_workbook_it_is_a_string_and_no_link(planner, scope):
    data = export_budget(planner, "xlsx", **scope)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = "".join(book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name)
        relations = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".rels"))
    formulas = re.findall(r"<f>([^<]*)</f>", sheets)
    assert [formula for formula in formulas if not SUM.fullmatch(formula) and not NET.fullmatch(formula)] == []
    assert "<hyperlink" not in sheets
    assert "http://x" not in relations
    cells = [
        cell
        for name in ("Budget lines", "Entries")
        for row in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()
        for cell in row
    ]
    assert f"'{LINK}" in cells


def test_a_page_holds_it_as_text(planner, scope):
    html = export_budget(planner, "html", **scope).decode()
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    tags = Page(html).tags
    assert {tag for tag, _attrs in tags} & {
        "script",
        "a",
        "img",
        "link",
        "iframe",
        "object",
        "base",
        "b onclick",
    } == set()
    assert [
        name for _tag, attrs in tags for name in attrs if name in {"src", "href", "xmlns"} or name[:2] == "on"
    ] == []


def test_a_page_needs_nothing_from_elsewhere(planner, scope):
    html = export_budget(planner, "html", **scope).decode()
    texts = html.replace("(http://b)", "").replace("http://x", "").replace("http://docs/8812", "")
    assert re.findall(r"https?:|url\(|@import", texts) == []
    assert (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        in html
    )
    assert html.count("<svg") == 2


def test_markdown_holds_it_as_text(planner, event):
    text = export_budget(planner, "md", event_id=event).decode()
    assert r"\<script\>alert(1)\</script\> \| \*x\* \[a\](http://b)" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    widths = {len(re.split(r"(?<!\\)\|", line)) for line in tables if "alert" in line and "Diversidad" in line}
    heads = next(line for line in tables if line.startswith("| Event | Category"))
    assert widths == {len(heads.split("|"))}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_plan_gives_the_same_bytes(planner, at, scope, form):
    first = export_budget(planner, form, **scope)
    assert export_budget(planner, form, **scope) == first
    assert export_budget(at("leo"), form, **scope) == first


@pytest.mark.parametrize("form", [*TABLES, *DOCUMENTS])
def test_headings_are_in_the_language_of_the_reader_and_numbers_stay(planner, event, form):
    english = export_budget(planner, form, event_id=event)
    catalogue.use("es")
    spanish = export_budget(planner, form, event_id=event)
    if form == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(spanish))
        texts = "\n".join(
            str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
        )
        assert book.sheet_names[0] == catalogue._("Summary")
    else:
        texts = spanish.decode()
        assert english.decode() != texts
    said = {word: catalogue._(word) for word in ("Total expenses", "Categories", "Largest variances", "Forecast")}
    assert [word for word in said.values() if word not in texts] == []
    assert [word for word, spanish in said.items() if spanish != word and word in texts] == []


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_budget_is_a_file_too(planner, form):
    assert export_budget(planner, form, year=2030)


def test_the_year_is_this_one_where_none_is_said(planner, event):
    assert export_budget(planner, "json") == export_budget(planner, "json", year=2027)
    assert budget_export.summary(planner).today == date(2027, 3, 9)


def test_what_there_is_not_is_refused(planner):
    with pytest.raises(Invalid) as refused:
        export_budget(planner, "pdf", year=2027)
    assert refused.value.fields["format"].params == {"formats": "md, csv, csv-es, xlsx, html, json"}
    with pytest.raises(NotFound):
        export_budget(planner, "md", event_id=7)


def test_what_several_checks_say_in_the_same_words_is_told_once(planner, event):
    reading = records.read(
        planner,
        BUDGET_LINE,
        {"name": "Hotel", "amount": "9", "currency": "EUR", "reason": "x"},
        BUDGET_LINE.blank(event),
    )
    line = records.added(planner, BUDGET_LINE, kinds.write(planner, BUDGET_LINE, reading))
    note(planner, line, kind="invoice", amount="9")
    for scope in ({"event_id": event}, {"year": 2027}):
        checks = budget_export.summary(planner, **scope).checks
        assert [check.params for check in checks if "no rate" in check.id] == [{"line": "Hotel", "currency": "EUR"}]
