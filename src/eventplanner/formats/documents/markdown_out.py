"""Documents as Markdown that shows the texts of people as they are."""

from collections.abc import Iterable, Iterator

from eventplanner.formats.documents.blocks import Block, Bullets, CellTable, Document, Pairs, Prose
from eventplanner.formats.documents.values import Struck, Value, text_of

_SPECIAL = "\\`*_[]<>|#~&"


def markdown(document: Document) -> bytes:
    """Returns headings, tables and lists with an empty line between them."""
    parts = [f"# {escaped(document.title)}", escaped(document.subtitle)] if document.title else []
    for section in document.read:
        blocks = ["\n".join(lines) for block in section.blocks if (lines := list(_lines(block)))]
        parts += [f"## {escaped(section.heading)}"] if blocks and section.heading else []
        parts += blocks
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Returns text that Markdown shows as it is, and that is no link, image or HTML of its own."""
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in text)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case CellTable():
            yield from (_row(map(escaped, block.heads)), _row(["---"] * len(block.heads)))
            yield from (_row(_cell(value, row.is_total) for value in row.cells) for row in block.rows)
        case Pairs():
            yield from (f"- **{escaped(label)}**: {escaped(text)}" for label, text in block.rows)
        case Bullets():
            boxes = {None: "", True: "[x] ", False: "[ ] "}
            for lines, is_done, tag in block.rows:
                yield f"- {boxes[is_done]}{escaped(' · '.join(lines))}" + (f" #{tag}" if tag else "")
        case Prose():
            yield escaped(block.text)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: Value, is_total: bool) -> str:
    text = escaped(text_of(value))
    if isinstance(value, Struck):
        return f"~~{text}~~"
    return f"**{text}**" if is_total and text else text
