"""The form of what happens where a category goes over its plan."""

import asyncio

from eventplanner.domain.budget.decisions import CATEGORY_RULE
from eventplanner.screens.base.page import Page
from eventplanner.screens.records.dialogs import record_form
from eventplanner.services.budget import budget


async def watch_category(page: Page, category: str) -> None:
    """Opens it over a page, whether there is a rule yet or not; in a worker."""
    page.desk.expect_writing()
    rule = await asyncio.to_thread(budget.rule_of, page.desk.planner, category)
    draft = rule or CATEGORY_RULE.blank(None, {"category": category})
    form = await record_form(page.desk, CATEGORY_RULE, draft, new=rule is None)
    page.tell_done(await page.app.push_screen_wait(form))
