"""Other people's dates around the sample year: conferences, school holidays, leave of the team, days of the company."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.sample.demo_year import ANA, LEO, SOL
from eventplanner.domain.year.overlays import Colour, OtherDateDraft, OverlayDraft, OverlaySource


class Others(Struct, frozen=True):
    """One overlay of the sample with its dates."""

    overlay: OverlayDraft
    dates: tuple[OtherDateDraft, ...]


_CONFERENCES = (
    (3, 12, 1, "Jornada de Datos Abiertos", "Open Data Day", "Santiago", 45),
    (4, 29, 2, "Cumbre Nube Sur", "Southern Cloud Summit", "Buenos Aires", 80),
    (5, 20, 1, "Encuentro de Testing", "Testing Meeting", "Valparaíso", 60),
    (6, 17, 3, "PyCon Andina", "PyCon Andina", "Lima", 90),
    (7, 22, 2, "Semana Rust Latam", "Rust Latam Week", "Montevideo", 75),
    (8, 26, 2, "DevOps Cono Sur", "DevOps Cono Sur", "Santiago", 84),
    (9, 9, 1, "Día del Software Libre", "Free Software Day", "Concepción", 50),
    (10, 14, 2, "JS Pacífico", "JS Pacífico", "Bogotá", 100),
    (11, 11, 3, "Congreso de Seguridad", "Security Congress", "Santiago", 120),
    (12, 2, 1, "Foro de APIs", "API Forum", "Ciudad de México", 110),
)
"""Month, day, days, title in Spanish and in English, city, and how long before the call for papers ends."""
_LEAVE = ((2, 1, 19, ANA), (7, 12, 11, SOL), (9, 13, 12, LEO), (12, 20, 11, ANA))
_COMPANY = (
    (1, 12, 1, "Planificación anual de ventas", "Yearly sales planning"),
    (5, 28, 1, "Aniversario de la empresa", "Company anniversary"),
    (6, 25, 1, "Cierre contable del semestre", "Half-year closing"),
    (11, 21, 1, "Elecciones", "Elections"),
    (12, 17, 1, "Fiesta de fin de año", "End-of-year party"),
)
_SCHOOL = (
    (7, 5, 14, "Vacaciones de invierno", "Winter school holidays"),
    (9, 13, 5, "Semana de Fiestas Patrias", "National week"),
)
_TITLES = {
    "conferences": ("Conferencias", "Conferences"),
    "leave": ("Vacaciones del equipo", "Leave of the team"),
    "company": ("Fechas de la empresa", "Company dates"),
    "school": ("Vacaciones escolares", "School holidays"),
}


def others(first_year: int, last_year: int, language: str) -> Iterator[Others]:
    """Four overlays over these years; the same for the years and the language."""
    years = range(first_year, last_year + 1)
    yield Others(
        _overlay("conferences", OverlaySource.CONFERENCES, Colour.VIOLET, language),
        tuple(_conference(year, *row, language) for year in years for row in _CONFERENCES),
    )
    yield Others(
        _overlay("leave", OverlaySource.CALENDAR, Colour.AMBER, language),
        tuple(
            _date(year, month, day, days, _away(who, language)) for year in years for month, day, days, who in _LEAVE
        ),
    )
    yield Others(
        _overlay("school", OverlaySource.CALENDAR, Colour.SKY, language),
        tuple(_date(first_year, *row[:3], _title(row, language), rule="FREQ=YEARLY") for row in _SCHOOL),
    )
    yield Others(
        _overlay("company", OverlaySource.OWN, Colour.GREEN, language),
        tuple(_date(year, *row[:3], _title(row, language)) for year in years for row in _COMPANY),
    )


def _overlay(name: str, source: OverlaySource, colour: Colour, language: str) -> OverlayDraft:
    file = {OverlaySource.CALENDAR: f"{name}.ics", OverlaySource.CONFERENCES: "conferences.json"}.get(source, "")
    return OverlayDraft(name=_TITLES[name][not _is_spanish(language)], source=source, colour=colour, file=file)


def _conference(
    year: int, month: int, day: int, days: int, es: str, en: str, city: str, before: int, language: str
) -> OtherDateDraft:
    title = es if _is_spanish(language) else en
    link = "https://" + "".join(c for c in en.lower() if c.isascii() and c.isalnum()) + ".example.org"
    return _date(
        year,
        month,
        day,
        days,
        f"{title} {year}",
        place=city,
        url=link,
        cfp_until=date(year, month, day) - timedelta(days=before),
        cfp_url=f"{link}/cfp",
    )


def _away(who: str, language: str) -> str:
    return f"{who}: {'vacaciones' if _is_spanish(language) else 'leave'}"


def _date(year: int, month: int, day: int, days: int, title: str, **said: object) -> OtherDateDraft:
    first = datetime.combine(date(year, month, day), time())
    values: dict[str, object] = {"title": title, "start": first, "end": first + timedelta(days=days - 1)}
    return OtherDateDraft(**values | {"uid": f"{year}-{month:02}-{day:02} {title}"} | said)  # type: ignore[arg-type]


def _title(row: tuple[int, int, int, str, str], language: str) -> str:
    return row[3] if _is_spanish(language) else row[4]


def _is_spanish(language: str) -> bool:
    return language == "es"
