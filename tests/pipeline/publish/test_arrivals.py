"""A table of names and contents that a push may not bring, each with its sentence; what a site holds passes."""

from __future__ import annotations

import subprocess

import pytest

from plugins.model.error import RefusedError
from plugins.pipeline.publish.arrivals import fault_of_attributes, fault_of_names, refuse_tracked
from plugins.pipeline.publish.clone import TreeFile
from plugins.pipeline.setup.new_site import ATTRIBUTES
from tests.sites.make import make_site

FILE = "100644"
HELD = ("content/work-updates/2026/a.md", "approved/k7/k7m29xqf/5043b2d87a6c/document.md", "policy/site.yaml")


def fault(path: str, mode: str = FILE, *, with_program: bool = False) -> str:
    """Return what is said of a commit that holds one file besides a site's."""
    files = [TreeFile(FILE, held) for held in HELD]
    return fault_of_names([*files, TreeFile(mode, path)], with_program=with_program)


@pytest.mark.parametrize(
    "path",
    ["ledger/2026/11/x.act", ".gitignore", ".gitattributes", "README.md", "LICENSE", ".ci/check.yml", "content/生.md"],
)
def test_what_a_site_holds_passes(path):
    assert fault(path) == ""


@pytest.mark.parametrize("path", ["plugins/site.py", "theme/x.css", "Makefile", "inv", ".github/x.yml"])
def test_where_the_program_lies_in_the_same_repository_it_passes_too(path):
    assert fault(path, with_program=True) == ""
    assert fault(path) == f"{path} is none of content/, approved/, ledger/ and policy/"


@pytest.mark.parametrize("with_program", [True, False])
@pytest.mark.parametrize(
    ("path", "mode", "said"),
    [
        ("public/current", "120000", "public/current lies in public, where only this machine writes"),
        ("public", "120000", "public lies in public, where"),
        ("public/releases/evil/index.html", FILE, "lies in public, where"),
        ("Public/current", FILE, "lies in public, where"),
        ("output", "120000", "output lies in output, where"),
        (".cache/past", FILE, "lies in .cache, where"),
        (".CACHE/store", FILE, "lies in .cache, where"),
        (".keys/site-machine", FILE, "lies in .keys, where"),
        (".ſealed/policy/site.yaml", FILE, "lies in .sealed, where"),
        (".venv/bin/python", FILE, "lies in .venv, where"),
        ("content/home", "120000", "content/home is a symbolic link; a site holds plain files"),
        ("ledger", "120000", "ledger is a symbolic link"),
        ("policy/more", "160000", "policy/more is another repository"),
        ("content/Work-Updates/2026/b.md", FILE, "content/Work-Updates and content/work-updates are one name on some"),
        ("Policy/site.yaml", FILE, ""),
        ("content/x\ny.md", FILE, r"'content/x\ny.md' has a name that nobody can read"),
        ("content/\udcff.md", FILE, r"'content/\udcff.md' has a name that nobody can read"),
    ],
)
def test_what_a_push_may_not_bring_is_named(path, mode, said, with_program):
    assert said in fault(path, mode, with_program=with_program)
    assert fault(path, mode, with_program=with_program)


def test_names_that_differ_in_composition_alone_are_one():
    files = [TreeFile(FILE, "content/caf\u00e9.md"), TreeFile(FILE, "content/cafe\u0301.md")]
    assert "are one name on some disks" in fault_of_names(files, with_program=False)


def test_a_new_sites_attributes_pass():
    assert fault_of_attributes(ATTRIBUTES) == ""
    assert fault_of_attributes("# signed bytes\n\n* -text\n") == ""


@pytest.mark.parametrize(
    "line", ["* text=auto", "ledger/** eol=crlf", "*.md filter=x", "content/** ident", "[attr]x -text y"]
)
def test_attributes_that_rewrite_bytes_are_named(line):
    assert fault_of_attributes(f"content/** -text\n{line}\n").startswith(f".gitattributes:2 says {line!r};")


@pytest.mark.parametrize("name", ["public/current", ".Keys/site-machine"])
def test_a_release_is_refused_where_the_repository_holds_what_is_the_machines(tmp_path, name):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    refuse_tracked(tmp_path)
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).touch()
    refuse_tracked(tmp_path)
    subprocess.run(["git", "add", "--force", name], cwd=tmp_path, check=True)
    with pytest.raises(RefusedError, match=f"{name} lies in the repository of .*, where only this machine writes"):
        refuse_tracked(tmp_path)


def test_nothing_is_released_from_such_a_root(tmp_path):
    site = make_site(tmp_path / "root")
    subprocess.run(["git", "init", "--quiet"], cwd=site.root, check=True)
    subprocess.run(["git", "add", "--force", ".keys/site-machine"], cwd=site.root, check=True)
    with pytest.raises(RefusedError, match=r"\.keys/site-machine lies in the repository"):
        site.release()
    assert not (site.root / "public").exists()


def test_a_root_without_a_repository_is_not_asked(tmp_path):
    refuse_tracked(tmp_path)
