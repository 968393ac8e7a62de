"""Text that no terminal obeys, keys to sort by, and sentences that survive being stored."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.money import Money
from eventplanner.domain.base.text import Message, clean, clean_line, counted, fold

HOSTILE = {
    "\x1b[31mred\x1b[0m": "red",
    "a\x1b]52;c;aGVsbG8=\x07b": "ab",
    "a\x1b]0;title\x1b\\b": "ab",
    "\x9b2Jx": "x",
    "bell\x07": "bell",
    "a\u202eb\u2066c": "abc",
    "a\x00b\x7fc": "abc",
    "one\r\nBEGIN:VEVENT": "one BEGIN:VEVENT",
    "  a \t b\n\nc ": "a b c",
    "\ud800lone": "lone",
}


@pytest.mark.parametrize(("text", "line"), HOSTILE.items(), ids=ascii)
def test_a_line_keeps_its_words_and_nothing_else(text, line):
    assert clean_line(text) == line


def test_several_lines_stay_several():
    assert clean("one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


@given(st.text())
def test_what_was_cleaned_is_printable_and_stays_so(text):
    line = clean_line(text)
    assert clean_line(line) == line
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 for c in line)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_ordinary_text_is_left_as_it_is(text):
    assert "".join(clean(text).split()) == "".join(c for c in "".join(text.split()))


def test_names_sort_without_case_and_accents():
    names = ["Zoë", "ábaco", "Abad", "Ñandú", "nube", "Ángel"]
    assert sorted(names, key=fold) == ["ábaco", "Abad", "Ángel", "Ñandú", "nube", "Zoë"]


PARTS = st.one_of(
    st.text(), st.integers(-(2**53), 2**53), st.dates(), st.datetimes(), st.times(),
    st.builds(Money, st.integers(-(2**53), 2**53), st.sampled_from(["CLP", "USD", "CLF"])),
)  # fmt: skip
MESSAGES = st.recursive(
    st.builds(Message, st.text(), st.dictionaries(st.text(), PARTS, max_size=3), st.text()),
    lambda inner: st.builds(Message, st.text(), st.dictionaries(st.text(), inner, max_size=2), st.text()),
    max_leaves=4,
)


@given(MESSAGES)
def test_a_sentence_comes_back_from_the_file_as_it_was(message):
    assert Message.from_json(message.to_json()) == message


def test_a_sentence_keeps_what_kind_its_parts_are():
    message = counted("{n} day", "{n} days", 3, day=date(2027, 3, 12), at=datetime(2027, 3, 12, 18), clock=time(18))
    assert Message.from_json(message.to_json()).params == message.params


@pytest.mark.parametrize("text", ["", "null", "[]", '"x"', "3", '{"message": 3}', "{}"])
def test_what_is_no_sentence_is_refused(text):
    with pytest.raises(ValueError):
        Message.from_json(text)
