"""Two builds of one root at once share the cache, and both give what one alone gives."""

from __future__ import annotations

import shutil

import pytest

from tests.incremental.demonstration import AT, EARLIER, again, from_nothing, lay, program
from tests.sites.places import files

REFUSED = 2


@pytest.fixture(scope="module")
def cold(tmp_path_factory):
    """A site that was never built, and what it shows now and showed earlier."""
    folder = tmp_path_factory.mktemp("cold")
    root = lay(folder / "root")
    return root, {at: from_nothing(root, folder / "nothing", at) for at in (AT, EARLIER)}


@pytest.fixture
def root(cold, tmp_path):
    """A copy of it."""
    return shutil.copytree(cold[0], tmp_path / "root")


def test_with_two_outputs(cold, root, tmp_path):
    _, expected = cold
    runs = [(program(root, "--out", str(tmp_path / at[:4] / at[5:7]), at=at), at) for at in (AT, EARLIER)]
    assert [run.wait() for run, _ in runs] == [0, 0]
    for _, at in runs:
        assert files(tmp_path / at[:4] / at[5:7]) == expected[at]
    assert again(root) == expected[AT]


def test_with_one_output(cold, root):
    _, expected = cold
    runs = [program(root) for _ in range(2)]
    ends = {run.wait() for run in runs}
    assert 0 in ends
    assert ends <= {0, REFUSED}
    assert files(root / "output") == expected[AT]
    assert again(root) == expected[AT]
    assert again(root, EARLIER) == expected[EARLIER]


def test_with_one_output_at_two_instants(cold, root):
    _, expected = cold
    runs = [program(root, at=at) for at in (AT, EARLIER)]
    assert {run.wait() for run in runs} <= {0, REFUSED}
    assert again(root) == expected[AT]
