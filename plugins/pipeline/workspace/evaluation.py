"""The evaluation of a root for people at work: marks in texts, which the public build withholds, do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from itertools import accumulate
from pathlib import Path

from plugins.pipeline.cache.fingerprints import program_fingerprint
from plugins.pipeline.snapshot.evaluate import Evaluation, evaluate
from plugins.pipeline.snapshot.facts import NoFacts
from plugins.pipeline.snapshot.snapshot import Snapshot
from plugins.pipeline.snapshot.tree_stamps import TreeDelta
from plugins.system.state_folder import state_of


def evaluate_for_people(
    root: Path,
    at: datetime,
    drafts: Mapping[str, str],
    before: Evaluation | None = None,
    *,
    is_unchanged: bool = False,
    scanned: TreeDelta | None = None,
    written: str = "",
) -> Evaluation:
    """Evaluate a root as people at work see it, from an earlier evaluation, else from the last build's snapshot.

    Args:
        root: where policy, ledger and approved revisions lie.
        at: the instant, with a zone.
        drafts: columns of documents that are only in ``content/``, by id.
        before: of the same root; do not use it afterwards.
        is_unchanged: whether ledger and approved revisions are as they were then.
        scanned: as for `evaluate`.
        written: path of the only act that came since ``before``: nothing else is looked for.

    Raises:
        PolicyError: the policy does not say what it must.
        IntegrityError: ``public/current`` does not lead to a release.
    """

    def bases() -> Iterator[Snapshot | None]:
        if before and before.is_reusable:
            yield before.snapshot
        yield Snapshot.load(state_of(root).cache, program_fingerprint())

    if before and before.is_reusable and written:
        *folders, _ = accumulate(written.split("/"), "{}/{}".format)
        scanned = before.snapshot.stamps.scan(root, folders)
    contents = before.contents if before and is_unchanged and not before.is_reusable else None
    return evaluate(root, at, partial(NoFacts, root), bases(), scanned=scanned, contents=contents, drafts=drafts)
