"""Tables and cards made from known people in the ways that other programs write them, read back.

What each writer here does is said in this module alone; nothing of the readers is used to make a file or to tell what
should come out of it.
"""

import csv
from datetime import date
from io import BytesIO, StringIO
from itertools import count

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct, structs

from eventplanner.domain.exchange.people_import import read_row, sifted
from eventplanner.domain.exchange.people_table import read_people
from eventplanner.domain.people.accounts import updated
from eventplanner.domain.people.columns import COLUMN_NAMES, chosen
from eventplanner.domain.people.matching import match, put_together
from eventplanner.domain.people.people import PERSON, Person
from eventplanner.domain.records.reading import Reader
from eventplanner.formats.cards import vcard
from eventplanner.formats.tables import table_in


class Known(Struct, frozen=True):
    """Somebody of whom a file is made."""

    first: str
    surname: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    organisation: str
    role: str
    place: str
    notes: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.surname}"


FIRST = ["Ana", "María José", "Iñaki", "Zoë", "Łukasz", "José Luis", "Björn", "Inés"]
SURNAMES = ["Rojas", "Pérez Soto", "de la Fuente", "O'Ryan", "Ñancupil-Müller", "Ríos", "Undurraga Paz"]
ADDRESSES = [
    "equipo@x.example",
    "ana.r@x.example",
    "a-b_c@sur.example",
    "info+1@norte.example",
    "Z@y.example",
    "ana_r@x.example",
]
NUMBERS = ["+56 9 8765 4321", "+56222345678", "(2) 2345 6780", "987650001", "+1 212 555 0101", "+34 612 345 678"]
people = st.builds(
    Known,
    first=st.sampled_from(FIRST),
    surname=st.sampled_from(SURNAMES),
    emails=st.lists(st.sampled_from(ADDRESSES), unique=True, max_size=3).map(tuple),
    phones=st.lists(st.sampled_from(NUMBERS), unique=True, max_size=3).map(tuple),
    organisation=st.sampled_from(["", "Datos del Sur", "X, Y & Z SpA", 'Empresa "X"']),
    role=st.sampled_from(["", "CTO", "Jefa de comunidad; DevRel", "Diseñadora"]),
    place=st.sampled_from(["", "Ñuñoa", "Punta Arenas"]),
    notes=st.sampled_from(["", "Come vegano", "una línea\notra; con marcas, todas", "=1+1"]),
)
files = st.lists(people, min_size=1, max_size=6, unique_by=lambda known: known.name)
"""People of other names; their addresses and numbers may be the same."""

HEADINGS = {
    "name": ["Name", "Nombre completo", "Attendee name", "Nombre del asistente", "Full Name"],
    "first": ["First Name", "Nombres", "Given name"],
    "surname": ["Last Name", "Apellidos", "Surname"],
    "emails": ["E-mail", "Correo electrónico", "Email Address", "User Email", "Mail"],
    "phones": ["Phone", "Teléfono", "Celular", "Phone Number", "Número de teléfono"],
    "organisation": ["Company", "Empresa", "Organization Name", "Institución"],
    "role": ["Job Title", "Cargo", "Organization Title"],
    "place": ["City", "Ciudad", "Comuna"],
    "notes": ["Notes", "Comentarios", "Observaciones"],
}
NOISE = {"Order #": "1001", "Attendee #": "77", "RUT": "12.345.678-5", "Estado": "pagado", "Session title": "Rust"}
JOINTS = ["; ", ";", ", ", " / ", "\n", " ::: ", " | ", " y ", " and "]


def written_address(draw, address):
    return draw(st.sampled_from([address, f"mailto:{address}", f"<{address}>", f"{address}.", address.upper()]))


def written_number(draw, number):
    plain = "".join(c for c in number if c.isdigit() or c == "+")
    return draw(st.sampled_from([number, plain, plain.replace("+", "00", 1)]))


def cell_of(draw, values, write):
    """Values in a cell, of which one may stand there twice, written in another way."""
    texts = [draw(st.just(value)) for value in values]
    if values and draw(st.booleans()):
        texts.append(write(draw, draw(st.sampled_from(values))))
    return (
        draw(st.sampled_from(JOINTS)).join(texts)
        if texts
        else draw(st.sampled_from(["", "-", "sin correo", "no tiene"]))
    )


