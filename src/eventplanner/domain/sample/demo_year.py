"""A believable year of a Chilean company that makes tools for developers: the sample that one can try everything on."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from eventplanner.domain.events.events import EventDraft, EventKind, Format, Status

ZONE = "America/Santiago"


class Sample(Struct, frozen=True, kw_only=True):
    """One event of the sample year, said in both languages."""

    month: int
    nth: int
    """Which such weekday of the month, from 1; 5 is the last."""
    weekday: int
    """0 is Monday."""
    es: str
    en: str
    kind: EventKind
    begin: str = "18:30"
    hours: float = 2.5
    """Nothing for whole days."""
    days: int = 1
    format: Format = Format.IN_PERSON
    venue: str = ""
    geo: str = ""
    url: str = ""
    capacity: int | None = None
    online: int | None = None
    lead: str = ""
    series: str = ""
    tags: str = ""
    goal_es: str = ""
    goal_en: str = ""
    audience_es: str = "desarrolladores"
    audience_en: str = "developers"
    idea: bool = False
    cancelled: bool = False

    def first_day(self, year: int) -> date:
        first = date(year, self.month, 1)
        day = first + timedelta(days=(self.weekday - first.weekday()) % 7, weeks=self.nth - 1)
        return day if day.month == self.month else day - timedelta(weeks=1)

    def draft(self, year: int, today: date, language: str) -> EventDraft:
        """The event as it stands today: close ahead it is confirmed, and of the latest nobody has said yet how it went."""
        spanish = language == "es"
        day = self.first_day(year)
        start = datetime.combine(day, time.fromisoformat(self.begin) if self.hours else time())
        last = timedelta(days=self.days - 1)
        return EventDraft(
            title=self.es if spanish else self.en,
            kind=self.kind,
            format=self.format,
            status=self._status(day, today),
            start=start,
            end=start + timedelta(hours=self.hours) + last if self.hours else start + last,
            all_day=not self.hours,
            timezone=ZONE,
            venue=self.venue,
            geo=self.geo,
            url=self.url,
            capacity=self.capacity,
            capacity_online=self.online,
            audience=self.audience_es if spanish else self.audience_en,
            goal=self.goal_es if spanish else self.goal_en,
            lead=self.lead,
            series=self.series,
            tags=tuple(self.tags.split()),
        )

    def _status(self, day: date, today: date) -> Status:
        days = (day - today).days
        if self.cancelled:
            return Status.CANCELLED
        if days < -30:
            return Status.CLOSED
        if -7 <= days < 0:
            return Status.CONFIRMED
        if days < 0:
            return Status.HELD
        if self.idea and days > 60:
            return Status.IDEA
        settled = 60 if self.kind is EventKind.CONFERENCE else 12
        return Status.CONFIRMED if days <= settled and self.lead else Status.PLANNED


OFFICE, THEATRE, CAMPUS, COAST = "Oficina Providencia, piso 7", "Teatro Oriente", "Campus San Joaquín", "Muelle Barón"
OFFICE_AT, THEATRE_AT = "-33.4263,-70.6110", "-33.4325,-70.6042"
ANA, LEO, SOL = "Ana Soto", "Leo Paredes", "Sol Araya"


def _meetup(month: int, topic_es: str, topic_en: str, lead: str = LEO, capacity: int = 60) -> Sample:
    return Sample(
        month=month,
        nth=2,
        weekday=3,
        es=f"Meetup Python: {topic_es}",
        en=f"Python meetup: {topic_en}",
        kind=EventKind.MEETUP,
        venue=OFFICE,
        geo=OFFICE_AT,
        capacity=capacity,
        lead=lead,
        series="Python Santiago",
        tags="python comunidad",
        goal_es="60 personas, la mitad recurrentes",
        goal_en="60 people, half of them returning",
    )


def _webinar(month: int, nth: int, es: str, en: str, lead: str = SOL) -> Sample:
    return Sample(
        month=month,
        nth=nth,
        weekday=2,
        es=f"Webinar: {es}",
        en=f"Webinar: {en}",
        kind=EventKind.WEBINAR,
        begin="16:00",
        hours=1,
        format=Format.VIRTUAL,
        url="https://meet.example.org/webinar",
        online=300,
        lead=lead,
        series="Miércoles de API",
        tags="api",
        goal_es="120 asistentes en vivo",
        goal_en="120 people live",
    )


YEAR: tuple[Sample, ...] = (
    Sample(month=1, nth=2, weekday=2, es="Planificación del año", en="Planning the year", kind=EventKind.INTERNAL,
           begin="09:30", hours=6, venue=OFFICE, geo=OFFICE_AT, capacity=14, lead=ANA, audience_es="equipo",
           audience_en="team"),
    Sample(month=1, nth=4, weekday=3, es="Taller: API de pagos desde cero", en="Workshop: payments API from scratch",
           kind=EventKind.WORKSHOP, begin="15:00", hours=3, venue=OFFICE, geo=OFFICE_AT, capacity=25, lead=LEO, tags="api pagos"),
    Sample(month=2, nth=3, weekday=3, es="Charla en la Universidad de Concepción", en="Talk at Universidad de Concepción",
           kind=EventKind.TALK, begin="12:00", hours=1.5, venue="Universidad de Concepción", capacity=120, lead=SOL,
           tags="talento", audience_es="estudiantes", audience_en="students"),
    _meetup(3, "asyncio sin miedo", "asyncio without fear"),
    _webinar(3, 4, "novedades del SDK 3.0", "what is new in SDK 3.0"),
    Sample(month=3, nth=5, weekday=3, es="Lanzamiento SDK 3.0", en="SDK 3.0 launch", kind=EventKind.CONFERENCE, begin="10:00",
           hours=3, format=Format.HYBRID, venue=OFFICE, geo=OFFICE_AT, url="https://live.example.org/sdk3", capacity=80,
           online=500, lead=ANA, tags="lanzamiento prensa", goal_es="10 notas de prensa, 1.000 instalaciones",
           goal_en="10 press articles, 1,000 installations"),
    Sample(month=4, nth=3, weekday=3, es="DevConf Santiago", en="DevConf Santiago", kind=EventKind.CONFERENCE, hours=0, days=2,
           format=Format.HYBRID, venue=THEATRE, geo=THEATRE_AT, url="https://live.example.org/devconf", capacity=420,
           online=1500, lead=ANA, tags="flagship pagos", goal_es="Posicionar la API de pagos ante 400 personas; NPS 50",
           goal_en="Put the payments API before 400 people; NPS 50"),
    _meetup(4, "datos con Polars", "data with Polars"),
    Sample(month=4, nth=4, weekday=1, es="Taller: accesibilidad en la práctica", en="Workshop: accessibility in practice",
           kind=EventKind.WORKSHOP, begin="15:00", hours=3, venue=CAMPUS, capacity=30, lead=SOL, tags="accesibilidad"),
    _meetup(5, "noche de charlas relámpago", "lightning talks", ANA),
    _webinar(5, 3, "webhooks que no se pierden", "webhooks that do not get lost"),
    Sample(month=5, nth=4, weekday=4, es="Hackatón Valparaíso", en="Valparaíso hackathon", kind=EventKind.HACKATHON, hours=0,
           days=2, venue=COAST, capacity=100, lead=LEO, tags="talento comunidad", goal_es="20 equipos, 5 perfiles validados",
           goal_en="20 teams, 5 validated profiles"),
    _meetup(6, "pruebas que se leen", "tests that read well"),
    Sample(month=6, nth=3, weekday=3, es="Jornada de puertas abiertas para practicantes", en="Open house for interns",
           kind=EventKind.INTERNAL, begin="11:00", hours=4, venue=OFFICE, geo=OFFICE_AT, capacity=40, lead=SOL, tags="talento",
           audience_es="estudiantes", audience_en="students"),
    _meetup(7, "Python en la nube", "Python in the cloud"),
    Sample(month=7, nth=3, weekday=2, es="Taller: observabilidad", en="Workshop: observability", kind=EventKind.WORKSHOP,
           begin="15:00", hours=3, format=Format.HYBRID, venue=CAMPUS, url="https://meet.example.org/taller", capacity=30,
           online=80, lead=LEO, tags="observabilidad"),
    _webinar(7, 5, "facturas y boletas por API", "invoices by API"),
    Sample(month=8, nth=1, weekday=4, es="Presencia en la Semana del Software Libre", en="Booth at Free Software Week",
           kind=EventKind.PRESENCE, hours=0, days=2, venue="Centro Cultural Estación Mapocho", lead=SOL, tags="comunidad"),
    _meetup(8, "tipos para todos", "types for everybody"),
    Sample(month=8, nth=4, weekday=3, es="Noche de Rust", en="Rust night", kind=EventKind.MEETUP, venue=OFFICE, geo=OFFICE_AT,
           capacity=50, lead=LEO, tags="rust", cancelled=True),
    _meetup(9, "Fiestas Patrias entre amigos", "with friends", ANA),
    _webinar(9, 5, "límites y reintentos", "limits and retries"),
    Sample(month=9, nth=5, weekday=1, es="Charla técnica interna: post mortem", en="Internal tech talk: post-mortem",
           kind=EventKind.INTERNAL, begin="16:30", hours=1, venue=OFFICE, geo=OFFICE_AT, capacity=60, lead=LEO,
           audience_es="equipo", audience_en="team"),
    Sample(month=10, nth=2, weekday=3, es="Encuentro de Datos Santiago", en="Santiago Data Days", kind=EventKind.CONFERENCE,
           hours=0, days=2, venue=CAMPUS, capacity=250, lead=ANA, tags="datos", goal_es="250 personas; 12 charlas locales",
           goal_en="250 people; 12 local talks"),
    Sample(month=10, nth=3, weekday=3, es="Taller: seguridad para APIs", en="Workshop: API security", kind=EventKind.WORKSHOP,
           begin="15:00", hours=3, venue=OFFICE, geo=OFFICE_AT, capacity=25, lead=SOL, tags="api seguridad"),
    _meetup(10, "mapas y satélites", "maps and satellites"),
    _meetup(11, "lo que aprendimos en producción", "what we learned in production"),
    _webinar(11, 4, "hoja de ruta del próximo año", "next year's road map", ANA),
    Sample(month=11, nth=5, weekday=3, es="Hackatón interna", en="Internal hackathon", kind=EventKind.HACKATHON, hours=0, days=2,
           venue=OFFICE, geo=OFFICE_AT, capacity=40, audience_es="equipo", audience_en="team"),
    Sample(month=12, nth=1, weekday=3, es="Meetup de fin de año", en="End-of-year meetup", kind=EventKind.MEETUP, venue="",
           capacity=120, lead=LEO, series="Python Santiago", tags="python comunidad"),
    Sample(month=12, nth=2, weekday=2, es="Taller: regalos hechos con código", en="Workshop: presents made of code",
           kind=EventKind.WORKSHOP, begin="17:00", hours=2, format=Format.VIRTUAL, online=60, lead=SOL, idea=True),
)  # fmt: skip
"""About thirty events in the order of the months."""


def undated(language: str) -> EventDraft:
    """An idea that waits for its date."""
    title = "Gira por regiones: Antofagasta y Temuco" if language == "es" else "Tour: Antofagasta and Temuco"
    return EventDraft(
        title=title, kind=EventKind.TALK, status=Status.IDEA, timezone=ZONE, lead=SOL, tags=("comunidad",)
    )
