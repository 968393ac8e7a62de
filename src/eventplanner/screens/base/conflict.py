"""Two people changed the same thing: theirs beside mine, field by field, and one choice for each."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import SaveLine

NOTHING = N_("(nothing)")


class Either(Widget, can_focus=True):
    """One field as I have it and as they have it, one of the two chosen."""

    DEFAULT_CSS = """
    Either { height: auto; margin-bottom: 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
    Either:focus { background: $cursor; color: $text; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,left,right", "switch", N_("Mine or theirs"), id="conflict.switch"),
    ]
    mine: reactive[bool] = reactive(True)

    def __init__(self, field: FormField, mine: str, theirs: str, prefer_mine: bool) -> None:
        super().__init__()
        self.field = field
        self._sides = mine, theirs
        self.set_reactive(Either.mine, prefer_mine)

    @property
    def chosen(self) -> str:
        return self._sides[0] if self.mine else self._sides[1]

    def render(self) -> Content:
        lines = [line(self.field.label)]
        labels = _("mine"), _("theirs")
        width = max(map(len, labels))
        for label, text, chosen in zip(labels, self._sides, (self.mine, not self.mine), strict=True):
            sign = glyph("confirmed" if chosen else "open")
            lines.append(
                Content.assemble(
                    (f"{sign} {label.ljust(width)}  ", "$accent" if chosen else ""),
                    line(self._words(text)).stylize("bold $text" if chosen else ""),
                )
            )
        return Content("\n").join(lines)

    def on_click(self) -> None:
        self.action_switch()

    def action_switch(self) -> None:
        self.mine = not self.mine

    def _words(self, text: str) -> str:
        """A choice is kept under a name that nobody needs to see."""
        return dict(self.field.choices).get(text, text) or _(NOTHING)


class ConflictScreen(Dialog[dict[str, str] | None]):
    """Answers with the texts to save; None leaves everything as it was typed."""

    AUTO_FOCUS: ClassVar[str | None] = "Either, SaveLine"
    DEFAULT_CSS = """
    ConflictScreen {
        & > Panel { width: 88; max-width: 100%; height: auto; max-height: 100%; background: $background; }
        & VerticalScroll { height: auto; max-height: 100%; scrollbar-size: 1 1; }
        & .lead { margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), id="conflict.save", tooltip=N_("Save what is chosen")),
        Binding("escape", "dismiss", N_("Back to the form"), id="conflict.leave"),
        Binding("up,k", "app.focus_previous", N_("Field before"), id="conflict.before", show=False),
        Binding("down,j,enter", "app.focus_next", N_("Next field"), id="conflict.next", show=False),
    ]

    def __init__(
        self,
        who: str,
        fields: Sequence[FormField],
        before: Mapping[str, str],
        mine: Mapping[str, str],
        theirs: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._who = who
        self._mine = dict(mine)
        apart = [field for field in fields if mine[field.name] != theirs[field.name]]
        # What I did not touch is theirs unless I say otherwise.
        self._either = [
            Either(field, mine[field.name], theirs[field.name], mine[field.name] != before[field.name])
            for field in apart
        ]

    def compose(self) -> ComposeResult:
        with Panel(_("Changed by somebody else"), _("space chooses · ctrl+s saves · esc back to the form")):
            with VerticalScroll(can_focus=False):
                yield Static(self._lead(), classes="lead")
                yield from self._either
            yield SaveLine(_("Save what is chosen"))

    @on(SaveLine.Pressed)
    def action_save(self) -> None:
        self.dismiss(self._mine | {either.field.name: either.chosen for either in self._either})

    def _lead(self) -> Content:
        who = self._who or _("Somebody")
        if not self._either:
            return line(_("{who} saved the same as you. Save once more to go on.").format(who=who))
        return line(_("{who} saved this event while you were writing. What shall stand?").format(who=who))
