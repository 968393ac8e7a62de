import subprocess
import sys
from datetime import date, datetime

import pytest

from eventplanner.domain.base.errors import Busy, Conflict, FileProblem, Invalid, ReadOnly
from eventplanner.domain.base.text import Message
from eventplanner.domain.budget.lines import BUDGET_LINE
from eventplanner.domain.events.events import EventDraft, Status
from eventplanner.domain.exchange.calendar import CalendarScope
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.i18n import catalogue
from eventplanner.i18n.catalogue import words
from eventplanner.services.base import history
from eventplanner.services.base import settings as plan_settings
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import calendar, importing
from eventplanner.services.exchange import events_exchange as exchange
from eventplanner.services.exchange import rejects as rejects_file
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records
from formats.tables.workbooks import workbook

FILE = b"""Plan anual;;;
Fecha;Hora;Evento;Sede
12/03/2027;18:30;Meetup Python;Providencia
15-16 abr 2027;;Conferencia;Centro
;;Por decidir;
"""
BAD = FILE + b"31/02/2027;10:00;Malo;\n40/40/2027;;Peor;\n"
NEWER = FILE.replace(b"Providencia", b"Las Condes").replace(
    b";;Por decidir;", b"01/06/2027;09:00;Decidido;\n;;Por decidir;"
)


def bring(planner, source, *, skip_bad=False, **options):
    return importing.carry_out(
        planner, importing.preview(planner, EventsImporting(), source, **options), skip_bad=skip_bad
    )


def counts(result):
    return result.added, result.updated, result.unchanged, len(result.rejected)


def titles(planner):
    return [event.title for event in events.everything(planner)]


def test_a_preview_says_what_was_found_and_changes_nothing(planner):
    preview = importing.preview(planner, EventsImporting(), FILE)
    assert [words(finding) for finding in preview.findings] == [
        "semicolons",
        "UTF-8",
        "header in line 2",
        "12/3 could be two dates: read with the day first, as the plan's settings say",
        "2 events with a date",
        "1 without a date",
        "times in America/Santiago",
    ]
    assert preview.columns == (("Fecha", "date"), ("Hora", "start_time"), ("Evento", "title"), ("Sede", "venue"))
    assert [(line.line, line.outcome, line.title) for line in preview.lines] == [
        (3, Outcome.ADDED, "Meetup Python"),
        (4, Outcome.ADDED, "Conferencia"),
        (5, Outcome.ADDED, "Por decidir"),
    ]
    assert (titles(planner), history.last_revision(planner)) == ([], 0)


def test_an_import_is_one_line_of_history(planner):
    change, result = bring(planner, FILE)
    assert (words(change.label), change.subjects, counts(result)) == (
        "Import 3 events",
        frozenset({"event", "import_mapping"}),
        (3, 0, 0, 0),
    )
    found = events.everything(planner)
    assert [(event.title, event.start, event.timezone) for event in found] == [
        ("Meetup Python", datetime(2027, 3, 12, 18, 30), "America/Santiago"),
        ("Conferencia", datetime(2027, 4, 15), "America/Santiago"),
        ("Por decidir", None, "America/Santiago"),
    ]


def test_the_same_file_twice_equals_once(planner, at):
    bring(planner, FILE)
    change, result = bring(at("leo"), FILE)
    assert (change, counts(result)) == (None, (0, 0, 3, 0))
    assert len(titles(planner)) == 3


def test_a_newer_file_updates_and_adds_in_one_step_that_is_undone_as_one(planner):
    bring(planner, FILE)
    change, result = bring(planner, NEWER)
    assert (words(change.label), counts(result)) == ("Import 2 events", (1, 1, 2, 0))
    assert [event.venue for event in events.everything(planner)] == ["Las Condes", "Centro", "", ""]
    history.undo(planner)
    assert [event.venue for event in events.everything(planner)] == ["Providencia", "Centro", ""]
    history.redo(planner)
    assert titles(planner) == ["Meetup Python", "Conferencia", "Decidido", "Por decidir"]


