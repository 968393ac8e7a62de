"""Export and import of people as tables and vCards."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import ImportLine, Outcome, compared, rejected
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
from eventplanner.domain.people.columns import COLUMN_NAMES, chosen
from eventplanner.domain.people.people import ORGANISATION, PERSON, Person, PersonDraft
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.domain.records.reading import Reader, read_fields
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.importing import Columns, Importing, Matching, Reading
from eventplanner.services.records import records

FORMATS = (*CSV_FORMS, "vcf")


class PeopleImporting(Importing[PersonRow], frozen=True, kw_only=True):
    """Import of people and new organisations from CSV, TSV, XLSX or vCard."""

    kind: Kind[Person] = PERSON
    imports: Naming = lambda n: counted("Import {n} person", "Import {n} people", n)
    columns: Columns = Columns(names=COLUMN_NAMES, choose=chosen, needed=(("name", "first"),))
    progress: str = N_("Writing {n} people …")

    def read(self, planner: Planner, data: bytes, mapping: Mapping[str, str], sheet: str | None) -> Reading[PersonRow]:
        # Here because the start of the app can do without reading cards.
        from eventplanner.formats.cards import vcard

        if vcard.is_vcard(data):
            cards = vcard.read(data)
            return Reading(rows=cards, findings=(counted("{n} address card", "{n} address cards", len(cards)),))
        return super().read(planner, data, mapping, sheet)

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[PersonRow]:
        del planner
        return Reading(rows=[read_row(row, form.fields) for row in table.rows])

    def match(self, planner: Planner, rows: Sequence[PersonRow]) -> Matching:
        people = PeopleIndex(records.every(planner, PERSON))
        organisations = _Organisations({})
        for firm in records.every(planner, ORGANISATION):
            organisations.ids.setdefault(fold(firm.name), []).append(firm.id)
        day_first = planner.settings().numeric_dates == "day"
        reader = Reader(today=planner.today(), day_first=day_first, find=organisations.find)
        targets = [_target(row, people, reader) for row in rows]
        outcomes = _Outcomes(organisations)
        return Matching([outcomes.of(row, target) for row, target in zip(rows, targets, strict=True)])


def export_people(planner: Planner, form: str) -> bytes:
    """Returns all people, by name, in one of `FORMATS`. Raises Invalid."""
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


class _Organisations(Struct):
    """Finds them by name; those that are not there yet are to be made, and stand for numbers below 0."""

    ids: dict[str, list[int]]
    new: dict[str, tuple[str, int]] = field(default_factory=dict)

    def find(self, _field: Field, name: str) -> int:
        """Raises Unreadable."""
        ids = self.ids.get(fold(name), [])
        if len(ids) > 1:
            numbers = ", ".join(f"#{id}" for id in ids)
            raise Unreadable(Message("several are called so; write one of {numbers}", {"numbers": numbers}))
        return ids[0] if ids else self.new.setdefault(fold(name), (name, -len(self.new) - 1))[1]

    def named(self, draft: PersonDraft) -> Sequence[tuple[str, str, str]]:
        """Returns the organisation of a draft, if it is new."""
        column = "organisation_id"
        return [(column, ORGANISATION.name, name) for name, id in self.new.values() if id == draft.organisation_id]


def _target(row: PersonRow, people: PeopleIndex, reader: Reader) -> ImportedPerson | Message:
    """Returns the person that a row is about, who is from then on as it says; or why there is none."""
    if row.problem:
        return row.problem
    target = people.of(row)
    base = target.draft if target else PERSON.blank()
    try:
        read = revised(base, **read_fields(PERSON.fields, row.texts, reader))
        draft = PERSON.checked(said_of(row, PERSON.draft_of(base), read), "")
        _refuse_long(draft)
    except Invalid as error:
        return error.message
    if target is None:
        target = ImportedPerson(draft, None, row.line)
    target.draft = draft
    people.add(target)
    return target


def _refuse_long(draft: PersonDraft) -> None:
    """Refuses a field that rows together made too long. Raises Invalid."""
    for column in PERSON.fields:
        value = getattr(draft, column.name)
        if isinstance(value, tuple):
            value = "\n".join(value)
        if isinstance(value, str) and len(value) > column.longest:
            raise Invalid({column.name: Message("too long: {n} characters at most", {"n": column.longest})})


class _Outcomes:
    """The outcome of each row, once it is known what becomes of everybody."""

    def __init__(self, organisations: _Organisations) -> None:
        self._organisations = organisations
        self._told: dict[int, int] = {}
        """By person or by the place of who is new, the line that tells of her."""

    def of(self, row: PersonRow, target: ImportedPerson | Message) -> PersonLine:
        """Of several rows about one, the first tells what becomes of her."""
        if isinstance(target, Message):
            return rejected(row, target)
        first = self._told.setdefault(id(target), row.line)
        if first != row.line:
            same = Message("the same person as in line {line}", {"line": first})
            return ImportLine(row.line, row.title, Outcome.UNCHANGED, reason=same)
        draft = PERSON.draft_of(target.draft)
        return compared(PERSON, row, draft, target.person, self._organisations.named(draft))
