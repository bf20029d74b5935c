"""Who may approve what is read from the files that say so, and from nothing else."""

from __future__ import annotations

import pytest

from plugins.model.error import PolicyError
from plugins.policy.entitlements import entitles, read_entitlements
from plugins.policy.load import load_policy, policy_files


@pytest.fixture
def sources(root):
    """The files that say who may approve what."""
    files, _ = policy_files(root)
    return {path: data for path, data in files.items() if entitles(path)}


def test_people_and_steps_are_those_of_the_whole_policy(root, sources):
    whole, found = load_policy(root), read_entitlements(sources)
    assert found.people == whole.people
    assert found.chains == {key: column.chain for key, column in whole.columns.items()}
    assert found.urgent == {key for key, column in whole.columns.items() if column.urgent}


@pytest.mark.parametrize("path", ["policy/site.yaml", "policy/fields.yaml", "policy/clocks.yaml"])
def test_what_says_nothing_of_approvals_is_not_asked_for(path):
    assert not entitles(path)


@pytest.mark.parametrize("path", ["policy/people.yaml", "policy/departments.yaml"])
def test_people_and_departments_are_needed(sources, path):
    with pytest.raises(PolicyError):
        read_entitlements({name: data for name, data in sources.items() if name != path})


def test_a_step_that_is_not_known_makes_no_shorter_chain(sources):
    path = next(path for path in sources if path.startswith("policy/columns/"))
    changed = sources[path].replace(b"chain: [", b"chain: [overlord, ")
    assert changed != sources[path]
    with pytest.raises(PolicyError, match="got no steps, expected a list of roles"):
        read_entitlements(sources | {path: changed})
