"""The quick lines of gates, criteria, risks, goals and findings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.decisions.quick_lines import finding_texts, gate_texts, goal_texts, risk_texts
from eventplanner.domain.parsing.due import offset_text

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("Go/no-go T-30 +ana", {"title": "Go/no-go", "due": "T-30", "decider": "ana"}),
        ("+ana ¿Seguimos? t - 2 semanas", {"title": "¿Seguimos?", "due": "T-14", "decider": "ana"}),
        ("Room for up to 50 guests T-7", {"title": "Room for up to 50 guests", "due": "T-7"}),
        ('"T-9999" or T-9', {"title": '"T-9999" or', "due": "T-9"}),
        ("Go", {"title": "Go"}),
    ],
)
def test_a_gate_has_a_day_and_somebody_who_decides(line: str, texts: dict[str, str]) -> None:
    assert gate_texts(line, TODAY) == texts


@given(st.integers(-1500, 1500).filter(bool))
def test_an_offset_that_is_written_is_read(offset: int) -> None:
    assert gate_texts(f"Go {offset_text(offset)}", TODAY) == {"title": "Go", "due": offset_text(offset)}


def test_a_risk_has_likelihood_and_impact() -> None:
    assert risk_texts("Speaker cancels 3x4 +leo") == {
        "title": "Speaker cancels",
        "owner": "leo",
        "likelihood": "3",
        "impact": "4",
    }
    assert risk_texts("Lluvia 9x9") == {"title": "Lluvia 9x9"}


def test_a_goal_may_have_a_number() -> None:
    assert goal_texts("60 attendees") == {"title": "60 attendees", "aim": "60", "unit": "attendees"}
    assert goal_texts("Más comunidad") == {"title": "Más comunidad"}


@pytest.mark.parametrize(("sign", "kind"), [("+", "well"), ("-", "badly"), (">", "action"), ("", "action")])
def test_a_sign_says_which_kind_of_finding_it_is(sign: str, kind: str) -> None:
    assert finding_texts(f"{sign} Doors opened late +leo") == {
        "title": "Doors opened late",
        "owner": "leo",
        "kind": kind,
    }
