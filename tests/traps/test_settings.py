"""Settings that leave the plugin out, or a plugin that cannot start, stop Pelican: it would build nothing."""

from __future__ import annotations

import pytest

PLUGINS = '["plugins.pipeline"]'


@pytest.mark.parametrize(
    ("named", "modules", "told"),
    [
        pytest.param('["site"]', {}, "site", id="a standard module of the name"),
        pytest.param(PLUGINS, {"yaml": "raise ImportError('no policy')"}, "no policy", id="ours is broken"),
    ],
)
def test_pelican_does_not_go_on_without_the_plugin(named, modules, told, pelican, edited):
    ended = pelican(edited(PLUGINS, named, **modules))
    assert ended.returncode != 0
    assert told in ended.stdout + ended.stderr
