"""Header and footer: the same on every page of a language, made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from plugins.model.policy import Policy
from plugins.render.views.fragments import Link


@dataclass(frozen=True)
class Chrome:
    """What header and footer say in one language.

    Attributes:
        navigation: key and link of every column, in order.
        sponsor, operator, address, telephone, email: as policy has them.
        code, icp, public_security: ``""`` when none is assigned.
        digest: over all of the above.
    """

    language: str
    name: str
    tagline: str
    home: str
    search: str
    navigation: tuple[tuple[str, Link], ...]
    accessibility: str
    about: str
    contact: str
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


def make_chrome(policy: Policy, pages: dict[str, str], columns: dict[str, str], language: str) -> Chrome:
    """Collect header and footer.

    Args:
        policy: the settings of the site and its columns.
        pages: address of ``home``, ``search``, ``site-map`` and the plain pages.
        columns: address of each column's newest list, by key.
        language: of the interface.
    """
    site = policy.site
    return Chrome(
        language=language,
        name=site.name[language],
        tagline=site.tagline[language],
        home=pages["home"],
        search=pages["search"],
        navigation=tuple((key, Link(policy.columns[key].title[language], href)) for key, href in columns.items()),
        accessibility=pages["accessibility"],
        about=pages["about"],
        contact=pages["contact"],
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
