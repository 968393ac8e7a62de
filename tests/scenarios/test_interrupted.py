"""The line drops, the machine goes down, somebody else holds the plan: the app ends, and what was typed is there."""

import os
import signal
import sqlite3
from contextlib import closing

import pytest

from eventplanner.services.events import events
from screens.terminal import PATIENCE, Terminal, arguments

SAVE = "\x13"
MOUSE_ON, MOUSE_OFF = b"\x1b[?1000h", b"\x1b[?1000l"


@pytest.fixture
def kept(command, path):
    """A plan with one event."""
    assert command("add", "event", "Meetup Python 12 mar 2027 18:30-21:00 @Sede #meetup ~60").status == 0
    return path


def half_filled(terminal):
    """The form of the event, its title and its notes changed and not saved."""
    terminal.until("saved")
    terminal.press("3")
    terminal.until("1 event")
    terminal.press("e", "ctrl+s saves")
    terminal.type(" de otoño")


def test_a_terminal_is_given_back_without_mouse_and_paste_reports(kept):
    with Terminal(arguments(kept)) as terminal:
        half_filled(terminal)
        assert MOUSE_ON in terminal.written
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 128 + signal.SIGTERM
        for on, off in ((MOUSE_ON, MOUSE_OFF), (b"\x1b[?2004h", b"\x1b[?2004l"), (b"\x1b[?25l", b"\x1b[?25h")):
            assert terminal.written.rfind(off) > terminal.written.rfind(on)
        assert terminal.now == terminal.before


def test_a_form_of_an_event_is_taken_up_again_over_what_a_colleague_did_meanwhile(kept, at):
    with Terminal(arguments(kept)) as terminal:
        half_filled(terminal)
        terminal.process.send_signal(signal.SIGHUP)
        assert terminal.ended() == 128 + signal.SIGHUP
    leo = at("leo")
    events.set_fields(leo, [events.get(leo, 1)], {"venue": "Teatro Oriente"})
    assert events.get(leo, 1).title == "Meetup Python"
    with Terminal(arguments(kept)) as terminal:
        terminal.until("Not saved last time")
        terminal.press("R")
        terminal.until("ctrl+s saves")
        terminal.until("Meetup Python de otoño")
        terminal.press(SAVE)
        terminal.until("What shall stand?")
        terminal.press(SAVE)
        terminal.wait(lambda: events.get(leo, 1).title == "Meetup Python de otoño", "it is never saved")
    assert events.get(leo, 1).venue == "Teatro Oriente"


def test_a_line_that_is_cut_in_the_middle_of_a_form_ends_the_app_and_keeps_the_text(kept):
    """Nobody sends a signal: the other end of the terminal is gone, as when a connection drops."""
    with Terminal(arguments(kept)) as terminal:
        half_filled(terminal)
        os.close(terminal._outer)
        terminal._outer = os.open(os.devnull, os.O_RDONLY)
        os.close(terminal._inner)
        terminal._inner = os.open(os.devnull, os.O_RDONLY)
        assert terminal.process.wait(PATIENCE) is not None
    with Terminal(arguments(kept)) as terminal:
        terminal.until("Not saved last time")
        terminal.until("Meetup Python de otoño")


@pytest.mark.parametrize("how", ["by key", "by signal"])
def test_a_plan_that_somebody_else_holds_does_not_keep_anybody_from_leaving(kept, how):
    with Terminal(arguments(kept)) as terminal:
        terminal.until("saved")
        with closing(sqlite3.connect(kept)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            if how == "by key":
                terminal.press("q")
            else:
                terminal.process.send_signal(signal.SIGTERM)
            assert terminal.ended() == (0 if how == "by key" else 128 + signal.SIGTERM)
        assert terminal.now == terminal.before


def test_a_write_that_waits_for_somebody_else_does_not_keep_a_signal_from_ending_the_app(kept):
    with Terminal(arguments(kept)) as terminal:
        terminal.until("saved")
        terminal.press("3")
        terminal.until("1 event")
        with closing(sqlite3.connect(kept)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            terminal.press("d")
            terminal.process.send_signal(signal.SIGHUP)
            assert terminal.ended() == 128 + signal.SIGHUP
        assert terminal.now == terminal.before
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_three_signals_at_once_end_it_once(kept):
    with Terminal(arguments(kept)) as terminal:
        half_filled(terminal)
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            terminal.process.send_signal(number)
        assert terminal.ended() > 128
        assert terminal.now == terminal.before
    with Terminal(arguments(kept)) as terminal:
        terminal.until("Not saved last time")
        terminal.press("q")
        assert terminal.ended() == 0


STARTING = {
    "at once": lambda terminal, plan: True,
    "with the plan open": lambda terminal, plan: plan.with_name(f"{plan.name}-shm").exists(),
    "with the terminal taken": lambda terminal, plan: terminal.now != terminal.before,
    "with something written": lambda terminal, plan: terminal.written,
    "with a screen": lambda terminal, plan: "eventplanner" in terminal.text,
}


@pytest.mark.parametrize("moment", STARTING)
def test_a_signal_before_the_first_screen_ends_it_too(kept, moment):
    with Terminal(arguments(kept), fresh=True) as terminal:
        terminal.wait(lambda: STARTING[moment](terminal, kept), "it never came so far")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() in {128 + signal.SIGTERM, -signal.SIGTERM}
        assert terminal.now == terminal.before
        assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("page", ["1", "2", "3"])
def test_what_comes_at_once_over_a_slow_line_is_typed_and_obeyed_by_nobody(kept, page, at):
    with Terminal(arguments(kept)) as terminal:
        terminal.until("saved")
        terminal.press(page)
        terminal.until({"1": "Next events", "2": "2026", "3": "1 event"}[page])
        # The line of the year begins with the day under the cursor.
        terminal.press("adxcDevConf Uux\r" if page == "2" else "adxcDevConf Uux 3 may 2027\r")
        leo = at("leo")
        terminal.wait(lambda: len(events.ids(leo)) == 2, "it is never added")
        titles = [event.title for event in events.everything(leo)]
        assert "Meetup Python" in titles
        assert any("dxcDevConf Uux" in title for title in titles)
