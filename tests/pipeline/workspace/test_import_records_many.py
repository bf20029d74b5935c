"""Import of many records: in one pass, with texts on the disk, and nothing approved before the act counts."""

from __future__ import annotations

import json
import weakref
from dataclasses import replace

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.cache.derived import SEQUENTIAL_LIMIT
from plugins.pipeline.workspace import import_records as importing
from plugins.pipeline.workspace.import_records import import_records
from plugins.pipeline.workspace.import_staging import FOLDER
from plugins.pipeline.workspace.workspace import Workspace
from plugins.review.canonical import revision_folder
from plugins.system import pool as executor
from plugins.system.progress import no_progress
from plugins.system.state_folder import state_of
from tests.pipeline.records import LAW, TWO
from tests.sites.places import files


def many(count):
    """Return records enough for processes of their own."""
    return [{**LAW, "title": f"Regulations on Well {number}", "body": f"Well {number}."} for number in range(count)]


def test_many_are_taken_as_few_are_and_in_the_order_of_the_file(site, bring):
    records = many(SEQUENTIAL_LIMIT + 6)
    made = bring(*records[:-2], "nonsense", {**records[-1], "body": "机密★1年"}, records[-2])
    assert [record.line for record in made.taken] == [*range(1, SEQUENTIAL_LIMIT + 5), SEQUENTIAL_LIMIT + 7]
    assert [line for line, _ in made.refused] == [SEQUENTIAL_LIMIT + 5, SEQUENTIAL_LIMIT + 6]
    assert {item.id: item.digest for item in made.act.items} == {one.id: one.digest for one in made.taken}
    workspace = site.workspace()
    assert {(one.id, one.digest) for one in made.taken} == workspace.evaluation.revisions.keys()
    assert all(workspace.digest(workspace.tree[one.id]) == one.digest for one in made.taken)
    assert not (state_of(site.root).cache / FOLDER).exists()


def test_nothing_is_approved_before_the_act_counts_and_nothing_that_was_refused(site, bring, monkeypatch):
    seen = []

    sign = Workspace.sign

    def signing(workspace, proposal, before):
        def put():
            seen.append(files(site.root / "approved"))
            before()
            seen.append(files(site.root / "approved"))

        return sign(workspace, proposal, put)

    monkeypatch.setattr(Workspace, "sign", signing)
    made = bring(LAW, {**LAW, "title": "Secret", "body": "机密★1年"})
    (one,) = made.taken
    place = revision_folder(one.id, one.digest).removeprefix("approved/")
    assert [list(names) for names in seen] == [[], [f"{place}/document.md"]]
    assert list((site.root / "approved").rglob("*")) == [site.root / "approved" / part for part in prefixes(place)]


def prefixes(path):
    """Return a path and its folders, the outermost first."""
    parts = f"{path}/document.md".split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def test_texts_stay_on_the_disk_while_the_file_is_read(site, bring, monkeypatch):
    held, most = weakref.WeakSet(), []
    read_record = importing.read_record

    class Held(str):
        """A text that tells how many like it are in memory."""

    def reading(*arguments):
        record = read_record(*arguments)
        text = Held(record.markdown)
        held.add(text)
        most.append(len(held))
        return replace(record, markdown=text)

    monkeypatch.setattr(importing, "read_record", reading)
    monkeypatch.setattr(executor, "BATCH", 2)
    monkeypatch.setattr(executor, "processors", lambda: 1)
    count = 4 * SEQUENTIAL_LIMIT
    assert len(bring(*many(count)).taken) == count
    assert max(most) <= SEQUENTIAL_LIMIT + 2 * executor.AHEAD * executor.BATCH


def test_a_file_that_breaks_off_is_told_before_anything_is_read(site, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "read_record", None)
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes((json.dumps(LAW).encode() + b"\n") * 1_000 + b"\xe9\n")
    with pytest.raises(UsageError, match="cannot be read as JSON Lines in UTF-8"):
        import_records(site.root, broken, "laws", TWO, site.instant, no_progress, lambda _: True)
