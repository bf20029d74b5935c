"""Where the time of a build goes."""

from __future__ import annotations

import re

from plugins.pipeline.build.build import Build, BuildOptions
from plugins.pipeline.build.timings import Timings
from tests.sites.make import make_site


def test_a_table_of_stages_with_their_sum():
    profile = Timings()
    with profile.stage("plan") as stage:
        stage.things, stage.hits = 12, 3
    with profile.stage("write"):
        pass
    profile.stages[0].seconds, profile.stages[1].seconds = 1.5, 0.25
    assert list(profile.table()) == [
        "stage     things  taken over  seconds",
        "plan          12           3    1.500",
        "write          0           0    0.250",
        "together                        1.750",
    ]


def test_a_second_build_takes_everything_over(tmp_path):
    site = make_site(tmp_path / "root")
    site.build()
    profile = Timings()
    Build(BuildOptions(site.root, site.root / "output", site.instant, timings=profile)).write()
    rows = {stage.name: stage for stage in profile.stages}
    written = rows["write what differs"]
    assert written.things == written.hits > 0
    assert all(re.fullmatch(r"[a-z -]+", name) for name in rows)
