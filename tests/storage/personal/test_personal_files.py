"""A person's own files: preferences, what is remembered, and reports of bugs."""

import stat
from pathlib import Path

import pytest

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.storage.personal import crash, folders, preferences, preferences_out, state

pytestmark = pytest.mark.usefixtures("home")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_without_a_file_all_is_as_usual() -> None:
    assert preferences.read() == Preferences()


def test_what_is_written_is_read_and_comments_stay() -> None:
    path = folders.config_file()
    path.parent.mkdir(parents=True)
    path.write_text('# mine\ntheme = "light"\n[keys]\nundo = "z"\n', encoding="utf-8")
    preferences_out.write(Preferences(language="es", theme="contrast", ascii=True))
    assert preferences.read() == Preferences(language="es", theme="contrast", ascii=True, keys={"undo": "z"})
    assert "# mine" in path.read_text(encoding="utf-8")


def test_values_of_a_wrong_kind_are_as_if_they_were_not_there() -> None:
    path = folders.config_file()
    path.parent.mkdir(parents=True)
    path.write_text('theme = 3\nascii = "yes"\nkeys = 1\nname = "A\\u001b[31mna"\n', encoding="utf-8")
    assert preferences.read() == Preferences(name="Ana")


def test_a_file_that_is_no_toml_is_named_in_a_sentence() -> None:
    path = folders.config_file()
    path.parent.mkdir(parents=True)
    path.write_text("theme = ", encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        preferences.read()
    assert caught.value.message.params["path"] == str(path)


def test_unsaved_forms_come_back_as_they_were_and_nobody_else_reads_them(path: Path) -> None:
    form = UnsavedForm(form="event", record=3, texts={"title": "a\n“b”"}, left="2027-03-09T12:00:00+00:00")
    state.keep_forms(path, [form])
    assert state.unsaved_forms(path) == [form]
    (kept,) = folders.state_folder().iterdir()
    assert (mode(kept), mode(kept.parent)) == (0o600, 0o700)


def test_the_last_visit_counts_for_the_same_plan_alone(path: Path) -> None:
    state.keep_visit(path, "one", 7)
    assert state.last_visit(path, "one") == 7
    assert state.last_visit(path, "another") is None
    assert state.last_visit(path.with_name("other.db"), "one") is None


def test_what_cannot_be_understood_is_forgotten(path: Path) -> None:
    state.keep_visit(path, "one", 7)
    next(folders.state_folder().iterdir()).write_text("[1, {", encoding="utf-8")
    assert state.last_visit(path, "one") is None
    assert state.unsaved_forms(path) == []


def fail(secret: str) -> None:
    raise ValueError(secret)


def test_a_report_says_where_and_never_with_which_data() -> None:
    secret = "Camila Rojas, $4.200.000"
    try:
        fail(secret)
    except ValueError as error:
        report = crash.keep_report(error)
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert "in fail" in text
    assert "ValueError" in text
    assert "Camila Rojas" not in text.replace('secret = "Camila Rojas, $4.200.000"', "")
    assert (mode(report), mode(report.parent)) == (0o600, 0o700)
