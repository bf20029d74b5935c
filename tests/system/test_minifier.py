"""Scripts are made small and stay what they are; the library that does it is in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

from plugins.system.minifier import MINIFIER, minified
from tests.repository import REPOSITORY

SCRIPT = """// A comment.
export function doubled(someNumber) {
  const twice = someNumber * 2; /* another */
  return twice;
}
"""
LOADED = """
import sys
from plugins.system.minifier import minified

minified({"a.js": "let one = 1"})
print("minify" in sys.modules)
"""


def test_comments_spaces_and_long_names_of_what_is_local_go_and_exported_names_stay():
    small = minified({"doubled.js": SCRIPT})["doubled.js"]
    assert "export function doubled(" in small
    assert not any(gone in small for gone in ("comment", "another", "someNumber", "twice", "\n", "  "))


def test_each_script_is_made_from_its_own_source_and_characters_stay():
    small = minified({"a.js": 'const 甲 = "乾〇 é";', "b.js": "const b = [1, 2];"})
    assert list(small) == ["a.js", "b.js"]
    assert '"乾〇 é"' in small["a.js"] and "[1,2]" in small["b.js"]


def test_what_is_no_script_is_named():
    with pytest.raises(ValueError, match=r"^broken\.js: "):
        minified({"fine.js": "let one = 1", "broken.js": "function ("})


def test_the_version_that_addresses_carry_is_the_one_that_is_installed():
    name, said = MINIFIER.split()
    assert version(name) == said


def test_the_library_is_loaded_in_another_process():
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=REPOSITORY, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
