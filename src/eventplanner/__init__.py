"""Plan a year of technical events, alone or with colleagues, in a terminal, on one shared file."""

__version__ = "0.1.0"
