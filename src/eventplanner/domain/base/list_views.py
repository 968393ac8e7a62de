"""Order and columns of a list as one person has chosen them."""

from msgspec import Struct


class ListView(Struct, frozen=True):
    """The usual one has the list's own order and every column."""

    sort: str = ""
    """English title of the column that the list is sorted by; empty for its own order."""
    descending: bool = False
    hidden: tuple[str, ...] = ()
    """English titles of columns that are not shown."""
