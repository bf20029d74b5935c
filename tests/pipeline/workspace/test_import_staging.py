"""An import is all or nothing: what lies there without its act is taken back, and nothing else is."""

from __future__ import annotations

import errno
import json
import os

import pytest

from plugins.pipeline.workspace.import_staging import FOLDER, LIST, import_staging
from plugins.review import acting
from plugins.system.state_folder import CACHE
from tests.pipeline.records import LAW
from tests.sites.places import files

SECOND = {**LAW, "title": "Regulations on Springs"}


def held(site):
    """Everything that an import may write."""
    return {name: files(site.root / name) for name in ("content", "approved", "ledger")}


def no_act(monkeypatch, fault):
    """Let an error happen where the act would be written."""

    def write_once(root, name, data):
        raise fault

    monkeypatch.setattr(acting, "write_once", write_once)


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_without_its_act_nothing_is_there(fault, site, bring):
    before = held(site)
    with pytest.MonkeyPatch.context() as patch, pytest.raises(type(fault)):
        no_act(patch, fault)
        bring(LAW, SECOND)
    assert held(site) == before
    assert [record.line for record in bring(LAW, SECOND).taken] == [1, 2]


def test_with_its_act_everything_is_there_even_if_an_error_follows(site, bring):
    def then_fail(root, name, data, write=acting.write_once):
        write(root, name, data)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with pytest.MonkeyPatch.context() as patch, pytest.raises(OSError, match="error"):
        patch.setattr(acting, "write_once", then_fail)
        bring(LAW, SECOND)
    there = held(site)
    assert [len(there[name]) for name in ("content", "approved", "ledger")] == [2, 2, 1]
    assert len(site.workspace().evaluation.revisions) == 2
    assert bring(LAW, SECOND).taken == []
    assert held(site) == there


def placed(site, **changed):
    """Leave a list behind as a killed import does, of a text that somebody wrote."""
    text = site.write("content/work-updates/2026/a.md", "a text")
    digest = "b9ac5d3a3d3bd1ed7b9b42b4e4e8c4ee3d5b7f27b0b0e6e6bb2ab2ab3ab3ab3a"
    entry = {"id": "k7m29xqf", "digest": f"sha256:{digest}", "path": "content/work-updates/2026/a.md", "sha256": digest}
    site.write(f"{CACHE}/{FOLDER}/{LIST}", json.dumps([list({**entry, **changed}.values())]))
    return text


def test_a_text_that_was_changed_meanwhile_stays(site):
    text = placed(site)
    with import_staging(site.root, site.instant):
        assert text.exists()


@pytest.mark.parametrize(
    "changed", [{"path": "policy/people.yaml"}, {"path": "content/../policy/people.yaml"}, {"id": "../../policy"}]
)
def test_nothing_is_taken_back_where_no_import_places_anything(changed, site):
    from plugins.model.digest import sha256

    placed(site, **changed, sha256=sha256((site.root / "policy/people.yaml").read_bytes()))
    before = files(site.root / "policy")
    with import_staging(site.root, site.instant):
        assert files(site.root / "policy") == before


@pytest.mark.parametrize("listed", ["{", "[1]", '[["a"]]', '{"a": 1}'])
def test_a_list_that_cannot_be_read_stops_no_import(listed, site):
    site.write(f"{CACHE}/{FOLDER}/{LIST}", listed)
    with import_staging(site.root, site.instant) as staging:
        assert list(staging.iterdir()) == []
