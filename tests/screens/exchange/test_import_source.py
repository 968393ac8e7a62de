"""Where an imported table comes from, what its words mean, and what becomes of the lines that are left out."""

import os
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from app_kit import NARROW, WIDE, press, settle
from eventplanner.screens.base.question import Question
from eventplanner.screens.events.page import EventsScreen
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.exchange.source_line import SourceLine
from eventplanner.services.base import session
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events as event_service
from eventplanner.widgets.forms.form import Form
from screens.plans import events_page, titles

PASTED = "Fecha\tEvento\tTipo\n12/03/2027\tCharla con líderes\tDesayuno\n19/03/2027\tTaller de Rust\ttaller\n"


def said(pilot: Pilot[None]) -> list[str]:
    return [line.strip() for line in str(pilot.app.screen.query_one("#said").render()).splitlines()]


async def paste(pilot: Pilot[None], text: str) -> Form:
    await press(pilot, "i")
    pilot.app.screen.query_one(SourceLine).post_message(events.Paste(text))
    await settle(pilot)
    return pilot.app.screen.query_one(Form)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_table_can_be_pasted_and_its_unknown_words_are_asked_about(
    planner: Planner, size: tuple[int, int]
) -> None:
    async with events_page(planner, size) as pilot:
        form = await paste(pilot, PASTED)
        assert said(pilot)[0] == "1 new  1 bad"
        assert form.texts()["word0"] == ""
        form.fill({**form.texts(), "word0": "meetup"})
        await settle(pilot)
        assert said(pilot)[0] == "2 new"
        await press(pilot, "ctrl+s")
        assert titles(planner) == ["Charla con líderes", "Taller de Rust"]
        assert event_service.everything(planner)[0].kind == "meetup"
        # The form is remembered with its words.
        again = await paste(pilot, PASTED.replace("Charla con líderes", "Otro desayuno"))
        assert (said(pilot)[0], again.texts()["word0"]) == ("1 new  1 the same", "meetup")


@pytest.mark.parametrize("end", ["\r", "\r\n"])
async def test_a_terminal_may_send_carriage_returns(planner: Planner, end: str) -> None:
    async with events_page(planner) as pilot:
        await paste(pilot, PASTED.replace("\n", end))
        assert said(pilot)[0] == "1 new  1 bad"


async def test_one_pasted_line_is_a_path(planner: Planner, tmp_path: Path) -> None:
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        line = pilot.app.screen.query_one(SourceLine)
        line.post_message(events.Paste(str(tmp_path / "list.csv")))
        await settle(pilot)
        assert line.value == str(tmp_path / "list.csv")


async def test_enter_takes_the_newest_file_of_the_last_folder(planner: Planner, tmp_path: Path) -> None:
    for n, name in enumerate(["old.csv", "new.csv", "newest.txt", ".hidden.csv"]):
        (tmp_path / name).write_text("Fecha;Evento\n12/03/2027;Charla\n")
        os.utime(tmp_path / name, (1_000_000 + n, 1_000_000 + n))
    session.keep_import_folder(planner, tmp_path)
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        line = pilot.app.screen.query_one(SourceLine)
        assert "new.csv" in line.placeholder
        await press(pilot, "enter")
        assert line.value == str(tmp_path / "new.csv")
        assert said(pilot)[0] == "1 new"


@pytest.mark.parametrize("answer", ["enter", "escape"])
async def test_what_was_left_out_is_said_and_can_be_kept(planner: Planner, tmp_path: Path, answer: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Fecha;Evento\n12/03/2027;Charla\n11 y 25 de marzo de 2027;Dos días\n")
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        pilot.app.screen.query_one(SourceLine).value = str(path)
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(Form)
        form.fill({**form.texts(), "skip": "yes"})
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, answer)
        assert isinstance(pilot.app.screen, EventsScreen)
        assert titles(planner) == ["Charla"]
    rejects = tmp_path / "list.rejects.csv"
    assert rejects.exists() == (answer == "enter")
    if answer == "enter":
        assert "Dos días" in rejects.read_text(encoding="utf-8-sig")


async def test_nothing_is_offered_where_there_is_no_file(planner: Planner, tmp_path: Path) -> None:
    session.keep_import_folder(planner, tmp_path)
    async with events_page(planner) as pilot:
        await press(pilot, "i")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ImportDialog)
        assert not pilot.app.screen.query(Form)
