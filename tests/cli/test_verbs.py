"""Every verb of the command line, in both languages."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from eventplanner.cli.base.settings import setting_label
from eventplanner.cli.events.editing import field_of
from eventplanner.domain.events.events import EVENT
from eventplanner.domain.parsing.settings_names import NAMES as SETTINGS
from eventplanner.domain.parsing.settings_names import setting_named
from eventplanner.i18n import catalogue, names
from eventplanner.storage.kernel import file

MEETUP = "Meetup Python 12 mar 2027 18:30-21:00 @Sede Providencia #meetup ~60"


@pytest.fixture
def meetup(command):
    return command("add", "event", MEETUP, "--json").json


def test_a_quick_line_becomes_an_event(meetup):
    expected = {
        "id": 1,
        "version": 1,
        "title": "Meetup Python",
        "kind": "meetup",
        "format": "in_person",
        "status": "planned",
        "start": "2027-03-12T18:30",
        "end": "2027-03-12T21:00",
        "timezone": "America/Santiago",
        "all_day": False,
        "venue": "Sede Providencia",
        "url": "",
        "capacity": 60,
        "capacity_online": None,
        "tags": [],
    }
    assert {name: meetup[name] for name in expected} == expected


def test_a_new_plan_says_what_it_assumes(first_command):
    said = first_command("add", "event", MEETUP)
    assert said.err.startswith("A new plan in ")
    assert "country CL, time zone America/Santiago, currency CLP" in said.err


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("verb", [["list", "events"], ["add", "event", MEETUP], ["--read-only", "agenda"]])
def test_a_plan_from_before_the_first_release_is_refused_with_a_way_out(command, meetup, path, lang, verb):
    with file.connected(path) as connection:
        connection.execute(f"PRAGMA user_version = {file.OLDEST - 1}")
    said = command(*verb, lang=lang)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert ("early version" if lang == "en" else "versión inicial") in said.err
    assert "“eventplanner export data”" in said.err


def test_trying_a_line_adds_nothing(first_command, path):
    assert first_command("add", "event", MEETUP, "--dry-run").out == (
        "Would add: Meetup Python · Fri 12 Mar 2027 18:30–21:00 · America/Santiago · Sede Providencia · meetup"
        " · 60 places\n"
    )
    assert not path.exists()


def test_whole_days_end_on_the_last_of_them(command):
    event = command("add", "event", "DevConf 15-16 abr 2027 @Teatro Oriente #conference ~400", "--json").json
    assert (event["start"], event["end"], event["all_day"]) == ("2027-04-15", "2027-04-16", True)


def test_a_time_that_does_not_exist_is_pointed_out(command):
    said = command("add", "event", "Trasnoche 5 sep 2027 0:30-2:00")
    assert said.status == 0
    assert "America/Santiago" in said.err.splitlines()[-1]


def test_setting_a_start_moves_with_the_length(command, meetup):
    moved = command("set", "event", 1, "start=2027-04-02T18:30", "--json").json
    assert (moved["start"], moved["end"], moved["version"]) == ("2027-04-02T18:30", "2027-04-02T21:00", 2)


def test_setting_a_status_says_what_was_done_in_both_languages(command, meetup):
    assert command("set", "event", 1, "status=confirmed").out == "Confirm “Meetup Python”\n"
    assert command("set", "event", 1, "status=cancelado", lang="es").out == "Se canceló “Meetup Python”\n"


@pytest.mark.parametrize(
    ("assignment", "reason"),
    [
        ("status=closed", "status: "),
        ("start=soon", "start: not a date and time"),
        ("kind=party", "kind: one of: "),
        ("capacity=many", "capacity: a whole number"),
        ("colour=red", "colour: there is no such field"),
        ("timezone=Mars/Base", "time zone: "),
        ("title=", "title: "),
        ("url=javascript:alert(1)", "link: "),
    ],
)
def test_nonsense_is_refused_in_one_sentence_and_changes_nothing(command, meetup, assignment, reason):
    said = command("set", "event", 1, assignment)
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(reason)
    assert said.err.count("\n") == 1
    assert command("show", "event", 1, "--json").json == meetup


def test_a_lost_update_is_refused(command, meetup):
    command("set", "event", 1, "venue=Teatro")
    said = command("set", "event", 1, "venue=Sede", "--if-version", 1)
    assert (said.status, said.err) == (1, "Event 1 is at version 2 now.\n")


def test_what_is_deleted_comes_back(command, meetup):
    assert command("delete", "event", 1).out == "Delete “Meetup Python”\n"
    assert command("list", "events", "--json").json == []
    assert command("undo").out == "Undo: Delete “Meetup Python”\n"
    assert command("show", "event", 1, "--json").json["uid"] == meetup["uid"]
    assert command("redo").out == "Redo: Delete “Meetup Python”\n"


def test_what_is_not_there_is_said(command, meetup):
    said = command("show", "event", 7)
    assert (said.status, said.err) == (1, "There is no event 7.\n")


def test_events_are_listed_in_columns(command, meetup):
    assert command("list", "events").out == (
        "1  Fri 12 Mar 2027 18:30–21:00  Meetup Python  meetup  planned  Sede Providencia\n"
    )
    assert command("list", "events", lang="es").out == (
        "1  vie 12 mar 2027 18:30–21:00  Meetup Python  meetup  planificado  Sede Providencia\n"
    )


def test_a_list_is_narrowed_by_year_and_filter(command, meetup):
    command("add", "event", "Taller Rust 3 may 2028 #workshop")
    assert [each["id"] for each in command("list", "events", "--year", 2028, "--json").json] == [2]
    assert [each["id"] for each in command("list", "events", "--filter", "tipo:meetup", "--json").json] == [1]
    assert command("list", "events", "--filter", "kind:party").status == 1


def test_history_is_newest_first(command, meetup):
    command("set", "event", 1, "venue=Teatro")
    labels = [change["label"] for change in command("history", "--json").json]
    assert labels == ["Change “Meetup Python”", "Add “Meetup Python”", "Take up the public holidays", "Begin the plan"]


def test_the_beginning_of_a_plan_cannot_be_taken_back(first_command):
    first_command("set", "settings", "capacity=10")
    assert first_command("undo").status == 0
    said = first_command("undo")
    assert (said.status, said.err) == (1, "There is nothing to undo.\n")


def test_settings_are_shown_and_changed(command):
    command("set", "settings", "organisation=Cordillera Labs", "capacity=15")
    settings = command("list", "settings", "--json").json
    assert (settings["country"], settings["organisation"], settings["capacity"]) == ("CL", "Cordillera Labs", 15)
    assert command("set", "settings", "capacity=lots").err == "team capacity: a number from 1 to 1000\n"
    assert command("set", "settings", "colour=red").status == 1


def test_a_spreadsheet_comes_in_once(command, tmp_path):
    file = tmp_path / "year.csv"
    file.write_text("Evento;Fecha;Hora;Lugar\nMeetup;12/03/2027;18:30;Sede\nMalo;31/02/2027;;\n", encoding="cp1252")
    refused = command("import", "events", file)
    assert refused.status == 1
    rejects = tmp_path / "bad.csv"
    said = command("import", "events", file, "--skip-bad", "--rejects", rejects, "--json")
    assert said.status == 3
    assert {name: said.json[name] for name in ("added", "updated", "unchanged")} == {
        "added": 1, "updated": 0, "unchanged": 0,
    }  # fmt: skip
    assert [bad["line"] for bad in said.json["rejected"]] == [3]
    assert "31/02/2027" in rejects.read_text(encoding="utf-8-sig")
    again = command("import", "events", file, "--skip-bad", "--json").json
    assert (again["added"], again["unchanged"]) == (0, 1)


def test_an_import_can_be_tried_first(command, tmp_path, meetup):
    file = tmp_path / "year.csv"
    file.write_text("title,date\nDevConf,2027-04-15\n")
    assert command("import", "events", file, "--dry-run").out == (
        "Would add 1, update 0, leave 0 unchanged, reject 0.\n"
    )
    assert len(command("list", "events", "--json").json) == 1


def test_tasks_of_an_event_that_is_not_there_are_refused(command, meetup, tmp_path):
    (tmp_path / "tasks.csv").write_text("title,due\nReservar sala,2027-03-01\n")
    said = command("import", "tasks", tmp_path / "tasks.csv", "--event", 99)
    assert (said.status, said.err) == (1, "There is no event 99.\n")


def test_a_calendar_goes_to_a_file_and_never_over_another(command, meetup, tmp_path):
    file = tmp_path / "year.ics"
    assert command("export", "calendar", "--year", 2027, "-o", file).status == 0
    before = file.read_bytes()
    assert before.startswith(b"BEGIN:VCALENDAR\r\n")
    again = command("export", "calendar", "--year", 2027, "-o", file)
    assert again.status == 1
    assert file.read_bytes() == before
    assert command("export", "calendar", "--year", 2027, "-o", file, "--force").status == 0
    assert file.read_bytes() == before


def test_nothing_to_export_is_a_sentence_and_no_file(command, meetup, tmp_path):
    file = tmp_path / "year.ics"
    said = command("export", "calendar", "--year", 2030, "-o", file)
    assert said.status == 0
    assert said.err.endswith("There is nothing to export.\n")
    assert not file.exists()


@pytest.mark.parametrize("form", ["csv", "csv-es", "md", "text", "json"])
def test_events_go_out_as_text(command, meetup, form):
    said = command("export", "events", "--format", form)
    assert said.status == 0
    assert "Meetup Python" in said.out


def test_a_workbook_needs_a_file(command, meetup, tmp_path):
    assert command("export", "events", "--format", "xlsx").status == 1
    file = tmp_path / "year.xlsx"
    assert command("export", "events", "-o", file).status == 0
    assert file.read_bytes().startswith(b"PK")


def test_a_plan_goes_out_and_comes_in_whole(command, meetup, tmp_path):
    file = tmp_path / "plan.json"
    command("export", "data", "-o", file)
    other = tmp_path / "other.db"
    assert command("import", "data", file, "--db", other).status == 0
    assert command("show", "event", 1, "--json", "--db", other).json == meetup


def test_the_agenda_says_what_needs_me_and_what_comes(command, meetup):
    said = command("agenda", "--days", 3660)
    assert "Meetup Python" in said.out
    assert [event["id"] for event in command("agenda", "--days", 3660, "--json").json["coming"]] == [1]


def test_the_sample_year_is_the_same_twice_and_in_both_languages(command, tmp_path):
    plans = [tmp_path / name for name in ("a.db", "b.db", "c.db")]
    for plan, lang in zip(plans, ("es", "es", "en"), strict=True):
        assert command("demo", "--db", plan, "--year", 2027, "--no-open", lang=lang).status == 0
    first, second, english = (command("list", "events", "--json", "--db", plan).json for plan in plans)
    stable = [[{k: v for k, v in e.items() if not k.endswith("_at")} for e in found] for found in (first, second)]
    assert stable[0] == stable[1]
    assert len(first) == len(english) > 25
    assert "Hackatón interna" in {event["title"] for event in first}
    assert "Internal hackathon" in {event["title"] for event in english}


def test_the_sample_year_goes_into_an_empty_plan_only(command, meetup, path):
    said = command("demo", "--no-open")
    assert said.status == 1
    assert len(command("list", "events", "--json").json) == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_our_verbs(command, shell):
    said = command("completion", shell)
    assert said.status == 0
    assert "export" in said.out


def test_usage_is_said_in_the_readers_language(command):
    said = command("list", "everything", lang="es")
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("uso: eventplanner list")


def process(*words, **more):
    environ = {**os.environ, "PYTHONPATH": "", **more.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-m", "eventplanner", *map(str, words)], capture_output=True, env=environ, check=False, **more
    )


def test_without_a_terminal_the_app_says_so_and_leaves(path):
    ended = process("--db", path)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode().count("\n") == 1


def test_a_reader_that_stops_listening_is_no_error(path):
    process("demo", "--db", path, "--no-open")
    pipe = f"{sys.executable} -m eventplanner --db {path} list events --json | head -c 10"
    ended = subprocess.run(["bash", "-c", pipe], capture_output=True, check=False)
    assert ended.stderr == b""


@pytest.mark.parametrize("words", [["tasks"], ["tasks", "--event", "1"], ["people"], ["brief", "--event", "1"]])
def test_a_process_of_its_own_knows_the_kinds_that_its_file_names(path, words, command):
    command("add", "event", MEETUP)
    command("add", "person", "Ana")
    ended = process("--db", path, "export", *words)
    assert (ended.returncode, ended.stderr) == (0, b"")


HEAVY = {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "icalendar", "babel", "xlsxwriter"}


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["agenda"], ["list", "events"]])
def test_looking_loads_none_of_the_heavy_libraries(path, words, command):
    command("add", "event", MEETUP)
    code = (
        "import sys, json\nfrom eventplanner.cli.main import main\n"
        f"try: main({['--db', str(path), *words]!r})\n"
        "except SystemExit: pass\nprint(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert set(json.loads(ended.stdout.splitlines()[-1])) & HEAVY == set()


def test_a_backup_is_put_back_only_when_asked_twice(command, meetup, tmp_path, monkeypatch):
    copy = tmp_path / "copy.db"
    assert command("backup", copy).out == f"{copy}\n"
    command("delete", "event", 1)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert command("restore", copy).status == 1
    assert command("list", "events", "--json").json == []
    assert command("restore", copy, "--yes").status == 0
    assert [event["uid"] for event in command("list", "events", "--json").json] == [meetup["uid"]]


def test_the_doctor_finds_a_plan_in_good_health(command, meetup):
    said = command("doctor", "--json")
    assert (said.status, said.json["healthy"]) == (0, True)


def test_a_damaged_plan_is_a_problem_and_stays_as_it_is(command, meetup, path):
    damaged = bytearray(path.read_bytes())
    damaged[4096:8192] = b"\0" * 4096
    path.write_bytes(damaged)
    assert command("doctor").status == 1
    assert path.read_bytes() == bytes(damaged)


@pytest.mark.parametrize(
    ("closed", "status", "said"),
    [(">&-", 0, ""), ("2>&-", 0, ""), (">/dev/full", 1, "The output is not complete: no room is left on the disk\n")],
)
@pytest.mark.parametrize("verb", ["list events", "export events", "history --json"])
def test_output_that_nobody_takes_is_no_bug(meetup, path, verb, closed, status, said):
    line = f"{sys.executable} -m eventplanner --db {path} {verb} {closed}"
    ended = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr.decode()) == (status, said)


def test_settings_of_ones_own_that_make_no_sense_keep_nobody_from_a_command(meetup, path, tmp_path):
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "eventplanner"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("language = [")
    ended = process("--db", path, "list", "events")
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_bug_ends_in_one_line_and_a_report_without_data(command, meetup, monkeypatch, tmp_path):
    def burst(*_):
        title = "secret title"
        raise RuntimeError(title)

    monkeypatch.setattr("eventplanner.services.events.events.everything", burst)
    said = command("list", "events")
    assert (said.status, said.out, said.err.count("\n")) == (1, "", 1)
    (report,) = (tmp_path / "home" / "xdg_state_home").rglob("*.log")
    assert "RuntimeError" in report.read_text()
    assert "secret title" not in report.read_text()


def test_a_bug_whose_report_cannot_be_written_ends_in_one_line_too(command, meetup, monkeypatch, tmp_path):
    def burst(*_):
        raise RuntimeError

    (tmp_path / "no-folder").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "no-folder"))
    monkeypatch.setattr("eventplanner.services.events.events.everything", burst)
    said = command("list", "events")
    assert (said.status, said.out) == (1, "")
    assert said.err == "eventplanner met a bug and had to stop; what was saved is safe.\n"


def test_what_sqlite_says_outside_a_service_is_a_sentence(command, meetup, monkeypatch, path):
    def fill(*_):
        error = sqlite3.OperationalError()
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("eventplanner.services.events.events.everything", fill)
    said = command("list", "events")
    assert (said.status, said.err) == (1, "The disk is full; the plan is as it was. Make room and try again.\n")


def test_what_was_so_already_is_said_to_be_so(command, meetup):
    assert command("set", "event", 1, "venue=Sede Providencia").out == "Nothing changed.\n"


READING = [
    ["list", "events"],
    ["list", "settings", "--json"],
    ["show", "event", 1],
    ["agenda"],
    ["export", "events"],
    ["export", "calendar"],
    ["export", "data"],
    ["history"],
    ["undo"],
    ["redo"],
    ["delete", "event", 1],
    ["doctor"],
    ["import", "events", "year.csv", "--dry-run"],
]


@pytest.mark.parametrize("words", READING, ids=lambda words: " ".join(map(str, words[:2])))
def test_a_plan_that_is_not_there_is_not_made_by_looking(first_command, path, words):
    said = first_command(*words)
    assert said.status == 1
    assert (said.out + said.err).count("There is no plan in ") == 1
    assert not path.exists()


def test_who_has_no_plan_of_her_own_yet_sees_an_empty_one(home):
    ended = process("list", "events")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"No events.\n")
    assert list(home.rglob("*.db")) == []


def test_what_is_added_is_said_back(command):
    said = command("add", "event", MEETUP)
    assert said.out == (
        "1  Add “Meetup Python” · Fri 12 Mar 2027 18:30–21:00 · America/Santiago · Sede Providencia · meetup · 60 places\n"
    )


def test_what_is_added_need_not_be_called_an_event(command):
    assert command("add", "Meetup Rust 12 ago 2027", "--json").json["title"] == "Meetup Rust"
    assert command("add", "--json", "event", "Meetup Rust 13 ago 2027").json["id"] == 2


def test_what_does_not_fit_is_said_beside_what_was_added(command):
    assert command("add", "event", "Meetup vie 11 mar 2027").err.splitlines()[-1] == (
        "“vie” does not fit: it is Thu 11 Mar 2027."
    )


@pytest.mark.parametrize(
    ("assignments", "field", "value"),
    [
        (["estado=confirmado"], "status", "confirmed"),
        (["Título=Meetup Go"], "title", "Meetup Go"),
        (["lugar=Teatro"], "venue", "Teatro"),
        (["responsable=Sol"], "lead", "Sol"),
        (["cupos en línea=30"], "capacity_online", 30),
        (["hora=19.30", "fecha=2 abr 2027"], "start", "2027-04-02T19:30"),
        (["capacity online=7"], "capacity_online", 7),
    ],
)
def test_fields_have_names_in_both_languages(command, meetup, assignments, field, value):
    assert command("set", "event", 1, *assignments, "--json").json[field] == value


def test_settings_have_names_in_both_languages(command):
    command("set", "settings", "país=PE", "moneda=PEN", "capacidad=12", "organización=Los Andes")
    found = command("list", "settings", "--json").json
    assert [found[name] for name in ("country", "currency", "capacity", "organisation")] == [
        "PE",
        "PEN",
        12,
        "Los Andes",
    ]


def test_every_field_is_understood_as_it_is_called(command, meetup):
    assert "title, kind, format, status" in command("set", "event", 1, "nothing=1").err
    for language in ("en", "es"):
        catalogue.use(language)
        assert [field for field in EVENT.asked if field_of(names.field(field)) != field] == []
        assert [each for each in SETTINGS if setting_named(setting_label(each)) != each] == []


def test_values_are_listed_in_the_readers_language(command, meetup):
    assert command("set", "event", 1, "status=loquesea", lang="es").err == (
        "estado: uno de: idea, planificado, confirmado, realizado, cerrado, cancelado\n"
    )
    assert "planificado, confirmado" in command("list", "events", "--filter", "estado:loquesea", lang="es").err
    assert "híbrido" in command("list", "events", "--filter", "modalidad:loquesea", lang="es").err
    assert "taller, webinar" in command("export", "calendar", "--kind", "loquesea", lang="es").err


@pytest.mark.parametrize(
    "words",
    [
        ["list", "events", "--year", "1969"],
        ["list", "events", "--year", "20270"],
        ["export", "calendar", "--year", "next"],
        ["demo", "--year", "0"],
        ["agenda", "--days", "-1"],
        ["history", "--count", "few"],
    ],
)
def test_numbers_that_make_no_sense_are_refused_in_words(command, words):
    said = command(*words)
    assert said.status == 2
    assert "a year is between 1970 and 2200" in said.err or "a whole number, 0 or more" in said.err


def test_an_ending_that_promises_something_else_is_refused(command, meetup, tmp_path):
    said = command("export", "events", "-o", tmp_path / "year.pdf")
    assert (said.status, said.err) == (1, "format: one of csv, csv-es, xlsx, md, text, json\n")
    assert not (tmp_path / "year.pdf").exists()


def test_a_country_that_nobody_knows_is_refused(command, meetup):
    assert command("set", "settings", "country=ZZ").err == "country: not a known country\n"
