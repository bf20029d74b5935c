"""Nothing outside the root is ever opened, with folders opened step by step and without."""

from __future__ import annotations

import os

import pytest

from plugins.read import files
from plugins.read.files import LinkError, Listed, UnreadableError, list_folder, read_bytes, read_flat_folder


@pytest.fixture(params=[True, False], ids=["by steps", "by looking"], autouse=True)
def way(request, monkeypatch):
    monkeypatch.setattr(files, "_BY_STEPS", request.param)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "root/a/b").mkdir(parents=True)
    (tmp_path / "root/a/b/x.txt").write_text("inside")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/x.txt").write_text("secret")
    return tmp_path / "root"


def test_a_file_below_the_root_is_read(root):
    assert read_bytes(root, "a/b/x.txt") == b"inside"


def test_no_more_than_a_byte_beyond_the_limit_is_read(root):
    assert read_bytes(root, "a/b/x.txt", most_bytes=6) == b"inside"
    assert read_bytes(root, "a/b/x.txt", most_bytes=2) == b"ins"


def test_a_folder_is_listed_with_kinds(root):
    (root / "a/link").symlink_to(root / "a/b")
    (root / "a/y.txt").write_text("y")
    os.mkfifo(root / "a/pipe")
    assert list_folder(root, "a") == (
        Listed("b", "folder"),
        Listed("link", "link"),
        Listed("pipe", "other"),
        Listed("y.txt", "file"),
    )


def test_a_folder_that_is_not_there_lists_nothing(root):
    assert list_folder(root, "a/c") == ()


@pytest.mark.parametrize("path", ["../secret/x.txt", "a/../../secret/x.txt", "a/./b/x.txt", "a/..\\x.txt"])
def test_a_path_that_climbs_is_refused(root, path):
    with pytest.raises(UnreadableError, match=r"a path that leaves its folder|nothing"):
        read_bytes(root, path)


@pytest.mark.parametrize("link", ["a/b/link.txt", "a/link", "link"])
def test_a_link_is_never_followed_wherever_it_stands(root, link):
    (root / link).symlink_to(root.parent / ("secret/x.txt" if link.endswith(".txt") else "secret"))
    with pytest.raises(LinkError, match="a symbolic link"):
        read_bytes(root, link if link.endswith(".txt") else f"{link}/x.txt")
    if not link.endswith(".txt"):
        with pytest.raises(LinkError):
            list_folder(root, link)
        with pytest.raises(LinkError):
            read_flat_folder(root, link, "x.txt")


def test_a_link_that_leads_nowhere_is_a_link(root):
    (root / "a/link.txt").symlink_to("nowhere")
    with pytest.raises(LinkError):
        read_bytes(root, "a/link.txt")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("a/b", "no regular file"),
        ("a/c/x.txt", "nothing"),
        ("a/b/y.txt", "nothing"),
        ("a/b/x.txt/y", "a file where a folder belongs|Not a directory"),
        ("a/b/pipe", "no regular file"),
    ],
)
def test_what_is_no_file_is_refused_with_what_it_is(root, path, message):
    os.mkfifo(root / "a/b/pipe")
    with pytest.raises(UnreadableError, match=message):
        read_bytes(root, path)


def test_a_flat_folder_is_read_with_digests_in_the_order_of_bytes(root):
    (root / "a/b/Y.txt").write_text("")
    found, contents = read_flat_folder(root, "a/b", "x.txt")
    assert [(name, size) for name, size, _ in found] == [("Y.txt", 0), ("x.txt", 6)]
    assert found[0][2] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert contents == {"x.txt": b"inside"}


def test_bytes_of_files_that_are_asked_for_are_read_as_well_unless_there_are_too_many(root):
    (root / "a/b/small.png").write_bytes(b"1234")
    (root / "a/b/large.png").write_bytes(b"12345")
    found, contents = read_flat_folder(root, "a/b", "x.txt", lambda name: name.endswith(".png"), 4)
    assert [name for name, _, _ in found] == ["large.png", "small.png", "x.txt"]
    assert contents == {"small.png": b"1234", "x.txt": b"inside"}


@pytest.mark.parametrize(("kept", "message"), [("y.txt", "no y.txt"), ("x.txt", "no regular file")])
def test_a_flat_folder_holds_the_file_asked_for_and_no_folders(root, kept, message):
    if kept == "x.txt":
        (root / "a/b/c").mkdir()
    with pytest.raises(UnreadableError, match=message):
        read_flat_folder(root, "a/b", kept)
