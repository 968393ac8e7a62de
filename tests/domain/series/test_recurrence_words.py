"""Recurrences in words, both languages always understood."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.parsing.scanner import TokenKind
from eventplanner.domain.series.recurrence_words import LONGEST, read_recurrence

TODAY = date(2027, 3, 9)  # a Tuesday
MARCH_TO_NOVEMBER = "BYMONTH=3,4,5,6,7,8,9,10,11"


def rule(text: str) -> str:
    read = read_recurrence(text, TODAY)
    assert read.rest == ""
    return read.rule


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("every day|daily|each day|cada día|todos los días|diario|a diario", "FREQ=DAILY"),
        ("every 3 days|cada 3 días|cada tres días|cada tercer día|every third day", "FREQ=DAILY;INTERVAL=3"),
        ("every other day|día por medio|cada dos días", "FREQ=DAILY;INTERVAL=2"),
        ("weekly|every week|semanal|cada semana|todas las semanas|once a week|una vez a la semana", "FREQ=WEEKLY"),
        (
            (
                "every Thursday|Thursdays|weekly on Thursdays|on Thursdays|Thursday|cada jueves|todos los jueves"
                "|los jueves|jueves|semanal los jueves|each Thu"
            ),
            "FREQ=WEEKLY;BYDAY=TH",
        ),
        (
            (
                "every other Tuesday|every second Tuesday|every 2nd Tuesday|cada dos martes|cada 2 martes|martes por medio"
                "|every 2 weeks on Tuesday|fortnightly on Tuesdays|cada 2 semanas los martes|quincenal, martes"
                "|cada segundo martes|every other week on Tuesday|cada quince días los martes"
            ),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        ),
        (
            (
                "every 2 weeks on Monday and Wednesday|cada dos semanas los lunes y los miércoles"
                "|biweekly on Mon & Wed|every two weeks on Mondays, Wednesdays"
            ),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
        ),
        (
            (
                "every weekday|weekdays|on weekdays|Monday to Friday|Mon-Fri|de lunes a viernes|todos los días de semana"
                "|lunes, martes, miércoles, jueves y viernes"
            ),
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        ),
        (
            (
                "every working day|todos los días hábiles|cada día laboral|every weekday except holidays"
                "|de lunes a viernes, excepto feriados"
            ),
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;X-WITHOUT=HOLIDAYS",
        ),
        (
            (
                "last weekday of each month|the last weekday of the month|monthly on the last weekday|last weekday"
                "|último día de semana de cada mes|el último día de semana del mes"
            ),
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        (
            (
                "last working day of each month|último día hábil de cada mes|el último día hábil del mes"
                "|last business day of the month|mensual, último día laboral"
            ),
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;X-WITHOUT=HOLIDAYS",
        ),
        (
            "tenth working day of each month|10th working day of the month|décimo día hábil de cada mes|10º día hábil de mes",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10;X-WITHOUT=HOLIDAYS",
        ),
        ("every 2 months on the last weekday", "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        (
            "every weekday except Friday|todos los días menos viernes, sábado y domingo|lunes a jueves",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH",
        ),
        ("third to last Thursday of each month|antepenúltimo jueves de cada mes", "FREQ=MONTHLY;BYDAY=-3TH"),
        ("every weekend|weekends|fines de semana|sábados y domingos|Sat-Sun", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("Friday to Monday|viernes a lunes", "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU"),
        (
            (
                "second Thursday of each month|2nd Thursday of the month|the second Thursday of every month|second Thursday"
                "|monthly on the second Thursday|every second Thursday of the month|segundo jueves de cada mes|2º jueves"
                "|el segundo jueves de mes|segundo jueves del mes|cada segundo jueves del mes|mensual, segundo jueves"
                "|2do jueves de todos los meses"
            ),
            "FREQ=MONTHLY;BYDAY=2TH",
        ),
        ("last Friday of the month|último viernes de mes|el último viernes de cada mes", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("second to last Friday of each month|penúltimo viernes de cada mes", "FREQ=MONTHLY;BYDAY=-2FR"),
        (
            (
                "first and third Tuesday|1st and 3rd Tuesday of each month|primer y tercer martes de cada mes"
                "|the first Tuesday and the third Tuesday of the month"
            ),
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
        ),
        (
            (
                "quarterly, first Wednesday|first Wednesday of each quarter|primer miércoles de cada trimestre"
                "|trimestral, primer miércoles|first Wednesday of January, April, July and October"
            ),
            "FREQ=MONTHLY;BYDAY=1WE;BYMONTH=1,4,7,10",
        ),
        ("last Friday of each quarter|último viernes de cada trimestre", "FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=3,6,9,12"),
        (
            (
                "first Monday of March, June and September|primer lunes de marzo, junio y septiembre"
                "|first Monday in Mar, Jun & Sep"
            ),
            "FREQ=MONTHLY;BYDAY=1MO;BYMONTH=3,6,9",
        ),
        (
            (
                "every 3 months on the first Monday|first Monday of every third month|first Monday every 3 months"
                "|primer lunes cada tres meses"
            ),
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
        ),
        (
            (
                "monthly on the 15th|on the 15th of each month|15th of every month|every month on the 15th|el 15 de cada mes"
                "|cada mes el 15|el día 15 de cada mes|los 15 de cada mes|el 15 del mes"
            ),
            "FREQ=MONTHLY;BYMONTHDAY=15",
        ),
        ("on the 1st and 15th of each month|los días 1 y 15 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("last day of the month|último día de cada mes|on the last day of each month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("first day of the month|el primer día de cada mes", "FREQ=MONTHLY;BYMONTHDAY=1"),
        (
            "15th of March, June and September|el 15 de marzo, junio y septiembre",
            "FREQ=MONTHLY;BYMONTHDAY=15;BYMONTH=3,6,9",
        ),
        ("half-yearly on the 15th|semestral el 15|every 6 months on the 15th", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15"),
        (
            (
                "yearly on 12 May|every year on May 12th|every 12 May|cada 12 de mayo|cada año el 12 de mayo|anual, 12 de mayo"
                "|todos los años el 12 de mayo"
            ),
            "FREQ=YEARLY;BYMONTHDAY=12;BYMONTH=5",
        ),
        (
            "every 2 years on the second Thursday of March|cada dos años, el segundo jueves de marzo",
            "FREQ=YEARLY;INTERVAL=2;BYDAY=2TH;BYMONTH=3",
        ),
        ("every Tuesday, 10 times|cada martes, 10 veces|Tuesdays for ten sessions", "FREQ=WEEKLY;BYDAY=TU;COUNT=10"),
        (
            (
                "second Thursday of each month, March to November|segundo jueves de cada mes, de marzo a noviembre"
                "|segundo jueves de cada mes entre marzo y noviembre|second Thursday of each month between March and November"
                "|second Thursday, Mar–Nov|segundo jueves de marzo a noviembre|second Thursday from March until November"
                "|second Thursday of each month except December, January and February"
                "|segundo jueves de cada mes salvo de diciembre a febrero"
            ),
            f"FREQ=MONTHLY;BYDAY=2TH;{MARCH_TO_NOVEMBER}",
        ),
        (
            "last Friday of the month, November to February|último viernes de mes, de noviembre a febrero",
            "FREQ=MONTHLY;BYDAY=-1FR;BYMONTH=1,2,11,12",
        ),
        (
            "every Tuesday except January and February|todos los martes, excepto enero y febrero",
            "FREQ=WEEKLY;BYDAY=TU;BYMONTH=3,4,5,6,7,8,9,10,11,12",
        ),
        (
            "Tuesdays, March to June and September to November|martes, de marzo a junio y de septiembre a noviembre",
            "FREQ=WEEKLY;BYDAY=TU;BYMONTH=3,4,5,6,9,10,11",
        ),
        ("RRULE:FREQ=MONTHLY;BYDAY=2TH|freq=monthly;byday=2th", "FREQ=MONTHLY;BYDAY=2TH"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
    ],
)
def test_a_recurrence_may_be_said_in_many_ways(texts, said):
    assert {text: rule(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), said)


@pytest.mark.parametrize(
    "text", ["", "dinner with friends", "3 times a week", "12 May", "Tuesday 0 times", "FREQ=HOURLY"]
)
def test_what_does_not_recur_is_no_rule(text):
    read = read_recurrence(text, TODAY)

    assert (read.rule, read.recurrence, read.begins) == ("", None, None)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("every Tuesday 19:00", time(19), None),
        ("todos los martes a las 19:30", time(19, 30), None),
        ("every Tuesday 7pm-9pm", time(19), time(21)),
        ("second Thursday of each month from 18:30 to 21:00, March to November", time(18, 30), time(21)),
        ("segundo jueves 19.30 de cada mes, de marzo a noviembre", time(19, 30), None),
        ("every Tuesday", None, None),
    ],
)
def test_a_time_may_stand_anywhere(text, begin, end):
    read = read_recurrence(text, TODAY)

    assert (read.begin, read.end, read.rest) == (begin, end, "")


@pytest.mark.parametrize(
    ("text", "first", "begins", "until"),
    [
        ("every Thursday", None, date(2027, 3, 11), None),
        ("every Tuesday", None, date(2027, 3, 9), None),
        ("every Thursday from 1 April until 30 June", date(2027, 4, 1), date(2027, 4, 1), date(2027, 6, 30)),
        ("todos los jueves del 2 de abril al 30 de junio", date(2027, 4, 2), date(2027, 4, 8), date(2027, 6, 30)),
        ("weekly on Thursdays from 4 March until 30 June", date(2027, 3, 4), date(2027, 3, 4), date(2027, 6, 30)),
        ("every Thursday from 4 March 2028", date(2028, 3, 4), date(2028, 3, 9), None),
        ("cada jueves desde el 1/4 hasta el 30/6", date(2027, 4, 1), date(2027, 4, 1), date(2027, 6, 30)),
        ("every Thursday starting on April 2, 2027", date(2027, 4, 2), date(2027, 4, 8), None),
        ("every Thursday from next Tuesday", date(2027, 3, 16), date(2027, 3, 18), None),
        ("cada jueves a partir de mañana", date(2027, 3, 10), date(2027, 3, 11), None),
        ("every Thursday until 30 June", None, date(2027, 3, 11), date(2027, 6, 30)),
        ("every Thursday from April", date(2027, 4, 1), date(2027, 4, 1), None),
        ("every Thursday from March", date(2027, 3, 9), date(2027, 3, 11), None),
        ("todos los jueves desde febrero", date(2028, 2, 1), date(2028, 2, 3), None),
        ("every Thursday until December", None, date(2027, 3, 11), date(2027, 12, 31)),
        ("todos los jueves hasta fines de febrero", None, date(2027, 3, 11), date(2028, 2, 29)),
        ("every Thursday from April 2027 to June 2028", date(2027, 4, 1), date(2027, 4, 1), date(2028, 6, 30)),
        ("every Thursday in 2028", date(2028, 1, 1), date(2028, 1, 6), date(2028, 12, 31)),
        ("second Thursday, March to November 2028", date(2028, 3, 1), date(2028, 3, 9), date(2028, 11, 30)),
        ("second Thursday, November to February 2027", date(2027, 11, 1), date(2027, 11, 11), date(2028, 2, 29)),
        ("second Thursday of each month, March to November", None, date(2027, 3, 11), date(2027, 11, 30)),
        ("first Thursday of each month, March to November", None, date(2027, 4, 1), date(2027, 11, 30)),
        ("first Monday of January, February and March", None, date(2028, 1, 3), date(2028, 3, 31)),
        ("last Friday of each month, November to February", None, date(2027, 11, 26), date(2028, 2, 29)),
        ("second Thursday of March every year", None, date(2027, 3, 11), None),
        ("second Thursday of each month, March to November, 20 times", None, date(2027, 3, 11), None),
        ("second Thursday of each month, except July", None, date(2027, 3, 11), None),
        ("yearly on 1 March", None, date(2028, 3, 1), None),
        ("quarterly, first Wednesday", None, date(2027, 4, 7), None),
        ("FREQ=WEEKLY;BYDAY=TH;UNTIL=20270630T120000Z", None, date(2027, 3, 11), date(2027, 6, 30)),
    ],
)
def test_it_begins_and_ends_as_was_said(text, first, begins, until):
    read = read_recurrence(text, TODAY)

    assert (read.first, read.begins, read.until, read.rest) == (first, begins, until, "")


def test_quarters_count_from_the_first_day_that_was_said():
    assert rule("quarterly on the 15th from 15 February") == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15"


def test_numbers_are_read_as_the_person_writes_dates():
    assert read_recurrence("every Thursday from 4/5", TODAY, day_first=False).first == date(2027, 4, 5)


def test_what_was_understood_is_shown_and_what_was_not_is_kept():
    read = read_recurrence("Python, every Tuesday 19:00 with pizza", TODAY)

    assert [(read.text[span.start : span.end], span.kind) for span in read.spans] == [
        ("every Tuesday", TokenKind.DATE),
        ("19:00", TokenKind.TIME),
    ]
    assert read.rest == "Python with pizza"


def test_hidden_words_say_nothing():
    read = read_recurrence("Friday Club every Tuesday", TODAY, hidden=[(0, 11)])

    assert (read.rule, read.rest) == ("FREQ=WEEKLY;BYDAY=TU", "Friday Club")


def test_of_a_text_without_end_nothing_is_understood():
    assert read_recurrence("every Tuesday " * LONGEST, TODAY).rule == ""


words = st.sampled_from(
    "every each other cada dos second segundo last último de of the del month mes Tuesday martes jueves y and , - a to"
    " March marzo noviembre from desde until hasta 15 15th 2027 10 times veces 19:00 año year quarterly trimestre except"
    " on los días week semana 4 5/6 first primer día in en \u00e9\u0301 ñ\u0000 RRULE:FREQ=WEEKLY;BYDAY=MO".split(" ")
)


@given(st.lists(words, max_size=25).map(" ".join) | st.text(), st.dates(date(1971, 1, 1), date(2190, 12, 31)))
def test_whatever_is_written_is_read_without_loss(text, today):
    read = read_recurrence(text, today)

    ends = [0, *(place for span in read.spans for place in (span.start, span.end)), len(read.text)]
    assert ends == sorted(ends)
    assert all(read.text[span.start : span.end].strip() for span in read.spans)
    said = "".join(read.text[span.start : span.end] for span in read.spans)
    assert sorted(set("".join((said + read.rest).split())) | set(" ,;.|·–—-")) == sorted(
        set(read.text) | set(" ,;.|·–—-")
    )
    assert read.begins is None or read.rule
