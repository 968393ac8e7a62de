#!/bin/sh
# Textual 8.2.8: escape is lost when letters and another key arrive with it.
#
# Version    textual 8.2.8 (Python 3.11, Linux)
# Behaviour  A terminal sends escape as one byte that also begins the sequences of other keys. When escape, a letter and
#            an arrow arrive together, as after a stall of a slow line, the parser hands on no escape key: it takes the
#            byte for a circumflex. The letter and the arrow are right.
# Here       The bytes of escape, j and up are fed to XTermParser at once, and those of escape alone.
#            expected: escape j up, and escape
#            seen:     circumflex_accent j up, and escape
#
# Needs python3 with venv, and the package index. Ends with 0 while the behaviour is as it is described here, with 1
# once escape is among the keys, with 2 if something else is seen.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install textual==8.2.8

cat > "$place/keys.py" <<'PYTHON'
"""Prints the keys that bytes from a terminal are taken for."""

import time
from importlib.metadata import version

from textual._xterm_parser import XTermParser


def keys(text):
    parser = XTermParser()
    events = list(parser.feed(text))
    # What waits for more bytes is handed on once it has waited long enough.
    time.sleep(0.3)
    events += list(parser.tick())
    return " ".join(event.key for event in events)


print("textual", version("textual"))
print("escape j up :", keys("\x1bj\x1b[A"))
print("escape      :", keys("\x1b"))
PYTHON

seen=$("$place/venv/bin/python" "$place/keys.py")
echo "$seen"
case $seen in
    *": circumflex_accent j up"*": escape") exit 0 ;;
    *": escape j up"*) echo "escape is among the keys now" >&2; exit 1 ;;
    *) echo "neither what was described nor what was expected" >&2; exit 2 ;;
esac
