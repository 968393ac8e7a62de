"""Creation of a new plan: country, time zone and currency, derived from the system where possible."""

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from zoneinfo import available_timezones

from msgspec.structs import asdict

from eventplanner.domain.base.settings import Settings
from eventplanner.domain.base.text import Message
from eventplanner.domain.base.values import revised
from eventplanner.i18n.regions import region
from eventplanner.services.base.planner import Planner
from eventplanner.storage.kernel import opening
from eventplanner.storage.kernel.beside import made_whole
from eventplanner.storage.kernel.store import Store

_LOCALTIME = Path("/etc/localtime")
_ZONE_TABLES = (Path("/usr/share/zoneinfo/zone.tab"),)
_LOCALE = re.compile(r"[a-z]{2,3}_([A-Z]{2})\b")
FOUNDER = ""
"""Nobody, so that nobody's undo takes the beginning away."""


Fill = Callable[[Planner], object]
"""Writes what a new plan contains from its first moment."""


def begin(path: Path, actor: str, fill: Fill | None = None) -> Message | None:
    """Makes a plan where there is none, whole or not at all; returns what it assumes, in a sentence.

    None where somebody else was quicker, and the plan is theirs. Raises FileProblem.
    """
    if opening.inspect(path).kind is not opening.PathKind.MISSING:
        return None
    try:
        with made_whole(path) as unfinished, closing(Store(unfinished)) as store:
            return establish(Planner(store, actor), path, fill)
    except FileExistsError:
        return None


def establish(planner: Planner, path: Path, fill: Fill | None = None) -> Message:
    """Writes down what a new plan assumes, and fills it, in one transaction; returns what it assumes, in a sentence."""
    assumed = assume(os.environ)
    with planner.together():
        with planner.store.write(Message("Begin the plan"), FOUNDER) as writing:
            for name in ("country", "timezone", "currency"):
                writing.add("setting", {"name": name, "value": json.dumps(asdict(assumed)[name])})
            writing.add("setting", {"name": "working_days", "value": json.dumps("on")})
        if fill is not None:
            fill(planner)
    return Message(
        "A new plan in {path}: country {country}, time zone {timezone}, currency {currency} (change them in the settings).",
        {
            "path": str(path),
            "country": assumed.country,
            "timezone": assumed.timezone,
            "currency": assumed.currency,
        },
    )


def assume(environ: Mapping[str, str], localtime: Path = _LOCALTIME) -> Settings:
    """Returns settings derived from the system, with those of Chile where it does not tell."""
    usual = Settings()
    zone = _zone(environ, localtime)
    country = _country_of_zone(zone) or _country_of_locale(environ)
    if country is None:
        return usual
    return revised(
        usual,
        country=country,
        timezone=zone or usual.timezone,
        currency=region(country).currency or usual.currency,
    )


def _zone(environ: Mapping[str, str], localtime: Path) -> str | None:
    """Returns the system's zone, unless it is one that no place has, such as a server's UTC."""
    named = environ.get("TZ", "").lstrip(":")
    if not named and localtime.is_symlink():
        named = str(localtime.readlink()).partition("zoneinfo/")[2]
    placed = "/" in named and not named.startswith("Etc/")
    return named if placed and named in available_timezones() else None


def _country_of_zone(zone: str | None) -> str | None:
    """By the table of the zone database, where the system has it."""
    for table in _ZONE_TABLES:
        if zone and table.is_file():
            for line in table.read_text(encoding="utf-8").splitlines():
                cells = line.split("\t")
                if len(cells) > 2 and cells[2] == zone:
                    return cells[0]
    return None


def _country_of_locale(environ: Mapping[str, str]) -> str | None:
    locale = environ.get("LC_ALL") or environ.get("LC_TIME") or environ.get("LANG") or ""
    match = _LOCALE.match(locale)
    return match[1] if match else None
