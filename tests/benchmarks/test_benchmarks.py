"""The benchmarks measure what they say, tried on a program that is known."""

import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import plans, report
from benchmarks.bench import Bench
from benchmarks.figures import Figure, as_markdown, as_text, ratio
from benchmarks.terminal import NotSeen, Terminal
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.store import Store

ECHO = """
import sys, termios, tty
tty.setraw(0)
print("\\x1b[1mready\\x1b[0m", flush=True)
while (key := sys.stdin.read(1)) != "q":
    print("\\x1b[2;1Hyou pressed", key, flush=True)
"""


@pytest.fixture
def echo(tmp_path: Path) -> Terminal:
    with Terminal([sys.executable, "-c", ECHO], tmp_path) as terminal:
        yield terminal


def test_text_is_seen_through_its_colours(echo: Terminal) -> None:
    assert 0 < echo.first_frame() <= echo.wait_for("ready")


def test_a_key_is_measured_until_all_of_its_paint_is_there(echo: Terminal) -> None:
    echo.wait_for("ready")
    pressed = echo.press("j")
    assert pressed.size == len("\x1b[2;1Hyou pressed j\n")
    assert 0 < pressed.first <= pressed.last


def test_what_does_not_appear_is_said_with_what_did(echo: Terminal) -> None:
    echo.wait_for("ready")
    with pytest.raises(NotSeen, match="ready"):
        echo.wait_for("steady", timeout=0.3)


def test_an_idle_program_writes_nothing(echo: Terminal) -> None:
    echo.wait_for("ready")
    cpu, size = echo.idle(0.1)
    assert size == 0
    assert cpu < 0.5
    assert echo.memory() > 1


def test_subjects_take_turns(tmp_path: Path) -> None:
    order: list[str] = []
    Bench(tmp_path, 2).interleaved({"a": lambda: order.append("a"), "b": lambda: order.append("b")})
    assert order == ["a", "b", "b", "a"]


def test_a_ratio_is_the_median_of_neighbours() -> None:
    figure = ratio("start", [0.2, 0.9, 0.25], [0.1, 0.3, 0.1], aim=2)
    assert figure.value == pytest.approx(2.5)
    assert figure.cells == ("start", "2.50 ×", "≤ 2", "NO", "250.0 ÷ 100.0 ms")


def test_an_aim_may_be_a_lower_bound() -> None:
    assert Figure("fair", 0.6, 0.5, at_least=True).met == "yes"


def test_a_plan_has_the_events_that_were_asked_for(tmp_path: Path) -> None:
    plans.make(tmp_path / "plan.db", 7)
    store = Store(tmp_path / "plan.db")
    assert len(events.ids(Planner(store, "ana"))) == 7
    store.close()


def test_figures_are_kept_in_place_of_older_ones(tmp_path: Path) -> None:
    page = tmp_path / "benchmarks.md"
    page.write_text(f"# Benchmarks\n\n{report.MARK}\n\nolder\n")
    figures = [Figure("start", 1.2, 1.3)]
    report.keep(figures, 3, page)
    assert page.read_text() == f"# Benchmarks\n\n{report.MARK}\n\n{report.facts(3)}\n\n{as_markdown(figures)}\n"


def test_the_table_has_a_line_for_each_figure() -> None:
    assert as_text([Figure("start", 1.25, 1.3, detail="5 ÷ 4 ms")]).splitlines() == [
        "what   figure  aim     met  medians",
        "start  1.25 ×  ≤ 1.30  yes  5 ÷ 4 ms",
    ]


def test_an_unknown_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "nothing"])
    with pytest.raises(SystemExit):
        command.main()
