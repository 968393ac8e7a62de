"""Reading of table rows as tasks, and their matching to existing tasks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.base.words import meant
from eventplanner.domain.events.quick_line_patterns import PRIORITIES
from eventplanner.domain.exchange.import_preview import ImportLine
from eventplanner.domain.exchange.text_rows import TextRow, cell_text
from eventplanner.domain.exchange.totals import names_total
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.due import FARTHEST, Due, offset_text, read_distance, read_due
from eventplanner.domain.parsing.moments import moment
from eventplanner.domain.parsing.table import Cell, TableRow
from eventplanner.domain.parsing.values import Unreadable, is_yes, unsaid
from eventplanner.domain.records.reading import NO_DUE
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TASK, Task, TaskDraft, TaskState

_LONG = frozenset({"notes", "links"})
_TICKS = frozenset("✓✔☑✅")
_CROSSES = frozenset("✗✘☐❌×")
_OF_TASKS = frozenset({"due", "offset", "state", "done", "owner"})
"""Fields that say that a row is a task, whatever it is called."""
_MOST_PRESSING = 3
_WORDS_OF_PRIORITY = {
    **{word: str(_MOST_PRESSING + 1 - n) for word, n in PRIORITIES.items() if not word.isdecimal()},
    **dict.fromkeys(("urgent", "urgente", "critical", "critica", "critico"), str(_MOST_PRESSING)),
    **dict.fromkeys(("important", "importante"), str(_MOST_PRESSING)),
    "normal": str(_MOST_PRESSING - 1),
}


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


class TaskWords(Struct, frozen=True):
    """Words of all languages, by which a table says areas and states."""

    areas: Mapping[str, Area]
    states: Mapping[str, TaskState]


def is_total(row: TableRow, fields: Sequence[str]) -> bool:
    """Returns whether a row only sums up others: called a total, without a day or a state."""
    cells = {name: cell for name, cell in zip(fields, row.cells, strict=True) if name and cell != ""}
    title = cells.get("title", next((cell for cell in row.cells if cell != ""), ""))
    return not cells.keys() & _OF_TASKS and isinstance(title, str) and names_total(title)


def read_row(
    row: TableRow, fields: Sequence[str], today: date, words: TaskWords, *, day_first: bool, section: str = ""
) -> TaskRow:
    """Reads a row under the heading of a section; `problem` is set if something in it cannot be read."""
    cells = {name: cell for name, cell in zip(fields, row.cells, strict=True) if name and cell != ""}
    texts = {name: cell_text(cell, is_long=name in _LONG) for name, cell in cells.items()}
    said = TaskRow(row.line, {"title": texts.get("title", "")}, row.problem, event=texts.pop("event", ""))
    if said.problem:
        return said
    try:
        _say_due(texts, cells, today, day_first=day_first)
        _say_state(texts, words.states)
    except Unreadable as error:
        return revised(said, problem=error.message)
    if section:
        texts["area"] = texts.get("area") or section
    strange = _say_area(texts, words.areas)
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
        texts["done_on"] = _done_on(cells["done_on"], today, day_first=day_first)


def _offset(text: str) -> int:
    """T-30, or -30, or 30, which is as long before the event. Raises Unreadable."""
    days = read_distance(f"-{text}" if text.isdecimal() else text)
    if days is None:
        raise Unreadable(_named("due", text, NO_DUE))
    return days


def _due(cell: Cell, today: date, *, day_first: bool) -> Due:
    """Raises Unreadable."""
    text = cell_text(cell)
    if isinstance(cell, str) and unsaid(cell):
        return Due()
    if (isinstance(cell, str) or cell_text(cell).startswith("-")) and (days := read_distance(text)) is not None:
        return Due(offset=days)
    if isinstance(cell, str) and (due := read_due(cell, today, day_first=day_first)) is not None:
        return due
    return Due(day=_day("due", cell, today, day_first=day_first))


def _done_on(cell: Cell, today: date, *, day_first: bool) -> str:
    """Raises Unreadable."""
    if isinstance(cell, str) and unsaid(cell):
        return ""
    return _day("done_on", cell, today, day_first=day_first).isoformat()


def _day(field: str, cell: Cell, today: date, *, day_first: bool) -> date:
    """Raises Unreadable."""
    try:
        found = moment(cell, day_first=day_first)
        # The offset of an instant is that of the program that wrote it, whose day is as near as can be known.
        day = found.day or (found.instant.date() if found.instant else None)
    except Unreadable as error:
        day = read_day(cell, today, day_first=day_first) if isinstance(cell, str) else None
        if day is None:
            reason = NO_DUE if field == "due" else error.message
            raise Unreadable(_named(field, cell_text(cell), reason)) from error
    if day is None or abs(day - today) > timedelta(days=FARTHEST * 30):
        raise Unreadable(_named(field, cell_text(cell), NO_DUE))
    return day


def _named(field: str, text: str, reason: Message) -> Message:
    """Returns a reason with the heading of its field and the text that it is about."""
    return Message(
        "{field} “{text}”: {reason}", {"field": Message(TASK.field(field).label), "text": text, "reason": reason}
    )


def _say_state(texts: dict[str, str], states: Mapping[str, TaskState]) -> None:
    """A tick in a column of its own says that it is done, and so does a day where no state is said. Raises Unreadable."""
    ticked = texts.pop("done", "")
    if state := _ticked(ticked, states):
        texts["state"] = state
    elif texts.get("done_on") and not texts.get("state"):
        texts["state"] = TaskState.DONE.value


def _ticked(text: str, states: Mapping[str, TaskState]) -> str:
    """Returns the state that a tick, yes or no, or the word of a state says; nothing where it says no more than that it is open."""
    if not text or text in _CROSSES:
        return ""
    if text in _TICKS:
        return TaskState.DONE.value
    try:
        return TaskState.DONE.value if is_yes(text) else ""
    except Unreadable as error:
        if (state := meant(states, text)) is None:
            raise Unreadable(Message("“{text}”: yes or no", {"text": text})) from error
        return state.value


def _say_area(texts: dict[str, str], areas: Mapping[str, Area]) -> str:
    """Returns the area by its own name; the word for it where it means none."""
    word = texts.pop("area", "")
    area = meant(areas, word)
    if area is not None:
        texts["area"] = area.value
    return "" if area or not word or unsaid(word) else word
