"""One run of Pelican with the settings of the public build."""

from __future__ import annotations

import logging

from pelican import Pelican, console
from pelican.settings import read_settings

from plugins.model.error import SiteError
from plugins.pipeline.build.build import Build
from plugins.pipeline.build.outcome import Outcome
from plugins.pipeline.paths import SETTINGS


def run_pelican(build: Build) -> Outcome:
    """Build the public site through Pelican; a build that is planned already is written.

    Raises:
        SiteError: something stopped the build; the message says what.
    """
    quiet, console.quiet = console.quiet, True  # its closing line counts articles, of which there are none
    logging.getLogger("pelican").setLevel(logging.WARNING)
    try:
        outcomes: list[Outcome] = []
        settings = read_settings(
            str(SETTINGS),
            override={
                "SITE_JOB": build,
                "SITE_OUTCOME": outcomes,
                "OUTPUT_PATH": str(build.options.out),
                "THEME": str(build.options.theme),
                "PATH": str(build.options.root),
            },
        )
        Pelican(settings).run()
    finally:
        console.quiet = quiet
    if not outcomes:
        raise SiteError("Pelican ended without building the site: is plugins.pipeline in PLUGINS of pelicanconf.py?")
    return outcomes[0]
