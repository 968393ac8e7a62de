"""Textual's own table with 1,000 rows: what moving about in a list is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class ThousandRows(App[None]):
    """Shows as many columns as the list of events."""

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("When", "Title", "Kind", "Format", "Status", "Place", "Lead")
        for n in range(1000):
            table.add_row(f"{n % 28 + 1} Mar 18:30", f"Meetup {n}", "meetup", "in person", "planned", "HQ", "Ana")
        table.focus()


if __name__ == "__main__":
    ThousandRows().run()
