"""A task that is stopped at any call to the system leaves no half file, and the same task again heals it."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from plugins.model.error import SiteError, UsageError
from plugins.pipeline.setup.keys import enroll, revoke
from plugins.pipeline.setup.policy_signing import make_root, sign_policy
from plugins.pipeline.setup.policy_state import policy_state
from plugins.pipeline.workspace.import_records import import_records
from plugins.pipeline.workspace.moves import move
from plugins.pipeline.workspace.new_document import new_document
from plugins.policy.load import load_policy
from plugins.review.keyring import key_path
from plugins.review.signature import public_half
from plugins.system.progress import no_progress
from tests.pipeline.records import LAW, TWO
from tests.release.accident import FULL, GROWING, KILLING, LONG, at_call, die, end_of, in_child
from tests.sites.make import Site, copy_site, make_site, with_root
from tests.sites.texts import UPDATES, update

EVERY = 1 if LONG else 13
"""Of the calls of a task, every so manieth is its last; where all are tried, all."""

LEAST = 5
"""Each task makes more calls than these."""

ID, PATH, TABLE = "k7m29xqf", f"{UPDATES}/a.md", f"{UPDATES}/a/wells.csv"
MOVED = "content/press-releases/2026/a"
TREES = ("content", "approved", "ledger", "policy", ".keys")


def acts(site):
    """The kinds of the acts in the ledger, and whatever else lies among them."""
    return sorted(path.name.split("-")[1] for path in site.root.glob("ledger/*/*/*"))


def status(site):
    """The status that the text says it has."""
    return site.workspace().document(PATH)[1].raw["status"]


def keys_of(site, who):
    """The public keys that are good for somebody now."""
    return load_policy(site.root).people[who].keys_at(site.instant)


def import_two(site):
    """Take two records over."""
    file = site.root / "records.jsonl"
    lines = (json.dumps({**LAW, "title": title}) for title in ("Regulations on Wells", "Regulations on Springs"))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_records(site.root, file, "laws", TWO, site.instant, no_progress, lambda _: True)


def change_under_a_root(site):
    """Let a root sign the policy, and change it."""
    with_root(site)
    settings = site.root / "policy" / "site.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("telephone: ", "telephone: 1", 1), encoding="utf-8"
    )


def show_with_a_table(site):
    """Let a text be public, with an attachment."""
    site.write(PATH, update(ID, "Wells", body="[The wells](wells.csv)."))
    site.write(TABLE, "county,wells\n")
    site.submit(PATH)
    site.approve(PATH)
    site.release()


@dataclass(frozen=True)
class Task:
    """What is done, in which state of the site, and what holds when it was done."""

    prepare: Callable[[Site], object]
    does: Callable[[Site], object]
    is_done: Callable[[Site], bool]


TASKS = {
    "new": Task(
        lambda site: None,
        lambda site: new_document(site.root, "work", "A New Bus", "li.wei", "en", site.instant),
        lambda site: (
            (site.root / UPDATES / "a-new-bus.md").read_text(encoding="utf-8").endswith("status: draft\n---\n\n")
        ),
    ),
    "submit": Task(
        lambda site: None,
        lambda site: site.workspace().submit(PATH, "li.wei"),
        lambda site: (acts(site), status(site)) == (["submit"], "submitted"),
    ),
    "approve": Task(
        lambda site: site.submit(PATH),
        lambda site: site.workspace().approve(PATH, "chen.yu"),
        lambda site: (
            (acts(site), status(site)) == (["approve", "submit"], "approved")
            and len(site.workspace().evaluation.revisions) == 1
        ),
    ),
    "move": Task(
        show_with_a_table,
        lambda site: move(site.root, site.instant, (ID,), "chen.yu", "Under its own name.", "press-releases", "wells"),
        lambda site: (
            site.workspace().document(ID)[0] == f"{MOVED}.md"
            and "wells.csv" in {file.name for file in site.workspace().document(ID)[1].attachments}
            and acts(site)[-1] == "submit"
            and "move" in acts(site)
        ),
    ),
    "enroll": Task(
        lambda site: (revoke(site.root, "li.wei", site.instant), key_path(site.root, "li.wei").unlink()),
        lambda site: enroll(site.root, "li.wei", site.instant),
        lambda site: keys_of(site, "li.wei") == (public_half(key_path(site.root, "li.wei").read_bytes()),),
    ),
    "revoke": Task(
        lambda site: None,
        lambda site: revoke(site.root, "li.wei", site.instant),
        lambda site: not keys_of(site, "li.wei") and len(keys_of(site, "chen.yu")) == 1,
    ),
    "policy": Task(
        change_under_a_root,
        lambda site: sign_policy(site.root, TWO, site.instant),
        lambda site: policy_state(site.root).is_signed and len(list(site.root.glob("ledger/policy/*.act"))) == 2,
    ),
    "new-root": Task(  # the same root once more is an act of its own
        lambda site: None,
        lambda site: make_root(site.root, (*TWO, "fang.ning"), 2, TWO, site.instant),
        lambda site: policy_state(site.root).is_signed and len(policy_state(site.root).chain.ids) in (1, 2),
    ),
    "import": Task(
        lambda site: None,
        import_two,
        lambda site: (
            acts(site) == ["adopt"]
            and len(site.workspace().evaluation.revisions) == len(site.workspace().dossiers) == 2
            and len(list(site.root.glob("content/laws-and-regulations/*/*.md"))) == 2
        ),
    ),
}


@pytest.fixture(params=TASKS)
def task(request) -> Task:
    """Each task in turn."""
    return TASKS[request.param]


@pytest.fixture
def before(task, tmp_path) -> Site:
    """The site before the task."""
    site = make_site(tmp_path / "before")
    site.write(PATH, update(ID, "Wells"))
    task.prepare(site)
    return site


def heals(task: Task, site: Site) -> bool:
    """Do the task again; return whether it was done once, and nothing else lies there."""
    with suppress(UsageError):  # it is there already
        task.does(site)
    names = [path for tree in TREES for path in Path(site.root, tree).rglob("*") if path.is_file()]
    assert [path for path in names if not path.stat().st_size or "unfinished" in path.name] == []
    assert site.workspace().findings == ()
    return task.is_done(site)


def test_killed_at_any_call_it_is_whole_after_the_next_run(task, before, tmp_path):
    for number in count(1, EVERY):
        site = copy_site(before, tmp_path / str(number))

        def work(site=site, number=number):
            with at_call(number, die, names=KILLING):
                task.does(site)

        end = end_of(in_child(work))
        if not end:  # it makes fewer calls
            break
        assert end == -signal.SIGKILL
        assert heals(task, site), f"killed at call {number}"
    assert number > LEAST


def test_on_a_disk_that_is_full_from_any_call_on_it_says_so_and_is_whole_after_the_next_run(task, before, tmp_path):
    for number in count(1, EVERY):
        site = copy_site(before, tmp_path / str(number))
        with suppress(SiteError, OSError), at_call(number, FULL, names=GROWING, onwards=True) as calls:
            task.does(site)
        assert heals(task, site), f"full from call {number} on"
        if calls.made < number:
            break
    assert number > LEAST
