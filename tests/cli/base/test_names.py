"""The name of the settings in what commands write and say."""

from eventplanner.services.base import names, session
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel.store import Store


def test_a_command_that_writes_keeps_the_name_and_the_history_shows_it(command, path):
    session.change_preferences({"name": "Camila Rojas"})
    command("add", "Meetup 12 mar 2027")
    assert "Camila Rojas" in command("history").out
    first = command("history", "--json").json[0]
    assert first["who"] == "Camila Rojas"
    assert first["actor"] != "Camila Rojas"


def test_a_command_that_only_reads_keeps_no_name(command, path):
    command("add", "Meetup 12 mar 2027")
    session.change_preferences({"name": "Camila Rojas"})
    assert "Camila" not in command("history").out
    assert command("--read-only", "add", "Taller 13 mar 2027").status == 1
    store = Store(path)
    assert dict(names.shown(Planner(store, "leo"))) == {}
    store.close()


def test_settings_that_cannot_be_read_are_in_the_way_of_no_command(command, home):
    (home / "xdg_config_home" / "eventplanner").mkdir(parents=True)
    (home / "xdg_config_home" / "eventplanner" / "config.toml").write_text("name = [")
    assert command("add", "Meetup 12 mar 2027").status == 0
