"""What a move would mean, in sentences."""

from datetime import date, timedelta

from eventplanner.domain.workspace.moving import preview_move, preview_moves
from eventplanner.domain.workspace.moving_messages import told, told_together
from eventplanner.domain.year.clash_calendar import Calendar
from eventplanner.i18n.catalogue import words
from year_values import event, fiestas_patrias

TODAY = date(2027, 3, 9)


def said(lines):
    return [(line.sign, [words(message) for message in line.sentences]) for line in lines]


def moved(one, days, events=(), occasions=(), language="en"):
    return said(told(preview_move(one, timedelta(days), Calendar([one, *events], occasions), TODAY), language))


def test_a_move_onto_a_holiday_says_so_as_a_reader_of_each_language_calls_it():
    one = event(1, "2027-09-10T18:30")

    assert moved(one, 7, occasions=fiestas_patrias())[0] == ("warning", ["A public holiday: National Holiday."])
    assert moved(one, 7, occasions=fiestas_patrias(), language="es")[0] == (
        "warning",
        ["A public holiday: Fiestas Patrias."],
    )


def test_a_move_off_a_holiday_says_that_nothing_new_is_in_the_way_and_what_is_left_behind():
    assert moved(event(1, "2027-09-17T18:30"), 14, occasions=fiestas_patrias()) == [
        ("done", ["Nothing new stands in its way."]),
        ("done", ["It leaves behind: A public holiday: National Holiday."]),
        ("becomes", ["Its hours stay: 18:30–21:00."]),
    ]


def test_what_is_left_behind_is_introduced_once():
    one, other = event(1, "2027-09-17T18:30"), event(2, "2027-09-17T19:00")

    assert moved(one, 14, [other], fiestas_patrias())[1] == (
        "done",
        ["It leaves behind: A public holiday: National Holiday.", "“Event 2” is at that time."],
    )


def test_the_past_comes_before_clashes():
    sign, sentences = moved(event(1, "2027-03-12T18:30"), -7, [event(2, "2027-03-05T19:00")])[0]

    assert (sign, sentences) == (
        "warning",
        ["It would have begun already, on Fri 5 Mar 2027.", "“Event 2” is at that time."],
    )


def test_an_event_that_is_not_moved_stays_where_it_is():
    assert moved(event(1), 0) == [("becomes", ["It stays where it is."])]


def test_of_several_the_gravest_clash_is_told_and_the_others_are_counted():
    one, other = event(1, "2027-09-10T18:30"), event(2, "2027-09-11T18:30", title="Two")
    previews = preview_moves([one, other], timedelta(7), Calendar([one, other], fiestas_patrias()), TODAY)

    assert said(told_together(previews, "en")) == [
        (
            "warning",
            ["2 new clashes, the gravest: “Event 1” falls on a public holiday: National Holiday, Fri 17 Sep 2027."],
        )
    ]


def test_of_several_that_leave_clashes_behind_they_are_counted():
    one, other = event(1, "2027-09-17T18:30"), event(2, "2027-09-18T18:30")
    previews = preview_moves([one, other], timedelta(21), Calendar([one, other], fiestas_patrias()), TODAY)

    assert said(told_together(previews, "en")) == [
        ("done", ["Nothing new stands in their way."]),
        ("done", ["2 clashes are left behind."]),
    ]
