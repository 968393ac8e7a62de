"""Due days in lines of tasks and decisions, in both languages: read as people write them, or refused with the words."""

from datetime import date

import pytest

from eventplanner.domain.base.errors import Invalid
from eventplanner.domain.decisions.quick_lines import gate_texts
from eventplanner.domain.parsing.due import read_due
from eventplanner.domain.tasks.areas import Area
from eventplanner.domain.tasks.quick_line import read_task_line
from eventplanner.i18n.vocabulary import choices

TODAY = date(2027, 3, 9)
OFFSETS = [
    ("T-1 month", -30),
    ("T-2 meses", -60),
    ("T-1 mes", -30),
    ("T-3 w", -21),
    ("T - 7", -7),
    ("t-10 días", -10),
    ("T+1 week", 7),
    ("T-1 quincena", -15),
    ("T-2 fortnights", -28),
    ("T-1 year", -365),
    ("T−7", -7),
    ("1 month before", -30),
    ("one month before the event", -30),
    ("un mes antes del evento", -30),
    ("2 semanas antes", -14),
    ("dos semanas antes", -14),
    ("2 meses antes", -60),
    ("10 días corridos antes", -10),
    ("10 calendar days before", -10),
    ("the day before", -1),
    ("el día antes", -1),
    ("la semana antes del evento", -7),
    ("3 días previos", -3),
    ("2 weeks prior to the event", -14),
    ("2 weeks out", -14),
    ("1 month after", 30),
    ("una semana después", 7),
    ("3 días después del evento", 3),
    ("2 days later", 2),
    ("D-7", -7),
    ("D+1", 1),
    ("d-2 semanas", -14),
    ("-14", -14),
    ("+2", 2),
    ("-2 semanas", -14),
    ("el día del evento", 0),
    ("on the day of the event", 0),
    ("día D", 0),
    ("D-day", 0),
    ("T", 0),
    ("quince días antes", -15),
    ("veinte días antes del evento", -20),
    ("treinta y un días antes", -31),
    ("cuarenta y cinco días antes", -45),
    ("ninety days before", -90),
    ("twenty-one days before the event", -21),
    ("a couple of weeks before", -14),
    ("un par de semanas antes", -14),
    ("3 days ahead of the event", -3),
    ("3 days ahead", -3),
    ("two weeks ahead of time", -14),
    ("2 weeks in advance", -14),
    ("3 días de anticipación", -3),
    ("con 2 semanas de antelación", -14),
    ("una semana con anticipación", -7),
    ("la víspera", -1),
    ("en la víspera del evento", -1),
    ("víspera", -1),
    ("on the eve of the event", -1),
    ("the night before", -1),
    ("la noche anterior", -1),
    ("al día siguiente", 1),
    ("el día siguiente al evento", 1),
    ("a la semana siguiente", 7),
    ("the next day", 1),
    ("the following day", 1),
    ("day -30", -30),
    ("día -7", -7),
    ("same day", 0),
    ("on the same day", 0),
    ("el mismo día", 0),
    ("el mismo día del evento", 0),
]
REFUSED = [
    ("Confirmar T-9999", "T-9999"),
    ("Confirmar T-1.5 semanas", "T-1.5 semanas"),
    ("Confirmar T-2 horas", "T-2 horas"),
    ("Confirm T-1 m", "T-1 m"),
    ("Confirmar T-3 días hábiles", "T-3 días hábiles"),
    ("Confirmar 3 días hábiles antes", "3 días hábiles antes"),
    ("Confirm 3 working days before", "3 working days before"),
    ("Confirmar 2 horas antes", "2 horas antes"),
    ("Confirmar 1 semana y media antes", "1 semana y media antes"),
    ("Confirm half a week before", "half a week before"),
    ("Confirmar media semana antes", "media semana antes"),
    ("Confirmar 1,5 semanas antes", "1,5 semanas antes"),
    ("Confirm D-9999", "D-9999"),
    ("Enviar 2 días antes del cierre", "2 días antes del cierre"),
    ("Send 2 days before doors open", "2 days before doors open"),
    ("Send 2 days before 12 apr", "2 days before 12 apr"),
    ("Confirm T-3 T-2", "T-3"),
    ("Confirmar 1 mes antes y 1 semana antes", "1 semana antes"),
    ("Confirmar T-7 T-0.5", "T-0.5"),
    ("Avisar T-1,5 meses", "T-1,5 meses"),
    ("Avisar D-1,5", "D-1,5"),
    ("Avisar -1,5 semanas", "-1,5 semanas"),
    ("Avisar T-½ mes", "T-½ mes"),
    ("Avisar T-dos semanas", "T-dos semanas"),
    ("Avisar 1½ semanas antes", "1½ semanas antes"),
    ("Avisar 2 o 3 días antes", "2 o 3 días antes"),
    ("Tell them 2-3 weeks before", "2-3 weeks before"),
    ("Avisar unos días antes", "unos días antes"),
    ("Tell them a few days ahead", "a few days ahead"),
    ("Tell them 2 weeks ahead of launch", "2 weeks ahead of launch"),
    ("Book venue 1 month and 2 weeks before", "1 month and 2 weeks before"),
    ("Reservar 1 mes y 2 semanas antes del evento", "1 mes y 2 semanas antes"),
    ("Reservar una semana, 2 días antes", "una semana, 2 días antes"),
    ("Book venue T-minus 30", "T-minus 30"),
    ("Reservar T menos 30 días", "T menos 30 días"),
    ("Avisar 3 antes", "3 antes"),
    ("Tell them 3 before the event", "3 before the event"),
    ("Avisar tres antes +leo", "tres antes"),
    ("Avisar el lunes antes", "el lunes antes"),
    ("Tell them Monday before", "Monday before"),
    ("Tell them the Friday before the event", "the Friday before the event"),
    ("Avisar el último viernes antes del evento", "el último viernes antes del evento"),
    ("Enviar el lunes antes del cierre", "el lunes antes"),
    ("Avisar dos lunes antes", "dos lunes antes"),
    ("Avisar el lunes de la semana anterior", "el lunes de la semana anterior"),
    ("Avisar el fin de semana anterior", "el fin de semana anterior"),
    ("Tell them the Monday after", "the Monday after"),
    ("Avisar el lunes siguiente", "el lunes siguiente"),
    ("Avisar vence 1 abr T-7", "1 abr"),
    ("Rehearse T-3 2027-04-02", "2027-04-02"),
    ("Avisar 2027-04-02 5 abr 2027", "5 abr 2027"),
]
TITLES = [
    "Llevar +2 cables",
    "Comprar 14 sillas",
    "Pedir T-shirts",
    "Sell the model T cars",
    "Book 2 weeks out of office",
    "Answer earlier mails",
    'Leer "2 semanas antes"',
    "Antes y después",
    "Aforo 10-14",
    "Revisar 2 semanas",
    "Revisar capítulos 2 a 3",
    "Antes de 3 cambios",
]


