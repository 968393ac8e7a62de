"""The SQL that a session asks its plan, for tests that count it."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from eventplanner.storage.kernel import file


def listen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Statements on all connections that are opened for reading from now on, in turn."""
    statements: list[str] = []
    connect = file.connect

    def traced(path: Path, **options: Any) -> sqlite3.Connection:
        connection = connect(path, **options)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(file, "connect", traced)
    return statements


def selects(statements: list[str], table: str = "") -> list[str]:
    """Those that read rows, of one table if it is named."""
    read = [statement for statement in statements if statement.lstrip().startswith("SELECT")]
    return [statement for statement in read if f"FROM {table}" in statement]
