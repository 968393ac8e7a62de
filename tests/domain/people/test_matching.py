"""Who is who in a file, and beside the plan."""

from datetime import date

from eventplanner.domain.exchange.people_import import PersonRow, read_row, settled
from eventplanner.domain.people.accounts import updated
from eventplanner.domain.people.matching import match, put_together, sharing
from eventplanner.domain.people.people import ORGANISATION, PERSON, Organisation, Person
from eventplanner.domain.records.reading import Reader
from eventplanner.i18n.catalogue import words

ORGANISATIONS = {"Sur": 1, "Norte": 2}
READER = Reader(today=date(2027, 3, 9), find=lambda _field, name: ORGANISATIONS[name])


def people(*rows: dict[str, str], organisations: bool = False):
    """Everybody of a file that begins in line 2."""
    settled_rows = [settled(PersonRow(n, row, is_organisation=organisations)) for n, row in enumerate(rows, 2)]
    kind = ORGANISATION if organisations else PERSON
    return put_together(kind, (read_row(kind, row, READER) for row in settled_rows))


def plan(*values: dict[str, object]):
    return [Person(id=n, version=1, **value) for n, value in enumerate(values, 1)]


def lines(everybody):
    return [told.lines for told in everybody]


def matched(file, records, same=()):
    match(PERSON, file, records, same)
    return [told.record and told.record.id for told in file]


ANA = {"name": "Ana Ríos", "email": "equipo@x.cl"}
BEA = {"name": "Bea Ríos", "email": "equipo@x.cl"}


def test_an_address_or_a_number_of_two_names_is_of_two_people():
    assert lines(people(ANA, BEA)) == [[2], [3]]
    assert lines(people({"name": "Ana", "phone": "912345678"}, {"name": "Leo", "phone": "+56912345678"})) == [[2], [3]]
    assert sharing(people(ANA, BEA)) == [("equipo@x.cl", [2, 3])]
    assert sharing(people(ANA, ANA)) == []


def test_rows_that_agree_are_about_one_person():
    (told,) = people(
        ANA, {"name": "RIOS, ANA", "phone": "912345678", "role": "Host"}, ANA | {"role": "host", "notes": "x"}
    )
    assert told.lines == [2, 3, 4]
    draft = told.draft
    assert (draft.name, draft.email, draft.phone, draft.role, draft.notes) == (
        "Ana Ríos",
        "equipo@x.cl",
        "912345678",
        "Host",
        "x",
    )


def test_whatever_both_say_and_differs_is_of_two_people():
    for field, one, other in (
        ("email", "a@x.cl", "b@x.cl"),
        ("phone", "912345678", "912345679"),
        ("role", "host", "speaker"),
        ("organisation_id", "Sur", "Norte"),
        ("place", "Arica", "Lota"),
        ("team", "A", "B"),
        ("consent_on", "2027-03-01", "2027-03-02"),
    ):
        assert lines(people({"name": "Ana", field: one}, {"name": "Ana", field: other})) == [[2], [3]]
    assert lines(people({"name": "Ana", "place": "Viña del Mar"}, {"name": "Ana", "place": "VINA  DEL MAR."})) == [
        [2, 3]
    ]


def test_what_is_kept_in_lists_never_differs():
    (told,) = people(
        ANA | {"notes": "talks", "languages": "es", "channels": "@ana"}, ANA | {"notes": "sings", "languages": "en"}
    )
    assert (told.draft.notes, told.draft.languages, told.draft.channels) == ("talks\nsings", ("es", "en"), ("@ana",))


def test_a_second_address_in_common_is_an_address_in_common():
    (told,) = people({"name": "Ana", "email": "a@x.cl; b@x.cl"}, {"name": "Ana", "email": "b@x.cl; c@x.cl"})
    assert (told.draft.email, told.draft.channels) == ("a@x.cl", ("b@x.cl", "c@x.cl"))


def test_a_row_that_fits_several_and_says_more_is_somebody_else():
    one, other = {"name": "Ana", "email": "a@x.cl"}, {"name": "Ana", "email": "b@x.cl"}
    assert lines(people(one, other, {"name": "Ana", "phone": "912345678"})) == [[2], [3], [4]]
    assert lines(people(one, other, {"name": "Ana"})) == [[2, 4], [3]]


