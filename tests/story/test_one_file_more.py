"""A field type and a rule are one file more each: from YAML and Markdown to the page and the findings."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import blocks, pages, section
from tests.incremental.apart import apart
from tests.render.html_pages import parse
from tests.repository import copy_program
from tests.sites.make import Site, make_site
from tests.sites.texts import UPDATES, update

WELLS = f"{UPDATES}/wells.md"
FIELD = "  begins: {type: time, show: true, label: {en: Begins, zh-Hans: 开始时间}}\n"
RULE = '''"""What is public says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.model.clock import Clock
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.rules.rule import rule


@rule("COL099", clause="IV.1", scope="site", weight=Weight.NOTE, needs=("dated", "source"))
def source_said(catalogue: Catalogue, clock: Clock) -> Iterator[Finding]:
    """Report the source of each document.

    Source: regulation IV.1.
    """
    for row in catalogue.rows.values():
        got = f"{source_said.text(row, 'source')} of {source_said.text(row, 'dated')}"
        yield source_said.on(row, field="source", got=got, expected="another")
'''


def shown_type() -> str:
    """The type that the documentation shows."""
    return next(b.text for b in blocks(section(pages()["docs/architecture.md"], "A field type")))


@pytest.fixture
def within(tmp_path: Path) -> Callable[..., Any]:
    """Do some work on a site in a process of its own, by a copy of the program with some files more."""

    def done(more: Mapping[str, str], site: Site, work: Callable[[Any], Any]) -> Any:
        software = tmp_path / "software"
        copy_program(software)
        for path, text in more.items():
            (software / path).write_text(text, encoding="utf-8")

        def child() -> Any:
            for name in [name for name in sys.modules if name.startswith(("plugins", "tests.sites"))]:
                del sys.modules[name]
            sys.path.insert(0, str(software))
            make = importlib.import_module("tests.sites.make")
            assert Path(sys.modules["plugins"].__file__ or "").is_relative_to(software)
            return work(make.Site(site.root, site.at))

        return apart(child)

    return done


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site."""
    return make_site(tmp_path / "root")


def test_a_type_of_one_file_goes_from_yaml_to_the_page(site: Site, within: Callable[..., Any]) -> None:
    column = site.root / "policy" / "columns" / "work-updates.yaml"
    policy = column.read_text(encoding="utf-8")
    column.write_text(policy.replace("fields:\n", f"fields:\n{FIELD}", 1), encoding="utf-8")

    def work(site: Any) -> Any:
        load = importlib.import_module("plugins.policy.load").load_policy
        json_schema = importlib.import_module("plugins.policy.schema").json_schema
        policy = load(site.root)
        schema = json_schema(policy.columns["work-updates"], policy)["properties"]["begins"]
        site.write(WELLS, update("k7m29xqf", "Wells", "begins: 24:00"))
        refused = [str(finding) for finding in site.workspace().check(WELLS)]
        site.write(WELLS, update("k7m29xqf", "Wells", "begins: 09:30"))
        site.approve(WELLS)
        first = (site.build().output / "work-updates" / "2026" / "s-k7m29xqf.html").read_text(encoding="utf-8")
        site.write(WELLS, update("k7m29xqf", "Wells", "begins: 10:45", "change: minor", "change_note: Later."))
        site.approve(WELLS)
        second = (site.build().output / "work-updates" / "2026" / "s-k7m29xqf.html").read_text(encoding="utf-8")
        approved = [path.read_text(encoding="utf-8") for path in (site.root / "approved").rglob("document.md")]
        return schema, refused, (first, second), approved

    schema, refused, shown, approved = within({"plugins/model/types/time.py": shown_type()}, site, work)
    assert (schema["type"], schema["pattern"]) == ("string", "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")
    assert refused == [
        f"{WELLS}:10: REA010 begins: got '24:00', expected a time of day as HH:MM, such as 09:30",
    ]
    assert sorted(line for text in approved for line in text.splitlines() if line.startswith("begins")) == [
        'begins: "09:30"',
        'begins: "10:45"',
    ]
    begins = [dict(zip(page.words("dt"), page.words("dd"), strict=False))["Begins"] for page in map(parse, shown)]
    assert begins == ["09:30", "10:45"]


def test_a_rule_of_one_file_finds_its_fields_in_rows_that_others_left(site: Site, within: Callable[..., Any]) -> None:
    site.write(WELLS, update("k7m29xqf", "Wells", "source: Rural News"))
    site.approve(WELLS)
    site.release()
    site.build()

    def work(site: Any) -> Any:
        return [[f.got for f in site.build().findings if f.code == "COL099"] for _ in range(2)]

    found = within({"plugins/rules/fields/source_said.py": RULE}, site, work)
    assert found == [["Rural News of 2026-11-20"], ["Rural News of 2026-11-20"]]
