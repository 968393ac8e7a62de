"""People in and out of files: tables, and address cards."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Busy, Invalid
from eventplanner.domain.base.text import Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_preview import ImportResult, Outcome, refuse_bad, result_of
from eventplanner.domain.exchange.people_import import (
    ImportedPerson,
    PeopleIndex,
    PersonLine,
    PersonRow,
    read_row,
    said_of,
)
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.columns import chosen, is_known
from eventplanner.domain.people.people import ORGANISATION, PERSON, Person, PersonDraft
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.reading import Reader, read_fields
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base import history
from eventplanner.services.base.planner import Planner
from eventplanner.services.records import records
from eventplanner.storage.kernel.output import write_whole
from eventplanner.storage.queries.records import stored

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

FORMATS = (*CSV_FORMS, "vcf")
_TRIES = 5


class PeoplePreview(Struct, frozen=True):
    """What a file holds, and what importing it would do to the plan as it was at `revision`."""

    rows: tuple[PersonRow, ...]
    table: Table | None = None
    """None of cards."""
    fields: tuple[str, ...] = ()
    """One for each column of the table; nothing for a column that is left out."""
    lines: tuple[PersonLine, ...] = ()
    new: tuple[str, ...] = ()
    """Organisations that are named for the first time; a draft has the number of its own below 0."""
    revision: int = 0
    findings: tuple[Message, ...] = ()

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """Each heading with its field, or nothing if it is left out."""
        return tuple(zip(self.table.header, self.fields, strict=True)) if self.table else ()

    @property
    def result(self) -> ImportResult:
        """What it would come to, with bad rows skipped."""
        return result_of(self.lines)


def export_people(planner: Planner, form: str) -> bytes:
    """Everybody, by name, in one of `FORMATS`. Raises Invalid."""
    # Here because the start of the app can do without writing tables and cards.
    from eventplanner.formats.cards import vcard
    from eventplanner.formats.documents import people
    from eventplanner.formats.documents.writing import write

    everybody = records.every(planner, PERSON)
    called = records.names(planner, ORGANISATION.name, [person.organisation_id or 0 for person in everybody])
    listed = [(person, called.get(person.organisation_id or 0, "")) for person in everybody]
    if form == "vcf":
        return vcard.write(listed)
    if form in CSV_FORMS:
        return write(people.table(listed, CSV_FORMS[form]), form)
    raise Invalid({"format": Message("one of {formats}", {"formats": ", ".join(FORMATS)})})


def save_people(planner: Planner, form: str, path: Path, *, force: bool = False) -> None:
    """Write the same into a file. Raises Invalid, FileProblem."""
    write_whole(path, export_people(planner, form), force=force)


def preview(
    planner: Planner, source: Path | bytes, *, mapping: Mapping[str, str] | None = None, sheet: str | None = None
) -> PeoplePreview:
    """What importing a CSV, TSV, XLSX or vCard file would do; `mapping` is heading → field, `-` to leave it out.

    Raises FileProblem if it cannot be read, Invalid if the mapping names what is not there.
    """
    # Here because the start of the app can do without reading workbooks and cards.
    from eventplanner.formats.cards import vcard
    from eventplanner.formats.tables import table_in

    data = source if isinstance(source, bytes) else table_in.load(source)
    if vcard.is_vcard(data):
        rows = vcard.read(data)
        said = counted("{n} address card", "{n} address cards", len(rows))
        return _planned(planner, PeoplePreview(tuple(rows), findings=(said,)))
    table = table_in.read(data, known=is_known, sheet=sheet)
    fields = chosen(table.header, mapping or {})
    if not {"name", "first"} & set(fields):
        columns = ", ".join(name for name in table.header if name)
        raise Invalid({"name": Message("no column is known to be this; there is {columns}", {"columns": columns})})
    left = [name for name, of in zip(table.header, fields, strict=True) if name and not of]
    found = [Message("columns left out: {names}", {"names": ", ".join(left)})] if left else []
    rows = [read_row(row, fields) for row in table.rows]
    return _planned(planner, PeoplePreview(tuple(rows), table, fields, findings=(*table.findings, *found)))


def carry_out(planner: Planner, found: PeoplePreview, *, skip_bad: bool = False) -> tuple[Change | None, ImportResult]:
    """Do what a preview says, as one step; nothing at all if a row is bad and `skip_bad` is not set.

    What others changed since the preview is taken into account. Raises FileProblem, Busy.
    """
    for _attempt in range(_TRIES):
        refuse_bad(found.result, skip_bad)
        if not found.result.added and not found.result.updated:
            return None, found.result
        if change := _write(planner, found):
            return change, found.result
        found = _planned(planner, found)
    raise Busy(Message("Others kept changing the plan while this was imported; nothing was imported."))


def import_people(
    planner: Planner,
    source: Path | bytes,
    mapping: Mapping[str, str] | None = None,
    *,
    sheet: str | None = None,
    skip_bad: bool = False,
    dry_run: bool = False,
) -> tuple[Change | None, ImportResult]:
    """Preview and carry out at once; with `dry_run` only say what it would come to. Raises FileProblem, Invalid, Busy."""
    found = preview(planner, source, mapping=mapping, sheet=sheet)
    return (None, found.result) if dry_run else carry_out(planner, found, skip_bad=skip_bad)


class _Organisations(Struct):
    """Finds them by name; those that are not there yet are to be made, and stand for numbers below 0."""

    there: dict[str, list[int]]
    new: dict[str, tuple[str, int]] = field(default_factory=dict)

    def find(self, _field: Field, name: str) -> int:
        """Raises Unreadable."""
        found = self.there.get(fold(name), [])
        if len(found) > 1:
            numbers = ", ".join(f"#{id}" for id in found)
            raise Unreadable(Message("several are called so; write one of {numbers}", {"numbers": numbers}))
        return found[0] if found else self.new.setdefault(fold(name), (name, -len(self.new) - 1))[1]


def _planned(planner: Planner, preview: PeoplePreview) -> PeoplePreview:
    """The preview against the plan as it is now."""
    settings = planner.settings()
    with planner.store.snapshot():
        revision = history.last_revision(planner)
        known = PeopleIndex(records.every(planner, PERSON))
        firms: dict[str, list[int]] = {}
        for each in records.every(planner, ORGANISATION):
            firms.setdefault(fold(each.name), []).append(each.id)
    organisations = _Organisations(firms)
    day_first = settings.numeric_dates == "day"
    reader = Reader(today=planner.today(), day_first=day_first, find=organisations.find)
    lines, targets = [], {}
    for row in preview.rows:
        line, target = _line(row, known, reader)
        lines.append(line)
        if target is not None:
            targets[row.line] = target
    outcomes = _Outcomes(targets)
    settled = tuple(outcomes.of(line) for line in lines)
    return revised(preview, lines=settled, new=tuple(name for name, _ in organisations.new.values()), revision=revision)


def _line(row: PersonRow, known: PeopleIndex, reader: Reader) -> tuple[PersonLine, ImportedPerson | None]:
    """Whom a row is about, who is from then on as it says."""
    if row.problem:
        return PersonLine(row.line, row.title, Outcome.REJECTED, reason=row.problem), None
    target = known.of(row)
    base = target.draft if target else PERSON.blank()
    try:
        read = revised(base, **read_fields(PERSON.fields, row.texts, reader))
        draft = PERSON.checked(said_of(row, PERSON.draft_of(base), read), "")
        _refuse_long(draft)
    except Invalid as error:
        return PersonLine(row.line, row.title, Outcome.REJECTED, reason=error.message), None
    if target is None:
        target = ImportedPerson(draft, None, row.line)
    target.draft = draft
    known.add(target)
    return PersonLine(row.line, row.title, Outcome.UNCHANGED), target


def _refuse_long(draft: PersonDraft) -> None:
    """What was added up may be too long, though each part is not. Raises Invalid."""
    for each in PERSON.fields:
        value = getattr(draft, each.name)
        if isinstance(value, tuple | str) and len(value if isinstance(value, str) else "\n".join(value)) > each.longest:
            raise Invalid({each.name: Message("too long: {n} characters at most", {"n": each.longest})})


class _Outcomes:
    """What becomes of each row, once it is known what becomes of everybody."""

    def __init__(self, targets: Mapping[int, ImportedPerson]) -> None:
        self._targets = targets
        self._told: dict[int, int] = {}
        """By person or by the place of who is new, the line that tells of her."""

    def of(self, line: PersonLine) -> PersonLine:
        """Of several rows about one, the first tells what becomes of her."""
        target = self._targets.get(line.line)
        if target is None:
            return line
        first = self._told.setdefault(id(target), line.line)
        if first != line.line:
            return revised(line, reason=Message("the same person as in line {line}", {"line": first}))
        draft = PERSON.draft_of(target.draft)
        if target.person is None:
            return revised(line, outcome=Outcome.ADDED, draft=draft)
        person = target.person
        changed = tuple(name for name in PERSON.columns if getattr(draft, name) != getattr(person, name))
        outcome = Outcome.UPDATED if changed else Outcome.UNCHANGED
        return revised(line, outcome=outcome, draft=draft, person=person, changed=changed)


def _write(planner: Planner, preview: PeoplePreview) -> Change | None:
    """All rows in one transaction; None if the plan is not any more what the preview was made for."""
    result = preview.result
    label = counted("Import {n} person", "Import {n} people", result.added + result.updated)
    with planner.write(label) as writing:
        # Asked while the write lock is held: from here on nobody else can change anything.
        if history.last_revision(planner) != preview.revision:
            return None
        made = _made(writing, preview)
        written = [(line, _numbered(line.draft, made)) for line in preview.lines if line.draft]
        writing.add_many(PERSON.name, [stored(PERSON, draft) for line, draft in written if line.person is None])
        changes: Sequence[tuple[Person, PersonDraft]] = [
            (line.person, draft) for line, draft in written if line.person and line.outcome is Outcome.UPDATED
        ]
        writing.change_many(PERSON.name, [(one.id, one.version, stored(PERSON, draft)) for one, draft in changes])
    return writing.outcome


def _made(writing: "Writing", preview: PeoplePreview) -> Mapping[int, int]:
    """The numbers of the organisations that somebody still needs, made now, by those that stood for them."""
    needed = {line.draft.organisation_id for line in preview.lines if line.draft}
    numbered = {-n: name for n, name in enumerate(preview.new, 1) if -n in needed}
    return {number: writing.add(ORGANISATION.name, {"name": name}) for number, name in numbered.items()}


def _numbered(draft: PersonDraft, made: Mapping[int, int]) -> PersonDraft:
    return revised(draft, organisation_id=made.get(draft.organisation_id or 0, draft.organisation_id))
