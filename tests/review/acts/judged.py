"""One act on one document, judged as the ledger judges it: by its signatures, then by its kind."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.model.policy import Policy
from plugins.model.step import Step
from plugins.model.subject import Subject
from plugins.review.act_kind import Case
from plugins.review.history import ReviewState
from plugins.review.known_acts import ACTS
from plugins.review.ledger import SignedAct
from plugins.review.signers import fault_of_signers
from tests.review.office import LAWS, OFFICE, act, digest, key, minutes, policy

CITES = "https://news.example/release.html"
EVERYBODY = ("li.wei", "he.lin", "wang.qing", "guo.tao", "sun.hao", "chen.yu", "fang.ning", "zhao.min", "site-machine")
OFFICE_PEOPLE = {"chen.yu", "fang.ning", "zhao.min"}
THREE_STEPS = (Step("liaison", "department"), Step("ministry-leader", "leader"), Step(OFFICE))
TEXT = Subject(LAWS, "disease-control", "sun.hao")
"""A text of the department of Li Wei and Guo Tao, about the leader Sun Hao."""

STRANGE = Subject(LAWS, "medical-administration", "somebody.else")
"""A text of another department, about another leader."""


def fault(
    kind: str,
    *by: str,
    role: str = "",
    step: str = "",
    signers: tuple[str, ...] = (),
    rules: Policy | None = None,
    at: int = 0,
    text: Subject = TEXT,
    chain: tuple[Step, ...] = (Step(OFFICE),),
    taken: int = 0,
    **said: str,
) -> str:
    """Return why an act on the submitted text called a does not count; ``taken`` steps of the chain are taken."""
    made = act(kind, by, role=role, step=step, cites=CITES, **said)
    signed = SignedAct(made, tuple(key(who)[1] for who in signers or by))
    case = Case(made, minutes(at), True, rules or policy(), text, chain)
    return fault_of_signers(signed, ACTS[kind].signers, case.policy, minutes(at), ACTS[kind].each) or ACTS[kind].may(
        submitted(taken), case
    )


def submitted(taken: int = 0) -> ReviewState:
    """Return the state in which the text called a waits for the step after those that are taken."""
    steps: tuple[Act, ...] = (act("submit", "li.wei"), *(act("approve", "fang.ning"),) * taken)
    return ReviewState(pending=digest("a"), steps=steps)


def may(kind: str, *, step: str = "", text: Subject = TEXT, **said: str) -> set[str]:
    """Return who may take an act on the text that is submitted."""
    return {who for who in EVERYBODY if not fault(kind, who, step=step, text=text, **said)}
