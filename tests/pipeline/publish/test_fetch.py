"""What is fetched is looked at before the clone moves; a ledger only grows, and only this machine seals."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.publish.fetch import fetch, hand_on
from tests.operator.sandbox import Sandbox, make_sandbox
from tests.sites.make import with_root
from tests.sites.texts import UPDATES, update

PATH = f"{UPDATES}/wells.md"


@pytest.fixture(scope="module")
def sealed_box():
    """A machine that released one document and handed its seals on."""
    folder = Path(tempfile.mkdtemp(prefix="receive-"))
    box = make_sandbox(folder, own=True)
    box.site.write(PATH, update("k7m29xqf", "Wells sampled after the flood"))
    box.site.approve(PATH)
    box.push()
    fetch(box.root)
    seal = box.root / "ledger" / "seals" / "000001.seal"
    seal.parent.mkdir()
    seal.write_text("a seal of this machine\n", encoding="utf-8")
    assert hand_on(box.root) == 1
    yield box
    shutil.rmtree(folder)


@pytest.fixture
def box(sealed_box, monkeypatch):
    """The same, and as it was before when the test ends."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(sealed_box.folder / "gitconfig"))
    box = sealed_box
    before = box.git("rev-parse", "main", where=box.folder / "hub.git")
    box.git("fetch", "--quiet")
    box.git("reset", "--hard", "--quiet", before)
    yield box
    box.git("update-ref", "refs/heads/main", before, where=box.folder / "hub.git")
    box.git("reset", "--hard", "--quiet", before)
    box.git("fetch", "--quiet", where=box.root)
    box.git("reset", "--hard", "--quiet", before, where=box.root)


def act(box: Sandbox, kind: str) -> Path:
    """Return the file of the one act of a kind in the office's clone."""
    (found,) = box.site.root.glob(f"ledger/*/*/*-{kind}-*.act")
    return found


def head(box: Sandbox) -> str:
    """Return the commit at which the machine's clone is."""
    return box.git("rev-parse", "HEAD", where=box.root)


def test_acts_and_texts_that_are_new_come_here(box):
    box.site.stop("hold", PATH)
    box.site.write(PATH, update("k7m29xqf", "Wells sampled once more"))
    box.push()
    assert fetch(box.root) == ""
    assert head(box) == box.git("rev-parse", "main", where=box.folder / "hub.git")
    assert "once more" in (box.root / PATH).read_text(encoding="utf-8")


def test_a_root_that_enough_have_signed_comes_here_and_one_of_others_does_not(box):
    with_root(box.site)
    acts = box.site.root / "ledger" / "policy"
    box.push()
    assert fetch(box.root) == ""
    assert (box.root / "ledger" / "policy" / "000001.act").exists()
    (acts / "000002.act").write_bytes((acts / "000001.act").read_bytes())
    box.push()
    with pytest.raises(RefusedError, match=r"ledger/policy/000002\.act: it has the number 1; the next one has 2"):
        fetch(box.root)


def changed(box: Sandbox) -> str:
    one = act(box, "approve")
    one.write_bytes(one.read_bytes().replace(b"chen.yu", b"ding.li"))
    return f"{one.name} was changed; the ledger only grows"


def removed(box: Sandbox) -> str:
    one = act(box, "submit")
    one.unlink()
    return f"{one.name} was removed; the ledger only grows"


def forged(box: Sandbox) -> str:
    one = act(box, "approve")
    other = one.with_name(one.name.replace("approve", "withdraw"))
    other.write_bytes(one.read_bytes().replace(b'"approve"', b'"withdraw"'))
    return f"{other.name}: "


def unreadable(box: Sandbox) -> str:
    (act(box, "approve").parent / "notes.txt").write_text("?", encoding="utf-8")
    return "notes.txt: it is neither an act nor a note under its own name"


def renamed_note(box: Sandbox) -> str:
    box.site.write(f"ledger/notes/{'0' * 64}.md", "another text")
    return f"{'0' * 64}.md: it is neither an act nor a note under its own name"


