"""A release made of a build, without its keys: what the program that compares words is given."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from plugins.pipeline.build.outcome import Outcome
from plugins.pipeline.paths import THEME, VERIFY_WORDS
from plugins.pipeline.publish.carried_texts import carried_texts
from plugins.pipeline.publish.shown_texts import acts_of_texts
from plugins.policy.load import load_policy
from plugins.release.build import Provenance, prepare
from plugins.release.evidence import ACTS
from plugins.release.store import Source


def program() -> ModuleType:
    """Load the program as a module of its own."""
    spec = importlib.util.spec_from_file_location("verify_words", VERIFY_WORDS)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(release: Any, name: str) -> dict[str, Any]:
    """Return the whole of a table of a release, such as ``files`` or ``documents``."""
    return {key: said for digest in release.tables[name].values() for key, said in release.records(digest).items()}


def press(root: Path, outcome: Outcome, folder: Path) -> Path:
    """Make a release of what was built of ``root`` below ``folder``; return its folder."""
    catalogue = outcome.catalogue
    acts_of = dict(acts_of_texts(catalogue))
    for notice in catalogue.notices:
        withdrawn = catalogue.dossiers[notice.id].withdrawn
        acts_of[notice.id] = (withdrawn.id,) if withdrawn else ()
    paths = {act.id: act.path for dossier in catalogue.dossiers.values() for act in dossier.acts}
    evidence: dict[str, Source] = {
        f"{ACTS}{act}.act": root / paths[act] for acts in acts_of.values() for act in acts if act in paths
    }
    policy = load_policy(root)
    prepared = prepare(
        folder,
        output=outcome.out,
        plan=outcome.whole,
        documents={id: one.revision.digest for id, one in catalogue.publications.items()},
        acts_of=acts_of,
        evidence=evidence | carried_texts(root, catalogue, policy, outcome.findings, THEME, None),
        at=catalogue.at,
        provenance=Provenance("sha256:engine", "sha256:theme", policy.digest),
        sign=lambda payload: "nobody\n",
    )
    return prepared.path
