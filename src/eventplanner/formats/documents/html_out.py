"""Documents as pages of HTML that are read at any width and printed on A4, with their charts drawn in them."""

from itertools import accumulate

from jinja2 import Environment, PackageLoader, StrictUndefined

from eventplanner.formats.documents.blocks import BarChart, CellTable, Document
from eventplanner.formats.documents.values import Value, is_text, text_of
from eventplanner.i18n.catalogue import language

_CHART_WIDTH = 360
"""Units of a chart that its longest bar takes."""
_WIDE = 9
"""Columns of a table that want the paper to lie on its side."""
_LONG_WORD = 24
"""Characters of a word that may be cut, lest it pushes other columns off the page."""
_SHORT = 15
"""Rows of a table that is not cut by the end of a page."""


def page(document: Document) -> bytes:
    """Returns a document that needs nothing from elsewhere and asks nothing of anybody."""
    html = environment.get_template("document.html.j2").render(
        language=language(),
        document=document,
        is_wide=any(_is_wide(table) for section in document.read for table in section.tables),
        short=_SHORT,
    )
    return html.encode()


def _columns(table: CellTable) -> list[int]:
    """Returns the columns in which something stands."""
    return [n for n in range(len(table.heads)) if any(row.cells[n] not in {None, ""} for row in table.rows)]


def _is_wide(table: CellTable) -> bool:
    return len(_columns(table)) > _WIDE


def _look(value: Value) -> str:
    """Returns the class of a cell: a number, or a text with a word that may be cut."""
    if not is_text(value):
        return "n"
    return "long" if any(len(word) > _LONG_WORD for word in text_of(value).split()) else ""


def _is_link(text: str) -> bool:
    return text.startswith(("https://", "http://")) and " " not in text


def _bars(chart: BarChart) -> list[tuple[str, str, float, list[tuple[str, float, float]]]]:
    """Name, amount, plan and parts of each bar; parts are colour, left and width; all on one scale."""
    scale = _CHART_WIDTH / max(max(bar.plan, sum(bar.parts)) for bar in chart.bars)
    bars = []
    for bar in chart.bars:
        lefts = accumulate(bar.parts, initial=0)
        parts = [
            (colour, round(left * scale, 2), round(part * scale, 2))
            for (_name, colour), left, part in zip(chart.legend, lefts, bar.parts, strict=False)
            if part
        ]
        bars.append((bar.name, text_of(bar.amount), round(bar.plan * scale, 2), parts))
    return bars


environment = Environment(
    loader=PackageLoader("eventplanner.formats.documents"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters |= {"shown": text_of, "look": _look, "columns": _columns, "bars": _bars}
environment.filters |= {"kind": lambda block: type(block).__name__}
environment.tests |= {"wide": _is_wide, "link": _is_link}
