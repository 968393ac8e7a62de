"""Argument parser of the command line, with a description of each verb."""

import argparse
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, cast

from eventplanner import __version__
from eventplanner.cli.base.argument_words import speak
from eventplanner.cli.base.arguments import count, record_id, year
from eventplanner.cli.base.nouns import OWN, Braced, Nouns
from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.base.text import clean_line
from eventplanner.i18n.catalogue import _, choose
from eventplanner.i18n.language import LANGUAGES
from eventplanner.i18n.tables import CSV_FORMS
from eventplanner.storage.personal import folders

_PLAIN = "records.records"
"""The module of nouns that have none of their own."""


class Help(argparse.HelpFormatter):
    """Formatter as wide as the terminal.

    argparse makes one for each argument, and its own would load more modules to measure the width.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width() - 2)


class Parser(argparse.ArgumentParser):
    """Argument parser that cleans control characters from the arguments it quotes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=Help, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        super().error(clean_line(message))


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """Returns the language to speak, found before the arguments are parsed so that errors are in it too."""
    finder = Parser(add_help=False, exit_on_error=False)
    finder.add_argument("--lang")
    try:
        asked = finder.parse_known_args(list(arguments))[0].lang
    except argparse.ArgumentError:
        asked = None
    return choose(asked, environ, _preferred())


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parses arguments; exits with status 2 if they are invalid."""
    parser = build()
    args = parser.parse_args(with_noun(list(arguments)))
    verb, noun = getattr(args, "verb", ""), getattr(args, "noun", "")
    args.module = OWN.get(verb, {}).get(noun, args.module)
    if verb == "show" and args.id is None and args.module in {_PLAIN, OWN["show"]["event"]}:
        parser.error(_("name it by its number"))
    return args


def with_noun(arguments: list[str]) -> list[str]:
    """Inserts the noun `event` into `add "Meetup 12 mar"`, where it may be left out."""
    places = iter(range(len(arguments)))
    positions = []
    for n in places:
        if arguments[n] in {"--db", "--lang", "--overlay"}:
            next(places, None)
        elif not arguments[n].startswith("-"):
            positions.append(n)
    if len(positions) > 1 and arguments[positions[0]] == "add" and arguments[positions[1]] not in Nouns("add"):
        arguments.insert(positions[1], "event")
    return arguments


def build() -> Parser:
    """Returns the parser, in the language in use."""
    speak()
    parser = Parser(
        prog="eventplanner",
        description=_("Plan a year of technical events. Without a command the app opens."),
        parents=[_everywhere()],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"eventplanner {__version__}",
        help=_("show program's version number and exit"),
    )
    parser.set_defaults(module="base.open_app", db=None, lang=None, read_only=False, ascii=False, no_mouse=False)
    # One for all verbs, but another than the whole parser's: the defaults set above are not to count again behind it.
    everywhere = _everywhere()
    verbs = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), parser_class=Parser)

    def verb(name: str, module: str, purpose: str) -> Parser:
        each = verbs.add_parser(name, help=purpose, description=purpose, parents=[everywhere])
        each.set_defaults(module=module, verb=name)
        return each

    for add in (_changing, _looking, _exchanging, _keeping):
        add(verb)
    return parser


Verb = Callable[[str, str, str], Parser]


def _everywhere() -> Parser:
    """Returns the options that may stand before or after the verb."""
    parser = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--db", metavar=_("FILE"), type=Path, help=_("the plan (else EVENTPLANNER_DB, else your own)"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language to speak"))
    parser.add_argument("--read-only", action="store_true", help=_("look and change nothing"))
    parser.add_argument("--ascii", action="store_true", help=_("draw with plain characters only"))
    parser.add_argument("--no-mouse", action="store_true", help=_("leave the mouse to the terminal"))
    return parser


def _changing(verb: Verb) -> None:
    add = verb("add", _PLAIN, _("add something in one line"))
    _noun(add, Nouns("add"))
    add.add_argument(
        "line", metavar=_("QUICK-LINE"), help=_("for example: Meetup Python 12 mar 18:30-21:00 @HQ #meetup ~60")
    )
    add.add_argument("--overlay", metavar=_("NAME"), help=_("date: the name of the overlay it belongs to"))
    add.add_argument("--event", type=record_id, metavar="ID", help=_("the event that a task, role, quote … belongs to"))
    add.add_argument(
        "--of",
        type=record_id,
        metavar="ID",
        help=_("criterion: its gate; checklist_task: its checklist; entry: its line"),
    )
    add.add_argument("--year", type=year, metavar=_("YEAR"), help=_("expense, income: of no event, in this year"))
    add.add_argument("--dry-run", action="store_true", help=_("say what would be added, and add nothing"))
    _json(add)

    change = verb("set", _PLAIN, _("change fields: move, cancel, rename …"))
    _noun(change, Nouns("set"))
    change.add_argument("rest", nargs="+", metavar=_("ID FIELD=VALUE"), help=_("settings have no ID, targets a year"))
    change.add_argument("--if-version", type=count, metavar="N", help=_("only if the event is still at this version"))
    _json(change)

    delete = verb("delete", _PLAIN, _("delete; undo brings it back"))
    _noun(delete, Nouns("delete"))
    delete.add_argument("ids", nargs="+", type=record_id, metavar="ID")

    plan = verb("plan", "planning.plan_year", _("make a year from the one before, or from another"))
    plan.add_argument("year", type=year, metavar=_("YEAR"))
    plan.add_argument("--from", dest="from_year", type=year, metavar=_("YEAR"), help=_("else the year before"))
    plan.add_argument("--filter", default="", metavar=_("TEXT"), help=_("only these events and series"))
    plan.add_argument("--dry-run", action="store_true", help=_("say what would be added, and add nothing"))
    _json(plan)

    forget = verb("forget", "people.forget", _("take a person out of the plan and its history for good"))
    forget.add_argument("id", type=record_id, metavar="PERSON_ID")
    forget.add_argument("--yes", action="store_true", help=_("do not ask"))

    verb("undo", "base.history", _("take back your last change"))
    verb("redo", "base.history", _("make again what you took back"))
    history = verb("history", "base.history", _("who changed what, newest first"))
    history.add_argument("--count", type=count, default=50, metavar="N", help=_("how many changes"))
    _json(history)


def _looking(verb: Verb) -> None:
    listing = verb("list", _PLAIN, _("list what is in the plan"))
    _noun(listing, Nouns("list"))
    listing.add_argument("--event", type=record_id, metavar="ID", help=_("only what belongs to this event"))
    listing.add_argument("--year", type=year, metavar=_("YEAR"))
    listing.add_argument(
        "--filter", default="", metavar=_("TEXT"), help=_("for example: kind:meetup status:confirmed #python")
    )
    _json(listing)

    show = verb("show", _PLAIN, _("show one thing in full"))
    _noun(show, Nouns("show"))
    show.add_argument("id", type=record_id, nargs="?", metavar="ID")
    show.add_argument("--event", type=record_id, metavar="ID", help=_("readiness, budget: of this event"))
    show.add_argument("--year", type=year, metavar=_("YEAR"), help=_("readiness, budget: of a year"))
    _json(show)

    find = verb("find", "year.find", _("find a date: free days for a wish, the best first"))
    find.add_argument(
        "wish", nargs="?", default="", metavar=_("WISH"), help=_("for example: Thursday evening in September #meetup")
    )
    find.add_argument("--event", type=record_id, metavar="ID", help=_("another date for this event"))
    find.add_argument("--count", type=count, default=10, metavar="N", help=_("how many days"))
    _json(find)

    agenda = verb("agenda", "home.agenda", _("what needs me, as plain text"))
    agenda.add_argument("--days", type=count, default=30, metavar="N", help=_("how far to look ahead"))
    _json(agenda)


def _exchanging(verb: Verb) -> None:
    bring = verb("import", "exchange.bring", _("bring in a calendar, events from a spreadsheet, or a whole plan"))
    _noun(bring, Nouns("import"))
    bring.add_argument("file", metavar=_("FILE"), help=_("- for standard input"))
    bring.add_argument("--map", action="append", default=[], metavar=_("COLUMN=FIELD"), help=_("what a column means"))
    bring.add_argument(
        "--overlay",
        metavar=_("NAME"),
        help=_("calendar: lay its dates over the year instead of making events of them"),
    )
    bring.add_argument(
        "--timezone", default="", metavar=_("PLACE"), help=_("calendar: the zone of times whose zone it leaves open")
    )
    bring.add_argument("--from", dest="first", default="", metavar=_("DAY"), help=_("calendar: no dates before"))
    bring.add_argument("--until", dest="last", default="", metavar=_("DAY"), help=_("calendar: no dates after"))
    bring.add_argument("--event", type=record_id, metavar="ID", help=_("tasks, budget: of this event"))
    bring.add_argument("--year", type=year, metavar=_("YEAR"), help=_("budget: of no event, in this year"))
    bring.add_argument("--sheet", metavar=_("NAME"), help=_("which sheet of a workbook"))
    bring.add_argument("--skip-bad", action="store_true", help=_("leave out the lines that make no sense"))
    bring.add_argument("--rejects", type=Path, metavar=_("FILE"), help=_("write the lines left out there"))
    bring.add_argument("--dry-run", action="store_true", help=_("say what would happen, and change nothing"))
    _force(bring)
    _json(bring)

    export = verb("export", "exchange.export", _("write a file to share"))
    _noun(export, tuple(OWN["export"]))
    which = export.add_mutually_exclusive_group()
    which.add_argument("--year", type=year, metavar=_("YEAR"))
    which.add_argument("--month", metavar=_("YYYY-MM"))
    which.add_argument("--event", type=record_id, action="append", metavar="ID")
    export.add_argument("--filter", default="", metavar=_("TEXT"), help=_("only these events"))
    export.add_argument("--kind", action="append", metavar=_("KIND"), help=_("calendar: only this kind"))
    export.add_argument("--status", action="append", metavar=_("STATUS"), help=_("calendar: only this status"))
    export.add_argument("--audience", choices=["public", "team"], default="public", help=_("calendar, year: for whom"))
    export.add_argument("--since", metavar=_("REVISION|DATE"), help=_("calendar: only what changed since"))
    export.add_argument("--alarms", action="store_true", help=_("calendar: remind a day before"))
    export.add_argument(
        "--format", choices=["ics", *CSV_FORMS, "xlsx", "html", "md", "text", "json", "vcf"], help=_("of the file")
    )
    export.add_argument("-o", "--output", default="-", metavar=_("FILE"), help=_("- for standard output"))
    _force(export)


def _keeping(verb: Verb) -> None:
    demo = verb("demo", "sample.demo", _("fill an empty file with a believable year and open it"))
    demo.add_argument("--year", type=year, metavar=_("YEAR"))
    demo.add_argument(
        "--size", choices=["small", "heavy"], default="small", help=_("heavy: 5,000 events over 20 years")
    )
    demo.add_argument("--no-open", action="store_true", help=_("only make the file"))

    backup = verb("backup", "base.upkeep", _("copy the plan, also while others work on it"))
    backup.add_argument("file", nargs="?", type=Path, metavar=_("FILE"))
    _force(backup)
    restore = verb("restore", "base.upkeep", _("put a backup in the plan's place"))
    restore.add_argument("file", type=Path, metavar=_("FILE"))
    restore.add_argument("--yes", action="store_true", help=_("do not ask"))
    _json(verb("doctor", "base.upkeep", _("look whether the plan is in good health")))
    share = verb("share", "base.upkeep", _("let a group of this machine work on the plan"))
    share.add_argument("group", metavar=_("GROUP"))
    verb("unshare", "base.upkeep", _("make the plan yours alone again"))
    completion = verb("completion", "completion", _("print what makes the shell complete commands"))
    _noun(completion, ["bash", "zsh", "fish"], name="shell")


def _noun(parser: Parser, choices: Collection[str], name: str = "noun") -> None:
    """Adds the noun argument; its choices are looked up only when argparse needs them."""
    noun = parser.add_argument(name)
    noun.choices, noun.metavar = choices, cast("str", Braced(choices))


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help=_("one JSON document instead of text"))


def _force(parser: Parser) -> None:
    parser.add_argument("--force", action="store_true", help=_("write over a file that exists"))


def _width() -> int:
    """Returns the width of the terminal in columns; 80 if it is unknown."""
    if (columns := os.environ.get("COLUMNS", "")).isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


def _preferred() -> str:
    """Returns the language of the person's preferences; empty if there is none."""
    try:
        if not folders.config_file().exists():
            return ""
    except OSError:
        return ""
    # Here because reading TOML is for those who have settings, and `--version` should not wait for it.
    from eventplanner.storage.personal import preferences

    try:
        return preferences.read().language
    except FileProblem:
        # No reason to refuse a command; the app, which needs the rest of them too, says what is wrong.
        return ""
