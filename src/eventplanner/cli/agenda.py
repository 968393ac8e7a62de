"""`agenda`: what needs me, as plain text."""

import argparse
from collections.abc import Sequence
from datetime import date

from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import when
from eventplanner.cli.output import print_columns, print_json
from eventplanner.domain.event_json import event_json
from eventplanner.domain.home import Need
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _
from eventplanner.services import home


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    today, needs = planner.today(), home.needing(planner)
    coming = home.coming(planner, args.days)
    if args.json:
        lacking = [
            {"event": event_json(n.event), "lacks": [lack.value for lack in n.lacks], "days": n.days} for n in needs
        ]
        print_json({"today": today.isoformat(), "needs": lacking, "coming": [event_json(e) for e in coming]})
        return
    print(formats.day_long(today))
    _print_needs(needs, today)
    if coming:
        print(f"\n{_('Coming')}")
        print_columns(
            [
                [
                    " ",
                    when(e),
                    formats.countdown(e.first_day or today, today),
                    e.title,
                    e.venue or e.url,
                ]
                for e in coming
            ]
        )
    if not coming and not needs:
        print(_("Nothing needs you."))


def _print_needs(needs: Sequence[Need], today: date) -> None:
    if needs:
        print(f"\n{_('Needs you')}")
        print_columns([[" ", _days(need, today), need.event.title, names.lacks(need.lacks)] for need in needs])


def _days(need: Need, today: date) -> str:
    return formats.countdown(need.event.first_day, today) if need.event.first_day else _("no date")
