"""The quick line: what is understood, what stays in the title, and the event it makes."""

from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.text import clean_line
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.events.quick_line import QuickLine, event_draft, parse, sketch
from eventplanner.domain.events.rules import cleaned, problems
from eventplanner.domain.parsing.scanner import TokenKind
from eventplanner.i18n.catalogue import words

TODAY = date(2027, 3, 9)
ZONE = "America/Santiago"


def read(text: str) -> QuickLine:
    return parse(text, today=TODAY)


def draft(text: str) -> EventDraft:
    return event_draft(read(text), ZONE)


def stretches(text: str) -> list[tuple[str, str]]:
    line = read(text)
    return [(line.text[start:end], str(role)) for start, end, role in line.spans]


def test_a_whole_line():
    assert draft("Meetup Python 12 mar 2027 18:30-21:00 @Sede Providencia #meetup ~60") == EventDraft(
        title="Meetup Python",
        kind=EventKind.MEETUP,
        start=datetime(2027, 3, 12, 18, 30),
        end=datetime(2027, 3, 12, 21, 0),
        timezone=ZONE,
        venue="Sede Providencia",
        capacity=60,
    )


def test_two_whole_days():
    assert draft("DevConf 15-16 abr 2027 @Teatro Oriente #conference ~400") == EventDraft(
        title="DevConf",
        kind=EventKind.CONFERENCE,
        start=datetime(2027, 4, 15),
        end=datetime(2027, 4, 16),
        all_day=True,
        timezone=ZONE,
        venue="Teatro Oriente",
        capacity=400,
    )


def test_words_say_the_same_as_signs():
    in_words = "Meetup Python mañana 18h en Sede Central, 60 cupos, tipo:taller responsable:Ana Pérez etiqueta:ia"
    signs = "Meetup Python mañana 18h @Sede Central #taller ~60 #ia +Ana Pérez"
    assert draft(in_words) == draft(signs)
    assert draft(signs).lead == "Ana Pérez"
    assert draft(signs).tags == ("ia",)


def test_the_parts_may_come_in_any_order():
    assert draft("~60 #meetup 18:30-21:00 @Sede Providencia 12 mar 2027 Meetup Python") == draft(
        "Meetup Python 12 mar 2027 18:30-21:00 @Sede Providencia #meetup ~60"
    )


def test_each_stretch_has_its_role():
    assert stretches("Meetup, 12 mar 18:30 @Sede #meetup #ia ~60 !1 +ana $500 https://x.cl/a online") == [
        ("Meetup", "title"),
        ("12 mar", "date"),
        ("18:30", "time"),
        ("@Sede", "place"),
        ("#meetup", "kind"),
        ("#ia", "tag"),
        ("~60", "capacity"),
        ("!1", "priority"),
        ("+ana", "owner"),
        ("$500", "amount"),
        ("https://x.cl/a", "url"),
        ("online", "format"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Introducción a Kubernetes en AWS",
        "Rust at Scale",
        "C++ y C#",
        "Meetup #1",
        "Ubuntu 22.04 y Python 3.12",
        "Hackathon 24h",
        "¡Hola! ¿Qué tal?",
        "ana@empresa.cl responde",
        'Taller "Clean, Code"; 🎉',
        'Lo dicho "hoy 12 mar" vale',
        "a-b; c, d.",
        "Charla: lo nuevo",
        "kind:desconocido",
        "~muchos y !importante",
        "Realidad virtual",
        "C:\\temp \\o/",
        "javascript:alert(1)",
    ],
)
def test_what_is_not_understood_stays_in_the_title(title):
    assert draft(title).title == title
    assert draft(f"{title} 12/3/2027 18:30 @Sede").title == title.rstrip(";,")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (r"\@Home con \#1", "@Home con #1"),
        (r"\#ia \~60 \!1 \+ana \$5", "#ia ~60 !1 +ana $5"),
        (r"Lo de \hoy y \18:30", "Lo de hoy y 18:30"),
        (r"\\o", r"\o"),
    ],
)
def test_a_backslash_keeps_the_next_word_as_text(text, title):
    line = read(text)
    assert line.title == title
    assert {role for _, _, role in line.spans} == {TokenKind.TITLE}


def test_quotes_keep_a_place_together():
    line = read('Fiesta 31 dic 22:00-02:00 @"Club 15 de marzo #1" +"Ana de Paz"')
    assert (line.place, line.owner, line.title) == ("Club 15 de marzo #1", "Ana de Paz", "Fiesta")


def test_a_place_in_words_needs_a_capital():
    assert read("Meetup 12 mar en la mañana").place == ""
    assert read("Meetup 12 mar en Sala Uno").place == "Sala Uno"
    assert read("Meetup at HQ 12 mar").place == "HQ"
    assert read("Meetup 12 mar en Español").place == ""


