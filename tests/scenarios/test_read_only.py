"""A plan that may only be looked at: everything can be seen, nothing changes, and each verb says why."""

import pytest

from app_kit import rows, sees, settle
from eventplanner.cli.base.environment import login
from eventplanner.i18n.catalogue import _
from eventplanner.screens.base.commands import commands
from eventplanner.screens.base.page import Page
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.chrome.key_line import KeyLine
from scenarios.at_the_desk import at_work
from screens.everywhere import every_page

LINES = ("Meetup Python 12 mar 2027 18:30-21:00 @Sede #meetup ~60", "Charla Rust 15 abr 2027 @Sede #talk")
REFUSAL = "This plan is open to be read only; nothing was changed.\n"
LOOKING = (
    ["list", "events"],
    ["list", "settings"],
    ["show", "event", "1"],
    ["agenda"],
    ["history"],
    ["doctor"],
    ["export", "events", "--format", "csv"],
    ["export", "calendar"],
    ["export", "data"],
)
CHANGING = (
    ["add", "event", "Taller 1 may 2027"],
    ["set", "event", "1", "status=confirmed"],
    ["set", "settings", "capacity=9"],
    ["delete", "event", "1"],
    ["undo"],
    ["import", "events", "year.csv"],
)


@pytest.fixture
def kept(command, path):
    """A plan with two events that nobody holds open any more."""
    for line in LINES:
        command("add", "event", line)
    return path


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_whoever_asks_to_look_only_sees_everything_and_changes_nothing(command, kept, words):
    before = command(*words).out
    as_it_was = kept.read_bytes()
    said = command("--read-only", *words)
    assert (said.status, said.out) == (0, before)
    assert kept.read_bytes() == as_it_was


@pytest.mark.parametrize("words", CHANGING, ids=" ".join)
def test_every_verb_that_would_change_something_says_why_it_does_not(command, kept, words, tmp_path, monkeypatch):
    (tmp_path / "year.csv").write_text("title,date\nHackathon,2027-06-01\n")
    monkeypatch.chdir(tmp_path)
    as_it_was = kept.read_bytes()
    said = command("--read-only", *words)
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith(REFUSAL)
    assert kept.read_bytes() == as_it_was


@pytest.mark.parametrize("language", ["en", "es"])
async def test_the_app_shows_everything_says_that_it_only_reads_and_refuses_in_a_sentence(kept, language):
    planner = Planner(Store(kept, read_only=True), login())
    as_it_was = kept.read_bytes()
    says, refuses = {
        "en": ("read-only", "This plan is open to be read only; nothing was changed."),
        "es": ("solo lectura", "Este plan está abierto solo para lectura; no se cambió nada."),
    }[language]
    async with at_work(planner, language=language) as manager:
        await manager.until_seen(says)
        await manager.presses("3")
        await manager.until_seen("Meetup Python", "Charla Rust")
        for key in ("a", "A", "e", "m", "x", "d", "c", "X", "plus", "u"):
            manager.app.clear_notifications()
            await manager.presses(key)
            await manager.until_told(refuses)
            assert len(manager.app.screen_stack) == 1
        await manager.presses("escape", "2")
        await manager.presses("1")
        await manager.until_seen(says)
    assert events.ids(planner) == [1, 2]
    planner.store.close()
    assert kept.read_bytes() == as_it_was


async def test_no_page_shows_a_key_that_writes(kept, path):
    planner = Planner(Store(kept, read_only=True), login())
    async with at_work(planner) as manager:
        for name, go in every_page().items():
            if name == "overlay_dates":
                continue
            await go(manager.app)
            await settle(manager.pilot)
            page = manager.app.screen
            assert isinstance(page, Page)
            writes = {_(each.action.title) for each in page.declared.values() if each.action.writes}
            line = " ".join(rows(page.query_one(KeyLine)))
            assert line, name
            assert not [title for title in writes if f" {title} " in f" {line} "], (name, line)
            assert "adds one" not in sees(manager.pilot), name
            assert not [each.title for each in commands(page) if each.title in writes - {_("Open")}], name
    planner.store.close()


async def test_who_only_reads_sees_what_a_colleague_writes(kept, at):
    planner = Planner(Store(kept, read_only=True), login())
    async with at_work(planner) as manager:
        await manager.presses("3")
        await manager.until_seen("Meetup Python")
        leo = at("leo")
        events.set_fields(leo, [events.get(leo, 1)], {"title": "Meetup Django"})
        await manager.until_seen("Meetup Django")
    planner.store.close()
