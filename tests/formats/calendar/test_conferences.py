import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import FileProblem
from eventplanner.formats.calendar.conferences import looks_like, read
from eventplanner.formats.calendar.dates_in import read_dates
from eventplanner.i18n import catalogue

PYCON = {
    "name": "PyCon  Chile",
    "url": "https://pycon.cl",
    "startDate": "2027-11-05",
    "endDate": "2027-11-07",
    "city": "Viña del Mar",
    "country": "Chile",
    "online": False,
    "cfpUrl": "https://pycon.cl/cfp",
    "cfpEndDate": "2027-08-31",
    "twitter": "@pyconcl",
}


def list_of(*rows):
    return json.dumps(rows, ensure_ascii=False, indent=2).encode()


def only(**said):
    content = read(list_of(PYCON | said))
    assert content.bad == ()
    return content.entries[0]


def uids(*rows):
    return [entry.uid for entry in read(list_of(*rows)).entries]


def test_a_conference_is_read_with_the_day_its_call_for_papers_ends():
    entry = only()
    assert (entry.line, entry.title, entry.place) == (2, "PyCon Chile", "Viña del Mar, Chile")
    assert (entry.start, entry.end, entry.all_day) == (datetime(2027, 11, 5), datetime(2027, 11, 7), True)
    assert (entry.url, entry.cfp_url, entry.cfp_until) == (
        "https://pycon.cl",
        "https://pycon.cl/cfp",
        date(2027, 8, 31),
    )
    assert entry.conference_url == ""


def test_what_is_online_alone_says_so_for_a_place():
    entry = only(online=True, city="", country=None)
    assert (entry.place, entry.conference_url) == ("online", "https://pycon.cl")
    assert only(online=True).place == "Viña del Mar, Chile"


def test_without_an_end_it_is_one_day():
    assert only(endDate=None).end == datetime(2027, 11, 5)


def test_a_conference_keeps_its_name_when_its_days_its_address_or_its_accents_change():
    moved = {"startDate": "2027-12-01", "endDate": "2027-12-03", "url": "https://new.cl", "name": "PYCÓN  Chile"}
    assert uids(PYCON | moved) == uids(PYCON)
    assert uids(PYCON | {"startDate": "2028-11-05", "endDate": None}) != uids(PYCON)


def test_namesakes_of_one_year_are_told_apart():
    autumn = {"startDate": "2027-05-01", "endDate": "2027-05-02"}
    rows = (PYCON, PYCON | autumn, PYCON | autumn | {"city": "Arica"}, PYCON | {"city": "Arica", "url": "https://b.cl"})
    assert len(set(uids(*rows))) == 4
    assert uids(*rows) == uids(*rows)
    assert uids(*rows[0::2])[1] == uids(*rows)[2]


def test_what_stands_there_twice_counts_once():
    content = read(list_of(PYCON, PYCON))
    assert len(content.entries) == 1
    assert [catalogue.words(each) for each in content.findings] == [
        "UTF-8",
        "list of conferences",
        "1 conference stands there twice",
    ]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"name": ""}, "has no name"),
        ({"name": 5}, "name is no text"),
        ({"startDate": None}, "has no date"),
        ({"startDate": "2027-11"}, "“2027-11” is no date"),
        ({"startDate": "2027-02-30"}, "“2027-02-30” is no date"),
        ({"endDate": "2027-11-04"}, "ends before it starts"),
        ({"cfpEndDate": "soon"}, "“soon” is no date"),
        ({"city": ["Santiago"]}, "city is no text"),
        ({"city": "x" * 10_001}, "city has more than 10.000 characters"),
    ],
)
def test_a_conference_that_makes_no_sense_is_lost_alone(said, reason):
    content = read(list_of(PYCON | said, PYCON))
    assert len(content.entries) == 1
    name = said.get("name", "PyCon Chile")
    assert [(bad.line, bad.title, catalogue.words(bad.reason)) for bad in content.bad] == [
        (2, name if isinstance(name, str) else "", reason)
    ]


def test_what_is_no_conference_is_named_by_its_line():
    content = read(b'[\n  5,\n  "x",\n\n  []\n]')
    assert [(bad.line, bad.title, bad.reason.id) for bad in content.bad] == [
        (2, "", "is no conference"),
        (3, "", "is no conference"),
        (5, "", "is no conference"),
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "pycon.cl", "https://a b"])
def test_what_is_no_address_is_left_out(url):
    assert only(url=url, cfpUrl=url).url == ""


def test_no_terminal_obeys_what_a_list_says():
    assert only(name="a\x1b[31mb\x07").title == "ab"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b" \n", "This file is empty."),
        (b'{"name": "PyCon"}', "This file is no list of conferences."),
        (b'[\n{"name": "PyCon"},\n{"name": ', "This list breaks off or makes no sense in line 3."),
        (b'[\n{"name": "PyCon"}\n', "This list breaks off or makes no sense in line 3."),
        (b"[" * 100_000, "This list breaks off or makes no sense in line 1."),
        (b"[" + b"0," * 5001 + b"0]", "This file has more than 5.000 entries."),
        (b"[" + b" " * (10 << 20) + b"]", "This file is larger than 10 MB."),
    ],
    ids="empty object cut-inside cut deep many large".split(),
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(data, problem):
    with pytest.raises(FileProblem) as raised:
        read(data)
    assert catalogue.words(raised.value.message) == problem


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=5)))
def test_any_json_is_a_list_with_so_many_bad_rows_or_none(value):
    data = json.dumps(value).encode()
    if isinstance(value, list):
        assert len(read(data).bad) == len(value)
    else:
        with pytest.raises(FileProblem):
            read(data)


def test_of_a_file_the_content_tells_what_it_is():
    data = list_of(PYCON)
    assert read_dates(data) == read(data)
    assert read_dates(data.decode().encode("utf-16")).entries[0].title == "PyCon Chile"
    assert [looks_like(each) for each in (data, b"\xef\xbb\xbf [", b"BEGIN:VCALENDAR", b"name,url")] == [
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(FileProblem) as raised:
        read_dates(b"<html>Sign in</html>")
    assert catalogue.words(raised.value.message) == (
        "This file is neither a calendar (.ics) nor a list of conferences (.json)."
    )
