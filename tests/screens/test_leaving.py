"""How the app ends, whoever ends it."""

import os
import signal
from pathlib import Path

import pytest

from screens.terminal import PATIENCE, Terminal, arguments

ESCAPE = "\x1b"


def test_a_main_screen_is_left_with_q(path: Path) -> None:
    with Terminal(arguments(path), fresh=True) as terminal:
        terminal.until("saved")
        terminal.press("q")
        assert terminal.ended() == 0
        assert terminal.now == terminal.before
        assert terminal.written.rfind(b"\x1b[?1049l") > terminal.written.rfind(b"\x1b[?1049h")
        assert terminal.written.rfind(b"\x1b[?25h") > terminal.written.rfind(b"\x1b[?25l")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_in_the_middle_of_a_form_loses_neither_terminal_nor_text(path: Path, number: signal.Signals) -> None:
    with Terminal(arguments(path)) as terminal:
        terminal.until("saved")
        terminal.press("3", "─ Events ─")
        terminal.press("A", "New event")
        terminal.type("Meetup de sol")
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.now == terminal.before
        assert terminal.written.rfind(b"\x1b[?1049l") > terminal.written.rfind(b"\x1b[?1049h")
        assert b"Traceback" not in terminal.written
    with Terminal(arguments(path)) as terminal:
        terminal.until("Not saved last time")
        terminal.until("Meetup de sol")
        terminal.press("R")
        terminal.until("New event")
        terminal.until("Meetup de sol")


def test_a_form_that_is_not_wanted_any_more_is_not_offered_again(path: Path) -> None:
    with Terminal(arguments(path)) as terminal:
        terminal.until("saved")
        terminal.press("a", "esc Cancel")
        terminal.type("Taller a medias")
        terminal.process.send_signal(signal.SIGHUP)
        terminal.ended()
    with Terminal(arguments(path)) as terminal:
        terminal.until("Taller a medias")
        terminal.press("T")
        terminal.until("u undoes")
        terminal.press("q")
        assert terminal.ended() == 0
    with Terminal(arguments(path)) as terminal:
        terminal.until("saved")
        assert "Not saved last time" not in terminal.text


def test_a_line_of_the_last_session_is_taken_up_again(path: Path) -> None:
    with Terminal(arguments(path)) as terminal:
        terminal.until("saved")
        terminal.press("a", "esc Cancel")
        terminal.type("Taller a medias")
        terminal.process.send_signal(signal.SIGHUP)
        terminal.ended()
    with Terminal(arguments(path)) as terminal:
        terminal.until("Not saved last time")
        terminal.press("R")
        terminal.until("a │ Taller a medias")
        terminal.press("\r")
        terminal.until("u undoes")


def test_a_line_that_is_cut_ends_the_app(path: Path) -> None:
    with Terminal(arguments(path)) as terminal:
        terminal.until("saved")
        os.close(terminal._outer)
        terminal._outer = os.open(os.devnull, os.O_RDONLY)
        terminal.process.send_signal(signal.SIGHUP)
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP


def test_a_terminal_that_takes_no_more_does_not_keep_the_app_from_ending(path: Path) -> None:
    with Terminal(arguments(path)) as terminal:
        terminal.until("saved")
        for _ in range(40):
            os.write(terminal._outer, b"2t1t3t")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGTERM


def test_without_a_terminal_there_is_a_sentence_and_status_2(path: Path) -> None:
    with Terminal(arguments(path), fresh=True, TERM="dumb") as terminal:
        assert terminal.ended() == 2
        assert "TERM=dumb" in terminal.text
        assert not path.exists()


def test_a_locale_of_plain_c_is_no_hindrance(path: Path) -> None:
    with Terminal(arguments(path), fresh=True, LANG="C", LC_ALL="C") as terminal:
        terminal.until("saved")
        terminal.press("q")
        assert terminal.ended() == 0
