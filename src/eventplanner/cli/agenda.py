"""`agenda`: what needs me, as plain text."""

import argparse
from collections.abc import Sequence
from datetime import date

from eventplanner.cli.environment import open_planner
from eventplanner.cli.event_lines import when
from eventplanner.cli.output import print_columns, print_json
from eventplanner.domain.clash_values import Clash
from eventplanner.domain.clash_words import reason
from eventplanner.domain.event_json import event_json
from eventplanner.domain.events import Event
from eventplanner.domain.home import Need
from eventplanner.domain.outlook import Outlook
from eventplanner.domain.outlook_json import outlook_json
from eventplanner.domain.outlook_words import call, missing, severity
from eventplanner.domain.overlays import Occasion
from eventplanner.i18n import formats, names
from eventplanner.i18n.catalogue import _, language, words
from eventplanner.services import home
from eventplanner.services.outlook import outlook


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args)
    today, needs = planner.today(), home.needing(planner)
    coming, ahead = home.coming(planner, args.days), outlook(planner)
    if args.json:
        lacking = [
            {"event": event_json(n.event), "lacks": [lack.value for lack in n.lacks], "days": n.days} for n in needs
        ]
        said = {"today": today.isoformat(), "needs": lacking, "coming": [event_json(e) for e in coming]}
        print_json(said | outlook_json(ahead, today, _reason))
        return
    print(formats.day_long(today))
    _print(_("Needs you"), _needing(needs, today))
    _print_ahead(ahead, today)
    _print(_("Coming"), _coming(coming, today))
    if not (coming or needs or any(ahead)):
        print(_("Nothing needs you."))


def _print(heading: str, rows: Sequence[Sequence[str]]) -> None:
    """Only what there is."""
    if rows:
        print(f"\n{heading}")
        print_columns([[" ", *row] for row in rows])


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
