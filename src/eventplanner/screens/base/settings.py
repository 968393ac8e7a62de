"""The page of settings: a person's own, and beside them the plan's, which everybody shares."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec.structs import asdict
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container

from eventplanner.domain.base.errors import Invalid, PlannerError
from eventplanner.domain.base.settings import Preferences, Settings
from eventplanner.domain.base.text import Message as Sentence
from eventplanner.domain.base.text import clean_line
from eventplanner.domain.base.unsaved_forms import UnsavedForm
from eventplanner.domain.base.values import revised
from eventplanner.domain.workspace.needs_text import SETTING
from eventplanner.i18n import names as labels
from eventplanner.i18n import needs
from eventplanner.i18n.catalogue import N_, _
from eventplanner.i18n.language import LANGUAGES
from eventplanner.i18n.regions import language_habits
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.page import Page
from eventplanner.services.base import names, session, settings
from eventplanner.widgets.chrome.glyphs import glyph
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.forms.fields import FormField
from eventplanner.widgets.forms.form import Form

THEMES = (("dark", N_("dark")), ("light", N_("light")), ("contrast", N_("high contrast")))
CHARACTERS = (("", N_("all signs")), ("ascii", N_("plain characters (ASCII)")))
ORDERS = (("day", N_("day first: 12/3 is 12 March")), ("month", N_("month first: 3/12 is 12 March")))
NUMBERS = ("capacity", "warn_days", "audience_gap", "series_gap")
PRICES = (("net", N_("net, without VAT")), ("gross", N_("gross, VAT included")))
HOLIDAYS = (("on", N_("lie over the year and warn")), ("off", N_("left out")))
WORKING_DAYS = (("on", N_("pulled to working days")), ("off", N_("as they are reckoned")))
LABELS = {
    "capacity": N_("team capacity"),
    "warn_days": N_("days of warning"),
    "audience_gap": N_("same audience"),
    "series_gap": N_("same series"),
    "prices": N_("budget amounts"),
    "organisation_email": N_("public e-mail"),
    "needs": N_("needed by when"),
}
"""What is called otherwise here than at an event."""


class SettingsScreen(Page):
    """Two forms, each with its own save; what is saved counts at once, a language from the next start on."""

    SHOWS: ClassVar[frozenset[str]] = frozenset({"setting"})
    DEFAULT_CSS = """
    SettingsScreen {
        & #settings { layout: horizontal; height: 1fr; }
        & #own { width: 9fr; height: 1fr; }
        & #shared { width: 11fr; height: 1fr; }
        & Form { height: 1fr; }
        & Form FieldRow .label { width: 22; }
        & Form FieldRow .notice { padding-left: 22; }
        & Form FieldRow.-lines { & .label { display: none; } & .notice { padding-left: 0; } }
        & Form NotesInput { height: 15; }
        &.-narrow #settings { layout: vertical; overflow-y: auto; }
        &.-narrow #settings Panel { height: auto; width: 1fr; padding: 0 1; }
        &.-narrow #settings Form { height: auto; width: 1fr; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = "ChoiceInput"

    def __init__(self, desk: Desk, typed: Mapping[str, str] | None = None) -> None:
        super().__init__(desk)
        left = desk.left.pop(("settings", None), None)
        self._typed = dict(typed or (left.texts if left else {}))
        """What was typed into the plan's form before and not saved."""
        self._texts: dict[str, str] = {}
        self._leaving = False

    def body(self) -> ComposeResult:
        with Container(id="settings"):
            with Panel(_("Yours alone"), _("kept in config.toml"), id="own"):
                yield Form(own_fields(), _("Save yours"), id="own-form")
            with Panel(_("The plan's, shared by all"), _("u undoes"), id="shared"):
                yield Form(shared_fields(), _("Save the plan's"), id="shared-form")

    def on_mount(self) -> None:
        self._own.fill(own_texts(self.desk.preferences))

    @property
    def _own(self) -> Form:
        return self.query_one("#own-form", Form)

    @property
    def _shared(self) -> Form:
        return self.query_one("#shared-form", Form)

    def load(self) -> Settings:
        return settings.get(self.desk.planner)

    def show(self, data: Settings) -> None:
        """Shows the settings, without overwriting unsaved input here."""
        typed = self._typed or self._half_typed()
        self._texts = shared_texts(data)
        self._shared.fill(self._texts | typed)
        self._shared.say({}, {})

    def unsaved(self) -> UnsavedForm | None:
        typed = self._half_typed()
        return UnsavedForm(form="settings", record=None, texts=typed) if typed else None

    def _half_typed(self) -> dict[str, str]:
        if not self._texts:
            return {}
        return {name: text for name, text in self._shared.texts().items() if text != self._texts[name]}

    def action_back(self) -> None:
        """Once more if something was typed, because nothing brings that back."""
        if self._leaving or not self._half_typed():
            super().action_back()
            return
        self._leaving = True
        self.notify(_("Not saved yet. esc once more closes the page."), severity="warning")

    @on(Form.Edited)
    def stay(self) -> None:
        self._leaving = False

    @on(Form.Saved, "#own-form")
    async def save_own(self) -> None:
        """Saves what differs; what was asked for when the run was begun outranks it until the run ends."""
        before = self.desk.preferences
        changed = changed_preferences(self._own.texts(), before)
        try:
            kept = await asyncio.to_thread(session.change_preferences, changed)
        except PlannerError as error:
            self.desk.prefer(revised(before, **changed))
            self.complain(error)
        else:
            self.desk.prefer(kept)
            if not await self._keep_name(kept.name):
                return
            self.notify(_saved_words(changed))

    async def _keep_name(self, name: str) -> bool:
        """Lets others see the name; a plan that is only looked at keeps none."""
        try:
            await self.desk.write(names.keep, name)
        except PlannerError as error:
            self.complain(error)
            return False
        return True

    @on(Form.Saved, "#shared-form")
    @work
    async def save_shared(self) -> None:
        try:
            values = shared_values(self._shared.texts())
            change = await self.desk.write(settings.change, **values)
            self._typed, self._texts = {}, self._shared.texts()
        except Invalid as error:
            self._shared.say(error.fields, {})
            self._shared.go(next(iter(error.fields)))
        except PlannerError as error:
            self.complain(error)
        else:
            self.tell_done(change)


def own_fields() -> Sequence[FormField]:
    return (
        _field("language", choices=_languages()),
        _field("theme", choices=THEMES),
        _field("ascii", choices=CHARACTERS),
        _field("name", hint=_("shown in place of the login name")),
    )


def _languages() -> Sequence[tuple[str, str]]:
    return [("", N_("as the terminal")), *((code, language_habits(code).name) for code in LANGUAGES)]


def own_texts(preferences: Preferences) -> dict[str, str]:
    return {
        "language": preferences.language,
        "theme": preferences.theme,
        "ascii": "ascii" if preferences.ascii else "",
        "name": preferences.name,
    }


def changed_preferences(texts: Mapping[str, str], before: Preferences) -> dict[str, Any]:
    """Returns the preferences that the typed texts set otherwise than before."""
    values = {
        "language": texts["language"],
        "theme": texts["theme"],
        "ascii": bool(texts["ascii"]),
        "name": clean_line(texts["name"]),
    }
    return {name: value for name, value in values.items() if value != getattr(before, name)}


def _saved_words(changed: Mapping[str, Any]) -> str:
    if "language" not in changed:
        return _("Saved.")
    if os.environ.get("EVENTPLANNER_LANG"):
        return _("Saved. As long as EVENTPLANNER_LANG names a language, that one is spoken.")
    return _("Saved. The other language is spoken from the next start on.")


def shared_fields() -> Sequence[FormField]:
    return (
        _field("country", hint="CL"),
        _field("region", hint="RM"),
        _field("timezone", hint="America/Santiago"),
        _field("currency", hint="CLP"),
        _field("prices", choices=PRICES),
        _field("usual_vat", hint=_("on new lines; nothing is the country's, 0 none")),
        _field("organisation"),
        _field("organisation_email", hint=_("public: calendars name it")),
        _field("numeric_dates", choices=ORDERS),
        _field("capacity", hint=_("person-days of event work in a week")),
        _field("warn_days", hint=_("before an event, what it lacks is pointed out")),
        _field("holidays", choices=HOLIDAYS),
        _field("working_days", choices=WORKING_DAYS),
        _field("audience_gap", hint=_("days between its events; closer ones are pointed out")),
        _field("series_gap", hint=_("days between its events; closer ones are pointed out")),
        _field(
            SETTING,
            lines=2,
            heading=_("Needed by when: days before for {attention} and for {trouble}, - for never").format(
                attention=glyph("warning"), trouble=glyph("late")
            ),
        ),
    )


def shared_texts(plan: Settings) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(plan).items()} | {SETTING: "\n".join(needs.lines(plan.needs))}


def shared_values(texts: Mapping[str, str]) -> dict[str, Any]:
    """Returns the typed texts as values. Raises Invalid for a malformed number."""
    values: dict[str, Any] = {name: text if name == SETTING else clean_line(text) for name, text in texts.items()}
    wrong = {name: Sentence("a whole number") for name in NUMBERS if not values[name].isdecimal()}
    if wrong:
        raise Invalid(wrong)
    for name in ("country", "region", "currency"):
        values[name] = values[name].upper()
    return values | {name: int(values[name]) for name in NUMBERS}


def _field(
    name: str, hint: str = "", choices: Sequence[tuple[str, str]] = (), lines: int = 1, heading: str = ""
) -> FormField:
    label = _(LABELS[name]) if name in LABELS else labels.field(name)
    return FormField(
        name=name,
        label=labels.heading(label),
        hint=hint,
        choices=[(key, _(said)) for key, said in choices],
        lines=lines,
        heading=heading,
    )
