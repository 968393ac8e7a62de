"""What people call the areas of an event, in English and in Spanish."""

from collections.abc import Mapping

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.tasks.areas import Area

_SAID: Mapping[Area, str] = {
    Area.VENUE: "venue|sede|lugar|place|espacio|recinto|local|room|sala|logistics|logistica",
    Area.CATERING: "catering|comida|food|coffee|cafe|banqueteria|drinks",
    Area.AV: "av|a/v|sound|sonido|audio|image|video|imagen|sound and image|sonido e imagen|audiovisual|technical|tecnica"
    "|equipment|equipamiento",
    Area.PLATFORM: "platform|plataforma|streaming|stream|transmision|online|en linea|virtual|zoom|web",
    Area.PROGRAMME: "programme|program|programa|agenda|content|contenido|contenidos|escaleta|general",
    Area.SPEAKERS: "speakers|speaker|oradores|oradoras|charlistas|charlista|expositores|ponentes|relatores|talks|charlas",
    Area.COMMUNICATION: "communication|communications|comms|comunicacion|comunicaciones|difusion|promotion|promocion"
    "|marketing|redes|social|prensa|press",
    Area.MONEY: "money|dinero|budget|presupuesto|finance|finanzas|plata|pagos|payments|compras|purchases|sponsors"
    "|auspicios|auspiciadores",
    Area.PEOPLE: "people|personas|equipo|team|staff|voluntarios|volunteers|roles",
    Area.LEGAL: "legal|datos|data|legal and data|legal y datos|contract|contracts|contrato|contratos|privacy|privacidad"
    "|permits|permisos",
    Area.ACCESS: "access|accessibility|accesibilidad|a11y|acceso|sustainability|sostenibilidad|sustentabilidad"
    "|access, sustainability|accesibilidad, sostenibilidad|inclusion",
    Area.AFTERWARDS: "afterwards|after|despues|cierre|closing|wrap-up|follow-up|seguimiento|post|post event|post evento",
}
AREAS: Mapping[str, Area] = {word.replace("-", " "): area for area, words in _SAID.items() for word in words.split("|")}
"""By folded word, with blanks in the place of hyphens."""


def area_named(text: str) -> Area | None:
    """The area that a word of either language means; `sonido-e-imagen` is written in one word too."""
    return AREAS.get(fold(clean_line(text)).replace("-", " ").replace("_", " "))
