"""Filter of events as an SQL condition."""

from itertools import count
from typing import Any

from msgspec import Struct, field

from eventplanner.domain.events.filter import Contains, Filter, Lacks, OneOf, Starts, Tagged, Term, Test, Words
from eventplanner.storage.derived.row_keys import UNDATED

_EMPTY = {
    "start": f"start_key = '{UNDATED}'",
    "capacity": "capacity IS NULL",
    "capacity_online": "capacity_online IS NULL",
}
_TEXTS = frozenset({"venue", "lead", "series", "url", "audience", "goal", "tags", "notes", "geo"})


class WhereClause(Struct, frozen=True):
    """Condition of a WHERE clause with its parameters."""

    sql: str = "1"
    params: dict[str, Any] = field(default_factory=dict)


def where(wanted: Filter) -> WhereClause:
    """Agrees with `domain.event_filter.matches`."""
    params: dict[str, Any] = {}
    numbers = count()

    def bound(value: object) -> str:
        name = f"f{next(numbers)}"
        params[name] = value
        return f":{name}"

    def term(each: Term) -> str:
        either = " OR ".join(f"({test(one)})" for one in each.tests) or "0"
        return f"NOT ({either})" if each.negated else f"({either})"

    def test(one: Test) -> str:
        match one:
            case Words(text):
                return f"instr(words, {bound(text)}) > 0"
            case Contains(column, text):
                return f"instr({_key(column)}, {bound(text)}) > 0"
            case OneOf(column, values):
                return f"{_choice(column)} IN ({', '.join(bound(value) for value in sorted(values))})"
            case Tagged(tag):
                return f"instr(tags_key, {bound(f' {tag} ')}) > 0"
            case Starts(first, before):
                after = f"start_key >= {bound(first.isoformat())}" if first else "1"
                return f"{after} AND start_key < {bound(before.isoformat() if before else UNDATED)}"
            case Lacks(column):
                return _EMPTY.get(column) or f"{_text(column)} = ''"

    sql = " AND ".join(term(each) for each in wanted.terms)
    return WhereClause(sql or "1", params)


def _key(column: str) -> str:
    return {"venue": "venue_key", "lead": "lead_key", "series": "series_key"}[column]


def _choice(column: str) -> str:
    return {"kind": "kind", "format": "format", "status": "status"}[column]


def _text(column: str) -> str:
    if column not in _TEXTS:
        raise ValueError(column)
    return column
