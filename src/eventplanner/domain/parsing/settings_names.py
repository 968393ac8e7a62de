"""Names of the plan's settings in English and Spanish."""

from collections.abc import Mapping

from eventplanner.domain.base.text import N_, fold

NAMES: Mapping[str, str] = {
    "country": "country|pais",
    "region": "region",
    "timezone": "timezone|time zone|zona|zona horaria|huso horario",
    "currency": "currency|moneda|divisa",
    "prices": "prices|net or gross|budget is net or gross|precios|montos|neto o bruto|presupuesto neto o bruto",
    "usual_vat": "usual vat|vat|usual vat %|iva|iva habitual|iva habitual %",
    "organisation": "organisation|organization|organizacion",
    "organisation_email": "organisation email|organization email|organisation's e-mail|email|e-mail|mail|correo"
    "|correo de la organizacion",
    "numeric_dates": "numeric dates|fechas numericas|fechas con numeros",
    "capacity": "capacity|team capacity|capacidad|capacidad del equipo|capacidad semanal",
    "audience_gap": "audience gap|days between events for one audience|dias entre eventos para un publico"
    "|dias entre eventos para un mismo publico"
    "|dias para un mismo publico|distancia de publico",
    "series_gap": "series gap|days between events of a series|dias entre eventos de una serie|dias de una serie"
    "|distancia de serie",
    "holidays": "holidays|public holidays|feriados|festivos|dias festivos",
    "needs": "needs|what is needed by when|what events need|necesidades|que se necesita y cuando|que necesitan los eventos",
    "working_days": "working days|due days|due days on working days|dias habiles|plazos|plazos en dias habiles",
    "warn_days": "warn days|days of warning|dias de aviso|aviso|dias de advertencia",
}
"""By setting, folded."""

LABELS: Mapping[str, str] = {"capacity": N_("team capacity"), "needs": N_("what is needed by when")}
"""What a setting is called for people where an event has a field of the same name."""

_SETTINGS = {name: setting for setting, names in NAMES.items() for name in names.split("|")}


def setting_named(name: str) -> str:
    """The setting that is called so; nothing if none is."""
    return _SETTINGS.get(fold(name.strip()).replace("_", " "), "")
