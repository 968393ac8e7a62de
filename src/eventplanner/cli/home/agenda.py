"""`agenda`: prints what needs attention."""

import argparse
from collections.abc import Sequence
from datetime import date
from typing import Any

from eventplanner.cli.base.environment import open_planner
from eventplanner.cli.base.output import print_columns, print_json
from eventplanner.cli.events.event_lines import when
from eventplanner.domain.base.text import N_
from eventplanner.domain.events.events import Event
from eventplanner.domain.events.json import event_json
from eventplanner.domain.home.home import Need
from eventplanner.domain.planning.outlook import Outlook
from eventplanner.domain.planning.outlook_json import outlook_json
from eventplanner.domain.planning.outlook_messages import call, missing, severity
from eventplanner.domain.tasks.groups import Soon, TaskGroup, TaskOfEvent
from eventplanner.domain.year.clash_messages import reason
from eventplanner.domain.year.clash_values import Clash
from eventplanner.domain.year.overlays import Occasion
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.services.home import home
from eventplanner.services.planning.outlook import outlook
from eventplanner.services.tasks import tasks

MOST_TASKS = 20
"""Of each group."""
_SOON = {
    Soon.OVERDUE: N_("Overdue tasks"),
    Soon.TODAY: N_("Tasks of today"),
    Soon.WEEK: N_("Tasks of this week"),
}


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    today, needs = planner.today(), home.needing(planner)
    coming, ahead = home.coming(planner, args.days), outlook(planner)
    due = tasks.upcoming(planner, limit_per_group=MOST_TASKS, first_weekday=formats.first_weekday())
    if args.json:
        lacking = [
            {"event": event_json(n.event), "lacks": [lack.value for lack in n.lacks], "days": n.days} for n in needs
        ]
        document = {"today": today.isoformat(), "needs": lacking, "coming": [event_json(e) for e in coming]}
        document |= {"tasks": [_group_json(group) for group in due.groups]}
        print_json(document | outlook_json(ahead, today, _reason))
        return
    print(formats.day_long(today))
    _print(_("Needs you"), _needing(needs, today))
    for group in due.groups[:-1]:
        _print(f"{_(_SOON[group.soon])} · {group.total}", [_task(each, today) for each in group.tasks])
    _print_ahead(ahead, today)
    _print(_("Coming"), _coming(coming, today))
    if not (coming or needs or any(ahead) or due.total):
        print(_("Nothing needs you."))


def _print(heading: str, rows: Sequence[Sequence[str]]) -> None:
    """Prints a heading with its rows, or nothing without rows."""
    if rows:
        print(f"\n{heading}")
        print_columns([[" ", *row] for row in rows])


def _task(each: TaskOfEvent, today: date) -> list[str]:
    task = each.task
    late = task.due_on is not None and task.due_on < today
    when = "" if task.due_on is None else formats.late(task.due_on, today) if late else formats.day(task.due_on)
    return [when, task.title, each.event_title, task.owner]


def _group_json(group: TaskGroup) -> dict[str, Any]:
    """Returns the number of tasks in a group, and the first of them."""
    listed = [
        {
            "id": each.task.id,
            "title": each.task.title,
            "event_id": each.task.event_id,
            "event": each.event_title or None,
            "due": each.task.due_on.isoformat() if each.task.due_on else None,
            "owner": each.task.owner,
            "state": each.task.state.value,
        }
        for each in group.tasks
    ]
    return {"soon": group.soon.value, "total": group.total, "tasks": listed}


def _print_ahead(ahead: Outlook, today: date) -> None:
    clashes = [[formats.countdown(each.day, today), words(severity(each)), _reason(each)] for each in ahead.clashes]
    calls = [
        [formats.countdown(each.of.cfp_until or today, today), each.title(language()), words(call(each)), _link(each)]
        for each in ahead.calls
    ]
    targets = [
        [_("Q{n}").format(n=each.quarter), names.kind(each.kind), words(missing(each, today.year, today))]
        for each in ahead.targets
    ]
    _print(_("Clashes"), clashes)
    _print(_("Calls for papers"), calls)
    _print(_("Behind plan"), targets)


def _reason(clash: Clash) -> str:
    return words(reason(clash, language()))


def _link(occasion: Occasion) -> str:
    return occasion.of.cfp_url or occasion.of.url


def _needing(needs: Sequence[Need], today: date) -> list[list[str]]:
    return [[_days(need, today), need.event.title, names.lacks(need.lacks)] for need in needs]


def _coming(coming: Sequence[Event], today: date) -> list[list[str]]:
    return [[when(e), formats.countdown(e.first_day or today, today), e.title, e.venue or e.url] for e in coming]


def _days(need: Need, today: date) -> str:
    return formats.countdown(need.event.first_day, today) if need.event.first_day else _("no date")
