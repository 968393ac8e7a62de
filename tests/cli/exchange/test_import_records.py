"""`import venues`, `import organisations`, `import resources`."""

import pytest

from services.exchange.test_records_import import ENGLISH, SPANISH


@pytest.mark.parametrize(("lang", "text"), [("en", ENGLISH), ("es", SPANISH)], ids=["en", "es"])
def test_venues_out_of_a_table(command, tmp_path, lang, text):
    file = tmp_path / "venues.csv"
    file.write_text(text, encoding="utf-8")
    dry = command("import", "venues", file, "--dry-run", "--json", lang=lang)
    assert dry.json == {"added": 2, "updated": 0, "unchanged": 0, "rejected": []}
    assert command("list", "venues", "--json").json == []
    said = command("import", "venues", file, lang=lang)
    assert (said.status, said.out) == (
        0,
        "2 added, 0 updated, 0 unchanged, 0 rejected.\n"
        if lang == "en"
        else "Agregados: 2, actualizados: 0, sin cambios: 0, rechazados: 0.\n",
    )
    assert [each["name"] for each in command("list", "venues", "--json").json] == ["Casa Central", "Sede Providencia"]


def test_bad_lines_are_left_out_and_listed(command, tmp_path):
    file, rejects = tmp_path / "firms.csv", tmp_path / "bad.csv"
    file.write_text("Company,E-mail\nAcme,acme at home\nSur,hola@sur.cl\n")
    refused = command("import", "organisations", file)
    assert refused.status == 1
    assert "line 2" in refused.err
    left = command("import", "organisations", file, "--skip-bad", "--rejects", rejects)
    assert (left.status, left.out) == (3, "1 added, 0 updated, 0 unchanged, 1 rejected.\n")
    assert rejects.read_text("utf-8-sig").splitlines()[0] == "line,reason,Company,E-mail"


def test_a_column_may_be_said(command, tmp_path):
    file = tmp_path / "things.csv"
    file.write_text("Thing,Pieces\nProjector,4\n")
    command("import", "resources", file, "--map", "Pieces=quantity")
    assert [(each["name"], each["quantity"]) for each in command("list", "resources", "--json").json] == [
        ("Projector", 4)
    ]


def test_a_kind_that_is_not_imported_is_no_noun(command):
    said = command("import", "gates", "gates.csv")
    assert said.status == 2
    assert "organisations,venues,resources" in said.err
