"""An act is a file: one that lacks a part is an error at the start that names it, and each has its test."""

from __future__ import annotations

import sys

import pytest

from plugins.model.clause import clauses_of
from plugins.model.error import IntegrityError, SiteError
from plugins.release.evidence import LETS_THROUGH
from plugins.review import acts
from plugins.review.act_file import act_payload, parse_act
from plugins.review.known_acts import ACTS, load_acts
from tests.repository import REPOSITORY
from tests.review.office import act

WHOLE = """
from plugins.review.act_kind import ActKind
from plugins.review.entitlement import OFFICE, for_the_office
ACT = ActKind(signers=1, roles=(OFFICE,), may=for_the_office, change=lambda state, case: state)
"""


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load acts from a folder that holds one file, as if it were that of the program."""

    def loaded(text: str, name: str = "plead"):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(acts, "__path__", [str(tmp_path)])
        return load_acts()

    yield loaded
    for name in [name for name in sys.modules if name.startswith("plugins.review.acts.plead")]:
        del sys.modules[name]
        delattr(acts, name.rpartition(".")[2])


def test_a_file_is_an_act_by_its_name(load):
    assert list(load(WHOLE)) == ["plead"]


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("signers=1, ", "signers"),
        ("roles=(OFFICE,), ", "roles"),
        ("may=for_the_office, ", "may"),
        (", change=lambda state, case: state", "change"),
    ],
)
def test_a_file_that_lacks_a_part_is_named_with_it(part, name, load):
    with pytest.raises(SiteError, match=rf"^plugins/review/acts/plead\.py: ACT lacks {name}$"):
        load(WHOLE.replace(part, ""))


def test_a_file_without_an_act_is_named(load):
    with pytest.raises(SiteError, match=r"^plugins/review/acts/plead\.py: it holds no ActKind named ACT"):
        load(WHOLE.replace("ACT =", "PLEAD ="))


def test_a_name_that_cannot_stand_in_the_name_of_a_ledger_file_is_named(load):
    with pytest.raises(SiteError, match=r"^plugins/review/acts/plead_again\.py: an act is called by one word"):
        load(WHOLE, "plead_again")


def test_every_act_has_its_test():
    tests = REPOSITORY / "tests" / "review" / "acts"
    assert sorted(p.stem.removeprefix("test_") for p in tests.glob("test_*.py")) == list(ACTS)


def test_every_act_that_lets_something_through_is_one_that_releases_rest_on():
    assert {name for name, kind in ACTS.items() if kind.lets_through} == LETS_THROUGH


def test_an_act_that_nobody_knows_is_a_finding_of_the_ledger():
    payload = act_payload(act("hold", "chen.yu")).replace(b'"act":"hold"', b'"act":"publish"')
    with pytest.raises(IntegrityError, match="act is one of adopt, approve, "):
        parse_act(payload, "ledger/2026/11/20261120T010000Z-publish-00000000.act")


@pytest.mark.parametrize("name", list(ACTS))
def test_every_act_names_its_clauses(name):
    assert clauses_of(ACTS[name].clause)
