"""What would be added is said whole before it is, in both languages."""

import pytest

TASK = "Avisar T-5 +leo !2 #sede"


@pytest.fixture
def event(command):
    command("set", "settings", "country=CL", "currency=CLP", "working_days=on")
    return command("add", "event", "DevConf 12-13 mar 2027 ~250", "--json").json["id"]


@pytest.mark.parametrize(
    ("noun", "line", "lang", "said"),
    [
        (
            "task",
            "Avisar T-5 +leo !2",
            "en",
            "Would add: task “Avisar” · priority 2 · due T-5 · Fri 5 Mar 2027 · Sun 7 Mar is no working day · owner leo\n",
        ),
        (
            "task",
            "Avisar 2026-11-24",
            "es",
            "Se agregaría: tarea “Avisar” · plazo mar 24 nov 2026 · ya pasó\n",
        ),
        ("gate", "Go T-30 +ana", "en", "Would add: decision “Go” · due T-30 · Wed 10 Feb 2027 · who decides ana\n"),
        ("role", "MC Paula Neira", "en", "Would add: role “MC” · person Paula Neira\n"),
        ("role", "Registro mesa", "es", "Se agregaría: rol “otro” · qué exactamente Registro mesa\n"),
        ("risk", "Lluvia 3x4 +leo", "en", "Would add: risk “Lluvia” · owner leo · likelihood 3 · impact 4\n"),
    ],
)
def test_a_dry_run_says_all_that_was_understood(command, event, noun, line, lang, said):
    assert command("add", noun, line, "--event", event, "--dry-run", lang=lang).out == said


def test_a_list_of_tasks_marks_the_days_that_were_pulled(command, event):
    command("add", "task", TASK, "--event", event)
    assert "T-5 · 5 Mar 2027 (not Sun 7 Mar)" in command("list", "tasks").out
    command("add", "task", "Confirmar T-6", "--event", event)
    assert command("list", "tasks").out.count("(not") == 2


def test_a_role_that_is_no_duty_of_the_list_is_called_by_what_it_is(command, event):
    assert command("add", "role", "Registro +leo", "--event", event).out == "1  Add “Registro”\n"
