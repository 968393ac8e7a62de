"""Each name that Textual and Rich keep private is still there, and does what the app relies on."""

import ast
import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual import _compositor
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input, Static

from eventplanner.widgets import textual_private as ours

LONG = 60
"""Seconds that a busy machine may take."""
CONSOLE = Console(color_system="truecolor", force_terminal=True)


class Counting(ours.Compositor):
    """Counts how often a part of the screen is drawn."""

    parts = 0

    def render_partial_update(self) -> ours.ChopsUpdate | None:
        self.parts += 1
        return super().render_partial_update()


class Page(ours.HookedScreen[None]):
    """One line, which is not painted while `hidden`."""

    AUTO_FOCUS = ""
    hidden = False
    asked = 0

    def __init__(self) -> None:
        super().__init__()
        self.compositor = Counting()
        self.use_compositor(self.compositor)

    def compose(self) -> ComposeResult:
        yield Static("one")
        yield Input()

    @property
    def may_paint(self) -> bool:
        self.asked += 1
        return not self.hidden

    def restyled(self) -> bool:
        """Have the styles been computed since the screen was made?"""
        return self._css_update_count != -1


class Hooked(ours.HookedApp):
    """Keeps what its hooks are told."""

    BINDINGS = [Binding("x", "explode")]

    def __init__(self) -> None:
        super().__init__()
        self.updates: list[ours.CompositorUpdate] = []
        self.failures: list[Exception] = []
        self.harmless: tuple[type[Exception], ...] = ()
        self.style_passes = 0
        for mode in ("first", "second"):
            self.add_mode(mode, Page)

    async def on_mount(self) -> None:
        await self.switch_mode("first")

    def slim(self, update: ours.CompositorUpdate) -> ours.CompositorUpdate:
        self.updates.append(update)
        return update

    def absorb(self, error: Exception) -> bool:
        return isinstance(error, self.harmless)

    def report_failure(self, error: Exception) -> None:
        self.failures.append(error)

    def refresh_css(self, animate: bool = True) -> None:
        self.style_passes += 1
        super().refresh_css(animate)

    def action_explode(self) -> None:
        raise ZeroDivisionError


def present(owner: object, name: str, use: str) -> None:
    """Fails with a sentence if a release has dropped the name."""
    where = owner.__name__ if isinstance(owner, type) or hasattr(owner, "__file__") else type(owner).__name__
    assert hasattr(owner, name), f"Textual or Rich has no {where}.{name} any more, {use}."


