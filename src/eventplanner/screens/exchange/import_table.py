"""A file on its way in, as the dialog asks about it: the meaning of its columns, and the outcome of its rows."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from msgspec import Struct
from textual.content import Content

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.exchange.import_preview import Doubt, ImportLine
from eventplanner.domain.exchange.value_words import MOST_ASKED, StrangeWord
from eventplanner.domain.parsing.headings import LEFT_OUT, column_names
from eventplanner.i18n import formats, labels
from eventplanner.i18n.catalogue import _, words
from eventplanner.screens.exchange.import_columns import ImportedRow, found, in_order
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange import import_files, importing, rejects
from eventplanner.services.exchange.importing import Importing, ImportPreview
from eventplanner.widgets.forms.fields import FormField

SKIP = "skip"
"""The field that says whether bad rows are left out."""
LISTED = "listed"
"""Bad rows are left out and written into a file beside the one that was read."""
SHEET = "sheet"
"""The field that says which sheet of a workbook is read."""
COLUMN = "column"
"""Begins the names of the fields that stand for columns."""
WORD = "word"
"""Begins the names of the fields that stand for words without a meaning."""
DOUBT = "doubt"
"""Begins the names of the fields that say who a doubtful row is about; they end in its line."""
SAME = "same"
"""A doubtful row is about the record of the plan."""


class Subject(Struct, frozen=True, kw_only=True):
    """The words of one subject of imports."""

    called: Callable[[str], str]
    """Names a field that changes."""
    headings: Callable[[], Mapping[str, str]] = dict
    """The fields that a column may stand for, and what they are called."""
    about: Callable[[Any], str]
    """A new record in a few words, by its draft."""
    settings: Callable[[], Sequence[FormField]] = tuple
    """Further questions, about all rows."""

    def rows(self, preview: ImportPreview) -> tuple[ImportedRow, ...]:
        return tuple(
            in_order(ImportedRow(line.line, line.title, line.outcome, self._about(line)) for line in preview.lines)
        )

    def _about(self, line: ImportLine[Any, Any]) -> str:
        if line.reason:
            return words(line.reason)
        if line.changed:
            return ", ".join(map(self.called, line.changed))
        return self.about(line.draft) if line.draft else ""


class FileImport(Struct, frozen=True, kw_only=True):
    """A file that was read, with the outcome of each row or entry."""

    INERT: ClassVar[frozenset[str]] = frozenset({SKIP})
    """Fields on which nothing in the preview depends."""

    source: Path | bytes
    """A file, or a table that was pasted."""
    preview: ImportPreview
    rows: tuple[ImportedRow, ...]
    begins_at: str = SKIP
    """The field that the cursor goes to."""

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "FileImport":
        """Returns the import with the form's current values; runs in a thread. Raises PlannerError."""
        raise NotImplementedError

    def asks_as(self, other: "FileImport") -> bool:
        """Returns whether another import has the same fields."""
        return type(self) is type(other) and self.source == other.source

    def fields(self) -> list[FormField]:
        raise NotImplementedError

    def texts(self) -> dict[str, str]:
        """The values of the fields at first."""
        raise NotImplementedError

    def notices(self) -> dict[str, Message]:
        """Remarks beside some fields."""
        return {}

    def found(self) -> Content:
        """Returns what the import comes to, then how its file was read."""
        preview = self.preview
        said = [*preview.checks, *preview.matching.findings, *preview.reading.findings]
        return found(preview.result, said)

    def writes(self) -> str:
        return _(self.preview.importing.progress).format(n=formats.number(self.preview.result.written))

    def carry_out(self, planner: Planner, skip: str) -> Change | None:
        """Writes the import; None if there was nothing to do. Raises PlannerError."""
        if skip == LISTED and self.preview.result.rejected:
            self.save_rejects(planner)
        return importing.carry_out(planner, self.preview, skip_bad=bool(skip))[0]

    def save_rejects(self, planner: Planner) -> Path:
        """Writes the bad rows, and returns where. Raises FileProblem."""
        path = import_files.rejects_file(planner, self.source)
        rejects.save_rejects(self.preview, path)
        return path


