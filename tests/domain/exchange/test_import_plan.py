from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.events.columns import COLUMN_NAMES, chosen, fields_of
from eventplanner.domain.events.events import Event, EventDraft, EventKind, Format, Status
from eventplanner.domain.events.rules import cleaned, problems
from eventplanner.domain.exchange.import_columns import BEGINNINGS, ENDINGS, read_columns
from eventplanner.domain.exchange.import_plan import plan_rows
from eventplanner.domain.exchange.import_preview import Outcome
from eventplanner.domain.exchange.import_rows import EventRowReader
from eventplanner.domain.parsing.table import Table, TableRow
from eventplanner.formats.documents import events as written
from eventplanner.formats.documents.csv_out import csv_file
from eventplanner.formats.documents.xlsx_out import xlsx_file
from eventplanner.formats.tables import table_in
from eventplanner.i18n.catalogue import words

DATED = {*BEGINNINGS, *ENDINGS}
SALT = UUID("7d444840-9dc0-41d1-b245-5ffdce74fad2")
ZONE = "America/Santiago"
TODAY = date(2027, 3, 9)
HEADER = ("Fecha", "Hora", "Fin", "Evento", "Lugar")


def plan(rows, events=(), header=HEADER, mapping=None):
    table = Table(header, tuple(TableRow(n, row) for n, row in enumerate(rows, 2)))
    form = read_columns(table, chosen(header, mapping or {}, {}), DATED, day_first=True)
    return plan_rows([EventRowReader(form).read(row) for row in table.rows], events, SALT, ZONE, TODAY)


def one(*row, events=(), header=HEADER, mapping=None):
    return plan([row], events, header, mapping)[0]


def kept(lines, events=()):
    """The events that the plan has once the lines are carried out."""
    now = datetime(2027, 3, 9, tzinfo=UTC)
    known = {event.uid: event for event in events}
    for line in lines:
        if line.outcome in {Outcome.ADDED, Outcome.UPDATED}:
            said = {name: getattr(line.draft, name) for name in EventDraft.__struct_fields__}
            id = line.record.id if line.record else len(known) + 1
            known[line.uid] = Event(**said, id=id, version=1, uid=line.uid, sequence=0, created_at=now, updated_at=now)
    return list(known.values())


def outcomes(lines):
    return [line.outcome.value for line in lines]


def span(line):
    return line.draft.start, line.draft.end, line.draft.all_day


def why(line):
    return words(line.reason)


def test_a_day_with_times_is_an_event_of_hours():
    assert span(one("12/03/2027", "18:30", "21:00", "Meetup", "")) == (
        datetime(2027, 3, 12, 18, 30),
        datetime(2027, 3, 12, 21),
        False,
    )


def test_a_day_and_a_start_are_an_event_of_the_usual_length():
    assert span(one("12/03/2027", "18:30", "", "Meetup", ""))[1] == datetime(2027, 3, 12, 20, 30)


def test_an_end_before_the_start_is_of_the_next_day():
    assert span(one("12/03/2027", "22:00", "02:00", "Party", ""))[1] == datetime(2027, 3, 13, 2)


def test_days_without_a_time_are_whole_days_and_the_last_is_included():
    assert span(one("15-16 abr 2027", "", "", "Conf", "")) == (datetime(2027, 4, 15), datetime(2027, 4, 16), True)
    assert span(one("15/04/2027", "", "17/04/2027", "Conf", "")) == (datetime(2027, 4, 15), datetime(2027, 4, 17), True)


def test_a_range_of_hours_in_one_cell_is_a_start_and_an_end():
    assert span(one("12/03/2027", "18:30 a 21:00", "", "Meetup", ""))[1] == datetime(2027, 3, 12, 21)


def test_times_may_stand_with_their_dates():
    line = one("2027-03-12 18:30", "2027-03-13 01:00", "Meetup", header=("Inicio", "Término", "Título"))
    assert span(line) == (datetime(2027, 3, 12, 18, 30), datetime(2027, 3, 13, 1), False)


def test_an_offset_is_turned_into_the_wall_clock_of_the_zone():
    line = one("2027-03-12T21:30:00Z", "Meetup", header=("Start", "Title"))
    assert (span(line)[0], line.draft.timezone) == (datetime(2027, 3, 12, 18, 30), ZONE)
    line = one("2027-03-12T21:30:00Z", "Meetup", "Europe/Madrid", header=("Start", "Title", "Time zone"))
    assert (span(line)[0], line.draft.timezone) == (datetime(2027, 3, 12, 22, 30), "Europe/Madrid")


