"""LNK006: no law amends or repeals, over others, itself."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.rules.library import Library
from plugins.rules.links.no_cycle import no_cycle
from tests.rules.make import catalogue, document, policy, publication, shown

IDS = ("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd")


def law(id, **references):
    return document("laws-and-regulations", id=id, **references)


def findings(one, *working, public=()):
    return shown(no_cycle(one, Library(catalogue(*public), {d.id: d for d in (one, *working)}, policy())))


def test_a_chain_of_amendments_passes():
    assert findings(law(IDS[0], amends=(IDS[1],)), law(IDS[1], amends=(IDS[2],)), law(IDS[2])) == []


def test_two_ways_to_one_law_pass():
    assert findings(law(IDS[0], amends=(IDS[1], IDS[2])), law(IDS[1], repeals=(IDS[2],)), law(IDS[2])) == []


def test_a_circle_over_something_public_is_one_finding():
    public = publication(IDS[1], "laws-and-regulations", repeals=(IDS[0],))
    assert len(findings(law(IDS[0], amends=(IDS[1],)), public=[public])) == 1


def test_a_circle_further_on_is_not_this_document_s():
    assert findings(law(IDS[0], amends=(IDS[1],)), law(IDS[1], amends=(IDS[2],)), law(IDS[2], amends=(IDS[1],))) == []


@given(st.integers(2, 30))
def test_a_circle_of_any_length_is_found_and_ends(length):
    ids = [f"{n:08d}" for n in range(length)]
    laws = [law(id, amends=(ids[(n + 1) % length],)) for n, id in enumerate(ids)]
    assert len(findings(*laws)) == 1


def test_the_message_names_place_fault_and_remedy():
    assert findings(law(IDS[0], title="A", repeals=(IDS[1],)), law(IDS[1], amends=(IDS[0],))) == [
        "content/laws-and-regulations/2026/a.md:4: LNK006 repeals: got bbbbbbbb, which in the end amends or repeals "
        "this document, expected an older document, such as one announced before this"
    ]
