"""Documents as plain text, to be pasted into a chat."""

from collections.abc import Callable, Iterator

from eventplanner.formats.documents.blocks import Block, Bullets, CellTable, Document, Pairs, Prose
from eventplanner.formats.documents.values import text_of


def text(document: Document, heading: Callable[[str], str] = str) -> bytes:
    """Returns the sections with an empty line between them, headings written by `heading`."""
    parts = [[document.title, document.subtitle]] if document.title else []
    for section in document.read:
        lines = [line for block in section.blocks for line in _lines(block)]
        parts += [[*([heading(section.heading)] if section.heading else []), *lines]] if lines else []
    return ("\n\n".join("\n".join(lines) for lines in parts) + "\n").encode()


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Pairs():
            yield from (f"{label}: {text}" for label, text in block.rows)
        case CellTable():
            yield from ("• " + " · ".join(filter(None, map(text_of, row.cells))) for row in block.rows)
        case Bullets():
            for item in block.rows:
                yield (item.box or "• ") + "\n  ".join(item.lines) + (f" #{item.tag}" if item.tag else "")
        case Prose():
            yield block.text
