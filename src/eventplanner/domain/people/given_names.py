"""First names by which it is told that a text begins with one, and not with a surname."""

from eventplanner.domain.base.text import fold

_USUAL = """
    alejandra alejandro alicia amanda ana andrea andres angelica antonia antonio barbara beatriz carla carlos carmen
    carolina catalina cecilia claudia claudio constanza cristian cristina daniela diego eduardo elena emilia enrique
    ernesto esteban eugenia eva felipe fernanda fernando florencia francisca francisco gabriela gloria gonzalo
    guillermo gustavo hector hernan ignacia ignacio ines isabel isidora ivan javier javiera joaquin jorge jose josefa
    josefina juan juana julia julieta karen karina katherine laura leonardo lorena lucia luis luisa macarena magdalena
    manuel marcela marcelo margarita maria mariana mario marta matias mauricio miguel monica natalia nicolas olga
    pablo paola patricia patricio paula paulina pedro pilar rafael raquel raul ricardo roberto rocio rodrigo sandra
    sara sebastian sergio silvia sofia susana teresa trinidad valentina valeria vanessa veronica victoria ximena yasna
    amy anna anne betty christine emily emma jennifer jessica john karl kate kevin laurie linda lisa mary michelle nancy
    rachel rebecca robert sarah stephanie steven susan
"""
_NAMES = frozenset(_USUAL.split())
"""Usual in Chile or in English, and none that is as usual as a surname, such as Martín, Tomás, Vicente or Paz."""


def begins_given(text: str) -> bool:
    """Returns whether the first word of a text is a usual first name."""
    first = fold(text).split(maxsplit=1)
    return bool(first) and first[0] in _NAMES