class TableImport(FileImport, frozen=True, kw_only=True):
    """A table, or address cards: another column means another plan, another sheet other columns."""

    subject: Subject

    def again(self, planner: Planner, texts: Mapping[str, str]) -> "TableImport":
        same = frozenset(doubt.line for doubt in self.preview.doubts if texts.get(f"{DOUBT}{doubt.line}") == SAME)
        read = partial(read_table, self.preview.importing.deciding(same), self.subject, planner, self.source)
        sheet = texts.get(SHEET, "")
        if sheet != self.texts().get(SHEET, ""):
            return read(sheet=sheet, begins_at=SHEET)
        names = column_names([name for name, _field in self.preview.columns])
        mapping = {name: texts.get(f"{COLUMN}{n}", "") or LEFT_OUT for n, name in enumerate(names)}
        mapping |= {word.key: texts.get(f"{WORD}{n}", "") for n, word in enumerate(self._strange)}
        headings = {fold(name) for name in mapping}
        settings = {
            name: texts[name] for name in self.preview.reading.settings if texts.get(name) and name not in headings
        }
        return read(mapping=mapping | settings, sheet=sheet)

    def asks_as(self, other: FileImport) -> bool:
        return super().asks_as(other) and _asked(self.preview) == _asked(other.preview)

    def fields(self) -> list[FormField]:
        """One for each column, and what is asked of the whole file."""
        columns, table = self.preview.columns, self.preview.table
        headings = self.subject.headings()
        current = {field: headings.get(field, name) for name, field in columns if field}
        choices = [("", _("(left out)")), *{**headings, **current}.items()]
        sheets = [(name, name) for name in table.sheets] if table else []
        return [
            *([FormField(name=SHEET, label=_("Sheet"), choices=sheets)] if len(sheets) > 1 else ()),
            skip_field(_("Bad rows")),
            *map(_doubt_field, self.preview.doubts[:MOST_ASKED]),
            *self.subject.settings(),
            *(self._word_field(n, word) for n, word in enumerate(self._strange)),
            *(
                FormField(name=f"{COLUMN}{n}", label=heading or _("column {n}").format(n=n + 1), choices=choices)
                for n, (heading, _field) in enumerate(columns)
            ),
        ]

    def texts(self) -> dict[str, str]:
        table = self.preview.table
        sheet = {SHEET: table.sheet} if table and len(table.sheets) > 1 else {}
        columns = {f"{COLUMN}{n}": field for n, (_name, field) in enumerate(self.preview.columns)}
        words = {f"{WORD}{n}": word.meant for n, word in enumerate(self._strange)}
        doubts = {f"{DOUBT}{doubt.line}": SAME if doubt.same else "" for doubt in self.preview.doubts[:MOST_ASKED]}
        return {**self.preview.reading.settings, **columns, **words, **sheet, **doubts}

    @property
    def _strange(self) -> Sequence[StrangeWord]:
        return self.preview.reading.strange[:MOST_ASKED]

    def _word_field(self, n: int, word: StrangeWord) -> FormField:
        """Asks what a word of the file means."""
        members = self.preview.importing.columns.words()[word.field].members
        choices = [("", _("(says nothing yet)")), *((member.value, labels.choice(member)) for member in members)]
        return FormField(name=f"{WORD}{n}", label=f"“{word.text}”", choices=[*choices, (LEFT_OUT, _("(left empty)"))])


def read_table(
    subject: Importing[Any],
    shown: Subject,
    planner: Planner,
    source: Path | bytes,
    *,
    mapping: Mapping[str, str] | None = None,
    sheet: str = "",
    begins_at: str = SKIP,
) -> TableImport:
    """Raises FileProblem, Invalid."""
    preview = importing.preview(planner, subject, source, mapping=mapping, sheet=sheet or None)
    return TableImport(source=source, preview=preview, rows=shown.rows(preview), begins_at=begins_at, subject=shown)


def skip_field(label: str) -> FormField:
    """The fate of what is bad."""
    choices = [("", _("nothing is imported")), ("yes", _("left out")), (LISTED, _("left out, in a file"))]
    return FormField(name=SKIP, label=label, choices=choices)


def _doubt_field(doubt: Doubt) -> FormField:
    """Who a doubtful row is about: somebody else unless it is said."""
    choices = [("", _("not {name}").format(name=doubt.called)), (SAME, _("is {name}").format(name=doubt.called))]
    return FormField(name=f"{DOUBT}{doubt.line}", label=doubt.title, choices=choices)


def _asked(preview: ImportPreview) -> tuple[object, ...]:
    """The sheet, the headings, the words and the doubtful rows that the fields stand for."""
    words = [word.key for word in preview.reading.strange]
    doubts = [doubt.line for doubt in preview.doubts]
    return preview.table.sheet if preview.table else "", [name for name, _field in preview.columns], words, doubts
