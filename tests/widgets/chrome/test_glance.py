"""A few drawn lines that may not all have room."""

from eventplanner.widgets.chrome.glance import Glance


def glance(count: int) -> Glance:
    shown = Glance()
    shown.show(lambda width: [[(f"row {n}"[:width], "")] for n in range(count)])
    return shown


def texts(shown: Glance, height: int) -> list[str]:
    return ["".join(text for text, _ in row) for row in shown.rows(20, height)]


def test_what_has_room_is_shown_whole() -> None:
    assert texts(glance(3), 3) == ["row 0", "row 1", "row 2"]


def test_what_has_no_room_is_counted_in_the_last_line() -> None:
    assert texts(glance(5), 3) == ["row 0", "row 1", "▼ 3 more"]


def test_the_keys_go_through_what_has_no_room_and_not_beyond() -> None:
    shown = glance(5)
    shown.action_move(1)
    assert texts(shown, 3) == ["row 1", "row 2", "▼ 2 more"]
    shown.action_move(1000)
    assert texts(shown, 3) == ["row 2", "row 3", "row 4"]
    shown.action_move(-1000)
    assert texts(shown, 3)[0] == "row 0"
