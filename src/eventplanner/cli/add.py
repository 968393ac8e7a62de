"""`add`: something new, said in one line."""

import argparse

from eventplanner.cli.environment import nowhere, open_planner
from eventplanner.cli.event_lines import described
from eventplanner.cli.oddities import against, warn
from eventplanner.cli.output import print_json
from eventplanner.cli.overlays import add_date
from eventplanner.cli.series import add_series
from eventplanner.domain.events import quick_line as quickline
from eventplanner.domain.events.json import draft_json, event_json
from eventplanner.i18n.catalogue import _, words
from eventplanner.services.events import events


def run(args: argparse.Namespace) -> None:
    planner = open_planner(args, nowhere(args) if args.dry_run else None, make=True)
    if args.noun == "date":
        add_date(planner, args)
        return
    if args.noun == "series":
        add_series(planner, args)
        return
    settings = planner.settings()
    line = quickline.parse(args.line, today=planner.today(), day_first=settings.numeric_dates == "day")
    draft = quickline.event_draft(line, settings.timezone)
    event = None
    if args.dry_run:
        draft = events.sound(planner, draft)
        if args.json:
            print_json(draft_json(draft))
        else:
            print(_("Would add: {event}").format(event=f"{draft.title} · {described(draft)}"))
    else:
        change = events.create(planner, draft)
        event = events.added(planner, change)
        if args.json:
            print_json(event_json(event))
        else:
            print(f"{event.id}  {words(change.label)} · {described(event)}")
    warn(draft, [*line.oddities, *against(planner, draft, event)])
