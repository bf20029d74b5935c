"""Commands of the handbook, typed as they stand there, with the folders of a sandbox in place of those it names."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.operator.sandbox import Sandbox
from tests.repository import REPOSITORY


def typed(box: Sandbox, text: str, *well: int) -> str:
    """Type a block: in the office's clone as the office, on the machine as its user; return what was said.

    It ends with 0, or another status that is ``well``.
    """
    for shipped, ours in (
        ("/srv/ministry-site", str(box.root)),
        ("/srv/ministry-state", str(box.state)),
        ("/mnt/backup/ministry", str(box.folder / "home" / "copies")),
        ("/srv/ministry/", f"{REPOSITORY}/"),
        ("python3 inv", f"{sys.executable} {REPOSITORY / 'tasks.py'}"),
    ):
        text = text.replace(shipped, ours)
    if "~/site" not in text:
        done = box.call(["sh", "-ec", text])
        status, said = done.status, done.said
    else:
        env = {"PYTHONPATH": str(box.folder / "clock"), "CLOCK": box.site.at, "PATH": os.environ["PATH"]}
        env |= {"HOME": str(box.folder), "GIT_CONFIG_GLOBAL": str(box.folder / "gitconfig")}
        for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
            env[f"GIT_{name}"] = "office@health.example"
        text = text.replace("~/site", str(box.site.root))
        run = subprocess.run(["sh", "-ec", text], env=env, capture_output=True, text=True)
        status, said = run.returncode, run.stdout + run.stderr
        box.give()
    assert status in (0, *well), said
    return said