def test_a_bad_line_refuses_the_whole_file(planner):
    with pytest.raises(FileProblem) as error:
        bring(planner, BAD)
    assert words(error.value.message) == (
        "Nothing was imported: 2 lines are bad, the first is line 6: start “31/02/2027”: there is no such day"
    )
    assert titles(planner) == []


def test_bad_lines_can_be_left_out_and_are_written_to_a_file_of_their_own(planner):
    preview = importing.preview(planner, EventsImporting(), BAD)
    _change, result = importing.carry_out(planner, preview, skip_bad=True)
    assert (counts(result), [line.line for line in result.rejected]) == ((3, 0, 0, 2), [6, 7])
    rejects = rejects_file.rejects_table(preview, {line.line: words(line.reason) for line in result.rejected}).decode(
        "utf-8-sig"
    )
    assert rejects.splitlines() == [
        "line;reason;Fecha;Hora;Evento;Sede",
        "6;start “31/02/2027”: there is no such day;31/02/2027;10:00;Malo;",
        "7;start “40/40/2027”: there is no such day;40/40/2027;;Peor;",
    ]


def test_rejects_that_were_mended_can_be_imported(planner):
    preview = importing.preview(planner, EventsImporting(), BAD)
    importing.carry_out(planner, preview, skip_bad=True)
    rejects = rejects_file.rejects_table(preview, {}).replace(b"31/02", b"28/02").replace(b"40/40", b"30/04")
    assert counts(bring(planner, rejects)[1]) == (2, 0, 0, 0)


def test_undo_of_an_import_is_refused_where_a_colleague_has_changed_a_row(planner, at):
    bring(planner, FILE)
    leo = at("leo")
    events.set_fields(leo, [events.everything(leo)[0]], {"venue": "Ñuñoa"})
    with pytest.raises(Conflict) as error:
        history.undo(planner)
    assert words(error.value.message) == "Not undone: leo has changed the same since (Change “Meetup Python”)."
    assert len(titles(planner)) == 3


def test_what_was_undone_and_done_again_is_still_known(planner):
    bring(planner, FILE)
    history.undo(planner)
    assert titles(planner) == []
    history.redo(planner)
    assert counts(bring(planner, FILE)[1]) == (0, 0, 3, 0)


def test_what_a_colleague_does_between_preview_and_import_is_taken_into_account(planner, at):
    preview = importing.preview(planner, EventsImporting(), FILE)
    bring(at("leo"), FILE)
    assert counts(importing.carry_out(planner, preview)[1]) == (0, 0, 3, 0)
    assert len(titles(planner)) == 3


def test_an_import_gives_up_where_others_never_stop(planner, at, monkeypatch):
    leo, real = at("leo"), importing._matched

    def interrupted(planner, preview):
        planned = real(planner, preview)
        events.create(leo, EventDraft(title="More"))
        return planned

    monkeypatch.setattr(importing, "_matched", interrupted)
    with pytest.raises(Busy):
        bring(planner, FILE)
    assert set(titles(planner)) == {"More"}


def test_an_event_moved_here_is_not_added_again(planner):
    bring(planner, FILE)
    meetup = events.everything(planner)[0]
    events.move_to(planner, meetup, datetime(2027, 3, 19, 19))
    preview = importing.preview(planner, EventsImporting(), FILE)
    assert (counts(preview.result), preview.lines[0].changed) == ((0, 1, 2, 0), ("start", "end"))


def test_an_event_deleted_here_comes_back_with_its_uid(planner):
    bring(planner, FILE)
    meetup = events.everything(planner)[0]
    events.remove(planner, [meetup])
    assert counts(bring(planner, FILE)[1]) == (1, 0, 2, 0)
    assert events.everything(planner)[0].uid == meetup.uid


def test_two_plans_give_the_same_file_different_uids(planner, tmp_path):
    bring(planner, FILE)
    other = Planner(Store(tmp_path / "other.db"), "ana")
    bring(other, FILE)
    assert not {event.uid for event in events.everything(planner)} & {event.uid for event in events.everything(other)}


