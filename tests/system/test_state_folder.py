"""A machine's own folders lie in the root, or in a folder that one setting names and a push cannot reach."""

from __future__ import annotations

import pytest

from plugins.system.state_folder import OWN, OWNER, SETTING, StateFolderError, scratch_folders, state_of


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Make a root and a state folder, and name the latter."""
    root, state = tmp_path / "site", tmp_path / "state"
    for folder in (root, state):
        folder.mkdir()
    monkeypatch.setenv(SETTING, str(state))
    return root, state


def test_without_the_setting_they_lie_in_the_root(tmp_path):
    assert state_of(tmp_path).folders == tuple(tmp_path / name for name in OWN)
    assert scratch_folders(tmp_path) == (tmp_path / ".cache",)


def test_the_setting_moves_every_one_of_them(places):
    root, state = places
    assert state_of(root).folders == tuple(state / name for name in OWN)
    assert state_of(root).keys == state / ".keys"
    assert scratch_folders(root) == (state / ".cache", root / ".cache")
    assert list(root.iterdir()) == []


def test_a_state_folder_is_that_of_one_root(places, tmp_path):
    root, state = places
    state_of(root)
    assert (state / OWNER).read_text(encoding="utf-8") == f"{root}\n"
    with pytest.raises(StateFolderError, match=rf"{SETTING}: {state} keeps the keys and releases of {root}; expected"):
        state_of(tmp_path / "other")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        pytest.param("state", "expected the absolute path of a folder that is there", id="relative"),
        pytest.param("{tmp_path}/none", "expected the absolute path of a folder that is there", id="not there"),
        pytest.param("{root}", "which lies in the root", id="the root"),
        pytest.param("{root}/content", "which lies in the root", id="below it"),
        pytest.param("{tmp_path}/link", "which lies in the root", id="through a link"),
    ],
)
def test_anything_else_is_refused_with_one_sentence(places, tmp_path, monkeypatch, named, said):
    root, _ = places
    (root / "content").mkdir()
    (tmp_path / "link").symlink_to(root)
    monkeypatch.setenv(SETTING, named.format(root=root, tmp_path=tmp_path))
    with pytest.raises(StateFolderError, match=said):
        state_of(root)
