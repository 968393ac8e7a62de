"""Writes docs/fields.md from the declarations of kinds: what each says, within which limits, and what of it is personal."""

from collections.abc import Iterator
from pathlib import Path

import eventplanner.domain.kinds  # noqa: F401  which lists them all
from eventplanner.domain.records.fields import Field, Shape
from eventplanner.domain.records.kind import Kind, all_kinds
from eventplanner.i18n import labels
from eventplanner.i18n.language import use

PAGE = Path(__file__).parents[1] / "docs" / "fields.md"
INTRODUCTION = """# Fields

What can be said of each kind of record: the name by which the command line and JSON know it, what people call it in
English and in Spanish, and what it holds. `eventplanner set KIND ID FIELD=…` takes the name or either label.
"""
REGISTER = """## Personal data

What the plan keeps about people, why, and for how long. Sensitive is what says something of somebody's health or belief.

| record | field | why | kept | sensitive |
| --- | --- | --- | --- | --- |
| name of a login | name | to know who changed what | until its owner empties it in her settings, or who is called so is forgotten |  |
"""
HOLDS = {
    Shape.LINE: "a line",
    Shape.NOTES: "several lines",
    Shape.LINES: "a list, a line each",
    Shape.WORDS: "words",
    Shape.CHOICES: "several of",
    Shape.CHOICE: "one of",
    Shape.NUMBER: "a number",
    Shape.YES: "yes or no",
    Shape.DAY: "a day",
    Shape.DUE: "a day, or days from the event: `T-30`",
    Shape.OFFSET: "days from the event: `T-30`",
    Shape.LINK: "a link",
    Shape.ZONE: "a time zone",
    Shape.ZONES: "time zones",
    Shape.NUMBERS: "numbers of others",
    Shape.RECORD: "another record, by name or `#number`",
    Shape.AMOUNT: "an amount of money",
    Shape.DECIMAL: "a number with decimals",
    Shape.CATEGORY: "a category, also one of your own",
    Shape.SPAN: "hours and minutes: `1:30`",
    Shape.TAGS: "words, each with or without #",
    Shape.MOMENT: "a day, with or without a time",
    Shape.MOMENTS: "days with times",
}


def page() -> str:
    """The whole page."""
    kinds = [kind for kind in all_kinds().values() if kind.fields]
    return "\n".join([INTRODUCTION, *map(section, kinds), REGISTER + "\n".join(register(kinds)), ""])


def section(kind: Kind) -> str:
    head = ["| field | English | Spanish | holds |", "| --- | --- | --- | --- |"]
    rows = [
        f"| `{each.name}` | {label(kind, each, 'en')} | {label(kind, each, 'es')} | {holds(each)} |"
        for each in kind.fields
    ]
    return "\n".join([f"## {kind.noun[0].upper()}{kind.noun[1:]} (`{kind.name}`)", "", *head, *rows, ""])


def register(kinds: list[Kind]) -> Iterator[str]:
    for kind in kinds:
        for each in kind.kept.values():
            if each.personal:
                sensitive = "yes" if each.personal.sensitive else ""
                yield f"| {kind.noun} | {each.label} | {each.personal.purpose} | {each.personal.kept} | {sensitive} |"


def label(kind: Kind, field: Field, language: str) -> str:
    use(language)
    try:
        return labels.field(kind.name, field.name)
    finally:
        use("en")


def holds(field: Field) -> str:
    choices = ": " + ", ".join(f"`{choice}`" for choice in field.choices) if field.choices else ""
    needed = "; needed" if field.needed else ""
    return f"{HOLDS[field.shape]}{choices}{limits(field)}{needed}"


def limits(field: Field) -> str:
    if field.shape in {Shape.NUMBER, Shape.DECIMAL}:
        return " from {} to {}".format(*(f"{n:,}" if n >= 10_000 else n for n in field.limits))
    texts = {Shape.LINE, Shape.NOTES, Shape.LINES, Shape.WORDS, Shape.LINK, Shape.CATEGORY}
    return f", {field.longest:,} characters at most" if field.shape in texts else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
