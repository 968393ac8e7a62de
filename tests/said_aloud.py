"""Ways in which people say days and times of day, in English and in Spanish; they know nothing of how these are read."""

from datetime import date, time

from hypothesis import strategies as st

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
}
HOURS = {
    "en": "twelve one two three four five six seven eight nine ten eleven".split(),
    "es": "doce una dos tres cuatro cinco seis siete ocho nueve diez once".split(),
}
languages = st.sampled_from(["en", "es"])


@st.composite
def day_words(draw: st.DrawFn, day: date, language: str, *, year: bool = True) -> str:
    """A day, with its year or without."""
    month = MONTHS[language][day.month - 1]
    short = month[:3]
    if language == "en":
        ways = [f"{day.day} {short}", f"{day.day} {month}", f"{month} {day.day}", f"the {day.day}th of {month}"]
        tails = {ways[2]: f", {day.year}", ways[3]: f", {day.year}"}
        if day.day % 10 in {1, 2, 3}:
            ways.pop()
    else:
        ways = [f"{day.day} {short}", f"{day.day} de {month}", f"el {day.day} de {month}"]
        tails = dict.fromkeys(ways[1:], f" de {day.year}")
    numeric = [day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.day:02}-{day.month:02}-{day.year}"]
    said = draw(st.sampled_from(ways + (numeric if year else [f"{day.day}/{day.month}"])))
    return said + tails.get(said, f" {day.year}") if year and said in ways else said


@st.composite
def hour_words(draw: st.DrawFn, at: time, language: str) -> str:
    """A time of day whose minutes are a quarter of an hour."""
    return draw(st.sampled_from([*_on_the_clock(at, language), *_aloud(at, language)]))


def _on_the_clock(at: time, language: str) -> list[str]:
    ways = [f"{at:%H:%M}", f"{at.hour}:{at.minute:02}", f"{at.hour}h{at.minute:02}", f"{at:%H:%M} hrs"]
    if language == "es":
        return [*ways, f"a las {at.hour}:{at.minute:02}", f"{at.hour % 12 or 12}:{at.minute:02} {_half(at)}.m."]
    return [*ways, f"at {at.hour}:{at.minute:02}", f"{at.hour % 12 or 12}:{at.minute:02}{_half(at)}m"]


def _half(at: time) -> str:
    return "a" if at.hour < 12 else "p"


def _aloud(at: time, language: str) -> list[str]:
    """With the part of the day, so that the hour is one of a clock; nothing for the small hours."""
    part = _part(at, language)
    if not part:
        return []
    next_part = _part(time((at.hour + 1) % 24), language)
    this, then = at.hour % 12, (at.hour + 1) % 12
    names = HOURS[language]
    ways = []
    for hour, following in ((str(this or 12), str(then or 12)), (names[this], names[then])):
        if language == "es":
            article, at_next = ("la" if this == 1 else "las"), ("la" if then == 1 else "las")
            said = {
                0: [f"{hour} {part}", f"a {article} {hour} {part}"],
                15: [f"{hour} y cuarto {part}", f"a {article} {hour} y cuarto {part}"],
                30: [f"{hour} y media {part}", f"a {article} {hour} y media {part}"],
                45: [f"cuarto para {at_next} {following} {next_part}", f"{following} menos cuarto {next_part}"],
            }
        else:
            said = {
                0: [f"{hour} {part}", f"at {hour} {part}"],
                15: [f"quarter past {hour} {part}", f"at a quarter past {hour} {part}"],
                30: [f"half past {hour} {part}"],
                45: [f"quarter to {following} {next_part}"],
            }
        ways += said[at.minute] if at.minute < 45 or (next_part and then) else []
    return ways


def _part(at: time, language: str) -> str:
    if not 6 <= at.hour <= 22:
        return ""
    if language == "es":
        return "de la mañana" if at.hour < 12 else "de la tarde" if at.hour < 20 else "de la noche"
    if at.hour < 12:
        return "in the morning"
    return "in the afternoon" if at.hour < 17 else "in the evening" if at.hour < 21 else "at night"
