"""Two builds of one root at once share the cache, and both give what one alone gives."""

from __future__ import annotations

import os

import pytest

from tests.incremental.demonstration import AT, EARLIER, again, program
from tests.sites.copying import copy_folder
from tests.sites.places import files

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
REFUSED = 2


@pytest.fixture
def root(demonstration, tmp_path):
    """A site that was never built."""
    return copy_folder(demonstration.root, tmp_path / "root")


def test_into_two_outputs(demonstration, root, tmp_path):
    outs = {AT: tmp_path / "one", EARLIER: tmp_path / "other"}
    runs = [program(root, "--out", str(out), at=at) for at, out in outs.items()]
    assert [run.wait() for run in runs] == [0, 0]
    for at, out in outs.items():
        assert files(out) == demonstration.files[at]
    assert again(root) == demonstration.files[AT]


@pytest.mark.parametrize("other", [EARLIER, AT] if LONG else [EARLIER])
def test_into_one_output(other, demonstration, root):
    runs = [program(root, at=at) for at in (AT, other)]
    ends = {run.wait() for run in runs}
    assert 0 in ends
    assert ends <= {0, REFUSED}
    assert files(root / "output") in (demonstration.files[AT], demonstration.files[other])
    assert again(root) == demonstration.files[AT]
