"""History of changes, undo and redo.

Undo reverts one's own last change, unless somebody has changed the rows since.
"""

from collections.abc import Sequence
from functools import partial

from eventplanner.domain.base.changes import Change, ChangeKind, RowChange
from eventplanner.domain.base.errors import Conflict, FileProblem, NotFound
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import N_, Message, clean_line
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import journal

_EVERYTHING = 1000
_NOT_THERE = N_(
    "{path} does not have what was just written to it. Leave the app and open the plan again before you go on."
)
UNSEEN = frozenset({"import_mapping"})
"""Tables that the app keeps for itself, such as what the columns of a form were about the last time."""


def listing(planner: Planner) -> Listing[Change]:
    """Returns all changes, newest first."""
    return Listing(journal.total(planner.store), partial(journal.page, planner.store))


def entries(planner: Planner, revision: int) -> list[RowChange]:
    """Returns the row changes of one change in order, without internal columns."""
    return [entry for entry in journal.entries(planner.store, revision)[::-1] if entry.subject not in UNSEEN]


def last_revision(planner: Planner) -> int:
    return journal.last_revision(planner.store)


def confirm(planner: Planner, change: Change) -> None:
    """Reads a change back from the file. Raises FileProblem where the file does not have it."""
    if not change.nothing and not journal.holds(planner.store, change):
        raise FileProblem(Message(_NOT_THERE, {"path": clean_line(str(planner.store.path))}))


def since(planner: Planner, revision: int, count: int = _EVERYTHING) -> list[Change]:
    """Returns the changes after `revision`, newest first."""
    return journal.since(planner.store, revision, count)


def by_others(planner: Planner, revision: int, count: int) -> list[Change]:
    """Returns changes of others after `revision`, newest first."""
    return journal.by_others(planner.store, revision, planner.actor, count)


def of_event(planner: Planner, id: int, count: int = 20) -> list[Change]:
    """Returns the changes of one event, newest first."""
    return journal.of_row(planner.store, "event", id, count)


def newer_than(planner: Planner, revision: int) -> Change | None:
    """Returns all changes after `revision`, of any session, as one; None if there are none."""
    changes = since(planner, revision)
    if not changes:
        return None
    last = changes[0]
    subjects = frozenset[str]().union(*(change.subjects for change in changes))
    return last._replace(subjects=subjects, undone=False)


def undo(planner: Planner) -> Change:
    """Reverts my last change. Raises NotFound if there is none, Conflict if somebody has changed the rows since."""
    if target := journal.next_undo(planner.store, planner.actor):
        return _reverse(planner, *target, ChangeKind.UNDO)
    raise NotFound(Message("There is nothing to undo."))


def redo(planner: Planner) -> Change:
    """Repeats the change that I reverted last. Raises NotFound, Conflict."""
    if target := journal.next_redo(planner.store, planner.actor):
        return _reverse(planner, *target, ChangeKind.REDO)
    raise NotFound(Message("There is nothing to redo."))


def _reverse(planner: Planner, revision: int, label: Message, kind: ChangeKind) -> Change:
    what = label.params.get("what", label) if label.id in _PATTERNS.values() else label
    with planner.store.write(Message(_PATTERNS[kind], {"what": what}), planner.actor, kind, revision) as writing:
        entries = journal.entries(planner.store, revision)
        _refuse_if_built_on(planner, entries, revision)
        writing.put_back(entries)
    return writing.outcome


def _refuse_if_built_on(planner: Planner, entries: Sequence[RowChange], revision: int) -> None:
    # Read while the write lock is held, so that nobody can build on it between this look and the undo.
    for entry in entries:
        batch = entry.batch is not None and entry.kept is None
        for row in journal.changed_of_batch(planner.store, entry) if batch else [entry]:
            if other := journal.in_the_way(planner.store, row, revision, planner.actor):
                actor, what = other
                raise Conflict(
                    Message("Not undone: {actor} has changed the same since ({what}).", {"actor": actor, "what": what})
                )


_PATTERNS = {
    ChangeKind.UNDO: Message("Undo: {what}").id,
    ChangeKind.REDO: Message("Redo: {what}").id,
}
