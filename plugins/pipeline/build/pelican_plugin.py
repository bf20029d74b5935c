"""What Pelican asks for: a generator that plans, a writer that writes the plan and nothing else."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.writers import Writer

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import SiteError, UsageError
from plugins.model.value import parse_instant
from plugins.pipeline.build.build import Build, BuildOptions
from plugins.pipeline.build.outcome import Outcome, summary


class PelicanStop(SiteError):
    """Stops Pelican with the exit status that the program means."""

    @property
    def exitcode(self) -> int:
        """The exit status, under the name that Pelican reads."""
        return self.exit_status


class SiteGenerator(Generator):
    """Plans in ``generate_context``, before the first file is written; has the plan written in ``generate_output``."""

    def generate_context(self) -> None:
        """Read, review and plan; whatever stops that stops the build with its exit status."""
        self.build = _build(self.settings)
        try:
            if self.build.planned is None:
                self.build.plan()
        except SiteError as error:
            stop = PelicanStop(str(error))
            stop.exit_status = error.exit_status
            raise stop from error

    def generate_output(self, writer: SiteWriter) -> None:
        """Write the plan; without a caller who waits for the outcome, print it and exit with its status."""
        outcome = writer.write_plan(self.build)
        if self.settings.get("SITE_JOB"):
            self.settings["SITE_OUTCOME"].append(outcome)
            return
        for line in summary(outcome):
            print(line)
        if outcome.exit_status:
            sys.exit(outcome.exit_status)


class SiteWriter(Writer):
    """Refuses what others want to write: only the plan goes into the output.

    It is a `pelican.writers.Writer` because Pelican's own generators, which
    get nothing to generate, look for that class.
    """

    def write_plan(self, build: Build) -> Outcome:
        """Write every planned file that differs, and remove the rest."""
        return build.write()

    def write_file(self, name: str, *arguments: Any, **options: Any) -> None:
        """Refuse a file that is not in the plan.

        Raises:
            PelicanStop: always.
        """
        raise PelicanStop(f"{name} is not in the plan; a plugin or a setting of Pelican asks for it")

    def write_feed(self, *arguments: Any, **options: Any) -> None:
        """Refuse a feed of Pelican's; the site has its own.

        Raises:
            PelicanStop: always.
        """
        raise PelicanStop("Pelican's feeds are not in the plan; a setting asks for one")


def generators(pelican: object) -> type[SiteGenerator]:
    """Answer ``get_generators``."""
    return SiteGenerator


def writer(pelican: object) -> type[SiteWriter]:
    """Answer ``get_writer``; Pelican ignores an instance in silence."""
    return SiteWriter


def check_plugins(loaded: list[Generator]) -> None:
    """Stop before the first file if a plugin that the settings name is missing: Pelican would go on without it.

    Raises:
        PelicanStop: names the plugins that were not loaded.
    """
    settings = loaded[0].settings
    missing = [name for name in settings.get("SITE_PLUGINS", ()) if name not in settings["PLUGINS"]]
    if missing:
        raise PelicanStop(f"not loaded: {', '.join(missing)}; PLUGINS in pelicanconf.py names what can be imported")


def _build(settings: dict[str, Any]) -> Build:
    """Return the build that `inv` hands over, or that of a bare ``pelican -s publishconf.py``."""
    build = settings.get("SITE_JOB")
    if isinstance(build, Build):
        return build
    at = settings.get("SITE_AT")
    try:
        instant = parse_instant(at) if at else datetime.now(MINISTRY_ZONE)
    except ValueError as error:
        raise UsageError(f"SITE_AT: got {at!r}, expected {error}") from error
    return Build(
        BuildOptions(
            root=Path(settings["SITE_ROOT"]),
            out=Path(settings["OUTPUT_PATH"]),
            at=instant,
            theme=Path(settings["THEME"]),
        )
    )
