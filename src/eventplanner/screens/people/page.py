"""The page of people: who they are, where they belong, how they are reached, and what they do at which event."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import work

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import PlannerError
from eventplanner.domain.base.listing import Listing
from eventplanner.domain.base.text import Message
from eventplanner.domain.people.people import PERSON, Person
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.parts import Held
from eventplanner.screens.base.question import Question
from eventplanner.screens.people.columns import person_columns, person_entries
from eventplanner.screens.people.duplicate_actions import DuplicateActions
from eventplanner.screens.people.files import PeopleFiles
from eventplanner.screens.records.list_page import ListPage
from eventplanner.services.base.planner import Planner
from eventplanner.services.people import people
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import DetailLine


class PeopleScreen(ListPage):
    """All of them, or only those who work here, or only those who do not."""

    KIND = PERSON
    DEFAULT_CSS = "PeopleScreen.-wide #beside { width: 38%; max-width: 46; }"
    duplicates = Held(DuplicateActions)
    files = Held(PeopleFiles)
    SPEC = (N_("People"), N_("Who works with you and for you: how to reach them, and what they do at which event."),
            N_("Ana Pérez, designer, Estudio Sur ana@sur.cl +56 9 1234 5678 @Santiago"))  # fmt: skip
    SHOWS: ClassVar[frozenset[str]] = frozenset({"person", "organisation", "event_role", "event"})
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("people.view", "v", "view", N_("Ours"), N_("Everybody, who works here, who does not")),
        Action("people.forget", "F", "forget", N_("Forget"),
               N_("Take somebody out of the plan and its history, for good"), show=False, writes=True),
    )  # fmt: skip
    VIEWS: ClassVar[Mapping[bool | None, bool | None]] = {None: True, True: False, False: None}
    """What each view is followed by."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._internal: bool | None = None

    def listing(self, text: str) -> Listing[Person]:
        return people.listing(self.desk.planner, text, internal=self._internal)

    def place(self, text: str, record: Person) -> int:
        return people.place(self.desk.planner, record, text, internal=self._internal)

    def load_more(self, listing: Listing[Person]) -> Mapping[int, str]:
        del listing
        return people.organisation_names(self.desk.planner)

    def columns(self, more: Mapping[int, str] | None) -> Sequence[Column[Person]]:
        return person_columns(more or {})

    def entries(self, record: Person) -> Sequence[DetailLine]:
        return person_entries(record, people.of_person(self.desk.planner, record))

    def action_view(self) -> None:
        self._internal = self.VIEWS[self._internal]
        titles = {None: _("People"), True: _("People who work here"), False: _("People from elsewhere")}
        self.list_panel.set_title(titles[self._internal])
        self.reload()

    @work
    async def action_forget(self) -> None:
        """Ask first: no undo brings her back."""
        person = self.list_panel.record
        if person is None:
            return
        if self.only_looking:
            self.refuse()
            return
        self.desk.expect_writing()
        text = _(
            "Everything that is known of {name} goes for good, from the history too. Roles stay, without a person. "
            "Undo does not bring this back; backups keep it until they are rotated."
        ).format(name=person.name)
        if await self.app.push_screen_wait(Question(_("Forget {name}").format(name=person.name), text, _("forgets"))):
            self._forget(person)

    @work(group="write")
    async def _forget(self, person: Person) -> None:
        left: list[Message] = []
        try:
            change = await self.desk.write(_forgotten, person.id, left)
        except PlannerError as error:
            self.complain(error)
        else:
            self.tell(" ".join(words(each) for each in (change.label, *left)))

    def action_back(self) -> None:
        """Everybody again, before the page is left."""
        if self._internal is not None and not self._text and not self.list_panel.records.marks:
            self._internal = False
            self.action_view()
        else:
            super().action_back()


def _forgotten(planner: Planner, id: int, left: list[Message]) -> Change:
    """Forget somebody; `left` is told where traces are."""
    done = people.forget(planner, id)
    left += people.left_behind(done)
    return done.change
