"""Texts of documents that break no rule, for whole small sites; a key that is given takes the place of its own."""

from __future__ import annotations

UPDATES = "content/work-updates/2026"
LAWS = "content/laws-and-regulations/2026"
DOCUMENTS = "content/policy-information/2026"


def update(id: str, title: str, *more: str, body: str = "Teams of two take the samples, county by county.") -> str:
    """Return a work update by Li Wei, slug ``s-<id>``, dated 20 November 2026."""
    return front_matter(id, title, "dated: 2026-11-20", more=more, body=body)


def law(id: str, title: str, *more: str, body: str = "**Article 1** Wells are sampled once a year.") -> str:
    """Return a law by Li Wei, slug ``s-<id>``, announced on 20 November 2026 and public on approval."""
    lines = (
        "publish: on-approval",
        "issued_by: [Ministry of Health]",
        "formed: 2026-11-20",
        "announced: 2026-11-20",
        "effective: 2027-03-01",
    )
    return front_matter(id, title, *lines, more=more, body=body)


def front_matter(id: str, title: str, *lines: str, more: tuple[str, ...], body: str) -> str:
    """Put a document together; of two lines with one key, that of ``more`` stays."""
    every = (
        f"id: {id}",
        f"title: {title}",
        f"slug: s-{id}",
        "language: en",
        "department: disease-control",
        "contact: li.wei",
        "status: draft",
        *lines,
    )
    given = {line.partition(":")[0] for line in more}
    kept = [line for line in every if line.partition(":")[0] not in given]
    return "\n".join(["---", *kept, *more, "---", "", body, ""])
