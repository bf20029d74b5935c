"""An error of the operating system is one sentence."""

from __future__ import annotations

import errno
import os

import pytest

from plugins.system.failure import failure


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (errno.ENOSPC, "free some space"),
        (errno.EDQUOT, "free some space"),
        (errno.EROFS, "make it writable"),
        (errno.EACCES, "ask for the right to read and write it"),
        (errno.EMFILE, "allow more open files with ulimit -n 4096"),
        (errno.EIO, "mend that"),
    ],
)
def test_it_says_what_stopped_where_and_what_to_do(code, remedy):
    error = OSError(code, os.strerror(code), "policy/people.yaml")
    sentence = failure(error, "revoke stopped", "nobody lost a key")
    assert sentence == (
        f"revoke stopped: {os.strerror(code)} at policy/people.yaml; nobody lost a key: {remedy}, then run it again"
    )


def test_it_leaves_out_what_nobody_knows():
    assert failure(OSError("the cable"), "build stopped") == "build stopped: the cable: mend that, then run it again"
