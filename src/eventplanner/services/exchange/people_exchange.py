"""Export and import of people as tables and vCards."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, Part, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import Doubt, ImportLine, Outcome, compared, rejected
from eventplanner.domain.exchange.people_import import PersonRow, listed_lines, read_row, sifted
from eventplanner.domain.exchange.people_table import read_people
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.accounts import updated
from eventplanner.domain.people.columns import COLUMN_NAMES, chosen
from eventplanner.domain.people.matching import ReadRow, ToldRecord, match, put_together, sharing
from eventplanner.domain.people.people import ORGANISATION, PERSON, OrganisationDraft, Person
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.kind import Kind, Naming
from eventplanner.domain.records.reading import Reader
from eventplanner.i18n.catalogue import language
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.services.base.planner import Planner
from eventplanner.services.exchange.importing import Columns, Importing, ImportPreview, Matching, Reading, write_lines
from eventplanner.services.records import records
from eventplanner.storage.queries.records import stored

if TYPE_CHECKING:
    from eventplanner.storage.kernel.writing import Writing

FORMATS = (*CSV_FORMS, "xlsx", "vcf")
_MOST_NAMED = 5
"""Shared addresses and doubts that are named."""


class PeopleImporting(Importing[PersonRow], frozen=True, kw_only=True):
    """Import of people and organisations from tables or vCards."""

    kind: Kind[Person] = PERSON
    imports: Naming = lambda n: counted("Import {n} person", "Import {n} people", n)
    columns: Columns = Columns(names=COLUMN_NAMES, choose=chosen, needed=(("name", "first"),))
    progress: str = N_("Writing {n} people …")
    same: frozenset[int] = frozenset()
    """Lines that a person decided to be about whom they may be about."""

    def read(self, planner: Planner, data: bytes, mapping: Mapping[str, str], sheet: str | None) -> Reading[PersonRow]:
        # Here because the start of the app can do without reading cards.
        from eventplanner.formats.cards import vcard

        if vcard.is_vcard(data):
            cards = vcard.read(data)
            found = sifted(cards)
            number = counted("{n} address card", "{n} address cards", len(cards))
            return Reading(rows=found.rows, findings=(number, *found.findings))
        return super().read(planner, data, mapping, sheet)

    def rows(self, planner: Planner, table: Table, form: ColumnPlan) -> Reading[PersonRow]:
        del planner
        people = read_people(table, form.fields)
        return Reading(rows=people.rows, findings=people.findings)

    def deciding(self, same: frozenset[int]) -> "PeopleImporting":
        return revised(self, same=same)

    def match(self, planner: Planner, rows: Sequence[PersonRow]) -> Matching:
        firms = records.every(planner, ORGANISATION)
        organisations = _Organisations({})
        for firm in firms:
            organisations.ids.setdefault(fold(firm.name), []).append(firm.id)
        day_first = planner.settings().numeric_dates == "day"
        reader = Reader(today=planner.today(), day_first=day_first, find=organisations.find)
        people = _Accounts(PERSON, [row for row in rows if not row.is_organisation], reader)
        match(PERSON, people.everybody, records.every(planner, PERSON), self.same)
        companies = _Accounts(ORGANISATION, [row for row in rows if row.is_organisation], reader)
        match(ORGANISATION, companies.everybody, firms, self.same, by_name=True)
        lines = [
            companies.line(row, ()) if row.is_organisation else people.line(row, organisations.new.values())
            for row in rows
        ]
        everybody = [*people.everybody, *companies.everybody]
        return Matching(lines, _findings(everybody, len(companies.everybody)), _doubts(everybody))

    def write(self, planner: Planner, writing: "Writing", preview: ImportPreview) -> None:
        """Writes organisations first, for people of the same file may belong to them."""
        del planner
        people: list[ImportLine[Any, Any]] = []
        known: list[ImportLine[Any, Any]] = []
        made: dict[tuple[str, str], int] = {}
        for line in preview.lines:
            if not isinstance(line.draft, OrganisationDraft):
                people.append(line)
            elif line.record is not None:
                known.append(line)
            elif line.is_written:
                key = (ORGANISATION.name, fold(line.draft.name))
                made[key] = writing.add(ORGANISATION.name, stored(ORGANISATION, line.draft))
        write_lines(writing, ORGANISATION, known)
        write_lines(writing, PERSON, people, made)


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
    if form in CSV_FORMS or form == "xlsx":
        return write(people.table(listed, CSV_FORMS.get(form, language())), form)
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


class _Accounts:
    """Rows of one kind, put together to the people or organisations that they are about."""

    def __init__(self, kind: Kind[Any], rows: Sequence[PersonRow], reader: Reader) -> None:
        self._kind = kind
        self._bad: dict[int, Message] = {}
        read: list[ReadRow] = []
        for row in rows:
            try:
                read.append(read_row(kind, row, reader))
            except Invalid as error:
                self._bad[row.line] = error.message
        self.everybody = put_together(kind, read)
        self._by_line = {line: told for told in self.everybody for line in told.lines}

    def line(self, row: PersonRow, organisations: Iterable[tuple[str, int]]) -> ImportLine[Any, Any]:
        """Returns the outcome of a row; of several about one, the first tells what becomes of her.

        `organisations` are new ones, with the numbers by which drafts name them.
        """
        if row.line in self._bad:
            return rejected(row, self._bad[row.line])
        told = self._by_line[row.line]
        if told.lines[0] != row.line:
            same = Message("the same person as in line {line}", {"line": told.lines[0]})
            return ImportLine(row.line, row.title, Outcome.UNCHANGED, reason=same)
        draft = updated(self._kind, told.record, told.draft, told.said) if told.record else told.draft
        if reason := _too_long(self._kind, draft):
            return rejected(row, reason)
        field = "organisation_id"
        new = [(field, ORGANISATION.name, name) for name, id in organisations if id == getattr(draft, field)]
        line = compared(self._kind, row, draft, told.record, new)
        return line if told.record or told.reason is None else revised(line, reason=told.reason)


def _too_long(kind: Kind[Any], draft: Any) -> Message | None:
    """Returns why a draft cannot be kept that rows together made too long."""
    for column in kind.fields:
        value = getattr(draft, column.name)
        text = "\n".join(value) if isinstance(value, tuple) else value
        if isinstance(text, str) and len(text) > column.longest:
            reason = Message("too long: {n} characters at most", {"n": column.longest})
            return Invalid({column.name: reason}).message
    return None


def _doubts(everybody: Sequence[ToldRecord]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(told.lines[0], told.draft.name, told.doubt.name, told.reason, same=told.record is not None)
        for told in everybody
        if told.doubt is not None and told.reason is not None
    )


def _findings(everybody: Sequence[ToldRecord], organisations: int) -> tuple[Message, ...]:
    """Returns how many are new, known and doubtful, who shares an address, and why somebody is doubtful."""
    if not everybody:
        return ()
    doubts = [doubt for doubt in _doubts(everybody) if not doubt.same]
    known = sum(told.record is not None for told in everybody)
    numbers = {"new": len(everybody) - known - len(doubts), "known": known, "doubtful": len(doubts)}
    found = [Message("{new} new, {known} in the plan already, {doubtful} doubtful", numbers)]
    if organisations:
        found.append(counted("{n} of them is an organisation", "{n} of them are organisations", organisations))
    for email, places in sharing(everybody)[:_MOST_NAMED]:
        params = {"email": email, "lines": listed_lines([str(line) for line in places])}
        found.append(Message("{email} is shared by different people: lines {lines}", params))
    for doubt in doubts[:_MOST_NAMED]:
        told: dict[str, Part] = {"line": doubt.line, "title": doubt.title, "reason": doubt.reason}
        found.append(Message("line {line}, “{title}”: {reason}; taken as new", told))
    return tuple(found)
