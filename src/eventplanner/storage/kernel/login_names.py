"""Table of the names that people set for others to see: what is asked of it and written to it, by login name."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from eventplanner.domain.base.text import clean_line, fold

Statement = tuple[str, Mapping[str, Any]]
# A name that is somebody's login name would be taken for hers.
READ = """
    SELECT login, name, EXISTS (SELECT 1 FROM journal WHERE actor = name AND actor <> login) AS is_login
    FROM login_name ORDER BY login
"""
ONE = "SELECT name FROM login_name WHERE login = :login"
_KEEP = """
    INSERT INTO login_name (login, name) VALUES (:login, :name) ON CONFLICT (login) DO UPDATE SET name = excluded.name
"""
_DROP = "DELETE FROM login_name WHERE login = :login"


def shown_of(rows: Iterable[Sequence[Any]]) -> dict[str, str]:
    """Returns what people see, by login name, of rows that `READ` gives; two of one name are told apart by their logins."""
    named = [(login, clean_line(name), is_login) for login, name, is_login in rows]
    counts = Counter(fold(name) for _login, name, _is_login in named)
    return {
        login: name if counts[fold(name)] == 1 and not is_login else f"{name} ({clean_line(login)})"
        for login, name, is_login in named
        if name
    }


def keeping(login: str, name: str) -> Statement:
    """Returns the statement that keeps a name, or forgets it where there is none."""
    return (_KEEP, {"login": login, "name": name}) if name else (_DROP, {"login": login})


def forget(run: Callable[..., list[Any]], texts: Collection[str]) -> None:
    """Erases the names that are these texts, within a change."""
    wanted = {fold(text) for text in texts}
    for row in run("SELECT login, name FROM login_name"):
        if fold(clean_line(row.name)) in wanted:
            run(_DROP, login=row.login)
