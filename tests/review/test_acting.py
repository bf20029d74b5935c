"""Taking an act: what would not count is not written; what is written is never written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.model.act import Act, Item
from plugins.model.error import RefusedError, UsageError
from plugins.review.acting import put_revision, sign_act, stage_revision, write_once, write_revision
from plugins.review.canonical import revision_folder
from plugins.review.keyring import key_path
from plugins.review.ledger import note_text, read_ledger
from plugins.review.proposal import Proposal
from tests.review.office import ID, OFFICE, START, digest, in_column, key, policy


@pytest.fixture
def root(tmp_path):
    """Make a root that holds the keys of two people."""
    for who in ("li.wei", "chen.yu"):
        path = key_path(tmp_path, who)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(key(who)[0])
    return tmp_path


def taken(
    root: Path,
    kind: str,
    who: str,
    *heads: str,
    role: str = OFFICE,
    step: str = "",
    note: str = "",
    before: Callable[[], object] = lambda: None,
) -> Act:
    """Take an act on the text called a."""
    ledger = read_ledger(root, policy())
    proposal = Proposal(kind, (who,), role, (Item(ID, digest("a"), heads),), step=step, note=note)
    return sign_act(root, proposal, ledger, policy(), in_column(ID), START, before=before)


def test_an_act_that_counts_lies_in_the_ledger_with_its_note(root):
    made = taken(root, "submit", "li.wei", role="content-contact", note="  first version \n")

    ledger = read_ledger(root, policy())
    assert ledger.findings == () and ledger.acts[made.id].act == made
    assert note_text(root, made.note) == "first version\n"


def test_an_act_that_would_not_count_is_not_written_nor_what_it_rests_on(root):
    submit = taken(root, "submit", "chen.yu")
    before = sorted(root.rglob("*"))
    rested = []

    with pytest.raises(RefusedError, match=r"approve is refused: chen\.yu submitted or received it"):
        taken(root, "approve", "chen.yu", submit.id, step=OFFICE, note="x", before=lambda: rested.append(1))

    assert (sorted(root.rglob("*")), rested) == (before, [])


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("return", "a return needs its reason: --note 'what is to be changed'"),
        ("withdraw", "a withdrawal needs its reason: --note 'why'"),
    ],
)
@pytest.mark.parametrize("note", ["", " \n"])
def test_an_act_that_needs_a_reason_is_not_signed_without_one(kind, sentence, note, root):
    submit = taken(root, "submit", "li.wei", role="content-contact")
    with pytest.raises(UsageError, match=f"^{sentence}$"):
        taken(root, kind, "chen.yu", submit.id, note=note)
    assert len(read_ledger(root, policy()).acts) == 1


def test_what_an_act_rests_on_is_there_before_the_act(root):
    submit = taken(root, "submit", "li.wei", role="content-contact")
    there = []

    made = taken(
        root, "approve", "chen.yu", submit.id, step=OFFICE,
        before=lambda: there.append(len(read_ledger(root, policy()).acts)),
    )  # fmt: skip

    assert there == [1] and (root / made.path).exists()


def test_somebody_nobody_knows_or_without_a_key_here_is_told_so(root):
    with pytest.raises(UsageError, match=r"wu\.di is not in policy/people\.yaml"):
        taken(root, "submit", "wu.di")
    with pytest.raises(UsageError, match=r"fang\.ning has a key .* but not on this machine; sign where it is"):
        taken(root, "submit", "fang.ning")


def test_a_file_is_written_once(tmp_path):
    path = tmp_path / "folder" / "a"
    write_once(tmp_path, "folder/a", b"1")
    write_once(tmp_path, "folder/a", b"1")

    with pytest.raises(RefusedError, match="a is there already, with other bytes"):
        write_once(tmp_path, "folder/a", b"2")
    assert (path.read_bytes(), sorted(p.name for p in path.parent.iterdir())) == (b"1", ["a"])


def test_a_revision_appears_whole_and_stays_as_it_is(tmp_path):
    source = tmp_path / "source.pdf"
    source.write_bytes(b"pdf")

    folder = write_revision(tmp_path, ID, digest("a"), b"---\n", {"a.pdf": source})
    write_revision(tmp_path, ID, digest("a"), b"other", {})

    assert {p.name: p.read_bytes() for p in (tmp_path / folder).iterdir()} == {"document.md": b"---\n", "a.pdf": b"pdf"}
    assert len(list((tmp_path / folder).parent.iterdir())) == 1


@pytest.mark.parametrize("times", [1, 2])
def test_a_staged_revision_is_put_in_place_whole_and_leaves_nothing_behind(root, tmp_path, times):
    staging = tmp_path / "staging"
    for data in [b"the half", b"the whole"][-times:]:
        stage_revision(staging, ID, digest("a"), data)
    assert not (root / "approved").exists()
    put_revision(staging, root, ID, digest("a"))
    assert (root / revision_folder(ID, digest("a")) / "document.md").read_bytes() == b"the whole"
    assert [path.name for path in staging.rglob("*")] == ["approved", ID[:2]]


def test_a_revision_that_is_there_already_stays_as_it_is(root, tmp_path):
    write_revision(root, ID, digest("a"), b"as approved", {})
    for text in ("a", "b"):
        stage_revision(tmp_path / "staging", ID, digest(text), b"staged")
        put_revision(tmp_path / "staging", root, ID, digest(text))
    assert (root / revision_folder(ID, digest("a")) / "document.md").read_bytes() == b"as approved"
    assert (root / revision_folder(ID, digest("b")) / "document.md").read_bytes() == b"staged"


def test_a_revision_is_put_beside_one_that_appeared_meanwhile(root, tmp_path, monkeypatch):
    stage_revision(tmp_path / "staging", ID, digest("b"), b"staged")
    rename = Path.rename

    def too_late(source, target):
        monkeypatch.setattr(Path, "rename", rename)
        write_revision(root, ID, digest("a"), b"as approved", {})
        return source.rename(target)

    monkeypatch.setattr(Path, "rename", too_late)
    put_revision(tmp_path / "staging", root, ID, digest("b"))
    assert (root / revision_folder(ID, digest("a")) / "document.md").read_bytes() == b"as approved"
    assert (root / revision_folder(ID, digest("b")) / "document.md").read_bytes() == b"staged"
