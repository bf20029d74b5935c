"""A link in the place of a folder of the program's own."""

from __future__ import annotations

import pytest

from plugins.system.links import LinkedFolderError, refuse_links


def test_folders_and_what_is_not_there_pass(tmp_path):
    refuse_links(tmp_path, tmp_path / "nothing")


@pytest.mark.parametrize("target", ["folder", "nothing"])
def test_a_link_is_refused_with_a_sentence_wherever_it_leads(target, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / target)
    with pytest.raises(LinkedFolderError, match=r"output is a symbolic link, .*; remove the link, then run it again$"):
        refuse_links(tmp_path / "output")
