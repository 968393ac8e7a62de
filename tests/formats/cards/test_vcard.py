from contextlib import suppress

import pytest
import vobject
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from eventplanner.domain.base.errors import FileProblem
from eventplanner.domain.exchange.people_import import sifted
from eventplanner.domain.people.people import Person
from eventplanner.formats.cards import vcard
from eventplanner.i18n.catalogue import words


def card(*lines, version="3.0"):
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def one(data):
    (row,) = vcard.read(data)
    assert row.problem is None
    return dict(row.texts)


def test_a_card_of_version_3_says_who_it_is_and_how_to_reach_her():
    data = card(
        "N:Pérez Soto;Ana;María;;",
        "FN:Ana María Pérez",
        "ORG:Estudio Sur;Diseño",
        "TITLE:Diseñadora\\, jefa",
        "EMAIL;TYPE=INTERNET,HOME:ana@casa.cl",
        "EMAIL;TYPE=INTERNET,PREF:ana@sur.cl",
        "TEL;TYPE=CELL:+56 9 1234 5678",
        "ADR;TYPE=WORK:;;Av. Italia 123;Santiago;RM;7500000;Chile",
        "TZ:America/Santiago",
        "URL:https://sur.cl",
        "NOTE:Come vegano.\\nLlega tarde\\; siempre.",
    )
    assert one(data) == {
        "name": "Ana María Pérez",
        "role": "Diseñadora, jefa",
        "organisation_id": "Estudio Sur",
        "team": "Diseño",
        "email": "ana@sur.cl",
        "phone": "+56 9 1234 5678",
        "channels": "https://sur.cl\nana@casa.cl",
        "place": "Santiago",
        "timezone": "America/Santiago",
        "notes": "Come vegano.\nLlega tarde; siempre.",
    }


def test_a_card_of_an_old_phone_is_in_quoted_printable_and_says_its_character_set():
    data = b"\r\n".join(
        [
            b"BEGIN:VCARD",
            b"VERSION:2.1",
            b"N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:P=E9rez;Jos=E9",
            b"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Vive en =C3=91u=C3=B1oa =",
            b"y trabaja lejos",
            b"TEL;CELL;PREF:912345678",
            b"TEL;HOME:221234567",
            b"END:VCARD",
        ]
    )
    assert one(data) == {
        "name": "José Pérez",
        "phone": "912345678",
        "channels": "221234567",
        "notes": "Vive en Ñuñoa y trabaja lejos",
    }


def test_a_card_of_version_4_has_groups_preferences_and_folded_lines():
    data = card(
        "FN:Ana Pé",
        " rez",
        "item1.EMAIL;PREF=2:ana@casa.cl",
        "item2.EMAIL;PREF=1:ana@sur.cl",
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+56-9-1234-5678',
        "LANG;PREF=1:es",
        "LANG:en",
        "PHOTO:data:image/jpeg;base64,AAAA",
        version="4.0",
    )
    assert one(data) == {
        "name": "Ana Pérez",
        "email": "ana@sur.cl",
        "channels": "ana@casa.cl",
        "phone": "+56-9-1234-5678",
        "languages": "es en",
    }


def test_a_file_in_the_encoding_of_windows_is_read():
    assert one("BEGIN:VCARD\nVERSION:3.0\nFN:Ñandú Pérez\nEND:VCARD".encode("cp1252"))["name"] == "Ñandú Pérez"


def test_cards_that_do_not_end_are_named_and_those_without_a_name_have_none():
    data = card("FN:Ana") + card("EMAIL:a@sur.cl") + b"BEGIN:VCARD\r\nFN:Leo\r\n" + card("FN:Eva")
    rows = vcard.read(data)
    assert [(row.line, row.title, row.problem and row.problem.id) for row in rows] == [
        (1, "Ana", None),
        (5, "", None),
        (9, "", "this card does not end"),
        (11, "Eva", None),
    ]


def test_what_is_no_card_is_refused():
    assert not vcard.is_vcard(b"name,email\r\nAna,a@b.cl")
    assert vcard.is_vcard("\ufeffbegin:vcard\n".encode())
    with pytest.raises(FileProblem):
        vcard.read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR")


line = st.text("abcñé ,;\\:=\"'", max_size=60).map(lambda text: " ".join(text.split()))
people = st.builds(
    Person,
    id=st.just(1),
    version=st.just(1),
    # What has a colon in it is a heading rather than a name.
    name=line.filter(lambda text: any(c.isalpha() for c in text) and ":" not in text),
    role=line,
    place=line,
    email=st.sampled_from(["", "ana@sur.cl"]),
    phone=st.sampled_from(["", "+56 9 1234 5678"]),
    channels=st.lists(st.sampled_from(["@ana", "https://sur.cl"]), unique=True).map(tuple),
    notes=st.lists(line.filter(bool), max_size=3).map("\n".join),
)


@tried(max_examples=60)
@given(people, line)
def test_what_is_written_reads_back_as_it_was(person, organisation):
    row = one(vcard.write([(person, organisation)]))
    said = {
        "name": person.name,
        "role": person.role,
        "place": person.place,
        "organisation_id": organisation,
        "email": person.email,
        "phone": person.phone,
        "channels": "\n".join(person.channels),
        "notes": person.notes,
    }
    assert row == {name: text for name, text in said.items() if text}


def test_another_reader_agrees_on_what_is_written():
    ana = Person(id=1, version=1, name="Ana Pérez", email="ana@sur.cl", notes="uno, dos; tres\n" + "largo " * 30)
    read = vobject.readOne(vcard.write([(ana, "Estudio Sur; Valdivia")]).decode())
    assert (read.fn.value, read.email.value, read.note.value) == (ana.name, ana.email, ana.notes)
    assert read.org.value == ["Estudio Sur; Valdivia"]


@tried(max_examples=100)
@given(st.lists(st.sampled_from([b"BEGIN:VCARD", b"END:VCARD", b"FN:A", b"N:;", b"=\xff", b";:", b" x", b"TEL;=:"])))
def test_rubbish_is_refused_in_a_sentence_or_read(lines):
    with suppress(FileProblem):
        assert vcard.read(b"\n".join(lines))


def test_a_group_is_no_person_and_is_named():
    cards = card("KIND:group", "FN:Equipo sur", "MEMBER:mailto:a@x.cl", version="4.0")
    cards += card("N:Norte;;;;", "FN:Norte", "X-ADDRESSBOOKSERVER-KIND:group") + card("FN:Ana Ríos")
    people = sifted(vcard.read(cards))
    assert [row.title for row in people.rows] == ["Ana Ríos"]
    assert [words(finding) for finding in people.findings] == [
        "2 groups, which are no people, left out: lines 1 (Equipo sur), 7 (Norte)"
    ]


def test_a_card_of_nobody_yet_is_left_out_and_how_one_is_addressed_is_no_role():
    people = sifted(vcard.read(card("FN:Por confirmar") + card("FN:Ana Ríos", "TITLE:Dra.", "ROLE:CTO")))
    assert [dict(row.texts) for row in people.rows] == [{"name": "Ana Ríos", "role": "CTO"}]
    assert [words(finding) for finding in people.findings] == ["1 row without a name left out: line 1 (Por confirmar)"]
