"""What is not planned, not covered by acts, or cannot stand in a release stops it, and is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.model.error import IntegrityError
from plugins.model.plan import Entry
from plugins.release.current import current
from tests.release.press import LAW, MAIL, NEWS, Press, act, faults


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_a_planned_file_that_is_missing_and_one_that_nobody_planned_are_both_named(press):
    output = dict(press.arguments()["output"])
    del output["index.html"]
    output["drafts/x.html"] = b"draft"
    with pytest.raises(IntegrityError) as refused:
        press.prepare(output=output)
    assert str(refused.value).splitlines() == [
        "the output is not what was planned:",
        "index.html: planned, but not in the output",
        "drafts/x.html: in the output, but not planned",
    ]
    assert current(press.root) is None


def test_no_more_than_ten_faults_are_listed(press):
    output = dict(press.arguments()["output"]) | {f"x{n:02}.html": b"" for n in range(14)}
    with pytest.raises(IntegrityError, match=r"x09.html: in the output, but not planned\nand 4 more$"):
        press.prepare(output=output)


def test_a_symbolic_link_in_the_output_is_named_and_not_followed(press, tmp_path):
    folder = press.write(tmp_path / "output")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to("/etc/hosts")
    with pytest.raises(IntegrityError, match=r"index\.html: neither a file nor a folder"):
        press.prepare(output=folder)
    with pytest.raises(IntegrityError, match=r"index\.html: cannot be read: not a regular file"):
        press.prepare(output=dict(press.arguments()["output"]) | {"index.html": folder / "index.html"})


def test_a_named_pipe_in_the_output_is_named_and_not_waited_for(press, tmp_path):
    folder = press.write(tmp_path / "output")
    os.mkfifo(folder / "pipe")
    with pytest.raises(IntegrityError, match="pipe: neither a file nor a folder"):
        press.prepare(output=folder)


def test_an_output_that_is_not_there_says_what_to_do(press, tmp_path):
    with pytest.raises(IntegrityError, match="build it first"):
        press.prepare(output=tmp_path / "output")


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        pytest.param("../outside.html", "not a plain relative path", id="upwards"),
        pytest.param("/etc/x.html", "not a plain relative path", id="absolute"),
        pytest.param("a//b.html", "not a plain relative path", id="empty part"),
        pytest.param("a\\b.html", "not a plain relative path", id="backslash"),
        pytest.param("a\nb.html", "not a plain relative path", id="newline"),
        pytest.param("a\udcffb.html", "not a plain relative path", id="not UTF-8"),
        pytest.param("release.json", "belongs to the release itself", id="the manifest's name"),
        pytest.param("release.json.sig", "belongs to the release itself", id="the signature's name"),
        pytest.param("evidence/acts/x.act", "belongs to the release itself", id="among the evidence"),
        pytest.param("evidence", "both a file and a folder", id="in place of the evidence"),
        pytest.param("laws", "both a file and a folder", id="in place of a folder"),
        pytest.param("index.html", "planned twice", id="twice"),
    ],
)
def test_a_path_that_cannot_stand_in_a_release_is_refused(press, path, fault):
    output = dict(press.arguments()["output"]) | {path: b"x"}
    with pytest.raises(IntegrityError, match=fault):
        press.prepare(output=output, plan=press.plan(Entry(path, "page", "en", "x")))


@pytest.mark.parametrize("path", ["附件　一.pdf", "a b.pdf", "it's.pdf", "ü/é.pdf"])
def test_names_in_any_script_are_released(press, path):
    beside = f"laws/2026/{LAW}/{path}"
    entry = Entry(beside, "attachment", "", f"{LAW}/{path}", documents=(LAW,))
    prepared = press.prepare(output=dict(press.arguments()["output"]) | {beside: b"x"}, plan=press.plan(entry))
    assert faults(prepared.path) == ()


def test_a_document_without_its_act_is_not_released(press):
    evidence = {name: body for name, body in press.arguments()["evidence"].items() if name.startswith("seals/")}
    with pytest.raises(IntegrityError, match=rf"\.act: missing; document {NEWS} rests on it"):
        press.prepare(evidence=evidence)


def test_a_document_whose_acts_let_another_revision_through_is_not_released(press):
    documents = press.documents | {LAW: "sha256:" + "0" * 64}
    with pytest.raises(IntegrityError, match=f"document {LAW}: no act among the evidence let its revision sha256:000"):
        press.prepare(documents=documents)


def test_a_submission_alone_lets_nothing_through(press):
    id, content = act("submit", {LAW: press.documents[LAW]}, by=("li.wei",))
    arguments = press.arguments()
    with pytest.raises(IntegrityError, match=f"document {LAW}: no act among the evidence let its revision"):
        press.prepare(
            acts_of=dict(arguments["acts_of"]) | {LAW: (id,)},
            evidence=dict(arguments["evidence"]) | {f"acts/{id}.act": content},
        )


def test_a_page_of_a_document_that_is_not_public_is_not_released(press):
    arguments = press.arguments()
    output = dict(arguments["output"]) | {"laws/2026/draft.html": b"draft"}
    with pytest.raises(IntegrityError, match=f"draft.html: it belongs to document {MAIL}, which is not public"):
        press.prepare(output=output, plan=press.plan(Entry("laws/2026/draft.html", "document", "en", MAIL)))


def test_a_list_that_shows_a_document_without_acts_is_not_released(press):
    output = dict(press.arguments()["output"]) | {"list.html": b"draft"}
    with pytest.raises(IntegrityError, match=f"list.html: no act accounts for document {MAIL}, which it shows"):
        press.prepare(output=output, plan=press.plan(Entry("list.html", "list", "en", "laws", documents=(MAIL,))))


def test_a_file_that_changes_while_it_is_released_stops_the_release(press, tmp_path, monkeypatch):
    folder = press.write(tmp_path / "output")
    openings = iter(range(1000))
    open_file = os.open

    def meddling(path, flags, *rest, **options):
        if str(path) == str(folder / "404.html") and next(openings) == 1:
            (folder / "404.html").write_bytes(b"other bytes")
        return open_file(path, flags, *rest, **options)

    monkeypatch.setattr(os, "open", meddling)
    with pytest.raises(IntegrityError, match=r"404\.html changed while it was being released"):
        press.prepare(output=folder)


def test_an_asset_stays_for_three_releases_after_the_last_that_planned_it(press):
    press.release()
    first = press.style_path
    press.style = "body{margin:1px}"
    kept = [(press.release().path / first).exists() for _ in range(5)]
    assert kept == [True, True, True, False, False]
