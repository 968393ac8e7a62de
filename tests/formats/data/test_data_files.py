"""Data files: words of a language over those of English, and all of them in the package."""

from eventplanner.formats.data.data_files import merged, table, words


def test_words_of_a_language_come_before_the_english():
    assert words("checklists", "es")["conference"]["title"] == "Conferencia"
    assert words("checklists", "en") == table("checklists", "en")


def test_a_language_without_a_file_has_the_english_words():
    assert words("checklists", "xx") == words("checklists", "en")


def test_tables_are_merged_at_all_depths():
    english = {"title": "Talk", "tasks": {"room": "Book the room", "page": "Publish the page"}}

    assert merged(english, {"tasks": {"room": "Reservar la sala"}}) == {
        "title": "Talk",
        "tasks": {"room": "Reservar la sala", "page": "Publish the page"},
    }
    assert english["tasks"] == {"room": "Book the room", "page": "Publish the page"}


def test_a_value_gives_way_to_a_table_and_a_table_to_a_value():
    assert merged({"a": 1, "b": {"c": 2}}, {"a": {"d": 3}, "b": 4}) == {"a": {"d": 3}, "b": 4}
