"""Ledger files: what is written is read back as it was, and nothing else is read at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.model.act import Act, Item, Released, Seal
from plugins.model.digest import sha256
from plugins.model.error import IntegrityError
from plugins.review.act_file import act_path, act_payload, parse_act
from plugins.review.known_acts import ACTS
from plugins.review.ledger_file import encode_payload, join_file, split_file
from plugins.review.seal_file import seal_lines, seal_path, split_seal
from plugins.review.signature import ACTS as NAMESPACE
from plugins.review.signature import SEALS, signer_of
from tests.review.office import ID, START, act, act_file, digest, finished, key, old_seal, seal, seal_bytes

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
DIGESTS = HEX.map("sha256:{}".format)
IDS = st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=8, max_size=8)
NAMES = st.from_regex(r"[a-z0-9]{1,6}([.-][a-z0-9]{1,6})?", fullmatch=True)
INSTANTS = st.integers(0, 10**9).map(lambda seconds: START + timedelta(seconds=seconds))
ITEMS = st.builds(Item, IDS, st.none() | DIGESTS, st.lists(HEX, unique=True).map(lambda h: tuple(sorted(h))))


@st.composite
def acts(draw: st.DrawFn) -> Act:
    """Draw any act that can be written."""
    kind = draw(st.sampled_from(sorted(ACTS)))
    return finished(
        Act(
            id="",
            act=kind,
            at=draw(INSTANTS),
            by=tuple(draw(st.lists(NAMES, min_size=1, max_size=3, unique=True))),
            role=draw(st.text(st.characters(exclude_categories=["Cs"]))),
            step=draw(NAMES | st.just("")),
            items=tuple(draw(st.lists(ITEMS, min_size=1, max_size=4, unique_by=lambda i: i.id))),
            rules=draw(DIGESTS | st.just("")),
            note=draw(DIGESTS | st.just("")),
            extra=tuple(
                (key.name, value)
                for key in ACTS[kind].keys
                if (value := draw(st.text(st.characters(exclude_categories=["Cs"])))) or not key.optional
            ),
        )
    )


RELEASES = st.builds(
    Released,
    st.integers(1, 10**6),
    DIGESTS,
    INSTANTS,
    st.lists(st.tuples(IDS, DIGESTS), max_size=3).map(tuple),
    st.lists(IDS, max_size=3).map(tuple),
)
SEEN = st.lists(st.tuples(HEX, st.lists(IDS, max_size=3).map(tuple)), max_size=3).map(tuple)
SEALS_DRAWN = st.builds(
    Seal,
    number=st.integers(1, 10**6),
    digest=st.just(""),
    previous=DIGESTS | st.just(""),
    at=INSTANTS,
    machine=NAMES,
    policy=DIGESTS,
    acts=SEEN,
    release=st.none() | RELEASES,
    secret=HEX,
)


@settings(deadline=None)
@given(acts())
def test_every_act_is_read_back_as_it_was_written(made):
    assert parse_act(act_payload(made), made.path) == made


@settings(deadline=None)
@given(SEALS_DRAWN)
def test_every_seal_is_read_back_as_it_was_written(made):
    head = seal_lines(made)[1]

    assert split_seal(seal_bytes(made))[0] == replace(made, digest=f"sha256:{sha256(head)}")


@settings(deadline=None)
@given(SEALS_DRAWN)
def test_every_seal_of_version_1_is_read_as_it_was_written(made):
    old, data = old_seal(made)

    assert split_seal(data)[0] == old


def test_an_act_lies_under_its_time_in_utc_its_kind_and_its_id():
    made = act("approve", "chen.yu", at=-120)

    assert made.path == f"ledger/2026/11/20261119T230000Z-approve-{made.id[:8]}.act"
    assert made.path == act_path(made.at.astimezone(UTC), "approve", made.id)
    assert seal_path(123) == "ledger/seals/000123.seal"


def test_the_payload_is_the_one_that_the_format_shows():
    made = replace(act("approve", "chen.yu", "a", "9f" * 32), rules="")

    assert act_payload(made).decode() == (
        '{"act":"approve","at":"2026-11-20T09:00:00+08:00","by":["chen.yu"],"items":[{"digest":"'
        + digest("a")
        + '","heads":["'
        + "9f" * 32
        + '"],"id":"k7m29xqf"}],"note":null,"role":"information-office","rules":null,'
        '"step":"information-office","version":1}\n'
    )


def test_an_act_without_a_go_cites_nothing():
    cited = (("cites", "https://www.example.org/"),)
    assert b"cites" not in act_payload(replace(act("hold", "chen.yu"), extra=cited))
    assert b'"cites":""' in act_payload(act("go", "chen.yu"))


def read_act(data: bytes, path: str, signer: str = "chen.yu") -> Act:
    """Read an act as the ledger does: take it apart, parse it, check each signature."""
    payload, blocks = split_file(data)
    made = parse_act(payload, path)
    if [signer_of(payload, block, NAMESPACE) for block in blocks] != [key(signer)[1]]:
        raise IntegrityError("it is signed by somebody else")
    return made


def read_seal(data: bytes) -> Seal:
    """Read a seal as the ledger does."""
    made, payload, blocks = split_seal(data)
    if [signer_of(payload, block, SEALS) for block in blocks] != [key("site-machine")[1]]:
        raise IntegrityError("it is signed by somebody else")
    return made


REAL_ACT = act("approve", "chen.yu", "a", "0" * 64)
REAL_SEAL = seal(1, None, [REAL_ACT], release=Released(1, digest("r"), START, ((ID, digest("a")),), ()))
WAYS = {
    "lowest bit": lambda byte: byte ^ 1,
    "case": lambda byte: byte ^ 0x20,
    "highest bit": lambda byte: byte ^ 0x80,
    "next": lambda byte: (byte + 1) % 256,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_changed_byte_anywhere_in_an_act_is_refused(way):
    data = act_file(REAL_ACT)
    assert read_act(data, REAL_ACT.path) == REAL_ACT
    for position in range(len(data)):
        changed = data[:position] + bytes([WAYS[way](data[position])]) + data[position + 1 :]
        with pytest.raises(IntegrityError):
            read_act(changed, REAL_ACT.path)


@pytest.mark.parametrize("way", WAYS)
def test_a_changed_byte_anywhere_in_a_seal_is_refused(way):
    data = seal_bytes(REAL_SEAL)
    assert read_seal(data) == REAL_SEAL
    for position in range(len(data)):
        changed = data[:position] + bytes([WAYS[way](data[position])]) + data[position + 1 :]
        with pytest.raises(IntegrityError):
            read_seal(changed)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_bytes_put_in_or_taken_out_are_refused(draw):
    data = act_file(REAL_ACT)
    start = draw.draw(st.integers(0, len(data)))
    end = draw.draw(st.integers(start, min(start + 5, len(data))))
    changed = data[:start] + draw.draw(st.binary(max_size=5)) + data[end:]
    if changed != data:
        with pytest.raises(IntegrityError):
            read_act(changed, REAL_ACT.path)


def test_the_bytes_of_a_file_with_line_ends_of_windows_are_refused():
    with pytest.raises(IntegrityError):
        read_act(act_file(REAL_ACT).replace(b"\n", b"\r\n"), REAL_ACT.path)


@pytest.mark.parametrize("data", [b"", b"{}", b"{}\n", b"{}\nx", b"{}\nx\n", b"{}\n\xe5\n", act_file(REAL_ACT)[:-1]])
def test_a_file_is_one_line_and_whole_signatures(data):
    with pytest.raises(IntegrityError):
        split_file(data)


def test_a_file_is_taken_apart_as_it_was_put_together():
    payload, blocks = split_file(act_file(REAL_ACT, "chen.yu", "zhao.min"))

    assert payload == act_payload(REAL_ACT) and len(blocks) == 2
    assert join_file(payload, blocks) == act_file(REAL_ACT, "chen.yu", "zhao.min")


def test_a_seal_that_git_merged_says_that_two_machines_sealed():
    one = join_file(
        encode_payload({"number": 3}), ["-----BEGIN SSH SIGNATURE-----\nAA==\n-----END SSH SIGNATURE-----\n"]
    )
    with pytest.raises(IntegrityError, match="marks of a merge: two machines sealed"):
        split_file(b"<<<<<<< HEAD\n" + one + b"=======\n" + one + b">>>>>>> theirs\n")
    assert split_file(one)
