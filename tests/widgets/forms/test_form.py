"""The form: what it keeps, where its keys go, what it says beside a field."""

from eventplanner.domain.base.text import Message
from eventplanner.widgets.forms.fields import ChoiceInput, FormField, LineInput
from eventplanner.widgets.forms.form import FieldRow, Form, SaveLine
from eventplanner.widgets.forms.notes_input import NotesInput
from widgets.apps import Bench

FIELDS = [
    FormField(name="title", label="title"),
    FormField(name="kind", label="kind", choices=[("meetup", "meetup"), ("talk", "charla"), ("other", "Córdoba")]),
    FormField(name="notes", label="notes", lines=3),
]


class Saves(Bench):
    """Counts how often the form wants to be saved."""

    saved = 0

    def on_form_saved(self) -> None:
        self.saved += 1


async def test_the_form_gives_back_what_was_typed_and_chosen() -> None:
    app = Saves(Form(FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.go("title")
        await pilot.press(*"Ab", "enter", "right", "tab", "x", "enter", "y")
        assert app.widget.texts() == {"title": "Ab", "kind": "talk", "notes": "x\ny"}


async def test_enter_on_the_last_stop_saves_and_so_does_ctrl_s() -> None:
    app = Saves(Form(FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.go("notes")
        await pilot.press("tab")
        assert isinstance(app.focused, SaveLine)
        await pilot.press("enter", "shift+tab", "ctrl+s")
        assert app.saved == 2


async def test_a_letter_chooses_without_regard_to_accents() -> None:
    app = Saves(Form(FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.go("kind")
        seen = []
        for key in ("c", "c", "c", "home", "left"):
            await pilot.press(key)
            seen.append(app.widget.texts()["kind"])
        assert seen == ["talk", "other", "talk", "meetup", "other"]


async def test_a_filled_form_shows_every_text() -> None:
    app = Saves(Form(FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        texts = {"title": "T", "kind": "other", "notes": "a\nb", "gone": "x"}
        app.widget.fill(texts)
        await pilot.pause()
        assert app.widget.texts() == {"title": "T", "kind": "other", "notes": "a\nb"}


async def test_a_problem_stands_under_its_field_and_comes_before_a_warning() -> None:
    app = Saves(Form(FIELDS))
    async with app.run_test(size=(80, 24)) as pilot:
        problem = Message("[b]{what}[/] is missing", {"what": "[/]It"})
        app.widget.say({"title": problem}, {"title": Message("odd"), "notes": Message("long")})
        await pilot.pause()
        notices = [str(row.query_one(".notice").render()) for row in app.query(FieldRow)]
        assert notices == ["! [b][/]It[/] is missing", "", "▲ long"]


async def test_pasted_escapes_do_not_stay() -> None:
    app = Saves(Form(FIELDS))
    async with app.run_test(size=(80, 24)):
        line, notes = app.query_one(LineInput), app.query_one(NotesInput)
        line.value = "a\x1b[31mb\x07\nc "
        app.widget.fill({"notes": "a\x1b]52;c;AAAA\x07b"})
        assert (line.value, notes.text) == ("ab c ", "ab")


async def test_a_long_form_scrolls_to_the_field_in_use() -> None:
    fields = [FormField(name=f"f{n}", label=f"f{n}") for n in range(40)]
    app = Saves(Form(fields))
    async with app.run_test(size=(80, 24)) as pilot:
        app.widget.styles.height = 20
        app.widget.go("f0")
        await pilot.press(*["down"] * 39)
        await pilot.pause()
        assert app.focused is not None
        assert app.widget.region.contains_region(app.focused.region)


async def test_choices_show_hostile_words_as_they_are() -> None:
    app = Saves(ChoiceInput([("a", "[@click=app.quit]x[/]")]))
    async with app.run_test(size=(80, 24)):
        assert "[@click=app.quit]x[/]" in str(app.widget.render())
