"""Fast fingers and slow lines: whatever is typed, wherever, the app stands and every text is as it was typed."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from scenarios.typed_text import FORM_WAYS, Fields, Line, Notes, keys_for
from scenarios.typist import Typist
from screens.everywhere import fill

KEYS_AT_EACH_PACE = 2000
BURST = 200
SEED = 20270309
PACES = (0, 0.005, 0.03)
"""Seconds from key to key."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TYPED = (
    (35, [*LETTERS]),
    (15, [*LETTERS.upper(), *":?/<>+-=. ñ5"]),
    (28, ["left", "right", "home", "end", "pageup", "pagedown", "j", "k"]),
    (6, ["up", "down", "tab", "shift+tab"]),
    (9, ["backspace", "delete", "space", "ctrl+u", "ctrl+k", "ctrl+w"]),
    (4, ["escape"]),
    (2, ["enter", "ctrl+s"]),
    (1, ["ctrl+p", "ctrl+c", "ctrl+q", "ctrl+a", "ctrl+z", "f5"]),
)
"""What is pressed at random, by how often; few keys go to another page, for it is this one that is to be tried."""
LAST = "z"
"""After an escape whatever follows it at once is one key with it, and that must not be what the test asks."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan with the sample year."""
    path = tmp_path_factory.mktemp("sample") / "plan.db"
    store = Store(path)
    fill(Planner(store, "ana", lambda: datetime.now(UTC)))
    store.close()
    return path


@contextmanager
def typing(sample: Path, folder: Path) -> Iterator[Typist]:
    """On a copy of the plan, in a home of her own; in the end she leaves, and all has to be well."""
    plan = folder / "plan.db"
    shutil.copy(sample, plan)
    with Typist(plan, home=folder) as typist:
        yield typist
        assert typist.leaves() == 0
    assert list(folder.rglob("crash-*")) == []
    with closing(sqlite3.connect(plan)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.fixture(scope="module")
def writer(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typist]:
    """One session for all that is written on pages and in forms."""
    with typing(sample, tmp_path_factory.mktemp("writer")) as typist:
        yield typist


def test_no_keys_on_any_page_or_dialog_end_the_app(sample: Path, tmp_path: Path) -> None:
    random = Random(SEED)
    with typing(sample, tmp_path) as typist:
        places = typist.asks("places")["places"]
        share = -(-KEYS_AT_EACH_PACE // len(places))
        for n, place in enumerate(places):
            typist.asks("go", place)
            for m in range(len(PACES)):
                typist.types([*at_random(random, share), LAST], PACES[(n + m) % len(PACES)])
                typist.asks("look")


def at_random(random: Random, count: int) -> list[str]:
    groups = random.choices([keys for _, keys in TYPED], weights=[often for often, _ in TYPED], k=count)
    return [random.choice(keys) for keys in groups]


@pytest.mark.parametrize("seed", range(3))
def test_a_quick_line_holds_what_was_typed(writer: Typist, seed: int) -> None:
    line = Line()
    keys = keys_for(Fields([line]), BURST, Random(seed), widest=BURST)
    writer.asks("go", "events")
    writer.types(["a", *keys])
    assert writer.asks("look")["text"] == [line.before, line.behind]


@pytest.mark.parametrize("seed", range(3))
def test_each_field_of_a_form_holds_what_was_typed_into_it(writer: Typist, seed: int) -> None:
    fields = Fields([Line(), Line(), Line()], FORM_WAYS)
    keys = keys_for(fields, BURST, Random(seed), widest=BURST)
    writer.asks("go", "events")
    writer.types(["A", *keys])
    state = writer.asks("look")
    assert state["texts"][:3] == [[line.before, line.behind] for line in fields.lines]
    assert state["text"] == [fields.here.before, fields.here.behind]


@pytest.mark.parametrize("seed", range(3))
def test_notes_hold_what_was_typed(writer: Typist, seed: int) -> None:
    notes = Notes()
    keys = keys_for(Fields([notes]), BURST, Random(seed), widest=30)
    writer.asks("go", "EventForm")
    writer.asks("focus", "NotesInput")
    writer.types(["ctrl+a", *["ctrl+k"] * 20, *keys])
    assert writer.asks("look")["text"] == [notes.before, notes.behind]
