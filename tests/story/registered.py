"""Steps on entries of registers, as people take them in stories, and a document that names an entry."""

from __future__ import annotations

from plugins.pipeline.workspace.registering import answered, next_step, take_step
from tests.sites.make import Site
from tests.sites.texts import front_matter

ID = "k7m29xqf"


def take(site: Site, register: str, who: str, reference: str = "", step: str = "", **answers: str) -> str:
    """Take a step with these answers, seal it as the timer does, and move the clock on; return the reference."""
    workspace = site.workspace()
    meant = next_step(workspace, register, reference, step)
    given = {name.replace("_", "-"): answer for name, answer in answers.items()}
    _, found = take_step(workspace, meant, who, *answered(meant, given, None))
    site.tick()
    site.release()
    return found


def write(site: Site, column: str, title: str, *lines: str, id: str = ID, body: str = "It went well.") -> str:
    """Write a document of a column, and return its path."""
    path = f"content/{column}/2026/{id}.md"
    site.write(path, front_matter(id, title, "dated: 2026-11-20", more=lines, body=body))
    return path


def findings(site: Site, path: str) -> list[str]:
    """Return what stands against an approval, as code and remedy."""
    return [f"{one.code} {one.expected}" for one in site.workspace().check(path) if one.code.startswith("REG")]
