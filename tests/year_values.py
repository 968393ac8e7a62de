"""Events, and other people's dates, as a test wants them."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from eventplanner.domain.events.events import Event, EventKind, Status
from eventplanner.domain.year.overlays import Occasion, OtherDate, Overlay, OverlaySource

MADE = datetime(2027, 1, 1)
ZONE = "America/Santiago"


def event(id: int = 1, first: str = "2027-03-11T18:30", last: str = "", **fields: object) -> Event:
    """An evening of two and a half hours, or whole days where no time is said."""
    start = datetime.fromisoformat(first)
    all_day = "T" not in first
    end = datetime.fromisoformat(last) if last else start + timedelta(minutes=0 if all_day else 150)
    known = {"id": id, "version": 1, "uid": f"{id}@x", "sequence": 0, "created_at": MADE, "updated_at": MADE}
    values = {"title": f"Event {id}", "start": start, "end": end, "all_day": all_day, "timezone": ZONE}
    return Event(**(known | values | fields))  # type: ignore[arg-type]


def occasion(
    title: str,
    first: str,
    last: str = "",
    *,
    source: OverlaySource = OverlaySource.CALENDAR,
    overlay: str = "Others",
    **fields: object,
) -> Occasion:
    """Whole days, unless a time is said."""
    start = datetime.fromisoformat(first)
    end = datetime.fromisoformat(last or first)
    lying_over = Overlay(id=1, version=1, name=overlay, source=source)
    known = {"id": 1, "version": 1, "overlay_id": 1, "uid": f"{title}@{first[:10]}", "all_day": "T" not in first}
    return Occasion(
        OtherDate(**(known | {"title": title, "start": start, "end": end} | fields)), lying_over, start, end
    )  # type: ignore[arg-type]


def holiday(day: str, title: str, title_es: str = "") -> Occasion:
    return occasion(title, day, source=OverlaySource.HOLIDAYS, overlay="Chile", title_es=title_es)


def fiestas_patrias() -> list[Occasion]:
    return [
        holiday("2027-09-17", "National Holiday", "Fiestas Patrias"),
        holiday("2027-09-18", "Independence Day", "Día de la Independencia"),
        holiday("2027-09-19", "Army Day", "Día de las Glorias del Ejército"),
    ]


@st.composite
def events(draw: st.DrawFn, most: int = 8) -> list[Event]:
    """Some that get into each other's way, within three months."""
    found = []
    for id in range(1, draw(st.integers(0, most)) + 1):
        day = date(2027, 3, 1) + timedelta(days=draw(st.integers(0, 90)))
        begin = datetime.combine(day, time(draw(st.integers(8, 20))))
        all_day = draw(st.booleans())
        start = datetime.combine(day, time.min) if all_day else begin
        end = start + (timedelta(days=draw(st.integers(0, 3))) if all_day else timedelta(hours=draw(st.integers(1, 8))))
        found.append(
            event(
                id,
                start=start,
                end=end,
                all_day=all_day,
                kind=draw(st.sampled_from(EventKind)),
                status=draw(st.sampled_from(Status)),
                venue=draw(st.sampled_from(["", "Sede Norte", "sede norte"])),
                lead=draw(st.sampled_from(["", "Ana Soto", "Leo Paz", "Leo Paz, Ana Soto"])),
                audience=draw(st.sampled_from(["", "developers", "students"])),
                series=draw(st.sampled_from(["", "Python Santiago"])),
                timezone=draw(st.sampled_from([ZONE, "Europe/Madrid"])),
            )
        )
    return found


@st.composite
def occasions(draw: st.DrawFn, most: int = 8) -> list[Occasion]:
    found = []
    for n in range(draw(st.integers(0, most))):
        first = date(2027, 3, 1) + timedelta(days=draw(st.integers(0, 90)))
        last = first + timedelta(days=draw(st.integers(0, 3)))
        title = draw(st.sampled_from(["Feriado", "PyCon Chile", "Ana Soto – vacaciones"]))
        source = draw(st.sampled_from(OverlaySource))
        found.append(occasion(title, first.isoformat(), last.isoformat(), source=source, uid=f"{n}@y"))
    return found
