"""What the documentation shows is what the program does."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from itertools import pairwise

import pytest

from plugins.policy.load import load_policy
from plugins.read.markdown import to_text
from plugins.review.act_kind import ActKind, Case
from plugins.review.history import InvalidTransition, ReviewState
from plugins.rules.rule import Rule
from tests.docs.pages import blocks, pages, section
from tests.repository import REPOSITORY
from tests.review.acts.judged import STRANGE, TEXT
from tests.review.office import act, minutes, policy
from tests.rules.make import document

PAGES = pages()


def test_every_example_of_markdown_becomes_what_stands_below_it() -> None:
    found = blocks(section(PAGES["docs/formats/document.md"], "Text"))
    pairs = [(a, b) for a, b in pairwise(found) if (a.language, b.language) == ("markdown", "html")]
    assert len(pairs) == sum(block.language == "markdown" for block in found) > 5
    for typed, shown in pairs:
        assert to_text(typed.text, first_line=1).html == shown.text.rstrip("\n")


def test_the_rule_that_is_shown_is_one_and_finds_what_it_says() -> None:
    source = next(b for b in blocks(section(PAGES["docs/architecture.md"], "A rule")) if b.language == "python")
    made: dict[str, object] = {"__name__": "shown"}
    exec(compile(source.text, "docs/architecture.md", "exec"), made)  # noqa: S102 - our own page
    rule = made["title_without_year"]
    assert isinstance(rule, Rule)
    assert list(rule(document(title="Report on Clinics in 2026"))) == []
    assert len(list(rule(document(title="2026 Clinics")))) == 1


def test_the_act_that_is_shown_is_one_for_the_liaison_of_the_department() -> None:
    source = next(b for b in blocks(section(PAGES["docs/architecture.md"], "An act")) if b.language == "python")
    made: dict[str, object] = {"__name__": "shown"}
    exec(compile(source.text, "docs/architecture.md", "exec"), made)  # noqa: S102 - our own page
    kind = made["ACT"]
    assert isinstance(kind, ActKind)
    case = Case(act("hold", "guo.tao", None), minutes(0), True, policy(), TEXT, ())
    assert kind.may(ReviewState(), case) == ""
    assert kind.may(ReviewState(), replace(case, subject=STRANGE)).startswith("a liaison of the document's department")
    with pytest.raises(InvalidTransition):
        kind.change(ReviewState(), case)


def test_the_digest_of_the_policy_is_that_of_the_command() -> None:
    command = blocks(section(PAGES["docs/formats/policy.md"], "Digest"))[0].text
    assert f"sha256:{shell(command).split()[0]}" == load_policy(REPOSITORY).digest


def shell(command: str) -> str:
    """Run a command of the documentation in the repository and return what it prints."""
    done = subprocess.run(["sh", "-euc", command], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return done.stdout