def test_a_row_without_a_date_is_an_event_without_a_date():
    assert span(one("", "", "", "Some day", "")) == (None, None, False)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("12/03/2027", "", "", "", "Here"), "there is no title"),
        (("", "18:30", "", "x", ""), "there is a time and no date"),
        (("12/03/2027", "", "21:00", "x", ""), "there is an end time and no start time"),
        (("12/03/2027", "18:30", "13/03/2027", "x", ""), "there is a last day and no end time"),
        (("12/03/2027", "", "11/03/2027", "x", ""), "the end is before the start"),
        (("soon", "", "", "x", ""), "start “soon”: not a date or a time"),
        (("12/03/2027", "18:00", "18:00 12/03/2027", "x", ""), "end: It ends the moment it starts."),
        (("12/03/1900", "", "", "x", ""), "start: A year is between 1970 and 2200."),
        (("12/03/2027", "", "", "x" * 201, ""), "title: At most 200 characters fit here."),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason(row, reason):
    line = one(*row)
    assert (line.line, line.outcome, why(line)) == (2, Outcome.REJECTED, reason)


@pytest.mark.parametrize(
    ("heading", "cell", "reason"),
    [
        ("Zona horaria", "Santiago time", "time zone “Santiago time”: not a known time zone"),
        (
            "Tipo",
            "fiesta",
            "kind “fiesta”: one of: meetup, workshop, webinar, conference, hackathon, talk, community presence, internal",
        ),
        ("Estado", "quizás", "status “quizás”: one of: idea, planned, confirmed, held, closed, cancelled"),
        ("Cupos", "muchos", "capacity “muchos”: a whole number, such as 60"),
        ("Enlace", "javascript:alert(1)", "link: A link begins with https://, http:// or mailto: and has no blanks."),
    ],
)
def test_what_is_not_understood_is_never_guessed(heading, cell, reason):
    assert why(one("x", cell, header=("Título", heading))) == reason


def test_choices_are_read_in_both_languages():
    draft = one("x", "Taller", "Híbrido", "Idea", header=("Título", "Tipo", "Modalidad", "Estado")).draft
    assert (draft.kind, draft.format, draft.status) == (EventKind.WORKSHOP, Format.HYBRID, Status.IDEA)
    draft = one("x", "workshop", "ONLINE", "tentative", header=("Title", "Type", "Format", "Status")).draft
    assert (draft.kind, draft.format, draft.status) == (EventKind.WORKSHOP, Format.VIRTUAL, Status.IDEA)


def test_a_link_or_online_in_the_place_of_a_venue_makes_an_event_virtual():
    link = one("12/03/2027", "", "", "x", "https://meet.example/x").draft
    assert (link.format, link.venue, link.url) == (Format.VIRTUAL, "", "https://meet.example/x")
    online = one("12/03/2027", "", "", "x", "En línea").draft
    assert (online.format, online.venue, online.url) == (Format.VIRTUAL, "", "")


def test_tags_come_with_commas_or_with_hashes():
    assert one("x", "nube, open source; c#", header=("Título", "Etiquetas")).draft.tags == ("nube", "open-source", "c#")
    assert one("x", "#nube #c# #a;b", header=("Título", "Etiquetas")).draft.tags == ("nube", "c#", "a;b")


def test_words_for_nothing_are_nothing():
    draft = one("12/03/2027", "por definir", "-", "Meetup", "TBD").draft
    assert (draft.all_day, draft.venue) == (True, "")


ROWS = [
    ("12/03/2027", "18:30", "21:00", "Meetup", "Here"),
    ("12/03/2027", "10:00", "11:00", "Meetup", "There"),
    ("15/04/2027", "", "", "Conf", ""),
    ("", "", "", "Some day", ""),
]


def test_the_same_file_again_changes_nothing():
    lines = plan(ROWS)
    assert outcomes(lines) == ["added"] * 4
    assert len({line.uid for line in lines}) == 4
    assert outcomes(plan(ROWS, kept(lines))) == ["unchanged"] * 4


