"""A task says and signs the same whether it begins with what the last build left, or reads everything."""

from __future__ import annotations

import shutil
from dataclasses import replace

from plugins.model.error import SiteError
from plugins.pipeline.snapshot import tree_stamps
from plugins.pipeline.workspace.inquiries import difference, owed, state, why
from plugins.policy.load import load_policy
from plugins.review.ledger import read_ledger
from tests.pipeline.states import DRAFT, HELD, PATHS, PENDING, PUBLIC, WAITING, evaluated, filled, is_incremental
from tests.sites.make import make_site
from tests.sites.places import files
from tests.sites.texts import update


def seen(site):
    """Return everything that people at work are told."""
    workspace = site.workspace()
    told = [str(finding) for finding in owed(workspace)]
    for id, path in PATHS.items():
        told += [state(workspace, id).value, *why(workspace, id), *difference(workspace, path)]
        told += map(str, workspace.check(path))
    return told


def worked(site, *, without_past):
    """Let people work, and the site be built now and then; return what they were told."""
    filled(site)
    told = []

    def does(work):
        if without_past:
            shutil.rmtree(site.root / ".cache", ignore_errors=True)
        else:
            assert is_incremental(evaluated(site))
        try:
            told.append(work(site.workspace()))
        except SiteError as error:
            told.append(str(error))
        told.extend(seen(site))
        site.tick()

    site.build()
    does(lambda at: at.submit(PATHS[DRAFT], "li.wei"))
    does(lambda at: at.approve(PATHS[DRAFT], "li.wei"))
    does(lambda at: at.approve(PATHS[DRAFT], "chen.yu", "sha256:0000"))
    does(lambda at: at.approve(PATHS[PENDING], "chen.yu"))
    does(lambda at: at.approve(PATHS[PENDING], "chen.yu"))
    does(lambda at: at.take("return", PATHS[DRAFT], "chen.yu", "Which county?"))
    does(lambda at: at.take("lift", HELD, "li.wei"))
    does(lambda at: at.take("lift", HELD, "chen.yu"))
    site.release()
    site.write(PATHS[PUBLIC], update(PUBLIC, "Wells tested", "change: minor", "change_note: Names the test."))
    does(lambda at: at.submit(PATHS[PUBLIC], "li.wei"))
    does(lambda at: at.submit(PATHS[PUBLIC], "xu.jing"))
    does(lambda at: at.approve(PATHS[PUBLIC], "chen.yu", note="Well done."))
    does(lambda at: at.take("go", PUBLIC, "chen.yu", cites="https://www.gov.example/notice.html"))
    site.build()
    does(lambda at: at.take("withdraw", WAITING, "chen.yu", "The table was wrong."))
    does(lambda at: at.take("withdraw", DRAFT, "chen.yu", "It was never public."))
    site.release()
    does(lambda at: at.submit(PATHS[WAITING], "li.wei"))
    does(lambda at: at.approve(PATHS[WAITING], "chen.yu"))
    return told


def sealed(site):
    """Return what the seals say, without what is random in them and what follows from that."""
    seals = read_ledger(site.root, load_policy(site.root)).seals
    releases = [one.release and replace(one.release, digest="") for one in seals]
    return [
        replace(one, secret="", digest="", previous="", release=release)
        for one, release in zip(seals, releases, strict=True)
    ]


def test_people_are_told_the_same_and_sign_the_same(tmp_path):
    sites = [make_site(tmp_path / name) for name in ("past", "nothing")]
    told = [worked(site, without_past=site is sites[1]) for site in sites]
    assert told[0] == told[1]
    for folder in ("content", "approved", "ledger/2026", "ledger/notes"):
        assert files(sites[0].root / folder) == files(sites[1].root / folder)
    assert sealed(sites[0]) == sealed(sites[1])


def test_who_submits_looks_through_the_root_once(tmp_path, monkeypatch):
    site = make_site(tmp_path / "site")
    filled(site)
    site.build()
    looks, scan = [], tree_stamps._scan
    monkeypatch.setattr(tree_stamps, "_scan", lambda *given: (looks.append(given[4:]), scan(*given))[1])
    workspace = site.workspace()
    workspace.submit(PATHS[DRAFT], "li.wei")
    whole, narrow = looks
    assert whole in ((), (None,))
    assert narrow[0][0] == "ledger"