def test_name_and_address_or_name_and_number_are_a_match():
    records = plan(
        {"name": "Ana Ríos", "email": "ana@x.cl", "role": "host"}, {"name": "Leo Paz", "phone": "+56 9 8765 4321"}
    )
    file = people(
        {"name": "Rios, Ana", "email": "ANA@x.cl", "role": "MC"},
        {"name": "Leo Paz", "phone": "987654321", "email": "leo@x.cl"},
    )
    assert matched(file, records) == [1, 2]
    ana, leo = (updated(PERSON, told.record, told.draft, told.said) for told in file)
    assert (ana.name, ana.email, ana.role) == ("Ana Ríos", "ana@x.cl", "MC")
    assert (leo.phone, leo.email) == ("+56 9 8765 4321", "leo@x.cl")


def test_a_name_alone_is_a_match_where_nothing_differs():
    records = plan({"name": "Ana Ríos", "role": "host"}, {"name": "Leo Paz", "role": "host"})
    assert matched(people({"name": "Ana Ríos", "place": "Lota"}, {"name": "Leo Paz", "role": "guest"}), records) == [
        1,
        None,
    ]


def test_an_address_under_another_name_is_doubtful_and_decided_by_a_person():
    records = plan({"name": "Ana Ríos", "email": "equipo@x.cl"})
    file = people(BEA)
    assert matched(file, records) == [None]
    assert (file[0].doubt, words(file[0].reason)) == (records[0], "the e-mail of “Ana Ríos” in the plan")
    file = people(BEA)
    assert matched(file, records, same={2}) == [1]
    assert updated(PERSON, records[0], file[0].draft, file[0].said).name == "Bea Ríos"


def test_a_shorter_name_decided_to_be_the_same_does_not_shorten_the_one_of_the_plan():
    (record,) = plan({"name": "Ana Ríos Soto", "email": "equipo@x.cl"})
    (told,) = people(ANA)
    assert matched([told], [record], same={2}) == [1]
    assert updated(PERSON, record, told.draft, told.said).name == "Ana Ríos Soto"


def test_a_name_with_another_address_and_a_number_under_another_name_are_doubtful():
    records = plan({"name": "Ana Ríos", "email": "ana@x.cl"}, {"name": "Leo Paz", "phone": "987654321"})
    file = people({"name": "Ana Ríos", "email": "b@x.cl"}, {"name": "Eva Paz", "phone": "+56 987654321"})
    assert matched(file, records) == [None, None]
    assert [words(told.reason) for told in file] == [
        "called like “Ana Ríos” in the plan",
        "the telephone of “Leo Paz” in the plan",
    ]


def test_who_is_in_the_file_already_is_not_doubted():
    records = plan(ANA)
    file = people(ANA, BEA)
    assert matched(file, records) == [1, None]
    assert file[1].doubt is None


def test_each_of_several_alike_has_a_record_of_its_own():
    records = plan(ANA | {"role": "speaker"}, ANA | {"role": "host"})
    assert matched(people(ANA | {"role": "host"}, ANA | {"role": "speaker"}), records) == [2, 1]
    file = people(ANA | {"role": "MC"})
    assert matched(file, records) == [None]
    assert file[0].doubt is not None


def test_a_new_address_takes_the_first_place_and_the_old_one_is_kept():
    (record,) = plan({"name": "Ana Ríos", "email": "ana@x.cl", "phone": "987654321"})
    (told,) = people({"name": "Ana Ríos", "email": "ana@x.cl", "phone": "987654322"})
    assert matched([told], [record]) == [1]
    draft = updated(PERSON, record, told.draft, told.said)
    assert (draft.phone, draft.channels) == ("987654322", ("987654321",))


def test_an_organisation_is_known_by_its_name():
    record = Organisation(id=1, version=1, name="Imprenta Sur", phone="221112222")
    (told,) = people({"name": "IMPRENTA SUR", "phone": "223334444", "email": "a@x.cl; b@x.cl"}, organisations=True)
    match(ORGANISATION, [told], [record], by_name=True)
    draft = updated(ORGANISATION, record, told.draft, told.said)
    assert (draft.name, draft.phone, draft.email, draft.notes) == ("Imprenta Sur", "223334444", "a@x.cl", "b@x.cl")
