"""Everything that policy files say, as one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from plugins.model.attachment_kinds import TAKEN
from plugins.model.column import Column
from plugins.model.person import Department, Person
from plugins.model.reporting_clock import ReportingClock


@dataclass(frozen=True, slots=True)
class Site:
    """``policy/site.yaml``.

    Attributes:
        name: of the ministry, by language.
        tagline: by language.
        base_url: ``https://…`` without a final slash; goes into absolute addresses.
        code: site identification code of the page tags, ``""`` when none is assigned.
        sponsor: by language.
        operator: by language.
        address: by language.
        telephone: as shown.
        email: where errors are reported.
        icp: registration number as shown, ``""`` for none.
        public_security: registration number as shown, ``""`` for none.
        languages: interface languages; the first is the default.
        groups: the columns' groups in order of navigation, by key: their titles by language.
        signals: hosts whose releases open what waits for a signal, besides the documents of the site.
        attachments: endings of files that may be attached, in lower case, without the dot.
        everyday: words that the home page offers to search for, by language; none where policy names none.
        security_contact, security_expires: address to which a weakness of the site is reported, ``mailto:…`` or
            ``https://…``, and the instant until which that holds; ``""`` and None for none.
        most_asked: ids of the answers that the home page shows, in their order.
    """

    name: Mapping[str, str]
    tagline: Mapping[str, str]
    base_url: str
    code: str
    sponsor: Mapping[str, str]
    operator: Mapping[str, str]
    address: Mapping[str, str]
    telephone: str
    email: str
    icp: str
    public_security: str
    languages: tuple[str, ...]
    groups: Mapping[str, Mapping[str, str]]
    signals: tuple[str, ...] = ()
    attachments: tuple[str, ...] = TAKEN
    everyday: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most_asked: tuple[str, ...] = ()
    security_contact: str = ""
    security_expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy of a root: who may let what through, and where it goes.

    Attributes:
        site: the settings of the site.
        columns: by key, in order of navigation.
        departments: by key, in the order of the file.
        people: by key.
        digest: ``sha256:…`` over the policy files' bytes.
        clocks: reporting times by key, in the order of the file; none where a root has no such file.
        synonyms: groups of words that mean the same to those who search; none where a root has no such file.
    """

    site: Site
    columns: Mapping[str, Column]
    departments: Mapping[str, Department]
    people: Mapping[str, Person]
    digest: str
    clocks: Mapping[str, ReportingClock] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()
