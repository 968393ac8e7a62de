"""The order and the columns of the lists on a page, as the person has chosen them."""

from typing import Any, ClassVar

from textual.message import Message

from eventplanner.domain.base.list_views import ListView
from eventplanner.i18n.catalogue import N_
from eventplanner.screens.base.actions import Action
from eventplanner.screens.base.dialogs import columns_dialog
from eventplanner.screens.base.parts import PagePart, background
from eventplanner.widgets.lists import ordering
from eventplanner.widgets.lists.record_list import RecordList


class ListViews(PagePart[Any]):
    """Acts on the list that has the keys, or else on the first that is seen."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("list.sort", "S", "columns", N_("Sort, columns"), N_("Sort the list, show and hide its columns"),
               show=False, needs="listed"),
    )  # fmt: skip

    def take_up(self) -> None:
        """Shows every list of the page as the person left it."""
        for listed in self.page.query(RecordList):
            if (view := self.page.desk.views.get(self._name(listed))) is not None:
                self._use(listed, view)

    @property
    def listed(self) -> RecordList[Any] | None:
        """The list that the action is about; None if there is none with columns to choose."""
        seen = [each for each in self.page.query(RecordList) if each.display and ordering.titled(each.columns)]
        return self.page.focused if self.page.focused in seen else next(iter(seen), None)

    @background()
    async def action_columns(self) -> None:
        if (listed := self.listed) is not None:
            await self.page.app.push_screen_wait(
                columns_dialog(listed.columns, listed.view, lambda view: self._choose(listed, view))
            )

    def heed(self, message: Message) -> None:
        match message:
            case RecordList.HeadingClicked():
                message.stop()
                if message.title in [column.title for column in ordering.sortable(message.listed.columns)]:
                    self._choose(message.listed, ordering.turned(message.listed.view, message.title))

    def _choose(self, listed: RecordList[Any], view: ListView) -> None:
        self._use(listed, view)
        self.page.desk.keep_view(self._name(listed), view)

    def _use(self, listed: RecordList[Any], view: ListView) -> None:
        listed.use_view(view)
        self.page.reorder(listed)

    def _name(self, listed: RecordList[Any]) -> str:
        """Returns the name of a list that is the same in every session."""
        return f"{type(self.page).__name__} {next((node.id for node in listed.ancestors_with_self if node.id), '')}"
