"""The quick line: what it echoes, what it tells."""

import pytest

from eventplanner.widgets.forms.quick_input import LineReading, QuickInput, carried_over
from widgets.apps import Bench, gate


def read(text: str) -> LineReading:
    at = text.find("#")
    return LineReading([(at, len(text), "sky")], [("Meetup [/]", "sky"), (text, "")]) if at >= 0 else LineReading()


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


async def test_letters_stand_there_while_the_line_is_read_and_the_last_echo_stays_until_then() -> None:
    with gate() as answers:

        def slowly(text: str) -> LineReading:
            if "m" in text:
                answers.wait()
            return read(text)

        app = Bench(QuickInput("a", slowly))
        async with app.run_test(size=(60, 5)) as pilot:
            await pilot.press("x", "#")
            await app.workers.wait_for_complete()
            await pilot.press(*"meet")
            echo = app.widget.query_one(".echo")
            assert (app.widget.text, str(echo.render())) == ("x#meet", "→ Meetup [/] · x#")
            answers.set()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert str(echo.render()) == "→ Meetup [/] · x#meet"


async def test_what_is_said_of_a_line_is_not_overwritten_by_an_echo_that_was_asked_for_before() -> None:
    with gate() as answers:

        def slowly(text: str) -> LineReading:
            answers.wait()
            return read(text)

        app = Bench(QuickInput("a", slowly))
        async with app.run_test(size=(60, 5)) as pilot:
            await pilot.press("#")
            app.widget.say([("no", "red")])
            answers.set()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert str(app.widget.query_one(".echo").render()) == "→ no"


async def test_room_below_the_echo_grows_where_a_reading_asks_for_it() -> None:
    app = Bench(QuickInput("a", lambda text: LineReading(room=4 if text else 0), below=2))
    async with app.run_test(size=(60, 12)) as pilot:
        heights = [app.widget.query_one(".echo").size.height]
        for key in ("x", "backspace"):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
            heights.append(app.widget.query_one(".echo").size.height)
        assert heights == [3, 5, 5]


@pytest.mark.parametrize(
    ("before", "now", "carried"),
    [
        ("a 12 mar @x", "a 12 mar @xy", [(2, 8), (9, 11)]),
        ("a 12 mar @x", "ab 12 mar @x", [(3, 9), (10, 12)]),
        ("a 12 mar @x", "a 12 mayr @x", [(2, 9), (10, 12)]),
        ("a 12 mar @x", "a @x", [(2, 4)]),
        ("a 12 mar @x", "a 12 mar", [(2, 8)]),
        ("a 12 mar @x", "", []),
        ("a 12 mar @x", "quite another", []),
    ],
)
def test_colours_go_with_the_words_that_are_still_there(before: str, now: str, carried: list[tuple[int, int]]) -> None:
    found = carried_over([(2, 8, "amber"), (9, 11, "sky")], before, now)
    assert [(start, end) for start, end, _role in found] == carried


async def test_an_echo_that_is_longer_than_the_terminal_folds() -> None:
    app = Bench(
        QuickInput("a", lambda text: LineReading((), [("which of the two orders is it " * 3, "red")] if text else ()))
    )
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.press("x")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.widget.query_one(".echo").size.height == 2
