"""The direction of the amounts of somebody's budget, by what names and signs say of it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from eventplanner.domain.base.text import Message, fold
from eventplanner.domain.budget.categories import Category, category_of, hinted
from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.parsing.values import Unreadable

_IN_CATEGORIES = frozenset({Category.SPONSORSHIP, Category.TICKETS, Category.CONTRIBUTION})
_IN = re.compile(
    r"\b(?:incomes?|ingresos?|revenues?|recaudacion(?:es)?|ticket sales?|ventas? de (?:entradas|tickets|inscripciones))\b"
    r"|^(?:sponsorships?|auspicios?|patrocinios?|donations?|donacion(?:es)?|donativos?|grants?|aportes?|subsidios?"
    r"|subvencion(?:es)?|crowdfunding)\b"
    r"|^(?:entradas?|tickets?|inscripcion(?:es)?|registrations?)(?: (?:fees?|general(?:es)?|vip|early(?: bird)?|regular(?:es)?"
    r"|student(?:s)?|estudiantes?|anticipad[ao]s?|preventa|presencial(?:es)?|online))*$"
)
_MAY_BE_IN = re.compile(
    r"\b(?:sponsors?|sponsorships?|auspicio|auspiciador(?:es)?|patrocinios?|patrocinador(?:es)?|donations?|donacion(?:es)?|tickets?|entradas?"
    r"|inscripcion(?:es)?|registrations?|grants?|aportes?)\b"
)
_TAKES_BACK = re.compile(
    r"\b(?:descuentos?|discounts?|rebajas?|rebates?|nota de credito|credit notes?|devolucion(?:es)?|refunds?|reembolsos?"
    r"|bonificacion(?:es)?)\b"
)
_WORDS_IN = re.compile(
    r"income|ingreso|inflow|revenue|funding|aporte|auspicio|sponsor|haber|abono|entrada|donation|donacion|credit"
)
_WORDS_OUT = re.compile(r"expen|cost|gasto|egreso|outflow|debe|cargo|spend|salida|compra|debit")


class Sort(StrEnum):
    """Directions that a name may suggest."""

    INCOME = "income"
    EXPENSE = "expense"
    UNSAID = "unsaid"
    EITHER = "either"
    """It has a word of incomes in it: `Speaker tickets`."""


class Directed(Struct):
    """Amount of one row of which the direction is to be found."""

    name: str
    sign: int = 0
    """1, 0 or -1."""
    minor: int = 0
    currency: str = ""
    flow: Flow | None = None
    """As a column, a heading, a section or a total says."""
    is_exact: bool = False
    """A column says it of this very row."""
    is_two_ways: bool = False
    """The heading says what a minus means."""
    problem: Message | None = None
    takes_back: bool = False
    """Lessens the amounts of its direction."""


def flow_said(text: str) -> Flow:
    """Returns the direction that the word of a column means. Raises Unreadable: a guess would turn a sum round."""
    plain = fold(text)
    into, out = _WORDS_IN.search(plain), _WORDS_OUT.search(plain)
    if bool(into) != bool(out):
        return Flow.INCOME if into else Flow.EXPENSE
    raise Unreadable(Message("neither an income nor an expense: “{text}”", {"text": text}))


def sort_of(name: str) -> Sort:
    """Returns the direction that a name suggests."""
    plain = fold(name)
    hints = hinted(name)
    if _IN.search(plain) or category_of(name) in _IN_CATEGORIES:
        return Sort.INCOME
    if hints - _IN_CATEGORIES:
        return Sort.EXPENSE
    return Sort.EITHER if hints & _IN_CATEGORIES or _MAY_BE_IN.search(plain) else Sort.UNSAID


def direct(rows: Sequence[Directed]) -> None:
    """Gives each row its direction, and says whether a minus lessens; what cannot be told gets a problem."""
    open_rows = [row for row in rows if row.flow is None]
    for row in rows:
        if row.flow is not None:
            _keep(row)
    if open_rows:
        _by_names(open_rows)
    _hold_against_sums(rows)


def _keep(row: Directed) -> None:
    if row.sign >= 0:
        return
    if row.is_two_ways:
        row.flow = Flow.EXPENSE if row.flow is Flow.INCOME else Flow.INCOME
    elif not row.is_exact and row.flow is Flow.EXPENSE and sort_of(row.name) is Sort.INCOME:
        # Among costs, what comes in lessens them: `Registration fees -3.500`.
        row.flow = Flow.INCOME
    else:
        row.takes_back = True


def _by_names(rows: Sequence[Directed]) -> None:
    """Directions of one column of which nothing else says what its signs mean."""
    sorts = [(row, sort_of(row.name)) for row in rows]
    above = {sort for row, sort in sorts if row.sign >= 0}
    below = {sort for row, sort in sorts if row.sign < 0 and not _TAKES_BACK.search(fold(row.name))}
    has_both = any(row.sign > 0 for row in rows) and any(row.sign < 0 for row in rows)
    is_signed = (
        has_both and Sort.INCOME in above and not {Sort.INCOME, Sort.EITHER} & below and Sort.EXPENSE not in above
    )
    for row, sort in sorts:
        returned = bool(_TAKES_BACK.search(fold(row.name)))
        if is_signed and not (row.sign < 0 and returned):
            row.flow = Flow.INCOME if row.sign > 0 else Flow.EXPENSE
        elif row.sign >= 0:
            row.flow = Flow.INCOME if sort is Sort.INCOME else Flow.EXPENSE
            row.problem = asked(row.name) if sort is Sort.EITHER else None
        else:
            _below(row, sort, above, has_both=has_both, returned=returned)


def _below(row: Directed, sort: Sort, above: set[Sort], *, has_both: bool, returned: bool) -> None:
    """An amount below nothing where no sign is known to mean a direction."""
    row.flow = Flow.EXPENSE
    if not has_both:
        # All of them are below nothing, as expenses are in a list of movements.
        row.problem = None if sort in {Sort.EXPENSE, Sort.UNSAID} and not returned else asked(row.name)
    elif sort is Sort.INCOME and Sort.INCOME not in above:
        row.flow = Flow.INCOME
    elif returned and sort is not Sort.INCOME:
        row.takes_back = True
    elif (
        Sort.INCOME in above
        or sort in {Sort.INCOME, Sort.EITHER}
        or (sort is Sort.EXPENSE and Sort.EXPENSE not in above)
    ):
        row.problem = asked(row.name)
    else:
        row.takes_back = True


def _hold_against_sums(rows: Sequence[Directed]) -> None:
    """Amounts that are all below nothing are a way of writing; those that outweigh the others are asked about."""
    groups: dict[tuple[Flow | None, str], list[Directed]] = defaultdict(list)
    for row in rows:
        if row.sign and row.problem is None and not row.is_two_ways:
            groups[row.flow, row.currency].append(row)
    for group in groups.values():
        lessening = [row for row in group if row.takes_back]
        if not lessening:
            continue
        if len(lessening) == len(group) and not any(_TAKES_BACK.search(fold(row.name)) for row in group):
            for row in lessening:
                row.takes_back = False
        elif sum(row.minor if row.takes_back else abs(row.minor) for row in group) < 0 and len(lessening) < len(group):
            for row in lessening:
                row.problem = asked(row.name)


def asked(name: str) -> Message:
    """Returns the message that the direction of a line cannot be told."""
    return Message("“{name}” may be an income or an expense: write it in a column “Income or expense”", {"name": name})
