"""No service on the event loop except from memory: the app that asks the plan's file there fails, and says where."""

import asyncio
import functools
import inspect
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import eventplanner
from eventplanner.storage.kernel.store import Store

ASKING = ("read", "cached", "snapshot", "write", "together", "note", "warm", "touched", "reconnect", "_writer")
"""Methods of a store that may wait for the file."""
TESTS = str(Path(__file__).parent)
APP = str(Path(eventplanner.__file__).parent)


class AskedOnTheLoop(AssertionError):
    """A slow file would have kept every key waiting."""


@pytest.fixture(autouse=True)
def nothing_is_read_on_the_loop(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Stores may be asked in threads, by a test itself, and before an event loop runs; gives what broke the rule."""
    offences: list[str] = []
    for name in ASKING:
        monkeypatch.setattr(Store, name, _guarded(getattr(Store, name), offences))
    yield offences
    assert offences == []


def _guarded(method: Callable[..., Any], offences: list[str]) -> Callable[..., Any]:
    @functools.wraps(method)
    def ask(*args: Any, **named: Any) -> Any:
        if runs_for_the_app():
            offences.append(_whence(method.__name__))
            raise AskedOnTheLoop(offences[-1])
        return method(*args, **named)

    return ask


def runs_for_the_app() -> bool:
    """Is this the event loop, and no coroutine of a test that asks?"""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return not any(_is_a_tests(frame) for frame, _line in traceback.walk_stack(inspect.currentframe()))


def _is_a_tests(frame: FrameType) -> bool:
    """Of plain functions of a test some are called by the app, as those of a page that it makes up."""
    code = frame.f_code
    return bool(code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR)) and code.co_filename.startswith(
        TESTS
    )


def _whence(asked: str) -> str:
    """The last steps within the app that led there."""
    steps = [frame for frame in traceback.extract_stack() if frame.filename.startswith(APP)]
    way = " > ".join(f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in steps[-4:])
    return f"Store.{asked} on the event loop: {way}"
