"""Answers that take their time: asked for in a thread, one at a time, and only the latest question counts."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Latest(Generic[Question, Answer]):
    """While one answer is worked out later questions wait; of these all but the last are dropped.

    So a slow file is asked by one thread for each of these, however fast somebody types.
    """

    def __init__(self, work_out: Callable[[Question], Answer], show: Callable[[Question, Answer], None]) -> None:
        """`work_out` runs in a thread, `show` on the event loop and only of what was asked last."""
        self._work_out, self._show = work_out, show
        self._waiting: list[Question] = []
        """At most one."""
        self._working = False

    def forget(self) -> None:
        """Cancels earlier requests."""
        self._asked += 1
        self._waiting.clear()

    _asked = 0

    async def ask(self, question: Question) -> None:
        """Answer this, unless something else is asked before it is answered; in a worker."""
        self.forget()
        self._waiting.append(question)
        if self._working:
            return
        self._working = True
        try:
            while self._waiting:
                question, number = self._waiting.pop(), self._asked
                answer = await asyncio.to_thread(self._work_out, question)
                if number == self._asked:
                    self._show(question, answer)
        finally:
            self._working = False
