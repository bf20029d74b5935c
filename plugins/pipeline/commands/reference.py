"""Pages of the documentation that are made from program and policy, such as those of rules and commands."""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping

from plugins.desk.faults import FAULTS as OF_THE_DESK
from plugins.pipeline.commands.clause_table import clauses_as_markdown
from plugins.pipeline.commands.task import Task
from plugins.pipeline.commands.usage import task_help
from plugins.pipeline.paths import REPOSITORY
from plugins.plan.faults import FAULTS as OF_THE_PLAN
from plugins.policy.faults import FAULTS as OF_POLICY
from plugins.policy.listing import types_as_markdown
from plugins.policy.load import load_policy
from plugins.policy.schema import json_schema
from plugins.read.faults import FAULTS
from plugins.review.faults import FAULTS as OF_REVIEW
from plugins.review.register_listing import registers_as_markdown
from plugins.rules.listing import as_markdown

COMMANDS = """# Commands

Made by `inv reference` from the tasks themselves; a test compares the two.

`--root DIR` says where content, approved, ledger and policy lie; the repository is the default.
Exit status: 0 fine, 1 the program failed, 2 the call was wrong, 3 findings, 4 something is overdue.
"""

BUILD = """# Findings of the build

Made by `inv reference` from the program itself; a test compares the two.

These are about no text: what is wrong with the ledger, with an act, or with an address.
`STOP` keeps what it is about from the public, or leaves it as it was; `NOTE` is information.
What to do stands in the [handbook](../handbook/office.md#something-was-carried-forward-or-withheld).
"""

READER = """# Findings of the reader

Made by `inv reference` from the reader itself; a test compares the two.

These come before any rule is asked: what is wrong with a file, its front matter, its Markdown or its attachments.
"""


def reference_pages(tasks: Mapping[str, Task]) -> Mapping[str, str]:
    """Return the generated pages by their path in the repository."""
    policy = load_policy(REPOSITORY)
    schemas = {
        f"docs/reference/schema/{key}.json": json.dumps(json_schema(column, policy), ensure_ascii=False, indent=1)
        + "\n"
        for key, column in policy.columns.items()
    }
    return {
        **schemas,
        "docs/reference/clauses.md": clauses_as_markdown(policy, REPOSITORY),
        "docs/reference/commands.md": _commands(tasks),
        "docs/reference/rules.md": as_markdown(),
        "docs/reference/build.md": _build(),
        "docs/reference/reader.md": _reader(),
        "docs/reference/types.md": types_as_markdown(),
        "docs/reference/registers.md": registers_as_markdown(),
    }


def _commands(tasks: Mapping[str, Task]) -> str:
    parts = [COMMANDS]
    for name, task in tasks.items():
        parts.append(f"## {name}\n\n```text\n{inspect.cleandoc(task_help(task))}\n```\n")
    return "\n".join(parts)


def _build() -> str:
    rows = [
        f"| {one.code} | {one.name} | {one.weight.name} | {one.sentence} |"
        for one in (*OF_POLICY, *OF_REVIEW, *OF_THE_PLAN, *OF_THE_DESK)
    ]
    return "\n".join([BUILD, "| code | name | weight | what it says |", "| --- | --- | --- | --- |", *rows, ""])


def _reader() -> str:
    rows = [f"| {code} | {name} | {sentence} |" for code, (name, sentence) in sorted(FAULTS.items())]
    return "\n".join([READER, "| code | name | what it says |", "| --- | --- | --- |", *rows, ""])
