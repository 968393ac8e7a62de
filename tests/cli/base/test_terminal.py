"""What is looked at before the app is opened."""

import io

from eventplanner.cli.base import terminal


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_no_hindrance() -> None:
    assert terminal.hindrance({"TERM": "xterm"}, Tty(), Tty()) is None


def test_a_dumb_terminal_and_a_pipe_are() -> None:
    assert terminal.hindrance({"TERM": "dumb"}, Tty(), Tty()) is not None
    assert terminal.hindrance({"TERM": "xterm"}, Tty(), io.StringIO()) is not None
    assert terminal.hindrance({"TERM": "xterm"}, io.StringIO(), Tty()) is not None


def test_over_a_slow_line_nothing_moves_and_frames_are_few() -> None:
    environ = {"SSH_CONNECTION": "1 2 3 4"}
    terminal.prepare(environ)
    assert environ["TEXTUAL_ANIMATIONS"] == "none"
    assert environ["TEXTUAL_FPS"] == "30"


def test_what_a_person_set_is_left_alone() -> None:
    environ = {"SSH_CONNECTION": "1 2 3 4", "TEXTUAL_FPS": "15"}
    terminal.prepare(environ)
    assert environ["TEXTUAL_FPS"] == "15"


def test_a_near_terminal_is_left_alone() -> None:
    environ: dict[str, str] = {}
    terminal.prepare(environ)
    assert environ == {}
