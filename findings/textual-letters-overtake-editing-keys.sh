#!/bin/sh
# Textual 8.2.8: letters overtake editing keys in an Input.
#
# Version    textual 8.2.8 (Python 3.11, Linux)
# Behaviour  An Input puts a letter into its text as soon as the key reaches it, but backspace, delete, arrows, home,
#            end, ctrl+u, ctrl+w and ctrl+k are bindings, which act only after the key has travelled up to the app.
#            When several keys are waiting at once, as after any stall of a slow line, the letters that were typed
#            behind an editing key are in the text before it acts.
# Here       `Tesr`, backspace, `t`, enter are written to the terminal of an app that is one Input.
#            expected: Test
#            seen:     Tesr
# Known      https://github.com/Textualize/textual/issues/6605, open when this was written
#
# Needs python3 with venv, and the package index. Ends with 0 while the behaviour is as it is described here, with 1
# once the keys keep their order, with 2 if something else is seen.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install textual==8.2.8

cat > "$place/app.py" <<'PYTHON'
"""One Input; what it says when enter is pressed goes into the file that is named."""

import sys
from pathlib import Path

from textual.app import App
from textual.widgets import Input


class OneInput(App):
    def compose(self):
        yield Input(placeholder="type here")

    def on_input_submitted(self, event):
        self.exit(event.value)


Path(sys.argv[1]).write_text(OneInput().run() or "", encoding="utf-8")
PYTHON

cat > "$place/terminal.py" <<'PYTHON'
"""A terminal that hands over all keys at once, as soon as the app shows its Input."""

import fcntl
import os
import pty
import struct
import sys
import termios

KEYS = b"Tesr\x7ft\r"

child, terminal = pty.fork()
if child == 0:
    os.environ["TERM"] = "xterm-256color"
    os.execv(sys.executable, [sys.executable, sys.argv[1], sys.argv[2]])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
shown, typed = b"", False
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    shown += data
    if not typed and b"ype here" in shown:  # the cursor stands on the first letter
        os.write(terminal, KEYS)
        typed = True
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
PYTHON

"$place/venv/bin/python" "$place/terminal.py" "$place/app.py" "$place/seen"

version=$("$place/venv/bin/python" -c 'from importlib.metadata import version; print(version("textual"))')
seen=$(cat "$place/seen")
echo "textual  $version"
echo "typed    Tesr, backspace, t, enter, all at once"
echo "expected Test"
echo "seen     $seen"
case $seen in
    Tesr) exit 0 ;;
    Test) echo "the keys keep their order now" >&2; exit 1 ;;
    *) echo "neither what was described nor what was expected" >&2; exit 2 ;;
esac
