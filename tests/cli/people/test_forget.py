import io
from argparse import Namespace
from contextlib import ExitStack

import pytest

from eventplanner.cli.people import forget
from eventplanner.domain.base.errors import NotFound
from eventplanner.domain.people.people import PERSON
from eventplanner.services.base import upkeep
from eventplanner.services.records import records
from kit import NOW


@pytest.fixture
def ana(planner):
    said = {"name": "Ximena Zúñiga", "email": "x@secreto.cl"}
    change = records.create(planner, PERSON, records.read(planner, PERSON, said, PERSON.blank()))
    return records.added(planner, PERSON, change)


def run(path, id, *, yes):
    with ExitStack() as stack:
        return forget.run(Namespace(db=path, read_only=False, at_the_end=stack, id=id, yes=yes))


def test_who_does_not_agree_forgets_nobody(planner, path, ana, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert run(path, ana.id, yes=False) == forget.REFUSED
    assert "Ximena Zúñiga" in capsys.readouterr().err
    assert len(records.every(planner, PERSON)) == 1


def test_somebody_is_forgotten_and_the_backups_that_hold_her_are_named(planner, path, ana, capsys):
    upkeep.backup(path, None, NOW)
    assert run(path, ana.id, yes=True) in {None, 0}
    said = capsys.readouterr().out
    assert records.every(planner, PERSON) == []
    assert "Zúñiga" not in said
    assert said.splitlines()[0] == f"Forget person #{ana.id}"
    assert "backups" in said.splitlines()[-1]
    assert said.splitlines()[1].startswith("2 backups still hold")
    with pytest.raises(NotFound):
        run(path, 99, yes=True)
