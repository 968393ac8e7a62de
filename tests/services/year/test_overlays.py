"""Other people's dates in the plan: their occurrences, their names, and taking them away."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Conflict, Invalid, NotFound
from eventplanner.domain.year.overlays import Colour, OtherDateDraft, Overlay, OverlayDraft, cleaned_date
from eventplanner.i18n import catalogue
from eventplanner.services.base import history, settings
from eventplanner.services.year import overlays


def day(first: date, last: date | None = None, **said) -> OtherDateDraft:
    begin, end = datetime.combine(first, time()), datetime.combine(last or first, time())
    return OtherDateDraft(**{"title": "PyDay", "start": begin, "end": end} | said)


@pytest.fixture(autouse=True)
def without_holidays(planner):
    settings.change(planner, holidays="off")


def own(planner) -> Overlay:
    found = overlays.named(planner, "Own")
    assert found is not None
    return found


def between(planner, first: date, last: date):
    return [(each.first_day, each.last_day) for each in overlays.occasions(planner, first, last)]


def test_a_date_makes_the_overlay_it_names(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20)))
    overlays.add_date(planner, "OWN", day(date(2027, 5, 21)))

    assert [(each.overlay.name, each.dates) for each in overlays.listing(planner)] == [("Own", 2)]


def test_one_undo_takes_back_the_date_and_the_overlay_made_for_it(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20)))
    history.undo(planner)

    assert overlays.listing(planner) == []


def test_only_what_touches_the_window_is_found(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20), date(2027, 5, 22)))

    assert between(planner, date(2027, 5, 22), date(2027, 6, 1)) == [(date(2027, 5, 20), date(2027, 5, 22))]
    assert between(planner, date(2027, 5, 1), date(2027, 5, 20)) == [(date(2027, 5, 20), date(2027, 5, 22))]
    assert between(planner, date(2027, 5, 23), date(2027, 6, 1)) == []


def test_what_recurs_is_found_far_from_where_it_began(planner):
    overlays.add_date(planner, "Own", day(date(2001, 1, 1), rule="FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"))

    assert between(planner, date(2090, 1, 1), date(2090, 12, 31)) == [(date(2090, 5, 14), date(2090, 5, 14))]


def test_what_recurs_and_lasts_reaches_into_the_window(planner):
    draft = day(date(2027, 5, 1), date(2027, 5, 9), rule="FREQ=MONTHLY")
    overlays.add_date(planner, "Own", draft)

    assert between(planner, date(2027, 7, 5), date(2027, 7, 6)) == [(date(2027, 7, 1), date(2027, 7, 9))]


def test_occurrences_that_are_left_out_are_none(planner):
    draft = day(date(2027, 5, 1), rule="FREQ=MONTHLY;COUNT=3", left_out=(datetime(2027, 6, 1),))
    overlays.add_date(planner, "Own", draft)

    assert [first for first, _ in between(planner, date(2027, 1, 1), date(2027, 12, 31))] == [
        date(2027, 5, 1),
        date(2027, 7, 1),
    ]


def test_calls_for_papers_are_found_by_the_day_they_end(planner):
    overlays.add_date(planner, "Own", day(date(2027, 10, 1), title="Late", cfp_until=date(2027, 4, 8)))
    overlays.add_date(planner, "Own", day(date(2027, 9, 1), title="Soon", cfp_until=date(2027, 3, 9)))
    overlays.add_date(planner, "Own", day(date(2027, 9, 1), title="Over", cfp_until=date(2027, 3, 8)))

    assert [each.of.title for each in overlays.calls(planner, 30)] == ["Soon", "Late"]


def test_a_hidden_overlay_calls_for_nothing(planner):
    overlays.add_date(planner, "Own", day(date(2027, 10, 1), cfp_until=date(2027, 4, 8)))
    overlays.change(planner, own(planner), shown=False)

    assert overlays.calls(planner, 30) == []


def test_two_overlays_are_never_called_alike(planner):
    overlays.create(planner, OverlayDraft(name="Años"))

    with pytest.raises(Invalid) as refused:
        overlays.create(planner, OverlayDraft(name="anos"))
    assert list(refused.value.fields) == ["name"]


def test_an_overlay_may_keep_its_name_in_other_letters(planner):
    overlays.create(planner, OverlayDraft(name="años"))
    overlays.change(planner, overlays.listing(planner)[0].overlay, name="Años", colour=Colour.SKY)

    (kept,) = overlays.listing(planner)
    assert (kept.overlay.name, kept.overlay.colour) == ("Años", Colour.SKY)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_name_has_some_letters_and_not_too_many(planner, name):
    with pytest.raises(Invalid):
        overlays.create(planner, OverlayDraft(name=name))


def test_an_older_version_is_not_written_over(planner, at):
    overlays.create(planner, OverlayDraft(name="Own"))
    seen = own(planner)
    overlays.change(at("leo"), seen, shown=False)

    with pytest.raises(Conflict):
        overlays.change(planner, seen, colour=Colour.SKY)


def test_removing_takes_the_dates_along_and_undo_brings_all_back(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20)))
    overlays.add_date(planner, "Own", day(date(2027, 5, 27)))
    overlays.remove(planner, [own(planner)])
    gone = between(planner, date(2027, 1, 1), date(2027, 12, 31))
    history.undo(planner)

    assert gone == []
    assert len(between(planner, date(2027, 1, 1), date(2027, 12, 31))) == 2
    assert len(overlays.dates(planner, own(planner))) == 2


def test_a_single_date_can_be_changed_and_taken_out(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20)))
    (there,) = overlays.dates(planner, own(planner))
    overlays.change_date(planner, there, day(date(2027, 5, 21), title="PyDay Chile"))
    (changed,) = overlays.dates(planner, own(planner))
    overlays.remove_dates(planner, [changed])

    assert (changed.title, changed.first_day) == ("PyDay Chile", date(2027, 5, 21))
    assert overlays.dates(planner, own(planner)) == []


def test_nothing_chosen_is_said(planner):
    with pytest.raises(NotFound):
        overlays.remove(planner, [])
    with pytest.raises(NotFound):
        overlays.remove_dates(planner, [])


def test_a_date_of_more_than_a_year_is_refused(planner):
    with pytest.raises(Invalid) as refused:
        overlays.add_date(planner, "Own", day(date(2027, 5, 20), date(2028, 5, 29)))
    assert list(refused.value.fields) == ["end"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "\x1b]8;;http://x\x07"])
def test_only_links_that_do_not_act_are_kept(planner, link):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20), url=link, cfp_url=link))
    (there,) = overlays.dates(planner, own(planner))

    assert (there.url, there.cfp_url) == ("", "")


def test_what_a_terminal_would_obey_is_left_out(planner):
    overlays.add_date(planner, "Own\x1b[2J", day(date(2027, 5, 20), title="Py\x1b[31mDay\x07\u202e"))

    (each,) = overlays.occasions(planner, date(2027, 1, 1), date(2027, 12, 31))
    assert (each.of.title, each.overlay.name) == ("PyDay", "Own")


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),
    st.booleans(),
)
def test_a_date_as_it_is_kept_never_ends_before_it_begins(start, end, all_day):
    kept = cleaned_date(OtherDateDraft(title="x", start=start, end=end, all_day=all_day))

    assert kept.start <= kept.end
    assert cleaned_date(kept) == kept
    assert not all_day or (kept.start.time(), kept.end.time()) == (time(), time())


def test_a_date_finds_its_overlay_gone(planner, at):
    overlays.create(planner, OverlayDraft(name="Own"))
    seen = own(planner)
    overlays.remove(at("leo"), [seen])

    with pytest.raises(Conflict):
        overlays.add_date(planner, seen, day(date(2027, 5, 20)))
    assert overlays.listing(planner) == []


def test_several_are_shown_and_hidden_as_one_step(planner):
    for name in ("Own", "Others"):
        overlays.create(planner, OverlayDraft(name=name))
    overlays.show(planner, [each.overlay for each in overlays.listing(planner)], shown=False)
    assert [each.overlay.shown for each in overlays.listing(planner)] == [False, False]

    history.undo(planner)
    assert [each.overlay.shown for each in overlays.listing(planner)] == [True, True]


def test_a_hidden_overlay_can_be_looked_into(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20)))
    overlays.change(planner, own(planner), shown=False)
    first, last = date(2027, 1, 1), date(2027, 12, 31)

    assert overlays.occasions(planner, first, last) == []
    assert [each.first_day for each in overlays.of_overlay(planner, own(planner), first, last)] == [date(2027, 5, 20)]


def test_a_rule_that_makes_no_sense_hides_nothing_else(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20), rule="FREQ=NEVER"))
    overlays.add_date(planner, "Own", day(date(2027, 6, 1)))

    assert [first for first, _last in between(planner, date(2027, 1, 1), date(2027, 12, 31))] == [
        date(2027, 5, 20),
        date(2027, 6, 1),
    ]


def test_showing_and_hiding_is_said_in_spanish(planner):
    overlays.add_date(planner, "Own", day(date(2027, 5, 20)))
    hidden = overlays.show(planner, [own(planner)], shown=False)
    shown = overlays.show(planner, [own(planner)], shown=True)
    catalogue.use("es")

    said = [catalogue.words(change.label) for change in (hidden, shown)]
    assert said == ["Se ocultó la capa “Own”", "Se mostró la capa “Own”"]