def test_brackets_around_what_was_taken_go_with_it():
    assert draft("PyCon (5-7 nov) Chile").title == "PyCon Chile"
    assert draft("Meetup (gratis) 5 nov").title == "Meetup (gratis)"


def test_a_link_makes_it_virtual_and_with_a_place_hybrid():
    link = "https://meet.example.com/a?b=1"
    assert (draft(f"Demo {link}").url, draft(f"Demo {link}").format) == (link, Format.VIRTUAL)
    assert (draft(f"Demo @{link}.").url, draft(f"Demo @{link}.").venue) == (link, "")
    assert draft(f"Demo {link} @Sede").format == Format.HYBRID
    assert draft(f"Demo {link} presencial").title == "Demo"
    assert draft(f"Demo {link} presencial").format == Format.IN_PERSON


@pytest.mark.parametrize("word", ["online", "virtual", "en línea", "EN LINEA"])
def test_a_word_makes_it_virtual(word):
    assert draft(f"Demo 12 mar {word}").format == Format.VIRTUAL
    assert draft(f"Demo 12 mar {word}").title == "Demo"
    assert draft(f"Demo {word} 12 mar").format == Format.VIRTUAL
    assert draft(f"Demo {word} 12 mar").title == f"Demo {word}"
    assert draft(f"Demo {word} 12 mar @Sede").format == Format.IN_PERSON


@pytest.mark.parametrize("word", ["híbrido", "hybrid", "híbrida", "modalidad:híbrido", "format:hybrid"])
def test_a_word_makes_it_hybrid(word):
    assert draft(f"Demo 12 mar @Sede {word}").format == Format.HYBRID
    assert draft(f"Demo 12 mar @Sede {word}").venue == "Sede"


def test_places_of_a_virtual_event_are_online():
    found = draft("Webinar Next.js jueves 19:00 ~1.200")
    assert (found.kind, found.format, found.capacity, found.capacity_online) == (
        EventKind.WEBINAR,
        Format.VIRTUAL,
        None,
        1200,
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Meetup Python", EventKind.MEETUP),
        ("Taller de IA", EventKind.WORKSHOP),
        ("Workshop", EventKind.WORKSHOP),
        ("DevConf", EventKind.CONFERENCE),
        ("Conferencia anual", EventKind.CONFERENCE),
        ("Hackatón", EventKind.HACKATHON),
        ("Charla con taller", EventKind.TALK),
        ("Configurar Linux", EventKind.MEETUP),
    ],
)
def test_the_kind_is_guessed_from_the_title(title, kind):
    assert draft(title).kind == kind
    assert draft(f"{title} #internal").kind == EventKind.INTERNAL


def test_tags_never_set_the_status_and_its_key_does():
    assert draft("Demo #idea #confirmed").tags == ("idea", "confirmed")
    assert draft("Demo #idea").status == Status.PLANNED
    assert draft("Demo estado:idea").status == Status.IDEA
    assert draft("Demo 12 mar status:confirmed").status == Status.CONFIRMED


def test_only_the_first_kind_is_the_kind():
    assert (draft("Demo #taller #meetup").kind, draft("Demo #taller #meetup").tags) == (EventKind.WORKSHOP, ("meetup",))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("12 mar 18:30", datetime(2027, 3, 12, 18, 30), datetime(2027, 3, 12, 20, 30)),
        ("12 mar 23:00", datetime(2027, 3, 12, 23), datetime(2027, 3, 13, 1)),
        ("12 mar 22:00-01:00", datetime(2027, 3, 12, 22), datetime(2027, 3, 13, 1)),
        ("12 mar 18:00-24:00", datetime(2027, 3, 12, 18), datetime(2027, 3, 13, 0)),
        ("15-16 abr 9:00-18:00", datetime(2027, 4, 15, 9), datetime(2027, 4, 16, 18)),
        ("30 abr 10:00 - 2 may 18:00", datetime(2027, 4, 30, 10), datetime(2027, 5, 2, 18)),
        ("2027-03-12T18:30", datetime(2027, 3, 12, 18, 30), datetime(2027, 3, 12, 20, 30)),
    ],
)
def test_times(text, start, end):
    found = draft(f"Retiro {text}")
    assert (found.title, found.start, found.end, found.all_day) == ("Retiro", start, end, False)


def test_one_day_without_a_time_is_a_whole_day():
    found = draft("Demo hoy")
    assert (found.start, found.end, found.all_day) == (datetime(2027, 3, 9), datetime(2027, 3, 9), True)


