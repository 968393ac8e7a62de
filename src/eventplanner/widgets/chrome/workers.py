"""Work in the background of a page or a widget."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import ParamSpec

from textual.dom import DOMNode
from textual.worker import Worker

P = ParamSpec("P")


def start(
    node: DOMNode, group: str, work: Callable[P, Coroutine[None, None, None]], *args: P.args, **named: P.kwargs
) -> None:
    """Begins work that ends with the node; one that goes before the work has begun leaves nothing behind."""
    # The function, and not what it returns: a coroutine that nobody awaits is an error.
    _: Worker[None] = node.run_worker(partial(work, *args, **named), group=group)
