"""Conversion between texts and the values of fields."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.links import is_link
from eventplanner.domain.base.text import Message, clean, clean_line, fold
from eventplanner.domain.parsing.amounts import amount_text, decimal_text, read_amount, two_meanings
from eventplanner.domain.parsing.dates import read_day
from eventplanner.domain.parsing.due import Due, offset_text, read_distance, read_due
from eventplanner.domain.parsing.scales import read_scaled
from eventplanner.domain.parsing.values import Unreadable, count_of, is_yes, tags_of
from eventplanner.domain.parsing.wall_times import read_wall_time
from eventplanner.domain.parsing.zone_names import zone_of
from eventplanner.domain.records.fields import Field, Shape

NO_DAY = Message("Not a date: write 12 mar 2027, 15-16 apr, tomorrow, in 3 weeks.")


NO_DUE = Message("Say T-30, T-1 month, 2 weeks before, +2, or a date such as 12 mar 2027.")


NO_OFFSET = Message("Say T-30, T-1 month, 2 weeks before or +2: days from the event.")


NO_LINK = Message("A link begins with https://, http:// or mailto: and has no blanks.")


class Reader(Struct, frozen=True):
    """Context in which texts are read."""

    today: date
    day_first: bool = True
    digits: int = 0
    """Decimals of the currency that amounts are in."""
    decimal: str = ""
    """The mark before decimals in the plan's country; without it amounts may have either."""
    currency: str = ""
    """Of amounts, ISO 4217: decides which words of scale people say of it."""
    find: Callable[[Field, str], int] | None = None
    """The id of the record that a text names. Raises Unreadable."""
    choice: Callable[[type[Choice], str], Choice | None] | None = None
    """What a word of either language means, beside the values themselves."""


def read_fields(fields: Sequence[Field], texts: Mapping[str, str], reader: Reader) -> dict[str, Any]:
    """Reads texts by field into values by column. Raises Invalid with every wrong field."""
    known = {field.name: field for field in fields}
    values: dict[str, Any] = {}
    wrong: dict[str, Message] = {}
    for name, text in texts.items():
        field = known.get(name)
        if field is None:
            choices = Message("there is no such field; there is {fields}", {"fields": ", ".join(known)})
            wrong[name] = choices
            continue
        try:
            is_share = field.share_of and text.strip().endswith("%")
            said = _share(text, texts.get(field.share_of, ""), reader) if is_share else text
            values |= read_field(field, said, reader)
        except Unreadable as error:
            wrong[name] = error.message
    if wrong:
        raise Invalid(wrong)
    return values


def read_field(field: Field, text: str, reader: Reader) -> dict[str, Any]:
    """Reads one field into the columns that it fills. Raises Unreadable."""
    if field.needed and not text.strip():
        raise Unreadable(Message("may not be empty"))
    if field.shape is Shape.DUE:
        due = read_due(text, reader.today, day_first=reader.day_first)
        if due is None:
            raise Unreadable(NO_DUE)
        return {"offset": due.offset, "due": due.day}
    value = _READERS[field.shape](field, text, reader)
    if isinstance(value, str) and len(value) > field.longest:
        raise Unreadable(Message("too long: {n} characters at most", {"n": field.longest}))
    return {field.name: value}


def field_text(
    field: Field,
    record: Any,
    *,
    digits: int = 0,
    decimal: str = ".",
    name: Callable[[Field, int], str] | None = None,
) -> str:
    """Returns the value of a field as text that `read_field` reads back."""
    if field.shape is Shape.DUE:
        return Due(record.offset, record.due).text
    value = getattr(record, field.name)
    match field.shape, value:
        case _, None:
            return ""
        case Shape.YES, bool():
            return "yes" if value else ""
        case Shape.OFFSET, int():
            return offset_text(value)
        case Shape.SPAN, int():
            return span_text(value)
        case Shape.AMOUNT, int():
            return amount_text(value, digits, decimal)
        case Shape.DECIMAL, int():
            return decimal_text(value, field.digits, decimal)
        case Shape.RECORD, int():
            return name(field, value) if name else f"#{value}"
        case Shape.LINES, tuple():
            return "\n".join(value)
        case _, tuple():
            return ", ".join(value) if field.shape is Shape.CHOICES else " ".join(map(str, value))
        case _, StrEnum():
            return value.value
        case _, datetime():
            return value.isoformat(" ", "minutes")
        case _, date():
            return value.isoformat()
    return str(value)


