"""What a command that moves an event says of what belongs to it."""

from eventplanner.domain.tasks.tasks import TASK
from eventplanner.services.records import records


def test_moving_an_event_names_what_follows_and_what_stays(command, planner):
    command("add", "event", "DevConf 15-16 apr 2032")
    for title, due in (("Sign", "T-30"), ("Pay", "2032-03-31"), ("Thank", "2032-04-12")):
        said = {"title": title, "due": due}
        records.create(planner, TASK, records.read(planner, TASK, said, TASK.blank(1)))

    said = command("set", "event", "1", "start=2032-04-08")

    assert (said.status, said.err.splitlines()) == (
        0,
        [
            "1 task on a date of its own would come only after the event: “Thank”.",
            "1 task moves along.",
            "2 tasks stay on their own dates: “Pay”, “Thank”.",
        ],
    )
    assert command("set", "event", "1", "title=DevConf 2").err == ""
