"""The quick line: what it echoes, what it tells."""

from eventplanner.widgets.quick_input import QuickInput, Reading
from widgets.apps import Bench


def read(text: str) -> Reading:
    at = text.find("#")
    return Reading([(at, len(text), "sky")], [("Meetup [/]", "sky"), (text, "")]) if at >= 0 else Reading()


class Hears(Bench):
    """Keeps what the line told."""

    def __init__(self) -> None:
        super().__init__(QuickInput("a", read))
        self.heard: list[tuple[str, str]] = []

    def on_quick_input_typed(self, event: QuickInput.Typed) -> None:
        self.heard.append(("typed", event.text))

    def on_quick_input_entered(self, event: QuickInput.Entered) -> None:
        self.heard.append(("entered", event.text))

    def on_quick_input_left(self, event: QuickInput.Left) -> None:
        self.heard.append(("left", event.text))


async def test_what_is_understood_stands_under_the_line() -> None:
    app = Hears()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press(*"x #m")
        await pilot.pause()
        assert str(app.widget.query_one(".echo").render()) == "→ Meetup [/] · x #m"


async def test_enter_and_escape_are_told_once() -> None:
    app = Hears()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("x", "enter", "escape")
        assert app.heard == [("typed", "x"), ("entered", "x"), ("left", "x")]


async def test_a_line_that_is_not_understood_has_an_empty_echo() -> None:
    app = Hears()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.press("#", "backspace", "x")
        await pilot.pause()
        assert str(app.widget.query_one(".echo").render()) == ""
