"""Tasks as files: whatever people write in them, other programs read the same."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from eventplanner.domain.base.text import clean, clean_line
from eventplanner.domain.tasks.columns import COLUMN_NAMES, ListedTask
from eventplanner.domain.tasks.tasks import Task, TaskState
from eventplanner.formats.calendar.to_do import to_do_file
from eventplanner.formats.documents import tasks
from eventplanner.formats.documents.markdown_out import markdown

NOW = datetime(2027, 3, 9, 12, tzinfo=UTC)


def listed(**said) -> ListedTask:
    return ListedTask(Task(**{"title": "Sign", "id": 7, "version": 3} | said))


@given(st.text(min_size=1, max_size=120), st.text(max_size=200))
def test_a_calendar_of_things_to_do_keeps_every_text(title: str, notes: str) -> None:
    data = to_do_file([listed(title=title, notes=notes)], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    todo = Calendar.from_ical(data).walk("VTODO")[0]
    assert str(todo["SUMMARY"]) == clean_line(title)
    assert str(todo.get("DESCRIPTION", "")).strip() == clean(notes).strip()


def test_a_thing_to_do_has_a_day_and_no_hour() -> None:
    data = to_do_file([listed(due=date(2027, 4, 2), due_key="2027-04-02")], NOW)
    assert b"DUE;VALUE=DATE:20270402\r\n" in data
    assert b"UID:task-7@eventplanner\r\nSEQUENCE:2\r\nDTSTAMP:20270309T120000Z\r\n" in data


def test_a_checklist_obeys_no_text() -> None:
    hostile = listed(title="<b>[x](y)</b>", owner="*Leo*", state=TaskState.DONE)
    text = markdown(tasks.checklist([hostile])).decode()
    assert text.splitlines()[-1] == "- [x] \\<b\\>\\[x\\](y)\\</b\\> (\\*Leo\\*) #programme"


def test_every_heading_is_known_when_it_is_read_again() -> None:
    for language in ("en", "es"):
        [section] = tasks.table([listed()], language).sections
        [table] = section.tables
        assert [name for name in table.heads if not COLUMN_NAMES.is_known(name)] == [table.heads[3]]
        assert len(table.rows[0].cells) == len(table.heads)
