"""The scanner of quick lines: tokens, and the title that they leave."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import clean_line
from eventplanner.domain.parsing.scanner import LOOSE, ScannedLine, Token, TokenKind, joined, titles

LINES = st.text(st.sampled_from('aé ñ#@+~$-.,:;12()"\\\t\x1f\u0301Ⅷ'), max_size=40)
PATTERNS = st.lists(st.sampled_from([r"#\w+", r"(?<!\S)@\s?(\S+)", r"\d+", r"\S+", r"[a-z]\s", r"-+", "$"]), max_size=5)


def test_tokens_say_where_they_stand() -> None:
    line = ScannedLine("  Charla  #Ñandú 60 ")
    line.take(r"#\w+", TokenKind.TAG)
    line.take(r"\d+", TokenKind.CAPACITY)
    assert line.text == "Charla #Ñandú 60"
    assert line.tokens == (
        Token(0, 7, TokenKind.TITLE),
        Token(7, 13, TokenKind.TAG),
        Token(13, 14, TokenKind.TITLE),
        Token(14, 16, TokenKind.CAPACITY),
    )
    assert line.left == "Charla"


def test_fields_are_read_as_they_were_written() -> None:
    line = ScannedLine("Proyector #Equipo @Bodega Ñuñoa 4")
    assert line.read(kind=r"#(\w+)", place=r"@(.+?)(?=\s\d|$)", owner=r"\+(\w+)") == {
        "kind": "Equipo",
        "place": "Bodega Ñuñoa",
    }
    assert line.left == "Proyector 4"


def test_a_value_leaves_out_what_was_taken_in_its_middle() -> None:
    line = ScannedLine("@La #food Mesa")
    line.take(r"#\w+", TokenKind.TAG)
    assert line.read(place="@(.+)") == {"place": "La Mesa"}


def test_a_stretch_is_taken_once_and_without_loose_punctuation() -> None:
    line = ScannedLine("ab - 12, cd")
    line.take(r"\d+", "number")
    assert line.cut(2, 9, "other") == " - 12, "
    assert line.taken == [Token(5, 7, "number")]


def test_what_is_kept_is_hidden_from_readers_and_stays_in_the_title() -> None:
    line = ScannedLine("“Go 12” 12")
    line.keep(0, 7)
    assert line.take(r"\d+", "number") is not None
    assert (line.left, line.name) == ("“Go 12”", "Go 12")


def test_the_first_match_that_makes_sense_is_taken() -> None:
    line = ScannedLine("#a #b #c")
    assert line.take_first(r"#(\w)", "tag", lambda match: match[1] if match[1] > "a" else "") == "b"
    assert line.left == "#a #c"
    assert line.take_first(r"\d", "number", lambda match: match[0]) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("12 - Launch", "Launch"),
        ("Launch, 12", "Launch"),
        ("Launch - 12 - Day", "Launch Day"),
        ("- Launch", "- Launch"),
    ],
)
def test_a_title_has_no_punctuation_that_hung_on_tokens(text: str, title: str) -> None:
    line = ScannedLine(text)
    line.take(r"\d+", "number")
    assert joined(line.text, titles(line.text, line.taken)) == title


def test_a_backslash_that_kept_a_word_goes() -> None:
    line = ScannedLine(r"Charla \#1")
    assert joined(line.text, titles(line.text, ()), r"\\(?=#)") == "Charla #1"


@given(LINES, PATTERNS)
def test_tokens_join_back_to_the_line(text: str, patterns: list[str]) -> None:
    line = ScannedLine(text)
    for pattern in patterns:
        line.take(pattern, "taken")
    assert "".join(line.text[start:end] for start, end, _ in line.tokens) == line.text
    assert all(start < end for start, end, _ in line.tokens)
    assert all(line.text[start:end].strip(LOOSE) == line.text[start:end] for start, end, _ in line.taken)
    assert len(line.plain) == len(line.text)


@given(LINES, PATTERNS)
def test_nothing_is_lost(text: str, patterns: list[str]) -> None:
    """Letters and digits are in a token or in what is left, never in both."""
    line = ScannedLine(text)
    for pattern in patterns:
        line.take(pattern, "taken")
    taken = "".join(line.text[start:end] for start, end, _ in line.taken)
    assert sorted(re.sub(r"\W", "", taken + line.left)) == sorted(re.sub(r"\W", "", line.text))
    assert line.left == clean_line(line.left)
