"""People as a table."""

from collections.abc import Iterable

from eventplanner.domain.base.text import NC_
from eventplanner.domain.parsing.table import Cell
from eventplanner.domain.people.columns import HEADINGS
from eventplanner.domain.people.people import Person
from eventplanner.formats.tables.table_out import plain_csv
from eventplanner.i18n.tables import table_word


def csv_file(listed: Iterable[tuple[Person, str]], language: str) -> bytes:
    """Each with the name of the organisation, as a spreadsheet in that language opens it."""
    return plain_csv(
        headings(language), (cells(person, organisation, language) for person, organisation in listed), language
    )


def headings(language: str) -> list[str]:
    """Returns the columns of a table of people."""
    return [table_word(name, language) for name in HEADINGS.values()]


def cells(person: Person, organisation: str, language: str) -> list[Cell]:
    """Returns the cells of one person, in the order of the headings."""
    values: dict[str, Cell] = {
        "organisation_id": organisation,
        "internal": table_word(NC_("table", "yes"), language) if person.internal else "",
        "channels": "\n".join(person.channels),
        "languages": " ".join(person.languages),
        "consent_on": person.consent_on or "",
    }
    return [values[name] if name in values else getattr(person, name) for name in HEADINGS]
