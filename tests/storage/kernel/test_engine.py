"""SQL that is compiled for one plan serves every plan of the process, from any thread and within a bound."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event, text

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.engine import make_engine
from eventplanner.storage.kernel.file import PATIENCE, connect
from kit import at_work, copied

BOUND = 750
"""Half as many again as are kept for good: from there on the least used are dropped."""


@contextmanager
def statements() -> Iterator[list[tuple[str, str]]]:
    """The SQL that any engine runs, and whether it had been compiled before."""
    ran: list[tuple[str, str]] = []

    def note(_connection: Any, _cursor: Any, sql: str, _parameters: Any, context: Any, _many: bool) -> None:
        ran.append((sql, context.cache_hit.name))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def write(planner: Planner, title: str = "Meetup") -> None:
    """An event is added and its title changed."""
    draft = EventDraft(title=title, timezone="America/Santiago")
    event = events.added(planner, events.create(planner, draft))
    events.change(planner, event, revised(draft, title=f"{title}!"))


def test_a_second_plan_compiles_nothing_anew(tmp_path: Path, empty_plan: Path) -> None:
    first, second = (copied(empty_plan, tmp_path / f"{name}.db") for name in ("first", "second"))
    with at_work(first) as planner:
        write(planner)
    with at_work(second) as planner, statements() as ran:
        write(planner)
    assert len(ran) > 10
    assert {sql for sql, compiled in ran if compiled != "CACHE_HIT"} == set()


def test_many_threads_write_with_what_one_of_them_compiled(tmp_path: Path, empty_plan: Path) -> None:
    def work(n: int) -> list[str]:
        with at_work(copied(empty_plan, tmp_path / f"{n}.db")) as planner:
            for _ in range(3):
                write(planner, f"Meetup {n}")
            return [event.title for event in events.everything(planner)]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == [[f"Meetup {n}!"] * 3 for n in range(8)]


def test_what_is_kept_is_bounded(tmp_path: Path, empty_plan: Path) -> None:
    engine = make_engine(partial(connect, copied(empty_plan, tmp_path / "plan.db")), PATIENCE)
    kept = engine.get_execution_options()["compiled_cache"]
    with engine.begin() as connection:
        assert [connection.scalar(text(f"SELECT {n}")) for n in range(2 * BOUND)] == list(range(2 * BOUND))
    assert 0 < len(kept) <= BOUND
