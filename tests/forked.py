"""Processes that are forked from one that has loaded all of the app, which saves each of them the second that takes."""

import gc
import multiprocessing
import os
import pkgutil
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.context import ForkServerContext, ForkServerProcess

import eventplanner
from eventplanner.cli.main import main

MODULES = [module.name for module in pkgutil.walk_packages(eventplanner.__path__, "eventplanner.")]
MODULES.remove("eventplanner.storage.migrations.env")  # which Alembic runs, and is not to be imported


def context() -> ForkServerContext:
    """Returns what such processes share; the one to fork from is started with the first of them."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["__main__", *MODULES])
    return found


def process(work: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """Returns a process that is to be started, for a function of a module."""
    return context().Process(target=_begin, args=(work, *arguments))


def _begin(work: Callable[..., None], *arguments: object) -> None:
    # To look through what was loaded for what could be thrown away would copy all of it.
    gc.freeze()
    work(*arguments)


class Command:
    """The command at a terminal of its own, as `subprocess.Popen` would start it."""

    def __init__(self, arguments: Sequence[str], terminal: str, environ: Mapping[str, str]) -> None:
        self._process = process(_at_terminal, list(arguments), terminal, dict(environ))
        self._process.start()

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def send_signal(self, number: signal.Signals) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def kill(self) -> None:
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int | None:
        self._process.join(timeout)
        return self._process.exitcode


def _at_terminal(arguments: Sequence[str], terminal: str, environ: Mapping[str, str]) -> None:
    os.setsid()
    # The first terminal that a leader of a session opens is the one that controls it.
    opened = os.open(terminal, os.O_RDWR)
    for stream in range(3):
        os.dup2(opened, stream)
    os.close(opened)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environ)
    main(arguments)
