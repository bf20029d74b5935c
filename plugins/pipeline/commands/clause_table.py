"""The table of the regulation's clauses: for each its columns, rules, acts, registers and tests."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from plugins.model.clause import CLAUSES, PARTS, clauses_of
from plugins.model.policy import Policy
from plugins.review.known_acts import ACTS
from plugins.review.known_registers import REGISTERS
from plugins.rules.every_rule import RULES

HEAD = """# Clauses of the regulation

Made by `inv reference` from policy, program and tests; a test compares the two.

Columns, rules, acts and registers say themselves which clauses they are there for.
A test cites a clause in the first line of its docstring: it begins with the code of a rule or the name of an act, \
or ends with clauses in brackets, such as `(I.4, I.5)`.
"""

_T = TypeVar("_T")
KINDS = ("columns", "rules", "acts", "registers", "tests")
_CITED = re.compile(r"\(([^()]*)\)\.?$")
_BEGIN = re.compile(r"([A-Z]{3}[0-9]{3}|[A-Z][a-z]+): ")


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """What there is for one clause.

    Attributes:
        columns: titles in English, in the order of the navigation.
        rules: codes and names, by code.
        acts, registers: names, sorted.
        tests: paths from the repository, sorted.
    """

    columns: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    acts: tuple[str, ...]
    registers: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is done about the clause, or no test cites it."""
        return not self.tests or not (self.columns or self.rules or self.acts or self.registers)


def clauses_cited(line: str) -> tuple[str, ...]:
    """Return the clauses that the first line of a test's docstring cites, ``()`` for none.

    Raises:
        ValueError: it begins as a rule's test does, and no rule has that code.
    """
    begin = _BEGIN.match(line)
    name = begin[1] if begin else ""
    if name[3:].isdigit():
        if name not in _OF_RULES:
            raise ValueError(f"no rule has the code {name}")
        return clauses_of(_OF_RULES[name])
    act = ACTS.get(name.lower())
    end = _CITED.search(line)
    texts = [*([act.clause] if act else []), *([end[1]] if end and _is_clauses(end[1]) else [])]
    return clauses_of(", ".join(texts)) if texts else ()


_OF_RULES = {rule.code: rule.clause for rule in RULES}


def _is_clauses(text: str) -> bool:
    try:
        return bool(clauses_of(text))
    except ValueError:
        return False


def first_lines(repository: Path) -> Mapping[str, str]:
    """Return the first line of each test's docstring, ``""`` for none, by the path of the file from the repository."""
    paths = sorted((repository / "tests").rglob("test_*.py"))
    return {path.relative_to(repository).as_posix(): _first_line(path) for path in paths}


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


def clause_rows(policy: Policy, tests: Mapping[str, str]) -> Mapping[str, ClauseRow]:
    """Return what there is for each clause, in the order of the regulation.

    Args:
        policy: whose columns are listed.
        tests: the first line of each, as `first_lines` returns them.

    Raises:
        ValueError: something cites a clause that is none, or a rule that is none.
    """
    columns = sorted(policy.columns.values(), key=lambda column: (column.order, column.key))
    cited = {path: clauses_cited(line) for path, line in tests.items()}
    return {
        clause: ClauseRow(
            tuple(_for(clause, ((column.title["en"], column.clause) for column in columns))),
            tuple(_for(clause, (((rule.code, rule.name), rule.clause) for rule in RULES))),
            tuple(_for(clause, ((name, act.clause) for name, act in ACTS.items()))),
            tuple(_for(clause, ((name, register.clause) for name, register in REGISTERS.items()))),
            tuple(path for path, named in cited.items() if clause in named),
        )
        for clause in CLAUSES
    }


def _for(clause: str, known: Iterable[tuple[_T, str]]) -> Iterator[_T]:
    return (one for one, text in known if text and clause in clauses_of(text))


def clauses_as_markdown(policy: Policy, repository: Path) -> str:
    """Return the page: one table of all clauses, then what there is for each.

    Raises:
        ValueError: something cites a clause or a rule that is none.
    """
    rows = clause_rows(policy, first_lines(repository))
    head = f"| clause | asks for | {' | '.join(KINDS)} |\n| --- | --- |{' ---: |' * len(KINDS)}\n"
    lines = (
        f"| [{clause}](#{_anchor(clause)}) | {CLAUSES[clause]} | {_counts(row)} |\n" for clause, row in rows.items()
    )
    parts = [f"{HEAD}\n{head}{''.join(lines)}"]
    for part, title in PARTS.items():
        parts.append(f"## {part}. {title}\n")
        parts += [_section(clause, row) for clause, row in rows.items() if clause.startswith(f"{part}.")]
    return "\n".join(parts)


def _anchor(clause: str) -> str:
    return clause.replace(".", "").lower()


def _counts(row: ClauseRow) -> str:
    return " | ".join(str(len(getattr(row, kind)) or "") for kind in KINDS)


def _section(clause: str, row: ClauseRow) -> str:
    shown = {
        "Columns": row.columns,
        "Rules": [f"[{code}](rules.md#{code.lower()}-{name}) {name.replace('_', ' ')}" for code, name in row.rules],
        "Acts": [f"`{name}`" for name in row.acts],
        "Registers": [f"[{name}](registers.md#{name})" for name in row.registers],
        "Tests": [f"[{path.removeprefix('tests/')}](../../{path})" for path in row.tests],
    }
    asks = CLAUSES[clause]
    lines = [f"- {kind}: {', '.join(names)}.\n" for kind, names in shown.items() if names]
    return f"### {clause}\n\n{asks[0].upper()}{asks[1:]}.\n\n{''.join(lines)}"
