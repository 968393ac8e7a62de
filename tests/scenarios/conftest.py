"""The command line and the app for whoever tells a story, and what all stories hold."""

from cli.conftest import command
from no_reads_on_the_loop import nothing_is_read_on_the_loop

__all__ = ["command", "nothing_is_read_on_the_loop"]
