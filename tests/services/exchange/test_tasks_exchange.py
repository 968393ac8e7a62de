"""Tasks out into files and in again: what was written is read as it was, and twice is once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from icalendar import Calendar

from eventplanner.domain.base.errors import FileProblem, Invalid
from eventplanner.domain.decisions.gates import GATE
from eventplanner.domain.events.events import Event, EventDraft
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TASK, Task, TaskState
from eventplanner.i18n import catalogue
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.services.exchange import importing, tasks_exchange
from eventplanner.services.exchange.tasks_exchange import TasksImporting
from eventplanner.services.records import records
from eventplanner.services.tasks import tasks
from kit import Fill, Filled

TODAY = date(2027, 3, 9)


def add_event(planner: Planner, title: str = "DevConf", day: date = date(2027, 4, 15)) -> Event:
    start = datetime.combine(day, datetime.min.time()).replace(hour=9)
    draft = EventDraft(title=title, start=start, end=start + timedelta(hours=9), timezone="America/Santiago")
    return events.added(planner, events.create(planner, draft))


def add(planner: Planner, event_id: int | None = None, **texts: str) -> Task:
    reading = records.read(planner, TASK, texts, TASK.blank(event_id))
    return records.added(planner, TASK, records.create(planner, TASK, reading))


@pytest.fixture(scope="module")
def made(fill: Fill) -> Filled[Event]:
    return fill(add_event)


@pytest.fixture(scope="module")
def template(made: Filled[Event]) -> Path:
    return made.path


@pytest.fixture(scope="module")
def event(made: Filled[Event]) -> Event:
    return made.value


@pytest.fixture
def full(planner: Planner, event: Event) -> Event:
    """With one task of every sort."""
    reading = records.read(planner, GATE, {"title": "Go/no-go", "due": "T-30"}, GATE.blank(event.id))
    records.create(planner, GATE, reading)
    add(
        planner,
        event.id,
        title="Sign the *venue*",
        due="T-40",
        area="venue",
        owner="Leo",
        gate_id="Go/no-go",
        priority="3",
    )
    add(planner, event.id, title="Pay, at last", due="2027-04-02", area="money", state="blocked", reason="no invoice")
    add(planner, event.id, title="=1+1", notes="one\ntwo; three", links="https://example.org\nhttps://example.com")
    add(planner, event.id, title="Thank", due="T+1", area="afterwards", state="doing")
    done = add(planner, event.id, title="Think", due="T-60", area="access")
    tasks.set_done(planner, [done])
    return event


def plain(planner: Planner, event: Event) -> list:
    return [
        TASK.draft_of(task, {"event_id": 0, "gate_id": bool(task.gate_id)})
        for task in tasks.of_event(planner, event.id)
    ]


@pytest.mark.parametrize("form", ["csv", "csv-es"])
def test_a_table_is_read_as_it_was_written(planner: Planner, full: Event, form: str) -> None:
    data = tasks_exchange.export_tasks(planner, full.id, form)
    change, result = importing.bring_in(planner, TasksImporting(event_id=full.id), data)
    assert (change, result.added, result.updated, result.unchanged, result.rejected) == (None, 0, 0, 5, ())
    other = add_event(planner, "Next", date(2027, 6, 1))
    reading = records.read(planner, GATE, {"title": "go/no-go"}, GATE.blank(other.id))
    records.create(planner, GATE, reading)
    importing.bring_in(planner, TasksImporting(event_id=other.id), data)
    key = repr
    assert sorted(plain(planner, other), key=key) == sorted(plain(planner, full), key=key)


def test_twice_is_once_and_one_undo_takes_it_back(planner: Planner, event: Event) -> None:
    data = b"Task,Due,Owner\nSign,T-10,leo\nPay,02/04/2027,\nSign,T-10,leo\n"
    change, result = importing.bring_in(planner, TasksImporting(event_id=event.id), data)
    assert (result.added, result.unchanged) == (2, 1)
    assert change is not None
    assert change.label.params == {"n": 2}
    again, result = importing.bring_in(planner, TasksImporting(event_id=event.id), data)
    assert (again, result.added, result.unchanged) == (None, 0, 3)
    assert [(t.title, t.due_on) for t in tasks.of_event(planner, event.id)] == [
        ("Pay", date(2027, 4, 2)),
        ("Sign", date(2027, 4, 5)),
    ]
    history.undo(planner)
    assert tasks.of_event(planner, event.id) == []


def test_a_table_in_spanish_changes_what_it_says_and_leaves_the_rest(planner: Planner, event: Event) -> None:
    mine = add(planner, event.id, title="Contratar catering", due="T-20", owner="Leo", notes="llamar")
    data = (
        "Tarea;Plazo;Responsable;Área;Estado;Hecha;Prioridad;Notas\n"
        "CONTRATAR CATERING;T-2 sem;;Comida;en curso;;alta;\n"
        "Imprimir;12 mar;Sofía;Difusión;;x;;con café\n"
        "Revisar;;;Astrología;;;;\n"
    )
    _change, result = importing.bring_in(planner, TasksImporting(event_id=event.id), data.encode("cp1252"))
    assert (result.added, result.updated, result.unchanged, result.rejected) == (2, 1, 0, ())
    found = records.get(planner, TASK, mine.id)
    assert (found.title, found.offset, found.owner, found.area, found.state, found.priority, found.notes) == (
        "CONTRATAR CATERING", -14, "Leo", Area.CATERING, TaskState.DOING, 3, "llamar",
    )  # fmt: skip
    printed = next(task for task in tasks.of_event(planner, event.id) if task.title == "Imprimir")
    assert (printed.due, printed.owner, printed.area, printed.state, printed.done_on, printed.notes) == (
        date(2027, 3, 12), "Sofía", Area.COMMUNICATION, TaskState.DONE, TODAY, "con café",
    )  # fmt: skip
    said = importing.preview(planner, TasksImporting(event_id=event.id), data.encode()).findings
    assert {"names": "Astrología"} in [finding.params for finding in said]


def test_a_bad_row_keeps_the_others_out_unless_it_may_be_skipped(planner: Planner, event: Event) -> None:
    data = b"task,due,state\nGood,T-1,\nBad,whenever,\n,T-2,\nStuck,T-3,blocked\nFar,T-9999,\n"
    with pytest.raises(FileProblem):
        importing.bring_in(planner, TasksImporting(event_id=event.id), data)
    assert tasks.of_event(planner, event.id) == []
    _change, shown = importing.bring_in(planner, TasksImporting(event_id=event.id), data, dry_run=True)
    assert (shown.added, [row.line for row in shown.rejected]) == (1, [3, 4, 5, 6])
    assert all(row.reason for row in shown.rejected)
    assert tasks.of_event(planner, event.id) == []
    _change, result = importing.bring_in(planner, TasksImporting(event_id=event.id), data, skip_bad=True)
    assert result.added == 1
    assert [task.title for task in tasks.of_event(planner, event.id)] == ["Good"]


def test_columns_may_be_said_by_hand(planner: Planner, event: Event) -> None:
    data = b"Thing,Deadline,Task\nSign,T-3,x\n"
    mapping = {"Thing": "title", "task": "-"}
    found = importing.preview(planner, TasksImporting(event_id=event.id), data, mapping=mapping)
    assert found.columns == (("Thing", "title"), ("Deadline", "due"), ("Task", ""))
    importing.carry_out(planner, found)
    assert [(task.title, task.offset) for task in tasks.of_event(planner, event.id)] == [("Sign", -3)]
    for wrong in ({"Nowhere": "title"}, {"Thing": "colour"}):
        with pytest.raises(Invalid):
            importing.preview(planner, TasksImporting(event_id=event.id), data, mapping=wrong)
    with pytest.raises(Invalid):
        importing.preview(planner, TasksImporting(event_id=event.id), b"Colour,Size\nred,4\n")


def test_a_workbook_is_read_with_its_dates(planner: Planner, event: Event) -> None:
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Tareas")
    sheet.write_row(0, 0, ["Tarea", "Fecha límite", "Días antes"])
    sheet.write_string(1, 0, "Firmar")
    sheet.write_datetime(1, 1, datetime(2027, 4, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
    sheet.write_string(2, 0, "Pagar")
    sheet.write_number(2, 2, 30)
    book.close()
    importing.bring_in(planner, TasksImporting(event_id=event.id), file.getvalue())
    assert {(task.title, task.due, task.offset) for task in tasks.of_event(planner, event.id)} == {
        ("Firmar", date(2027, 4, 2), None),
        ("Pagar", None, -30),
    }


def test_american_dates_are_told_by_the_file_itself(planner: Planner, event: Event) -> None:
    importing.bring_in(planner, TasksImporting(event_id=event.id), b"task,due\nOne,04/02/2027\nTwo,04/13/2027\n")
    assert [task.due for task in tasks.of_event(planner, event.id)] == [date(2027, 4, 2), date(2027, 4, 13)]


def test_two_of_the_same_title_are_told_apart_by_their_day(planner: Planner, event: Event) -> None:
    late, early = (add(planner, event.id, title="Remind", due=due) for due in ("T-1", "T-7"))
    importing.bring_in(
        planner, TasksImporting(event_id=event.id), b"task,due,owner\nRemind,T-1,leo\nRemind,T-6,sol\nRemind,T-3,ana\n"
    )
    found = {task.id: (task.offset, task.owner) for task in tasks.of_event(planner, event.id)}
    assert (found[late.id], found[early.id]) == ((-1, "leo"), (-6, "sol"))
    assert len(found) == 3


def test_without_an_event_a_column_says_which(planner: Planner, event: Event) -> None:
    add_event(planner, "Twin")
    add_event(planner, "Twin")
    add(planner, None, title="Loose")
    data = b"event,task,due\ndevconf,Sign,T-3\n,Loose,2027-04-01\n,Adrift,T-3\nTwin,Sign,T-3\nNowhere,Sign,T-3\n"
    _change, result = importing.bring_in(planner, TasksImporting(event_id=None), data, skip_bad=True)
    assert (result.added, result.updated, [row.line for row in result.rejected]) == (1, 1, [4, 5, 6])
    assert [task.title for task in tasks.of_event(planner, event.id)] == ["Sign"]
    assert [(task.title, task.due) for task in tasks.of_no_event(planner)] == [("Loose", date(2027, 4, 1))]


def test_what_others_change_meanwhile_is_taken_into_account(at: Callable[..., Planner], event: Event) -> None:
    ana, leo = at("ana"), at("leo")
    data = b"task,owner\nSign,leo\n"
    found = importing.preview(ana, TasksImporting(event_id=event.id), data)
    add(leo, event.id, title="Sign", due="T-3")
    _change, result = importing.carry_out(ana, found)
    assert (result.added, result.updated) == (0, 1)
    assert [(task.owner, task.offset) for task in tasks.of_event(ana, event.id)] == [("leo", -3)]


def test_the_checklist_is_written_to_be_ticked(planner: Planner, full: Event) -> None:
    assert tasks_exchange.export_tasks(planner, full.id, "md").decode().splitlines() == [
        "## DevConf · 15 Apr 2027",
        "",
        "- [x] T-60 · 14 Feb · Think #access-sustainability",
        "- [ ] T-40 · 6 Mar · Sign the \\*venue\\* (Leo) #venue",
        "- [ ] 2 Apr · blocked: no invoice · Pay, at last #money",
        "- [ ] T+1 · 16 Apr · Thank #afterwards",
        "- [ ] =1+1 #programme",
    ]


def test_the_calendar_of_things_to_do_is_read_by_another_reader(planner: Planner, full: Event) -> None:
    data = tasks_exchange.export_tasks(planner, full.id, "ics")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    todos = {str(todo["SUMMARY"]): todo for todo in Calendar.from_ical(data).walk("VTODO")}
    assert set(todos) == {"Think", "Sign the *venue*", "Pay, at last", "Thank", "=1+1"}
    sign, think, pay = todos["Sign the *venue*"], todos["Think"], todos["Pay, at last"]
    assert (sign["DUE"].dt, str(sign["STATUS"]), int(sign["PRIORITY"])) == (date(2027, 3, 6), "NEEDS-ACTION", 1)
    assert (str(think["STATUS"]), int(think["PERCENT-COMPLETE"]), think["COMPLETED"].dt.date()) == (
        "COMPLETED",
        100,
        TODAY,
    )
    assert "no invoice" in pay["DESCRIPTION"]
    assert "DUE" not in todos["=1+1"]
    assert todos["=1+1"]["DESCRIPTION"].endswith("one\ntwo; three")
    assert {str(todo["RELATED-TO"]) for todo in todos.values()} == {full.uid}
    assert {str(todo["UID"]) for todo in todos.values()} == {
        f"task-{task.id}@{full.uid}" for task in tasks.of_event(planner, full.id)
    }
    assert tasks_exchange.export_tasks(planner, full.id, "ics") == data


def test_all_open_tasks_go_into_one_file_event_by_event(planner: Planner, full: Event) -> None:
    other = add_event(planner, "Next", date(2027, 4, 1))
    add(planner, other.id, title="Greet", due="T")
    add(planner, None, title="Order stickers", due="2027-04-03")
    text = tasks_exchange.export_tasks(planner, None, "md").decode()
    assert [line for line in text.splitlines() if line.startswith("##")] == [
        "## DevConf · 15 Apr 2027",
        "## Next · 1 Apr 2027",
        "## Without an event",
    ]
    assert "Think" not in text
    assert text.count("- [ ]") == 6


def test_nothing_to_write_is_said_and_a_strange_format_refused(planner: Planner, event: Event) -> None:
    assert tasks_exchange.export_tasks(planner, event.id, "md") == b"No tasks.\n"
    with pytest.raises(Invalid):
        tasks_exchange.export_tasks(planner, event.id, "pdf")


def test_a_table_is_headed_in_the_language_that_was_asked_for(planner: Planner, event: Event) -> None:
    add(planner, event.id, title="Sign", due="T-40", area="av", state="doing")
    catalogue.use("en")
    lines = tasks_exchange.export_tasks(planner, event.id, "csv-es").decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Evento;Tarea;Vence;Día;Área;Responsable;Estado")
    assert lines[1].startswith("DevConf;Sign;T-40;2027-03-06;sonido e imagen;;en curso")
