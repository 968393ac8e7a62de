"""State of a person's session for the next: last visit, unsaved forms, folders, preferences, bug reports."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from eventplanner.domain.base.list_views import ListView
from eventplanner.domain.base.settings import Preferences
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.base.values import revised
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import journal
from eventplanner.storage.personal import crash, preferences, state
from eventplanner.storage.personal import list_views as views


def last_visit(planner: Planner) -> int | None:
    """Returns the last revision that this person has seen; None on a first visit."""
    return state.last_visit(planner.store.path, planner.store.generation)


def end_visit(planner: Planner) -> None:
    """Marks everything in the plan as seen."""
    set_visit(planner, journal.last_revision(planner.store))


def set_visit(planner: Planner, revision: int) -> None:
    """Sets the last visit to end with a revision."""
    with suppress(OSError):
        state.keep_visit(planner.store.path, planner.store.generation, revision)


def unsaved_forms(planner: Planner) -> list[UnsavedForm]:
    """Returns this person's unsaved forms, the latest last."""
    return state.unsaved_forms(planner.store.path)


def keep_forms(planner: Planner, forms: Sequence[UnsavedForm]) -> None:
    """Saves unsaved forms beside those that are kept already."""
    now = planner.now().isoformat(timespec="seconds")
    added = [revised(form, left=now) for form in forms]
    if added:
        with suppress(OSError):
            state.keep_forms(planner.store.path, [*unsaved_forms(planner), *added])


def drop_form(planner: Planner, form: UnsavedForm) -> None:
    """Deletes an unsaved form that was resumed or discarded."""
    with suppress(OSError):
        state.keep_forms(planner.store.path, [each for each in unsaved_forms(planner) if each != form])


def put_back(planner: Planner, form: UnsavedForm) -> None:
    """Restores an unsaved form that was dropped, in its former position."""
    with suppress(OSError):
        forms = [each for each in unsaved_forms(planner) if each != form]
        state.keep_forms(planner.store.path, sorted([*forms, form], key=lambda each: each.left))


def read_preferences() -> Preferences:
    """Raises FileProblem if the file makes no sense."""
    return preferences.read()


def change_preferences(values: Mapping[str, Any]) -> Preferences:
    """Writes some preferences beside those that are kept, and returns them all.

    What another session has kept meanwhile stays. Raises FileProblem if they cannot be read or written.
    """
    # Here because tomlkit is needed for writing alone, and no screen should wait for it.
    from eventplanner.storage.personal import preferences_out

    wanted = revised(preferences.read(), **values)
    preferences_out.write(wanted)
    return wanted


def import_folder(planner: Planner) -> Path | None:
    """Returns the folder of the last file that this person imported; None if there is none any more."""
    return state.import_folder(planner.store.path)


def keep_import_folder(planner: Planner, folder: Path) -> None:
    with suppress(OSError):
        state.keep_import_folder(planner.store.path, folder)


def list_views() -> dict[str, ListView]:
    """Returns how this person looks at lists, by their names."""
    return views.read()


def keep_list_view(name: str, view: ListView) -> None:
    with suppress(OSError):
        views.keep(name, view)


def report_bug(error: BaseException) -> Path | None:
    """Writes a bug report and returns its path; None if it could not be written."""
    return crash.keep_report(error)
