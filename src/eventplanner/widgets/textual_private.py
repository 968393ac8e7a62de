"""The only module that uses what Textual and Rich keep private, under public names of ours.

Textual promises nothing about these names, so it is pinned to a minor release, and each name has a test that says in a
sentence which of them a new release has dropped or changed.
"""

import asyncio
from typing import Any

from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen, ScreenResultType

__all__ = [
    "ChopsUpdate",
    "Compositor",
    "CompositorUpdate",
    "HookedApp",
    "HookedScreen",
    "LayoutUpdate",
    "attribute_codes",
]


class HookedApp(App[None]):
    """Public hooks into painting and the handling of exceptions."""

    @property
    def loop(self) -> asyncio.AbstractEventLoop | None:
        """The event loop that the app runs in; None before and after."""
        return self._loop

    @property
    def all_screens(self) -> list[Screen[Any]]:
        """The screens of all modes, also of those that are not shown."""
        return [screen for stack in self._screen_stacks.values() for screen in stack]

    @property
    def failure(self) -> Exception | None:
        """The exception that ended the app; None if none did."""
        return self._exception

    @property
    def is_ending(self) -> bool:
        """True once the app has been told to end."""
        return self._exit

    def slim(self, update: CompositorUpdate) -> CompositorUpdate:
        """Hook: returns the update that is written to the terminal in place of another."""
        return update

    def absorb(self, error: Exception) -> bool:  # noqa: ARG002
        """Hook: True if the app goes on after an exception that no handler caught."""
        return False

    def report_failure(self, error: Exception) -> None:
        """Hook: told of the exception that ends the app, once."""

    def take_as_styled(self, screen: Screen[Any]) -> None:
        """Spares a new screen that the styles of all screens are computed again when it is shown."""
        screen._css_update_count = self._css_update_count

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            renderable = self.slim(renderable)
        super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """Ends the app without Textual's traceback, which would show a person's data."""
        if self.absorb(error):
            return
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self.report_failure(error)
            self._exception_event.set()
        self._close_messages_no_wait()


class HookedScreen(Screen[ScreenResultType]):
    """A public hook into painting."""

    @property
    def may_paint(self) -> bool:
        """Hook: False leaves on the terminal what stands there."""
        return True

    def use_compositor(self, compositor: Compositor) -> None:
        """Makes another compositor draw the screen, before anything is drawn."""
        self._compositor = compositor

    def draw(self) -> None:
        """Draws what has changed, where it may."""
        # What is drawn during a batch is thrown away.
        if self.may_paint and not self.app._batch_count:
            self.paint()

    def paint(self) -> None:
        """Hook: draws what has changed."""
        super()._compositor_refresh()

    def _compositor_refresh(self) -> None:
        self.draw()


def attribute_codes(style: Style, system: ColorSystem) -> str:
    """The parameters of the escape sequence for bold, underline and the like, without colours."""
    return style.without_color._make_ansi_codes(system)
