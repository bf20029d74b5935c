"""A cache that another version of the software left gives the bytes of this version, whatever stage has changed."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from plugins.model.value import parse_instant
from tests.incremental.apart import apart
from tests.incremental.edits import EDITS
from tests.incremental.world import make_world
from tests.incremental.written import ADOPTED, FEW, LAW, TODAY
from tests.repository import REPOSITORY, copy_program
from tests.sites.copying import copy_folder
from tests.sites.places import files

CHANGES = {
    "model/address.py": """
_address = address
def address(revision, main_date):
    return _address(revision, main_date).replace(".html", "-moved.html")
""",
    "read/approved.py": """
from dataclasses import replace
_read = read_approved_document
def read_approved_document(*arguments, **options):
    document = _read(*arguments, **options)
    return replace(document, text=replace(document.text, html=document.text.html + "<p>changed</p>"))
""",
    "policy/load.py": """
from dataclasses import replace
_load = load_policy
def load_policy(root):
    policy = _load(root)
    return replace(policy, site=replace(policy.site, telephone="000-0000"))
""",
    "rules/ruleset.py": """
def check_stops(*arguments, **options):
    return ()
""",
    "review/dossiers.py": f"""
_dossiers = dossiers
def dossiers(*arguments, **options):
    files, findings = _dossiers(*arguments, **options)
    return {{id: one for id, one in files.items() if id != {ADOPTED!r}}}, findings
""",
    "plan/entries.py": """
HOME_ITEMS = 1
""",
    "render/dates.py": """
def long_day(day, language):
    return day.isoformat()
""",
    "search/vector.py": """
_vector = vector
def vector(title, *more, **options):
    return _vector(title + " changed", *more, **options)
""",
}


LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
EVERY_DAY = ("model/address.py", "policy/load.py", "review/dossiers.py", "rules/ruleset.py")


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A root with a document whose text a rule stops, built by the software as it is."""
    world = make_world(tmp_path_factory.mktemp("before"))
    world.release()
    world.publish(EDITS["secret"](world.written[FEW[1]], 3, LAW, TODAY))
    shutil.rmtree(world.root / ".cache")
    shutil.rmtree(world.root / "output")
    return world.root, built_by(REPOSITORY, world.root, world.site.at), world.site.at


def built_by(software: Path, root: Path, at: str, *, nothing: bool = False) -> dict[str, bytes]:
    """Build with the software that lies in a folder, as another process would."""

    def build() -> dict[str, bytes]:
        for name in [name for name in sys.modules if name.partition(".")[0] == "plugins"]:
            del sys.modules[name]
        sys.path.insert(0, str(software))
        from plugins.pipeline.build import build as way

        assert Path(way.__file__).is_relative_to(software)
        out = root / ("nothing" if nothing else "output")
        way.build(way.BuildOptions(root, out, parse_instant(at), cache=not nothing))
        return files(out)

    return apart(build)


@pytest.mark.parametrize("changed", CHANGES if LONG else EVERY_DAY)
@pytest.mark.usefixtures("short_lists")
def test_a_stage_that_has_changed(changed, before, tmp_path):
    old, expected, at = before
    root = copy_folder(old, tmp_path / "root")
    software = tmp_path / "software"
    copy_program(software)
    place = software / "plugins" / changed
    place.write_text(place.read_text(encoding="utf-8") + CHANGES[changed], encoding="utf-8")
    nothing = built_by(software, root, at, nothing=True)
    assert nothing != expected, "the change shows nowhere"
    one = built_by(software, root, at)
    assert [path for path in {*one, *nothing} if one.get(path) != nothing.get(path)] == []
    back = built_by(REPOSITORY, root, at)
    assert [path for path in {*back, *expected} if back.get(path) != expected.get(path)] == []