@st.composite
def tables(draw):
    """Known people, and a table of them under headings in any order."""
    known = draw(files)
    way = draw(st.sampled_from(["name", "turned", "parts", "both", "capitals"]))
    turned = way == "turned" and all(" " not in each.first or each.surname.split()[0] == "de" for each in known)
    fields = {"parts": ["first", "surname"], "both": ["name", "first", "surname"]}.get(way, ["name"])
    fields += draw(st.permutations(["emails", "phones", "organisation", "role", "place", "notes"]))
    noise = draw(st.lists(st.sampled_from(sorted(NOISE)), unique=True, max_size=3))
    order = draw(st.permutations([*fields, *noise]))
    header = [draw(st.sampled_from(HEADINGS[field])) if field in HEADINGS else field for field in order]
    rows = []
    for each in known:
        name = f"{each.surname}, {each.first}" if turned else each.name.upper() if way == "capitals" else each.name
        cells = {
            **NOISE,
            **structs.asdict(each),
            "name": name,
            "emails": cell_of(draw, each.emails, written_address),
            "phones": cell_of(draw, each.phones, written_number),
        }
        rows.append([guarded(cells[field]) for field in order])
    return known, draw(st.sampled_from([as_csv, as_workbook]))(draw, [header, *rows])


def guarded(text):
    """As defusedcsv writes it."""
    return "'" + text.replace("|", r"\|") if text[:1] in tuple("=+-@|%") else text


def as_csv(draw, rows):
    file = StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    csv.writer(file, delimiter=draw(st.sampled_from(",;\t|")), quoting=quoting).writerows(rows)
    return file.getvalue().encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))


def as_workbook(_draw, rows):
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    for n, row in enumerate(rows):
        sheet.write_row(n, 0, row)
    book.close()
    return file.getvalue()


def come(rows):
    """Everybody of the rows, and the names of organisations by number."""
    numbers: dict[str, int] = {}
    fresh = count(1)

    def find(_field, name):
        return numbers.setdefault(name, next(fresh))

    reader = Reader(today=date(2027, 3, 9), find=find)
    assert [row.problem for row in rows if row.problem] == []
    everybody = put_together(PERSON, (read_row(PERSON, row, reader) for row in rows))
    return everybody, {number: name for name, number in numbers.items()}


def told(draft, organisations):
    addresses = {text for text in (draft.email, *draft.channels) if "@" in text}
    numbers = {
        "".join(filter(str.isdigit, text)) for text in (draft.phone, *draft.channels) if text and "@" not in text
    }
    return (
        draft.name.casefold(),
        draft.email,
        addresses,
        len(list(filter(None, [draft.email, draft.phone, *draft.channels]))),
        numbers,
        organisations.get(draft.organisation_id, ""),
        draft.role,
        draft.place,
        draft.notes,
    )


def expected(known):
    return (
        known.name.casefold(),
        known.emails[0] if known.emails else "",
        set(known.emails),
        len(known.emails) + len(known.phones),
        {"".join(filter(str.isdigit, number)) for number in known.phones},
        known.organisation,
        known.role,
        known.place,
        known.notes,
    )


def assert_twice_is_once(everybody):
    records = [Person(id=n, version=1, **structs.asdict(each.draft)) for n, each in enumerate(everybody, 1)]
    for each in everybody:
        each.record = None
    match(PERSON, everybody, reversed(records))
    assert [each.record for each in everybody] == records
    assert [updated(PERSON, each.record, each.draft, each.said) for each in everybody] == [
        each.draft for each in everybody
    ]


@settings(max_examples=120, deadline=None)
@given(tables())
def test_a_table_of_known_people_comes_in_as_they_are(made):
    known, file = made
    table = table_in.read(file, known=COLUMN_NAMES.is_known)
    everybody, organisations = come(read_people(table, chosen(table.header, {})).rows)
    assert [told(each.draft, organisations) for each in everybody] == [expected(each) for each in known]
    assert_twice_is_once(everybody)


