"""The app in a terminal, led by its test: a pasted mark is answered once every key before it has acted.

Run as a program with a plan and the number of a file descriptor, on which each answer is one line of JSON.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from textual import events, work
from textual.widgets import Input, TextArea

from eventplanner.app import EventPlanner
from eventplanner.i18n import catalogue
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store
from eventplanner.widgets.forms.quick_input import QuickInput
from screens.everywhere import every_place, make_whole

MARK = "the test asks: "


class Led(EventPlanner):
    """Goes to any place when it is told to, and ends only then."""

    def __init__(self, planner: Planner, answers: int) -> None:
        super().__init__(planner)
        self._answers = answers
        self._may_end = False

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste) and not event.is_forwarded and event.text.startswith(MARK):
            self._obey(*event.text.removeprefix(MARK).split())
        else:
            await super().on_event(event)

    async def action_quit(self) -> None:
        if self._may_end:
            await super().action_quit()

    @work(group="led")
    async def _obey(self, word: str, about: str = "") -> None:
        await self._idle.wait()
        match word:
            case "places":
                self._answer(places=list(every_place()))
                return
            case "go":
                await self._leave_all()
                await asyncio.to_thread(make_whole, self.desk.planner)
                await every_place()[about](self)
            case "focus":
                self.screen.query(about).first().focus()
            case "end":
                await self._leave_all()
                await self.action_go("home")
                self._may_end = True
        await self._settle([self])
        self._answer(**self._state())

    async def _leave_all(self) -> None:
        """Back to a main screen, with nothing open on it."""
        while len(self.screen_stack) > 1:
            self.screen.dismiss()
            await self._settle([self])
        for quick in self.screen.query(QuickInput):
            quick.action_leave()
        await self._settle([self])

    def _state(self) -> dict[str, Any]:
        at = self.focused
        texts = {n: _text(each) for n, each in enumerate(self.screen.query("Input, TextArea"))}
        return {"screen": type(self.screen).__name__, "text": _text(at) if at else None, "texts": list(texts.values())}

    def _answer(self, **said: Any) -> None:
        os.write(self._answers, json.dumps(said).encode() + b"\n")


def _text(widget: Any) -> list[str] | None:
    """Before the cursor and behind it."""
    match widget:
        case Input():
            return [widget.value[: widget.cursor_position], widget.value[widget.cursor_position :]]
        case TextArea():
            before = widget.get_text_range((0, 0), widget.cursor_location)
            return [before, widget.text[len(before) :]]
    return None


if __name__ == "__main__":
    catalogue.use("en")
    led = Led(Planner(Store(Path(sys.argv[1])), "ana"), int(sys.argv[2]))
    led.run()
    sys.exit(led.return_code or 0)
