"""The tab of an event that shows where it takes place, what it books, and what suppliers ask."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from eventplanner.domain.events.events import Event, Format
from eventplanner.domain.logistics.logistics import BookingRow, Logistics, QuoteRow
from eventplanner.domain.logistics.resources import BOOKING, QUOTE
from eventplanner.domain.logistics.venues import PLACE, PLATFORM
from eventplanner.i18n.catalogue import N_, _
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.desk import Desk
from eventplanner.screens.base.dialogs import pick
from eventplanner.screens.base.parts import Held
from eventplanner.screens.events.event_page import EventPage
from eventplanner.screens.logistics import details as logistics_details
from eventplanner.screens.logistics import places as place_details
from eventplanner.screens.logistics.logistics_actions import LogisticsActions
from eventplanner.screens.records.panel_spec import PanelSpec
from eventplanner.services.logistics import logistics
from eventplanner.widgets.chrome.panel import Panel
from eventplanner.widgets.lists.detail import Detail, DetailLine
from eventplanner.widgets.lists.facts_panel import FactsPanel
from eventplanner.widgets.lists.record_list import RecordList
from eventplanner.widgets.lists.record_panel import RecordPanel

SHORT = 23
"""Lines of the screen below which the panels without the keys have one less."""
BOOKINGS_PANEL = PanelSpec("bookings", BOOKING, N_("Resources"),
    N_("What the event takes of the things you have, and whether there is enough."),
    N_("2 Projector -1:00 +0:30"))  # fmt: skip
QUOTES_PANEL = PanelSpec("quotes", QUOTE, N_("Quotes"),
    N_("What suppliers ask for what the event needs, side by side."),
    N_("Catering @Banquetes Ñuñoa $1.250.000"))  # fmt: skip


class EventLogisticsScreen(EventPage):
    """Two panels of facts, two lists, and what is known of the row under the cursor."""

    TAB = "event_logistics"
    records = Held(LogisticsActions)
    SHOWS: ClassVar[frozenset[str]] = EventPage.SHOWS | frozenset(
        {"event_place", "event_platform", "venue", "resource", "organisation", "registration"}
    )
    DEFAULT_CSS = """
    EventLogisticsScreen {
        & #logistics { height: 1fr; }
        & #sites { width: 3fr; height: 1fr; }
        & #things { width: 5fr; height: 1fr; }
        & #beside { height: 12; }
        & #platform { display: none; }
        &.-online #platform { display: block; }
        &.-only-online #place { display: none; }
        &.-bare #beside, &.-wide.-no-detail #beside, &.-narrow #beside { display: none; }
        &.-narrow #logistics { layout: vertical; }
        &.-narrow #sites, &.-narrow #things { width: 1fr; height: auto; }
        &.-narrow #logistics Panel { height: 4; }
        &.-narrow.-short #logistics Panel { height: 3; }
        &.-narrow #sites.-here, &.-narrow #things.-here, &.-narrow #logistics Panel.-here { height: 1fr; }
        &.-narrow.-detail #sites, &.-narrow.-detail .-list { display: none; }
        &.-narrow.-detail #things { height: 1fr; }
        &.-narrow.-detail #logistics #beside { display: block; height: 1fr; }
    }
    """
    ACTIONS: ClassVar[Sequence[Action]] = (
        Action("logistics.link", "o", "link", N_("Copy link"), show=False),
        Action("detail", "z", "detail", N_("Detail"), N_("Show or hide the panel beside"), show=False),
    )  # fmt: skip

    place = query_one("#place", FactsPanel)
    platform = query_one("#platform", FactsPanel)
    bookings = query_one("#bookings", RecordPanel)
    offers = query_one("#quotes", RecordPanel)
    beside = query_one("#beside Detail", Detail)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found: Logistics | None = None

    def tab_body(self) -> ComposeResult:
        with Horizontal(id="logistics"):
            with Vertical(id="sites"):
                yield FactsPanel(PLACE, title=_("Place"), id="place")
                yield FactsPanel(PLATFORM, title=_("Platform"), id="platform")
            with Vertical(id="things"):
                yield BOOKINGS_PANEL.panel(logistics_details.booking_columns(()), "-list")
                yield QUOTES_PANEL.panel(logistics_details.quote_columns(self.desk.day), "-list")
                with Panel(_("Detail"), id="beside"):
                    yield Detail()

    # What is shown.

    def load_tab(self, event: Event) -> Logistics:
        return logistics.of_event(self.desk.planner, event)

    def show_tab(self, data: Logistics) -> None:
        if (event := self.event) is None:
            return
        self._found = data
        today = self.desk.day
        self.set_class(event.format is not Format.IN_PERSON, "-online")
        self.set_class(event.format is Format.VIRTUAL, "-only-online")
        self.set_class(not (data.bookings or data.quotes), "-bare")
        self.place.show(data.place, place_details.place_entries(event, data, today))
        self.platform.show(data.platform, place_details.platform_entries(event, data, today))
        self.bookings.records.set_columns(logistics_details.booking_columns(data.bookings))
        self.bookings.set_counts(logistics_details.bookings_counts(data.bookings))
        self.offers.set_counts(logistics_details.quotes_counts(data.quotes))
        if self.records.here is None or not self.records.here.display:
            self._go(self.platform if event.format is Format.VIRTUAL else self.place)
        self.records.show_rows(self.bookings, data.bookings)
        self.records.show_rows(self.offers, data.quotes)
        self._show_beside()

    def _show_beside(self) -> None:
        """Of what has the keys; of a fact there is more where there is room for little."""
        if (facts := self.records.facts) is not None and self.has_class("-narrow"):
            self.beside.show(facts.entries)
            return
        panel = (
            self.records.here if isinstance(self.records.here, RecordPanel) and not self.records.here.is_empty else None
        )
        full = panel or next((each for each in (self.bookings, self.offers) if not each.is_empty), None)
        self.beside.show(self._entries(full.record) if full else ())

    def _entries(self, row: Any) -> Sequence[DetailLine]:
        match row:
            case BookingRow() if self.event is not None:
                return logistics_details.booking_entries(row, self.event)
            case QuoteRow():
                return logistics_details.quote_entries(row, self.desk.day)
        return ()

    @on(RecordList.Highlighted)
    def show_highlighted(self) -> None:
        self._show_beside()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for panel in (self.place, self.platform, self.bookings, self.offers):
            if panel in event.widget.ancestors:
                self._mark_here(panel)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < SHORT, "-short")

    def _mark_here(self, panel: Panel) -> None:
        """Where there is little room, the panel that has the keys takes it."""
        self.records.here = panel
        for each in (self.place, self.platform, self.bookings, self.offers):
            each.set_class(each is panel, "-here")
        for column in ("#sites", "#things"):
            side = self.query_one(column)
            side.set_class(side is panel.parent, "-here")
        self.refresh_bindings()
        self._show_beside()

    def _go(self, panel: Panel) -> None:
        self._mark_here(panel)
        self.set_focus(panel.facts if isinstance(panel, FactsPanel) else None)

    def action_detail(self) -> None:
        super().action_detail()
        self._show_beside()

    def action_back(self) -> None:
        """Closes the detail if it covers the lists, else goes back."""
        if self.has_class("-narrow") and self.has_class("-detail"):
            self.remove_class("-detail")
        else:
            super().action_back()

    @work
    async def action_link(self) -> None:
        """The link or document of what has the keys; of several, the one that is picked."""
        links = self._links()
        picked = next(iter(links), None)
        if len(links) > 1:
            picked = await self.app.push_screen_wait(pick(_("Copy link"), [(each, each) for each in links], ""))
        elif picked is None:
            self.tell(_("There is no link."))
        if picked:
            self.app.copy_to_clipboard(picked)
            self.tell(_("Copied: {text}").format(text=picked))

    def _links(self) -> list[str]:
        found, row = self._found, self.offers.record
        links: list[str] = []
        if self.records.facts is self.place and found:
            links = [found.place.contract] if found.place else []
            links += [found.venue.url, *found.venue.files] if found.venue else []
        elif self.records.facts is self.platform and found and (platform := found.platform):
            own = self.event.url if self.event else ""
            links = [platform.audience_url or own, platform.speaker_url, platform.backstage_url, platform.recording_url]
        elif self.records.panel is self.offers and isinstance(row, QuoteRow):
            links = [row.record.document]
        return list(dict.fromkeys(filter(None, links)))