def test_the_columns_of_a_form_are_remembered_once_it_was_imported(planner):
    form = "Qué,Cuándo\nMeetup,2027-03-12\n".encode()
    bring(planner, form, mapping={"Qué": "title"})
    preview = importing.preview(planner, EventsImporting(), form + b"Otro,2027-03-13\n")
    assert preview.columns == (("Qué", "title"), ("Cuándo", "date"))
    assert "columns as the last time" in [words(finding) for finding in preview.findings]
    assert counts(preview.result) == (1, 0, 1, 0)
    history.undo(planner)
    with pytest.raises(Invalid) as error:
        importing.preview(planner, EventsImporting(), form)
    assert words(error.value.message) == "title: no column is known to be this; there is Qué, Cuándo"


def test_the_plans_setting_decides_what_12_3_is(planner):
    plan_settings.change(planner, numeric_dates="month")
    bring(planner, b"Date,Title\n12/3/2027,Meetup\n")
    assert events.everything(planner)[0].first_day == date(2027, 12, 3)


def test_a_workbook_is_read_from_the_sheet_that_was_named(planner, tmp_path):
    path = tmp_path / "plan.xlsx"
    sheets = [
        ("2026", [["Fecha", "Evento"], [date(2026, 3, 12), "Old"]]),
        ("2027", [["Fecha", "Evento"], [date(2027, 3, 12), "New"]]),
    ]
    path.write_bytes(workbook(*sheets))
    bring(planner, path, sheet="2027")
    assert [(event.title, event.first_day) for event in events.everything(planner)] == [("New", date(2027, 3, 12))]


def test_a_plan_that_is_open_to_be_read_only_can_look_but_not_import(planner):
    reader = Planner(Store(planner.store.path, read_only=True), "ana")
    preview = importing.preview(reader, EventsImporting(), FILE)
    assert counts(preview.result) == (3, 0, 0, 0)
    with pytest.raises(ReadOnly):
        importing.carry_out(reader, preview)


@pytest.fixture
def filled(planner):
    hostile = EventDraft(
        title='=HYPERLINK("http://x";"y"), "q" ; ñ 🎉', start=datetime(2027, 3, 12, 18, 30), end=datetime(2027, 3, 12, 21), timezone="America/Santiago",
        venue="+56 9", geo="-33.42,-70.61", url="https://meet.example/x?a=1,2", capacity=1200, tags=("python", "c#"), notes="a\n@b\n\n-c", status=Status.CONFIRMED,
    )  # fmt: skip
    events.create(planner, hostile)
    events.create(
        planner,
        EventDraft(
            title="Conferencia", start=datetime(2027, 4, 15), end=datetime(2027, 4, 16), all_day=True, timezone="UTC"
        ),
    )
    events.create(planner, EventDraft(title="-5", status=Status.IDEA, timezone="UTC"))
    return planner


@pytest.mark.parametrize("format", ["csv", "csv-es", "xlsx"])
def test_what_was_exported_can_be_imported_and_is_unchanged(filled, format):
    assert counts(
        importing.preview(
            filled, EventsImporting(), exchange.export_events(filled, events.everything(filled), format)
        ).result
    ) == (0, 0, 3, 0)


@pytest.mark.parametrize("format", ["csv", "csv-es", "xlsx"])
def test_a_plan_carried_over_by_table_is_the_same_plan(filled, tmp_path, format):
    other = Planner(Store(tmp_path / "other.db"), "ana")
    bring(other, exchange.export_events(filled, events.everything(filled), format))
    said = [
        {name: getattr(event, name) for name in (*EventDraft.__struct_fields__, "uid")}
        for event in events.everything(filled)
    ]
    assert said == [
        {name: getattr(event, name) for name in (*EventDraft.__struct_fields__, "uid")}
        for event in events.everything(other)
    ]


def test_an_export_that_was_edited_clears_what_was_emptied(filled):
    file = exchange.export_events(filled, events.everything(filled), "csv").replace(b"'+56 9", b"")
    assert counts(bring(filled, file)[1]) == (0, 1, 2, 0)
    assert events.everything(filled)[0].venue == ""


def test_an_unknown_format_is_a_sentence(filled):
    with pytest.raises(Invalid):
        exchange.export_events(filled, events.everything(filled), "docx")


