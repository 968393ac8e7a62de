"""The people, organisations, venues and resources of the sample year; none of them is real."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from eventplanner.domain.base.text import fold
from eventplanner.domain.logistics.resources import ResourceDraft, ResourceKind
from eventplanner.domain.logistics.venues import VenueDraft
from eventplanner.domain.people.people import OrganisationDraft, PersonDraft
from eventplanner.domain.sample.demo_year import ANA, CAMPUS, COAST, LEO, OFFICE, SOL, THEATRE, ZONE

COMPANY = "Cordillera Software"
CATERERS = ("Banquetes Ñuñoa", "Café Barrio Italia", "Cocina de Ximena")
STREAMERS = ("Andes Streaming", "Señal Sur")
PRINTERS = ("Imprenta Mapocho", "Poleras del Puerto")

_ORGANISATIONS = (
    (COMPANY, "client", "Santiago", "Ana Soto"),
    ("Banquetes Ñuñoa", "supplier", "Santiago", "Marta Ruiz"),
    ("Café Barrio Italia", "supplier", "Santiago", "Ignacio Vera"),
    ("Cocina de Ximena", "supplier", "Valparaíso", "Ximena Tapia"),
    ("Andes Streaming", "supplier", "Santiago", "Rodrigo Alarcón"),
    ("Señal Sur", "supplier", "Concepción", "Fernanda Ulloa"),
    ("Imprenta Mapocho", "supplier", "Santiago", "Hugo Lillo"),
    ("Poleras del Puerto", "supplier", "Valparaíso", "Javiera Mena"),
    ("Banco Araucaria", "sponsor client", "Santiago", "Paula Neira"),
    ("Nube Austral", "sponsor", "Punta Arenas", "Tomás Barría"),
    ("Python Santiago", "community", "Santiago", "Camila Rojas"),
    ("Mujeres en Datos", "community", "Valparaíso", "Daniela Fuentes"),
    ("Universidad del Bío", "university", "Concepción", "Sergio Molina"),
    ("Revista Byte", "media", "Santiago", "Elena Pinto"),
)
_OURS = (
    (ANA, "Developer relations manager", "Gerenta de relaciones con la comunidad", "DevRel", "es en"),
    (LEO, "Community lead", "Encargado de comunidad", "DevRel", "es en"),
    (SOL, "Press and content", "Prensa y contenidos", "DevRel", "es en pt"),
    ("Nicolás Pizarro", "Staff engineer, payments", "Ingeniero principal de pagos", "Payments", "es en"),
    ("Antonia Bravo", "Data engineer", "Ingeniera de datos", "Data", "es en"),
    ("Benjamín Cárdenas", "Site reliability", "Confiabilidad de sitios", "Platform", "es"),
    ("Isidora Campos", "Designer", "Diseñadora", "Product", "es en"),
    ("Matías Ortega", "Recruiter", "Selección de personas", "People", "es en"),
    ("Valentina Godoy", "Security engineer", "Ingeniera de seguridad", "Platform", "es en"),
    ("Cristóbal Henríquez", "Support engineer", "Ingeniero de soporte", "Support", "es"),
)
_OTHERS = (
    ("Marta Ruiz", "Events", "Eventos", "Banquetes Ñuñoa"),
    ("Ignacio Vera", "Owner", "Dueño", "Café Barrio Italia"),
    ("Rodrigo Alarcón", "Technical producer", "Productor técnico", "Andes Streaming"),
    ("Fernanda Ulloa", "Camera", "Cámara", "Señal Sur"),
    ("Hugo Lillo", "Sales", "Ventas", "Imprenta Mapocho"),
    ("Paula Neira", "Sponsorships", "Auspicios", "Banco Araucaria"),
    ("Tomás Barría", "Marketing", "Marketing", "Nube Austral"),
    ("Camila Rojas", "Organiser", "Organizadora", "Python Santiago"),
    ("Daniela Fuentes", "Organiser", "Organizadora", "Mujeres en Datos"),
    ("Sergio Molina", "Professor", "Profesor", "Universidad del Bío"),
    ("Elena Pinto", "Editor", "Editora", "Revista Byte"),
    ("camila rojas", "Speaker", "Charlista", ""),
    ("Amanda Lagos", "First aid", "Primeros auxilios", ""),
    ("Vicente Araos", "MC", "Animador", ""),
)
_FIRST = "Ana Benjamín Camila Diego Elisa Felipe Gabriela Héctor Inés Joaquín Karina Luis Macarena Néstor Olga".split()
_LAST = "Soto Rojas Muñoz Díaz Pérez Contreras Silva Morales Fuentes Araya Núñez Vega Pizarro Castro Ñancupil".split()


def organisations() -> Iterator[OrganisationDraft]:
    """By what they are to us."""
    for n, (name, dealings, place, contact) in enumerate(_ORGANISATIONS):
        yield OrganisationDraft(
            name=name,
            dealings=tuple(dealings.split()),
            contact=contact,
            email=f"hola{n}@example.org",
            phone=f"+56 2 2555 01{n:02d}",
            url=f"https://org{n}.example.org",
            place=place,
        )


def people(language: str, organisation_ids: Mapping[str, int]) -> Iterator[PersonDraft]:
    """Our own first, then those of other organisations."""
    spanish = language == "es"
    for n, (name, en, es, team, languages) in enumerate(_OURS):
        yield PersonDraft(
            name=name,
            role=es if spanish else en,
            organisation_id=organisation_ids[COMPANY],
            internal=True,
            team=team,
            email=f"{fold(name.split()[0])}@cordillera.example",
            phone=f"+56 9 5555 02{n:02d}",
            place="Santiago",
            timezone=ZONE,
            languages=tuple(languages.split()),
            consent="Fotos y grabación" if spanish else "Photographs and recording",
            consent_on=date(2026, 1, 15),
        )
    for n, (name, en, es, organisation) in enumerate(_OTHERS):
        yield PersonDraft(
            name=name,
            role=es if spanish else en,
            organisation_id=organisation_ids.get(organisation),
            email="camila@example.org" if name.lower() == "camila rojas" else f"contacto{n}@example.org",
            phone=f"+56 9 5555 03{n:02d}",
            place="Santiago",
            languages=("es",),
        )


def crowd(count: int) -> Iterator[PersonDraft]:
    """As many people as are wanted, no two with the same address."""
    for n in range(count):
        first, last = _FIRST[n % len(_FIRST)], _LAST[n // len(_FIRST) % len(_LAST)]
        second = _LAST[(n * 7 + 3) % len(_LAST)]
        yield PersonDraft(
            name=f"{first} {last} {second}",
            role=("Engineer", "Designer", "Student", "Manager")[n % 4],
            internal=n % 25 == 0,
            team="DevRel" if n % 25 == 0 else "",
            email=f"person{n}@example.org",
            phone=f"+56 9 {50_000_000 + n}",
            place=("Santiago", "Valparaíso", "Concepción", "Temuco")[n % 4],
        )


def venues(language: str) -> Sequence[VenueDraft]:
    """Those that the sample's events take place in."""
    spanish = language == "es"
    theatre, classroom = ("auditorio", "sala de clases") if spanish else ("theatre", "classroom")
    return (
        VenueDraft(
            name=OFFICE,
            address="Av. Providencia 1000",
            place="Santiago",
            geo="-33.4263,-70.6110",
            timezone=ZONE,
            setups=(f"{theatre} 80", f"{classroom} 40"),
            access="Ascensor, baño accesible" if spanish else "Lift, accessible toilet",
            power="16 A, 12 enchufes por fila" if spanish else "16 A, 12 sockets a row",
            wifi="300 Mb/s",
            wifi_tested=date(2026, 8, 20),
            av="Proyector, 2 micrófonos, sonido" if spanish else "Projector, 2 microphones, sound",
            catering="Libre hasta las 22:00" if spanish else "Free until 22:00",
            contact="Recepción, +56 2 2555 0000" if spanish else "Reception, +56 2 2555 0000",
            price="$0",
        ),
        VenueDraft(
            name=THEATRE,
            address="Pedro de Valdivia 99",
            place="Santiago",
            geo="-33.4325,-70.6042",
            timezone=ZONE,
            setups=(f"{theatre} 420",),
            access="Rampa por la entrada lateral" if spanish else "Ramp at the side door",
            power="63 A trifásico" if spanish else "63 A, three phases",
            wifi="100 Mb/s, cable en cabina" if spanish else "100 Mb/s, cable in the booth",
            wifi_tested=date(2026, 6, 2),
            av="Cabina con técnico de la casa" if spanish else "Booth with the house's engineer",
            catering="Solo el concesionario" if spanish else "The house's caterer only",
            contact="Marta Ruiz, +56 9 5555 0142",
            price="$4.800.000",
            visits=("2026-11-12: escenario y camarines" if spanish else "2026-11-12: stage and dressing rooms",),
        ),
        VenueDraft(
            name=CAMPUS,
            address="Vicuña Mackenna 4860",
            place="Santiago",
            timezone=ZONE,
            setups=(f"{theatre} 250", f"{classroom} 30"),
            wifi="eduroam y red de visitas" if spanish else "eduroam and a guests' network",
            contact="Sergio Molina",
            price="$900.000",
        ),
        VenueDraft(name=COAST, place="Valparaíso", timezone=ZONE, setups=(f"{theatre} 150",), price="$1.200.000"),
    )


