"""People at work are told the same whether a task begins with what the last build left, or reads everything."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from functools import partial

import pytest

from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.cache.store import FILE, Store
from plugins.pipeline.snapshot.maps import EAGER, LAZY, map_of
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.tree_stamps import stored_token
from tests.incremental.evaluations import evaluations_differ
from tests.pipeline.states import DRAFT, HELD, PATHS, PENDING, PUBLIC, evaluated, filled, is_incremental
from tests.sites.make import copy_site, make_site
from tests.sites.many import act_on
from tests.sites.places import files
from tests.sites.texts import LAWS, law, update


@pytest.fixture(scope="module")
def with_documents(tmp_path_factory):
    """A site with a document in each state, never built."""
    site = make_site(tmp_path_factory.mktemp("filled") / "root")
    filled(site)
    return site


@pytest.fixture(scope="module")
def released_once(with_documents, tmp_path_factory):
    """A site that was released twice."""
    site = copy_site(with_documents, tmp_path_factory.mktemp("released") / "root")
    site.release()
    site.approve(PATHS[PENDING])
    site.release()
    return site


@pytest.fixture
def built(with_documents, tmp_path):
    """A site that was built."""
    site = copy_site(with_documents, tmp_path / "root")
    site.build()
    return site


@pytest.fixture
def released(released_once, tmp_path):
    """A site that was released twice, and built where it lies: what is kept names its files as they lie there."""
    site = copy_site(released_once, tmp_path / "root")
    site.build()
    return site


def place_of(site, id):
    (place,) = (site.root / "approved" / id[:2] / id).glob("*/document.md")
    return place


def acts_of(site):
    return sorted((site.root / "ledger").rglob("*.act"))


def edit_policy(site, name, old, new):
    place = site.root / "policy" / name
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new), encoding="utf-8")


STEPS = {
    "nothing": lambda site: None,
    "a draft": lambda site: site.write(f"{LAWS}/new.md", law("1aw00001", "Law on springs")),
    "a text changed after approval": lambda site: site.write(PATHS[PUBLIC], update(PUBLIC, "Wells tested")),
    "a submission": lambda site: site.submit(PATHS[DRAFT]),
    "a return": lambda site: site.workspace().take("return", PATHS[DRAFT], "chen.yu", "Which county?"),
    "an approval": lambda site: site.approve(PATHS[DRAFT]),
    "a hold": lambda site: site.stop("hold", PATHS[PUBLIC]),
    "a hold of what nobody submitted": lambda site: site.stop("hold", f"{LAWS}/new.md"),
    "a lift, by which another goes out": lambda site: site.stop("lift", PATHS[HELD]),
    "a withdrawal": lambda site: site.stop("withdraw", PATHS[PUBLIC]),
    "a release": lambda site: site.release(),
    "a year": lambda site: site.tick(days=365),
}


@pytest.mark.parametrize("made", ["built", "released"])
def test_what_happened_since_the_last_build_is_followed(made, request):
    site = request.getfixturevalue(made)
    for name, step in STEPS.items():
        step(site)
        assert is_incremental(evaluated(site)), name
        assert evaluations_differ(site.root, site.instant) == [], name


def damage(site, kind):
    with closing(sqlite3.connect(site.root / ".cache" / FILE)) as connection, connection:
        changed = connection.execute("UPDATE kept SET value = substr(value, 2) WHERE kind LIKE ?", (f"{kind}%",))
        assert changed.rowcount


def take_from_another_snapshot(site, *, kind):
    """Have the maps of a kind be sound, and saved with another token."""
    with closing(sqlite3.connect(site.root / ".cache" / FILE)) as connection:
        kinds = connection.execute("SELECT DISTINCT kind FROM kept WHERE key = '' AND kind LIKE ?", (f"{kind}%",))
        ((name,),) = kinds.fetchall()
    with closing(Store(site.root / ".cache")) as store, store.writing():
        store.save_map(name, {}, unchanged=store.load_map(name).crcs, token="another")


def token_of(site):
    with closing(Store(site.root / ".cache")) as store:
        return stored_token(store)


def leave_to_others(site):
    folder = site.root / ".cache"
    past = Snapshot.load(folder, program_fingerprint())
    with closing(Store(folder)) as store, store.writing():
        assert past.save(store, "another program")


def take_back(site):
    site.at = "2026-11-20T12:01:00+08:00"


def flip(site):
    place = place_of(site, PUBLIC)
    place.write_bytes(place.read_bytes().replace(b"samples", b"sampled"))


MAPS = tuple(map_of(name)[0] for name in (*LAZY, *EAGER) if name not in ("notices", "findings"))
"""Maps that have values in this site."""

UNEXPECTED = {
    "no store": lambda site: (site.root / ".cache" / FILE).unlink(),
    "a damaged store": lambda site: (site.root / ".cache" / FILE).write_bytes(b"no database"),
    **{f"damaged {kind}": partial(damage, kind=kind) for kind in ("stamps", "snapshot ", *MAPS)},
    **{f"{kind} of another snapshot": partial(take_from_another_snapshot, kind=kind) for kind in ("stamps", *MAPS)},
    "the snapshot of another program": leave_to_others,
    "another policy": lambda site: edit_policy(site, "site.yaml", "zh-Hans: 卫生部}", "zh-Hans: 国家卫生部}"),
    "another chain": lambda site: edit_policy(
        site, "columns/laws-and-regulations.yaml", "[information-office]", "[deputy, information-office]"
    ),
    "an earlier instant": take_back,
    "approved bytes changed": flip,
    "approved bytes deleted": lambda site: place_of(site, PUBLIC).unlink(),
    "a whole revision deleted": lambda site: shutil.rmtree(place_of(site, PUBLIC).parent),
    "a file beside approved bytes": lambda site: place_of(site, HELD).with_name("more.csv").write_text("1"),
    "an act deleted": lambda site: acts_of(site)[1].unlink(),
    "an act changed": lambda site: acts_of(site)[1].write_bytes(acts_of(site)[2].read_bytes()),
    "something that is no act": lambda site: (site.root / "ledger" / "2026" / "x.txt").write_text("x"),
    "a link in the ledger": lambda site: (site.root / "ledger" / "2026" / "more").symlink_to("11"),
}


def take_back_release(site):
    current = site.root / "public" / "current"
    first = str(current.readlink()).replace("000002", "000001")
    current.unlink()
    current.symlink_to(first)


@pytest.mark.parametrize("step", UNEXPECTED.values(), ids=UNEXPECTED.keys())
def test_what_is_not_as_a_sound_root_grows_is_read_anew(step, built):
    assert is_incremental(evaluated(built))
    step(built)
    assert not is_incremental(evaluated(built))
    assert evaluations_differ(built.root, built.instant) == []


def test_where_the_public_sees_an_older_release_everything_is_read(released):
    assert is_incremental(evaluated(released))
    take_back_release(released)
    assert not is_incremental(evaluated(released))
    assert evaluations_differ(released.root, released.instant) == []


def test_what_the_build_withholds_for_its_marks_is_judged_as_when_everything_is_read(built):
    built.write(PATHS[PUBLIC], update(PUBLIC, "Wells tested", body="机密★1年"))
    act_on(built, "submit", [PATHS[PUBLIC]])
    act_on(built, "approve", [PATHS[PUBLIC]])
    built.release()  # so that its acts are sealed, and nothing else asks for it to be looked at again
    assert PUBLIC not in built.build().outcome.catalogue.publications
    assert is_incremental(evaluated(built))
    assert PUBLIC in evaluated(built).catalogue.publications
    assert evaluations_differ(built.root, built.instant) == []


def test_what_is_noted_of_approved_bytes_stays_noted_when_something_happens_to_the_document(built):
    edit_policy(built, "columns/work-updates.yaml", "  source: {}\n", "")
    noted = built.build().findings
    assert any(finding.field == "source" for finding in noted)
    built.stop("hold", PATHS[PUBLIC])
    assert is_incremental(evaluated(built))
    assert evaluations_differ(built.root, built.instant) == []
    assert built.build().findings == built.build(cache=False, out="nothing").findings


def test_what_was_released_under_another_chain_can_be_withdrawn_as_ever(site):
    site.write(PATHS[PUBLIC], update(PUBLIC, "Wells sampled"))
    site.approve(PATHS[PUBLIC])
    site.release()
    edit_policy(site, "columns/work-updates.yaml", "[information-office]", "[deputy, information-office]")
    site.build()
    assert is_incremental(evaluated(site))
    site.stop("withdraw", PUBLIC)
    assert PUBLIC not in evaluated(site).catalogue.publications


def test_the_next_build_is_right_and_quick_though_no_task_leaves_anything_to_it(built):
    before = token_of(built)
    built.approve(PATHS[PENDING])
    assert token_of(built) == before != ""
    one, other = built.build(), built.build(cache=False, out="nothing")
    assert files(one.output) == files(other.output)
    assert one.findings == other.findings