@st.composite
def cards(draw):
    """Known people, and a file of cards of them in one of three versions."""
    known = draw(files)
    version = draw(st.sampled_from(["2.1", "3.0", "4.0"]))
    return known, "".join(card_of(draw, each, version) for each in known).encode()


def card_of(draw, known, version):
    def escaped(text):
        return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")

    lines = [f"N:{escaped(known.surname)};{escaped(known.first)};;;"]
    if draw(st.booleans()):
        lines.append(f"FN:{escaped(known.name)}")
    for n, address in enumerate(known.emails):
        group = draw(st.sampled_from(["", f"item{n}."]))
        lines.append(f"{group}EMAIL{';PREF=1' if version == '4.0' and not n else ''}:{address}")
        if draw(st.booleans()):
            lines.append(f"EMAIL;TYPE=WORK:{address.upper()}")
    for number in known.phones:
        plain = "".join(c for c in number if c.isdigit() or c == "+")
        lines.append(f"TEL;VALUE=uri:tel:{plain}" if version == "4.0" else f"TEL;TYPE=CELL:{number}")
        if draw(st.booleans()):
            lines.append(f"TEL;TYPE=WORK:{plain}")
    lines += [f"ORG:{escaped(known.organisation)}"] if known.organisation else []
    lines += [f"TITLE:{escaped(known.role)}"] if known.role else []
    lines += [f"ADR:;;;{escaped(known.place)};;;"] if known.place else []
    lines += [f"NOTE:{escaped(known.notes)}"] if known.notes else []
    body = draw(st.permutations(lines)) if version != "4.0" else lines
    preferred = sorted(body, key=lambda line: 0)
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *preferred, "END:VCARD", ""])


@settings(max_examples=100, deadline=None)
@given(cards())
def test_cards_of_known_people_come_in_as_they_are(made):
    known, file = made
    everybody, organisations = come(sifted(vcard.read(file)).rows)
    found = [told(each.draft, organisations) for each in everybody]
    wanted = [expected(each) for each in known]
    first = {each[1].casefold() for each in found}
    assert first <= {address.casefold() for each in known for address in each.emails} | {""}
    assert [(each[0], *each[2:]) for each in lowered(found)] == [(each[0], *each[2:]) for each in lowered(wanted)]
    assert_twice_is_once(everybody)


def lowered(accounts):
    """In cards the order of addresses is free, and so which writing of one is the first."""
    return [(name, "", {text.casefold() for text in emails}, *others) for name, _first, emails, *others in accounts]


namesakes = st.builds(
    structs.replace, people, first=st.sampled_from(["Ana", "Iñaki"]), surname=st.just("Rojas"), organisation=st.just("")
)


@settings(max_examples=80, deadline=None)
@given(st.lists(namesakes, min_size=2, max_size=8))
def test_nobody_of_a_file_disappears_whatever_they_share(known):
    rows = [[each.name, "; ".join(each.emails), "; ".join(each.phones), each.role, each.place] for each in known]
    file = StringIO()
    csv.writer(file).writerows([["Name", "E-mail", "Phone", "Job Title", "City"], *rows])
    table = table_in.read(file.getvalue().encode(), known=COLUMN_NAMES.is_known)
    everybody, _organisations = come(read_people(table, chosen(table.header, {})).rows)
    assert sorted(line for each in everybody for line in each.lines) == [row.line for row in table.rows]
    by_line = {row.line: each for row, each in zip(table.rows, known, strict=True)}
    for each in everybody:
        of_one = [by_line[line] for line in each.lines]
        assert {one.name for one in of_one} == {each.draft.name}
        assert {text for one in of_one for text in (*one.emails, *one.phones)} == {
            text for text in (each.draft.email, each.draft.phone, *each.draft.channels) if text
        }
        assert len({one.role for one in of_one} - {""}) <= 1
        assert len({one.place for one in of_one} - {""}) <= 1
        for n, one in enumerate(of_one[1:], 1):
            before = of_one[:n]
            assert_shared(set(one.emails), {text for each in before for text in each.emails})
            assert_shared(set(one.phones), {text for each in before for text in each.phones})
    assert_twice_is_once(everybody)


def assert_shared(mine, theirs):
    """What both say of one person is the same in part at least."""
    assert not mine or not theirs or mine & theirs
