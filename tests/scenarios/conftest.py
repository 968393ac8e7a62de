"""The command line and the app for whoever tells a story."""

from cli.conftest import first_command as command

__all__ = ["command"]
