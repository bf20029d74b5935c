"""Each rule has a file, a name, a code, a source and a test of its own, and policy names only rules that exist."""

import ast
import re

import pytest

from plugins.model.clause import clauses_of
from plugins.model.finding import Weight
from plugins.rules.every_rule import RULES
from plugins.rules.listing import as_markdown
from plugins.rules.ruleset import declared_rules, load_rules, rule_files
from tests.repository import REPOSITORY
from tests.rules.make import policy

FILES = rule_files()


def rule_of(file):
    return next(rule for rule in RULES if rule.check.__module__ == f"plugins.rules.{file.replace('/', '.')}")


def test_every_file_of_a_family_holds_one_rule_of_its_name():
    for file in FILES:
        tree = ast.parse((REPOSITORY / "plugins" / "rules" / f"{file}.py").read_text(encoding="utf-8"))
        decorated = [
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and any(isinstance(d, ast.Call) and getattr(d.func, "id", "") == "rule" for d in node.decorator_list)
        ]
        assert decorated == [file.partition("/")[2]], file


def test_every_rule_is_listed():
    assert len(RULES) == len(FILES) == len(load_rules())


def test_its_source_says_where_it_holds_so_that_only_rules_that_are_asked_for_are_imported():
    is_so = {
        (one.check.__module__.removeprefix("plugins.rules.").replace(".", "/"), one.scope, one.every, stops(one))
        for one in RULES
    }
    assert {tuple(one) for one in declared_rules()} == is_so


def stops(rule):
    return rule.weight is Weight.STOP


def test_no_code_and_no_name_is_used_twice():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_family_has_its_letters():
    families = {}
    for file in FILES:
        families.setdefault(file.partition("/")[0], set()).add(rule_of(file).code[:3])
    assert {family: letters for family, letters in families.items() if len(letters) != 1} == {}


@pytest.mark.parametrize("file", FILES)
def test_every_rule_has_a_test_whose_first_line_names_it(file):
    family, name = file.split("/")
    test = REPOSITORY / "tests" / "rules" / family / f"test_{name}.py"
    assert test.is_file(), f"{file} has no test"
    first = test.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(f'"""{rule_of(file).code}: ')


def test_every_test_has_a_rule():
    tests = {
        f"{p.parent.name}/{p.stem.removeprefix('test_')}" for p in (REPOSITORY / "tests" / "rules").glob("*/test_*.py")
    }
    assert tests == set(FILES)


def test_every_rule_says_its_requirement_and_its_source():
    for rule in RULES:
        assert rule.summary.endswith("."), rule.code
        assert rule.source, rule.code


def test_every_rule_cites_a_clause_of_the_regulation():
    for rule in RULES:
        assert clauses_of(rule.clause), rule.code


def test_a_rule_never_raises_prints_or_reads_the_clock():
    for file in FILES:
        source = (REPOSITORY / "plugins" / "rules" / f"{file}.py").read_text(encoding="utf-8")
        assert not re.search(r"\braise\b|\bprint\(|\.now\(|\.today\(|\bopen\(|\bglobal\b", source), file


def test_rules_need_only_fields_that_some_column_has():
    known = {name for column in policy().columns.values() for name in column.fields}
    assert {rule.code: rule.needs for rule in RULES if not known.issuperset(rule.needs)} == {}


def test_policy_names_only_rules_that_exist_and_that_need_naming():
    named = {name: key for key, column in policy().columns.items() for name in column.rules}
    optional = {rule.name for rule in RULES if not rule.every}
    assert {name: key for name, key in named.items() if name not in optional} == {}


def test_every_rule_of_some_columns_is_named_by_one():
    named = {name for column in policy().columns.values() for name in column.rules}
    assert {rule.name for rule in RULES if not rule.every} <= named


def test_the_list_of_rules_has_each_with_clause_weight_and_source():
    page = as_markdown()
    for rule in RULES:
        assert page.count(f"### {rule.code} `{rule.name}`\n\n{rule.summary}\n\n- regulation {rule.clause};") == 1
        assert f"- Source: {rule.source}" in page