def test_the_words_of_a_workbook_are_those_of_the_language_in_use(filled):
    catalogue.use("es")
    table = importing.preview(
        filled, EventsImporting(), exchange.export_events(filled, events.everything(filled), "xlsx")
    ).table
    assert (table.sheet, table.header[:2], table.rows[0].cells[8]) == (
        "Eventos",
        ("Fecha inicio", "Hora inicio"),
        "confirmado",
    )


IMPORT = """
import sys
from pathlib import Path
from sqlalchemy import Engine, event
from eventplanner.services.exchange import importing
from eventplanner.services.exchange.events_exchange import EventsImporting
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from eventplanner.storage.queries import records

def say(sql):
    if sql.startswith(sys.argv[3]):
        print("now", flush=True)
        sys.stdin.readline()

event.listen(Engine, "before_cursor_execute", lambda connection, cursor, sql, *_: say(sql))
event.listen(Engine, "commit", lambda connection: say("COMMIT"))
planner = Planner(Store(Path(sys.argv[1])), "ana")
importing.carry_out(planner, importing.preview(planner, EventsImporting(), Path(sys.argv[2])))
say("DONE")
"""


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("INSERT INTO journal ", 1),
        ("INSERT INTO event ", 1),
        ("INSERT INTO journal_entry", 1),
        ("COMMIT", 1),
        ("DONE", 301),
    ],
)
def test_an_import_that_is_killed_leaves_all_or_nothing(planner, tmp_path, moment, there):
    events.create(planner, EventDraft(title="Before"))
    path = tmp_path / "many.csv"
    path.write_text("Date,Title\n" + "".join(f"2027-{1 + n % 12:02}-01,Event {n}\n" for n in range(300)))
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, planner.store.path, path, moment],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "now\n"
    process.kill()
    process.communicate()
    assert len(titles(planner)) == there
    assert counts(bring(planner, path)[1])[0] == 301 - there
    assert len(titles(planner)) == 301


def test_an_event_that_calendars_were_told_is_gone_comes_back_at_a_higher_number(planner):
    bring(planner, FILE)
    calendar.record(planner, CalendarScope(), calendar.export(planner, CalendarScope()))
    meetup = events.everything(planner)[0]
    events.remove(planner, [meetup])
    calendar.record(planner, CalendarScope(), file := calendar.export(planner, CalendarScope()))
    assert b"STATUS:CANCELLED\r\n" in file.data
    bring(planner, FILE)
    again = events.everything(planner)[0]
    assert (again.uid, again.sequence) == (meetup.uid, meetup.sequence + 2)
    assert b"STATUS:CANCELLED\r\n" not in calendar.export(planner, CalendarScope()).data


def test_a_large_import_does_not_wait_for_itself_where_readers_and_writers_exclude_each_other(at, monkeypatch):
    monkeypatch.setattr("eventplanner.storage.kernel.opening.network_file_system", lambda _path: "nfs")
    planner = at()
    lines = "".join(f"Event {n},2027-05-01,{'x' * 900}\n" for n in range(4000))
    preview = importing.preview(planner, EventsImporting(), f"title,date,notes\n{lines}".encode())
    _change, result = importing.carry_out(planner, preview)
    assert result.added == 4000


@pytest.mark.parametrize("total", [b";;TOTAL;120", b"Totales:;;;", b"Suma;;;98", b";;Subtotal;"])
def test_a_row_of_totals_is_left_out_and_said(planner, total):
    preview = importing.preview(planner, EventsImporting(), FILE + total + b"\n")
    assert "totals row in line 6 left out" in [words(finding) for finding in preview.findings]
    assert counts(preview.result) == (3, 0, 0, 0)


def test_an_event_called_total_with_a_date_is_one(planner):
    assert counts(importing.preview(planner, EventsImporting(), FILE + b"13/03/2027;;Total;\n").result) == (4, 0, 0, 0)


def test_rejected_rows_have_the_delimiter_they_came_with(planner):
    lines = (
        rejects_file.rejects_table(importing.preview(planner, EventsImporting(), BAD), {6: "no"})
        .decode("utf-8-sig")
        .splitlines()
    )
    assert lines[:2] == ["line;reason;Fecha;Hora;Evento;Sede", "6;no;31/02/2027;10:00;Malo;"]
    commas = importing.preview(planner, EventsImporting(), b"Date,Title\n31/02/2027,Bad\n")
    assert rejects_file.rejects_table(commas, {}).decode("utf-8-sig").startswith("line,reason,Date,Title")


