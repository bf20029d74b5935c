"""One build as `inv` makes it."""

from __future__ import annotations

from plugins.pipeline.build.build import Build, BuildOptions
from plugins.pipeline.build.outcome import Outcome


def run_build(job: BuildOptions) -> Outcome:
    """Build the public site of a root into ``job.out``.

    Pelican is loaded where everything is read anew. Where only what changed is
    looked at, its own start would add about half as much again, and it would
    do no more than call the two steps of the way in turn.

    Raises:
        PolicyError: the policy does not say what it must.
        SiteError: something stopped the build; the message says what.
    """
    way = Build(job)
    way.plan()
    if way.state.dirty_ids is not None:
        return way.write()
    from plugins.pipeline.build.pelican_run import run_pelican

    return run_pelican(way)