def test_month_first_where_the_plan_says_so():
    assert parse("Demo 4/12", today=TODAY, day_first=False).start == date(2027, 4, 12)
    assert parse("Demo 4/12", today=TODAY).start == date(2027, 12, 4)


def test_an_event_has_no_amount_and_keeps_it_in_the_title():
    line = read("Hackathon $5.000 prize 3-4 jul !alta")
    assert (line.title, line.amount, line.priority) == ("Hackathon prize", Decimal(5000), 1)
    assert event_draft(line, ZONE).title == "Hackathon $5.000 prize !alta"


@pytest.mark.parametrize(
    ("text", "amount"), [("$1.234.567", "1234567"), ("$1,234.50", "1234.50"), ("$1.234,5", "1234.5"), ("$12,5", "12.5")]
)
def test_amounts(text, amount):
    assert read(text).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("", "title"),
        ("12 mar @Sede", "title"),
        ("Demo 18:30", "start"),
        ("Demo status:confirmed", "start"),
        ("x" * 201, "title"),
        ("Demo ~2000000", "capacity"),
        ("Demo 1 mar 2027 - 1 mar 2029", "end"),
    ],
)
def test_a_line_that_makes_no_event_says_why(text, field):
    with pytest.raises(Invalid) as refused:
        draft(text)
    assert list(refused.value.fields) == [field]


def test_an_unfinished_line_is_sketched_all_the_same():
    assert sketch(read("Demo 18:30 @Sede"), ZONE) == EventDraft(title="Demo", venue="Sede", timezone=ZONE)
    assert sketch(read("12 mar"), ZONE).start == datetime(2027, 3, 12)


def test_escapes_and_line_breaks_become_one_harmless_line():
    found = draft("Taller; de, \x1b[31mrojo\x1b[0m 🎉\r\nBEGIN:VEVENT\x07 12 mar @Sede\x9b2J")
    assert (found.title, found.venue) == ("Taller; de, rojo 🎉 BEGIN:VEVENT", "Sede")


def test_letters_in_two_pieces_are_understood():
    assert read("Taller man\u0303ana").start == date(2027, 3, 10)


def test_from_and_to_are_times():
    line = read("Demo hoy 6:30-9pm")
    assert (line.from_time, line.to_time) == (time(18, 30), time(21))


@pytest.mark.parametrize(
    ("text", "time_of_day"),
    [
        ("12 mar 19.30", time(19, 30)),
        ("12 mar, 19.30 hrs", time(19, 30)),
        ("12 mar a las 19.30", time(19, 30)),
        ("12 mar 3.12", None),
    ],
)
def test_a_time_with_a_point_follows_the_day(text, time_of_day):
    assert read(f"Demo {text}").from_time == time_of_day


def test_the_version_of_something_is_no_time():
    assert draft("Taller Python 3.10 12 mar").title == "Taller Python 3.10"
    assert draft("Ubuntu 23.10 el 12 mar").all_day


@pytest.mark.parametrize(
    "said", ["50 personas", "para 50 invitados", "for 50 people", "50 asistentes", "up to 50 guests"]
)
def test_people_are_places(said):
    found = draft(f"Demo 12 mar @floor 3 {said}")
    assert (found.title, found.venue, found.capacity) == ("Demo", "floor 3", 50)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("hora de Bogotá", "America/Bogota"),
        ("hora de Ciudad de México", "America/Mexico_City"),
        ("hora de España", "Europe/Madrid"),
        ("hora chilena", "America/Santiago"),
        ("Bogotá time", "America/Bogota"),
        ("New York time", "America/New_York"),
        ("UTC", "UTC"),
        ("hora UTC", "UTC"),
    ],
)
def test_the_time_of_a_place(said, zone):
    found = draft(f"Charla de IA 12 mar 19:00 {said} @Sede")
    assert (found.title, found.venue, found.timezone) == ("Charla de IA", "Sede", zone)
    assert (said, "zone") in stretches(f"Charla 12 mar 19:00 {said} @Sede")


def test_a_place_whose_time_nobody_knows_stays_in_the_title():
    assert draft("Hora de Narnia 12 mar 19:00").title == "Hora de Narnia"
    assert draft("First time speakers 12 mar").title == "First time speakers"
    assert draft("Christmas time 20 dic 19:00").title == "Christmas time"
    assert draft("Hora de reunión 12 mar 19:00").title == "Hora de reunión"


@pytest.mark.parametrize("text", ["vie 10 dic 2026", "Friday 10 Dec 2026", "el viernes, 10 de diciembre de 2026"])
def test_a_weekday_that_does_not_fit_is_pointed_out(text):
    line = read(f"Demo {text}")
    assert line.start == date(2026, 12, 10)
    (oddity,) = line.oddities
    assert words(oddity).endswith("does not fit: it is Thu 10 Dec 2026.")


