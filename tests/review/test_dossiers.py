"""What acts amount to, one after the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.model.act import Act, Item, Released
from plugins.model.step import Step
from tests.review.office import ID, OFFICE, OTHER, START, Book, act, digest, finished, minutes, seal, with_chain


def line(*made: Act) -> Book:
    """Enter acts, each of which follows on the one before."""
    book, head = Book(), ()
    for number, one in enumerate(made):
        item = replace(one.items[0], heads=head)
        head = (book.add(finished(replace(one, at=minutes(number), items=(item,)))),)
    return book


SUBMIT = act("submit", "li.wei")
APPROVE = act("approve", "chen.yu")
GO = act("go", "chen.yu", cites="https://news.example/release.html")


def refusals(book: Book) -> list[str]:
    """Return why acts do not count."""
    return [finding.got for finding in book.account()[1]]


def test_a_text_is_approved_by_somebody_else_than_its_submitter():
    book = line(SUBMIT, APPROVE)

    dossier, findings = book.account()

    assert findings == ()
    assert [(a.digest, a.acts, a.seen) for a in dossier.approvals] == [(digest("a"), tuple(book.acts), minutes(1000))]
    assert (dossier.pending, dossier.heads) == ("", (book.acts[1].id,))


def test_a_submission_waits():
    dossier, _ = line(SUBMIT).account()

    assert (dossier.pending, len(dossier.steps), dossier.approvals) == (digest("a"), 1, ())


def test_a_return_sends_back_what_waited():
    dossier, _ = line(SUBMIT, act("return", "chen.yu")).account()

    assert (dossier.pending, dossier.approvals) == ("", ())
    assert dossier.returned is not None and dossier.returned.by == ("chen.yu",)


def test_a_new_submission_takes_the_place_of_the_one_before():
    book = line(SUBMIT, act("submit", "li.wei", "b"))

    assert book.account()[0].pending == digest("b")
    assert refusals(line(SUBMIT, act("submit", "li.wei", "b"), APPROVE)) == [
        "the text it names is not the one that is submitted"
    ]


def test_approvals_stand_in_their_order_and_the_same_text_only_once():
    second = (act("submit", "li.wei", "b"), act("approve", "chen.yu", "b"))

    approved = [a.digest for a in line(SUBMIT, APPROVE, *second).account()[0].approvals]
    again = [a.digest for a in line(SUBMIT, APPROVE, *second, SUBMIT, APPROVE).account()[0].approvals]

    assert (approved, again) == ([digest("a"), digest("b")], [digest("b"), digest("a")])


def test_holds_last_until_somebody_else_lifts():
    held, _ = line(SUBMIT, APPROVE, act("hold", "li.wei", None)).account()
    lifted, _ = line(SUBMIT, APPROVE, act("hold", "li.wei", None), act("lift", "chen.yu", None)).account()

    assert (held.held_by, held.held) == ("li.wei", minutes(1000))
    assert (lifted.held_by, lifted.held) == ("", None)


def test_a_go_opens_the_text_approved_last():
    assert line(SUBMIT, APPROVE, GO).account()[0].approvals[0].go == minutes(1000)


def test_a_withdrawal_lasts_until_the_next_approval():
    withdraw = act("withdraw", "chen.yu")
    dossier, _ = line(SUBMIT, APPROVE, withdraw).account()
    revived, _ = line(SUBMIT, APPROVE, withdraw, SUBMIT, APPROVE).account()
    resubmitted, _ = line(SUBMIT, APPROVE, withdraw, SUBMIT).account()

    assert dossier.withdrawn is not None and dossier.withdrawn_at == minutes(1000)
    assert resubmitted.withdrawn is not None
    assert revived.withdrawn is None and revived.withdrawn_at is None


def test_two_people_adopt_what_has_no_acts_yet():
    adopt = act("adopt", ("chen.yu", "zhao.min"))

    dossier, findings = line(adopt).account()

    assert findings == () and dossier.approvals[0].adopted
    assert refusals(line(SUBMIT, adopt)) == ["only a document without earlier acts is adopted, by its digest"]


REFUSED = [
    ((APPROVE,), "the text it names is not the one that is submitted"),
    ((act("submit", "chen.yu"), APPROVE), "chen.yu submitted or received it; each step is taken by somebody else"),
    ((SUBMIT, act("approve", "chen.yu", "b")), "the text it names is not the one that is submitted"),
    ((SUBMIT, act("approve", "chen.yu", None)), "it names no digest"),
    ((act("submit", "li.wei", None),), "it names no digest"),
    ((act("adopt", ("chen.yu", "zhao.min"), None),), "only a document without earlier acts is adopted, by its digest"),
    ((act("return", "chen.yu"),), "the text it names is not the one that is submitted"),
    ((SUBMIT, act("return", "chen.yu", "b")), "the text it names is not the one that is submitted"),
    ((act("return", "chen.yu", None),), "the text it names is not the one that is submitted"),
    ((act("lift", "chen.yu", None),), "nothing is held"),
    ((act("hold", "chen.yu", None), act("lift", "chen.yu", None)), "chen.yu held it; somebody else lifts"),
    (
        (act("hold", "chen.yu", None), act("hold", "fang.ning", None), act("lift", "fang.ning", None)),
        "fang.ning held it; somebody else lifts",
    ),
    ((SUBMIT, GO), "the text it names is not the one approved last"),
    ((SUBMIT, APPROVE, act("go", "chen.yu")), "it cites no address that begins with https://"),
    (
        (SUBMIT, APPROVE, act("go", "chen.yu", cites="http://www.example.org/")),
        "it cites no address that begins with https://",
    ),
    ((SUBMIT, act("withdraw", "chen.yu")), "nothing of it is approved"),
    (
        (SUBMIT, act("approve", "li.wei", step="content-contact")),
        "the step due is information-office, not content-contact",
    ),
    ((SUBMIT, APPROVE, APPROVE), "chen.yu had a hand in it; somebody else confirms"),
    (
        (SUBMIT, APPROVE, act("approve", "li.wei", step="content-contact")),
        "the step that confirms is information-office, not content-contact",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "reason"), REFUSED, ids=[f"{n}. {r}" for n, (_, r) in enumerate(REFUSED)])
def test_an_act_that_does_not_fit_changes_nothing_and_says_why(made, reason):
    before = line(*made[:-1]).account()[0]
    book = line(*made)

    after, findings = book.account()

    assert [f.got for f in findings] == [reason]
    assert findings[0].path == book.acts[-1].path
    assert replace(after, acts=before.acts) == before


def test_those_who_follow_on_an_act_that_does_not_count_follow_on_those_before_it():
    book = line(SUBMIT, act("approve", "li.wei", step="content-contact"), APPROVE)

    dossier, _ = book.account()

    assert [a.digest for a in dossier.approvals] == [digest("a")]
    assert dossier.heads == (book.acts[2].id,)


def test_a_chain_of_two_steps_is_walked_in_order_by_different_people():
    rules = with_chain(Step(OFFICE), Step("ministry-leader"))
    leader = act("approve", "sun.hao", step="ministry-leader")

    half, _ = line(SUBMIT, APPROVE).account(rules=rules)
    whole, _ = line(SUBMIT, APPROVE, leader).account(rules=rules)
    _, early = line(SUBMIT, leader).account(rules=rules)

    assert (half.approvals, half.pending, len(half.steps)) == ((), digest("a"), 2)
    assert [len(a.acts) for a in whole.approvals] == [3]
    assert [f.got for f in early] == ["the step due is information-office, not ministry-leader"]


def test_a_document_whose_column_nobody_knows_is_not_believed():
    dossier, _ = line(SUBMIT, APPROVE).account(column="gone")

    assert dossier.approvals == ()
    assert dossier.broken == (
        "its approved bytes are missing, so that nobody can tell which steps its column asks for",
    )


def test_an_act_on_several_documents_counts_for_each_on_its_own():
    book = line(SUBMIT)
    item = Item(ID, digest("a"), (book.acts[0].id,))
    several = replace(act("adopt", ("chen.yu", "zhao.min")), items=(Item(OTHER, digest("b"), ()), item))
    book.add(finished(replace(several, at=minutes(9))))

    other, findings = book.account(id=OTHER)

    assert [a.digest for a in other.approvals] == [digest("b")]
    assert [(f.document, f.got) for f in findings] == [
        (ID, "only a document without earlier acts is adopted, by its digest")
    ]


def test_an_act_that_follows_on_one_that_is_gone_breaks_the_account():
    dossier, _ = line(SUBMIT, APPROVE).account()
    book = Book(line(SUBMIT, APPROVE).acts[1:])

    broken = book.account()[0]

    assert dossier.broken == ()
    assert broken.broken == (
        f"act {book.acts[0].id[:8]} follows on {dossier.acts[0].id[:8]}, which is not in the ledger",
    )


def test_an_act_without_a_seal_counts_when_the_time_it_claims_has_come():
    book = line(SUBMIT, APPROVE)

    assert book.account(at=0)[0].approvals == ()
    assert [a.seen for a in book.account(at=1)[0].approvals] == [minutes(1)]
    assert book.account(at=0)[1] == ()


def test_a_sealed_act_counts_from_its_seal_whatever_time_it_claims():
    book = line(SUBMIT, APPROVE)
    book.seen = {book.acts[0].id: START, book.acts[1].id: minutes(60)}

    assert book.account(at=59)[0].approvals == ()
    assert [a.seen for a in book.account(at=61)[0].approvals] == [minutes(60)]


def test_a_release_counts_from_its_instant_on():
    book = line(SUBMIT, APPROVE)
    book.seals = [seal(1, release=Released(1, digest("release"), minutes(3), ((ID, digest("a")),), ()))]

    assert book.account(at=2)[0].released == ()
    assert book.account(at=3)[0].released == ((digest("a"), minutes(3)),)
