"""Export of one subject as data: its formats, further choices, file name, preview and writer."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from eventplanner.domain.base.text import fold
from eventplanner.i18n.catalogue import _, language
from eventplanner.i18n.tables import CSV_FORMS, csv_description, csv_form
from eventplanner.services.base.files import save
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.forms.fields import FormField

Texts = Mapping[str, str]
"""The values of the form by field; the format stands under `format`."""
Writer = Callable[[Planner, Texts, Path, bool], object]
"""Writes a file, over another one only if the last argument is true; runs in a thread. Raises PlannerError."""
NO = ""
_LONGEST_STEM = 60


class ExportFormat(Struct, frozen=True):
    """One format that a subject can be written in."""

    name: str
    label: str
    """In the reader's language."""
    ending: str
    """Of the file's name, without the dot."""
    asks: Collection[str] = ()
    """The further fields that this format depends on; the others are hidden."""


class ExportSpec(Struct, frozen=True, kw_only=True):
    """Everything that the export dialog knows of a subject."""

    title: str
    formats: Sequence[ExportFormat]
    """The first is proposed; of several with one ending, the first is chosen by that ending."""
    fields: Sequence[FormField] = ()
    """Further choices; the first of each is proposed."""
    stem: Callable[[Texts], str]
    """Returns the proposed name of the file, without its ending."""
    preview: Callable[[Planner, Texts], Sequence[str]]
    """Returns the contents of the file in a few lines; runs in a thread. Raises PlannerError."""
    write: Writer


def writer(content: Callable[[Planner, Texts], bytes]) -> Writer:
    """Makes a writer of a function that returns the whole file."""
    return lambda planner, texts, path, force: save(path, content(planner, texts), force=force)


def csv_formats(*asks: str) -> list[ExportFormat]:
    """Returns the forms of CSV, the one of the reader's language first."""
    own = csv_form(language())
    return [ExportFormat(form, csv_description(form), "csv", asks) for form in sorted(CSV_FORMS, key=own.__ne__)]


def no_yes() -> list[tuple[str, str]]:
    """Returns the choices of a question that is answered with no unless somebody says otherwise."""
    return [(NO, _("no")), ("yes", _("yes"))]


def file_stem(*parts: str) -> str:
    """Returns a file name in plain letters, without its ending."""
    plain = "".join(character if character.isalnum() else " " for character in fold(" ".join(parts)))
    return "-".join(plain.split())[:_LONGEST_STEM].rstrip("-")
