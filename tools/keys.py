"""Writes docs/keys.md from the bindings of the app, so that it says what the keys do and nothing else."""

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from eventplanner.app import EventPlanner
from eventplanner.screens import pages
from eventplanner.screens.base.actions import bindings
from eventplanner.screens.base.conflict import ConflictScreen, Either
from eventplanner.screens.base.form_screen import FormScreen
from eventplanner.screens.base.goto import GotoScreen
from eventplanner.screens.base.help import HelpScreen
from eventplanner.screens.base.page import Page
from eventplanner.screens.base.palette import PaletteScreen
from eventplanner.screens.base.parts import layers
from eventplanner.screens.base.question import Question
from eventplanner.screens.decisions.dialog import DecisionDialog
from eventplanner.screens.exchange.import_dialog import ImportDialog
from eventplanner.screens.pages import ListedPage
from eventplanner.screens.series.dates_dialog import SeriesDates
from eventplanner.screens.series.follow_dialog import SeriesFollow
from eventplanner.screens.year.overlay_dates import OverlayDatesScreen
from eventplanner.widgets.chrome.key_names import key_name
from eventplanner.widgets.forms.fields import ChoiceInput
from eventplanner.widgets.forms.form import Form, SaveLine
from eventplanner.widgets.forms.quick_input import QuickInput
from eventplanner.widgets.lists.board import Board

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
DIALOGS: tuple[tuple[str, tuple[type[DOMNode], ...]], ...] = (
    ("The dates of a set of other people's dates", (OverlayDatesScreen,)),
    ("The dates of a series", (SeriesDates,)),
    ("Which events follow a series", (SeriesFollow,)),
    ("A go/no-go decision", (DecisionDialog,)),
    ("The board", (Board,)),
    ("Quick line", (QuickInput,)),
    ("Forms", (FormScreen, Form, SaveLine)),
    ("A choice in a form", (ChoiceInput,)),
    ("Two people changed the same event", (ConflictScreen, Either)),
    ("Import", (ImportDialog,)),
    ("After g", (GotoScreen,)),
    ("Commands (:)", (PaletteScreen,)),
    ("Help (?)", (HelpScreen,)),
    ("A question", (Question,)),
)
"""What is opened over pages, or stands on them, and is no page of the registry."""
HEAD = """# Keys

Made from the app's own bindings by `tools/keys.py`; a test holds the two together. In the app `?` shows the keys of the
screen you are on, and `:` finds every command by typing.

One letter means one thing on every screen. Every vim key has an arrow twin. Nothing needs ctrl, alt or a function key
except saving a form (`ctrl+s`; `enter` on its last line does the same). `tab` and `shift+tab` go to the next panel or
field.

Each binding has a name, its id. `[keys]` in `config.toml` gives it another key:

```toml
[keys]
"event.add" = "insert"
"undo" = "u,backspace"
```

The mouse works everywhere and is needed nowhere; `--no-mouse` gives the terminal its own selection back.
"""


def page() -> str:
    """The whole page."""
    sections = [("Everywhere", (EventPlanner, Page)), *((_title(each), (pages.load(each.name),)) for each in _pages())]
    return "\n".join([HEAD, *(line for title, owners in (*sections, *DIALOGS) for line in _section(title, owners))])


def _pages() -> Iterable[ListedPage]:
    """Those of the registry that have keys of their own."""
    return (each for each in (*pages.MAIN, *pages.EVENT_TABS, *pages.OVER) if any(_own(pages.load(each.name))))


def _title(page: ListedPage) -> str:
    """Its title, and how it is reached."""
    if page in pages.EVENT_TABS:
        return f"An event: {page.label.lower()}"
    return f"{page.title} ({page.key if page in pages.MAIN else f'g {page.letters[0]}'})"


def _section(title: str, owners: Iterable[type[DOMNode]]) -> Iterable[str]:
    commands: dict[str, tuple[list[str], str]] = {}
    for owner in owners:
        for bound in _own(owner):
            # The most particular declaration of an id decides.
            for id, entry in _commands(bound).items():
                commands.setdefault(id, entry)
    yield from (f"## {title}", "", "| key | does | id |", "|---|---|---|")
    for id, (keys, does) in commands.items():
        yield f"| {' '.join(f'`{key}`' for key in dict.fromkeys(keys))} | {does} | {id} |"
    yield ""


def _own(owner: type[DOMNode]) -> Iterable[list[BindingType]]:
    """What a class binds; of a page first what is declared last, then the widgets on it."""
    if owner is Page or not issubclass(owner, Page):
        yield vars(owner).get("BINDINGS", [])
        return
    for base in takewhile(lambda base: base is not Page, owner.__mro__):
        yield from (bindings([actions]) for _, actions in reversed(list(layers(base))) if actions)
    yield from (vars(widget).get("BINDINGS", []) for widget in owner.WIDGETS)


def _commands(bound: Iterable[BindingType]) -> dict[str, tuple[list[str], str]]:
    """By id: the keys and what they do."""
    commands: dict[str, tuple[list[str], str]] = {}
    for binding in Binding.make_bindings(bound):
        does = f"{binding.description}: {binding.tooltip}" if binding.tooltip else binding.description
        commands.setdefault(binding.id or "", ([], does))[0].append(key_name(binding))
    return commands


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
