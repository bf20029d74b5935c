"""The program that compares the words of a release with what was approved, and shares nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.pipeline.paths import VERIFY_WORDS
from tests.docs.pages import blocks, pages, section
from tests.sites.copying import copy_folder
from tests.tools.comparing import alike

LONGEST = 520
SOURCE = VERIFY_WORDS.read_text(encoding="utf-8")


def compare(folder: Path, *more: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program as anybody can."""
    return subprocess.run(
        [sys.executable, "-I", "-S", VERIFY_WORDS, folder, *more],
        input=said,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def copied(pressed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the release of which one page has another digit."""
    folder = tmp_path_factory.mktemp("copied") / "release"
    copy_folder(pressed, folder)
    page = folder / "laws-and-regulations" / "2026" / "newborn-hearing-and-sight.html"
    page.chmod(0o644)
    page.write_text(page.read_text(encoding="utf-8").replace(" 24 and ", " 42 and ", 1), encoding="utf-8")
    return folder


def test_it_is_one_file_of_at_most_520_lines():
    assert SOURCE.count("\n") <= LONGEST


def test_it_needs_the_standard_library_alone():
    names = [
        name.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(ast.parse(SOURCE))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    ]
    assert names
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_nothing_differs_in_the_demonstration(pressed):
    done = compare(pressed)
    assert (done.returncode, done.stdout) == (0, "")
    assert "differences: 0" in done.stderr


def test_a_difference_is_one_line_with_file_what_was_expected_and_what_is_there(copied):
    done = compare(copied)
    assert done.returncode == 1
    line, result = done.stdout.splitlines()
    assert result.startswith("search/texts.")
    assert line.startswith('laws-and-regulations/2026/newborn-hearing-and-sight.html: expected "')
    assert 'found "' in line


def test_it_looks_at_the_files_that_are_named_alone(copied):
    assert compare(copied, "-", said="index.html\n").returncode == 0
    assert compare(copied, "-", said="laws-and-regulations/2026/newborn-hearing-and-sight.html\n").returncode == 1


def test_what_is_no_release_cannot_be_compared(tmp_path):
    done = compare(tmp_path)
    assert done.returncode == 2
    assert "nothing was compared" in done.stderr


def test_a_text_that_is_not_the_one_with_its_digest_is_a_difference(copied, tmp_path):
    copy_folder(copied, tmp_path / "release")
    for text in (tmp_path / "release" / "evidence" / "texts").glob("*.txt"):
        text.chmod(0o644)
        text.write_text(text.read_text(encoding="utf-8").replace(" 24 and ", " 42 and ", 1), encoding="utf-8")
    done = compare(tmp_path / "release")
    assert done.returncode == 1
    assert "do not have the digest" in done.stdout


def test_a_shelf_is_read_whole_once_however_many_texts_lie_on_it(words, pressed, monkeypatch):
    release, read, read_bytes = words.Release(pressed), list[Path](), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.append(path), read_bytes(path))[1])
    ids = [id for table in release.tables["documents"].values() for id in release.records(table)]
    shelves = sorted({release.shelves[release.of("documents", id)[7:9]] for id in ids})
    assert len(shelves) < len(ids)
    for id in ids:
        release.text(id)
    assert sorted(path for path in read if path.parent.name == "texts") == shelves


def test_every_example_of_the_dialect_is_read_as_it_is_shown(words):
    found = blocks(section(pages()["docs/formats/document.md"], "Text"))
    examples = [a.text for a, b in pairwise(found) if (a.language, b.language) == ("markdown", "html")]
    assert len(examples) > 5
    for typed, there in ("form.pdf", "attachment:form.pdf"), ("map.png", "attachment:map.png"), ("#next", "tel:1"):
        examples = [example.replace(f"]({typed})", f"]({there})") for example in examples]
    assert [alike(words, example) for example in examples] == [""] * len(examples)


@pytest.mark.parametrize(
    "body",
    [
        "3. three\n5. five\n7. seven\n",
        "2026. A year.\n\n01. A number.\n\n27. 11. 2026 was a day.\n",
        "- one\n  - two\n    1. three\n- four\n",
        "| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n|  | 4 |\nand a line\n",
        "> 38 °C and >= 39\n\n> Quoted\n> in two lines\n",
        "- 5 °C\n\n+ 8\n\n- 3%\n",
        "#word\n\n## 标题 {#next}\n\n#2\n\n#第一章\n\n## C#\n",
        "王*明 10mg*7片*2板 李**\n",
        r"\*a\* \_b\_ \# c **d**\* `e*f`" + "\n",
        "A[^a] b[^b].\n\n[^b]: Second.\n\n[^a]: First\n    and more.\n",
        '[one][1], [two](https://b.example/a_(b)) and <https://c.example/>\n\n[1]: https://a.example/ "title"\n',
        "地址：一路\n电话：二\n\n第一条 为了\n第二条 健康\n",
        "很长的\n句子 and two\nlines  \nof words\n",
        "Term\n:   What it is, **strong**.\n",
        "{name} and <b>not bold</b> a<b &amp; &lt;\n",
        "***both*** and **strong *within***, __low__ snake_case\n",
        "".join("> " * 21) + "deep *and* heavy &amp; literal\n\n# not a heading\n",
        "- [^1]: A note in an item.\n\n*Shown*[^1] as typed.\n",
        "第廿一条 一\n\n第一百二十条 二\n\nArticle 12A. Three\n\n§ 20 Four\n",
    ],
)
def test_a_text_is_read_as_the_site_shows_it(words, body):
    assert alike(words, body) == ""


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("第两百条", 200),
        ("第⼗⼆条", 12),
        ("第一○二条", 102),
        ("第十条", 10),
        ("第二十一条", 21),
        ("第一百零三条", 103),
        ("第一〇三条", 103),
        ("第廿一条", 21),
        ("第贰拾壹条", 21),
        ("第１２条", 12),
        ("Article 12A", 12),
        ("§ 20", 20),
    ],
)
def test_the_number_of_an_article_is_read(words, said, number):
    assert words.number_of(said) == number
