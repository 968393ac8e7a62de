from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st
from tests.screens.plans import plan

from eventplanner.domain.base.errors import Conflict, NotFound
from eventplanner.domain.logistics.resources import QUOTE
from eventplanner.domain.people.duplicates import SAME_EMAIL, SAME_NAME, SAME_PHONE, merged
from eventplanner.domain.people.people import ORGANISATION, PERSON, Person
from eventplanner.domain.people.quick_line import person_texts
from eventplanner.domain.team.roles import ROLE
from eventplanner.services.base import history, upkeep
from eventplanner.services.events import events
from eventplanner.services.people import people
from eventplanner.services.records import records
from eventplanner.services.team import roles
from kit import NOW


def add(planner, line="", **said):
    texts = dict(person_texts(line)) if line else {}
    change = records.create(planner, PERSON, records.read(planner, PERSON, texts | said, PERSON.blank()))
    return records.added(planner, PERSON, change)


def organisation(planner, **said):
    change = records.create(planner, ORGANISATION, records.read(planner, ORGANISATION, said, ORGANISATION.blank()))
    return records.added(planner, ORGANISATION, change)


def role(planner, event, person, duty="host"):
    said = {"duty": duty, "person_id": f"#{person.id}"}
    return records.added(
        planner,
        ROLE,
        records.create(planner, ROLE, records.read(planner, ROLE, said, ROLE.blank(event.id))),
    )


@pytest.fixture
def event(planner):
    plan(planner, ["Meetup Python 20 mar 18:30-21:00"])
    return next(iter(events.everything(planner)))


def shown(found):
    return [found[n].name for n in range(found.total)]


def test_people_are_found_by_what_they_are_called_at(planner):
    add(planner, "Ana Pérez, designer, Estudio Sur")
    add(planner, "Leo Paz, sound, Audio Norte")
    assert shown(people.listing(planner, "estudio")) == ["Ana Pérez"]
    assert shown(people.listing(planner, "PEREZ sur")) == ["Ana Pérez"]
    assert shown(people.listing(planner, "perez norte")) == []


def test_people_can_be_narrowed_to_our_own(planner):
    add(planner, "Ana Pérez #design")
    add(planner, "Leo Paz")
    assert shown(people.listing(planner, internal=True)) == ["Ana Pérez"]
    assert shown(people.listing(planner, internal=False)) == ["Leo Paz"]
    leo = people.listing(planner)[1]
    assert (people.place(planner, leo), people.place(planner, leo, internal=False)) == (1, 0)


def test_a_person_is_shown_with_her_roles_the_latest_first(planner, event):
    ana = add(planner, "Ana Pérez, designer, Estudio Sur")
    plan(planner, ["Taller 2 may 10:00-12:00"])
    later = next(each for each in events.everything(planner) if each.title == "Taller")
    for each in (event, later):
        role(planner, each, ana)
    of = people.of_person(planner, ana)
    assert of.organisation == "Estudio Sur"
    assert [at.title for _role, at in of.roles] == ["Taller", "Meetup Python"]


def test_an_organisation_is_shown_with_its_people_and_quotes(planner, event):
    firm = organisation(planner, name="Estudio Sur")
    ana = add(planner, "Ana Pérez, designer, Estudio Sur")
    said = {"need": "poster", "organisation_id": "Estudio Sur", "amount": "100000"}
    records.create(planner, QUOTE, records.read(planner, QUOTE, said, QUOTE.blank(event.id)))
    of = people.of_organisation(planner, firm)
    assert [person.id for person in of.people] == [ana.id]
    assert [(quote.need, title) for quote, title in of.quotes] == [("poster", "Meetup Python")]


def test_who_may_be_there_twice_is_told_with_the_reasons(planner):
    ana = add(planner, "Ana Pérez ana@sur.cl +56 9 1234 5678")
    same = add(planner, "Pérez, Ana ANA@sur.cl", name="perez ana")
    phone = add(planner, "Recepción 912345678")
    add(planner, "Leo Paz leo@audio.cl +56 9 5555 1111")
    found = [(pair.one.id, pair.other.id, pair.reasons) for pair in people.doubles(planner, PERSON)]
    assert found == [(ana.id, same.id, (SAME_EMAIL, SAME_NAME)), (ana.id, phone.id, (SAME_PHONE,))]