def test_the_same_row_twice_in_a_file_counts_once():
    lines = plan([ROWS[0], ROWS[2], ROWS[0]])
    assert outcomes(lines) == ["added", "added", "unchanged"]
    assert why(lines[2]) == "the same as line 2"


def test_a_newer_file_updates_only_what_its_columns_say():
    events = [revised(event, goal="Ours", capacity=7) for event in kept(plan(ROWS))]
    lines = plan([(*ROWS[0][:4], "Elsewhere"), *ROWS[1:]], events)
    assert outcomes(lines) == ["updated", "unchanged", "unchanged", "unchanged"]
    assert (lines[0].changed, lines[0].draft.goal, lines[0].draft.capacity) == (("venue",), "Ours", 7)


def test_a_newer_file_may_move_an_event_that_it_brought():
    events = kept(plan(ROWS))
    lines = plan(
        [
            *ROWS[:2],
            ("20/03/2027", "", "", "Conf", ""),
            ("01/04/2027", "", "", "Some day", ""),
            ("30/05/2027", "", "", "New", ""),
        ],
        events,
    )
    assert outcomes(lines) == ["unchanged", "unchanged", "updated", "updated", "added"]
    assert lines[2].changed == ("start", "end")


def test_next_years_file_does_not_move_this_years_events():
    events = kept(plan(ROWS))
    assert outcomes(plan([("14/04/2028", "", "", "Conf", "")], events)) == ["added"]


def test_an_event_that_was_moved_or_renamed_here_is_known_again():
    events = kept(plan(ROWS[2:3]))
    moved = [revised(events[0], start=datetime(2027, 6, 1), end=datetime(2027, 6, 1), title="Great Conf")]
    line = plan(ROWS[2:3], moved)[0]
    assert (line.outcome, line.record, line.changed) == (Outcome.UPDATED, moved[0], ("title", "start", "end"))


def test_an_event_typed_in_by_hand_is_known_by_its_title_and_day():
    typed = revised(kept(plan(ROWS[2:3]))[0], uid="by-hand", title="CONF", venue="Hall")
    line = plan(ROWS[2:3], [typed])[0]
    assert (line.outcome, line.changed) == (Outcome.UPDATED, ("title",))


def test_an_empty_cell_takes_nothing_away_from_an_event_known_by_its_title():
    events = [revised(event, venue="Hall") for event in kept(plan(ROWS[2:3]))]
    assert outcomes(plan(ROWS[2:3], events)) == ["unchanged"]


def test_a_file_of_days_does_not_take_the_time_away_that_was_set_here():
    header = ("Fecha", "Evento")
    first = kept(plan([("15/04/2027", "Conf")], header=header))
    timed = [revised(first[0], start=datetime(2027, 4, 15, 9), end=datetime(2027, 4, 15, 18), all_day=False)]
    assert outcomes(plan([("15/04/2027", "Conf")], timed, header)) == ["unchanged"]
    line = plan([("16/04/2027", "Conf"), ("01/04/2027", "Other")], timed, header)[0]
    assert span(line) == (datetime(2027, 4, 16, 9), datetime(2027, 4, 16, 18), False)


def test_a_row_with_a_uid_is_about_that_event_and_its_empty_cells_count():
    header = ("UID", "Título", "Fecha", "Sede")
    event = revised(kept(plan(ROWS[:1]))[0], uid="abc")
    line = one("abc", "New name", "13/03/2027", "", header=header, events=[event])
    assert (line.outcome, line.changed) == (Outcome.UPDATED, ("title", "start", "end", "venue"))
    assert span(line) == (datetime(2027, 3, 13, 18, 30), datetime(2027, 3, 13, 21), False)


def test_a_uid_that_is_new_becomes_the_events_own():
    line = one("theirs@example.org", "x", header=("UID", "Título"))
    assert (line.outcome, line.uid) == (Outcome.ADDED, "theirs@example.org")


def test_two_rows_about_one_event_are_not_both_taken():
    lines = plan([("abc", "One"), ("abc", "Two")], header=("UID", "Título"))
    assert (outcomes(lines), why(lines[1])) == (["added", "rejected"], "the same event as in line 2")


