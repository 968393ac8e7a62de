"""Reading of table rows as tasks, and their matching to existing tasks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.words import meant
from eventplanner.domain.events.quick_line_patterns import PRIORITIES
from eventplanner.domain.exchange.import_preview import ImportLine
from eventplanner.domain.exchange.text_rows import TextRow, cell_text
from eventplanner.domain.parsing.due import FARTHEST, Due, offset_text, read_due, read_offset
from eventplanner.domain.parsing.moments import moment
from eventplanner.domain.parsing.table import Cell, TableRow
from eventplanner.domain.parsing.values import Unreadable, is_yes, unsaid
from eventplanner.domain.records.reading import NO_DUE
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import Task, TaskDraft, TaskState

_LONG = frozenset({"notes", "links"})
_MOST_PRESSING = 3
_WORDS_OF_PRIORITY = {word: str(_MOST_PRESSING + 1 - n) for word, n in PRIORITIES.items() if not word.isdecimal()}


class TaskRow(TextRow, frozen=True):
    """Row of a table of tasks."""

    named: str = "title"
    event: str = ""
    """What the event is called that it belongs to."""
    strange_area: str = ""
    """The word in the column of areas, if it means none."""

    @property
    def key(self) -> tuple[str, str]:
        """Key that distinguishes the row from others."""
        return fold(self.event), fold(self.title)


TaskLine = ImportLine[TaskDraft, Task]


def read_row(
    row: TableRow, fields: Sequence[str], today: date, areas: Mapping[str, Area], *, day_first: bool
) -> TaskRow:
    """Reads a row; `problem` is set if something in it cannot be read."""
    cells = {name: cell for name, cell in zip(fields, row.cells, strict=True) if name and cell != ""}
    texts = {name: cell_text(cell, is_long=name in _LONG) for name, cell in cells.items()}
    said = TaskRow(row.line, {"title": texts.get("title", "")}, row.problem, event=texts.pop("event", ""))
    if said.problem:
        return said
    try:
        _say_due(texts, cells, today, day_first=day_first)
        _say_state(texts)
    except Unreadable as error:
        return revised(said, problem=error.message)
    strange = _say_area(texts, areas)
    if priority := texts.get("priority"):
        texts["priority"] = _WORDS_OF_PRIORITY.get(fold(priority), priority)
    texts = {name: text for name, text in texts.items() if text}
    problem = None if texts.get("title") else Message("there is no title")
    return revised(said, texts=texts, strange_area=strange, problem=problem)


def matched(rows: Iterable[TaskRow], there: Iterable[tuple[str, Task]]) -> dict[int, Task]:
    """Returns the task of each row, by line; `there` pairs each task with the title of its event.

    It is one of the same title; of several, the one that is due as the row says, each for one row only.
    """
    pools: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for event, task in there:
        pools[fold(event), fold(task.title)].append(task)
    found: dict[int, Task] = {}
    known = list(rows)
    for exact in (True, False):
        for row in known:
            pool = pools.get(row.key, [])
            same = [task for task in pool if not exact or task.when.text == row.texts.get("due")]
            if row.line not in found and same:
                found[row.line] = same[0]
                pool.remove(same[0])
    return found


def said_before(rows: Iterable[TaskRow]) -> dict[int, int]:
    """Returns rows that repeat another, by line, with the line of the other."""
    lines: dict[tuple[object, ...], int] = {}
    found: dict[int, int] = {}
    for row in rows:
        content = (*row.key, *sorted(row.texts.items()))
        if lines.setdefault(content, row.line) != row.line:
            found[row.line] = lines[content]
    return found


def settled(draft: TaskDraft, task: Task | None, today: date) -> TaskDraft:
    """Returns the draft with its completion day if it is done, and without day and reason where they do not apply."""
    if draft.state is TaskState.DONE:
        before = task.done_on if task and not task.is_open else None
        return revised(draft, done_on=draft.done_on or before or today, reason="")
    return revised(draft, done_on=None, reason=draft.reason if draft.state is TaskState.BLOCKED else "")


def _say_due(texts: dict[str, str], cells: Mapping[str, Cell], today: date, *, day_first: bool) -> None:
    """An offset, in a column of its own or not, or a day. Raises Unreadable."""
    if days := texts.pop("offset", ""):
        texts["due"] = offset_text(_offset(days))
    elif "due" in cells:
        texts["due"] = _due(cells["due"], today, day_first=day_first).text
    if "done_on" in cells:
        texts["done_on"] = _due(cells["done_on"], today, day_first=day_first).text


def _offset(text: str) -> int:
    """T-30, or -30, or 30, which is as long before the event. Raises Unreadable."""
    days = read_offset(text)
    if days is None:
        sign, digits = (text[0], text[1:]) if text[:1] in "+-−" else ("-", text)
        days = read_offset(f"T{sign}{digits.removesuffix('.0')}")
    if days is None:
        raise Unreadable(NO_DUE)
    return days


def _due(cell: Cell, today: date, *, day_first: bool) -> Due:
    """Raises Unreadable."""
    if isinstance(cell, str):
        if unsaid(cell):
            return Due()
        if (due := read_due(cell, today, day_first=day_first)) is not None:
            return due
    day = moment(cell, day_first=day_first).day
    if day is None or abs(day - today) > timedelta(days=FARTHEST * 30):
        raise Unreadable(NO_DUE)
    return Due(day=day)


def _say_state(texts: dict[str, str]) -> None:
    """A tick in a column of its own says that it is done. Raises Unreadable."""
    ticked = texts.pop("done", "")
    if ticked and (ticked in "✓✔☑" or is_yes(ticked)):
        texts["state"] = TaskState.DONE.value


def _say_area(texts: dict[str, str], areas: Mapping[str, Area]) -> str:
    """Returns the area by its own name; the word for it where it means none."""
    word = texts.pop("area", "")
    area = meant(areas, word)
    if area is not None:
        texts["area"] = area.value
    return "" if area or not word or unsaid(word) else word
