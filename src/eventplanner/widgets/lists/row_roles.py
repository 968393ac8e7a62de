"""Styles of the rows of a list: roles of cells, the cursor, the heading."""

from typing import Final

ROLES: Final = ("muted", "dim", "accent", "sky", "amber", "green", "red", "pink", "violet", "strong", "struck")
QUIET: Final = frozenset({"muted", "dim"})
"""Roles too faint to be read on the cursor's row."""
CLASSES: Final = frozenset(f"record-list--{name}" for name in ("cursor", "idle", "heading", *ROLES))
CSS: Final = """
RecordList {
    height: 1fr;
    scrollbar-size: 1 1;
    overflow-x: hidden;
    & > .record-list--cursor { background: $cursor; text-style: bold; }
    & > .record-list--idle { background: $panel; }
    & > .record-list--heading { color: $muted; }
    & > .record-list--muted { color: $muted; }
    & > .record-list--dim { color: $dim; }
    & > .record-list--accent { color: $accent; }
    & > .record-list--sky { color: $sky; }
    & > .record-list--amber { color: $amber; }
    & > .record-list--green { color: $green; }
    & > .record-list--red { color: $red; text-style: bold; }
    & > .record-list--pink { color: $pink; }
    & > .record-list--violet { color: $violet; }
    & > .record-list--strong { text-style: bold; }
    & > .record-list--struck { color: $muted; text-style: strike; }
}
"""