def read(line: str) -> dict[str, str]:
    return read_task_line(line, today=TODAY, areas=choices(Area))


@pytest.mark.parametrize(("text", "offset"), OFFSETS)
@pytest.mark.parametrize("line", ["Confirmar sala {} +leo", "Confirm venue +leo {}", "Confirmar sala, {}"])
def test_an_offset_is_read_from_a_line(line: str, text: str, offset: int) -> None:
    texts = read(line.format(text))
    assert texts["title"] in {"Confirmar sala", "Confirm venue"}
    due = read_due(texts["due"], TODAY)
    assert due is not None
    assert due.offset == offset
    assert gate_texts(f"Go/no-go {text} +ana", TODAY) == {"title": "Go/no-go", "due": texts["due"], "decider": "ana"}


@pytest.mark.parametrize(("text", "offset"), OFFSETS)
def test_a_field_reads_what_a_line_reads(text: str, offset: int) -> None:
    due = read_due(text, TODAY)
    assert due is not None
    assert due.offset == offset


@pytest.mark.parametrize(("line", "text"), REFUSED)
def test_what_is_no_number_of_days_from_the_event_is_refused_with_its_words(line: str, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(line)
    assert text in refused.value.fields["due"].params.values()
    with pytest.raises(Invalid):
        gate_texts(line, TODAY)


@pytest.mark.parametrize("title", TITLES)
def test_other_words_stay_in_the_title(title: str) -> None:
    assert read(title) == {"title": title}
    assert gate_texts(title, TODAY) == {"title": title}


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("2 semanas antes: confirmar sala", {"title": "confirmar sala", "due": "T-14"}),
        ("2 semanas antes confirmar sala", {"title": "confirmar sala", "due": "T-14"}),
        ("2 weeks before the event confirm venue", {"title": "confirm venue", "due": "T-14"}),
        ("-14 Confirmar sala", {"title": "Confirmar sala", "due": "T-14"}),
        ("Confirmar sala a más tardar 2 semanas antes", {"title": "Confirmar sala", "due": "T-14"}),
        ("Confirm venue at least 1 month before", {"title": "Confirm venue", "due": "T-30"}),
        ("Confirmar charla del 12 mar T-7", {"title": "Confirmar charla del 12 mar", "due": "T-7"}),
        ("Llamar el viernes antes de las 10", {"title": "Llamar antes de las 10", "due": "2027-03-12"}),
        ("Call Friday after work", {"title": "Call after work", "due": "2027-03-12"}),
        ("Stay Friday out of office", {"title": "Stay out of office", "due": "2027-03-12"}),
        ("Call Friday before noon", {"title": "Call before noon", "due": "2027-03-12"}),
        ("Call with 2 weeks in advance", {"title": "Call", "due": "T-14"}),
        ("T-7: Confirm catering", {"title": "Confirm catering", "due": "T-7"}),
    ],
)
def test_what_leads_to_a_due_day_goes_with_it(line: str, texts: dict[str, str]) -> None:
    assert read(line) == texts


def test_a_decision_has_a_day_of_its_own_too() -> None:
    assert gate_texts("Go/no-go 12 apr 2027 +ana", TODAY) == {
        "title": "Go/no-go",
        "due": "2027-04-12",
        "decider": "ana",
    }
