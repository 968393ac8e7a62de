"""Completion of names in a typed line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.text import fold
from eventplanner.domain.parsing.completing import SIGNS, complete, fitting

NAMES = {
    "@": ["Sede Norte", "Sede Providencia", "Campus Ñuble"],
    "+": ["Ana Pérez", "Ana María Soto", "Leo Paredes"],
    "#": ["meetup", "python"],
    "": ["Ana Pérez", "Ana María Soto", "Leo Paredes", "Projector", "Projector stand"],
}


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("Meetup @cam", "Meetup @Campus Ñuble"),
        ("Meetup @sede p", "Meetup @Sede Providencia"),
        ("Meetup @se", "Meetup @Sede "),
        ("Meetup @norte", "Meetup @Sede Norte"),
        ("Taller +le", "Taller +Leo Paredes"),
        ("Taller +ANA m", "Taller +Ana María Soto"),
        ("#py", "#python"),
        ("2 proj", "2 Projector"),
        ("ana pe", "Ana Pérez"),
        ("Dinner #gala ana m", "Dinner #gala Ana María Soto"),
        ("Call +7 leo", "Call +7 Leo Paredes"),
        ("a@norte", "a@norte"),
        ("Meetup @nowhere", "Meetup @nowhere"),
        ("Meetup", "Meetup"),
    ],
)
def test_the_name_at_the_cursor_is_completed_as_far_as_it_is_sure(line: str, becomes: str) -> None:
    assert complete(line, len(line), NAMES).line == becomes


def test_what_stands_behind_the_cursor_stays() -> None:
    done = complete("Meetup @cam 12 mar", len("Meetup @cam"), NAMES)
    assert (done.line, done.cursor) == ('Meetup @"Campus Ñuble" 12 mar', len('Meetup @"Campus Ñuble"'))


def test_a_name_that_stands_there_already_is_not_written_twice() -> None:
    done = complete("@Campus Ñuble 12 mar", len("@Camp"), NAMES)
    assert (done.line, done.cursor) == ('@"Campus Ñuble" 12 mar', len('@"Campus Ñuble"'))


def test_a_name_with_a_sign_in_it_is_quoted_and_completed_inside_quotes() -> None:
    names = {"@": ["Sala +Sol #1"]}
    assert [complete(line, len(line), names).line for line in ("@sal", '@"sal')] == ['@"Sala +Sol #1"'] * 2


def test_names_in_quotes_are_found_without_them() -> None:
    assert complete("@sede", 5, {"@": ['"Sede Norte"']}).line == '@"Sede Norte"'


def test_several_names_are_gone_through_in_turn() -> None:
    done = complete("@", 1, NAMES)
    assert [done.with_option(n).line for n in (0, 1, 2, 3, -1)] == [
        "@Sede Norte", "@Sede Providencia", "@Campus Ñuble", "@Sede Norte", "@Campus Ñuble",
    ]  # fmt: skip


@given(st.text("abñÑé @+#", max_size=12), st.data())
def test_nothing_but_the_name_changes(line: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(line)))
    done = complete(line, cursor, NAMES)
    assert done.line.startswith(line[: done.start])
    assert line[cursor:].endswith(done.line[done.cursor :])
    typed = fold(line[done.start : cursor]).lstrip('"')
    assert all(typed in fold(option) for option in done.options)
    if len(done.options) == 1:
        assert done.line[done.start : done.cursor] == done.options[0]


@given(st.lists(st.text("abcñ ", min_size=1, max_size=6)), st.text("abcñ ", max_size=3))
def test_names_that_fit_are_some_of_the_names_each_once(names: list[str], typed: str) -> None:
    options = fitting(names, typed)
    assert len(set(options)) == len(options)
    assert set(options) <= set(names)
    assert not set(SIGNS) & set("".join(options))