def resources(language: str) -> Sequence[ResourceDraft]:
    """What events book."""
    spanish = language == "es"
    said = (
        ("Proyector", "Projector", ResourceKind.EQUIPMENT, 3, "", ""),
        ("Micrófono de solapa", "Lapel microphone", ResourceKind.EQUIPMENT, 4, "", ""),
        ("Cámara", "Camera", ResourceKind.EQUIPMENT, 2, "", ""),
        ("Mezclador de video", "Video mixer", ResourceKind.EQUIPMENT, 1, "", ""),
        ("Sala de ensayo", "Rehearsal room", ResourceKind.ROOM, 1, "", ""),
        ("Licencia de webinar", "Webinar licence", ResourceKind.LICENCE, 1, "", ""),
        ("Poleras", "T-shirts", ResourceKind.SWAG, 500, "unidades", "pieces"),
        ("Stickers", "Stickers", ResourceKind.SWAG, 4000, "unidades", "pieces"),
        ("Horas de edición", "Hours of editing", ResourceKind.HOURS, 120, "horas", "hours"),
        ("Notebook de respaldo", "Spare laptop", ResourceKind.EQUIPMENT, 2, "", ""),
    )
    return [
        ResourceDraft(
            name=es if spanish else en,
            kind=kind,
            quantity=quantity,
            unit=unit_es if spanish else unit_en,
            place=OFFICE,
            owner=LEO,
        )
        for es, en, kind, quantity, unit_es, unit_en in said
    ]
