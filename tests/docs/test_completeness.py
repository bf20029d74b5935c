"""Whatever somebody can type, meet or set is named in the documentation."""

from __future__ import annotations

import ast
import re

import pytest
import yaml

from plugins.model.field_types import TYPES
from plugins.model.finding import Weight
from plugins.model.role import ROLES
from plugins.model.standing import State
from plugins.plan.faults import FAULTS as OF_THE_PLAN
from plugins.policy import columns, site
from plugins.policy.faults import FAULTS as OF_POLICY
from plugins.policy.load import load_policy
from plugins.read.faults import FAULTS
from plugins.review.faults import FAULTS as OF_REVIEW
from plugins.review.known_acts import ACTS
from plugins.rules.every_rule import RULES
from tasks import TASKS
from tests.architecture.sources import project_files, text_of
from tests.docs.pages import pages
from tests.repository import DEMONSTRATION, REPOSITORY

PAGES = pages()
HANDBOOKS = "\n".join(
    PAGES[path]
    for path in (
        *("README.md", "CONTRIBUTING.md", "docs/README.md", "docs/architecture.md", "docs/formats/search.md"),
        *("docs/handbook/contacts.md", "docs/handbook/office.md", "docs/handbook/operator.md"),
    )
)
POLICY = PAGES["docs/formats/policy.md"]
DOCUMENT = PAGES["docs/formats/document.md"]


def in_code(text: str, names: list[str]) -> list[str]:
    """Return the names that do not stand in the page as code."""
    return [name for name in names if f"`{name}`" not in text]


@pytest.mark.parametrize("task", list(TASKS))
def test_every_task_is_in_a_handbook_besides_the_reference(task: str) -> None:
    assert re.search(rf"inv {re.escape(task)}\b|`{re.escape(task)}`", HANDBOOKS)


def test_every_rule_is_in_the_list_with_its_source() -> None:
    rules = PAGES["docs/reference/rules.md"]
    assert [rule.code for rule in RULES if f"### {rule.code} `{rule.name}`" not in rules] == []


def test_every_finding_of_the_reader_is_in_the_list() -> None:
    assert [code for code in FAULTS if f"| {code} |" not in PAGES["docs/reference/reader.md"]] == []


CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
REFERENCE = "\n".join(text for path, text in PAGES.items() if path.startswith("docs/reference/"))


def codes(source: str) -> set[str]:
    """Return the codes of findings that a program writes."""
    texts = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


def missing_codes(source: str) -> list[str]:
    """Return the codes that a program writes and that no page of the reference explains."""
    return sorted(c for c in codes(source) if f"### {c} `" not in REFERENCE and f"| {c} |" not in REFERENCE)


def test_every_code_of_a_finding_is_explained_whoever_finds_it() -> None:
    sources = [text_of(path) for path in project_files() if path.startswith("plugins/") and path.endswith(".py")]
    assert {code[:3] for source in sources for code in codes(source)} >= {"REA", "INT", "LED", "PLN", "COL", "SEC"}
    assert [code for source in sources for code in missing_codes(source)] == []


def test_a_code_that_no_page_explains_is_seen() -> None:
    assert missing_codes('Finding(path, 0, code="PLN099")\nOTHER = "PLN002"') == ["PLN099"]


def test_every_finding_outside_of_texts_has_a_line_that_says_what_to_do() -> None:
    office = PAGES["docs/handbook/office.md"]
    assert [one.code for one in (*OF_POLICY, *OF_REVIEW, *OF_THE_PLAN) if f"| `{one.code} " not in office] == []


def test_every_column_has_its_line_for_contacts_and_in_the_policy() -> None:
    for key, column in load_policy(DEMONSTRATION).columns.items():
        assert f"| `{key}` |" in PAGES["docs/handbook/contacts.md"]
        assert f"| {column.title['en']} | `{key}` |" in POLICY


def test_every_key_of_the_policy_is_explained() -> None:
    keys = [
        *(*columns.REQUIRED, *columns.OPTIONAL),
        *(*site.BY_LANGUAGE, *site.TEXTS, "base_url", "languages"),
        *("type", "label", "required", "choices", "columns", "show", "hint", "every", "shared"),
        *("name", "terms", "keys", "role", "department", "since", "until", "key", "for", "successor"),
    ]
    assert in_code(POLICY, keys) == []


def test_every_role_and_every_type_of_a_column_is_named() -> None:
    assert in_code(POLICY, list(ROLES)) == []
    assert [name for name in columns.COLUMN_TYPES if name not in POLICY] == []


def test_every_shared_field_is_named_and_every_common_one_explained() -> None:
    given = yaml.safe_load((DEMONSTRATION / "policy" / "fields.yaml").read_text(encoding="utf-8"))
    assert in_code(POLICY, list(given["shared"])) == []
    assert [name for name in (*given["every"], "status") if f"| `{name}` |" not in DOCUMENT] == []


def test_every_type_of_a_field_is_in_the_list_with_what_passes() -> None:
    types = PAGES["docs/reference/types.md"]
    assert [name for name, type in TYPES.items() if f"| `{name}` | {type.passes} |" not in types] == []


def test_every_act_state_and_weight_is_explained() -> None:
    assert [act for act in ACTS if f"| `{act}` |" not in PAGES["docs/formats/ledger.md"]] == []
    assert [state.value for state in State if f"| {state.value} |" not in PAGES["docs/handbook/contacts.md"]] == []
    assert [weight.name for weight in Weight if f"| {weight.name} |" not in PAGES["docs/handbook/contacts.md"]] == []


def lost_files(page: str) -> list[str]:
    """Return the paths of sources and tests that a page names in code and that are not there; patterns are left out."""
    named = re.findall(r"`((?:plugins|tests|theme|docs)/[^`<>*]+\.(?:py|yaml|html|css|md))`", page)
    examples = set(re.findall(r"Write `([^`]+)`", page)) | set(re.findall(r"(?<=and )`(tests/[^`]+)`", page))
    return [path for path in named if path not in examples and not (REPOSITORY / path).is_file()]


def test_every_setting_of_ours_in_pelicanconf_is_named() -> None:
    source = (REPOSITORY / "plugins" / "pipeline" / "build" / "pelican_plugin.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'"(SITE_[A-Z]+)"', source)) - {"SITE_JOB", "SITE_OUTCOME", "SITE_PLUGINS"}
    assert in_code(PAGES["docs/handbook/operator.md"], sorted(asked)) == []


def test_the_readme_names_every_folder_and_the_architecture_every_stage() -> None:
    folders = {path.split("/")[0] for path in project_files() if "/" in path and path[0] != "."}
    assert [name for name in sorted(folders) if f"`{name}/`" not in PAGES["README.md"]] == []
    stages = {
        "/".join(path.split("/")[:2]) for path in project_files() if path.count("/") > 1 and path[:8] == "plugins/"
    }
    assert [name for name in sorted(stages) if f"| `{name}` |" not in PAGES["docs/architecture.md"]] == []


def test_the_architecture_names_every_room_of_the_pipeline_and_no_file_that_is_not_there() -> None:
    rooms = {
        path.split("/")[2] for path in project_files() if path.startswith("plugins/pipeline/") and path.count("/") > 2
    }
    page = PAGES["docs/architecture.md"]
    assert [room for room in sorted(rooms) if f"| `{room}` |" not in page] == []
    assert lost_files(page) == []


def test_a_file_that_is_named_and_not_there_is_found() -> None:
    assert lost_files("`plugins/model/row.py`, `tests/x.py`, `plugins/rules/<family>/<name>.py`") == ["tests/x.py"]
