"""Table of import mappings."""

from sqlmodel import Field

from eventplanner.models.base import Record


class ImportMappingRow(Record):
    """Validation of a stored import mapping."""

    signature: str = Field(min_length=1, max_length=64, unique=True)
    """What its headings amount to."""
    columns: str = Field(max_length=100_000)
    """JSON: heading → field."""
    salt: str = Field(min_length=36, max_length=36)
    """The same for all forms of a plan: what it makes of titles and days is unique in the world."""


class ImportMapping(ImportMappingRow, table=True):
    """One form that was imported before."""

    __tablename__ = "import_mapping"
