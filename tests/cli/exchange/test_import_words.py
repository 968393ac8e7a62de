"""Words of a table that nobody knows, and lines that are left out, on the command line."""

import io

import pytest

TABLE = "Fecha;Evento;Tipo\n12/03/2027;Charla con líderes;Desayuno\n19/03/2027;Taller de Rust;taller\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Tipo “Desayuno” is none of: meetup, workshop"),
        ("es", "Tipo “Desayuno” no es ninguno de: meetup, taller"),
    ],
)
def test_a_word_that_nobody_knows_is_named_with_the_option_that_gives_it_a_meaning(command, file, lang, said):
    refused = command("import", "events", file, lang=lang)
    assert refused.status == 1
    assert said in refused.err
    assert '--map "Tipo:Desayuno=…"' in refused.err
    assert command("list", "events", "--json").json == []


def test_a_meaning_is_taken_and_remembered(command, file):
    assert command("import", "events", file, "--map", "Tipo:Desayuno=meetup").status == 0
    assert [event["kind"] for event in command("list", "events", "--json").json] == ["meetup", "workshop"]
    assert command("import", "events", file).out == "0 added, 0 updated, 2 unchanged, 0 rejected.\n"


def test_a_meaning_that_is_none_is_refused(command, file):
    refused = command("import", "events", file, "--map", "Tipo:Desayuno=fiesta")
    assert (refused.status, "“fiesta” is none of" in refused.err) == (1, True)


def test_the_option_that_keeps_what_is_left_out_is_named(command, file, tmp_path):
    left = command("import", "events", file, "--skip-bad")
    assert (left.status, "--rejects FILE" in left.err) == (3, True)
    kept = command("import", "events", file, "--skip-bad", "--rejects", tmp_path / "bad.csv")
    assert (kept.status, "--rejects FILE" in kept.err) == (3, False)


def test_standard_input_is_a_file_like_others(command, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TABLE.encode())))
    said = command("import", "events", "-", "--map", "Tipo:Desayuno=-")
    assert said.out == "2 added, 0 updated, 0 unchanged, 0 rejected.\n"
