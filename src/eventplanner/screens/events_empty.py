"""What stands in place of the list where there is nothing to list."""

from datetime import date

from rich.cells import cell_len
from textual.content import Content

from eventplanner.domain import quickline
from eventplanner.i18n.catalogue import _
from eventplanner.screens.event_shown import reading
from eventplanner.widgets.glyphs import glyph
from eventplanner.widgets.quick_input import coloured, echo, prompt
from eventplanner.widgets.shown import line


def first_run(today: date, zone: str) -> Content:
    """One sentence, a live example of the quick line with what is understood of it, and the keys."""
    example = _("Meetup Python 12 mar 18:30 @Sede Providencia #meetup ~60")
    understood = reading(quickline.parse(example, today=today), zone)
    keys = {
        "a": _("Add the first event with one line"),
        "A": _("Add it with the whole form"),
        "i": _("Import .csv, .tsv or .xlsx"),
        "D": _("Look around in a sample year; u takes it away again"),
        "?": _("The keys of this screen"),
    }
    width = max(cell_len(words) for words in keys.values())
    lines = [
        Content.styled(glyph("brand"), "$accent"),
        Content(""),
        Content.styled(_("There are no events yet"), "bold $text"),
        Content.styled(_("Write one line and that is it; the rest can be filled in later."), "$muted"),
        Content(""),
        Content.assemble(prompt("a"), coloured(example, understood.spans)),
        echo(understood.parts),
        Content(""),
        *(Content.assemble((f"{key}   ", "bold $accent"), text.ljust(width)) for key, text in keys.items()),
    ]
    return Content("\n").join(lines)


def nothing_found(text: str) -> Content:
    """The filter leaves nothing."""
    lines = [
        Content.styled(_("Nothing matches the filter"), "bold $text"),
        line(text),
        Content(""),
        Content.assemble(("esc", "bold $accent"), "   ", (_("shows everything again"), "$muted")),
    ]
    return Content("\n").join(lines)
