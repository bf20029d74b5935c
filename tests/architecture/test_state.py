"""One file knows what the folders of a machine are called; everybody else asks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from plugins.system.state_folder import OWN
from tests.architecture.sources import faults_of, tree_of

KNOWS = "plugins/system/state_folder.py"
MAY_SPELL_IT = frozenset(
    {
        "plugins/pipeline/cache/templates.py",  # of the user, not of a root
        "plugins/pipeline/snapshot/release_witness.py",  # how a finding names the file
        "inv",  # of the program's environment: it may import nothing
    }
)
"""Files in which one of the words means something else."""

SPELLED = re.compile(rf"(?:{'|'.join(map(re.escape, OWN))})(?:/\S*)?")
DOTTED = re.compile(rf"(?:\S*/)?(?:{'|'.join(re.escape(name) for name in OWN if name.startswith('.'))})(?:/\S*)?")


def spelled(path: str, source: str) -> Iterator[str]:
    """Yield places where a folder of the machine is part of a path."""
    tree = list(tree_of(source))
    paths = {id(side) for node in tree if isinstance(node, ast.BinOp) for side in (node.left, node.right)}
    paths |= {id(one) for node in tree if isinstance(node, ast.Call) for one in node.args}
    for node in tree:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            in_path = SPELLED.fullmatch(node.value) and id(node) in paths
            if in_path or DOTTED.fullmatch(node.value):
                yield f"{path}:{node.lineno}: {node.value!r} is a folder of the machine; ask state_of"


def is_ours(path: str) -> bool:
    """Tell whether a file could spell them, and has no other use for the words."""
    own = (path.startswith("plugins/") and path.endswith(".py")) or path in ("tasks.py", "inv")
    return own and path != KNOWS and path not in MAY_SPELL_IT


def test_nobody_else_spells_a_folder_of_the_machine():
    assert faults_of(spelled, is_ours) == []


@pytest.mark.parametrize(
    "source",
    ['root / ".cache"', 'FOLDER = ".cache/import"', 'root / "public" / name', 'Path(root, "output")', 'x = ".keys"'],
)
def test_each_way_to_spell_one_is_found(source):
    assert len(list(spelled("a.py", source))) == 1


@pytest.mark.parametrize("source", ['state = "public"', 'print("the public sees it")', "state_of(root).cache"])
def test_other_words_are_let_alone(source):
    assert list(spelled("a.py", source)) == []
