"""Nothing in the project names the machine it was written on, or where its packages came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import faults_of

REGISTRIES = "py[p]i|python[h]osted|npm[j]s|deb[.]debian|security[.]debian|archive[.]ubuntu|crates|golang"
"""Hosts of package registries, as a pattern that does not find itself: this file is looked through as well."""

TRACES = {
    "a host of a package registry": re.compile(rf"(?:{REGISTRIES})[.](?:org|com|io|python[.]org)\b"),
    "a path of a machine": re.compile(r"(?<![\w.$}/-])/(?:work|tmp|home|root|Users)/[\w.]"),
    "the number of a ticket": re.compile(r"\bissue #\d", re.IGNORECASE),
}


def traces(path: str, text: str) -> Iterator[str]:
    """Yield what points to a machine, a registry or a ticket."""
    for number, line in enumerate(text.splitlines(), 1):
        for name, pattern in TRACES.items():
            found = pattern.search(line)
            if found:
                yield f"{path}:{number}: {name}: {found[0]}"


def test_nothing_points_to_a_machine_a_registry_or_a_ticket():
    assert faults_of(traces, lambda path: True) == []


@pytest.mark.parametrize(
    "line",
    [
        "#!/usr/bin/env python3",
        "see ../shared/corpus and docs/home/index.md",
        "https://www.health.example/work/2026/a.html",
        "issue 3 of the Gazette",
        'runs = "/tmp" in text',
    ],
)
def test_other_text_passes(line):
    assert list(traces("a.md", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://pypi" + ".org/simple",
        "https://registry.npmjs" + ".org/axe-core",
        "/wo" + "rk/main/plugins",
        "'/tm" + "p/x'",
        "see /ho" + "me/somebody/a.md",
        "fixes iss" + "ue #3",
    ],
)
def test_a_trace_is_found_with_its_line(line):
    assert [fault.partition(": ")[0] for fault in traces("a.md", f"first\n{line}\n")] == ["a.md:2"]
