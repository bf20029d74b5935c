"""Go: the office opens the text approved last, and cites the release that it follows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from plugins.model.act import Released
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.review.act_file import act_path, act_payload, parse_act
from plugins.review.known_acts import words_of
from plugins.review.ledger_file import encode_payload
from tests.review.acts.judged import CITES, OFFICE_PEOPLE, may
from tests.review.office import ID, Book, act, digest, minutes, policy, seal


def test_the_office_gives_the_signal():
    assert may("go") == OFFICE_PEOPLE


def opened(*cites: str) -> tuple[object, list[str]]:
    """Approve a text and give the signal for it; return when it opens, and why some do not count."""
    book = Book()
    head = book.add(act("approve", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))
    for number, address in enumerate(cites, 2):
        head = book.add(act("go", "chen.yu", "a", head, at=number, cites=address))
    book.seen = {made.id: made.at for made in book.acts}
    dossier, findings = book.account()
    return dossier.approvals[0].go, [f.got for f in findings]


def test_the_first_of_several_opens_it():
    assert opened(CITES, CITES) == (minutes(2), [])


@pytest.mark.parametrize("address", ["", "http://www.example.org/release.html"])
def test_it_cites_an_address_that_begins_with_https(address):
    assert opened(address) == (None, ["it cites no address that begins with https://"])


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://news.example/2026/11/20/c_1.html", id="a host that policy names"),
        pytest.param("https://www.gov.example/announced.html", id="another that it names"),
        pytest.param("https://www.health.example/press-conferences/2026/wells.html", id="this site"),
    ],
)
def test_it_cites_this_site_or_a_host_that_policy_names(address):
    assert opened(address) == (minutes(2), [])


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("blog.example", id="another host"),
        pytest.param("sub.news.example", id="below the host"),
        pytest.param("news.example.blog.example", id="one that begins so"),
        pytest.param("news.example@blog.example", id="the host as a name"),
        pytest.param("news.example:8443", id="another port"),
    ],
)
def test_any_other_host_is_refused_with_those_that_would_pass(host):
    assert opened(f"https://{host}/release.html") == (
        None,
        [
            f"it cites {host}, which signals: in policy/site.yaml does not name; "
            "cite a document of this site, or a page of news.example, or a page of www.gov.example"
        ],
    )


def test_what_a_release_has_shown_stays_when_policy_names_its_host_no_more():
    book = Book()
    head = book.add(act("approve", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))
    book.add(act("go", "chen.yu", "a", head, at=2, cites=CITES))
    sealed = seal(1, acts=book.acts, at=3)
    shown = seal(2, sealed, at=4, release=Released(1, digest("release"), minutes(4), ((ID, digest("a")),), ()))
    book.seals, book.seen = [sealed, shown], {made.id: minutes(3) for made in book.acts}
    none = replace(policy(), site=replace(policy().site, signals=()))
    dossier, findings = book.account(rules=none)
    assert (dossier.approvals[0].go, findings) == (minutes(3), ())


def test_the_address_stands_in_the_payload_and_is_shown():
    made = act("go", "chen.yu", cites=CITES)

    assert f'"at":"2026-11-20T09:00:00+08:00","by":["chen.yu"],"cites":"{CITES}","items":' in act_payload(made).decode()
    assert parse_act(act_payload(made), made.path) == made
    assert words_of(made) == f" citing {CITES}"
    assert words_of(act("hold", "chen.yu")) == ""


def test_an_address_that_is_no_text_is_refused():
    payload = encode_payload({**json.loads(act_payload(act("go", "chen.yu"))), "cites": None})
    with pytest.raises(IntegrityError, match="cites is an address"):
        parse_act(payload, act_path(minutes(0), "go", sha256(payload)))


def test_another_text_than_the_one_approved_last_is_not_opened():
    book = Book()
    head = book.add(act("submit", "li.wei"))
    book.add(act("go", "chen.yu", "a", head, at=1, cites=CITES))

    dossier, findings = book.account()

    assert (dossier.pending, [f.got for f in findings]) == (
        digest("a"),
        ["the text it names is not the one approved last"],
    )


def test_a_signal_for_a_text_that_another_has_replaced_opens_neither():
    book = Book()
    head = book.add(act("approve", "chen.yu", "a", book.add(act("submit", "li.wei")), at=1))
    head = book.add(act("approve", "chen.yu", "b", book.add(act("submit", "li.wei", "b", head, at=2)), at=3))
    book.add(act("go", "chen.yu", "a", head, at=4, cites=CITES))

    dossier, findings = book.account()

    assert [(a.digest, a.go) for a in dossier.approvals] == [(digest("a"), None), (digest("b"), None)]
    assert [f.got for f in findings] == ["the text it names is not the one approved last"]
