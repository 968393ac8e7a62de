import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.events.columns import COLUMNS, NAMES, SHOWN, chosen, field_named, fields_of
from eventplanner.domain.events.vocabulary import CHOICES, named
from eventplanner.domain.exchange.import_columns import BEGINNINGS, ENDINGS, read_columns, signature
from eventplanner.domain.parsing.table import Table, TableRow
from eventplanner.i18n.catalogue import words
from eventplanner.i18n.tables import event_heading, table_word

DATED = {*BEGINNINGS, *ENDINGS}
ENGLISH = ("Event name", "Start date", "Start time", "End time", "Place", "Type", "Seats", "Owner", "Comments")
SPANISH = (
    "Nombre del evento",
    "FECHA INICIO",
    "Hora de inicio",
    "Hora término",
    "Ubicación",
    "Tipo",
    "Aforo",
    "Encargada",
    "Observaciones",
)
FIELDS = ("title", "date", "start_time", "end_time", "venue", "kind", "capacity", "lead", "notes")


@pytest.mark.parametrize("header", [ENGLISH, SPANISH])
def test_columns_are_found_by_their_names_in_both_languages(header):
    assert fields_of(header) == FIELDS


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Título *", "title"),
        ("Fecha (dd/mm/aaaa)", "date"),
        ("start_time", "start_time"),
        ("Público objetivo", "audience"),
        ("Modalidad:", "format"),
        ("Zona horaria", "timezone"),
        ("Cupos en línea", "capacity_online"),
        ("Presupuesto", "budget"),
    ],
)
def test_case_accents_marks_and_asides_do_not_matter(heading, field):
    assert fields_of((heading,)) == (field,)


def test_of_two_columns_for_one_field_the_first_is_taken():
    assert fields_of(("Nombre", "Evento", "Fecha")) == ("title", "", "date")


def test_a_column_of_days_is_the_date_where_nothing_else_is():
    assert fields_of(("Día", "Evento")) == ("date", "title")
    assert fields_of(("Día", "Evento", "Fecha")) == ("", "title", "date")


def test_every_heading_we_write_is_read_back_as_its_field():
    for field in COLUMNS:
        assert [fields_of((event_heading(field, language),)) for language in ("en", "es")] == [(field,), (field,)]


def test_no_name_stands_for_two_fields():
    names = [name for each in NAMES.values() for name in each.split("|") if name]
    assert len(names) == len(set(names))


def test_every_choice_we_write_is_read_back_as_itself():
    for choice, text in SHOWN.items():
        field = type(choice).__name__.lower().removeprefix("event")
        assert {named(CHOICES[field], table_word(text, language)) for language in ("en", "es")} == {choice}


def test_a_person_says_what_a_column_is():
    header = ("Qué", "Cuándo", "Evento", "Precio")
    assert chosen(header, {"qué": "título", "Evento": "-"}, {}) == ("title", "date", "", "")
    assert field_named("cupos") == "capacity"


def test_a_column_that_was_found_gives_way_to_the_one_that_a_person_names():
    assert chosen(("Evento", "Charla", "Fecha"), {"Charla": "title"}, {}) == ("", "title", "date")


def test_a_number_that_lines_have_is_an_event_of_ours_only_if_a_person_says_so():
    assert fields_of(("ID", "Title")) == ("", "title")
    assert chosen(("ID", "Title"), {"ID": "id"}, {}) == ("id", "title")


def test_what_was_said_the_last_time_is_remembered_and_can_be_overruled():
    header = ("A", "B", "Fecha")
    assert chosen(header, {}, {"A": "title", "B": "venue"}) == ("title", "venue", "date")
    assert chosen(header, {"B": "title"}, {"A": "title", "B": "venue"}) == ("", "title", "date")


@pytest.mark.parametrize(
    ("mapping", "reason"),
    [
        ({"Nope": "title"}, "map: there is no column “Nope”; there is Evento, Fecha"),
        ({"Evento": "colour"}, "map: “colour” is not a field; there is date, start"),
    ],
)
def test_a_mapping_of_what_is_not_there_is_refused(mapping, reason):
    with pytest.raises(Invalid) as error:
        chosen(("Evento", "Fecha"), mapping, {})
    assert words(error.value.message)[:40] == reason[:40]


def test_a_form_is_known_again_by_its_headings():
    assert signature(("Fecha", "Título")) == signature(("FECHA ", "Titulo:"))
    assert signature(("Fecha", "Título")) != signature(("Título", "Fecha"))


def order(*dates, day_first=True):
    table = Table(("Fecha", "Evento"), tuple(TableRow(n, (day, "x")) for n, day in enumerate(dates, 2)))
    form = read_columns(table, ("date", "title"), DATED, day_first=day_first)
    return form.day_first, [words(finding) for finding in form.findings]


def test_the_plain_dates_of_a_column_decide_its_ambiguous_ones():
    assert order("03/04/2027", "25/04/2027", day_first=False) == (True, [])
    assert order("03/04/2027", "04/25/2027") == (False, [])


def test_a_column_that_stays_ambiguous_is_read_as_the_settings_say_and_that_is_said():
    said = "12/3 could be two dates: read with {} first, as the plan's settings say"
    assert order("03/04/2027") == (True, [said.format("the day")])
    assert order("03/04/2027", day_first=False) == (False, [said.format("the month")])


def test_a_column_with_both_orders_is_pointed_out():
    assert order("25/04/2027", "04/25/2027") == (True, ["some numeric dates have the day first and others the month"])


def test_dates_that_cannot_be_mistaken_need_no_word():
    assert order("2027-04-03", "3 abr 2027") == (True, [])


def test_columns_that_are_left_out_are_named():
    table = Table(("Evento", "Precio", "", "Comuna"), (TableRow(2, ("x", "", "", "")),))
    form = read_columns(table, ("title", "", "", ""), DATED, day_first=True)
    assert [words(finding) for finding in form.findings] == ["columns left out: Precio, Comuna"]
