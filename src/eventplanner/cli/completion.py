"""`completion`: prints the completion script of a shell."""

import argparse

import shtab

from eventplanner.cli.parser import build

FISH = """complete -c eventplanner -f
complete -c eventplanner -n __fish_use_subcommand -a "{verbs}"
complete -c eventplanner -l db -r -F
complete -c eventplanner -l lang -x -a "en es"
complete -c eventplanner -s o -l output -r -F
{nouns}"""


def run(args: argparse.Namespace) -> None:
    parser = build()
    print(_fish(parser) if args.shell == "fish" else shtab.complete(parser, args.shell))


def _fish(parser: argparse.ArgumentParser) -> str:
    """Returns a script with verbs and nouns for fish, which shtab does not support."""
    verbs = _choices(parser)
    nouns = []
    for name, verb in verbs.items():
        for action in verb._actions:
            if not action.option_strings and action.choices and action.nargs is None:
                words = " ".join(str(choice) for choice in action.choices)
                nouns.append(f'complete -c eventplanner -n "__fish_seen_subcommand_from {name}" -a "{words}"')
    return FISH.format(verbs=" ".join(verbs), nouns="\n".join(nouns))


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}
