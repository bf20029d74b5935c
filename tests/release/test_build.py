"""A release holds exactly what was planned, read back to the last byte, beside what the public sees."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.model.digest import sha256
from plugins.model.error import IntegrityError, RefusedError, SiteError, UsageError
from plugins.model.plan import Entry, Plan
from plugins.release.build import Facts
from plugins.release.current import carried_acts, carried_files, current, released_documents
from plugins.release.lock import changing
from plugins.release.manifest import File
from plugins.release.place import Place
from plugins.release.switch import switch
from tests.release.press import LAW, MAIL, NEWS, Press, act, bytes_of, faults, seal


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_the_first_release_holds_every_planned_file_and_its_evidence(press):
    prepared = press.release()
    files = bytes_of(press.root / "public/current")
    assert prepared.number == 1
    assert prepared.predecessor == ""
    assert {p: b for p, b in files.items() if not p.startswith(("evidence/", "release.json"))} == {
        path: content for path, (_, content) in press.pages().items()
    }
    assert {p.removeprefix("evidence/"): b for p, b in files.items() if p.startswith("evidence/")} == press.arguments()[
        "evidence"
    ]
    assert faults(press.root / "public/current") == ()


def test_a_folder_and_a_mapping_and_files_by_path_give_the_same_release(press, tmp_path):
    press.release()
    folder = press.write(tmp_path / "output")
    from_mapping = bytes_of(press.prepare().path)
    assert bytes_of(press.prepare(output=folder).path) == from_mapping
    assert bytes_of(press.prepare(output={p: folder / p for p in press.pages()}).path) == from_mapping


def test_nothing_of_the_output_is_linked(press, tmp_path):
    folder = press.write(tmp_path / "output")
    press.release(output=folder)
    (folder / "index.html").write_bytes(b"overwritten in place")
    assert faults(press.root / "public/current") == ()


def test_a_prepared_release_is_not_public(press):
    press.prepare()
    assert current(press.root) is None
    assert released_documents(press.root) == {}


def test_the_current_release_says_what_it_holds(press):
    prepared = press.release()
    now = current(press.root)
    assert (now.number, now.digest, now.path) == (1, prepared.digest, prepared.path)
    assert now.digest == "sha256:" + sha256((now.path / "release.json").read_bytes())
    assert now.documents == released_documents(press.root) == press.documents


def test_the_manifest_names_number_predecessor_time_in_shanghai_and_what_made_it(press):
    first = press.release()
    press.release(
        at=datetime(2026, 11, 23, 16, 30, tzinfo=UTC), facts=Facts("sha256:e", "sha256:t", "sha256:p", seal(1)[0])
    )
    manifest = current(press.root).manifest
    assert (manifest.number, manifest.predecessor) == (2, first.digest)
    assert b'"at":"2026-11-24T00:30:00+08:00"' in current(press.root).payload
    assert (manifest.engine, manifest.theme, manifest.policy, manifest.seal) == (
        "sha256:e",
        "sha256:t",
        "sha256:p",
        seal(1)[0],
    )


def test_a_file_tells_its_documents_kind_digest_and_size(press):
    press.release()
    assert current(press.root).manifest.files[f"laws/2026/{LAW}.html"] == File(
        sha256(b"Measures"), 8, "document", LAW, (LAW,)
    )


def test_the_same_input_gives_the_same_bytes_under_another_root(press, tmp_path):
    other = press.another(root=tmp_path / "elsewhere")
    assert bytes_of(press.prepare().path) == bytes_of(other.prepare().path)


def test_unchanged_bytes_are_stored_once_and_keep_the_time_of_their_first_release(press):
    press.release()
    page = press.root / f"public/current/laws/2026/{NEWS}.html"
    first = page.stat()
    press.texts[LAW] = "Measures, amended"
    prepared = press.release()
    assert page.stat().st_ino == first.st_ino
    assert page.stat().st_mtime == first.st_mtime == datetime(2026, 11, 23, 1, tzinfo=UTC).timestamp()
    assert prepared.stored == 4, "a page, an attachment, two acts"


def test_stored_files_are_read_only_and_the_tree_is_open_to_a_web_server_whatever_the_umask(press):
    before = os.umask(0o077)
    try:
        press.release()
    finally:
        os.umask(before)
    tree = press.root / "public/current"
    assert {p.stat().st_mode & 0o777 for p in tree.rglob("*") if p.is_file()} == {0o444}
    folders = [
        press.root / "public",
        press.root / "public/releases",
        tree.resolve(),
        *(p for p in tree.rglob("*") if p.is_dir()),
    ]
    assert {p.stat().st_mode & 0o777 for p in folders} == {0o755}


def test_two_states_of_a_page_never_share_a_second(press):
    """nginx makes an ETag from the time in whole seconds and the length."""
    times = []
    for text in ("aaaa", "bbbb", "cccc"):
        press.texts[LAW] = text
        press.release(at=press.another().at.replace(hour=9, minute=0, second=0))
        times.append(int((press.root / f"public/current/laws/2026/{LAW}.html").stat().st_mtime))
    assert len(set(times)) == 3


def test_a_time_without_zone_is_refused(press):
    with pytest.raises(ValueError, match="a time with a zone"):
        press.prepare(at=datetime(2026, 11, 23, 9))  # noqa: DTZ001


def planned(press: Press, *entries: Entry) -> Plan:
    return replace(press.plan(), entries=(*press.plan().entries, *entries))


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
        press.prepare(output=output, plan=planned(press, Entry(path, "page", "en", "x")))


@pytest.mark.parametrize("path", ["附件　一.pdf", "a b.pdf", "it's.pdf", "ü/é.pdf"])
def test_names_in_any_script_are_released(press, path):
    output = dict(press.arguments()["output"]) | {path: b"x"}
    prepared = press.prepare(output=output, plan=planned(press, Entry(path, "page", "en", "x")))
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
        press.prepare(output=output, plan=planned(press, Entry("laws/2026/draft.html", "document", "en", MAIL)))


def test_a_list_that_shows_a_document_without_acts_is_not_released(press):
    output = dict(press.arguments()["output"]) | {"list.html": b"draft"}
    with pytest.raises(IntegrityError, match=f"list.html: no act accounts for document {MAIL}, which it shows"):
        press.prepare(output=output, plan=planned(press, Entry("list.html", "list", "en", "laws", documents=(MAIL,))))


def test_the_last_seal_belongs_to_the_evidence(press):
    evidence = {name: body for name, body in press.arguments()["evidence"].items() if not name.startswith("seals/")}
    with pytest.raises(IntegrityError, match="the last before the release, is missing"):
        press.prepare(evidence=evidence)
    assert press.prepare(evidence=evidence, facts=Facts("e", "t", "p")).number == 1


def test_a_withdrawn_document_leaves_a_notice_that_rests_on_the_withdrawal(press):
    press.release()
    del press.texts[LAW]
    press.withdrawn.add(LAW)
    press.release()
    assert faults(press.root / "public/current") == ()
    assert LAW not in released_documents(press.root)
    assert (press.root / f"public/current/laws/2026/{LAW}.html").read_bytes() == b"withdrawn"
    assert not (press.root / f"public/current/laws/2026/{LAW}").exists()


def test_hashed_assets_stay_reachable_for_three_more_releases(press):
    old = press.style_path
    press.release()
    press.style = "body{margin:1em}"
    there = []
    for _ in range(4):
        press.release()
        there.append((press.root / "public/current" / old).exists())
        assert faults(press.root / "public/current") == ()
    assert there == [True, True, True, False]


def test_an_asset_without_its_digest_in_its_name_is_not_carried(press):
    plain = Entry("assets/logo.svg", "asset", "", "logo.svg")
    press.release(output=dict(press.arguments()["output"]) | {plain.path: b"<svg/>"}, plan=planned(press, plain))
    press.release()
    assert not (press.root / "public/current/assets/logo.svg").exists()


def test_a_document_is_carried_forward_with_files_and_acts_that_the_ledger_lost(press):
    press.release()
    lost = f"acts/{press.arguments()['acts_of'][LAW][1]}.act"
    arguments = press.arguments()
    pages = {path: content for path, content in arguments["output"].items() if LAW not in path}
    files = carried_files(press.root, [LAW])
    assert sorted(files) == [f"laws/2026/{LAW}.html", f"laws/2026/{LAW}/附件.txt"]
    assert carried_acts(press.root, [LAW, MAIL]) == {LAW: arguments["acts_of"][LAW]}
    evidence = {name: body for name, body in arguments["evidence"].items() if name != lost}
    press.release(output=pages | dict(files), evidence=evidence)
    assert (press.root / "public/current/evidence" / lost).is_file()
    assert faults(press.root / "public/current") == ()


def test_nothing_is_carried_of_a_document_whose_released_bytes_are_damaged_too(press):
    press.release()
    damage(press.root / f"public/current/laws/2026/{LAW}/附件.txt")
    assert sorted(carried_files(press.root, [LAW, NEWS])) == [f"laws/2026/{NEWS}.html", f"laws/2026/{NEWS}/附件.txt"]


def test_nothing_is_carried_before_the_first_release(press):
    assert carried_files(press.root, [LAW]) == {}
    assert carried_acts(press.root, [LAW]) == {}


def damage(path: Path) -> None:
    """Overwrite a file in place, through its link into the store."""
    path.chmod(0o644)
    path.write_bytes(b"X" * path.stat().st_size)


def test_a_damaged_file_of_the_store_is_written_anew_and_told(press):
    press.release()
    damage(press.root / "public/current/404.html")
    prepared = press.release()
    digest = sha256(b"not here")
    assert prepared.notes == (
        f"store/{digest[:2]}/{digest} was damaged and has been written anew; earlier releases still show it",
    )
    assert faults(press.root / "public/current") == ()
    assert press.release().notes == ()


def test_a_damaged_manifest_of_the_release_before_does_not_hold_up_the_next(press):
    press.release()
    damage(press.root / "public/current/release.json")
    press.style = "body{}"
    prepared = press.release()
    assert prepared.notes[0].startswith("release 1 is damaged, no assets were carried from it")
    assert faults(press.root / "public/current") == ()


def test_what_a_killed_run_left_behind_is_removed(press):
    press.release()
    (press.root / "public/.work/tree").mkdir(parents=True)
    (press.root / "public/.work/tree/index.html").write_bytes(b"half")
    press.prepare()
    abandoned = press.prepare()
    assert abandoned.number == 2
    switch(press.root, abandoned)
    assert Place(press.root).numbers() == (1, 2)
    assert not (press.root / "public/.work").exists()


def test_a_store_that_reached_the_limit_of_names_goes_on_with_a_copy(press, monkeypatch):
    press.release()
    link, page = os.link, Place(press.root).stored(sha256(b"not here"))
    first = page.stat()

    def at_the_limit(source, target, **options):
        if Path(source) == page and page.stat().st_ino == first.st_ino:
            raise OSError(errno.EMLINK, "Too many links", str(source))
        return link(source, target, **options)

    monkeypatch.setattr(os, "link", at_the_limit)
    press.release()
    assert faults(press.root / "public/current") == ()
    assert page.stat().st_ino != first.st_ino
    assert page.stat().st_mtime == first.st_mtime


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


@pytest.mark.parametrize("missing", ["link", "symlink"])
def test_a_file_system_without_links_is_refused_with_a_remedy(press, monkeypatch, missing):
    def unable(*arguments, **options):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, missing, unable)
    with pytest.raises(UsageError, match="file system without hard and symbolic links"):
        press.prepare()


def test_a_second_run_at_the_same_time_is_told_to_wait(press):
    prepared = press.prepare()
    with changing(Place(press.root), "the test"):
        with pytest.raises(UsageError, match=r"another run is at work in .*public: wait until it has ended"):
            press.prepare()
        with pytest.raises(UsageError, match="another run is at work"):
            switch(press.root, prepared)
    switch(press.root, prepared)


def test_a_release_prepared_before_another_became_public_is_not_switched_to(press):
    stale = press.prepare()
    press.release()
    with pytest.raises(RefusedError, match="make the release again"):
        switch(press.root, stale)


def test_a_prepared_release_that_was_altered_or_removed_is_not_switched_to(press):
    prepared = press.prepare()
    damage(prepared.path / "release.json")
    with pytest.raises(IntegrityError, match="not there as it was prepared"):
        switch(press.root, prepared)
    shutil.rmtree(prepared.path)
    with pytest.raises(IntegrityError, match="not there as it was prepared"):
        switch(press.root, prepared)


def test_switching_twice_changes_nothing(press):
    prepared = press.release()
    switch(press.root, prepared)
    assert current(press.root).number == 1


def test_the_link_is_relative_so_that_the_folder_can_move(press, tmp_path):
    press.release()
    assert os.readlink(press.root / "public/current") == "releases/000001"  # noqa: PTH115
    moved = (press.root / "public").rename(tmp_path / "moved")
    assert faults(moved / "current") == ()


def test_a_link_that_leads_elsewhere_is_told_with_its_remedy(press):
    press.release()
    link = press.root / "public/current"
    link.unlink()
    link.symlink_to("/etc")
    with pytest.raises(IntegrityError, match="is not a link to a release: remove it, then make a release"):
        current(press.root)
    link.unlink()
    link.symlink_to("releases/000009")
    with pytest.raises(IntegrityError, match=r"has no release\.json: remove the link"):
        current(press.root)
    link.unlink()
    assert press.release().number == 2
    assert faults(link) == ()


def test_a_folder_that_may_not_be_written_gives_one_sentence(press):
    (press.root / "public").write_bytes(b"a file is in the way")
    with pytest.raises(
        SiteError, match=r"the release stopped: .*; what the public sees is one whole release: mend that"
    ):
        press.prepare(at=press.at + timedelta(hours=1))
