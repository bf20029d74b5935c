"""One build as `inv` makes it."""

from __future__ import annotations

from plugins.pipeline.build.build import Build, BuildOptions
from plugins.pipeline.build.outcome import Outcome


def run_build(options: BuildOptions) -> Outcome:
    """Build the public site of a root into ``options.out``.

    Pelican is loaded for full builds. An incremental one would take half as
    long again with Pelican's own start, which does no more than call the two
    steps of the build in turn.

    Raises:
        PolicyError: the policy does not say what it must.
        SiteError: something stopped the build; the message says what.
        ChildEndedError: a process that helped was ended from outside.
    """
    build = Build(options)
    build.plan()
    if build.is_incremental:
        return build.write()
    from plugins.pipeline.build.pelican_run import run_pelican

    return run_pelican(build)
