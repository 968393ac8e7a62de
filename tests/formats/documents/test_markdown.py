"""Texts of others in Markdown."""

import re

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.formats.documents.blocks import CellRow, CellTable, Document, Section
from eventplanner.formats.documents.markdown_out import escaped, markdown


@given(st.text() | st.text(alphabet="\\`*_[]<>|#~&a "))
def test_every_text_is_shown_as_it_is(text: str) -> None:
    written = escaped(text)
    assert re.sub(r"\\(.)", r"\1", written, flags=re.DOTALL) == text
    assert re.findall(r"[`*_\[\]<>|#~&]", re.sub(r"\\.", "", written, flags=re.DOTALL)) == []


def test_a_table_has_a_line_under_its_heads() -> None:
    table = CellTable(("A", "B"), [CellRow(("1", "2"))])
    assert markdown(Document("", "", [Section("", [table])])) == b"| A | B |\n| --- | --- |\n| 1 | 2 |\n"
