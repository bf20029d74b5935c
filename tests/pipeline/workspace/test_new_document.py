"""A new document: a file with an id and every key of its column, ready to be filled in."""

from __future__ import annotations

import pytest

from plugins.model.error import UsageError
from plugins.model.ids import ID
from plugins.pipeline.workspace.new_document import new_document
from plugins.policy.load import load_policy
from tests.sites.places import files


@pytest.fixture
def start(site):
    """Start a document; return its path and text."""

    def new(column="work-updates", title="Wells sampled", who="li.wei", language="en"):
        path = new_document(site.root, column, title, who, language, site.instant)
        return path, (site.root / path).read_text(encoding="utf-8")

    return new


def test_it_has_what_is_known_and_asks_for_the_rest(start):
    path, text = start()
    assert path == "content/work-updates/2026/wells-sampled.md"
    lines = text.splitlines()
    for line in (
        'title: "Wells sampled"',
        "slug: wells-sampled",
        "language: en",
        "department: disease-control",
        "contact: li.wei",
        "dated:",
        "status: draft",
    ):
        assert line in lines
    (id,) = [line.removeprefix("id: ") for line in lines if line.startswith("id: ")]
    assert ID.fullmatch(id)
    assert lines[lines.index("# source:") - 1].startswith("# Source")


def test_a_key_that_is_taken_up_holds_what_is_typed_behind_it_alone(site, start):
    path, text = start()
    text = text.replace("dated:", "dated: 2026-11-20").replace("# source:", "source: Lanting Daily")
    site.write(path, text + "Teams of two take the samples.\n")
    assert site.workspace().check(path) == ()


def test_filled_in_it_is_approved(site, start):
    path, text = start()
    site.write(path, text.replace("dated:", "dated: 2026-11-20") + "Teams of two take the samples.\n")
    assert site.workspace().check(path) == ()
    site.approve(path)
    assert "work-updates/2026/wells-sampled.html" in files(site.build().output)


@pytest.mark.parametrize(
    "title", ['The "clean" well: part 2', "# Wells", "'Wells'", "no", "[Wells]", "Wells \\ springs"]
)
def test_a_title_is_kept_whatever_yaml_would_make_of_it(title, site, start):
    path, text = start(title=title)
    site.write(path, text.replace("dated:", "dated: 2026-11-20"))
    (document,) = site.workspace().tree.values()
    assert document.string("title") == title


def test_a_chinese_title_has_its_id_for_an_address(start):
    path, text = start(title="饮用水监测情况", language="zh-Hans")
    (id,) = [line.removeprefix("id: ") for line in text.splitlines() if line.startswith("id: ")]
    assert path == "content/work-updates/2026/饮用水监测情况.md"
    assert f"slug: {id}\n" in text


def test_every_column_has_a_form_without_keys_that_nobody_types(site, start):
    for column in load_policy(site.root).columns:
        _, text = start(column, f"A title for {column}")
        keys = [line.lstrip("# ").partition(":")[0] for line in text.splitlines() if ":" in line]
        assert len(keys) == len(set(keys))
        assert {"column", "origin", "change", "change_note", "history"}.isdisjoint(keys)
    assert "publish:" in start("laws", "A law")[1].splitlines()


def test_two_documents_never_have_one_id_or_one_file(start):
    one, other = start(title="Wells"), start(title="Springs")
    assert one[1].splitlines()[1] != other[1].splitlines()[1]
    with pytest.raises(UsageError, match=r"wells\.md is there already"):
        start(title="Wells")


def test_without_a_name_contact_and_department_are_asked_for(start):
    lines = start(who="")[1].splitlines()
    assert "contact:" in lines
    assert "department:" in lines


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ({"column": "news"}, "'news' is not a column"),
        ({"who": "li.wie"}, r"li\.wie is not in policy/people\.yaml"),
        ({"language": "fr"}, "--language: got fr, expected one of en, zh-Hans"),
    ],
)
def test_what_is_not_known_is_told_and_nothing_is_written(call, reason, site, start):
    with pytest.raises(UsageError, match=reason):
        start(**call)
    assert files(site.root / "content") == {}


def test_the_language_is_that_of_the_title_and_hints_are_in_it(start):
    _, chinese = start(title="饮用水监测情况", language="")
    assert "language: zh-Hans" in chinese
    assert "# 发布时间安排：2026-11-29T10:00\n# publish:" in chinese
    _, english = start(title="Wells", language="")
    assert "language: en" in english
    assert "# To be published: 2026-11-29T10:00\n# publish:" in english


def test_a_column_by_its_title_is_taken_and_a_person_by_name_is_told(start):
    assert start("工作动态", "One")[0] == "content/work-updates/2026/one.md"
    for typed in ("李薇", "Li Wei", "Li.Wei", "li.wie"):
        with pytest.raises(UsageError, match=r"is not in policy/people\.yaml \(did you mean li\.wei\?\)"):
            start(who=typed)
