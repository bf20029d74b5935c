"""docs/handbook/operator.md, Set up: typed as it stands there, it makes a machine that releases."""

from __future__ import annotations

import shutil

from tests.docs.pages import blocks, pages, section
from tests.operator.sandbox import Sandbox
from tests.operator.units.conftest import TITLE
from tests.operator.units.typed import typed

PROGRAM = "git clone ADDRESS-OF-THE-PROGRAM /srv/ministry\n"


def test_a_machine_is_set_up_without_an_identity_in_gits_settings(box: Sandbox):
    typed(box, "python3 inv revoke site-machine --root ~/site")  # of a new site, no machine has a key
    box.site.tick()
    box.push()
    shutil.rmtree(box.root)
    shutil.rmtree(box.state)
    (first, *_) = [block.text for block in blocks(section(pages()["docs/handbook/operator.md"], "Set up"))]
    assert PROGRAM in first
    text = first.replace(PROGRAM, "").replace("ADDRESS-OF-THE-SITE", str(box.folder / "hub.git"))
    box.folder.chmod(0o777)
    typed(box, text.replace("cd /srv/ministry\n", ""))
    assert box.shown(TITLE)
    assert (box.state / ".keys" / "site-machine").exists()
    assert box.release().status == 0
