"""Answers that take their time: what is asked last is what is shown."""

import asyncio
import threading

import pytest

from eventplanner.widgets.chrome.latest import Latest
from widgets.apps import gate


class Slow:
    """Answers when it is let, and remembers what it was asked and what was shown of it."""

    def __init__(self, answers: threading.Event) -> None:
        self.answers = answers
        self.began = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        self.asked: list[str] = []
        self.shown: list[tuple[str, str]] = []
        self.latest = Latest(self.answer, lambda question, answer: self.shown.append((question, answer)))

    def answer(self, question: str) -> str:
        self.asked.append(question)
        self.loop.call_soon_threadsafe(self.began.set)
        self.answers.wait()
        if question == "bad":
            raise ValueError(question)
        return question.upper()


async def test_of_questions_that_wait_only_the_last_is_answered() -> None:
    with gate() as answers:
        slow = Slow(answers)
        first = asyncio.create_task(slow.latest.ask("a"))
        await slow.began.wait()
        for question in ("ab", "abc", "abcd"):
            await slow.latest.ask(question)
        answers.set()
        await first
    assert (slow.asked, slow.shown) == (["a", "abcd"], [("abcd", "ABCD")])


async def test_what_is_forgotten_is_not_shown() -> None:
    with gate() as answers:
        slow = Slow(answers)
        asking = asyncio.create_task(slow.latest.ask("a"))
        await slow.began.wait()
        slow.latest.forget()
        answers.set()
        await asking
    assert slow.shown == []


async def test_after_an_answer_that_failed_the_next_is_asked_for() -> None:
    with gate() as answers:
        slow = Slow(answers)
        answers.set()
        with pytest.raises(ValueError, match="bad"):
            await slow.latest.ask("bad")
        await slow.latest.ask("good")
    assert slow.shown == [("good", "GOOD")]
