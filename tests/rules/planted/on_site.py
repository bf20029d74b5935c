"""What may not be among everything public: rows of the demonstration that are changed, and what must be found then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.model.publication import Punctuality, Validity
from plugins.model.row import Row
from plugins.model.value import parse_instant

Rows = dict[str, Row]


@dataclass(frozen=True)
class SitePlant:
    """One row of the table.

    Attributes:
        code: of the rule that finds it.
        wrong: what is wrong, in words.
        at: id of the document that the finding names, or the path of a file of policy.
        plant: changes the rows of what is public.
        also: what cannot but be found with it: where, and the code.
        settings: of the site, in the place of those it has.
    """

    code: str
    wrong: str
    at: str
    plant: Callable[[Rows], None]
    also: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, object], ...] = ()


def says(id: str, field: str, *values: str) -> Callable[[Rows], None]:
    """Give a public document other values in a field that rules ask for, or none."""

    def plant(rows: Rows) -> None:
        others = [(name, kept) for name, kept in rows[id].fields if name != field]
        rows[id] = rows[id]._replace(fields=(*others, *([(field, values)] if values else [])))

    return plant


def is_so(id: str, **attributes: object) -> Callable[[Rows], None]:
    """Give a public document other attributes."""

    def plant(rows: Rows) -> None:
        rows[id] = rows[id]._replace(**attributes)

    return plant


def gone(*ids: str) -> Callable[[Rows], None]:
    """Take documents away."""

    def plant(rows: Rows) -> None:
        for id in ids:
            del rows[id]

    return plant


def all_of(*plants: Callable[[Rows], None]) -> Callable[[Rows], None]:
    """Do one after the other."""

    def plant(rows: Rows) -> None:
        for one in plants:
            one(rows)

    return plant


def shared(*ids: str, **attributes: object) -> Callable[[Rows], None]:
    """Give several public documents the same attributes."""
    return all_of(*(is_so(id, **attributes) for id in ids))


LAW, SECOND_LAW, PAPER, RELEASE = "k7m29xqf", "4av4v144", "k6f3nnxe", "nbmxr085"
FIRST_NOTICE, LAST_NOTICE, CLAIM, QUESTION = "m22zv431", "nr60kzdq", "r82ggb54", "1hyrgzxz"
INTERNATIONAL = ("2pv7gz3y", "69k51zpt")

ROWS = (
    SitePlant("CLA004", "the source of a verdict is withdrawn", "2r4bydmm", says("2r4bydmm", "evidence", "tx2ey35z")),
    SitePlant("CLA004", "one source of two is gone", "yeczvrcs", says("yeczvrcs", "evidence", "m29gpaa5",
              "zzzzzzzz")),
    SitePlant("COL009", "two answers of one title and day", "ngh4j4kp",
              shared("a1bc0gym", "ngh4j4kp", title="Why?", day="2026-11-13", language="en")),
    SitePlant("COL011", "no news from abroad for two weeks", "policy/columns/international-updates.yaml",
              shared(*INTERNATIONAL, day="2026-11-09")),
    SitePlant("COL011", "no news from abroad at all", "policy/columns/international-updates.yaml",
              gone(*INTERNATIONAL)),
    SitePlant("COL016", "a number that is missing", "bst02rah", is_so("bst02rah", number="卫规〔2026〕7号")),
    SitePlant("COL016", "the first number is missing", "jr7cd4vj", is_so("m29gpaa5", number="卫发〔2026〕1号")),
    SitePlant("COL018", "a lower number announced five months later", "m5gymxb7",
              says("m5gymxb7", "announced", "2026-10-18")),
    SitePlant("COL021", "a contact for weaknesses that lapses within thirty days", "policy/site.yaml", gone(),
              settings=(("security_expires", parse_instant("2026-12-23T09:00")),)),
    SitePlant("EMG007", "a first notice after six hours", FIRST_NOTICE, says(FIRST_NOTICE, "reported",
              "2026-11-12 14:30")),
    SitePlant("EMG008", "an event without its next notice", LAST_NOTICE, says(LAST_NOTICE, "expires")),
    SitePlant("EMG008", "a first notice that nothing follows", FIRST_NOTICE,
              all_of(says(LAST_NOTICE, "updates"), says(FIRST_NOTICE, "expires"))),
    SitePlant("GAZ003", "an issue with a text that is not public", "c0z5j8sq",
              says("c0z5j8sq", "collected_texts", "zzzzzzzz d2b36837fdcb2078")),
    SitePlant("GAZ003", "an issue with a text that was closed", "c0z5j8sq",
              says("c0z5j8sq", "collected_texts", "4av4v144 0123456789abcdef")),
    SitePlant("GAZ004", "a month without its issue", "policy/columns/gazette.yaml", gone("c0z5j8sq")),
    SitePlant("LNK009", "a translation of an earlier text", SECOND_LAW,
              all_of(says(SECOND_LAW, "translates", "pa034pye"), says(SECOND_LAW, "translated_text",
              "0123456789ab"))),
    SitePlant("MBX005", "a number that nobody called for 31 days", "hjb0jtvv", says("hjb0jtvv", "verified",
              "2026-10-24")),
    SitePlant("QNA004", "an answer that rests on a law that was repealed", "1hyrgzxz",
              is_so("7pcqbkr4", validity=Validity.REPEALED.value), also=(("gqgwd25r", "QNA004"),)),
    SitePlant("QNA004", "a service that rests on a law that has expired", "sv2jr9md",
              is_so("dngd059w", validity=Validity.EXPIRED.value), also=(("m5gymxb7", "QNA004"), ("m5pyev84",
              "QNA004"))),
    SitePlant("SAM001", "public a day before it is announced", LAW, is_so(LAW, punctuality=Punctuality.EARLY.value)),
    SitePlant("SAM002", "public a day after it was announced", LAW, is_so(LAW, punctuality=Punctuality.LATE.value)),
    SitePlant("SAM003", "in no release by the end of its day", LAW,
              is_so(LAW, punctuality=Punctuality.OVERDUE.value, since="")),
    SitePlant("SAM005", "announced before its first act", LAW,
              is_so(LAW, same_day="2026-11-10", begun="2026-11-16")),
    SitePlant("SAM008", "in one of its two columns alone", PAPER, is_so(PAPER, listings=("policy-information",))),
    SitePlant("SAM009", "without a press release", PAPER,
              all_of(says(PAPER, "press_release"), says(RELEASE, "announces", "j2h04m6q"))),
    SitePlant("SRV007", "another service whose law was amended", "sv2jr9md",
              all_of(says("sv2jr9md", "basis", "pa034pye"), says("sv1wt6kq", "checked", "2026-11-01"))),
    SitePlant("TOP003", "a topic of which nothing is public", "t0pcw4te", says("t0pcw4te", "gathers", "zzzzzzzz")),
    SitePlant("TOP003", "a topic that nobody updated for a week", "t0pcw4te", says("t0pcw4te", "updated_every",
              "week")),
)  # fmt: skip

DEBTS = (
    ("REV006", "an approval by telephone without its paper", "confirmation"),
    ("REV007", "an urgent notice without its review", "review"),
)
"""What is owed because of an act: the rule, what is wrong, and the kind of the debt."""

CODES = frozenset(row.code for row in ROWS) | {code for code, _, _ in DEBTS}
