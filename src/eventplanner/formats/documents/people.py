"""People as a document of one table."""

from collections.abc import Iterable

from eventplanner.domain.base.text import N_, NC_
from eventplanner.domain.people.columns import HEADINGS
from eventplanner.domain.people.people import Person
from eventplanner.formats.documents.blocks import Document, plain_table
from eventplanner.formats.documents.values import Value
from eventplanner.i18n.language import translated
from eventplanner.i18n.tables import table_word


def table(listed: Iterable[tuple[Person, str]], language: str) -> Document:
    """Returns everybody with the name of the organisation, in the words of a language."""
    heads = [table_word(name, language) for name in HEADINGS.values()]
    rows = (_cells(person, organisation, language) for person, organisation in listed)
    return plain_table(heads, rows, translated(N_("People"), language))


def _cells(person: Person, organisation: str, language: str) -> list[Value]:
    """Returns the cells of one person, in the order of the headings."""
    values: dict[str, Value] = {
        "organisation_id": organisation,
        "internal": table_word(NC_("table", "yes"), language) if person.internal else "",
        "channels": "\n".join(person.channels),
        "languages": " ".join(person.languages),
        "consent_on": person.consent_on or "",
    }
    return [values[name] if name in values else getattr(person, name) for name in HEADINGS]
