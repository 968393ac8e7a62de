"""`agenda`: what needs me, as plain text."""

import argparse
from datetime import date

from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import when
from eventplanner.cli.output import print_columns, print_json
from eventplanner.domain.event_json import event_json
from eventplanner.domain.home import HomePicture, Need
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _
from eventplanner.services import home


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    picture = home.picture(planner)
    coming = home.coming(planner, args.days)
    if args.json:
        needs = [
            {"event": event_json(n.event), "lacks": [lack.value for lack in n.lacks], "days": n.days}
            for n in picture.needs
        ]
        print_json({"today": picture.today.isoformat(), "needs": needs, "coming": [event_json(e) for e in coming]})
        return
    print(formats.day_long(picture.today))
    _print_needs(picture)
    if coming:
        print(f"\n{_('Coming')}")
        print_columns(
            [
                [
                    " ",
                    when(e),
                    formats.countdown(e.first_day or picture.today, picture.today),
                    e.title,
                    e.venue or e.url,
                ]
                for e in coming
            ]
        )
    if not coming and not picture.needs:
        print(_("Nothing needs you."))


def _print_needs(picture: HomePicture) -> None:
    if picture.needs:
        print(f"\n{_('Needs you')}")
        print_columns(
            [[" ", _days(need, picture.today), need.event.title, names.lacks(need.lacks)] for need in picture.needs]
        )


def _days(need: Need, today: date) -> str:
    return formats.countdown(need.event.first_day, today) if need.event.first_day else _("no date")
