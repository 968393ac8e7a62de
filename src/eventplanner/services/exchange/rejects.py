"""Bad rows of an import in a file of their own, with the reasons."""

from collections.abc import Mapping
from pathlib import Path

from eventplanner.formats.tables import table_out
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.services.exchange.importing import ImportPreview
from eventplanner.storage.kernel.output import write_whole


def reasons(preview: ImportPreview) -> dict[int, str]:
    """Returns the reason why each bad row is bad, by line."""
    return {line.line: words(line.reason) for line in preview.result.rejected if line.reason}


def rejects_table(preview: ImportPreview, reasons: Mapping[int, str]) -> bytes:
    """Returns the bad rows as a CSV file like their source, with the reasons by line."""
    bad = preview.result.rejected
    if preview.table is None:
        listed = [(line.line, line.title, reasons.get(line.line, "")) for line in bad]
        return table_out.plain_csv((_("line"), _("title"), _("reason")), listed, language())
    lines = {line.line for line in bad}
    rows = [(row.line, reasons.get(row.line, ""), *row.cells) for row in preview.table.rows if row.line in lines]
    header = (_("line"), _("reason"), *preview.table.header)
    return table_out.plain_csv(header, rows, language(), preview.table.delimiter)


def save_rejects(preview: ImportPreview, path: Path, *, force: bool = False) -> None:
    """Writes the bad rows, and why they are bad, into a file of their own. Raises FileProblem."""
    write_whole(path, rejects_table(preview, reasons(preview)), force=force)
