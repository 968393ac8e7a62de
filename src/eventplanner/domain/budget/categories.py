"""Budget categories: those that every budget has, and custom ones."""

from collections.abc import Mapping

from eventplanner.domain.base.choices import Choice
from eventplanner.domain.base.text import N_, clean_line, fold


class Category(Choice):
    """Built-in categories, the same in every plan; a custom category is any other word."""

    VENUE = "venue", N_("venue")
    CATERING = "catering", N_("catering")
    AV = "av", N_("AV and streaming")
    """Sound, image and streaming."""
    TRAVEL = "travel", N_("travel and lodging")
    FEES = "fees", N_("fees")
    SWAG = "swag", N_("swag and signage")
    COMMUNICATION = "communication", N_("communication")
    STAFF = "staff", N_("staff")
    LICENCES = "licences", N_("licences")
    INSURANCE = "insurance", N_("insurance and legal")
    CONTINGENCY = "contingency", N_("contingency")
    SPONSORSHIP = "sponsorship", N_("sponsorship")
    TICKETS = "tickets", N_("tickets")
    CONTRIBUTION = "contribution", N_("contribution")
    """What the own company or a partner gives."""
    OTHER = "other", N_("other")


_NAMES: Mapping[Category, str] = {
    Category.VENUE: "venue|space|sede|arriendo|arriendo de sede|room|rooms|espacio|local|sala|salon",
    Category.CATERING: "catering|food|comida|alimentacion|coffee|cafe|food and drink|banqueteria",
    Category.AV: "av|a/v|audio|audiovisual|audio/visual|streaming|transmision|av and streaming|sonido|sonido e imagen"
    "|audio y streaming|audio, video y streaming|audiovisual y streaming|equipos",
    Category.TRAVEL: "travel|travel and lodging|lodging|viajes|viaje|hotel|alojamiento|pasajes|viajes y alojamiento"
    "|viajes speakers",
    Category.FEES: "fees|fee|honorarios|honoraria|speaker fees",
    Category.SWAG: "swag|swag and signage|signage|merch|merchandising|senaletica|regalos|poleras|swag y senaletica"
    "|materiales",
    Category.COMMUNICATION: "communication|press|marketing|prensa|difusion|prensa y difusion|comunicacion"
    "|comunicaciones|publicidad|advertising|design",
    Category.STAFF: "staff|personal|equipo|produccion|production|personnel|equipo de apoyo",
    Category.LICENCES: "licences|licenses|licencias|software|web|plataforma|platform|cloud",
    Category.INSURANCE: "insurance|legal|insurance and legal|seguros|seguro|seguros y legal|permits|permisos",
    Category.CONTINGENCY: "contingency|contingencia|imprevistos|reserva",
    Category.SPONSORSHIP: "sponsorship|sponsors|sponsor|auspicio|auspicios|patrocinio|patrocinios|sponsorships",
    Category.TICKETS: "tickets|ticket|entradas|entrada|inscripciones|registration|registration fees|ticket income"
    "|venta de entradas",
    Category.CONTRIBUTION: "contribution|aporte|aportes|grant|grants|funding|aporte propio|subsidio|contributions",
    Category.OTHER: "other|otros|otro|miscellaneous|misc|varios|others",
}
_BY_NAME = {name: category.value for category, names in _NAMES.items() for name in names.split("|")}
_SIGNS: Mapping[Category, str] = {
    Category.VENUE: "arriendo rental venue sede teatro auditorio room rooms sala salon space security seguridad",
    Category.CATERING: "catering coffee cafe lunch almuerzo almuerzos cena dinner snacks food meal comida brunch cocktail"
    " coctel tea biscuits drinks bebidas pizza desayuno consumo banquete",
    Category.AV: "streaming transmision audio video sonido camera camara microphone microfono proyector projector pantalla"
    " screen av visual iluminacion music",
    Category.TRAVEL: "travel hotel lodging viaje viajes pasaje pasajes vuelo vuelos flight flights alojamiento transfer taxi"
    " traslado traslados",
    Category.FEES: "honoraria honorario honorarios fee presenters moderador animador boleta speaker speakers",
    Category.SWAG: "swag stickers poleras t-shirts shirts senaletica signage signs lanyards credenciales badges imprenta"
    " pendones regalos print buttons",
    Category.COMMUNICATION: "press prensa advertising publicidad difusion design logo marketing ads campana agitprop fotografo"
    " photographer",
    Category.STAFF: "staff personal produccion produccion anfitrionas volunteers voluntarios interpretes interpreters",
    Category.LICENCES: "licence licences license licencias software domain hosting zoom cloud plataforma platform ocean web",
    Category.INSURANCE: "insurance seguro seguros permit permiso permisos legal notaria",
    Category.CONTINGENCY: "contingency contingencia imprevistos",
    Category.SPONSORSHIP: "sponsor sponsors sponsorship auspicio auspicios patrocinio",
    Category.TICKETS: "tickets entradas registration inscripciones",
    Category.CONTRIBUTION: "grant grants funding aporte aportes",
}
_BY_SIGN = {sign: category for category, signs in _SIGNS.items() for sign in signs.split()}


def category_of(text: str) -> str:
    """Returns the key of a category with this name in either language; a custom name is returned as it is."""
    return _BY_NAME.get(fold(clean_line(text)).replace(" & ", " and "), clean_line(text))


def guessed(*texts: str) -> str:
    """Returns the category that the words of a name suggest; `other` where there is none."""
    for text in texts:
        if (named := category_of(text)) in _KEYS:
            return named
        for word in fold(text).replace("/", " ").replace(",", " ").replace("(", " ").replace(")", " ").split():
            if (found := _BY_SIGN.get(word)) is not None:
                return found.value
    return Category.OTHER.value


def hinted(name: str) -> set[Category]:
    """Returns all categories that words of a name suggest."""
    words = fold(name).replace("/", " ").replace(",", " ").replace("(", " ").replace(")", " ").split()
    named = category_of(name)
    return {_BY_SIGN[word] for word in words if word in _BY_SIGN} | ({Category(named)} if named in _KEYS else set())


_KEYS = frozenset(Category)
