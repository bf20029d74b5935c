"""What a release carries of the texts it shows: their approved bytes, and what policy and theme say of showing them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from plugins.model.finding import Finding
from plugins.model.plan import Catalogue
from plugins.model.policy import Policy
from plugins.pipeline.cache.revision_source import place_of
from plugins.read.attachments import DOCUMENT_NAME
from plugins.read.faults import VALUE
from plugins.release.evidence import SHOWING, shelves
from plugins.release.layout import EVIDENCE
from plugins.release.store import Source
from plugins.render.words import load_words

SENTENCES = ("amended_mark", "cited_by", "comma", "missing", "note_amended", "note_amended_from", "number_written")
"""What the site says within texts, between entries of a list, and in place of a value that an old text lacks."""


def carried_texts(
    root: Path,
    catalogue: Catalogue,
    policy: Policy,
    findings: Iterable[Finding],
    theme: Path,
    before: Path | None,
) -> Mapping[str, Source]:
    """Return the evidence of the words of a release, by path below ``evidence/``.

    That are the canonical bytes of each public text and of each earlier text
    that is shown, on shelves, and `showing`. Texts that nobody may read any
    more are not among them.

    Args:
        root: where approved texts lie.
        catalogue: what is public.
        policy: in force.
        findings: of the build; a value that does not fit its type any more is one, and stands on no page.
        theme: whose sentences pages say.
        before: the folder of the release before, None for none; a shelf that it has is not read.
    """
    places = {
        revision.digest.removeprefix("sha256:"): revision.path
        for publication in catalogue.publications.values()
        for revision in (publication.revision, *publication.earlier)
    }
    evidence: dict[str, Source] = {SHOWING: showing(policy, _unshown(findings, places), theme)}
    for name, digests in shelves(places).items():
        held = f"{before}/{EVIDENCE}{name}" if before else ""
        if held and Path(held).is_file():
            evidence[name] = held
        else:
            evidence[name] = b"".join(
                _line(digest, place_of(root, places[digest]) / DOCUMENT_NAME) for digest in digests
            )
    return evidence


def _line(digest: str, path: Path) -> bytes:
    """Return a text as a line of its shelf: its digest, and its bytes as a JSON string."""
    return f"{digest} {json.dumps(path.read_bytes().decode(), ensure_ascii=False)}\n".encode()


def _unshown(findings: Iterable[Finding], carried: Iterable[str]) -> Mapping[str, list[str]]:
    """Return the fields that policy cannot read any more, by the twelve digits of each text that is carried.

    Of a text that is not public a release does not tell even that.
    """
    known = {digest[:12] for digest in carried}
    found: dict[str, set[str]] = {}
    for one in findings:
        folder, _, name = one.path.rpartition("/")
        if one.code == VALUE.code and name == DOCUMENT_NAME and folder.startswith("approved/"):
            found.setdefault(folder.rpartition("/")[2], set()).add(one.field)
    return {digits: sorted(fields) for digits, fields in found.items() if digits in known}


def showing(policy: Policy, unshown: Mapping[str, list[str]], theme: Path) -> bytes:
    """Return what policy and theme say of showing texts, as one line of JSON; ``docs/formats/words.md`` has its keys.

    Args:
        policy: in force.
        unshown: the fields of texts that stand on no page, by the twelve digits of each text.
        theme: whose sentences pages say.
    """
    spoken = {language: load_words(theme, language) for language in policy.site.languages}
    record: dict[str, Any] = {
        "words": {language: {key: words[key] for key in SENTENCES} for language, words in spoken.items()},
        "unshown": unshown,
        "site": policy.site.base_url,
        "departments": {key: dict(one.title) for key, one in policy.departments.items()},
        "columns": {
            key: {
                "main_date": column.main_date,
                "fields": {
                    name: {
                        "type": field.type.name,
                        "label": dict(field.label),
                        "show": bool(field.show),
                        "columns": list(field.columns or policy.columns),
                        "titles": {choice: dict(title) for choice, title in field.titles.items()},
                    }
                    for name, field in column.fields.items()
                },
            }
            for key, column in policy.columns.items()
        },
    }
    return (json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
