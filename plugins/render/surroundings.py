"""What every view needs to know of the whole site, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from plugins.model.column import Column
from plugins.model.plan import Catalogue, Entry, Plan
from plugins.model.policy import Site
from plugins.model.publication import Publication
from plugins.render.views.chrome import Chrome, make_chrome
from plugins.render.words import Words

Part = tuple[tuple[str, str], ...]

PAGES = ("home", "search", "site-map", "about", "contact", "privacy", "accessibility")
"""Pages that exist once a language and that header and footer lead to."""


UNADDRESSED = frozenset({"document", "question", "notice", "attachment", "asset", "index", "redirect"})
"""Kinds whose addresses nobody asks the plan for: publications know their own."""


@dataclass(frozen=True)
class Listing:
    """The pages of one list: a whole column, a year or a department of it.

    Attributes:
        newest: the page shown first.
        pages: numbered from the oldest.
        kind, value: what it is narrowed by, ``("year", "2026")``; ``("", "")`` for the whole column.
    """

    newest: Entry
    pages: Mapping[int, Entry]
    kind: str
    value: str

    @cached_property
    def count(self) -> int:
        """How many documents it lists."""
        return len({id for entry in (self.newest, *self.pages.values()) for id in entry.documents})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The catalogue with the look-ups that views ask for.

    Attributes:
        catalogue: at the instant of the build.
        words: sentences by language.
        paths: output path by ``(kind, language, key, part)``.
        lists: the lists of each column by ``(language, column)`` and what they are narrowed by.
        targets: ids of the public documents that a text links to, by the id of its document.
        assets: address of each asset by name.
    """

    catalogue: Catalogue
    words: Mapping[str, Words]
    paths: Mapping[tuple[str, str, str, Part], str]
    lists: Mapping[tuple[str, str], Mapping[tuple[str, str], Listing]]
    targets: Mapping[str, Sequence[str]]
    assets: Mapping[str, str]
    site: Site = field(init=False)
    columns: Mapping[str, Column] = field(init=False)
    chrome: Mapping[str, Chrome] = field(init=False)
    made: dict[object, object] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what is asked for on every page."""
        policy = self.catalogue.policy
        object.__setattr__(self, "site", policy.site)
        object.__setattr__(self, "columns", policy.columns)
        chrome = {
            language: make_chrome(
                policy,
                {name: self.page(name, language) for name in PAGES},
                {key: self.column(key, language) for key in policy.columns},
                language,
            )
            for language in policy.site.languages
        }
        object.__setattr__(self, "chrome", chrome)

    def address(self, kind: str, language: str, key: str, part: Part = ()) -> str:
        """Return the address of a page, ``""`` when the plan has no such page."""
        path = self.paths.get((kind, language, key, part))
        return "" if path is None else address_of(path)

    def page(self, name: str, language: str) -> str:
        """Return the address of a page that exists once a language: home, search, about …"""
        if name in ("home", "search", "site-map"):
            return self.address(name, language, "")
        return self.address("page", language, name)

    def column(self, key: str, language: str) -> str:
        """Return the address of a column's newest list."""
        return self.address("list", language, key)

    def feed(self, column: str) -> str:
        """Return the address of a column's feed; there is one for all languages, in the words of the first."""
        return self.address("feed", self.site.languages[0], column)

    def publication(self, id: str) -> Publication | None:
        """Return a public document."""
        return self.catalogue.publications.get(id)

    def column_of(self, key: str) -> Column:
        """Return a column; one that policy no longer has is known by its key alone."""
        column = self.columns.get(key)
        if column is not None:
            return column
        nothing = dict.fromkeys(self.site.languages, "")
        return Column(
            key=key,
            order=0,
            title=dict.fromkeys(self.site.languages, key),
            description=nothing,
            owner="",
            type="",
            clause="",
            page="document",
            schema_type="",
            writers=(),
            chain=(),
            main_date="",
            publish="",
            fields={},
            rules=(),
        )

    def department(self, key: str, language: str) -> str:
        """Return the title of a department, its key when policy no longer knows it."""
        department = self.catalogue.policy.departments.get(key)
        return key if department is None else department.title[language]

    def person(self, key: str, language: str) -> str:
        """Return somebody's name, the key when policy no longer knows them."""
        person = self.catalogue.policy.people.get(key)
        return key if person is None else person.name[language]

    def other_languages(self, language: str) -> tuple[str, ...]:
        """Return the interface languages besides ``language``."""
        return tuple(other for other in self.site.languages if other != language)

    def interface(self, language: str) -> str:
        """Return ``language`` if the interface speaks it, else the default."""
        return language if language in self.site.languages else self.site.languages[0]


def survey(
    catalogue: Catalogue,
    plan: Plan,
    words: Mapping[str, Words],
    assets: Mapping[str, str],
    references: Mapping[str, Sequence[str]],
) -> Surroundings:
    """Look over catalogue and plan once.

    Args:
        catalogue: at the instant of the build.
        plan: every entry of the output.
        words: sentences by language.
        assets: address of each asset by name.
        references: by document, the ids that its text links to; only public ones count.
    """
    paths = {
        (entry.kind, entry.language, entry.key, entry.part): entry.path
        for entry in plan.entries
        if entry.kind not in UNADDRESSED
    }
    targets = {
        source: tuple(sorted({id for id in linked if id in catalogue.publications}))
        for source, linked in references.items()
    }
    return Surroundings(catalogue, words, paths, _listings(plan.entries), targets, assets)


def filter_of(part: Part) -> tuple[str, str]:
    """Return what a list is filtered by, ``("year", "2026")``, or ``("", "")``."""
    return part[0] if part and part[0][0] != "page" else ("", "")


def page_of(part: Part) -> int | None:
    """Return the number of a list's page, None for its newest."""
    return int(part[-1][1]) if part and part[-1][0] == "page" else None


def _listings(entries: Iterable[Entry]) -> dict[tuple[str, str], dict[tuple[str, str], Listing]]:
    newest: dict[tuple[str, str, tuple[str, str]], Entry] = {}
    pages: dict[tuple[str, str, tuple[str, str]], dict[int, Entry]] = {}
    for entry in entries:
        if entry.kind == "list":
            key = (entry.language, entry.key, filter_of(entry.part))
            number = page_of(entry.part)
            if number is None:
                newest[key] = entry
            else:
                pages.setdefault(key, {})[number] = entry
    lists: dict[tuple[str, str], dict[tuple[str, str], Listing]] = {}
    for (language, column, narrowed), entry in newest.items():
        listing = Listing(entry, pages.get((language, column, narrowed), {}), *narrowed)
        lists.setdefault((language, column), {})[narrowed] = listing
    return lists


def address_of(path: str) -> str:
    """Return the address of an output path; an index page is its folder."""
    return "/" + (path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path)
