"""What the choices and fields of plain records are called in both languages, so that files and commands may use either."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from eventplanner.domain.base.text import clean_line, fold
from eventplanner.domain.budget.decisions import Over
from eventplanner.domain.budget.entries import ClaimState, EntryKind, Paper
from eventplanner.domain.budget.lines import Driver, Flow
from eventplanner.domain.checklists.checklists import Where
from eventplanner.domain.decisions.gates import Decision, Test
from eventplanner.domain.decisions.judging import FindingKind, Verdict
from eventplanner.domain.events.events import EventKind
from eventplanner.domain.events.vocabulary import KINDS
from eventplanner.domain.logistics.resources import ResourceKind
from eventplanner.domain.logistics.venues import PlaceState, Recording
from eventplanner.domain.people.people import Dealing
from eventplanner.domain.records.fields import Field
from eventplanner.domain.records.kind import RecordType
from eventplanner.domain.tasks.area_words import area_named
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.tasks import TaskState
from eventplanner.domain.team.roles import Duty


def _words(said: Mapping[StrEnum, str]) -> dict[str, StrEnum]:
    """By folded word, also by the value itself."""
    return {word: member for member, words in said.items() for word in (member.value, *words.split("|")) if word}


CHOICES: Mapping[type[StrEnum], Mapping[str, StrEnum]] = {
    EventKind: dict(KINDS),
    TaskState: _words(
        {
            TaskState.TODO: "to do|pendiente|por hacer|open|abierta|abierto|no",
            TaskState.DOING: "in progress|en curso|haciendo|en proceso|started",
            TaskState.BLOCKED: "bloqueada|bloqueado|waiting|en espera|detenida",
            TaskState.DONE: "hecha|hecho|lista|listo|terminada|terminado|completa|completada|ok|x|yes|si|finished",
        }
    ),
    Where: _words(
        {
            Where.IN_PERSON: "in person|presencial|onsite",
            Where.VIRTUAL: "online|en linea|remoto",
            Where.BOTH: "ambos|ambas|los dos|hybrid|hibrido",
        }
    ),
    Dealing: _words(
        {
            Dealing.SUPPLIER: "proveedor|proveedora|vendor|suppliers",
            Dealing.SPONSOR: "auspiciador|auspiciadora|patrocinador|sponsors",
            Dealing.COMMUNITY: "comunidad",
            Dealing.CLIENT: "cliente|customer",
            Dealing.MEDIA: "prensa|medio|medios|press",
            Dealing.UNIVERSITY: "universidad",
        }
    ),
    ResourceKind: _words(
        {
            ResourceKind.EQUIPMENT: "equipo|equipos|equipamiento",
            ResourceKind.ROOM: "sala|salas|rooms",
            ResourceKind.LICENCE: "licencia|licencias|license|licences",
            ResourceKind.SWAG: "merch|regalos|poleras|stickers",
            ResourceKind.HOURS: "horas|tiempo|time",
        }
    ),
    PlaceState: _words(
        {
            PlaceState.LOOKING: "buscando|por buscar|looking for one",
            PlaceState.OPTION: "reservada|reservado|held|held for us|opcion",
            PlaceState.BOOKED: "acordada|acordado|agreed",
            PlaceState.SIGNED: "firmada|firmado",
        }
    ),
    Recording: _words(
        {
            Recording.NONE: "ninguna|no",
            Recording.RAW: "cruda|sin editar|bruto",
            Recording.EDITED: "editada",
            Recording.PUBLISHED: "publicada",
        }
    ),
    Duty: _words(
        {
            Duty.LEAD: "responsable|a cargo|lider",
            Duty.HOST: "anfitrion|anfitriona",
            Duty.MC: "animador|animadora|maestro de ceremonias|maestra de ceremonias",
            Duty.MODERATOR: "moderador|moderadora",
            Duty.SPEAKER_SUPPORT: "speaker support|apoyo a charlistas|apoyo a speakers|apoyo charlistas",
            Duty.DOOR: "puerta|acreditacion|registration desk|recepcion",
            Duty.CAMERA: "camara|camaras",
            Duty.BOOTH: "stand",
            Duty.FIRST_AID: "first aid|primeros auxilios",
            Duty.OTHER: "otro|otra|otros",
        }
    ),
    Decision: _words(
        {
            Decision.OPEN: "abierta|abierto|pendiente",
            Decision.GO: "seguir|adelante|si",
            Decision.NO_GO: "no-go|no go|no|no seguir",
        }
    ),
    Test: _words(
        {
            Test.VENUE_SIGNED: "sede firmada",
            Test.PLATFORM_READY: "plataforma probada|plataforma lista",
            Test.ROLES_FILLED: "roles confirmados|roles cubiertos",
            Test.TASKS_DONE: "tareas hechas|tareas listas",
            Test.REGISTRATIONS: "inscritos|inscripciones",
            Test.BUDGET_APPROVED: "presupuesto aprobado|budget approved",
            Test.OWN: "propio|propia|a mano",
        }
    ),
    Verdict: _words(
        {
            Verdict.OPEN: "abierta|abierto|pendiente",
            Verdict.MET: "cumplida|cumplido|lograda|logrado",
            Verdict.PARTLY: "a medias|parcial|en parte",
            Verdict.MISSED: "no cumplida|no cumplido|fallida|no lograda",
        }
    ),
    FindingKind: _words(
        {
            FindingKind.WELL: "went well|bien|salio bien",
            FindingKind.BADLY: "went badly|mal|salio mal",
            FindingKind.ACTION: "to do|accion|por hacer",
        }
    ),
    Flow: _words({Flow.EXPENSE: "gasto|gastos|egreso|cost|expenses", Flow.INCOME: "ingreso|ingresos|incomes|entrada"}),
    Driver: _words(
        {
            Driver.FIXED: "fijo|fija|monto fijo|no|none",
            Driver.ATTENDEE: "attendees|per attendee|por asistente|asistente|asistentes|persona|por persona|person",
            Driver.IN_PERSON: "in person|presencial|presenciales|asistente presencial|attendee in person",
            Driver.ONLINE: "en linea|virtual|asistente en linea|attendee online",
            Driver.SPEAKER: "speakers|charlista|charlistas|orador|oradora|expositor|expositora|por speaker",
            Driver.STAFF: "personal|equipo|del equipo|por persona del equipo",
            Driver.DAY: "days|dia|dias|por dia|diario",
            Driver.HOUR: "hours|hora|horas|por hora",
        }
    ),
    EntryKind: _words(
        {
            EntryKind.QUOTE: "cotizacion|presupuesto|offer",
            EntryKind.COMMITMENT: "compromiso|order|purchase order|orden|orden de compra|oc|po|contract|contrato|reserva",
            EntryKind.INVOICE: "factura|boleta|cobro|bill|receipt",
            EntryKind.PAYMENT: "pago|abono|transferencia|paid",
            EntryKind.CREDIT_NOTE: "credit note|nota de credito|nc",
            EntryKind.CLAIM: "expense claim|reembolso|rendicion|rendicion de gastos",
            EntryKind.PLEDGE: "compromiso de auspicio|promesa|auspicio comprometido|promise",
            EntryKind.IN_KIND: "in kind|en especie|especie|canje",
            EntryKind.TICKET: "tickets|entradas|venta de entradas|ticket income|entrada",
            EntryKind.REFUND: "devolucion|money back",
        }
    ),
    Paper: _words(
        {
            Paper.NONE: "ninguno|sin documento|no",
            Paper.PURCHASE_ORDER: "purchase order|po|oc|orden de compra",
            Paper.CONTRACT: "contrato",
            Paper.INVOICE: "factura",
            Paper.RECEIPT: "boleta|recibo",
            Paper.FEE_RECEIPT: "fee receipt|boleta de honorarios|honorarios|bhe",
            Paper.OTHER: "otro",
        }
    ),
    ClaimState: _words(
        {
            ClaimState.CLAIMED: "pedido|solicitado|presentado|rendido",
            ClaimState.APPROVED: "aprobado|aprobada|ok",
            ClaimState.PAID: "pagado|pagada",
        }
    ),
    Over: _words({Over.WARN: "avisar|aviso|warning", Over.ASK: "preguntar|pedir motivo|reason|motivo"}),
}
"""By folded word."""

_FIELDS: Mapping[str, str] = {
    "title": "titulo|tarea|task",
    "name": "nombre",
    "area": "area",
    "owner": "responsable|encargado|encargada|a cargo",
    "due": "vence|plazo|fecha|deadline|offset|date",
    "state": "estado|status",
    "reason": "motivo|razon",
    "priority": "prioridad",
    "notes": "notas|nota|note",
    "note": "nota|notas|notes",
    "email": "correo|e-mail|mail",
    "phone": "telefono|fono|celular|telephone",
    "organisation_id": "organisation|organizacion|empresa|supplier|proveedor|company",
    "person_id": "person|persona|quien|who",
    "venue_id": "venue|sede|lugar",
    "resource_id": "resource|recurso",
    "gate_id": "gate|hito|decision",
    "quantity": "cantidad",
    "amount": "monto|precio|price",
    "currency": "moneda",
    "chosen": "elegida|elegido",
    "confirmed": "confirmado|confirmada",
    "duty": "role|rol",
    "begins": "from|desde",
    "ends": "until|hasta",
    "day": "dia|fecha|date",
    "in_person": "presencial|in person",
    "online": "en linea|virtual",
    "need": "necesidad|para",
    "flow": "tipo|direccion",
    "category": "categoria|rubro",
    "driver": "por cada|depende de|factor",
    "unit_price": "price|precio|precio unitario|unit price|valor unitario",
    "vat": "iva|tax|impuesto",
    "cost_centre": "centro de costo|centro de costos|cost center",
    "level": "nivel",
    "year": "ano|year",
    "kind": "tipo",
    "number": "numero|folio",
    "paper": "documento|tipo de documento",
    "settles_id": "settles|de|paga a|salda",
    "withholding": "retencion",
    "withheld_due": "vence retencion",
    "deposit": "anticipo",
    "deposit_due": "vence anticipo",
    "rate": "tipo de cambio|cambio",
    "against_id": "against|contra|contrapartida",
    "document": "archivo|enlace|link",
    "value": "valor",
    "base": "base|contra",
    "source": "fuente",
    "from_id": "from|desde|de",
    "to_id": "to|a|hacia",
    "who": "quien",
    "approved_by": "aprobado por|aprobada por",
    "approved_on": "aprobado el",
    "over": "exceso|al exceder",
    "quarter": "trimestre",
    "expected_in_person": "esperados presencial|expected|esperados",
    "expected_online": "esperados en linea",
    "attended_in_person": "asistieron presencial|attended|asistieron",
    "attended_online": "asistieron en linea",
    "low_in_person": "pocos presencial|low",
    "low_online": "pocos en linea",
    "high_in_person": "muchos presencial|high",
    "high_online": "muchos en linea",
    "speakers": "charlistas|oradores",
    "staff": "equipo|personal",
}


def choice_named(kind: type[StrEnum], text: str) -> StrEnum | None:
    """The value that a word of either language means."""
    if kind is Area:
        return area_named(text)
    word = fold(clean_line(text))
    return CHOICES.get(kind, {}).get(word) or CHOICES.get(kind, {}).get(word.replace("_", " "))


def field_called(kind: RecordType[Any], name: str) -> Field | None:
    """The field of a kind of record that is called so in either language."""
    asked = fold(clean_line(name)).replace("-", "_")
    own = {each.name: each for each in kind.fields}
    if (found := own.get(asked.replace(" ", "_"))) is not None:
        return found
    return next(
        (own[n] for n, said in _FIELDS.items() if n in own and asked.replace("_", " ") in said.split("|")), None
    )