BUDGETS = "Fecha;Evento;Público;Presupuesto (USD)\n12/04/2027;Desayuno;60;1.200\n13/04/2027;Cena;40;\n"


def budgets(planner):
    lines = records.of_several(planner.store, BUDGET_LINE, [event.id for event in events.everything(planner)])
    return [(line.event_id, line.amount, line.currency) for line in lines]


def test_what_an_event_may_cost_becomes_one_line_of_its_budget(planner):
    _change, result = bring(planner, BUDGETS.encode())
    breakfast, dinner = events.everything(planner)
    assert (counts(result), breakfast.capacity, dinner.capacity) == ((2, 0, 0, 0), 60, 40)
    assert budgets(planner) == [(breakfast.id, 120_000, "USD")]
    assert counts(bring(planner, BUDGETS.encode())[1]) == (0, 0, 2, 0)
    _change, result = bring(planner, BUDGETS.replace("1.200", "1.500").encode())
    assert (counts(result), budgets(planner)) == ((0, 1, 1, 0), [(breakfast.id, 150_000, "USD")])
    history.undo(planner)
    assert budgets(planner) == [(breakfast.id, 120_000, "USD")]


def test_a_budget_that_somebody_made_is_not_added_to(planner):
    bring(planner, BUDGETS.replace("1.200", "").encode())
    breakfast = events.everything(planner)[0]
    with planner.write(Message("Add")) as writing:
        writing.add("budget_line", {"event_id": breakfast.id, "name": "Sala", "amount": 100, "currency": "CLP"})
    shown = importing.preview(planner, EventsImporting(), BUDGETS.encode())
    assert "1 event has a budget of its own, and that of the table is left out" in [words(f) for f in shown.findings]
    assert counts(shown.result) == (0, 0, 2, 0)


@pytest.mark.parametrize("cell", ["10%", "-5", "1.200 por persona", "12-mar"])
def test_a_budget_that_is_no_single_amount_is_refused(planner, cell):
    shown = importing.preview(planner, EventsImporting(), BUDGETS.replace("1.200", cell).encode())
    assert [line.line for line in shown.result.rejected] == [2]


def test_an_audience_in_numbers_is_how_many_fit(planner):
    words_of = BUDGETS.replace("60", "desarrolladoras")
    assert importing.preview(planner, EventsImporting(), words_of.encode()).reading.fields[2] == "audience"
    assert importing.preview(planner, EventsImporting(), BUDGETS.encode()).reading.fields[2] == "capacity"


PLAN = workbook(
    (
        "Plan",
        [
            ["PLAN 2027", "", "", "", ""],
            ["Fecha", "Hora", "Actividad", "Lugar", "Estado"],
            ["MARZO", "", "", "", ""],
            ["11/03/2027", "18:30 hrs", "Meetup Python", "Ñuñoa", "Realizable"],
            ["25/03/2027", "22:00 - 26:30", "Noche de hackeo", "Centro", "confirmado"],
            ["ABRIL", "", "", "", ""],
            ["por definir", "", "Taller de accesibilidad", "Sala 2", ""],
            ["", "", "TOTAL EVENTOS", "", ""],
        ],
    )
)


def test_months_over_events_and_totals_under_them_are_no_events(planner):
    shown = importing.preview(planner, EventsImporting(), PLAN, mapping={"Estado:realizable": "planned"})
    assert counts(shown.result) == (3, 0, 0, 0)
    said = [words(finding) for finding in shown.findings]
    assert "headings among the rows, by line: MARZO (3), ABRIL (6)" in said
    assert "totals row in line 8 left out" in said
    assert ("2 events with a date" in said, "1 without a date" in said) == (True, True)
    importing.carry_out(planner, shown)
    night = events.everything(planner)[1]
    assert (night.start, night.end) == (datetime(2027, 3, 25, 22), datetime(2027, 3, 26, 2, 30))


