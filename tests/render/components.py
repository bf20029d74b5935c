"""Components as their own files describe them: parameters, examples, and how the examples render."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

from plugins.render.environment import make_environment
from plugins.render.words import load_words
from tests.render.make import THEME

FOLDERS = sorted(path for path in (THEME / "components").iterdir() if path.is_dir())
GOLDEN = Path(__file__).parent / "golden"


@functools.cache
def environment() -> Environment:
    """The English environment with names in the place of addresses of assets."""
    return make_environment(THEME, load_words(THEME, "en"), {})


def description(folder: Path) -> dict[str, Any]:
    """What the component's own file says of it."""
    loaded: dict[str, Any] = yaml.safe_load((folder / f"{folder.name}.yaml").read_text(encoding="utf-8"))
    return loaded


def examples(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each example's name and arguments."""
    for name, arguments in description(folder)["examples"].items():
        yield name, hashable(arguments)


def hashable(value: Any) -> Any:
    """Records in the place of mappings, so that examples are what views are."""
    if isinstance(value, dict):
        return {key: hashable(entry) if not isinstance(entry, dict) else Record(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return tuple(Record(entry) if isinstance(entry, dict) else hashable(entry) for entry in value)
    return value


class Record:
    """A mapping with its keys as attributes, compared by identity."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ |= hashable(values)


def render(folder: Path, arguments: dict[str, Any]) -> str:
    """Render one example."""
    made = environment()
    macro = made.globals[folder.name.replace("-", "_")]
    if "t" in macro.arguments:  # type: ignore[attr-defined]
        arguments = {**arguments, "t": made.globals["t"]}
    return str(macro(**arguments))  # type: ignore[operator]


def recorded(folder: Path) -> str:
    """Every example of a component, one after the other."""
    parts = [f"<!-- {name} -->\n{render(folder, arguments).strip()}\n" for name, arguments in examples(folder)]
    return "\n".join(parts)


def record() -> None:
    """Write down how every example renders now; the difference is read before it is committed."""
    GOLDEN.mkdir(exist_ok=True)
    for folder in FOLDERS:
        (GOLDEN / f"{folder.name}.html").write_text(recorded(folder), encoding="utf-8")


if __name__ == "__main__":
    record()
    print(inspect.getdoc(record))
