"""A site that is being made has its name when it is whole; what was stopped lies in nobody's way."""

from __future__ import annotations

import signal
import threading
from itertools import count

import pytest

from plugins.model.error import UsageError
from plugins.pipeline.commands.operator import new_site
from plugins.pipeline.setup.made_whole import made_whole
from plugins.policy.load import load_policy
from plugins.system.state_folder import SETTING
from tests.release.accident import KILLING, LONG, at_call, die, end_of, in_child
from tests.sites.places import files

WHOLE = {"a/b": b"1", "c": b"2"}
EVERY = 1 if LONG else 241
"""Of the calls that making a site takes, every so manieth is its last; where all are tried, all."""


def make(folder):
    """Make a folder with two files, one of them in a folder of its own."""
    with made_whole(folder) as making:
        (making / "a").mkdir()
        for name, content in WHOLE.items():
            (making / name).write_bytes(content)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_killed_at_any_call_the_next_run_makes_it(tmp_path):
    for number in count(1):
        place = tmp_path / str(number)

        def work(place=place, number=number):
            with at_call(number, die, names=KILLING):
                make(place)

        end = end_of(in_child(work))
        if not end:  # it makes fewer calls
            break
        assert end == -signal.SIGKILL
        if not place.exists() or not names(place):
            make(place)
        assert files(place) == WHOLE, f"killed at call {number}"
    assert number > 5
    assert [name for name in names(tmp_path) if name.startswith(".")] == []


def test_killed_while_a_site_is_made_the_same_command_makes_it(tmp_path):
    for number in count(1, EVERY):
        place = tmp_path / f"{number}" / "site"

        def work(place=place, number=number):
            with at_call(number, die, names=KILLING):
                new_site.body(str(place))

        end = end_of(in_child(work))
        if not end:
            break
        assert end == -signal.SIGKILL
        if not place.exists():
            new_site.body(str(place))
        assert load_policy(place).columns
        assert (place / "ledger" / "policy" / "000001.act").is_file(), f"killed at call {number}"
        assert names(place.parent) == ["site"]
    assert number > EVERY


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_ends_with_an_error_leaves_nothing(error, tmp_path):
    with pytest.raises(error), made_whole(tmp_path / "site") as making:
        (making / "half").touch()
        raise error
    assert names(tmp_path) == []


def test_nothing_is_made_where_something_lies(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "own").touch()
    with pytest.raises(UsageError, match="is not empty"), made_whole(tmp_path / "site"):
        pass
    assert names(tmp_path / "site") == ["own"]
    assert names(tmp_path) == ["site"]


def test_an_empty_folder_keeps_its_permissions(tmp_path):
    (tmp_path / "site").mkdir(mode=0o750)
    make(tmp_path / "site")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o750
    assert files(tmp_path / "site") == WHOLE


def test_of_two_at_once_one_makes_it_and_the_other_is_told(tmp_path):
    told = []

    def second():
        try:
            make(tmp_path / "site")
        except UsageError as error:
            told.append(str(error))

    other = threading.Thread(target=second)
    with made_whole(tmp_path / "site") as making:
        (making / "first").touch()
        other.start()
        other.join(0.2)
        assert other.is_alive()
    other.join()
    assert files(tmp_path / "site") == {"first": b""}
    assert len(told) == 1
    assert "is not empty" in told[0]


def test_with_a_state_folder_of_its_own_it_is_made_under_its_name(tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path))
    with made_whole(tmp_path / "site") as making:
        assert making == tmp_path / "site"
