"""Parts of pages: objects that a page holds, which declare actions of their own and hear the messages of the page."""

from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial, wraps
from typing import Any, ClassVar, Concatenate, Generic, NamedTuple, ParamSpec, TypeVar, overload

from textual.message import Message
from textual.screen import Screen

from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.screens.base.actions import Action

PageT = TypeVar("PageT", bound=Screen[None])
PartT = TypeVar("PartT", bound="PagePart[Any]")
HeldT_co = TypeVar("HeldT_co", bound="PagePart[Any]", covariant=True)
P = ParamSpec("P")


class Declared(NamedTuple):
    """An action on a class of pages."""

    part: str
    """The name of the part that does it; empty where that is the page itself."""
    action: Action


class PagePart(Generic[PageT]):
    """Made with its page, and found there under the name that the page holds it by."""

    ACTIONS: ClassVar[Sequence[Action]] = ()

    def __init__(self, page: PageT) -> None:
        self.page = page

    def heed(self, message: Message) -> None:
        """Hears a message of the page, unless a handler of the page's own has prevented that."""

    def step_back(self) -> bool:
        """Takes one step back before the page is left; False where there is none to take."""
        return False

    def reasons(self, error: PlannerError) -> str:
        """Says why something cannot be; nothing where the message of the error does."""
        del error
        return ""

    def unsaved(self) -> UnsavedForm | None:
        """Returns the line that is half typed."""
        return None


class Held(Generic[HeldT_co]):
    """Declares a part on the class of a page."""

    def __init__(self, kind: type[HeldT_co]) -> None:
        self.kind = kind

    def __set_name__(self, owner: type[object], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, page: None, owner: type[object]) -> "Held[HeldT_co]": ...
    @overload
    def __get__(self, page: object, owner: type[object]) -> HeldT_co: ...
    def __get__(self, page: object | None, owner: type[object]) -> "Held[HeldT_co] | HeldT_co":
        """Only asked on the class: on a page its part stands in the place of this."""
        if page is not None:
            raise AttributeError(self._name)
        return self


def held_by(page: type[object]) -> dict[str, type[PagePart[Any]]]:
    """The parts that a class of pages itself declares, by name."""
    return {name: held.kind for name, held in vars(page).items() if isinstance(held, Held)}


def layers(kind: type[object]) -> Iterable[tuple[str, Sequence[Action]]]:
    """Yields the actions that a class of pages itself declares: those of its parts by their names, then its own."""
    for name, part in held_by(kind).items():
        yield from ((name, vars(base).get("ACTIONS", ())) for base in reversed(part.__mro__))
    yield "", vars(kind).get("ACTIONS", ())


def background(
    *, group: str = "default", exclusive: bool = False
) -> Callable[[Callable[Concatenate[PartT, P], Coroutine[None, None, None]]], Callable[Concatenate[PartT, P], None]]:
    """Makes a method of a part a worker of its page, as `@work` does on the page itself."""

    def decorate(
        method: Callable[Concatenate[PartT, P], Coroutine[None, None, None]],
    ) -> Callable[Concatenate[PartT, P], None]:
        @wraps(method)
        def start(part: PartT, /, *args: P.args, **named: P.kwargs) -> None:
            work = partial(method, part, *args, **named)
            part.page.run_worker(work, name=method.__name__, group=group, exclusive=exclusive)

        return start

    return decorate
