"""The command line and the app for whoever tells a story."""

from cli.conftest import command

__all__ = ["command"]
