#!/bin/sh
# SQLAlchemy 2.1.9 with SQLite: a savepoint hides that the disk is full.
#
# Version    sqlalchemy 2.1.9, SQLite 3.40.1 (Python 3.11, Linux)
# Behaviour  When a file can grow no further, SQLite answers SQLITE_FULL and may undo the whole transaction by itself. A
#            Session that joined the connection with join_transaction_mode="create_savepoint" then rolls back to its
#            savepoint, which went with the transaction. The error that reaches the caller is that of the rollback.
# Here       Rows are added, each in such a session, to a file that is limited to 100 pages by PRAGMA max_page_count.
#            expected: database or disk is full
#            seen:     no such savepoint: sa_savepoint_N
#
# Needs python3 with venv, and the package index. Ends with 0 while the behaviour is as it is described here, with 1
# once the reason is told, with 2 if something else is seen.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install sqlalchemy==2.1.9

cat > "$place/full.py" <<'PYTHON'
"""Fills a small file within one transaction, a savepoint a row; prints what is raised."""

import sqlite3
import sys

import sqlalchemy
from sqlalchemy.orm import Session

engine = sqlalchemy.create_engine(f"sqlite:///{sys.argv[1]}")


@sqlalchemy.event.listens_for(engine, "connect")
def limit(connection, _):
    # Transactions begin where SQLAlchemy says so, and pages are written before the commit.
    connection.isolation_level = None
    connection.execute("PRAGMA max_page_count = 100")
    connection.execute("PRAGMA cache_size = 5")


@sqlalchemy.event.listens_for(engine, "begin")
def begin(connection):
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def fill():
    with engine.begin() as connection:
        while True:
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                session.execute(sqlalchemy.text("INSERT INTO row VALUES (randomblob(3000))"))
                session.commit()


with engine.begin() as connection:
    connection.exec_driver_sql("CREATE TABLE row (content)")
try:
    fill()
except sqlalchemy.exc.DBAPIError as error:
    print(f"sqlalchemy {sqlalchemy.__version__}, SQLite {sqlite3.sqlite_version}")
    print(f"seen       {error.orig}")
PYTHON

seen=$("$place/venv/bin/python" "$place/full.py" "$place/small.db")
echo "$seen"
case $seen in
    *"no such savepoint"*) exit 0 ;;
    *"disk is full"*) echo "the reason is told now" >&2; exit 1 ;;
    *) echo "neither what was described nor what was expected" >&2; exit 2 ;;
esac
