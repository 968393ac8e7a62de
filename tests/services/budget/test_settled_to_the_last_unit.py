"""Orders, invoices and payments in any amounts: settled to the last unit, whatever the tax and the parts they come in."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.belonging import Ledger, belonging
from eventplanner.domain.budget.conversion import Rates
from eventplanner.domain.budget.entries import Entry, EntryDraft
from eventplanner.domain.budget.entry_kinds import EntryKind
from eventplanner.domain.budget.lines import BudgetLine
from eventplanner.domain.budget.settling import figures_of
from eventplanner.domain.budget.tax import gross_of
from eventplanner.services.budget.belonging import taxed
from eventplanner.services.budget.entries import as_entry

DAY = date(2027, 3, 9)
RATES = Rates("CLP")
VATS = [0, 10_500, 16_000, 19_000, 21_000, 22_000]


def empty(vat: int, *, is_gross: bool) -> Ledger:
    line = BudgetLine(id=1, version=1, name="Sonido", event_id=1, currency="CLP", vat=vat)
    return Ledger(line, (), RATES, is_gross=is_gross)


def typed(ledger: Ledger, kind: EntryKind, **amounts: int) -> Ledger:
    """The ledger with one more entry, in its place as a typed line would put it."""
    said = {"amount": amounts.get("gross"), **amounts}
    draft = EntryDraft(kind=kind, budget_line_id=1, currency="CLP", day=DAY, **said)
    place = belonging(draft, ledger)
    assert not place.several
    settles = place.to.entry.id if place.to else None
    draft = taxed(revised(draft, settles_id=settles), ledger, place.to)
    new: Entry = revised(as_entry(draft), id=len(ledger.entries) + 1)
    return revised(ledger, entries=(*ledger.entries, new))


@st.composite
def parts(draw: st.DrawFn, whole: int) -> list[int]:
    """A sum in up to four parts, none of them nothing."""
    cuts = sorted(draw(st.sets(st.integers(1, whole - 1), max_size=3))) if whole > 1 else []
    return [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]


@given(st.data(), st.integers(2, 10**10), st.sampled_from(VATS), st.booleans())
def test_an_invoice_that_is_paid_in_parts_is_paid(data: st.DataObject, net: int, vat: int, is_gross: bool) -> None:
    ledger = typed(empty(vat, is_gross=is_gross), EntryKind.INVOICE, amount=net)
    whole = net if is_gross else gross_of(net, vat)
    paid = data.draw(parts(whole))
    for n, part in enumerate(paid):
        (due,) = ledger.dues()
        assert due.gross == whole - sum(paid[:n])
        ledger = typed(ledger, EntryKind.PAYMENT, gross=part)
    assert ledger.dues() == []
    assert sum(map(ledger.gross, ledger.entries[1:])) == whole
    assert figures_of(ledger.groups())[:3] == (net, net, net)


@given(st.data(), st.integers(2, 10**10), st.sampled_from(VATS))
def test_an_order_that_is_invoiced_in_parts_is_one_sum(data: st.DataObject, net: int, vat: int) -> None:
    ledger = typed(empty(vat, is_gross=False), EntryKind.COMMITMENT, amount=net)
    invoiced = 0
    for part in data.draw(parts(net)):
        ledger = typed(ledger, EntryKind.INVOICE, amount=part)
        invoiced += part
        # Paid as it comes, so that no two invoices alike are open.
        ledger = typed(ledger, EntryKind.PAYMENT, gross=gross_of(part, vat))
        assert figures_of(ledger.groups())[:3] == (net, invoiced, invoiced)
    assert ledger.dues() == []


@given(st.integers(2, 10**10), st.integers(1, 10**10), st.sampled_from(VATS))
def test_a_credit_note_and_a_payment_come_to_the_invoice(net: int, credited: int, vat: int) -> None:
    credited = min(credited, net - 1)
    ledger = typed(empty(vat, is_gross=False), EntryKind.INVOICE, amount=net)
    ledger = typed(ledger, EntryKind.CREDIT_NOTE, amount=credited)
    (due,) = ledger.dues()
    ledger = typed(ledger, EntryKind.PAYMENT, gross=due.gross)
    assert ledger.dues() == []
    assert figures_of(ledger.groups())[:3] == (net - credited,) * 3
