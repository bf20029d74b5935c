"""All kinds of acts, found by listing the folder ``acts``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from plugins.model.act import Act
from plugins.review.act_kind import ActKind


def load_acts(package: str = "plugins.review.acts") -> Mapping[str, ActKind]:
    """Return the kinds of acts by name, which is that of their file; sorted.

    Raises:
        TypeError: a file does not hold an act with all its parts; the message begins with its path.
    """
    acts = {}
    for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
        file = f"{package.replace('.', '/')}/{found.name}.py"
        try:
            act = getattr(importlib.import_module(f"{package}.{found.name}"), "ACT", None)
        except TypeError as error:
            raise TypeError(f"{file}: {error}") from error
        if not isinstance(act, ActKind):
            raise TypeError(f"{file}: it holds no ActKind named ACT")
        if not found.name.isalpha():
            raise TypeError(f"{file}: an act is called by one word, because it stands in the names of ledger files")
        acts[found.name] = act
    return dict(sorted(acts.items()))


ACTS = load_acts()


def words_of(act: Act) -> str:
    """Return what people are shown of the keys that only acts of this kind have, each with a space before it."""
    return "".join(f" {key.words.format(act.value(key.name))}" for key in ACTS[act.act].keys)