def test_what_named_the_one_names_the_other_after_a_merge_and_one_undo_takes_it_back(planner, event):
    ana, other = add(planner, "Ana Pérez ana@sur.cl"), add(planner, "A. Pérez, designer a@gmail.com", notes="vegan")
    assigned = role(planner, event, other)
    people.merge(planner, PERSON, ana, other)
    kept = records.get(planner, PERSON, ana.id)
    assert (kept.name, kept.role, kept.email, kept.channels) == (
        "Ana Pérez",
        "designer",
        "ana@sur.cl",
        ("a@gmail.com",),
    )
    assert kept.notes == "vegan\nname: A. Pérez"
    assert records.get(planner, ROLE, assigned.id).person_id == ana.id
    assert records.several(planner, PERSON, [other.id]) == []
    history.undo(planner)
    assert records.get(planner, ROLE, assigned.id).person_id == other.id
    assert [each.name for each in records.several(planner, PERSON, [ana.id, other.id])] == ["Ana Pérez", "A. Pérez"]
    assert records.get(planner, PERSON, ana.id).email == "ana@sur.cl"


def test_the_other_one_has_its_way_where_that_is_asked(planner):
    ana, other = add(planner, "Ana Pérez ana@sur.cl"), add(planner, "Ana Pérez ana@nueva.cl")
    people.merge(planner, PERSON, ana, other, {"email"})
    kept = records.get(planner, PERSON, ana.id)
    assert (kept.email, kept.channels) == ("ana@nueva.cl", ("ana@sur.cl",))


def test_a_merge_of_organisations_takes_their_people_along(planner):
    one, other = organisation(planner, name="Sur"), organisation(planner, name="Estudio Sur", dealings="sponsor")
    ana = add(planner, "Ana Pérez, designer, Estudio Sur")
    people.merge(planner, ORGANISATION, one, other)
    assert records.get(planner, PERSON, ana.id).organisation_id == one.id
    kept = records.get(planner, ORGANISATION, one.id)
    assert (kept.dealings, kept.notes) == (("sponsor",), "name: Estudio Sur")


def test_what_somebody_changed_meanwhile_is_not_merged(planner, at):
    ana, other = add(planner, "Ana Pérez"), add(planner, "Ana Perez")
    leo = at("leo")
    records.set_values(leo, PERSON, [other], {"role": "speaker"})
    with pytest.raises(Conflict):
        people.merge(planner, PERSON, ana, other)
    assert len(records.every(planner, PERSON)) == 2


words = st.text("abcñé ", max_size=8).map(str.strip)
someone = st.builds(
    Person,
    id=st.just(1),
    version=st.just(1),
    name=words,
    role=words,
    team=words,
    email=words,
    phone=words,
    place=words,
    timezone=words,
    consent=words,
    consent_on=st.none() | st.dates(date(2020, 1, 1), date(2027, 1, 1)),
    channels=st.lists(words.filter(bool), max_size=2).map(tuple),
    languages=st.lists(words.filter(bool), max_size=2).map(tuple),
    notes=words,
)


@tried(max_examples=150)
@given(someone, someone, st.sets(st.sampled_from([field.name for field in PERSON.fields])))
def test_nothing_is_lost_that_either_says(one, other, takes):
    draft = merged(PERSON, one, other, takes, lambda name, record: f"{name}: {getattr(record, name)}")
    everything = {text for name in PERSON.columns for text in said(getattr(draft, name))}
    everything |= {line.partition(": ")[2] for line in draft.notes.split("\n")}
    for record in (one, other):
        for name in PERSON.columns:
            assert said(getattr(record, name)) <= everything | set(draft.notes.split("\n"))


def said(value):
    match value:
        case None | "" | False | ():
            return set()
        case tuple():
            return set(value)
    return {str(value)}


@pytest.fixture
def forgotten(planner, event, at):
    """Ana has been added, renamed, given a role, and had a double."""
    ana = add(planner, "Ximena Zúñiga, designer ximena@secreto.cl +56 9 8765 4321", notes="allergic to nuts")
    assigned = role(planner, event, ana)
    records.set_values(planner, PERSON, [ana], {"name": "Ximena Zúñiga Barrientos", "channels": ("@xzuniga",)})
    roles.assign(planner, [assigned], "")
    roles.assign(planner, [records.get(planner, ROLE, assigned.id)], "Ximena Zúñiga Barrientos")
    double = add(planner, "X. Zúñiga xz@otro.cl")
    people.merge(planner, PERSON, records.get(planner, PERSON, ana.id), double)
    return ana, assigned


