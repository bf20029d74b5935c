"""A build without its plugin is no build: Pelican goes on without what it cannot load."""

from __future__ import annotations

import gc

import pytest
from pelican import signals
from pelican.plugins._utils import load_plugins
from pelican.settings import read_settings
from pelican.writers import Writer

import plugins.pipeline
from tests.traps.conftest import REPOSITORY
from tests.traps.documents import FOLDER, update

PLUGINS = '["plugins.pipeline"]'
OURS = (signals.get_generators, signals.get_writer, signals.all_generators_finalized)


@pytest.mark.parametrize(
    ("named", "modules", "told"),
    [
        pytest.param('["plugins.pipelin"]', {}, "plugins.pipelin", id="misspelled"),
        pytest.param(
            f"{PLUGINS[:-1]}, 'broken']",
            {"broken": "import nothing_of_this_name"},
            "nothing_of_this_name",
            id="no import",
        ),
        pytest.param(
            f"{PLUGINS[:-1]}, 'sulking']",
            {"sulking": "def register():\n    raise RuntimeError('not today')\n"},
            "sulking",
            id="register raises",
        ),
    ],
)
def test_a_plugin_that_is_not_there_stops_the_build_before_the_first_file(
    named, modules, told, pelican, edited, tmp_path
):
    ended = pelican(edited(PLUGINS, named, **modules))
    assert ended.returncode != 0
    assert told in ended.stdout + ended.stderr
    assert not list(tmp_path.glob("output/**/*.html"))


def test_the_plugin_is_ours_wherever_pelican_looks_for_it():
    loaded = load_plugins(read_settings(str(REPOSITORY / "publishconf.py")))
    assert loaded == [plugins.pipeline]
    assert str(plugins.pipeline.__file__).startswith(str(REPOSITORY))


@pytest.fixture
def connected():
    """Connect the plugin, and take away afterwards what it connected."""
    before = {signal: dict(signal.receivers) for signal in OURS}
    plugins.pipeline.register()
    yield
    for signal, receivers in before.items():
        signal.receivers.clear()
        signal.receivers.update(receivers)


def test_every_handler_is_still_called_after_the_garbage_has_been_collected(connected):
    gc.collect()
    for signal in OURS:
        alive = [
            receiver for receiver in signal.receivers_for(None) if receiver.__module__.startswith("plugins.pipeline")
        ]
        assert len(alive) == 1, signal


def test_the_writer_is_a_class_of_pelicans_own_kind(connected):
    (answer,) = [given for _, given in signals.get_writer.send(None)]
    assert isinstance(answer, type)
    assert issubclass(answer, Writer)


def test_a_failure_while_planning_is_the_exit_status_and_leaves_the_output_alone(site, pelican, tmp_path):
    site.write(f"{FOLDER}/a.md", update("k7m29xqf", "A round of sampling"))
    site.approve(f"{FOLDER}/a.md")
    assert pelican().returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")}
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    column.write_text(column.read_text(encoding="utf-8").replace("order:", "ordr:"), encoding="utf-8")
    ended = pelican()
    assert ended.returncode == 2
    assert "policy/columns/work-updates.yaml:" in ended.stdout + ended.stderr
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*")} == before
