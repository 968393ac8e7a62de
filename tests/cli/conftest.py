"""The command line as a person types it, without a process of its own."""

import json
from dataclasses import dataclass

import pytest

from eventplanner.cli.main import run
from eventplanner.i18n import catalogue


@dataclass
class Said:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def command(path, capsysbinary, monkeypatch):
    """`command("list", "events")`; `lang` and `db` as options, the plan of the test otherwise."""
    monkeypatch.setenv("TZ", "America/Santiago")

    def carry_out(*words, lang="en"):
        catalogue.use(lang)
        try:
            status = run(["--db", str(path), *map(str, words)])
        except SystemExit as left:
            status = left.code
        captured = capsysbinary.readouterr()
        return Said(status, captured.out.decode(), captured.err.decode())

    return carry_out