def other_bytes(box: Sandbox) -> str:
    (text,) = box.site.root.glob("approved/*/*/*/document.md")
    text.write_text("other", encoding="utf-8")
    return "document.md was changed; an approved text never is"


def another_seal(box: Sandbox) -> str:
    box.site.write("ledger/seals/000002.seal", "a seal of another machine\n")
    return "ledger/seals/000002.seal was made elsewhere: two machines seal this site"


def rewritten_seal(box: Sandbox) -> str:
    box.site.write("ledger/seals/000001.seal", "another\n")
    return "ledger/seals/000001.seal was made elsewhere"


def removed_seal(box: Sandbox) -> str:
    (box.site.root / "ledger/seals/000001.seal").unlink()
    return "ledger/seals/000001.seal was made elsewhere"


def line_ends(box: Sandbox) -> str:
    box.site.write(".gitattributes", "ledger/** eol=crlf\n")
    return ".gitattributes:1 says 'ledger/** eol=crlf'"


@pytest.mark.parametrize(
    "evil",
    [
        changed,
        removed,
        forged,
        unreadable,
        renamed_note,
        other_bytes,
        another_seal,
        rewritten_seal,
        removed_seal,
        line_ends,
    ],
)
def test_what_breaks_a_ledger_is_refused_with_one_sentence_and_the_clone_stays(box, evil):
    said, before = evil(box), head(box)
    box.push()
    with pytest.raises(RefusedError) as refused:
        fetch(box.root)
    assert said in str(refused.value)
    assert "was not taken over, what lies here is released: " in str(refused.value)
    assert "\n" not in str(refused.value)
    assert head(box) == before
    box.take_back()
    assert fetch(box.root) == ""


@pytest.mark.parametrize(("path", "mode"), [("output", "120000"), ("tools/x.py", "100644"), ("content/x", "160000")])
def test_a_path_or_a_link_that_is_not_a_sites_is_refused_and_never_lies_here(box, path, mode):
    box.plant(path, mode)
    with pytest.raises(RefusedError, match=path):
        fetch(box.root)
    assert not (box.root / path).exists()


def test_a_history_that_was_written_anew_is_refused(box):
    box.git("reset", "--hard", "--quiet", "HEAD~2")
    box.git("push", "--quiet", "--force")
    before = head(box)
    with pytest.raises(RefusedError, match=r"it lacks commits that lie here, which change .*: push them; if nobody"):
        fetch(box.root)
    assert head(box) == before


def test_what_was_cut_where_files_only_grow_is_brought_back_and_not_pushed(box):
    fetch(box.root)
    damaged = [next(box.root.glob("approved/*/*/*/document.md")), next(box.root.glob("ledger/*/*/*-submit-*.act"))]
    for file in damaged:
        file.write_bytes(file.read_bytes()[:20])
    said = fetch(box.root)
    assert said.endswith("and 1 more differ here from the repository: git checkout -- approved ledger brings back what "
                         "was cut or changed there")  # fmt: skip
    box.git(*said.partition("git ")[2].partition(" brings")[0].split(), where=box.root)
    assert fetch(box.root) == ""


def test_half_a_merge_that_a_killed_run_left_is_taken_back(box):
    box.site.write(PATH, update("k7m29xqf", "Wells sampled by the office"))
    box.push()
    box.git("fetch", "--quiet", where=box.root)
    (box.root / "ledger/seals/000002.seal").write_text("a seal\n", encoding="utf-8")
    box.git("add", "--all", where=box.root)
    box.git("commit", "--quiet", "-m", "Seals", where=box.root)
    box.git("merge", "--quiet", "--no-commit", "origin/main", where=box.root)
    assert fetch(box.root) == ""
    assert hand_on(box.root) == 2


def test_a_branch_that_follows_none_is_told(box):
    box.git("branch", "--unset-upstream", where=box.root)
    with pytest.raises(UsageError, match="follows no branch of another repository: git branch --set-upstream-to"):
        fetch(box.root)
    box.git("branch", "--set-upstream-to=origin/main", where=box.root)
