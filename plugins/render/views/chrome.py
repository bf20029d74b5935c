"""Header and footer: the same on every page of a language, made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from plugins.model.policy import Policy
from plugins.render.views.fragments import ColumnGroup, Link


@dataclass(frozen=True)
class Chrome:
    """What header and footer say in one language.

    Attributes:
        groups: the ways to every column, in order.
        sponsor, operator, address, telephone, email: as policy has them.
        code, icp, public_security: ``""`` when none is assigned.
        digest: over all of the above.
    """

    language: str
    name: str
    tagline: str
    home: str
    search: str
    open_search: str
    groups: tuple[ColumnGroup, ...]
    accessibility: str
    about: str
    ask: str
    contact: str
    press: str
    privacy: str
    site_map: str
    sponsor: str
    operator: str
    address: str
    telephone: str
    email: str
    code: str
    icp: str
    public_security: str

    @cached_property
    def digest(self) -> str:
        """Hexadecimal digest of everything said here."""
        return sha256(repr(self).encode()).hexdigest()[:16]


def make_chrome(policy: Policy, pages: Mapping[str, str], groups: tuple[ColumnGroup, ...], language: str) -> Chrome:
    """Collect header and footer.

    Args:
        policy: the settings of the site and its columns.
        pages: address of ``home``, ``search``, ``site-map`` and the plain pages.
        groups: of columns, in the language.
        language: of the interface.
    """
    site = policy.site
    return Chrome(
        language=language,
        name=site.name[language],
        tagline=site.tagline[language],
        home=pages["home"],
        search=pages["search"],
        open_search=pages["open-search"],
        groups=groups,
        accessibility=pages["accessibility"],
        about=pages["about"],
        ask=pages["ask"],
        contact=pages["contact"],
        press=pages["press"],
        privacy=pages["privacy"],
        site_map=pages["site-map"],
        sponsor=site.sponsor[language],
        operator=site.operator[language],
        address=site.address[language],
        telephone=site.telephone,
        email=site.email,
        code=site.code,
        icp=site.icp,
        public_security=site.public_security,
    )


def column_groups(
    policy: Policy, groups: Mapping[str, str], columns: Mapping[str, str], language: str
) -> tuple[ColumnGroup, ...]:
    """Return the groups that have columns, in order of navigation.

    Args:
        policy: the settings of the site and its columns.
        groups: address of each group's page, by key; ``""`` for a group without columns.
        columns: address of each column's newest list, by key.
        language: of the interface.
    """
    return tuple(
        ColumnGroup(
            key,
            Link(title[language], groups[key]),
            tuple(
                (name, Link(column.title[language], columns[name]))
                for name, column in policy.columns.items()
                if column.group == key
            ),
        )
        for key, title in policy.site.groups.items()
        if groups[key]
    )
