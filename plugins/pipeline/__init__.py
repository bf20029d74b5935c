"""The Pelican plugin: Pelican calls, the stages do the work.

``PLUGINS = ["plugins.pipeline"]``; the settings ``SITE_ROOT``, ``SITE_AT`` and
``SITE_JOB`` say what is built (see ``publishconf.py``).
"""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican; receivers are functions of a module, because Pelican holds them weakly."""
    from pelican import signals

    from plugins.pipeline.build import pelican_plugin

    signals.get_generators.connect(pelican_plugin.generators)
    signals.get_writer.connect(pelican_plugin.writer)
    signals.all_generators_finalized.connect(pelican_plugin.check_plugins)
