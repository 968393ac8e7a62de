"""The dialog of a go/no-go decision: what is met, the choices, and why."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from eventplanner.domain.decisions.gates import Decision
from eventplanner.i18n import labels
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.forms.fields import LineInput


class Decided(NamedTuple):
    """Chosen decision with its reason."""

    decision: Decision
    note: str


class DecisionDialog(Dialog[Decided | None]):
    """The arrows choose, a note may be typed, enter decides."""

    DEFAULT_CSS = """
    DecisionDialog {
        align: center middle;
        & > Panel { width: 72; max-width: 100%; height: auto; background: $background; }
        & #choices { margin: 1 0; height: 1; }
        & #about { height: auto; max-height: 12; }
        & #refusal { height: auto; display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", N_("Before"), id="decision.before", show=False, priority=True),
        Binding("down,tab", "step(1)", N_("Next"), id="decision.next", show=False, priority=True),
        Binding("enter", "decide", N_("Decide"), id="decision.decide", priority=True),
        Binding("escape", "dismiss", N_("Close"), id="decision.close"),
    ]

    def __init__(self, title: str, about: Sequence[str], now: Decision, missing: int) -> None:
        """So many criteria are `missing`, and a go against them has to say why."""
        super().__init__()
        self._missing = missing
        self._title, self._about = title, about
        self._choices = [each for each in (Decision.GO, Decision.NO_GO, Decision.OPEN) if each is not now]
        self._at = 0

    def compose(self) -> ComposeResult:
        with Panel(self._title, _("arrows choose · enter decides · esc closes")):
            yield Static(Content("\n").join([line(each) for each in self._about]), id="about")
            yield Static(self._row(), id="choices")
            yield LineInput("", _("why; a go against what is missing needs it"), id="note")
            yield Static(id="refusal")

    def on_mount(self) -> None:
        self.query_one(LineInput).focus()

    def action_step(self, step: int) -> None:
        self._at = (self._at + step) % len(self._choices)
        self.query_one("#choices", Static).update(self._row())

    def action_decide(self) -> None:
        """Stay open where something has to be said first, so that nothing is typed twice."""
        decision, note = self._choices[self._at], self.query_one(LineInput).value
        if decision is Decision.GO and self._missing and not note.strip():
            refusal = self.query_one("#refusal", Static)
            refusal.update(line(_("Not everything is met; say why it is a go all the same.")).stylize("$red"))
            refusal.display = True
        else:
            self.dismiss(Decided(decision, note))

    def _row(self) -> Content:
        parts = []
        for n, each in enumerate(self._choices):
            word = f" {labels.choice(each)} " if each is not Decision.OPEN else f" {_('leave it open')} "
            parts.append(Content.styled(word, "bold reverse $accent" if n == self._at else "$muted"))
        return Content("  ").join(parts)
