"""Export dialog of all subjects: format, further choices, path, and the contents of the file."""

import asyncio
import os
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.content import Content
from textual.widgets import Static

from eventplanner.domain.base.errors import FileProblem, Invalid, PlannerError
from eventplanner.domain.base.text import Message
from eventplanner.i18n.catalogue import N_, _, words
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.form_screen import FormScreen, Looked
from eventplanner.screens.exchange.export_spec import NO, ExportFormat, ExportSpec, Texts, no_yes
from eventplanner.screens.exchange.typed_path import path_of
from eventplanner.widgets.chrome.latest import Latest
from eventplanner.widgets.chrome.shown import line
from eventplanner.widgets.chrome.workers import start
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

FORMAT, PATH, REPLACE = "format", "path", "replace"


class ExportDialog(FormScreen):
    """Writes one file; what it is of is known to the `ExportSpec` alone."""

    SAVE: ClassVar[str] = N_("Write the file")
    DEFAULT_CSS = "ExportDialog #preview { margin-top: 1; height: auto; color: $muted; }"

    def __init__(self, desk: Desk, spec: ExportSpec) -> None:
        self._spec = spec
        self._formats = {each.name: each for each in spec.formats}
        chosen = {field.name: field.choices[0][0] for field in spec.fields}
        texts = {FORMAT: spec.formats[0].name, **chosen, REPLACE: NO}
        self._proposed = self._propose(texts)
        self._previews = Latest(self._preview, self._show_preview)
        self._previewed: Texts = {}
        super().__init__(desk, spec.title, {**texts, PATH: self._proposed})

    def fields(self) -> Sequence[FormField]:
        formats = [(each.name, each.label) for each in self._spec.formats]
        return [
            FormField(name=FORMAT, label=_("File"), choices=formats),
            *self._spec.fields,
            FormField(name=PATH, label=_("Written to")),
            FormField(name=REPLACE, label=_("Replace a file"), choices=no_yes()),
        ]

    def on_mount(self) -> None:
        form = self.query_one(Form)
        form.mount(Static(id="preview"), before="SaveLine")
        start(self, "look", self._looks.ask, form.texts())
        self._follow(form.texts())

    @on(Form.Edited)
    def keep_in_step(self, event: Form.Edited) -> None:
        """An ending that was typed chooses the format; whatever else is chosen leads to the path."""
        form = self.query_one(Form)
        texts = form.texts()
        if event.name == PATH:
            form.fill({FORMAT: self._format_of(texts).name})
        elif event.name != REPLACE:
            form.fill({PATH: self._path_of(texts)})
        self._follow(form.texts())

    def _follow(self, texts: Texts) -> None:
        """Hides the choices that the format does not depend on, and says anew what will be written."""
        hidden = {field.name for field in self._spec.fields}.difference(self._formats[texts[FORMAT]].asks)
        self.query_one(Form).hide(hidden)
        asked = {name: text for name, text in texts.items() if name not in (PATH, REPLACE)}
        if asked != self._previewed:
            self._previewed = asked
            start(self, "preview", self._previews.ask, asked)

    def _preview(self, texts: Texts) -> Sequence[str]:
        try:
            return self._spec.preview(self.desk.planner, texts)
        except PlannerError as error:
            return [words(error.message)]

    def _show_preview(self, _texts: Texts, said: Sequence[str]) -> None:
        self.query_one("#preview", Static).update(Content("\n").join(map(line, said)))

    def look_at(self, texts: Texts) -> Looked:
        """A foreign ending is wrong; a file that is there already is worth knowing before it is refused."""
        if self._format_of(texts).ending != _ending(texts):
            endings = ", ".join(dict.fromkeys(f".{each.ending}" for each in self._spec.formats))
            return {
                PATH: Message("the name of the file has to end in one of these: {endings}", {"endings": endings})
            }, {}
        if not texts[REPLACE] and os.path.lexists(path_of(texts[PATH])):
            way_out = {"field": Message("Replace a file"), "yes": Message("yes")}
            said = N_("This file is there already. Choose another name, or set “{field}” to “{yes}”.")
            return {}, {PATH: Message(said, way_out)}
        return {}, {}

    @work(group="write")
    async def carry_out(self) -> None:
        """Writes the file in a thread; the form stays open if that fails."""
        self._tried = True
        texts = self.query_one(Form).texts()
        path = path_of(texts[PATH])
        self.say(_("Writing {path} …").format(path=path), "muted")
        try:
            problems, warnings = await asyncio.to_thread(self.look_at, texts)
            if refused := {**problems, **warnings}:
                raise Invalid(refused)
            await asyncio.to_thread(self._spec.write, self.desk.planner, texts, path, bool(texts[REPLACE]))
        except PlannerError as error:
            self.say("", "")
            refusal = Invalid({PATH: error.message}) if isinstance(error, FileProblem) else error
            await self.refuse(refusal) if isinstance(refusal, Invalid) else self.complain(refusal)
        else:
            self.notify(_("Written to {path}.").format(path=path), markup=False)
            self.dismiss(None)

    def _format_of(self, texts: Texts) -> ExportFormat:
        """Returns the format that the path ends in; the chosen one if the path says nothing else."""
        chosen, ending = self._formats[texts[FORMAT]], _ending(texts)
        others = (each for each in self._spec.formats if each.ending == ending)
        return chosen if chosen.ending == ending else next(others, chosen)

    def _path_of(self, texts: Texts) -> str:
        """Returns the path for what is chosen: a name that was written by hand only takes the ending."""
        if texts[PATH] == self._proposed:
            self._proposed = self._propose(texts)
            return self._proposed
        if self._format_of(texts).name == texts[FORMAT]:
            return texts[PATH]
        return f"{texts[PATH].rpartition('.')[0]}.{self._formats[texts[FORMAT]].ending}"

    def _propose(self, texts: Texts) -> str:
        return f"~/{self._spec.stem(texts)}.{self._formats[texts[FORMAT]].ending}"


def _ending(texts: Texts) -> str:
    return path_of(texts[PATH]).suffix.lower().removeprefix(".")