def test_a_word_that_nobody_knows_is_asked_about_and_remembered(planner):
    shown = importing.preview(planner, EventsImporting(), PLAN)
    assert [(word.key, word.rows) for word in shown.reading.strange] == [("Estado:Realizable", 1)]
    assert [words(line.reason) for line in shown.result.rejected] == [
        "Estado “Realizable” is none of: idea, planned, confirmed, held, closed, cancelled"
    ]
    bring(planner, PLAN, mapping={"Estado:Realizable": "idea"})
    assert events.everything(planner)[0].status == "idea"
    again = importing.preview(planner, EventsImporting(), PLAN)
    assert (counts(again.result), again.reading.strange[0].meant) == ((0, 0, 3, 0), "idea")


@pytest.mark.parametrize("meaning", ["fiesta", "realizable"])
def test_a_meaning_that_is_none_is_refused(planner, meaning):
    with pytest.raises(Invalid):
        importing.preview(planner, EventsImporting(), PLAN, mapping={"Estado:Realizable": meaning})


def test_a_day_alone_is_one_of_the_month_that_its_section_names(planner):
    rows = "Día;Evento;Lugar\nMARZO 2027;;\n11;Charla;Centro\n25;Taller;Centro\nABRIL;;\n3;Otra;Centro\n"
    shown = importing.preview(planner, EventsImporting(), rows.encode())
    assert [line.draft.start.date() for line in shown.lines if line.draft] == [date(2027, 3, 11), date(2027, 3, 25)]
    assert [line.line for line in shown.result.rejected] == [6]


def test_proposals_that_were_not_taken_are_no_events(planner):
    rows = "Proposal title,Proposal state,Start\nA,confirmed,2027-09-03T10:00:00-04:00\nB,rejected,\nC,withdrawn,\nD,canceled,\n"
    shown = importing.preview(planner, EventsImporting(), rows.encode())
    assert [(line.title, line.draft.status) for line in shown.lines] == [("A", "confirmed"), ("D", "cancelled")]
    assert "2 proposals that were rejected or withdrawn are left out" in [words(f) for f in shown.findings]


def read_rows(planner, text):
    shown = importing.preview(planner, EventsImporting(), text.encode())
    drafts = {line.title: line.draft for line in shown.lines if line.draft}
    return drafts, {line.line: words(line.reason) for line in shown.result.rejected}


@pytest.mark.parametrize(
    ("begin", "end", "reason"),
    [
        ("18:30", "2 horas", "end “2 horas”: may be how long it takes, or a time of day; write when it ends, as 20:30"),
        ("18:30", "2h", "end “2h”: may be how long it takes, or a time of day; write when it ends, as 20:30"),
        ("21:00", "18:30", "It ends before it begins; if it ends on another day, say both days."),
    ],
)
def test_an_end_that_is_probably_something_else_is_refused(planner, begin, end, reason):
    assert read_rows(planner, f"Título;Fecha;Inicio;Fin\nX;17/03/2027;{begin};{end}\n")[1] == {2: reason}


def test_an_evening_may_go_on_after_midnight(planner):
    drafts, _bad = read_rows(planner, "Título;Fecha;Inicio;Fin\nX;17/03/2027;22:00;02:00\n")
    assert drafts["X"].end == datetime(2027, 3, 18, 2)


def test_weekdays_prove_the_order_of_day_and_month(planner):
    drafts, _bad = read_rows(planner, "Date,Event\nMon 04/05/2027,A\nTue 05/04/2027,B\n")
    assert [draft.start.date() for draft in drafts.values()] == [date(2027, 4, 5), date(2027, 5, 4)]


def test_a_weekday_that_does_not_fit_is_refused(planner):
    assert list(read_rows(planner, "Fecha;Evento\nlunes 12/03/2027;A\nviernes 12/03/2027;B\n")[1]) == [2]


def test_a_date_that_may_be_two_is_refused_where_others_prove_both_orders(planner):
    drafts, bad = read_rows(planner, "Fecha;Evento\n13/04/2027;A\n05/26/2027;B\n03/04/2027;C\n")
    assert ([*drafts], [*bad]) == (["A", "B"], [4])
    assert bad[4].startswith("Fecha “03/04/2027” may be two dates")


