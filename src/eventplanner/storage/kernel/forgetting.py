"""Erasure of a person: her row, its images in the journal, her name in the history, and the bytes in the file."""

import json
import sqlite3
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.errors import Busy
from eventplanner.domain.base.text import Message
from eventplanner.storage.kernel import file, login_names
from eventplanner.storage.kernel.store import Store

Run = Callable[..., list[Any]]
"""Carries out a statement within the change that is being made."""
_IMAGES = "SELECT before, after FROM journal_entry WHERE subject = 'person' AND row_id = :id"
# Who was merged into somebody is the same human, and no row any more.
_MERGED = """
    SELECT DISTINCT gone.row_id AS id FROM journal_entry AS stays
    JOIN journal_entry AS gone USING (revision) JOIN journal USING (revision)
    WHERE stays.subject = 'person' AND stays.row_id = :id AND stays.after IS NOT NULL
        AND gone.subject = 'person' AND gone.row_id <> :id AND gone.before IS NOT NULL AND gone.after IS NULL
        AND instr(journal.label, :merge) > 0 AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = gone.row_id)
"""
_MOMENT = 0.01
"""Seconds between two tries."""
_PATIENCE = 1.0
"""Seconds that others are waited for."""
_SHORTEST = 3
"""Letters, from which a word in a label is taken for hers and not for a part of another."""


class Traces(Struct, frozen=True):
    """Journal entries about a person."""

    ids: tuple[int, ...]
    """Her number, and those of whoever was merged into her."""
    texts: tuple[str, ...]
    """What she was called, and her addresses, the longest first."""
    name: str
    """What she was called last; nothing if there is no trace of her at all."""


def traces(store: Store, id: int, merge: str) -> Traces:
    """Returns the journal entries about a person; `merge` is the message id that labels a merge."""
    ids = [id]
    for known in ids:
        ids += [row["id"] for row in store.read(_MERGED, id=known, merge=merge) if row["id"] not in ids]
    images = [image for each in ids for image in _images(store, each)]
    images += store.read("SELECT name, email, phone FROM person WHERE id = :id", id=id)
    texts = {str(image[name]) for image in images for name in ("name", "email", "phone") if image.get(name)}
    name = str(images[-1]["name"]) if images else ""
    return Traces(tuple(ids), tuple(sorted(texts, key=lambda text: (-len(text), text))), name)


def blank(run: Run, person_traces: Traces) -> None:
    """Erases a person from the journal, this change included; freed space in the file is overwritten."""
    run("PRAGMA secure_delete = ON")
    ids = {f"id{n}": id for n, id in enumerate(person_traces.ids)}
    hers = f"subject = 'person' AND row_id IN ({', '.join(f':{name}' for name in ids)})"
    touching = f"SELECT revision FROM journal_entry WHERE {hers}"
    _blank_labels(run, person_traces, touching, ids)
    run(f"UPDATE journal_entry SET before = NULL, after = NULL WHERE {hers}", **ids)
    # What was about her alone cannot be taken back any more, and is not in the way of what was before.
    run(
        f"""
        UPDATE journal SET kind = 'forget' WHERE revision IN ({touching}) AND NOT EXISTS (
            SELECT 1 FROM journal_entry WHERE journal_entry.revision = journal.revision AND NOT ({hers}))
        """,
        **ids,
    )
    _blank_imports(run, person_traces.ids)
    login_names.forget(run, person_traces.texts)


def holds(copy: Path, ids: Collection[int]) -> bool:
    """Returns whether a copy of the plan contains a person or her history; True for one that cannot be read."""
    marks = ", ".join("?" * len(ids))
    sql = f"""
        SELECT EXISTS (SELECT 1 FROM person WHERE id IN ({marks})) OR EXISTS (SELECT 1 FROM journal_entry
            WHERE subject = 'person' AND row_id IN ({marks}) AND coalesce(before, after) IS NOT NULL)
    """
    try:
        with closing(file.connect(copy, immutable=True)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'person'").fetchone():
                return False
            return bool(connection.execute(sql, (*ids, *ids)).fetchone()[0])
    except sqlite3.Error:
        return True


def erase(path: Path, patience: float = _PATIENCE) -> bool:
    """Rewrites the file without deleted data; False if other sessions prevented it."""
    with suppress(Busy), file.connected(path, waiting=patience) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        file.patiently(lambda: connection.execute("VACUUM"), patience)
        return _emptied(lambda: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone(), patience)
    return False


def _emptied(checkpoint: Callable[[], tuple[int, int, int]], patience: float) -> bool:
    """Nothing is left in the -wal, unless somebody goes on reading what was before."""
    deadline = time.monotonic() + patience
    while (busy := checkpoint()[0]) and time.monotonic() < deadline:
        time.sleep(_MOMENT)
    return not busy


def _images(store: Store, id: int) -> Iterator[Mapping[str, Any]]:
    for row in store.read(_IMAGES, id=id):
        for image in (row["before"], row["after"]):
            if image:
                yield json.loads(image)


def _blank_labels(run: Run, person_traces: Traces, touching: str, ids: Mapping[str, int]) -> None:
    """In what was done to her, wherever she is named; elsewhere, where a label names exactly her."""
    for row in run(f"SELECT revision, label FROM journal WHERE revision IN ({touching})", **ids):
        _relabel(run, row.revision, row.label, person_traces, whole=False)
    for text in person_traces.texts:
        sql = """
            SELECT revision, label FROM journal
            WHERE instr(label, :text) > 0 AND instr(',' || subjects || ',', ',person,') = 0
        """
        for row in run(sql, text=json.dumps(text, ensure_ascii=False)):
            _relabel(run, row.revision, row.label, person_traces, whole=True)


def _relabel(run: Run, revision: int, label: str, person_traces: Traces, *, whole: bool) -> None:
    with suppress(ValueError):
        message = Message.from_json(label)
        said = _without(message, person_traces, whole=whole).to_json()
        if said != label:
            run("UPDATE journal SET label = :label WHERE revision = :revision", label=said, revision=revision)


def _without(message: Message, person_traces: Traces, *, whole: bool) -> Message:
    params = dict(message.params)
    for name, part in params.items():
        if isinstance(part, Message):
            params[name] = _without(part, person_traces, whole=whole)
        elif isinstance(part, str):
            params[name] = _replaced(part, person_traces, whole=whole)
    return Message(message.id, params, message.plural)


def _replaced(part: str, person_traces: Traces, *, whole: bool) -> str:
    number = f"#{person_traces.ids[0]}"
    if part in person_traces.texts:
        return number
    for text in () if whole else _long(person_traces.texts):
        part = part.replace(text, number)
    return part


def _long(texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if len(text) >= _SHORTEST)


def _blank_imports(run: Run, ids: Collection[int]) -> None:
    """Imports that were taken back are kept as they were; not with her."""
    for row in run("SELECT id, kept FROM journal_entry WHERE subject = 'person' AND kept IS NOT NULL"):
        people = json.loads(zlib.decompress(row.kept))
        others = [person for person in people if person["id"] not in ids]
        if len(others) < len(people):
            kept = zlib.compress(json.dumps(others).encode())
            run("UPDATE journal_entry SET kept = :kept WHERE id = :id", kept=kept, id=row.id)
