"""The rules, found by listing the family folders, and the functions that run them.

A rule is imported when it is asked for: an edit needs those that stop a text
and those of the site, which are a sixth of all.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from plugins.model.clock import Clock
from plugins.model.column import Column
from plugins.model.digest import revision_digest, sha256
from plugins.model.document import Document
from plugins.model.error import SiteError
from plugins.model.finding import Finding, bounded
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.rules.library import Library
from plugins.rules.rule import Rule

HERE = Path(__file__).parent
SCOPE = re.compile(r'\bscope="([a-z]+)"')


def rule_files() -> tuple[str, ...]:
    """Return every file that must hold a rule, as ``family/name``, sorted."""
    return tuple(
        sorted(
            f"{path.parent.name}/{path.stem}"
            for path in HERE.glob("*/*.py")
            if path.stem != "__init__" and not path.parent.name.startswith("__")
        )
    )


class Declared(NamedTuple):
    """What the source of a rule says of it; as in `Rule`.

    Attributes:
        file: as `rule_files` gives it.
        scope, every: of the rule.
        stops: whether its weight stops a text.
    """

    file: str
    scope: str
    every: bool
    stops: bool


@functools.cache
def declared_rules() -> tuple[Declared, ...]:
    """Return what the source of each rule says, without importing any; a test compares it with what they are."""
    return tuple(_declared(file, (HERE / f"{file}.py").read_text(encoding="utf-8")) for file in rule_files())


def _declared(file: str, source: str) -> Declared:
    scope = SCOPE.search(source)
    return Declared(file, scope[1] if scope else "document", "every=False" not in source, "Weight.STOP" in source)


def load_rules(files: Iterable[str] | None = None) -> tuple[Rule[...], ...]:
    """Return the rules of some files, or of all families, sorted by code.

    Raises:
        SiteError: a file does not hold a rule of its own name.
    """
    rules = []
    for file in rule_files() if files is None else files:
        family, name = file.split("/")
        found = getattr(importlib.import_module(f"plugins.rules.{family}.{name}"), name, None)
        if not isinstance(found, Rule):
            raise SiteError(f"plugins/rules/{file}.py: it holds no rule named {name}")
        rules.append(found)
    return tuple(sorted(rules, key=lambda rule: rule.code))


@functools.cache
def _of_the_site() -> tuple[Rule[...], ...]:
    return load_rules(one.file for one in declared_rules() if one.scope == "site")


@functools.cache
def needed_fields() -> tuple[str, ...]:
    """Return the fields that rules of the site need in the row of each public document, sorted."""
    return tuple(sorted({name for rule in _of_the_site() for name in rule.needs}))


@functools.cache
def rules_digest() -> str:
    """Return ``sha256:…`` over the sources of all rules, as an act records it."""
    return digest_of(HERE)


def digest_of(folder: Path) -> str:
    """Return the digest of every Python file below ``folder``, as that of a revision is made."""
    files = ((path.relative_to(folder).as_posix(), sha256(path.read_bytes())) for path in folder.rglob("*.py"))
    return revision_digest(files)


def check_alone(document: Document, column: Column | None, adopted: bool = False) -> tuple[Finding, ...]:
    """Run the rules that need nothing but the document; the result depends on its bytes alone.

    ``column`` is None for a document in a column that policy does not know:
    then the rules of every column hold.
    """
    return _sorted(_alone(document, column, adopted))


def _alone(document: Document, column: Column | None, adopted: bool) -> Iterator[Finding]:
    return (f for rule in _holding("document", column, adopted) for f in rule(document))


def check_stops(document: Document, column: Column | None, adopted: bool = False) -> tuple[Finding, ...]:
    """Run those of the rules of `check_alone` that stop a text wherever it is: a build asks them of every text."""
    return _sorted(f for rule in _holding("document", column, adopted, stops=True) for f in rule(document))


def check_adopted(document: Document, policy: Policy, at: datetime) -> tuple[Finding, ...]:
    """Run the rules for documents taken over from an old site, as far as they need no other document."""
    column = policy.columns.get(document.column)
    asked = (f for rule in _holding("policy", column, adopted=True) for f in rule(document, policy, at))
    return _sorted((*_alone(document, column, adopted=True), *asked))


def check_document(document: Document, *, library: Library, at: datetime, adopted: bool = False) -> tuple[Finding, ...]:
    """Run every rule that holds for the document in its column.

    Args:
        document: working or approved.
        library: what it is compared with.
        at: the instant for which terms and dates are judged, with a zone.
        adopted: whether it is taken over from an old site: then only rules that hold for those.

    Returns:
        All findings, sorted by place.
    """
    column = library.policy.columns.get(document.column)
    return _sorted(
        (
            *_alone(document, column, adopted),
            *(f for rule in _holding("policy", column, adopted) for f in rule(document, library.policy, at)),
            *(f for rule in _holding("reference", column, adopted) for f in rule(document, library)),
        )
    )


def check_site(catalogue: Catalogue, clock: Clock) -> tuple[Finding, ...]:
    """Run every rule about the site as a whole; they report and hold nothing up."""
    return _sorted(f for rule in _of_the_site() for f in rule(catalogue, clock))


def _holding(scope: str, column: Column | None, adopted: bool, *, stops: bool = False) -> tuple[Rule[...], ...]:
    return _chosen(scope, column.rules if column else (), adopted, stops)


@functools.cache
def _chosen(scope: str, named: tuple[str, ...], adopted: bool, stops: bool) -> tuple[Rule[...], ...]:
    """Return rules of a scope that hold in a column with these names of rules; those that stop alone with ``stops``."""
    files = (
        one.file
        for one in declared_rules()
        if one.scope == scope and (one.every or one.file.split("/")[1] in named) and (one.stops or not stops)
    )
    return tuple(rule for rule in load_rules(files) if rule.adopted or not adopted)


def _sorted(findings: Iterator[Finding] | tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Sort and bound findings, once: what is counted must not be counted again."""
    return bounded(sorted(findings, key=lambda f: (f.path, f.line, f.code, f.field, f.got, f.expected)))
