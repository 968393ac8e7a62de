"""Budgets on paper, for the tests of how they are written."""

from collections import defaultdict
from datetime import date

from eventplanner.domain.budget.drivers import Flow
from eventplanner.domain.budget.entries import Entry
from eventplanner.domain.budget.figures import Figures, total
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.summary import BudgetSummary, CategoryLine, EntryOut, LineOut
from eventplanner.domain.budget.year_budget import MonthOfCash

TODAY = date(2027, 3, 9)
HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "<script>alert(1)</script>",
    "</style><img src=http://e.example/x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    "](javascript:alert(1)) ![x](http://e.example/x.png)",
    "a | b \\| c `d` **e** ~~f~~ &lt;g&gt; #h",
    "x" * 300,
)
"""Names that would rather be something else."""


def line(id, name="Arriendo", planned=1000, flow=Flow.EXPENSE, category="venue", **said):
    """A plain amount in pesos, of which half is paid, unless something else is said."""
    own = {"amount": planned, "currency": "CLP", "planned": planned, "forecast": planned, "paid": planned // 2}
    return BudgetLine(id=id, version=1, name=name, flow=flow, category=category, **(own | said))


def entry(id, of=1, amount=500, **said):
    return Entry(id=id, version=1, budget_line_id=of, amount=amount, **({"currency": "CLP", "base": amount} | said))


def summary(lines, entries=(), parties=(), **said):
    """Of an event, with everything summed; `parties` are those of the lines."""
    names = [*parties, *[""] * len(lines)]
    out = [LineOut(each, "DevConf", name) for each, name in zip(lines, names, strict=False)]
    sums = defaultdict(Figures)
    for each in out:
        key = each.line.flow, each.line.category
        sums[key] = sums.get(key, Figures(flow=each.line.flow)) + each.figures
    own = {
        "title": "DevConf",
        "today": TODAY,
        "currency": "CLP",
        "expenses": total(each.figures for each in out),
        "incomes": total((each.figures for each in out), Flow.INCOME),
        "categories": [CategoryLine(category, figures) for (_flow, category), figures in sums.items()],
        "lines": out,
        "entries": [EntryOut(each, "Arriendo", "DevConf", "Teatro") for each in entries],
        "cash": [MonthOfCash(date(2027, 3, 1), 10, 20, 30, 40), MonthOfCash(date(2027, 4, 1), 0, 5, 0, 0)],
    }
    return BudgetSummary(**(own | said))


PLAIN = summary(
    [
        line(1, "Arriendo", 1_550_000, committed=1_600_000, actual=1_600_000, forecast=1_600_000),
        line(2, "Catering", 390_000, category="catering", amount=None, unit_price=6_500, quantity=60_000),
        line(3, "Streaming", 1_141_075, category="av", amount=1_200_50, currency="USD", vat=19_000),
        line(4, "Oro", 3_000_000, Flow.INCOME, "sponsorship"),
    ],
    [entry(1, amount=1_600_000, number="8812", day=date(2027, 3, 2), due=date(2027, 4, 1))],
    ["Teatro Oriente", "La Mesa"],
)
