"""The page of organisations: suppliers, sponsors, communities and whoever else is no person."""

from collections.abc import Sequence
from typing import Any, ClassVar

from eventplanner.domain.people.people import ORGANISATION, Organisation
from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base.parts import Held
from eventplanner.screens.people.columns import organisation_columns, organisation_entries
from eventplanner.screens.people.duplicate_actions import DuplicateActions
from eventplanner.screens.records.list_page import ListPage
from eventplanner.screens.records.record_import import RecordImport
from eventplanner.services.people import people
from eventplanner.widgets.lists.columns import Column
from eventplanner.widgets.lists.detail import DetailLine


class OrganisationsScreen(ListPage):
    """Page of organisations: relation, people, quotes."""

    KIND = ORGANISATION
    DEFAULT_CSS = "OrganisationsScreen.-wide #beside { width: 38%; max-width: 46; }"
    duplicates = Held(DuplicateActions)
    files = Held(RecordImport)
    SPEC = (N_("Organisations"), N_("Who works with us: suppliers, sponsors, communities, universities, the press."),
            N_("Banquetes Ñuñoa, Rosa Díaz #supplier rosa@banquetes.cl @Santiago"))  # fmt: skip
    SHOWS: ClassVar[frozenset[str]] = frozenset({"organisation", "person", "quote"})

    def columns(self, more: Any) -> Sequence[Column[Organisation]]:
        del more
        return organisation_columns()

    def entries(self, record: Organisation) -> Sequence[DetailLine]:
        return organisation_entries(record, people.of_organisation(self.desk.planner, record))

    def links(self, record: Organisation) -> Sequence[str]:
        return [each for each in (record.url,) if each]