def test_whole_days_of_other_calendars(planner):
    head = "Subject,Start Date,Start Time,End Date,End Time,All Day Event\n"
    rows = "A,05/22/2027,12:00 AM,05/24/2027,12:00 AM,True\nB,05/26/2027,,05/27/2027,,TRUE\nC,05/28/2027,10:00 AM,05/28/2027,11:00 AM,False\n"
    drafts, _bad = read_rows(planner, head + rows)
    assert [(d.all_day, d.first_day.day, d.last_day.day) for d in drafts.values()] == [
        (True, 22, 23),
        (True, 26, 27),
        (False, 28, 28),
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [("26-28/03/2027", 28), ("12/03/2027-13/03/2027", 13), ("26 al 28/03/2027", 28), ("2027-03-26 - 2027-03-28", 28)],
)
def test_spans_of_numeric_dates(planner, text, last):
    assert read_rows(planner, f"Fecha;Evento\n{text};A\n")[0]["A"].last_day.day == last


def test_a_total_may_stand_in_the_first_column(planner):
    drafts, bad = read_rows(planner, "Fecha;Evento\n13/04/2027;A\nTotal eventos: 1;\n")
    assert ([*drafts], bad) == (["A"], {})


def test_a_table_without_rows_says_so(planner):
    shown = importing.preview(planner, EventsImporting(), b"Fecha;Evento\n")
    assert "no lines in this file" in [words(finding) for finding in shown.findings]


@pytest.mark.parametrize(
    "text",
    [
        "PLAN ANUAL 2027;;\nMes;Día;Evento\nMARZO;12;A\nMARZO;Sábado 13;B\nAbril;3;C\n",
        "PLAN ANUAL 2027;;\nDía;Evento;Lugar\nMARZO;;\n12;A;x\n13;B;x\nABRIL;;\n3;C;x\n",
        "Mes;Día;Evento\nmarzo 2027;12;A\nmarzo 2027;13;B\nabril 2027;3;C\n",
    ],
)
def test_days_of_a_month_that_stands_elsewhere(planner, text):
    drafts, bad = read_rows(planner, text)
    assert bad == {}
    assert [draft.start.date() for draft in drafts.values()] == [date(2027, 3, 12), date(2027, 3, 13), date(2027, 4, 3)]


@pytest.mark.parametrize("title", ["PLAN ANUAL;;", "PLAN 2026-2027;;"])
def test_days_without_a_year_are_refused(planner, title):
    assert [*read_rows(planner, f"{title}\nMes;Día;Evento\nMARZO;12;A\n")[1]] == [3]


def test_a_weekday_is_held_against_the_month_that_stands_elsewhere(planner):
    assert [*read_rows(planner, "PLAN 2027;;\nMes;Día;Evento\nMARZO;Lunes 13;A\nMARZO;sáb 13;B\n")[1]] == [3]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Valores en UF;;\nFecha;Evento;Presupuesto\n12/04/2027;A;48,5\n", (485_000, "CLF")),
        ("Fecha;Evento;Presupuesto (M$)\n12/04/2027;A;3\n", (3_000, "CLP")),
    ],
)
def test_what_a_budget_is_in_stands_above_it_too(planner, text, amount):
    bring(planner, text.encode())
    assert [line[1:] for line in budgets(planner)] == [amount]


@pytest.mark.parametrize("heading", ["Presupuesto (IVA incluido)", "Presupuesto bruto"])
def test_a_budget_with_tax_is_no_budget_without(planner, heading):
    rows = f"Fecha;Evento;{heading}\n12/04/2027;A;119.000\n"
    shown = importing.preview(planner, EventsImporting(), rows.encode(), mapping={heading: "budget"})
    assert [line.line for line in shown.result.rejected] == [2]


def test_cents_that_a_currency_has_not_are_no_budget(planner):
    file = workbook(("Plan", [["Fecha", "Evento", "Presupuesto"], ["12/04/2027", "A", 250.48]]))
    assert [line.line for line in importing.preview(planner, EventsImporting(), file).result.rejected] == [2]
