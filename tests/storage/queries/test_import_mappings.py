from uuid import UUID

from eventplanner.domain.base.text import Message
from eventplanner.storage.queries import import_mappings

SALT = "7d444840-9dc0-41d1-b245-5ffdce74fad2"


def test_a_form_is_remembered_with_its_columns_and_the_salt_of_the_plan(planner):
    assert (import_mappings.remembered(planner.store, "form"), import_mappings.salt(planner.store)) == (None, None)
    columns = {"Año": "date", "Qué": "title"}
    with planner.write(Message("Import")) as writing:
        writing.add("import_mapping", {"signature": "form", "columns": import_mappings.columns(columns), "salt": SALT})
    known = import_mappings.remembered(planner.store, "form")
    assert (known.version, known.columns, import_mappings.salt(planner.store)) == (1, columns, UUID(SALT))
    assert import_mappings.remembered(planner.store, "other") is None
