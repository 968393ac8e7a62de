"""Introduction on an empty plan, with the assumptions made."""

from pathlib import Path

from eventplanner.domain.events.quick_line import parse
from eventplanner.i18n.catalogue import _
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.events.details import reading
from eventplanner.screens.exchange.typed_path import path_of
from eventplanner.widgets.forms.first_run import FirstRun, Welcome


def show_welcome(widget: FirstRun, desk: Desk) -> None:
    """The example, read as it would be if somebody typed it now; the keys; the file."""
    settings = desk.settings
    example = _("Python 12 mar 18:30-21:00 @Sede Norte #meetup ~60")
    keys = (
        ("a", _("Add the first event with one line")),
        ("A", _("Add it with the whole form")),
        ("i", _("Import a spreadsheet (.csv, .xlsx) or a calendar (.ics)")),
        ("D", _("Look around in a sample year; u takes it away again")),
        ("?", _("The keys of this screen")),
    )
    assumed = _("country {country} · time zone {timezone} · currency {currency} (, changes them)").format(
        country=settings.country, timezone=settings.timezone, currency=settings.currency
    )
    quiet = (_("plan: {path}").format(path=_shown(desk.planner.store.path)), assumed)
    widget.show(Welcome(example, reading(parse(example, today=desk.day), settings.timezone), keys, quiet))


def _shown(path: Path) -> str:
    """A path as people write it."""
    home_folder = path_of("~")
    full = path.absolute()
    return f"~/{full.relative_to(home_folder)}" if full.is_relative_to(home_folder) else str(full)
