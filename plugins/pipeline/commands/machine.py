"""Tasks of the machine that releases the site, run by its timer: fetch, hand on."""

from __future__ import annotations

import sys

from plugins.pipeline.commands.arguments import root_of
from plugins.pipeline.commands.contacts import ROOT
from plugins.pipeline.commands.task import task


@task(help={"root": ROOT})
def receive(root: str = "") -> int:
    """Fetch what people pushed, look at it without checking it out, and move the clone to it."""
    from plugins.pipeline.publish.receive import receive as fetch

    if differs := fetch(root_of(root)):
        print(differs, file=sys.stderr)
        return 1
    return 0


@task(name="hand-on", help={"root": ROOT})
def hand_on(root: str = "") -> None:
    """Commit this machine's seals and push them."""
    from plugins.pipeline.publish.receive import hand_on as push

    push(root_of(root))
