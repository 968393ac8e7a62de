"""Lines of tasks as people type them in both languages: what is understood, or that they are refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.parsing.due import read_due
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.quick_line import read_task_line
from eventplanner.i18n.vocabulary import choices

TODAY = date(2027, 3, 9)
UNDERSTOOD = [
    # line, title, due, owner, area, priority
    ("Confirmar sala T-1 mes +leo #sede !2", "Confirmar sala", "T-30", "leo", "venue", "2"),
    ("Confirm venue 1 month before +leo #venue !high", "Confirm venue", "T-30", "leo", "venue", "3"),
    ("#catering Cerrar menú 2 semanas antes +Ana Soto", "Cerrar menú", "T-14", "Ana Soto", "catering", ""),
    ("Cerrar menú +Ana Soto 2 semanas antes del evento", "Cerrar menú", "T-14", "Ana Soto", "", ""),
    ("Close menu, two weeks before the event, +Ana Soto", "Close menu", "T-14", "Ana Soto", "", ""),
    ("+leo imprimir credenciales D-3 !alta", "imprimir credenciales", "T-3", "leo", "", "3"),
    ("Enviar encuesta +2", "Enviar encuesta", "T+2", "", "", ""),
    ("Enviar encuesta +2 +leo", "Enviar encuesta", "T+2", "leo", "", ""),
    ("Enviar encuesta +leo +2", "Enviar encuesta", "T+2", "leo", "", ""),
    ("Send survey the day after", "Send survey", "T+1", "", "", ""),
    ("Agradecer a charlistas 3 días después", "Agradecer a charlistas", "T+3", "", "", ""),
    ("Ensayo general el día antes", "Ensayo general", "T-1", "", "", ""),
    ("Montar stand la semana antes del evento", "Montar stand", "T-7", "", "", ""),
    ("Abrir puertas el día del evento", "Abrir puertas", "T", "", "", ""),
    ("Publicar fotos -14", "Publicar fotos", "T-14", "", "", ""),
    ("Reservar hotel T-2 meses", "Reservar hotel", "T-60", "", "", ""),
    ("Pedir presupuesto una quincena antes", "Pedir presupuesto", "T-15", "", "", ""),
    ("Book a room a fortnight before", "Book a room", "T-14", "", "", ""),
    ("Save the date a year before", "Save the date", "T-365", "", "", ""),
    ("Pagar anticipo antes del 2 de abril +Ana Soto", "Pagar anticipo", "2027-04-02", "Ana Soto", "", ""),
    ("Call Paula tomorrow", "Call Paula", "2027-03-10", "", "", ""),
    ("Revisar a más tardar T-7", "Revisar", "T-7", "", "", ""),
    ("Llevar +2 cables T-1", "Llevar +2 cables", "T-1", "", "", ""),
    ("Charla para 10 personas", "Charla para 10 personas", "", "", "", ""),
    ('Leer "T-7 y otros cuentos" T-2', 'Leer "T-7 y otros cuentos"', "T-2", "", "", ""),
    ("+Ana Confirmar catering", "Confirmar catering", "", "Ana", "", ""),
    ("Escribir a +José Ortega y Gasset", "Escribir a", "", "José Ortega y Gasset", "", ""),
    ("+leo, Imprimir", "Imprimir", "", "leo", "", ""),
    ("+leo, Confirmar catering y sala", "Confirmar catering y sala", "", "leo", "", ""),
    ("Imprimir +leo, revisar y enviar", "Imprimir revisar y enviar", "", "leo", "", ""),
    (r"Sumar \+ana a la lista +leo", "Sumar +ana a la lista", "", "leo", "", ""),
    ("Call +Ana María de la Fuente", "Call", "", "Ana María de la Fuente", "", ""),
]
REFUSED = [
    "Confirmar T-9999",
    "Confirmar T-3 horas",
    "Confirmar 2 horas antes",
    "Confirm 3 business days before",
    "Confirmar T-2 días hábiles",
    "Confirmar 1,5 semanas antes",
    "Enviar 2 días antes del cierre",
    "Send 2 days after the deadline",
    "Confirm T-7 and T-3",
    "Recordar 1 mes antes y 1 semana antes",
    "Recordar T-7 +leo D-3",
]


@pytest.mark.parametrize(("line", "title", "due", "owner", "area", "priority"), UNDERSTOOD)
def test_a_line_is_understood_whole(line: str, title: str, due: str, owner: str, area: str, priority: str) -> None:
    said = {"title": title, "due": due, "owner": owner, "area": area, "priority": priority}
    texts = read_task_line(line, today=TODAY, areas=choices(Area))
    assert texts == {name: text for name, text in said.items() if text}


SEVERAL_OWNERS = [
    ("Enviar +Ana Soto, Leo D-3", "Ana Soto", "Leo"),
    ("Enviar D-3 +Ana Soto, Leo Paz", "Ana Soto", "Leo Paz"),
    ("Enviar +Ana, Leo, Paz", "Ana", "Leo"),
    ("Enviar +Ana y Leo", "Ana", "Leo"),
    ("Enviar +Ana Soto y Leo Paz T-3", "Ana Soto", "Leo Paz"),
    ("Send +Ana Soto and Leo", "Ana Soto", "Leo"),
    ("Send +ana and leo T-3", "ana", "leo"),
    ("Enviar +ana y leo", "ana", "leo"),
    ("Enviar +ana,leo T-3", "ana", "leo"),
    ("Enviar +ana/leo", "ana", "leo"),
    ("Enviar +Ana & Leo", "Ana", "Leo"),
    ("Enviar +ana +leo T-3", "ana", "leo"),
    ('Enviar +"Ana Soto", Leo', "Ana Soto", "Leo"),
    ("Enviar resp: Ana +leo", "Ana", "leo"),
]


@pytest.mark.parametrize(("line", "one", "other"), SEVERAL_OWNERS)
def test_two_people_are_refused_with_their_names(line: str, one: str, other: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_task_line(line, today=TODAY, areas=choices(Area))
    assert refused.value.fields["owner"].params == {"one": one, "other": other}


@pytest.mark.parametrize("line", REFUSED)
def test_a_line_that_makes_no_sense_is_refused(line: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_task_line(line, today=TODAY, areas=choices(Area))
    assert list(refused.value.fields) == ["due"]


TITLES = ("Confirmar catering", "Book the rooms", "Imprimir 200 credenciales", "Hablar con María", "Ñoquis y café")
OWNERS = {"": "", "leo": "+leo", "Ana Soto": "+Ana Soto", "ana soto": '+"ana soto"', "Paz": "resp:Paz"}
DAYS_OF = {"d": 1, "días": 1, "days": 1, "w": 7, "weeks": 7, "semanas": 7, "meses": 30, "months": 30}


@st.composite
def distances(draw: st.DrawFn) -> tuple[str, int]:
    """How far from the event, as people write it, and in days."""
    count, (unit, days) = draw(st.integers(2, 40)), draw(st.sampled_from(sorted(DAYS_OF.items())))
    sign, before, after = draw(
        st.sampled_from([(-1, "before", ""), (-1, "antes", ""), (1, "after", ""), (1, "después", "")])
    )
    mark = "-" if sign < 0 else "+"
    forms = {
        f"T{mark}{count}": count,
        f"T{mark}{count} {unit}": count * days,
        f"t {mark} {count}{unit}": count * days,
        f"D{mark}{count}": count,
        f"{count} {unit} {before}{after}": count * days,
        f"{count} {unit} {before} {'the event' if before in {'before', 'after'} else 'del evento'}": count * days,
    }
    text = draw(st.sampled_from(sorted(forms)))
    return text, sign * forms[text]


@given(
    st.sampled_from(TITLES),
    st.sampled_from(sorted(OWNERS)),
    distances() | st.dates(date(2027, 3, 9), date(2029, 1, 1)),
    st.permutations([0, 1, 2, 3]),
    st.booleans(),
)
def test_what_is_written_is_read_back_or_refused(title, owner, due, order, area) -> None:
    when = due.isoformat() if isinstance(due, date) else due[0]
    sigils = [OWNERS[owner], when, "#catering" if area else "", "!3"]
    line = " ".join(filter(None, [title, *(sigils[n] for n in order)]))
    texts = read_task_line(line, today=TODAY, areas=choices(Area))
    said = read_due(texts["due"], TODAY)
    assert said is not None
    assert (texts["title"], texts.get("owner", "")) == (title, owner)
    assert said.day == due if isinstance(due, date) else said.offset == due[1]
    assert ("area" in texts, texts["priority"]) == (area, "3")
    if not isinstance(due, date):
        first = date(2027, 9, 1)
        assert said.on(first, first) == first + timedelta(days=due[1])
