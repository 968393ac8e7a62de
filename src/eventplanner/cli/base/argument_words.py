"""Texts that argparse itself prints, in the language in use."""

import argparse

from eventplanner.i18n.catalogue import N_, _
from eventplanner.i18n.language import ngettext

ARGPARSE_TEXTS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
)
"""So that they stand in the catalogue."""


def speak() -> None:
    """Makes argparse use our catalogue, because gettext's default domain has no texts for it."""
    vars(argparse).update(_=_, ngettext=ngettext)