def span_text(minutes: int) -> str:
    """Returns minutes as text: 1:30, -0:45, 0:00."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{rest:02d}"


def read_span(text: str) -> int | None:
    """Reads minutes from 1:30, 2 h, 90 min, 45m or -0:45; None if the text is none of these."""
    plain = fold(clean_line(text)).replace("−", "-")
    sign = -1 if plain.startswith("-") else 1
    plain = plain.lstrip("+-").strip()
    hours, mark, minutes = plain.partition(":")
    if mark and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60:
        return sign * (int(hours) * 60 + int(minutes)) if len(hours) < 5 else None
    number = plain.rstrip("abcdefghijklmnopqrstuvwxyz. ")
    unit = plain[len(number) :].strip(" .")
    if not number.isdecimal() or len(number) > 6:
        return None
    if unit in {"h", "hr", "hrs", "hour", "hours", "hora", "horas"}:
        return sign * int(number) * 60
    if unit in {"d", "day", "days", "dia", "dias"}:
        return sign * int(number) * 1440
    return sign * int(number) if unit in {"", "m", "min", "mins", "minutes", "minutos"} else None


def _line(_field: Field, text: str, _reader: Reader) -> str:
    return clean_line(text)


def _notes(_field: Field, text: str, _reader: Reader) -> str:
    return clean(text).strip()


def _lines(field: Field, text: str, _reader: Reader) -> tuple[str, ...]:
    lines = tuple(line for each in clean(text).split("\n") if (line := clean_line(each)))
    if sum(len(line) + 1 for line in lines) > field.longest:
        raise Unreadable(Message("too long: {n} characters at most", {"n": field.longest}))
    return lines


def _words(_field: Field, text: str, _reader: Reader) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean_line(text).replace(",", " ").replace("#", " ").split()))


def _choice(field: Field, text: str, reader: Reader) -> Choice:
    if field.choices is None:
        raise ValueError(field.name)
    wanted = fold(clean_line(text)).replace(" ", "_").replace("-", "_")
    for member in field.choices:
        if wanted == member.value:
            return member
    if reader.choice is not None and (found := reader.choice(field.choices, text)) is not None:
        return found
    raise Unreadable(Message("one of: {choices}", {"choices": ", ".join(field.choices)}))


def _choices(field: Field, text: str, reader: Reader) -> tuple[str, ...]:
    parts = [part for part in clean_line(text).replace(";", ",").split(",") if part.strip()]
    return tuple(dict.fromkeys(_choice(field, part, reader).value for part in parts))


def _number(field: Field, text: str, _reader: Reader) -> int | None:
    plain = clean_line(text)
    negative = plain.startswith("-") and field.limits[0] < 0
    number = count_of(plain[1:] if negative else plain.removesuffix("%"))
    if number is None:
        if field.needed:
            raise Unreadable(Message("a whole number, such as 60"))
        return None
    number = -number if negative else number
    least, most = field.limits
    if not least <= number <= most:
        raise Unreadable(Message("a number from {least} to {most}", {"least": least, "most": most}))
    return number


def _yes(_field: Field, text: str, _reader: Reader) -> bool:
    return is_yes(text)


def _day(_field: Field, text: str, reader: Reader) -> date | None:
    text = clean_line(text)
    day = read_day(text, reader.today, day_first=reader.day_first) if text else None
    if text and day is None:
        raise Unreadable(NO_DAY)
    return day


def _moment(_field: Field, text: str, reader: Reader) -> datetime | None:
    said = read_wall_time(text, reader.today, day_first=reader.day_first)
    return said.at if said else None


def _tags(_field: Field, text: str, _reader: Reader) -> tuple[str, ...]:
    return tags_of(text)


def _link(_field: Field, text: str, _reader: Reader) -> str:
    link = clean_line(text)
    if link and not is_link(link):
        raise Unreadable(NO_LINK)
    return link


def _zones(_field: Field, text: str, _reader: Reader) -> tuple[str, ...]:
    """Names of zones or of places between commas, or names of zones between blanks."""
    parts = [part.strip() for part in clean_line(text).replace(";", ",").split(",") if part.strip()]
    names = [name for part in parts for name in ([part] if zone_of(part) else part.split())]
    for name in names:
        if not zone_of(name):
            raise Unreadable(Message("“{zone}” is no time zone; write America/Santiago, Europe/Madrid", {"zone": name}))
    return tuple(dict.fromkeys(map(zone_of, names)))


def _zone(field: Field, text: str, reader: Reader) -> str:
    return next(iter(_zones(field, text, reader)), "")


def _numbers(_field: Field, text: str, _reader: Reader) -> tuple[int, ...]:
    words = clean_line(text).replace(",", " ").replace("#", " ").split()
    if not all(word.isdecimal() and len(word) < 16 for word in words):
        raise Unreadable(Message("numbers, such as 3 or 3, 5"))
    return tuple(dict.fromkeys(map(int, words)))


def _record(field: Field, text: str, reader: Reader) -> int | None:
    text = clean_line(text)
    if not text:
        return None
    if reader.find is None:
        raise ValueError(field.name)
    return reader.find(field, text)


def _share(text: str, whole: str, reader: Reader) -> str:
    """Returns a percentage of an amount as an amount. Raises Unreadable."""
    percent = read_amount(text.strip().removesuffix("%"), 3, reader.decimal)
    minor = read_amount(whole, reader.digits, reader.decimal)
    if minor is None or percent is None or not 0 <= percent <= 100_000:
        raise Unreadable(Message("a percentage from 0 to 100 of an amount that is said too"))
    return amount_text((2 * minor * percent + 100_000) // 200_000, reader.digits, reader.decimal or ".")


def _amount(_field: Field, text: str, reader: Reader) -> int | None:
    if not clean_line(text):
        return None
    minor = read_amount(text, reader.digits, reader.decimal)
    if minor is None:
        minor = read_scaled(text, reader.digits, reader.decimal, reader.currency)
    if minor is None and (why := two_meanings(text, reader.digits, reader.decimal)):
        raise Unreadable(why)
    if minor is None or abs(minor) >= 10**15:
        raise Unreadable(Message("an amount, such as 1250000"))
    return minor


def _decimal(field: Field, text: str, reader: Reader) -> int | None:
    text = clean_line(text).removesuffix("%")
    if not text:
        return None
    scaled = read_amount(text, field.digits, reader.decimal)
    least, most = field.limits
    if scaled is None or not least * 10**field.digits <= scaled <= most * 10**field.digits:
        raise Unreadable(Message("a number from {least} to {most}", {"least": least, "most": most}))
    return scaled


def _category(field: Field, text: str, _reader: Reader) -> str:
    text = clean_line(text)
    return field.key_of(text) if field.key_of else text


def _span(_field: Field, text: str, _reader: Reader) -> int | None:
    if not clean_line(text):
        return None
    minutes = read_span(text)
    if minutes is None or abs(minutes) > 60_000:
        raise Unreadable(Message("hours and minutes, such as 1:30 or 90 min"))
    return minutes


def _offset(_field: Field, text: str, _reader: Reader) -> int | None:
    plain = clean_line(text)
    if not plain:
        return None
    days = read_distance(f"+{plain}" if plain.isdecimal() else plain)
    if days is None:
        raise Unreadable(NO_OFFSET)
    return days


_READERS: Mapping[Shape, Callable[[Field, str, Reader], Any]] = {
    Shape.LINE: _line,
    Shape.NOTES: _notes,
    Shape.LINES: _lines,
    Shape.WORDS: _words,
    Shape.TAGS: _tags,
    Shape.CHOICE: _choice,
    Shape.CHOICES: _choices,
    Shape.NUMBER: _number,
    Shape.YES: _yes,
    Shape.DAY: _day,
    Shape.MOMENT: _moment,
    Shape.LINK: _link,
    Shape.ZONE: _zone,
    Shape.ZONES: _zones,
    Shape.NUMBERS: _numbers,
    Shape.RECORD: _record,
    Shape.AMOUNT: _amount,
    Shape.DECIMAL: _decimal,
    Shape.CATEGORY: _category,
    Shape.SPAN: _span,
    Shape.OFFSET: _offset,
}


def json_value(value: Any) -> Any:
    """Returns a value as JSON."""
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return value.isoformat(timespec="seconds") + ("" if value.tzinfo else "Z")
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
