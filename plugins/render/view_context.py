"""What views ask of the whole site; the answers are recorded as dependencies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from plugins.model.citation import Citation
from plugins.model.column import Column
from plugins.model.document import Attachment, Text
from plugins.model.kind import Kind
from plugins.model.law_changes import LawChange, of_month
from plugins.model.plan import Catalogue, Plan, emergencies
from plugins.model.policy import Site
from plugins.model.publication import Publication
from plugins.model.reserved import DEPARTMENTS
from plugins.model.shared_file import shared_file
from plugins.model.staff import staff
from plugins.render.banner import Banner
from plugins.render.citing_index import Citing, citing_texts
from plugins.render.dates import machine_instant
from plugins.render.law_index import Law, LawIndex
from plugins.render.links import address_of, addresses, attachment_address
from plugins.render.list_questions import ListQuestions
from plugins.render.listings import Listing, Part
from plugins.render.policy_names import PolicyNames
from plugins.render.theme import Theme
from plugins.render.views.chrome import Chrome, column_groups, make_chrome
from plugins.render.words import Words

LAW_NAME = "《"  # begins the name of a law that a view asked for; no id does
CITING = "§"  # begins the id of a law of which a view asked what cites it

Read = str | tuple[object, ...]
"""What a view asked for: the id of a document, the name of a law, or a question about lists and addresses."""

Made = TypeVar("Made")

PAGES = ("home", "search", "site-map", "about", "ask", "contact", "progress", "press", "privacy", "accessibility")
"""Pages that exist once a language, as the site map lists them; header and footer lead to nearly all."""


@dataclass(frozen=True, slots=True)
class ViewContext(PolicyNames, ListQuestions):
    """The catalogue, the plan and the theme, with the questions that views ask.

    What depends on other documents is asked for through methods that record
    the question in `read`: a view is up to date as long as every answer is the
    same. The rest (policy, sentences, theme) is the same for all pages.

    Attributes:
        catalogue: at the instant of the build; views of tracked kinds ask `publication` instead.
        plan: every entry of the output; views of tracked kinds ask `address` instead.
        theme: sentences and plain pages.
        paths: output path by ``(kind, language, key, part)``.
        lists: the lists of each column by ``(language, column)`` and what they are narrowed by.
        references: by document, the ids that its text links to; only public ones count.
        banners: by document, and by the path of the page for missing addresses, what the preview shows above it.
        texts: of public documents, by id; asked for of those that amend others, that are amended, and that are cited.
        citations: places of a text that name laws, by id, and by id, slash and digest for an earlier text.
        words: sentences by language.
        read: what was asked for since it was emptied last.
    """

    catalogue: Catalogue
    plan: Plan
    theme: Theme
    paths: Mapping[tuple[str, str, str, Part], str]
    lists: Mapping[tuple[str, str], Mapping[Part, Listing]]
    references: Mapping[str, Sequence[str]]
    texts: Mapping[str, Text]
    citations: Mapping[str, Sequence[Citation]]
    banners: Mapping[str, Banner]
    words: Mapping[str, Words] = field(init=False)
    site: Site = field(init=False)
    columns: Mapping[str, Column] = field(init=False)
    chrome: Mapping[str, Chrome] = field(init=False)
    read: set[Read] = field(init=False, default_factory=set)
    _anchors: dict[tuple[str, str], frozenset[str]] = field(init=False, default_factory=dict)
    _languages: dict[str, tuple[tuple[str, int], ...]] = field(init=False, default_factory=dict)
    _made: dict[object, tuple[object, frozenset[Read]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what is asked for on every page."""
        policy = self.catalogue.policy
        object.__setattr__(self, "words", self.theme.words)
        object.__setattr__(self, "site", policy.site)
        object.__setattr__(self, "columns", policy.columns)
        chrome = {
            language: make_chrome(
                policy,
                {name: self.page(name, language) for name in (*PAGES, Kind.OPEN_SEARCH)},
                column_groups(
                    policy,
                    {key: self.address(Kind.GROUP, language, key) for key in policy.site.groups},
                    {key: self.column(key, language) for key in policy.columns},
                    language,
                ),
                language,
            )
            for language in policy.site.languages
        }
        object.__setattr__(self, "chrome", chrome)

    def remember(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what ``make`` returned for ``key`` the first time; its dependencies are recorded each time."""
        found = self._made.get(key)
        if found is None:
            before = set(self.read)
            self.read.clear()
            found = self._made[key] = (make(), frozenset(self.read))
            self.read.update(before)
        self.read.update(found[1])
        return found[0]  # type: ignore[return-value]

    def answer(self, question: tuple[object, ...]) -> object:
        """Return the present answer to a question that a view recorded in `read`."""
        method, *arguments = question
        return getattr(self, str(method))(*arguments)

    def address(self, kind: str, language: str, key: str, part: Part = ()) -> str:
        """Return the address of a page of a linked kind, ``""`` when the plan has no such page."""
        self.read.add(("address", str(kind), language, key, part))  # plain text: questions are kept between builds
        path = self.paths.get((kind, language, key, part))
        return "" if path is None else address_of(path)

    def emergencies(self) -> tuple[tuple[str, str, str], ...]:
        """Return title, address and language of the notices to which every page points, newest first."""
        self.read.add(("emergencies",))

        return self.remember(("emergencies",), lambda: emergencies(self.catalogue))

    def law_changes(self) -> tuple[tuple[LawChange, ...], tuple[LawChange, ...]]:
        """Return what changes in the law this month, and what comes next, see `plugins.model.law_changes`."""
        self.read.add(("law_changes",))
        return self.remember(("law_changes",), lambda: of_month(self.catalogue.rows, self.catalogue.at))

    def has_come(self, instant: str) -> bool:
        """Tell whether an instant in RFC 3339 is not to come any more."""
        self.read.add(("has_come", instant))
        return self.catalogue.at >= datetime.fromisoformat(instant)

    def links(self, id: str) -> tuple[tuple[str, str], ...]:
        """Return `addresses` of each public document that the text of a document links to, by id."""
        named = map(self.publication, sorted(set(self.references.get(id, ()))))
        return tuple(address for publication in named if publication for address in addresses(publication))

    def shared(self, id: str) -> tuple[tuple[str, Attachment], ...]:
        """Return address and file of each public document with a shared file that the text of a document links to."""
        named = map(self.publication, sorted(set(self.references.get(id, ()))))
        return tuple(
            (attachment_address(publication.url, file.name), file)
            for publication in named
            if publication and (file := shared_file(publication.revision))
        )

    def laws(self, name: str) -> tuple[Law, ...]:
        """Return the public laws of a name, as `plugins.model.law_name.full_name` gives it; the oldest first."""
        self.read.add(f"{LAW_NAME}{name}")
        return self._law_index().laws(name)

    def _law_index(self) -> LawIndex:
        return self.remember(("laws",), lambda: LawIndex(self.catalogue.rows.values()))

    def citing(self, id: str) -> Citing:
        """Return the articles of a law that public texts cite, with these; the newest first."""
        self.read.add(f"{CITING}{id}")
        return self.every_citing().get(id, ())

    def every_citing(self) -> Mapping[str, Citing]:
        """Return the same for each law that anything cites, by id."""
        catalogue = self.catalogue
        return self.remember(("citing",), lambda: citing_texts(catalogue.cites, catalogue.rows, self._law_index()))

    def anchors(self, id: str, digest: str) -> frozenset[str]:
        """Return the anchors of a public text; whoever asks knows its digest by the answer to another question."""
        found = self._anchors.get((id, digest))
        if found is None:
            text = self.texts.get(id)
            found = self._anchors[id, digest] = text.anchors if text else frozenset()
        return found

    def page(self, name: str, language: str) -> str:
        """Return the address of a page that exists once a language: home, search, about …"""
        if name in (Kind.HOME, Kind.SEARCH, Kind.OPEN_SEARCH, Kind.SITE_MAP):
            return self.address(name, language, "")
        return self.address(Kind.PROGRESS if name == Kind.PROGRESS else Kind.PAGE, language, name)

    def column(self, key: str, language: str) -> str:
        """Return the address of a column's newest list."""
        return self.address(Kind.LIST, language, key)

    def feed(self, of: str, language: str) -> str:
        """Return the address of the feed in a language of a column or a department, of the whole site for ``""``."""
        return self.address(Kind.FEED, language, of)

    def publication(self, id: str) -> Publication | None:
        """Return a public document."""
        self.read.add(id)
        return self.catalogue.publications.get(id)

    def public(self, id: str) -> Publication:
        """Return a document that is known to be public.

        Raises:
            KeyError: it is not.
        """
        self.read.add(id)
        return self.catalogue.publications[id]

    def withdrawals(self, of: str) -> tuple[tuple[str, str, str, str], ...]:
        """Return instant, id, address and reason of what was withdrawn of a column or a department, newest first.

        ``of`` is as the key of a feed, ``""`` for the whole site; what is public again is left out.
        """
        self.read.add(("withdrawals", of))
        catalogue = self.catalogue
        gone = (
            (machine_instant(notice.at), notice.id, notice.url, notice.reason)
            for notice in catalogue.notices
            if of in ("", notice.column, f"{DEPARTMENTS}/{notice.department}")
            and notice.id not in catalogue.publications
        )
        return tuple(sorted(gone, reverse=True))

    def department_page(self, key: str, language: str) -> str:
        """Return the address of a department's page, ``""`` when policy no longer knows it."""
        return self.address(Kind.DEPARTMENT, language, key)

    def staff(self, department: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the keys of a department's heads and content contacts now."""
        self.read.add(("staff", department))
        return staff(self.catalogue.policy, department, self.catalogue.at)
