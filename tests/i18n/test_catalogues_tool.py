"""What keeps the catalogues in step with the source finds what is amiss."""

from babel.messages.catalog import Catalog


def catalogue_of(**texts):
    catalogue = Catalog(locale="es")
    for english, spanish in texts.items():
        catalogue.add(english, spanish)
    return catalogue


def test_all_ways_of_saying_something_are_found(catalogues):
    said = {message.id for message in catalogues.extracted()}

    assert "venue" in said  # N_
    assert "today" in said  # _
    assert "{field}: {reason}" in said  # Message
    assert ("Delete {n} event", "Delete {n} events") in said  # counted


def test_what_is_said_within_an_f_string_is_found(catalogues):
    assert list(catalogues.within_f_strings("""f"~/{_('events')}{n}.ics"; f"{_(text)}"; _("alone")""")) == ["events"]


def test_a_complete_catalogue_has_no_faults(catalogues):
    both = catalogue_of(venue="sede")

    assert list(catalogues.find_faults(both, both)) == []


def test_a_text_that_is_new_and_one_that_is_gone_are_found(catalogues):
    faults = list(catalogues.find_faults(catalogue_of(venue=""), catalogue_of(kind="tipo")))

    assert faults == ["not in the catalogue: 'venue'", "said no more: 'kind'"]


def test_a_text_without_translation_and_a_doubtful_one_are_found(catalogues):
    catalogue = catalogue_of(venue="", kind="tipo")
    catalogue["kind"].flags.add("fuzzy")

    assert list(catalogues.find_faults(catalogue, catalogue)) == ["without translation: 'venue'", "fuzzy: 'kind'"]


def test_a_text_in_a_context_is_another(catalogues):
    source, written = catalogue_of(due=""), catalogue_of(due="por pagar")
    source.add("due", context="table")

    assert list(catalogues.find_faults(source, written)) == ["not in the catalogue: table: 'due'"]


def test_a_place_that_got_lost_is_found(catalogues):
    catalogue = catalogue_of(**{"{n} d ago": "hace {m} d", "%(prog)s: %s": "%(prog)s", "{n} d": "{n} d"})

    assert list(catalogues.find_faults(catalogue, catalogue)) == [
        "other places: '{n} d ago' → 'hace {m} d'",
        "other places: '%(prog)s: %s' → '%(prog)s'",
    ]


def test_a_plural_needs_both_of_its_forms(catalogues):
    catalogue = Catalog(locale="es")
    catalogue.add(("{n} place", "{n} places"), ("{n} cupo", ""))

    assert list(catalogues.find_faults(catalogue, catalogue)) == ["without translation: ('{n} place', '{n} places')"]


def test_a_sentence_that_nobody_marked_is_found(catalogues):
    source = [
        '"A sentence about the module."',
        'GONE = "{path} is not there."',
        'HERE = N_("{path} is there.")',
        'def go(): return _("Go on, please.")',
    ]

    assert list(catalogues.unmarked("\n".join(source))) == ["{path} is not there."]
