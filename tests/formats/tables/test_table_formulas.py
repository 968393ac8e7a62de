import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.formats.tables.table_formulas import neutralised, restored


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "+56 9 1234",
        "'=1",
        "-33.4,-70.6",
        "|x",
        "%x",
    ],
)
def test_what_could_run_gets_an_apostrophe(text):
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+5", "-1.234,50", "-3%", "", "Meetup", "1=1", "'quoted'", "a-b"])
def test_numbers_and_plain_text_stay(text):
    assert neutralised(text) == text


def test_what_other_programs_made_harmless_becomes_itself_again():
    # As defusedcsv writes it, which pretalx and pretix use.
    assert restored(r"'=1\|2") == "=1|2"
    assert restored("'+56 9 1234") == "+56 9 1234"
    assert restored(r"a \| b") == r"a \| b"


@given(st.text() | st.text("'=+-@|%\\\t\r 1a"))
def test_what_was_made_harmless_becomes_itself_again(text):
    assert restored(neutralised(text)) == text
    assert restored(neutralised(neutralised(text))) == neutralised(text)
