"""A form over a page: it stays open until what it says is saved, and keeps what was typed until then."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from eventplanner.domain.base.changes import Change
from eventplanner.domain.base.errors import Conflict, Invalid, PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.base_screen import Dialog
from eventplanner.screens.base.desk import Desk
from eventplanner.services.base.planner import Planner
from eventplanner.widgets.chrome.latest import Latest
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

Looked = tuple[Mapping[str, Message], Mapping[str, Message]]


class FormScreen(Dialog[Change | None]):
    """Answers with the change that was made; None if the form was left."""

    FORM: ClassVar[str] = ""
    """What the form is called among those that were not saved."""
    SAVE: ClassVar[str] = N_("Save")
    """What its last line says."""
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    FormScreen {
        & > Panel { width: 88; max-width: 100%; height: auto; max-height: 100%; background: $background; }
        & Form { max-height: 100%; }
        & #said { dock: bottom; display: none; height: auto; }
        &.-wide > Panel { max-height: 90%; padding: 0 2; }
        &.-narrow > Panel { padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", N_("Close"), id="form.leave", tooltip=N_("Close the form; asks if it was changed")),
    ]

    def __init__(
        self, desk: Desk, title: str, texts: Mapping[str, str], typed: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        self._title = title
        self._texts = dict(texts)
        """What the form said when it was opened."""
        self._typed = dict(typed or {})
        """What was typed in an earlier session and not saved."""
        self._taken_up: Mapping[str, str] = {}
        """What the form said when it was taken up again in this session."""
        self._tried = False
        self._leaving = False
        self._looks = Latest(self.look_at, self._show_look)

    def fields(self) -> Sequence[FormField]:
        """Returns the fields of the form."""
        return ()

    def save(self, planner: Planner, texts: Mapping[str, str]) -> Change:
        """Carry out what the form says; runs in a thread. Raises PlannerError."""
        raise NotImplementedError

    def look_at(self, texts: Mapping[str, str]) -> Looked:
        """Returns errors and hints about the texts; runs in a thread."""
        del texts
        return {}, {}

    async def resolve(self, conflict: Conflict) -> None:
        """Somebody was faster."""
        self.complain(conflict)

    def compose(self) -> ComposeResult:
        hint = _("ctrl+s saves · esc closes")
        if left := self.desk.left.pop((self.FORM, self.record), None):
            self._typed = left.typed | self._typed
            self._taken_up = self._texts | self._typed
            hint = _("as you left it · ctrl+s saves · esc esc drops it")
        with Panel(self._title, hint):
            yield Form(self.fields(), _(self.SAVE), texts=self._texts | self._typed)
            yield Static(id="said")

    def on_mount(self) -> None:
        self.query_one(Form).go(self.fields()[0].name)

    def _keep(self) -> None:
        """What was typed is there again when the same form is opened next; left once more as it is, it goes."""
        left = self.unsaved()
        if left and left.texts != self._taken_up:
            self.desk.left[left.form, left.record] = left

    def unsaved(self) -> UnsavedForm | None:
        """Returns the input that would be lost if the session ended now."""
        for form in self.query(Form):
            texts = form.texts()
            if self.FORM and texts != self._texts:
                return UnsavedForm(
                    form=self.FORM, record=self.record, texts=texts, before=self._texts, version=self.version
                )
        return None

    @property
    def record(self) -> int | None:
        """Id of the record; None for a new one."""
        return None

    @property
    def version(self) -> int | None:
        """Version of the record that was opened."""
        return None

    @on(Form.Edited)
    def look_again(self) -> None:
        if self._leaving:
            self._leaving = False
            self.say("", "")
        start(self, "look", self._looks.ask, self.query_one(Form).texts())

    def _show_look(self, _texts: Mapping[str, str], said: Looked) -> None:
        problems, warnings = said
        for form in self.query(Form):
            form.say(problems if self._tried else {}, warnings)

    @on(Form.Saved)
    def heed_save(self) -> None:
        """Once, however often the key is pressed."""
        if not is_writing(self):
            self.carry_out()

    @work(group="write")
    async def carry_out(self) -> None:
        self._tried = True
        try:
            change = await self.desk.write(self.save, self.query_one(Form).texts())
        except Invalid as error:
            await self.refuse(error)
        except Conflict as error:
            await self.resolve(error)
        except PlannerError as error:
            self.complain(error)
        else:
            self.dismiss(change)

    async def refuse(self, error: Invalid) -> None:
        """Say beside the fields what is wrong with them, and go to the first."""
        form = self.query_one(Form)
        known, warnings = await asyncio.to_thread(self.look_at, form.texts())
        self._looks.forget()
        problems = {**known, **self.by_field(error.fields)}
        form.say(problems, warnings)
        if at := next((field.name for field in self.fields() if field.name in problems), None):
            form.go(at)
        else:
            self.complain(error)

    def by_field(self, problems: Mapping[str, Message]) -> dict[str, Message]:
        """Returns the problems by the form's own field names."""
        return dict(problems)

    def complain(self, error: PlannerError) -> None:
        self.say(words(error.message), "red")

    def say(self, text: str, role: str) -> None:
        """Below the form, where it covers nothing and goes with it; nothing takes the line away."""
        said = self.query_one("#said", Static)
        said.update(line(text).stylize(f"${role}") if text else "")
        said.display = bool(text)

    def action_leave(self) -> None:
        self.query_one(Form).leave()

    @on(Form.Left)
    def leave(self) -> None:
        """Once more if something was typed, because nothing brings that back."""
        if is_writing(self):
            return
        if self._leaving or self.query_one(Form).texts() == self._texts:
            self._keep()
            self.dismiss(None)
            return
        self._leaving = True
        self.say(_("Not saved yet. esc once more closes the form."), "amber")


def is_writing(screen: Screen[Any]) -> bool:
    """Returns whether a write of this screen is pending, so that it is neither repeated nor left."""
    return any(each.node is screen and each.group == "write" and not each.is_finished for each in screen.workers)
