"""The place at the foot of a page where one line at a time is asked for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import AwaitMount

from eventplanner.i18n.catalogue import N_
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.fields import LineInput
from eventplanner.widgets.forms.quick_input import LineNames, LineReading, QuickInput

ANSWER = "answer"
"""Workers of this group decide what the next key is about, so that waits for them."""
Then = Callable[[str], Awaitable[str | None]]
"""Takes what was entered, or says why it cannot."""


def nothing_understood(_text: str) -> LineReading:
    """Reads a line that has no echo."""
    return LineReading()


async def nothing_to_do(_text: str) -> str | None:
    """Takes a line that has done its work while it was typed."""
    return None


class Asking(Vertical):
    """Opens a quick line, hands what was entered to whoever asked, and closes once that was taken."""

    DEFAULT_CSS = """
    Asking { height: auto; display: none; background: $panel; padding: 0 1; }
    Asking.-open { display: block; }
    Asking LineInput { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(1)", N_("More"), id="asking.more", show=False),
        Binding("down", "step(-1)", N_("Less"), id="asking.less", show=False),
    ]

    @dataclass
    class Closed(Message):
        """The line is gone."""

        prompt: str
        text: str
        given_up: bool

    def __init__(self) -> None:
        super().__init__()
        self._then: Then | None = None
        self._quick: QuickInput | None = None
        """The line that is open; one that was closed may still have a key on its way."""
        self._steps = False
        self._is_answering = False
        self._opening: AwaitMount | None = None

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(
        self,
        prompt: str,
        read: Callable[[str], LineReading],
        hint: str,
        then: Then,
        *,
        text: str = "",
        steps: bool = False,
        below: int = 0,
        names: LineNames | None = None,
    ) -> None:
        """Ask until what is entered is taken; with `steps` the arrows count up and down in place of a text.

        `read` runs in a thread, `then` in a worker; both know of the page what it was when the line was opened.

        So many lines are kept free `below` the echo, for what is said of it.
        """
        self.remove_children()
        self._then, self._steps = then, steps
        self.add_class("-open")
        self.screen.add_class("-asking")
        self._quick = QuickInput(prompt, read, hint, text, below, names)
        self._opening = self.mount(self._quick)

    async def ready(self) -> None:
        """Wait until a line that was just opened takes the keys."""
        opening, self._opening = self._opening, None
        if opening is not None:
            await opening
            for field in self.query(LineInput):
                self.screen.set_focus(field)

    def unfinished(self, prompt: str) -> str:
        """Returns the input of this prompt if it is open."""
        quick = next(iter(self.query(QuickInput)), None)
        return quick.text if quick and self.is_open and quick.prompt == prompt else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._steps if action == "step" else super().check_action(action, parameters)

    def action_step(self, step: int) -> None:
        quick = self.query_one(QuickInput)
        count = int(quick.text) if quick.text.lstrip("+-").isdecimal() and len(quick.text) < 7 else 0
        quick.text = f"{count + step:+d}"

    @on(QuickInput.Entered)
    def _entered(self, event: QuickInput.Entered) -> None:
        event.stop()
        if event.quick is self._quick and self._then is not None and not self._is_answering:
            self._is_answering = True
            start(self, ANSWER, self._answer, event.quick, event.text, self._then)

    async def _answer(self, quick: QuickInput, text: str, then: Then) -> None:
        try:
            reason = await then(text)
        finally:
            self._is_answering = False
        if quick is not self._quick:
            return
        if reason is None:
            self._close(quick.prompt, text, given_up=False)
        else:
            quick.say([(reason, "red")])

    @on(QuickInput.Left)
    def _left(self, event: QuickInput.Left) -> None:
        event.stop()
        if event.quick is self._quick:
            self._close(event.quick.prompt, event.text, given_up=True)

    def _close(self, prompt: str, text: str, *, given_up: bool) -> None:
        self._quick = None
        self.remove_class("-open")
        self.remove_children()
        self.screen.remove_class("-asking")
        self.post_message(self.Closed(prompt, text, given_up))
