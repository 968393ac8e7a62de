"""Export and import of people as tables and vCards."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import N_, Message, counted, fold
from eventplanner.domain.base.values import revised
from eventplanner.domain.exchange.import_columns import ColumnPlan
from eventplanner.domain.exchange.import_preview import Doubt, ImportLine, Outcome, compared, rejected
from eventplanner.domain.exchange.people_import import PersonRow, listed_lines, sifted
from eventplanner.domain.exchange.people_matching import ReadRow, Told, match, put_together, read_row, sharing
from eventplanner.domain.exchange.people_merging import updated
from eventplanner.domain.exchange.people_table import read_people
from eventplanner.domain.parsing.table import Table
from eventplanner.domain.parsing.values import Unreadable
from eventplanner.domain.people.columns import COLUMN_NAMES, chosen
from eventplanner.domain.people.people import ORGANISATION, PERSON, OrganisationDraft, Person, PersonDraft
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
_MOST_SHARED = 5
"""Shared addresses that are named."""


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
        existing = records.every(planner, PERSON)
        organisations = _Organisations({})
        firms = records.every(planner, ORGANISATION)
        for firm in firms:
            organisations.ids.setdefault(fold(firm.name), []).append(firm.id)
        day_first = planner.settings().numeric_dates == "day"
        reader = Reader(today=planner.today(), day_first=day_first, find=organisations.find)
        bad: dict[int, Message] = {}
        read: list[ReadRow] = []
        for row in rows:
            try:
                read.append(read_row(row, reader))
            except Invalid as error:
                bad[row.line] = error.message
        everybody = put_together(read)
        match(PERSON, [told for told in everybody if told.kind is PERSON], existing, self.same)
        match(ORGANISATION, [told for told in everybody if told.kind is ORGANISATION], firms, self.same)
        by_line = {line: told for told in everybody for line in told.lines}
        lines = [
            rejected(row, bad[row.line]) if row.line in bad else _line(row, by_line[row.line], organisations)
            for row in rows
        ]
        return Matching(lines, _findings(everybody), _doubts(everybody))

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

    def named(self, draft: PersonDraft) -> Sequence[tuple[str, str, str]]:
        """Returns the organisation of a draft, if it is new."""
        column = "organisation_id"
        return [(column, ORGANISATION.name, name) for name, id in self.new.values() if id == draft.organisation_id]


def _line(row: PersonRow, told: Told, organisations: _Organisations) -> ImportLine[Any, Any]:
    """Returns the outcome of a row; of several about one, the first tells what becomes of her."""
    if told.lines[0] != row.line:
        same = Message("the same person as in line {line}", {"line": told.lines[0]})
        return ImportLine(row.line, row.title, Outcome.UNCHANGED, reason=same)
    draft = updated(told.kind, told.record, told.draft, told.said) if told.record else told.draft
    if reason := _too_long(told.kind, draft):
        return rejected(row, reason)
    new = organisations.named(draft) if told.kind is PERSON else ()
    line = compared(told.kind, row, draft, told.record, new)
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


def _doubts(everybody: Sequence[Told]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(told.lines[0], told.draft.name, told.doubt.name, told.reason, same=told.record is not None)
        for told in everybody
        if told.doubt is not None and told.reason is not None
    )


def _findings(everybody: Sequence[Told]) -> tuple[Message, ...]:
    """Returns how many are new, known and doubtful, which of them share an address, and who is doubtful."""
    if not everybody:
        return ()
    doubtful = [told for told in everybody if told.doubt is not None and told.record is None]
    known = sum(told.record is not None for told in everybody)
    numbers = {"new": len(everybody) - known - len(doubtful), "known": known, "doubtful": len(doubtful)}
    found = [Message("{new} new, {known} in the plan already, {doubtful} doubtful", numbers)]
    if firms := sum(told.kind is ORGANISATION for told in everybody):
        found.append(counted("{n} of them is an organisation", "{n} of them are organisations", firms))
    for email, places in sharing(everybody)[:_MOST_SHARED]:
        params = {"email": email, "lines": listed_lines([str(line) for line in places])}
        found.append(Message("{email} is shared by different people: lines {lines}", params))
    if doubtful:
        lines = listed_lines([f"{told.lines[0]} ({told.draft.name})" for told in doubtful])
        found.append(
            counted(
                "taken as new, though doubtful: line {lines}",
                "taken as new, though doubtful: lines {lines}",
                len(doubtful),
                lines=lines,
            )
        )
    return tuple(found)