SECRETS = ("Zúñiga", "Barrientos", "secreto", "allergic", "xzuniga", "otro.cl", "8765 4321", "zuniga", "87654321")


def remains(path):
    data = b"".join(
        each.read_bytes() for each in path.parent.iterdir() if each.is_file() and each.name.startswith(path.name)
    )
    return [secret for secret in SECRETS if secret.encode() in data]


def test_who_is_forgotten_is_in_no_byte_of_the_file(planner, path, forgotten):
    ana, assigned = forgotten
    assert remains(path) == list(SECRETS)
    done = people.forget(planner, ana.id)
    assert done.erased
    assert remains(path) == []
    assert records.get(planner, ROLE, assigned.id).person_id is None
    assert records.every(planner, PERSON) == []


def test_what_was_done_to_who_is_forgotten_cannot_be_undone(planner, forgotten):
    ana, _assigned = forgotten
    people.forget(planner, ana.id)
    with pytest.raises(Conflict) as refused:
        history.undo(planner)
    assert refused.value.message.params["actor"] == "ana"
    assert records.every(planner, PERSON) == []
    labels = [each.label for each in history.since(planner, 0)]
    assert labels[0].params == {"n": f"#{ana.id}"}


def test_who_is_forgotten_is_in_nobodys_way(planner):
    add(planner, "Leo Paz")
    ana = add(planner, "Ana Pérez")
    people.forget(planner, ana.id)
    history.undo(planner)
    assert records.every(planner, PERSON) == []
    history.redo(planner)
    assert [each.name for each in records.every(planner, PERSON)] == ["Leo Paz"]


def test_who_was_deleted_can_still_be_forgotten(planner, path):
    ana = add(planner, "Ximena Zúñiga ximena@secreto.cl")
    records.remove(planner, PERSON, [ana])
    assert people.called(planner, ana.id) == "Ximena Zúñiga"
    people.forget(planner, ana.id)
    assert remains(path) == []
    assert people.called(planner, ana.id) == f"#{ana.id}"
    with pytest.raises(NotFound):
        people.forget(planner, 99)


def test_who_reads_meanwhile_is_in_the_way_and_forgetting_again_finishes_it(planner, path, at):
    ana = add(planner, "Ximena Zúñiga ximena@secreto.cl")
    leo = at("leo")
    with leo.store.snapshot():
        assert len(records.every(leo, PERSON)) == 1
        done = people.forget(planner, ana.id)
        assert not done.erased
        assert people.left_behind(done)[0].id.startswith("Others had the plan open")
    assert records.every(leo, PERSON) == []
    assert people.forget(planner, ana.id).erased
    assert remains(path) == []


def test_only_the_backups_that_hold_somebody_are_told(planner, path):
    add(planner, "Leo Paz")
    without = upkeep.backup(path, None, NOW)
    ana = add(planner, "Ana Pérez")
    holding = upkeep.backup(path, None, NOW)
    records.remove(planner, PERSON, [ana])
    in_history = upkeep.backup(path, None, NOW)
    told = people.forget(planner, ana.id).backups
    assert {holding, in_history} == set(told) & {holding, in_history, without}


def test_an_import_that_was_taken_back_forgets_too(planner, path):
    with planner.write(people.MERGED) as writing:
        writing.add_many("person", [{"name": "Ximena Zúñiga", "email": "x@secreto.cl"}, {"name": "Leo Paz"}])
    ana = next(each for each in records.every(planner, PERSON) if each.email)
    history.undo(planner)
    history.redo(planner)
    people.forget(planner, ana.id)
    assert [each.name for each in records.every(planner, PERSON)] == ["Leo Paz"]
    history.undo(planner)
    assert records.every(planner, PERSON) == []
    history.redo(planner)
    assert [each.name for each in records.every(planner, PERSON)] == ["Leo Paz"]


def test_where_somebody_is_still_named_is_told(planner, path):
    plan(planner, ["Meetup 20 mar +Leo Paz"])
    leo = add(planner, "Leo Paz")
    done = people.forget(planner, leo.id)
    assert (done.tasks, done.events, done.name) == (0, 1, "Leo Paz")
    assert [message.params["n"] for message in people.left_behind(done)][:1] == [1]
    assert all(copy.exists() for copy in done.backups)
