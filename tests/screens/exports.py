"""The export dialog as it is used: what it asks, what it says, and a path typed into it."""

from pathlib import Path

from textual.pilot import Pilot

from app_kit import press, settle
from eventplanner.widgets.forms.form import FieldRow, Form


def choices_of_file(pilot: Pilot[None]) -> tuple[list[str], str]:
    """Returns the fields that are shown, and the path."""
    form = pilot.app.screen.query_one(Form)
    return [row.field.name for row in form.query(FieldRow) if row.display], form.texts()["path"]


def preview(pilot: Pilot[None]) -> list[str]:
    """Returns the lines that say what will be written."""
    return str(pilot.app.screen.query_one("#preview").render()).splitlines()


def notice(pilot: Pilot[None]) -> str:
    """Returns what stands beside the path."""
    rows = {row.field.name: row for row in pilot.app.screen.query(FieldRow)}
    shown = rows["path"].query_one(".notice")
    return str(shown.render()) if shown.display else ""


async def writes_to(pilot: Pilot[None], path: Path) -> None:
    """Puts a path in place of the one that is proposed, and writes the file."""
    pilot.app.screen.query_one(Form).fill({"path": str(path)})
    await settle(pilot)
    await press(pilot, "ctrl+s")
