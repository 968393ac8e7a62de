"""What the command line says of lines and entries: their amounts, who they are with, and what is refused in plain words."""

import pytest


@pytest.fixture
def event(command):
    return command("add", "event", "DevConf 15 abr 2027 9:00-18:00 #conference ~60", "--json").json["id"]


def add(command, noun, line, *more):
    return command("add", noun, line, *more, "--json").json["id"]


def cells(said):
    """The rows of a list by heading, by where the headings stand."""
    head, *rows = said.out.splitlines()
    return head, rows


def test_lines_are_listed_with_how_they_are_reckoned(command, event):
    add(command, "expense", "Catering 6.500 per attendee @La Mesa", "--event", event)
    add(command, "expense", "Libro EUR 12,34", "--event", event)
    head, (catering, book) = cells(command("list", "lines", "--event", event))
    for name in ("Line", "For each", "Quantity", "Unit price", "Amount", "Currency", "Planned"):
        assert name in head
    for said in ("Catering", "attendee", "$6.500", "CLP", "$390.000", "La Mesa"):
        assert said in catering
    assert "12,34" in book
    assert book.split()[-2:] == ["EUR", "?"]


def test_entries_are_listed_with_their_line_and_whom_they_are_with(command, event):
    line = add(command, "expense", "Catering 6.500 per attendee @La Mesa", "--event", event)
    first = add(command, "entry", "invoice 8812 $1.550.000 due 12 mar 2027", "--of", line)
    add(command, "entry", f"payment 550.000 settles #{first}", "--of", line)
    head, (invoice, payment) = cells(command("list", "entries"))
    for name in ("Line", "Kind", "With whom", "Amount", "Due", "State", "Belongs to"):
        assert name in head
    for said in ("Catering", "invoice", "8812", "La Mesa", "$1.550.000", "12 Mar 2027", "open"):
        assert said in invoice
    assert ("Catering" in payment, payment.split()[-1]) == (True, f"#{first}")


def test_what_would_be_added_says_its_amount_and_what_it_grows_with(command, event):
    said = command("add", "expense", "Catering 6.500 per attendee", "--event", event, "--dry-run").out
    assert said == "Would add: expense · Catering · $6.500 × 60 attendees = $390.000 · +19% VAT = $464.100 gross\n"
    line = add(command, "expense", "Arriendo 1.550.000", "--event", event)
    assert command("add", "entry", "invoice 8812 $1.550.000", "--of", line, "--dry-run").out == (
        "Would add: invoice 8812 · $1.550.000 net = $1.844.500 gross\n"
    )
    assert command("list", "entries", "--json").json == []


def test_what_would_be_refused_is_refused_when_it_is_tried(command, event):
    add(command, "expense", "Arriendo 1.550.000", "--event", event)
    assert command("add", "approval", "Marcela", "--event", event).status == 0
    before = command("export", "data").out
    line = ("add", "expense", "Libro 12.000", "--event", event)
    for said in (command(*line), command(*line, "--dry-run")):
        assert (said.status, said.out) == (1, "")
        assert said.err == "why: the budget is approved: say why the plan changes\n"
    assert command("export", "data").out == before


def test_without_a_rate_it_is_said_that_there_is_none(command, event):
    told = "there is no rate for EUR; it counts nowhere"
    assert command("add", "expense", "Libro EUR 12,34", "--event", event, "--dry-run").out == (
        f"Would add: expense · Libro · EUR 12,34 · {told} · +19% VAT = EUR 14,68 gross\n"
    )
    assert command("add", "expense", "Libro EUR 12,34", "--event", event).out == f"1  Add “Libro” · {told}\n"


def test_a_transfer_goes_between_lines_of_the_event_that_is_said(command, event):
    other = command("add", "event", "Meetup 20 abr 2027 19:00-21:00", "--json").json["id"]
    ids = {
        (name, of): add(command, "expense", f"{name} 500.000", "--event", of)
        for of in (event, other)
        for name in ("Reserva", "Letreros")
    }
    line = ("add", "transfer", "$200.000 from Reserva to Letreros because two more were needed")
    asked = command(*line)
    numbers = ", ".join(f"#{ids['Reserva', of]}" for of in (event, other))
    assert (asked.status, asked.err) == (1, f"from: several are called so; write one of {numbers}\n")
    assert command(*line, "--event", other, "--dry-run").out == "Would add: “Reserva” → “Letreros” · $200.000\n"
    assert command(*line, "--event", other).status == 0
    planned = {
        each["name"]: each["planned"]["amount"] for each in command("list", "budget", "--event", other, "--json").json
    }
    assert planned == {"Reserva": "300000", "Letreros": "700000"}


def test_a_transfer_of_more_than_there_is_is_refused_when_it_is_tried(command, event):
    add(command, "expense", "Reserva 500.000", "--event", event)
    add(command, "expense", "Letreros 500.000", "--event", event)
    said = command("add", "transfer", "$500.001 from Reserva to Letreros because more", "--event", event, "--dry-run")
    assert (said.status, said.err) == (1, "amount: “Reserva” is planned at $500.000\n")


def test_what_has_no_rate_is_marked_in_the_list_and_beside_the_totals(command, event):
    add(command, "expense", "Libro EUR 12,34", "--event", event)
    add(command, "expense", "Arriendo 1.550.000", "--event", event)
    rows = {line.split()[1]: line.split() for line in command("list", "budget", "--event", event).out.splitlines()[1:]}
    assert (rows["Libro"][-5:], rows["Arriendo"][-5]) == (["?"] * 5, "$1.550.000")
    for scope in (("--event", event), ("--year", 2027)):
        said = command("show", "budget", *scope).out
        assert said.count("1 item has no rate (EUR)") == 1
        assert "Total expenses +?" in said
        assert "Net cost +?" in said


@pytest.mark.parametrize(
    ("noun", "line", "other"), [("expense", "income Sponsor $8", "income"), ("income", "gasto Sonido $8", "expense")]
)
def test_a_line_that_says_the_other_direction_is_refused(command, event, noun, line, other):
    said = command("add", noun, line, "--event", event, "--dry-run")
    refused = f"the line says otherwise: run add {other}, or leave the word out\n"
    assert (said.status, said.out, said.err) == (1, "", refused)
    assert command("add", other, line, "--event", event).status == 0


def test_a_refusal_calls_a_field_as_forms_do(command, event):
    said = command("add", "expense", "Honorarios 16% retención", "--event", event, lang="es")
    assert said.status == 1
    assert said.err.startswith("IVA %: ")


def test_a_rate_of_tax_below_one_percent_is_asked_about(command, event):
    line = add(command, "expense", "Sonido 500.000 IVA 19%", "--event", event)
    said = command("set", "line", line, "vat=0,19")
    assert (said.status, said.err) == (1, "VAT %: “0.19” is less than 1%: write 19 for 19%\n")


@pytest.mark.parametrize(
    ("noun", "line"), [("quote", "Sonido @Luz -$300.000"), ("envelope", "Catering -$5.000.000 2027")]
)
def test_a_sign_below_nothing_is_never_lost(command, event, noun, line):
    said = command("add", noun, line, *(("--event", event) if noun == "quote" else ()))
    assert (said.status, said.err) == (1, "amount: not less than nothing\n")
