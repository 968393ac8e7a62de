#!/bin/sh
# vobject 0.9.9: a time zone is written with every change of the clocks an hour late, and named by an abbreviation.
#
# Version    vobject 0.9.9 with tzdata 2025.2 (Python 3.11, Linux)
# Behaviour  An event with a zone of zoneinfo is serialized with a VTIMEZONE whose TZID is what the zone calls its
#            standard time (EST, GMT, -04), so that the zone itself is named nowhere, and whose observances begin an hour
#            after the clocks are changed. Readers that go by the definition have the hours about a change wrong; readers
#            that know EST or -04 as a fixed offset have half a year wrong.
# Here       One event at 10:00 in New York in July. Its clocks go back at 02:00 EDT on the first Sunday of November,
#            and forward at 02:00 EST on the second Sunday of March.
#            expected: TZID America/New_York; changes at 02:00
#            seen:     TZID EST; changes at 03:00
#
# Needs python3 with venv, and the package index. Ends with 0 while the behaviour is as it is described here, with 1
# once name and changes are as expected, with 2 if something else is seen.
set -eu

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install vobject==0.9.9 tzdata==2025.2

cat > "$place/zone.py" <<'PYTHON'
"""Prints how a calendar names the zone of its event, and when the clocks change by it since 2007."""

import zoneinfo
from datetime import datetime

import vobject

zoneinfo.reset_tzpath(to=())
calendar = vobject.iCalendar()
event = calendar.add("vevent")
event.add("uid").value = "1"
event.add("summary").value = "Talk"
event.add("dtstart").value = datetime(2027, 7, 10, 10, tzinfo=zoneinfo.ZoneInfo("America/New_York"))
lines = calendar.serialize().replace("\r\n ", "").splitlines()
names = [line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")]
onsets = sorted(line.removeprefix("DTSTART:") for line in lines if line.startswith("DTSTART:2007"))
print(*names, *onsets)
PYTHON

cd "$place"
seen=$(venv/bin/python -W ignore zone.py)
echo "vobject  $(venv/bin/python -c 'from importlib.metadata import version; print(version("vobject"))')"
echo "written  $seen"
case "$seen" in
    "EST 20070311T030000 20071104T030000") exit 0 ;;
    "America/New_York 20070311T020000 20071104T020000") echo "named and changed as it should be now" >&2; exit 1 ;;
esac
echo "neither what was described nor what was expected" >&2
exit 2
