"""A new, empty site with the policy of another."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from plugins.model.error import UsageError
from plugins.policy.load import load_policy
from plugins.system.state_folder import OWN

KEYS = re.compile(r"(?m)^  keys:\n(?:    .*\n)+")
ATTRIBUTES = "content/** -text\napproved/** -text\nledger/** -text\n"


def new_site(like: Path, folder: Path) -> None:
    """Make ``folder`` a site with the columns, departments and people of another, and nobody's key.

    Raises:
        UsageError: something lies there already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty")
    shutil.copytree(like / "policy", folder / "policy")
    people = folder / "policy" / "people.yaml"
    people.write_text(KEYS.sub("", people.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for name in ("content", "approved", "ledger"):
        (folder / name).mkdir()
    (folder / ".gitignore").write_text("".join(f"{name}/\n" for name in OWN), encoding="utf-8")
    (folder / ".gitattributes").write_text(ATTRIBUTES, encoding="utf-8")
    load_policy(folder)
