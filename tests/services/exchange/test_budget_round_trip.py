"""Our own files of a budget come back as they went out, in every form and language."""

import pytest

from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.domain.budget.categories import Category, category_of
from eventplanner.domain.budget.drivers import Driver, Flow
from eventplanner.domain.budget.lines import BUDGET_LINE, BudgetLineDraft
from eventplanner.domain.events.events import EventDraft
from eventplanner.domain.people.people import ORGANISATION
from eventplanner.i18n import catalogue
from eventplanner.i18n.language import LANGUAGES, translated
from eventplanner.services.budget import budget_export
from eventplanner.services.events import events
from eventplanner.services.exchange.budget_import import BudgetImporting
from eventplanner.services.exchange.importing import carry_out, preview
from eventplanner.storage.queries import records as queries

LINES = [
    BudgetLineDraft(name="Arriendo", amount=1_500_000, vat=19_000, cost_centre="devrel"),
    BudgetLineDraft(name="Catering", driver=Driver.ATTENDEE, quantity=1000, unit_price=4_500, vat=0),
    BudgetLineDraft(name="Café", driver=Driver.IN_PERSON, quantity=2500, unit_price=1_200, category="catering"),
    BudgetLineDraft(
        name="Poleras", quantity=120_000, unit_price=8_500, vat=19_500, notes="algodón\n\nsin logo; ojo, azul"
    ),
    BudgetLineDraft(name="Staff", driver=Driver.STAFF, unit_price=900, amount=50_000),
    BudgetLineDraft(name="Licencias", amount=1_234_50, currency="USD", category="licences"),
    BudgetLineDraft(name="Sala", amount=485_000, currency="CLF", category="venue"),
    BudgetLineDraft(name="Descuento", amount=-125_000, category="other"),
    BudgetLineDraft(name="Total station", amount=77_000, category="Topografía"),
    BudgetLineDraft(name="Resultado", amount=1, category="other"),
    BudgetLineDraft(name="=Neto", amount=0, category="other"),
    BudgetLineDraft(name="Dos", amount=100, category="other"),
    BudgetLineDraft(name="Speaker tickets", amount=300_000, category="travel"),
    BudgetLineDraft(name="Oro", flow=Flow.INCOME, amount=8_000_000, level="gold", category="sponsorship"),
    BudgetLineDraft(name="Entradas", flow=Flow.INCOME, driver=Driver.ATTENDEE, unit_price=15_000, category="tickets"),
    BudgetLineDraft(name="Devolución", flow=Flow.INCOME, amount=-10_000, category="other"),
]


def lines_of(planner, event_id):
    kept = [BUDGET_LINE.draft_of(line) for line in queries.of(planner.store, BUDGET_LINE, event_id)]
    return [revised(draft, event_id=None) for draft in sorted(kept, key=lambda draft: draft.name)]


def made(planner, title):
    return events.added(planner, events.create(planner, EventDraft(title=title))).id


@pytest.fixture
def sent(planner):
    first = made(planner, "Uno")
    with planner.write(Message("lines")) as writing:
        party = writing.add(ORGANISATION.name, {"name": "Audio, luz y “son”"})
        for draft in LINES:
            drafted = revised(draft, event_id=first, organisation_id=party if draft.level else None)
            writing.add(BUDGET_LINE.name, queries.stored(BUDGET_LINE, BUDGET_LINE.checked(drafted, "CLP")))
    return first


@pytest.mark.parametrize("form", ["csv", "csv-es", "xlsx"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_budget_comes_back_as_it_went_out(planner, sent, form, language):
    catalogue.use(language)
    data = budget_export.export_budget(planner, form, event_id=sent)
    second = made(planner, "Dos")
    found = preview(planner, BudgetImporting(event_id=second), data)
    assert (found.result.rejected, found.checks) == ((), ())
    carry_out(planner, found)
    assert lines_of(planner, second) == lines_of(planner, sent)
    again = preview(planner, BudgetImporting(event_id=second), data)
    assert (again.result.unchanged, again.result.written) == (len(LINES), 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_our_tables_are_read_back(language):
    for category in Category:
        assert category_of(translated(category.label, language)) == category
