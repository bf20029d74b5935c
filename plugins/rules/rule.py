"""A rule: one requirement of the regulation, and the code that finds where it is not kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, ParamSpec

from plugins.model.clause import clauses_of
from plugins.model.finding import Finding, Weight
from plugins.model.plan import Catalogue
from plugins.model.row import Row

P = ParamSpec("P")
CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
SCOPES = ("document", "policy", "reference", "site")


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """One requirement.

    Attributes:
        code: three letters for the family, three digits; no other rule has it.
        name: that of the function, the file and the test.
        clause: of the regulation, such as ``IV.2``; see `clauses_of`.
        scope: what it is asked about: ``document`` (one document alone),
            ``policy`` (with policy and the instant), ``reference`` (with a
            `Library`), ``site`` (everything public, with the clock).
        weight: of its findings unless they say otherwise.
        adopted: whether it holds for documents taken over from an old site too.
        every: whether it holds in every column; else where a column names it.
        needs: fields of columns that it asks of public documents, for the scope ``site``.
        looked: whether who waives it says at how many pages they looked.
        docstring: the requirement and its source.
        check: yields the findings.
    """

    code: str
    name: str
    clause: str
    scope: str
    weight: Weight
    adopted: bool
    every: bool
    needs: tuple[str, ...]
    looked: bool
    docstring: str
    check: Callable[P, Iterator[Finding]]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Finding]:
        """Yield the findings."""
        return self.check(*args, **kwargs)

    @property
    def summary(self) -> str:
        """The requirement in one sentence."""
        return " ".join(re.split(r"\n\s*\n", self.docstring, maxsplit=1)[0].split())

    @property
    def source(self) -> str:
        """What the requirement rests on, ``""`` when the docstring does not say."""
        found = re.search(r"^\s*Source: (.+?)(?:\n\s*\n|\Z)", self.docstring, re.MULTILINE | re.DOTALL)
        return " ".join(found[1].split()) if found else ""

    def text(self, row: Row, field: str) -> str:
        """Return the only value of a field of something public, ``""`` when it has none or several.

        Raises:
            KeyError: the rule does not name the field in ``needs=``.
        """
        values = self.texts(row, field)
        return values[0] if len(values) == 1 else ""

    def texts(self, row: Row, field: str) -> tuple[str, ...]:
        """Return the values of a field of something public, ``()`` when it has none.

        Raises:
            KeyError: the rule does not name the field in ``needs=``.
        """
        self._check_needs(field)
        return row.field(field)

    def having(self, catalogue: Catalogue, field: str) -> Sequence[tuple[Row, tuple[str, ...]]]:
        """Return all that has a field among what is public, each with its values; a site's rows are many.

        Raises:
            KeyError: the rule does not name the field in ``needs=``.
        """
        self._check_needs(field)
        return catalogue.having(field)

    def _check_needs(self, field: str) -> None:
        if field not in self.needs:
            raise KeyError(f"{self.code} {self.name} asks for the field {field} without needs=({field!r},)")

    def on(
        self,
        row: Row,
        *,
        expected: str,
        got: str,
        field: str = "",
        weight: Weight | None = None,
        due: datetime | None = None,
    ) -> Finding:
        """Make a finding of this rule on something public; ``got`` is already worded."""
        return Finding(
            path=f"{row.path}/document.md",
            line=0,
            code=self.code,
            rule=self.name,
            field=field,
            got=got,
            expected=expected,
            weight=self.weight if weight is None else weight,
            document=row.id,
            due=due,
        )


def rule(
    code: str,
    *,
    clause: str,
    scope: str = "document",
    weight: Weight = Weight.REFUSE,
    adopted: bool = False,
    every: bool = True,
    needs: tuple[str, ...] = (),
    looked: bool = False,
) -> Callable[[Callable[P, Iterator[Finding]]], Rule[P]]:
    """Make a `Rule` of the function below; nothing is registered anywhere.

    Raises:
        ValueError: the code, the scope or the clause is not of the known form, or a rule of another scope than
            ``site`` has needs.
    """
    if not CODE.fullmatch(code) or scope not in SCOPES:
        raise ValueError(f"a code such as COL012 and one of the scopes {', '.join(SCOPES)}, not {code}, {scope}")
    try:
        clauses_of(clause)
    except ValueError as error:
        raise ValueError(f"{code}: clause={clause!r}; it names {error}") from error
    if needs and scope != "site":
        raise ValueError(f"{code}: needs= is for the scope site; a rule of the scope {scope} has the document itself")

    def made(check: Callable[P, Iterator[Finding]]) -> Rule[P]:
        doc = check.__doc__ or ""
        return Rule(code, check.__name__, clause, scope, weight, adopted, every, needs, looked, doc, check)

    return made
