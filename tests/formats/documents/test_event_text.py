from datetime import UTC, date, datetime

from eventplanner.domain.events.events import Event, Format, Status
from eventplanner.formats.documents import events
from eventplanner.formats.documents.writing import write
from eventplanner.i18n import catalogue

AT = datetime(2027, 1, 1, tzinfo=UTC)
TODAY = date(2027, 3, 9)


def event(title, **said):
    own = {
        "id": 1,
        "version": 1,
        "uid": "u",
        "sequence": 0,
        "created_at": AT,
        "updated_at": AT,
        "status": Status.CONFIRMED,
    }
    return Event(**own | said, title=title)


EVENTS = [
    event(
        "Meetup",
        start=datetime(2027, 3, 12, 18, 30),
        end=datetime(2027, 3, 12, 21),
        venue="Providencia",
        lead="Ana",
        notes="secret",
    ),
    event(
        "Webinar",
        start=datetime(2027, 3, 18, 10),
        end=datetime(2027, 3, 18, 11),
        format=Format.VIRTUAL,
        url="https://meet.example/x",
    ),
    event(
        "Conf",
        start=datetime(2027, 3, 19),
        end=datetime(2027, 3, 20),
        all_day=True,
        format=Format.HYBRID,
        status=Status.PLANNED,
    ),
    event("Off", start=datetime(2027, 4, 1), end=datetime(2027, 4, 1), all_day=True, status=Status.CANCELLED),
    event("Some day", status=Status.IDEA),
]


def test_text_to_paste_into_a_chat_goes_week_by_week():
    assert write(events.by_week(EVENTS, TODAY), "text").decode() == (
        "This week\n"
        "• Fri 12 Mar 18:30–21:00 · Meetup\n"
        "  Providencia\n"
        "\n"
        "Week of 15 Mar to 21 Mar 2027\n"
        "• Thu 18 Mar 10:00–11:00 · Webinar\n"
        "  https://meet.example/x\n"
        "• 19–20 Mar · Conf (to be confirmed)\n"
        "  hybrid\n"
        "\n"
        "Week of 29 Mar to 4 Apr 2027\n"
        "• Thu 1 Apr · CANCELLED: Off\n"
        "\n"
        "Date to be announced\n"
        "• Some day (to be confirmed)\n"
    )


def test_markdown_has_a_table_for_each_month():
    catalogue.use("en")
    assert write(events.by_month(EVENTS[2:]), "md").decode().splitlines()[:6] == [
        "## March 2027",
        "",
        "| When | Title | Kind | Where | Status |",
        "| --- | --- | --- | --- | --- |",
        "| 19–20 Mar | Conf | meetup | hybrid | planned |",
        "",
    ]


def test_a_title_is_never_markdown_of_its_own():
    hostile = event(
        "[x](javascript:y) | <b>*z*</b> ![i](u) `c`",
        start=datetime(2027, 3, 12),
        end=datetime(2027, 3, 12),
        all_day=True,
    )
    assert (
        r"\[x\](javascript:y) \| \<b\>\*z\*\</b\> !\[i\](u) \`c\`" in write(events.by_month([hostile]), "md").decode()
    )


def test_no_events_are_a_sentence():
    assert (write(events.by_week([], TODAY), "text").decode(), write(events.by_month([]), "md").decode()) == (
        "No events.\n",
        "No events.\n",
    )


def test_a_place_that_nobody_has_named_is_left_empty():
    plain = event("Meetup", start=datetime(2027, 3, 12, 18), end=datetime(2027, 3, 12, 20))
    table = write(events.by_month([plain]), "md").decode()
    assert "| Meetup | meetup |  | confirmed |" in table
