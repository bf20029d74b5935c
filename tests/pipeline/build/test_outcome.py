"""The lines a build ends with: what is public, what is not and why, what comes next, where to look."""

from __future__ import annotations

import pytest

from plugins.pipeline.build.outcome import summary
from tests.sites.texts import UPDATES, update

PATHS = {id: f"{UPDATES}/{id}.md" for id in ("k7m29xqf", "9tq4w2ha", "9tq4w2hb")}
PUBLIC, WAITS, HELD = PATHS.values()


@pytest.fixture
def lines(site):
    """Return the lines of a build of one public, one waiting and one held document."""
    publish = ("publish: on-approval", "publish: 2026-11-23T10:00", "publish: on-go")
    for (id, path), line in zip(PATHS.items(), publish, strict=True):
        site.write(path, update(id, f"Title of {id}", line))
        site.approve(path)
    site.stop("hold", HELD)

    def build():
        return list(summary(site.build().outcome))

    return build


def test_what_is_public_is_counted_by_column(lines):
    told = lines()
    assert told[0] == "Public at 2026-11-20 12:07 (Asia/Shanghai): 1 document"
    assert "  Work Updates: 1" in told
    assert "  Laws and Regulations: 0" in told


def test_what_is_not_is_named_with_its_reasons(lines):
    told = lines()
    assert "Not public, or not in their newest text: 2" in told
    assert "  9tq4w2ha waiting: waits for 2026-11-23 10:00" in told
    assert any(line.startswith("  9tq4w2hb held: held by chen.yu since 2026-11-20 12:0") for line in told)


def test_the_next_instant_and_the_place_to_look_are_told(site, lines):
    told = lines()
    assert any(line.startswith("Something changes next at 2026-11-") for line in told)
    assert told[-1] == f"Look at it: python3 inv serve --public --root {site.root} shows output/ as a web server would"


def test_files_are_counted(site, lines):
    first, again = lines(), lines()
    count = first[-2].split()[1].rstrip(",")
    assert first[-2] == f"Files: {count}, {count} of them written, 0 removed"
    assert again[-2] == f"Files: {count}, 0 of them written, 0 removed"


def test_withdrawn_documents_are_counted_when_a_notice_stands_for_them(site, lines):
    site.release()
    site.stop("withdraw", PUBLIC)
    assert "Withdrawn, with a notice in their place: 1" in lines()


def test_nothing_but_integrity_secrecy_and_paths_ends_with_three(site, lines):
    lines()
    assert site.build().exit_status == 0
    (folder,) = (site.root / "approved").glob("*/k7m29xqf/*")
    (folder / "document.md").write_bytes(b"changed")
    result = site.build()
    assert result.exit_status == 3
    told = list(summary(result.outcome))
    assert told[0].startswith(folder.relative_to(site.root).as_posix())
    assert any(line.startswith("  k7m29xqf held: its approved bytes are missing") for line in told)
