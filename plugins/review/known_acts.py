"""All kinds of acts, found by listing the folder ``acts``."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.model.act import Act
from plugins.model.error import SiteError
from plugins.model.registry import load_members
from plugins.review.act_kind import ActKind


def load_acts() -> Mapping[str, ActKind]:
    """Return the kinds of acts by name, which is that of their file; sorted.

    Raises:
        SiteError: a file does not hold an act with all its parts; the message begins with its path.
    """
    kinds = load_members("plugins.review.acts", "ACT", ActKind)
    for name in kinds:
        if not name.isalpha():
            file = f"plugins/review/acts/{name}.py"
            raise SiteError(f"{file}: an act is called by one word, because it stands in the names of ledger files")
    return kinds


ACTS = load_acts()


def words_of(act: Act) -> str:
    """Return what people are shown of the keys that only acts of this kind have, each with a space before it."""
    return "".join(f" {key.words.format(value)}" for key in ACTS[act.act].keys if (value := act.value(key.name)))
