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
]
REFUSED = [
    ("Confirmar T-9999", "T-9999"),
    ("Confirmar T-1.5 semanas", "T-1.5"),
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