@pytest.mark.parametrize("text", ["jue 10 dic 2026", "10 dic 2026", "mar 12", "sáb 13 - dom 14 mar", "viernes"])
def test_a_weekday_that_fits_needs_no_word(text):
    assert read(f"Demo {text}").oddities == ()


def test_an_end_that_is_hardly_of_the_next_day_is_a_mistake():
    with pytest.raises(Invalid) as refused:
        draft("Demo 12 mar 18:30-17:00")
    assert list(refused.value.fields) == ["end"]
    assert draft("Demo 12 mar 22:00-02:00").end == datetime(2027, 3, 13, 2)
    assert draft("Demo 12 mar 20:00-09:00").end == datetime(2027, 3, 13, 9)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31 feb 19:00", "There is no “31 feb” in the calendar."),
        ("31/2/2027 19:00", "There is no “31/2/2027” in the calendar."),
        (
            "próximo finde 19:00",
            "“próximo finde” is not understood as a day; try 12 mar, friday or 2027-03-12, or \\ before it if it is part of the title.",
        ),
    ],
)
def test_a_day_that_is_none_is_the_reason(text, reason):
    with pytest.raises(Invalid) as refused:
        draft(f"Demo {text}")
    assert [words(said) for said in refused.value.fields.values()] == [reason]


def test_a_day_that_is_none_is_pointed_out_where_it_stays_in_the_title():
    line = read("Demo 30 feb")
    assert (line.title, [words(said) for said in line.oddities]) == (
        "Demo 30 feb",
        ["There is no “30 feb” in the calendar."],
    )


pieces = st.lists(
    st.sampled_from(
        [
            "Meetup",
            "12",
            "mar",
            "18:30",
            "-",
            "21:00",
            "@Sede",
            "#meetup",
            "#ia",
            "~60",
            "!1",
            "+ana",
            "$5",
            "en",
            "Sala",
            "at",
            "HQ",
            "online",
            "https://x.cl",
            "\\",
            "\\@",
            '"',
            "(",
            ")",
            ",",
            ";",
            "mañana",
            "lead:",
            "kind:taller",
            "60",
            "cupos",
            "fin",
            "de",
            "mes",
            "12/3",
            "@",
            "#",
            "~",
            "en",
            "línea",
            "15-16",
            "abr",
            "19.30",
            "hora de",
            "Lima",
            "time",
            "UTC",
            "31 feb",
            "viernes",
            "people",
            "\x1b[31m",
            "\r\n",
        ]
    )
).map(" ".join)


@given(pieces | st.text(), st.dates(date(1971, 1, 1), date(2190, 1, 1)), st.booleans())
def test_stretches_are_in_order_apart_and_inside(text, today, day_first):
    line = parse(text, today=today, day_first=day_first)
    places = [place for span in line.spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(line.text) for start, end, _ in line.spans)
    assert clean_line(line.text) == line.text
    assert line.title == clean_line(line.title)


@given(pieces | st.text())
def test_any_line_is_an_event_or_says_why_not(text):
    assert cleaned(sketch(read(text), ZONE)) == sketch(read(text), ZONE)
    with suppress(Invalid):
        found = draft(text)
        assert problems(found) == {}
        assert cleaned(found) == found


@given(pieces | st.text())
def test_no_letter_is_lost(text):
    line = read(text)
    shown = "".join(line.text[start:end] for start, end, _ in line.spans)
    assert [c for c in shown if c.isalnum()] == [c for c in line.text if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Charla X 11 y 25 de marzo de 2027", "11 y 25 de marzo de 2027"),
        ("Charla 11/03/2027, 25/03/2027", "11/03/2027, 25/03/2027"),
        ("Talk March 11 and 25, 2027", "March 11 and 25, 2027"),
        ("Charla 12 mar 18:30 y 20:00", "18:30 y 20:00"),
        ("Meetup 12 mar 18:00, 20:00", "18:00, 20:00"),
    ],
)
def test_two_days_or_times_that_are_only_named_together_are_two_events(text, named):
    with pytest.raises(Invalid) as error:
        draft(text)
    assert error.value.fields["start"].params == {"words": named}


def test_days_that_follow_each_other_and_times_between_which_something_lasts_are_spans():
    two = draft("Charla 12 y 13 de marzo de 2027 entre las 18:30 y las 20:00")
    assert (two.start, two.end) == (datetime(2027, 3, 12, 18, 30), datetime(2027, 3, 13, 20, 0))