def test_a_line_added_by_hand_beside_one_of_the_same_title_and_day_is_another_event():
    header = ("Fecha", "Título", "UID")
    event = kept(plan([("15/04/2027", "Conf")], header=header[:2]))[0]
    lines = plan([("15/04/2027", "Conf", event.uid), ("15/04/2027", "Conf", "")], [event], header)
    assert outcomes(lines) == ["unchanged", "added"]
    assert lines[1].uid != event.uid
    assert outcomes(
        plan([("15/04/2027", "Conf", event.uid), ("15/04/2027", "Conf", "")], kept(lines, [event]), header)
    ) == [
        "unchanged",
        "unchanged",
    ]


def test_a_number_must_be_of_an_event_that_is_there():
    event = kept(plan(ROWS[:1]))[0]
    header, mapping = ("Nr", "Título"), {"Nr": "id"}
    assert one(str(event.id), "Renamed", header=header, mapping=mapping, events=[event]).changed == ("title",)
    assert why(one("99", "x", header=header, mapping=mapping)) == "there is no event 99"


def test_a_step_that_an_event_may_not_take_is_rejected():
    event = revised(kept(plan(ROWS[:1]))[0], status=Status.CLOSED)
    lines = plan([(*ROWS[0], "planificado")], [event], (*HEADER, "Estado"))
    assert why(lines[0]) == "status: A closed event can only be opened again as held."


texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["=1+1", "'=x", "-5", "+56 9 1234", "@x", "a\nb", "n/a", "TBD", "Online", "https://x.cl", "-"]),
)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2150, 1, 1)).map(lambda at: at.replace(microsecond=0))


@st.composite
def drafts(draw):
    start = draw(st.none() | moments)
    whole = draw(st.booleans()) if start else False
    end = draw(st.datetimes(start, start.replace(year=start.year + 1) if start.day < 29 else start)) if start else None
    draft = EventDraft(
        title=draw(texts), kind=draw(st.sampled_from(EventKind)), format=draw(st.sampled_from(Format)),
        status=draw(st.sampled_from(Status)), start=start, end=end, all_day=whole,
        timezone=draw(st.sampled_from([ZONE, "UTC", "Europe/Madrid"])), venue=draw(texts), geo=draw(st.sampled_from(["", "-33.42,-70.61"])),
        url=draw(st.sampled_from(["", "https://x.example/a?b=1,2;3", "mailto:a@b.cl"])), capacity=draw(st.none() | st.integers(0, 10**6)),
        capacity_online=draw(st.none() | st.integers(0, 10**6)), audience=draw(texts), goal=draw(texts), lead=draw(texts), series=draw(texts),
        tags=tuple(draw(st.lists(st.text(min_size=1, max_size=8), max_size=3))), notes=draw(texts),
    )  # fmt: skip
    return cleaned(draft)


@settings(max_examples=40, deadline=None)
@given(st.lists(drafts().filter(lambda draft: not problems(draft)), min_size=1, max_size=4))
def test_what_we_write_and_read_again_is_unchanged(found):
    now = datetime(2027, 3, 9, tzinfo=UTC)
    own = [{name: getattr(draft, name) for name in EventDraft.__struct_fields__} for draft in found]
    events = [
        Event(**said, id=n, version=1, uid=f"uid-{n}", sequence=0, created_at=now, updated_at=now)
        for n, said in enumerate(own, 1)
    ]
    for file in (
        csv_file(written.table(events, "en"), "en"),
        csv_file(written.table(events, "es"), "es"),
        xlsx_file(written.table(events, "es")),
    ):
        table = table_in.read(file, known=COLUMN_NAMES.is_known)
        form = read_columns(table, fields_of(table.header), DATED, day_first=True)
        lines = plan_rows([EventRowReader(form).read(row) for row in table.rows], events, SALT, "UTC", TODAY)
        assert [(line.title, line.changed, line.reason) for line in lines] == [
            (event.title, (), None) for event in events
        ]


def test_a_row_is_about_its_first_day():
    assert plan([("2027-03-12T02:00:00Z", "x")], header=("Start", "Title"))[0].draft.first_day == date(2027, 3, 11)


@pytest.mark.parametrize(("day", "outcome"), [("10/03/2027", "rejected"), ("09/03/2027", "added")])
def test_what_is_still_to_come_cannot_be_read_as_held(day, outcome):
    line = one(day, "realizado", "Meetup", header=("Fecha", "Estado", "Evento"))
    assert line.outcome.value == outcome
    if outcome == "rejected":
        assert why(line) == "status: The day of “Meetup” has not come yet."
