"""The filter language: what is typed, what it asks, and what it finds."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.base.values import revised
from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status
from eventplanner.domain.events.filter import (
    Contains,
    Filter,
    Lacks,
    OneOf,
    Starts,
    Tagged,
    Term,
    Words,
    matches,
    parse,
)

TODAY = date(2027, 3, 9)

MEETUP = EventDraft(
    title="Meetup Python",
    kind=EventKind.MEETUP,
    status=Status.CONFIRMED,
    start=datetime(2027, 3, 12, 18, 30),
    end=datetime(2027, 3, 12, 21, 0),
    venue="Sede Providencia, Piso 3",
    lead="Ana Pérez",
    series="Python Chile",
    capacity=60,
    tags=("python", "Comunidad"),
    notes="Pedir pizzas\ny sillas",
    audience="Backend",
    goal="Contratar",
)
WORKSHOP = EventDraft(
    title="Taller de híbridos",
    kind=EventKind.WORKSHOP,
    format=Format.HYBRID,
    start=datetime(2028, 1, 1),
    end=datetime(2028, 1, 2),
    all_day=True,
    tags=("meetup",),
)
WEBINAR = EventDraft(
    title="Sin fecha", kind=EventKind.WEBINAR, format=Format.VIRTUAL, status=Status.IDEA, url="https://x.cl"
)
ALL = (MEETUP, WORKSHOP, WEBINAR)


def found(text: str) -> list[str]:
    return [event.title for event in ALL if matches(parse(text, TODAY), event)]


def only(*events: EventDraft) -> list[str]:
    return [event.title for event in events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("", ALL),
        ("  ", ALL),
        ("PYTHON", [MEETUP]),
        ("perez", [MEETUP]),
        ("hibridos", [WORKSHOP]),
        ("python sillas", [MEETUP]),
        ("python taller", []),
        ('"meetup python"', [MEETUP]),
        ('"python meetup"', []),
        ("piso", [MEETUP]),
        ("contratar", [MEETUP]),
        ("backend", [MEETUP]),
        ("meetup", [MEETUP, WORKSHOP]),
        ("-python", [WORKSHOP, WEBINAR]),
        ('-"meetup python"', [WORKSHOP, WEBINAR]),
        ("#comunidad", [MEETUP]),
        ("#comu", []),
        ("#meetup", [MEETUP, WORKSHOP]),
        ("-#meetup", [WEBINAR]),
        ("tag:meetup", [WORKSHOP]),
        ("etiqueta:#python,meetup", [MEETUP, WORKSHOP]),
        ('tag:"python meetup"', [MEETUP, WORKSHOP]),
        ("@sede", [MEETUP]),
        ('@"providencia, piso"', [MEETUP]),
        ("sede:provi", [MEETUP]),
        ("+ana", [MEETUP]),
        ('lead:"ana perez"', [MEETUP]),
        ("responsable:leo,ana", [MEETUP]),
        ("series:chile", [MEETUP]),
        ("serie:otra", []),
        ("kind:meetup,workshop", [MEETUP, WORKSHOP]),
        ("tipo:taller", [WORKSHOP]),
        ("kind:w", [WORKSHOP, WEBINAR]),
        ("kind:meetup,", [MEETUP]),
        ("status:confirmed", [MEETUP]),
        ("estado:planificado", [WORKSHOP]),
        ("-estado:idea", [MEETUP, WORKSHOP]),
        ("format:virtual", [WEBINAR]),
        ("modalidad:presencial", [MEETUP]),
        ("modalidad:híbrido", [WORKSHOP]),
        ("FORMAT:HYBRID", [WORKSHOP]),
        ("year:2027", [MEETUP]),
        ("año:2028", [WORKSHOP]),
        ("ano:2027,2028", [MEETUP, WORKSHOP]),
        ("-year:2027", [WORKSHOP, WEBINAR]),
        ("month:2027-03", [MEETUP]),
        ("mes:1/2028", [WORKSHOP]),
        ("month:2027-12", []),
        ("before:2027-03-12", []),
        ("before:2027-03-13", [MEETUP]),
        ("after:2027-03-12", [MEETUP, WORKSHOP]),
        ("after:2027-03-13", [WORKSHOP]),
        ("desde:mañana", [MEETUP, WORKSHOP]),
        ('antes:"12 de marzo"', []),
        ("after:2028", [WORKSHOP]),
        ("before:2027-04", [MEETUP]),
        ("after:2027-03 before:2027-04", [MEETUP]),
        ("no:date", [WEBINAR]),
        ("sin:fecha", [WEBINAR]),
        ("-sin:fecha", [MEETUP, WORKSHOP]),
        ("sin:sede", [WORKSHOP, WEBINAR]),
        ("no:lead", [WORKSHOP, WEBINAR]),
        ("sin:responsable,cupo", [WORKSHOP, WEBINAR]),
        ("no:tags", [WEBINAR]),
        ("no:link", [MEETUP, WORKSHOP]),
        ("https://x.cl", []),
        ("kind:meetup -#python", []),
    ],
)
def test_what_is_found(text, events):
    assert found(text) == only(*events)


@pytest.mark.parametrize(
    "text",
    [
        "kind:",
        "tipo: ",
        "#",
        "@",
        "+",
        "-",
        '"',
        '""',
        "-kind:",
        "year:20",
        "month:2027-",
        "month:20",
        "month:2027-0",
        "before:2027-",
        "before:12/",
        "before:2027-03-",
        "before:1",
        "no:",
        "lead:",
        'lead:""',
        "tag:#",
        "before:2027-03-1",
        "after:1/2/2",
    ],
)
def test_what_is_not_finished_narrows_nothing(text):
    assert parse(text, TODAY).terms == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("foo:bar", "foo"),
        ("kind:xyz", "xyz"),
        ("status:meetup", "meetup"),
        ("year:20277", "20277"),
        ("year:soon", "soon"),
        ("year:1900", "1900"),
        ("month:2027-13", "2027-13"),
        ("month:marzo", "marzo"),
        ("before:2027-02-31", "2027-02-31"),
        ("before:soon", "soon"),
        ("no:xyz", "xyz"),
        ("-foo:", "foo"),
    ],
)
def test_nonsense_is_refused_with_the_word(text, value):
    with pytest.raises(Invalid) as refused:
        parse(text, TODAY)
    message = refused.value.fields["filter"]
    assert message.params.get("value", message.params.get("field")) == value


def test_what_storage_is_asked():
    assert parse('pyTHON -"a b" #ia @sede +ana kind:talk year:2027 no:venue').terms == (
        Term((Words("python"),)),
        Term((Words("a b"),), negated=True),
        Term((Tagged("ia"),)),
        Term((Contains("venue", "sede"),)),
        Term((Contains("lead", "ana"),)),
        Term((OneOf("kind", frozenset({"talk"})),)),
        Term((Starts(date(2027, 1, 1), date(2028, 1, 1)),)),
        Term((Lacks("venue"),)),
    )


def test_an_empty_filter_is_everything_and_a_key():
    assert parse("") == Filter()
    assert {parse("python"): 1}[parse("python")] == 1
    assert parse("kind:", TODAY).text == "kind:"


def test_without_today_only_whole_days_are_understood():
    assert parse("after:12/3/2027").terms == (Term((Starts(first=date(2027, 3, 12)),)),)
    for text in ("after:mañana", "after:12/3", "after:viernes"):
        with pytest.raises(Invalid):
            parse(text)


def test_month_comes_first_where_the_plan_says_so():
    assert parse("after:12/3/2027", day_first=False).terms == (Term((Starts(first=date(2027, 12, 3)),)),)


words = st.sampled_from(
    [
        "python",
        '"meetup"',
        "#meetup",
        "#python",
        "@sede",
        "+ana",
        "kind:talk,meetup",
        "status:c",
        "year:2027",
        "month:2027-03",
        "no:date",
        "after:2027-03-12",
        "before:2028",
        "sin:sede,url",
        "tag:x",
        "series:chile",
    ]
)
events = st.builds(
    revised,
    st.sampled_from(ALL),
    start=st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)),
    tags=st.sampled_from([(), ("python",), ("Meetup", "x")]),
    venue=st.sampled_from(["", "SEDE"]),
)


@given(words, events)
def test_a_minus_finds_exactly_the_others(word, event):
    assert matches(parse(f"-{word}", TODAY), event) != matches(parse(word, TODAY), event)


@given(words, words, events)
def test_all_terms_have_to_be_met(one, other, event):
    both = matches(parse(f"{one} {other}", TODAY), event)
    assert both == (matches(parse(one, TODAY), event) and matches(parse(other, TODAY), event))


text_of_any_kind = st.text() | st.lists(
    words | st.sampled_from(["-", '"', "#", "@", "+", ":", ",", "kind:", "foo:", "before:1", '-"', "\x1b", "año:"])
).map(" ".join)


@given(text_of_any_kind, events)
def test_any_text_is_a_filter_or_refused(text, event):
    try:
        wanted = parse(text, TODAY)
    except Invalid:
        with pytest.raises(Invalid):
            parse(f"python {text}", TODAY)
    else:
        assert matches(wanted, event) in (True, False)
        assert hash(wanted) == hash(parse(text, TODAY))
