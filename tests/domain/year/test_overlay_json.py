"""What scripts read of overlays, as docs/json.md promises."""

import json
import re
from datetime import date, datetime
from pathlib import Path

from eventplanner.domain.year.overlay_json import date_json, draft_json, occasion_json, overlay_json
from eventplanner.domain.year.overlays import Occasion, OtherDate, Overlay

PAGE = Path(__file__).parents[3] / "docs" / "json.md"
OVERLAY = Overlay(id=2, version=1, name="School")
DATE = OtherDate(
    id=40,
    version=3,
    overlay_id=2,
    title="Winter holidays",
    start=datetime(2027, 7, 5),
    end=datetime(2027, 7, 16),
    cfp_until=date(2027, 4, 1),
)


def shapes() -> list[list[str]]:
    found = re.findall(r"^```json\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    documents = [json.loads(block) for block in found]
    return [list(document[0] if isinstance(document, list) else document) for document in documents]


def test_the_shapes_are_those_of_the_page():
    assert list(overlay_json(OVERLAY, 2)) in shapes()
    assert list(occasion_json(Occasion(DATE, OVERLAY, DATE.start, DATE.end))) in shapes()


def test_days_are_days_and_the_last_is_one_of_them():
    said = date_json(DATE)

    assert (said["start"], said["end"], said["cfp_until"]) == ("2027-07-05", "2027-07-16", "2027-04-01")


def test_times_are_wall_clock():
    timed = Occasion(
        OtherDate(
            id=1, version=1, overlay_id=2, title="x", start=DATE.start, end=DATE.end, all_day=False, timezone="UTC"
        ),
        OVERLAY,
        datetime(2027, 7, 12, 9, 30),
        datetime(2027, 7, 12, 11),
    )
    said = occasion_json(timed)

    assert (said["start"], said["end"], said["timezone"]) == ("2027-07-12T09:30", "2027-07-12T11:00", "UTC")


def test_with_occasions_they_stand_in_their_overlay():
    there = Occasion(DATE, OVERLAY, DATE.start, DATE.end)

    assert [each["id"] for each in overlay_json(OVERLAY, 1, [there])["occasions"]] == [40]
    assert "occasions" not in overlay_json(OVERLAY, 1)


def test_what_is_not_there_yet_has_no_number():
    assert set(date_json(DATE)) - set(draft_json(DATE)) == {"id", "version"}
