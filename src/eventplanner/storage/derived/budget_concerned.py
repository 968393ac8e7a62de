"""Budget lines that a change concerns: those that it names itself, and those that follow from an event or a rate."""

import json
import zlib

from eventplanner.storage.derived import budget_shares
from eventplanner.storage.derived.budget_shares import Whole, whole_of
from eventplanner.storage.derived.running import Run

_TOUCHED = "SELECT row_id FROM journal_entry WHERE revision = :revision AND subject = '{table}'"
_BATCHES = "SELECT batch FROM journal_entry WHERE revision = :revision AND subject = '{table}' AND batch IS NOT NULL"
_IMAGES = """
    SELECT json_extract({image}, '$.{column}') FROM journal_entry
    WHERE revision = :revision AND subject = '{table}' AND {image} IS NOT NULL
"""
_NAMING = "SELECT {column} FROM {table} WHERE id IN ({touched}) OR batch IN ({batches})"
# Of an import that was taken back, no row is left to say what it named.
_KEPT = "SELECT subject, kept FROM journal_entry WHERE revision = :revision AND kept IS NOT NULL"
_OF_EVENTS = "SELECT id FROM budget_line WHERE event_id IN ({events})"
_FOREIGN = """
    SELECT id FROM budget_line WHERE currency IN ({currencies})
    UNION SELECT budget_line_id FROM entry WHERE currency IN ({currencies})
    UNION SELECT against_id FROM entry WHERE currency IN ({currencies})
"""
_SETTLED = """
    SELECT 1 FROM setting WHERE name IN ('currency', 'prices') AND id IN ({touched})
    UNION SELECT 1 FROM journal_entry WHERE revision = :revision AND subject = 'setting'
        AND json_extract(before, '$.name') IN ('currency', 'prices')
"""
_OF_EVENT = ("headcount", "registration", "event_role")
_OF_LINES = {"entry": ("budget_line_id", "against_id"), "transfer": ("from_id", "to_id")}
CONCERNING = frozenset({"budget_line", "rate", "setting", "event", *_OF_EVENT, *_OF_LINES})
"""Tables that figures follow from."""


def concerned(run: Run, revision: int, subjects: set[str]) -> list[int]:
    """Returns the ids of the budget lines whose figures follow from a change of these tables, in their order."""
    touched = {table: _TOUCHED.format(table=table) for table in CONCERNING}
    batches = {table: _BATCHES.format(table=table) for table in CONCERNING}
    if "setting" in subjects and run(_SETTLED.format(touched=touched["setting"]), revision=revision):
        return [row[0] for row in run("SELECT id FROM budget_line ORDER BY id")]
    selects = []

    def naming(table: str, column: str) -> str:
        """Selects the values that rows of a table have in a column, now and before they were changed."""
        return " UNION ".join(
            (
                _NAMING.format(table=table, column=column, touched=touched[table], batches=batches[table]),
                _IMAGES.format(table=table, column=column, image="before"),
                _IMAGES.format(table=table, column=column, image="after"),
            )
        )

    for table in sorted(subjects & CONCERNING):
        if table in _OF_LINES:
            selects += [naming(table, column) for column in _OF_LINES[table]]
        elif table in _OF_EVENT:
            selects.append(_OF_EVENTS.format(events=naming(table, "event_id")))
        elif table == "event":
            selects.append(_OF_EVENTS.format(events=naming(table, "id")))
        elif table == "budget_line":
            selects.append(naming(table, "id"))
        elif table == "rate":
            selects.append(_FOREIGN.format(currencies=naming("rate", "currency")))
    if not selects:
        return []
    rows = run(" UNION ".join(selects), revision=revision)
    named = {row[0] for row in rows if row[0] is not None}
    kept, moved = _named_by_kept(run, revision)
    if "budget_line" in subjects:
        events = run(naming("budget_line", "event_id"), revision=revision)
        years = run(naming("budget_line", "year"), revision=revision)
        moved |= {(row[0], 0) for row in events if row[0] is not None}
        moved |= {(None, row[0]) for row in years if row[0] is not None}
    ids = named | kept
    return sorted(ids | budget_shares.beside(run, ids, moved))


def _named_by_kept(run: Run, revision: int) -> tuple[set[int], set[Whole]]:
    """Returns the lines of what an import brought and an undo took away, and what lines were taken from."""
    lines: set[int] = set()
    wholes: set[Whole] = set()
    events: set[int] = set()
    currencies: set[str] = set()
    for row in run(_KEPT, revision=revision):
        if row.subject == "rate":
            currencies |= {each["currency"] for each in json.loads(zlib.decompress(row.kept))}
        if row.subject == "budget_line":
            kept_lines = json.loads(zlib.decompress(row.kept))
            wholes |= {whole_of(each["event_id"], each["year"]) for each in kept_lines}
        columns = _OF_LINES.get(row.subject, ())
        if columns or row.subject in _OF_EVENT:
            for each in json.loads(zlib.decompress(row.kept)):
                lines |= {each[column] for column in columns if each[column] is not None}
                events |= {each["event_id"]} if not columns else set()
    of_events = _OF_EVENTS.format(events="SELECT value FROM json_each(:events)")
    line_ids = run(of_events, events=json.dumps(sorted(events))) if events else []
    if currencies:
        of_currencies = _FOREIGN.format(currencies="SELECT value FROM json_each(:currencies)")
        line_ids = [*line_ids, *run(of_currencies, currencies=json.dumps(sorted(currencies)))]
    return lines | {row[0] for row in line_ids if row[0] is not None}, wholes
