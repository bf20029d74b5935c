"""PRE004: a statement is made in the name of the spokesperson, by whoever is that."""

from plugins.rules.library import Library
from plugins.rules.press.spokesperson_in_office import spokesperson_in_office
from tests.rules.make import NOW, catalogue, document, policy, shown, time


def findings(at=NOW, **raw):
    library = Library(catalogue(at=at), {}, policy())
    return shown(spokesperson_in_office(document("spokesperson-statements", id="m29gpaa5", **raw), library))


def test_the_spokesperson_passes():
    assert findings(spokesperson="ye.ting") == []


def test_a_statement_that_names_nobody_is_left_to_required_fields():
    assert findings() == []


def test_somebody_before_their_term_and_somebody_unknown_are_one_finding_each():
    assert len(findings(at=time("2024-12-31T10:00"), spokesperson="ye.ting")) == 1
    assert len(findings(spokesperson="nobody")) == 1


def test_the_message_names_who_it_is():
    assert findings(spokesperson="zhao.min") == [
        "content/spokesperson-statements/2026/a.md:3: PRE004 spokesperson: "
        "got zhao.min, who is not spokesperson on 2026-11-23, expected ye.ting"
    ]
