#!/bin/sh
# Textual 8.2.8: a refresh that is asked for while a line is drawn does not reach that line.
#
# Version    textual 8.2.8 (Python 3.11, Linux)
# Behaviour  A widget with the line API that finds out, while it draws a line, that all lines have to look different (a
#            column has to be wider) calls refresh(). The other lines are drawn again; the line that asked keeps what it
#            looked like before, until something else makes it dirty. It is kept as drawn when the pass ends.
# Here       A widget draws three lines with a number; drawing the middle one raises the number once and calls refresh(),
#            or call_later(refresh).
#            expected: 2 2 2 in both cases
#            seen:     with refresh() the middle line stays 1, with call_later(refresh) all are 2
#
# Needs python3 with venv, and the package index. Ends with 0 while the behaviour is as it is described here, with 1
# once refresh() reaches the line, with 2 if something else is seen.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install textual==8.2.8

cat > "$place/lines.py" <<'PYTHON'
"""Prints the lines of a widget that asks for a refresh while it draws the middle one."""

import asyncio
from importlib.metadata import version

from textual.app import App
from textual.strip import Strip
from textual.widget import Widget
from rich.segment import Segment


class Lines(Widget):
    DEFAULT_CSS = "Lines { height: 3; width: 10; }"

    def __init__(self, later):
        super().__init__()
        self.later, self.number = later, 1

    def render_line(self, y):
        shown = self.number
        if y == 1 and self.number == 1:
            self.number = 2
            self.call_later(self.refresh) if self.later else self.refresh()
        return Strip([Segment(f"{shown}".ljust(10))])


class Page(App):
    def __init__(self, later):
        super().__init__()
        self.lines = Lines(later)

    def compose(self):
        yield self.lines


async def lines(later):
    app = Page(later)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause(0.3)
        strips = app.screen._compositor.render_strips()[:3]
        return " ".join(strip.text.split()[0] for strip in strips)


print("textual", version("textual"))
print("refresh()           :", asyncio.run(lines(False)))
print("call_later(refresh) :", asyncio.run(lines(True)))
PYTHON

seen=$("$place/venv/bin/python" "$place/lines.py")
echo "$seen"
case $seen in
    *"refresh()           : 2 1 2"*": 2 2 2") exit 0 ;;
    *"refresh()           : 2 2 2"*": 2 2 2") echo "refresh() reaches the line now" >&2; exit 1 ;;
    *) echo "neither what was described nor what was expected" >&2; exit 2 ;;
esac