async def until(reached: Callable[[], object]) -> None:
    """Lets the app go on until a state is reached; the test says what is wrong if it never is."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LONG):
            while not reached():  # noqa: ASYNC110  (states of Textual's have no event)
                await asyncio.sleep(0)


@asynccontextmanager
async def shown() -> AsyncIterator[Hooked]:
    """An app whose first page is painted."""
    app = Hooked()
    async with app.run_test(size=(20, 5)):
        await until(lambda: isinstance(app.screen, Page) and app.updates)
        yield app


async def painted(
    app: Hooked, text: str, kind: type[ours.CompositorUpdate] = ours.CompositorUpdate
) -> list[ours.CompositorUpdate]:
    """The updates of a kind that a new text leads to."""
    app.updates.clear()

    def reached() -> bool:
        # Over and over, because one that comes before a pending layout is painted along with it.
        app.screen.query_one(Static).update(text, layout=False)
        return any(isinstance(update, kind) for update in app.updates)

    await until(reached)
    return [update for update in app.updates if isinstance(update, kind)]


async def test_compositor_draws_changed_parts_through_a_method_of_its_own() -> None:
    present(_compositor, "Compositor", "of which the year's page uses a subclass")
    async with shown() as app:
        compositor = app.screen.compositor
        compositor.parts = 0
        await painted(app, "two", ours.ChopsUpdate)
    assert compositor.parts, "Textual's Compositor does not draw changed parts by render_partial_update any more."


async def test_chops_update_says_where_a_part_of_the_screen_changed() -> None:
    present(_compositor, "ChopsUpdate", "of which only the changed cells are written")
    async with shown() as app:
        parts = await painted(app, "two", ours.ChopsUpdate)
    assert parts, "Textual does not tell of a changed part of the screen by a ChopsUpdate any more."
    y, first, beyond = next(iter(parts[0].spans))
    assert (y, first) == (0, 0), "ChopsUpdate.spans are not (line, first column, column behind) any more."
    text = "".join(strip.text for strip in parts[0].chops[y].values() if strip is not None)
    assert text[:beyond].startswith("two"), "ChopsUpdate.chops are not columns and strips by line any more."
    assert len(parts[0].chop_ends[y]) == len(parts[0].chops[y]), "ChopsUpdate.chop_ends has no end for each chop."
    again = ours.ChopsUpdate(parts[0].chops, parts[0].spans, parts[0].chop_ends)
    assert "two" in again.render_segments(CONSOLE), "A ChopsUpdate is not made of chops, spans and ends any more."


async def test_layout_update_holds_whole_lines() -> None:
    present(_compositor, "LayoutUpdate", "by which the painter learns what a terminal shows")
    async with shown() as app:
        whole = [update for update in app.updates if isinstance(update, ours.LayoutUpdate)]
    assert whole, "Textual does not paint a new screen by a LayoutUpdate any more."
    assert whole[-1].region.size == (20, 5), "LayoutUpdate.region is not the part that is painted any more."
    lines = ["".join(strip.text for strip in line) for line in whole[-1].strips]
    assert [len(lines), lines[0].rstrip()] == [5, "one"], (
        "LayoutUpdate.strips are not the strips of each line any more."
    )


def test_compositor_update_is_what_all_updates_are() -> None:
    present(_compositor, "CompositorUpdate", "of which the painter's updates are a subclass")
    assert issubclass(ours.ChopsUpdate, ours.CompositorUpdate), "A ChopsUpdate is no CompositorUpdate any more."
    assert issubclass(ours.LayoutUpdate, ours.CompositorUpdate), "A LayoutUpdate is no CompositorUpdate any more."
    assert ours.CompositorUpdate().render_segments(CONSOLE) == "", "A CompositorUpdate writes something by itself."


async def test_display_is_handed_every_update() -> None:
    present(App, "_display", "through which the app paints")
    async with shown() as app:
        assert await painted(app, "two"), "Textual does not paint through App._display any more."


async def test_batch_count_is_above_nothing_during_a_batch() -> None:
    present(App(), "_batch_count", "which keeps a page from being drawn in vain")
    async with shown() as app:
        await painted(app, "two")
        app.updates.clear()
        with app.batch_update():
            app._display(app.screen, ours.CompositorUpdate())
            app.screen._compositor_refresh()
            assert app.updates == [], "App._batch_count is not above 0 during a batch any more."


async def test_compositor_refresh_paints_a_screen() -> None:
    present(Screen, "_compositor_refresh", "which lets a page wait for its data")
    async with shown() as app:
        page = app.screen
        page.hidden, page.asked = True, 0
        app.updates.clear()
        page.query_one(Static).update("two")
        await until(lambda: page.asked)
        assert page.asked, "A screen is not painted by Screen._compositor_refresh any more."
        assert app.updates == [], "A screen is not painted by Screen._compositor_refresh alone any more."


def test_compositor_belongs_to_a_screen() -> None:
    page = Screen()
    present(page, "_compositor", "in whose place another one draws the year")
    assert type(page._compositor) is ours.Compositor, "Screen._compositor is no Compositor any more."


@pytest.mark.parametrize("spared", [True, False])
async def test_css_update_count_spares_a_new_screen_the_styles_of_all(spared: bool) -> None:
    app = Hooked()
    present(app, "_css_update_count", "which spares a new page that all styles are computed again")
    async with app.run_test():
        page = Page()
        present(page, "_css_update_count", "which spares a new page that all styles are computed again")
        assert not page.restyled(), "A new screen's _css_update_count is not -1 any more."
        if spared:
            app.take_as_styled(page)
        app.style_passes = 0
        app.add_mode("third", lambda: page)
        await app.switch_mode("third")
        assert (app.style_passes == 0) is spared, "_css_update_count does not decide about computing styles any more."


async def test_exit_says_whether_the_app_was_told_to_end() -> None:
    async with shown() as app:
        present(app, "_exit", "by which a failure on the way out is told from a bug")
        assert not app.is_ending, "App._exit is set from the beginning."
        app.exit()
        assert app.is_ending, "App._exit does not say any more that the app was told to end."


async def test_screen_stacks_hold_the_screens_of_all_modes() -> None:
    present(App(), "_screen_stacks", "in which half-typed forms are looked for")
    async with shown() as app:
        await app.push_screen(over := Page())
        await app.switch_mode("second")
        pages = [screen for screen in app.all_screens if isinstance(screen, Page)]
        assert len(pages) == 3, "App._screen_stacks does not hold the screens of all modes any more."
        assert over in pages, "App._screen_stacks does not hold the screens that were pushed any more."


async def test_loop_is_known_while_the_app_runs() -> None:
    app = Hooked()
    present(app, "_loop", "in which a signal has the app leave")
    assert app.loop is None, "App._loop is not None before the app runs any more."
    async with app.run_test():
        assert app.loop is asyncio.get_running_loop(), "App._loop is not the loop that the app runs in any more."


async def failed() -> Hooked:
    """An app that ended by an exception in an action, which Pilot raises again."""
    app = Hooked()
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await pilot.press("x")
    return app


async def test_handle_exception_is_told_of_what_no_handler_caught() -> None:
    present(App, "_handle_exception", "which keeps data out of the terminal when the app meets a bug")
    errors = (await failed()).failures
    assert [type(error) for error in errors] == [ZeroDivisionError], (
        "App._handle_exception is not told of bugs any more."
    )


async def test_an_exception_that_is_absorbed_does_not_end_the_app() -> None:
    async with shown() as app:
        app.harmless = (LookupError,)
        app._handle_exception(KeyError())
        assert await painted(app, "two")
        app.exit(return_code=7)
    assert (app.failures, app.failure, app.return_code) == ([], None, 7)


async def test_exception_is_what_pilot_raises_again() -> None:
    present(App(), "_exception", "which tells afterwards that the app met a bug")
    app = await failed()
    assert isinstance(app.failure, ZeroDivisionError), (
        "App._exception is not the exception that ended the app any more."
    )


async def test_exception_event_is_set_with_the_exception() -> None:
    present(App(), "_exception_event", "which lets Pilot end a test")
    app = await failed()
    assert app._exception_event.is_set(), "App._exception_event does not belong to App._exception any more."


async def test_return_code_is_the_exit_status() -> None:
    present(App(), "_return_code", "by which a bug makes the exit status 1")
    app = await failed()
    assert app.return_code == 1, "App._return_code is not what App.return_code says any more."


async def test_close_messages_no_wait_ends_the_app() -> None:
    present(MessagePump, "_close_messages_no_wait", "which ends the app after a bug")
    async with shown() as app:
        app._close_messages_no_wait()
        await until(lambda: not app.is_running)
        assert not app.is_running, "MessagePump._close_messages_no_wait does not end an app any more."


def test_make_ansi_codes_gives_the_attributes_of_a_style() -> None:
    present(Style, "_make_ansi_codes", "by which the painter writes attributes apart from colours")
    style = Style(bold=True, italic=True, color="red", bgcolor="blue")
    codes = ours.attribute_codes(style, ColorSystem.TRUECOLOR)
    assert codes == "1;3", "Style._make_ansi_codes does not give the parameters of an escape sequence any more."


def test_every_private_name_has_a_test() -> None:
    used = {name for name in _names(Path(ours.__file__)) if name.startswith("_") and not name.startswith("__")}
    asked = {
        node.args[1].value
        for node in ast.walk(ast.parse(Path(__file__).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "present"
        if isinstance(node.args[1], ast.Constant)
    }
    classes = {"ChopsUpdate", "Compositor", "CompositorUpdate", "LayoutUpdate"}
    assert asked == used | classes


def _names(path: Path) -> set[str]:
    """Attributes that a module uses, and methods that it defines."""
    nodes: list[Any] = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
