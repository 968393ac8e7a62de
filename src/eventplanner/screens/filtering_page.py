"""The base of pages whose events can be narrowed to those that a filter finds."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from eventplanner.domain import event_filter
from eventplanner.domain.errors import Invalid
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.desk import Desk
from eventplanner.screens.event_verbs import EventVerbs
from eventplanner.widgets.asking import Asking
from eventplanner.widgets.quick_input import QuickInput, Reading


class FilteringPage(EventVerbs):
    """Filters as one types; `esc` shows everything again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "filter", N_("Filter"), id="list.filter", tooltip=N_("Words, kind:, status:, year:, no:date …")
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter = event_filter.Filter()
        self.last_filter = event_filter.Filter()
        """The last one that asked for something, whether it is still on or not."""

    def heed_filter(self) -> None:
        """Show what the filter finds."""
        self.reload()

    def narrow(self, found: event_filter.Filter) -> None:
        if found.terms:
            self.last_filter = found
        self.filter = found
        self.heed_filter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed its keys are letters."""
        if self.is_mounted and action == "filter" and self.query_one(Asking).is_open:
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        hint = _("words, kind:, status:, lead:, year:, no:date …")
        self.ask("/", lambda _: Reading(), hint, lambda _: None, text=self.filter.text)

    def action_back(self) -> None:
        """Everything again."""
        if self.filter.text:
            self.narrow(event_filter.Filter())

    @on(QuickInput.Typed)
    def _filter_as_typed(self, event: QuickInput.Typed) -> None:
        if event.quick.prompt != "/":
            return
        try:
            found = event_filter.parse(event.text, self.desk.day, day_first=self.day_first)
        except Invalid as error:
            # The page stays as it is until the word makes sense.
            event.quick.say([(words(next(iter(error.fields.values()))), "red")])
            return
        if found != self.filter:
            self.narrow(found)

    @on(Asking.Closed)
    def _leave_filter(self, event: Asking.Closed) -> None:
        if event.prompt == "/" and event.given_up:
            self.narrow(event_filter.Filter())
