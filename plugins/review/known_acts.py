"""All kinds of acts, found by listing the folder ``acts``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from plugins.model.act import Act
from plugins.review import acts
from plugins.review.act_kind import ActKind


def load_acts() -> Mapping[str, ActKind]:
    """Return the kinds of acts by name, which is that of their file; sorted.

    Raises:
        TypeError: a file does not hold an act with all its parts; the message begins with its path.
    """
    kinds = {}
    for name in sorted(found.name for found in pkgutil.iter_modules(acts.__path__)):
        file = f"plugins/review/acts/{name}.py"
        try:
            kind = getattr(importlib.import_module(f"plugins.review.acts.{name}"), "ACT", None)
        except TypeError as error:
            raise TypeError(f"{file}: {error}") from error
        if not isinstance(kind, ActKind):
            raise TypeError(f"{file}: it holds no ActKind named ACT")
        if not name.isalpha():
            raise TypeError(f"{file}: an act is called by one word, because it stands in the names of ledger files")
        kinds[name] = kind
    return kinds


ACTS = load_acts()


def words_of(act: Act) -> str:
    """Return what people are shown of the keys that only acts of this kind have, each with a space before it."""
    return "".join(f" {key.words.format(act.value(key.name))}" for key in ACTS[act.act].keys)
