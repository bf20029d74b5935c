"""Nothing is dropped in silence: what cannot be taken is a finding with file and line, and the rest is built."""

from __future__ import annotations

import subprocess

import pytest

from plugins.model.error import RefusedError
from plugins.model.value import parse_instant
from plugins.pipeline.setup.new_site import ATTRIBUTES
from tests.traps.conftest import REPOSITORY
from tests.traps.documents import FOLDER, files, update

PATH = f"{FOLDER}/b.md"


def found(site):
    """Return the findings on ``PATH`` as they are shown."""
    return [str(finding) for finding in site.workspace().check(PATH)]


def refuses(site):
    """Tell whether approval refuses ``PATH``."""
    with pytest.raises(RefusedError):
        site.approve(PATH)
    return True


@pytest.fixture
def neighbour(site):
    """An approved document that must come out whatever lies beside it."""
    site.write(f"{FOLDER}/a.md", update("k7m29xqf", "A round of sampling"))
    site.approve(f"{FOLDER}/a.md")

    def is_public():
        return "work-updates/2026/slug-k7m29xqf.html" in files(site.build().output)

    return is_public


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("dated: 2026-02-30", f"{PATH}:9: REA010 dated: got '2026-02-30'", id="a day that does not exist"),
        pytest.param("dated: Monday", f"{PATH}:9: REA010 dated: got 'Monday'", id="no day"),
        pytest.param(
            "get_content: x", f"{PATH}:10: REA009 get_content:", id="a key that Pelican would take for a method"
        ),
        pytest.param("save_as: ../out-evil/x.html", f"{PATH}:10: REA009 save_as:", id="a path of Pelican's"),
        pytest.param("slug: ../../out-evil/x", f"{PATH}:9: ", id="a slug that climbs"),
    ],
)
def test_a_key_that_cannot_be_taken_is_told_with_its_line(line, told, site, neighbour):
    site.write(PATH, update("9tq4w2ha", "Another round", line))
    assert any(finding.startswith(told) for finding in found(site)), found(site)
    assert refuses(site)
    assert neighbour()


def test_an_unknown_status_is_told_and_opens_nothing(site, neighbour):
    site.write(PATH, update("9tq4w2ha", "Another round", "status: pubished"))
    assert any(finding.startswith(f"{PATH}:9: REA010 status: got 'pubished'") for finding in found(site)), found(site)
    assert neighbour()
    assert "work-updates/2026/slug-9tq4w2ha.html" not in files(site.build().output)


def test_a_missing_date_is_told(site, neighbour):
    text = update("9tq4w2ha", "Another round").replace("dated: 2026-11-20\n", "")
    site.write(PATH, text)
    assert any(" got no dated, expected a line" in finding for finding in found(site)), found(site)
    assert refuses(site)
    assert neighbour()


def test_another_encoding_is_told_by_its_name(site, neighbour):
    site.write(PATH, update("9tq4w2ha", "第二轮采样工作全面展开").encode("gb18030"))
    (told,) = found(site)
    assert told.startswith(f"{PATH}:3: REA001")
    assert "GB" in told
    assert neighbour()


def test_two_documents_that_want_one_address_are_both_named_and_one_of_them_is_public(site):
    for name, id in (("a", "k7m29xqf"), ("b", "9tq4w2ha")):
        site.write(f"{FOLDER}/{name}.md", update(id, f"Round {name} of sampling", "slug: sampling"))
    site.approve(f"{FOLDER}/a.md")
    site.approve(f"{FOLDER}/b.md")
    result = site.build()
    assert result.exit_status == 3
    assert b"Round a of sampling" in files(result.output)["work-updates/2026/sampling.html"]
    (told,) = [finding for finding in result.findings if finding.document == "9tq4w2ha" and finding.field == "slug"]
    assert "/work-updates/2026/sampling.html" in told.got
    assert "k7m29xqf" in told.got


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("no", "no"), ("017", "017"), ("2026_3", "2026_3"), ("12:30:00", "12:30:00"), ("1e3", "1e3"), ("~", "~")],
)
def test_a_value_is_what_was_typed(typed, kept, site):
    site.write(PATH, update("9tq4w2ha", "Another round", f"source: {typed}"))
    document = site.workspace().tree["9tq4w2ha"]
    assert document.fields["source"] == kept


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        pytest.param(["source: one", "source: two"], "REA006", id="a key twice"),
        pytest.param(["source: &x one", "summary: *x"], "REA007", id="anchor and alias"),
        pytest.param(["source: !!int 3"], "REA007", id="tag"),
    ],
)
def test_what_yaml_would_take_in_silence_is_a_finding(lines, code, site):
    site.write(PATH, update("9tq4w2ha", "Another round", *lines))
    assert any(code in finding for finding in found(site)), found(site)
    assert refuses(site)


def test_instants_are_one_type_with_seconds_and_without(site):
    for publish in ("2026-11-25T10:00", "2026-11-25T10:00:00"):
        site.write(PATH, update("9tq4w2ha", "Another round", f"publish: {publish}"))
        document = site.workspace().tree["9tq4w2ha"]
        assert document.fields["publish"].at == parse_instant("2026-11-25T10:00:00+08:00")


def test_findings_stand_on_a_line_of_their_own_however_narrow_the_terminal(site, pelican):
    site.write(f"{FOLDER}/a.md", update("k7m29xqf", "A round of sampling"))
    site.approve(f"{FOLDER}/a.md")
    (approved,) = (site.root / "approved").rglob("document.md")
    approved.write_bytes(approved.read_bytes() + b"x")
    ended = pelican(COLUMNS="40")
    assert ended.returncode == 3
    place = approved.parent.relative_to(site.root).as_posix()
    assert [line for line in ended.stdout.splitlines() if line.startswith(place) and ", expected " in line]


@pytest.mark.parametrize("attributes", [(REPOSITORY / ".gitattributes").read_text(encoding="utf-8"), ATTRIBUTES])
def test_signed_bytes_pass_through_git_unchanged(attributes, site, tmp_path):
    path = f"{FOLDER}/a.md"
    site.write(path, update("k7m29xqf", "A round of sampling"))
    site.write(".gitattributes", attributes)
    folder = site.root / FOLDER / "a"
    folder.mkdir()
    (folder / "figures.csv").write_bytes(b"county,samples\r\nQingshui,44\r\n")
    site.approve(path)
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["config", "core.autocrlf", "true"],
        ["config", "user.name", "Li Wei"],
        ["config", "user.email", "li.wei@health.example"],
        ["add", "."],
        ["commit", "--quiet", "-m", "All of it"],
        ["-c", "core.autocrlf=true", "clone", "--quiet", ".", str(tmp_path / "clone")],
    ):
        subprocess.run(["git", *command], cwd=site.root, check=True, capture_output=True)
    for kept in ("content", "approved", "ledger"):
        assert files(tmp_path / "clone" / kept) == files(site.root / kept)
