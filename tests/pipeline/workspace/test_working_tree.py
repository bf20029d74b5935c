"""Working documents: found by id and path, read when asked for, never mistaken for each other."""

from __future__ import annotations

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.workspace.working_tree import Unpublished, WorkingTree
from plugins.policy.load import load_policy
from tests.sites.texts import UPDATES, update

A, B = "k7m29xqf", "9tq4w2ha"


@pytest.fixture
def content(site):
    """Write documents by path; return what lies there."""

    def write(**documents):
        for name, text in documents.items():
            site.write(f"{UPDATES}/{name}.md", text)
        return WorkingTree(site.root, load_policy(site.root).columns)

    return write


def test_documents_are_found_by_id(content):
    found = content(a=update(A, "Wells"), b=update(B, "Springs"))
    assert dict(found) == {A: found[A], B: found[B]}
    assert found[A].string("title") == "Wells"
    assert found.columns_by_id() == {A: "work-updates", B: "work-updates"}
    assert len(found) == 2


@pytest.mark.parametrize(
    "before",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace(f"id: {A}", f"id: '{A}'").encode(),
        lambda text: text.replace(f"id: {A}", f'id : "{A}" # mine').encode(),
    ],
    ids=["byte order mark", "line ends", "quoted", "spaced"],
)
def test_an_id_is_found_however_it_is_written(before, content):
    assert list(content(a=before(update(A, "Wells")))) == [A]


def test_a_line_of_the_text_that_looks_like_an_id_is_none(content):
    text = update(A, "How to write", body=f"```\nid: {B}\nstatus: approved\n```")
    found = content(a=text.replace(f"id: {A}\n", ""), b=update(B, "Springs"))
    assert list(found) == [B]
    assert found.final_ids == set()


def test_paths_lead_to_documents_from_the_root_and_from_here(content, site, monkeypatch):
    found = content(a=update(A, "Wells"))
    path = f"{UPDATES}/a.md"
    assert found.path_of(A) == found.path_of(path) == found.path_of(str(site.root / path)) == path
    monkeypatch.chdir(site.root / UPDATES)
    assert found.path_of("a.md") == found.path_of("../2026/a.md") == path
    monkeypatch.chdir(site.root.parent)
    assert found.path_of(f"../{site.root.parent.name}/{site.root.name}/{path}") == path


@pytest.mark.parametrize("what", ["b.md", "../../etc/passwd", "00000000", "/etc/passwd", "policy/site.yaml", ""])
def test_what_is_no_document_is_told(what, content):
    with pytest.raises(UsageError, match="is neither a document below content/ nor the id of one"):
        content(a=update(A, "Wells")).path_of(what)


def test_what_cannot_be_read_is_passed_over(content):
    found = content(a=update(A, "第一批饮用水").encode("gb18030"), b=update(B, "Springs"))
    assert found.get(A) is None
    assert A in found
    with pytest.raises(KeyError):
        found[A]
    assert list(Unpublished(found, {})) == [B]


def test_two_with_one_id_are_both_told(content):
    found = content(a=update(A, "Wells"), b=update(A, "Springs"), c=update(B, "Brooks"))
    documents = {name: found.read(f"{UPDATES}/{name}.md")[0] for name in "abc"}
    assert [str(finding).partition(":")[0] for finding in found.duplicate_ids(documents["a"])] == [f"{UPDATES}/a.md"]
    assert f"{A}, which {UPDATES}/a.md has too" in found.duplicate_ids(documents["b"])[0].got
    assert found.duplicate_ids(documents["c"]) == ()


def test_what_is_settled_and_public_is_not_written_any_more(content):
    found = content(a=update(A, "Wells", "status: approved"), b=update(B, "Springs"))
    assert list(Unpublished(found, {A: None, B: None})) == [B]
    assert set(Unpublished(found, {})) == {A, B}
    with pytest.raises(KeyError):
        Unpublished(found, {A: None})[A]


@pytest.fixture
def found(content, site, monkeypatch):
    """Three documents, one with an attachment; somebody stands beside the root."""
    content(a=update(A, "Wells"), b=update(B, "Springs"))
    site.write(f"{UPDATES}/a/wells.csv", "1")
    site.write("content/work-updates/2025/c.md", update("c7m29xqf", "Rivers"))
    monkeypatch.chdir(site.root.parent)
    return WorkingTree(site.root, load_policy(site.root).columns)


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("root/content/work-updates/2026/a.md", "a"),
        ("../{parent}/root/content/work-updates/2026/a.md", "a"),
        ("work-updates/2026/a.md", "a"),
        (A.upper(), "a"),
        ("content/work-updates/2026/a", "a"),
        ("content/work-updates/2026/a/", "a"),
        ("root/content/work-updates/2026/a/wells.csv", "a"),
        ("content/work-updates/2026", "ab"),
        ("root/content/work-updates", "cab"),
        ("work-updates", "cab"),
        ("content", "cab"),
        ("root", "cab"),
    ],
)
def test_a_path_below_content_means_its_document_and_a_folder_all_in_it(what, names, found, site):
    what = what.format(parent=site.root.parent.name)
    assert "".join(path[-4] for path in found.paths_of(what)) == names


@pytest.mark.parametrize("what", ["root/content/work-updates/2026/aa.md", "wells/aa", "aa.md"])
def test_a_near_name_is_offered(what, found, site):
    site.write(f"{UPDATES}/vaccination-bus.md", update("v7m29xqf", "Bus"))
    tree = WorkingTree(site.root, load_policy(site.root).columns)
    with pytest.raises(UsageError, match=r"did you mean content/work-updates/2026/vaccination-bus\.md\?"):
        tree.paths_of(what.replace("aa", "vaccination-buss"))


@pytest.mark.parametrize("what", ["nothing-like-it.md", "policy", "root/policy/people.yaml", "..", "content/laws"])
def test_what_is_no_document_is_told_so(what, found):
    with pytest.raises(UsageError, match=r"is neither a document below content/ nor the id of one$"):
        found.paths_of(what)


def test_a_file_of_word_is_told_by_name_and_with_its_folder(site):
    site.write(f"{UPDATES}/a.md", update(A, "Wells"))
    site.write(f"{UPDATES}/定稿.docx", b"PK\3\4")
    found = WorkingTree(site.root, load_policy(site.root).columns)
    with pytest.raises(UsageError, match="copy the text"):
        found.path_of("work-updates/定稿.docx")
    assert [one.path for one in found.strays_of("content/work-updates")] == [f"{UPDATES}/定稿.docx"]
    assert found.strays_of("content/public-qa") == ()
