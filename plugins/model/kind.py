"""The kinds of files that a plan has, and what holds for all files of a kind."""

from __future__ import annotations

from enum import Flag, StrEnum, auto


class Trait(Flag):
    """One thing that holds for every file of a kind."""

    OWNED = auto()
    """Belongs to one document: its key is the id, or the id, a slash and what else names it."""

    PUBLIC = auto()
    """Only a public document has it."""

    TEXT = auto()
    """Holds the texts of its documents."""

    MAPPED = auto()
    """Stands in ``sitemap.xml``."""

    TRACKED = auto()
    """Its view records its dependencies; other views are computed in each build."""

    LINKED = auto()
    """The plan is asked for its address. Publications know the addresses of documents."""

    RENDERED = auto()
    """Made from a view; the bytes of other files are at hand before rendering."""

    SOURCE = auto()
    """Holds the Markdown of its document, as it was approved."""

    FOR_MACHINES = auto()
    """Tells other programs what is public; a preview has none."""


NOTHING = Trait(0)


class Kind(StrEnum):
    """What a file of the output is; as a text it is the word that ``release.json`` uses.

    The shape of a document's page is no kind: see `plugins.model.shape`.

    Attributes:
        is_owned, is_public, has_text, is_mapped, is_tracked, is_linked, is_rendered, has_source,
            is_for_machines: see `Trait`.
    """

    _value_: str
    is_owned: bool
    is_public: bool
    has_text: bool
    is_mapped: bool
    is_tracked: bool
    is_linked: bool
    is_rendered: bool
    has_source: bool
    is_for_machines: bool

    def __new__(cls, word: str, traits: Trait = NOTHING) -> Kind:
        """Make a kind of its word and traits."""
        kind = str.__new__(cls, word)
        kind._value_ = word
        kind.is_owned = Trait.OWNED in traits
        kind.is_public = Trait.PUBLIC in traits
        kind.has_text = Trait.TEXT in traits
        kind.is_mapped = Trait.MAPPED in traits
        kind.is_tracked = Trait.TRACKED in traits
        kind.is_linked = Trait.LINKED in traits
        kind.is_rendered = Trait.RENDERED in traits
        kind.has_source = Trait.SOURCE in traits
        kind.is_for_machines = Trait.FOR_MACHINES in traits
        return kind

    DOCUMENT = "document", Trait.OWNED | Trait.PUBLIC | Trait.TEXT | Trait.MAPPED | Trait.TRACKED | Trait.RENDERED
    TWIN = "twin", Trait.OWNED | Trait.PUBLIC | Trait.TRACKED | Trait.RENDERED | Trait.SOURCE | Trait.FOR_MACHINES
    """The same text as Markdown, beside the page; its key is the id."""

    ATTACHMENT = "attachment", Trait.OWNED | Trait.PUBLIC
    FORMER = "former", Trait.OWNED | Trait.PUBLIC | Trait.TEXT | Trait.TRACKED | Trait.RENDERED
    """The page of an earlier text; its key is the id, a slash and the digest."""

    FORMER_FILE = "former-file", Trait.OWNED | Trait.PUBLIC
    """An attachment of an earlier text; its key is that of the page, a slash and the name."""

    DIFFERENCE = "difference", Trait.OWNED | Trait.PUBLIC | Trait.TEXT | Trait.TRACKED | Trait.RENDERED
    """What changed between two texts; its key is the id and the two digests, the older one first, with slashes."""

    NOTICE = "notice", Trait.OWNED | Trait.RENDERED
    HOME = "home", Trait.MAPPED | Trait.LINKED | Trait.RENDERED
    GROUP = "group", Trait.MAPPED | Trait.LINKED | Trait.RENDERED
    """The page of a group of columns; its key is the group's."""

    LIST = "list", Trait.MAPPED | Trait.TRACKED | Trait.LINKED | Trait.RENDERED
    PAGE = "page", Trait.MAPPED | Trait.LINKED | Trait.RENDERED
    DEPARTMENT = "department", Trait.MAPPED | Trait.TRACKED | Trait.LINKED | Trait.RENDERED
    """The page of a department; its key is the department's."""

    PROGRESS = "progress", Trait.MAPPED | Trait.LINKED | Trait.RENDERED
    """The page that asks for an acceptance number; the pages it leads to are in no plan."""

    SITE_MAP = "site-map", Trait.MAPPED | Trait.LINKED | Trait.RENDERED
    SEARCH = "search", Trait.LINKED | Trait.RENDERED
    NOT_FOUND = "not-found", Trait.RENDERED
    FEED = "feed", Trait.TEXT | Trait.TRACKED | Trait.LINKED | Trait.RENDERED | Trait.FOR_MACHINES
    JSON_FEED = "json-feed", Trait.TEXT | Trait.TRACKED | Trait.RENDERED | Trait.FOR_MACHINES
    """The same feed in JSON."""

    CALENDAR = "calendar", Trait.MAPPED | Trait.TRACKED | Trait.LINKED | Trait.RENDERED
    """The page with the events of a column; its key is the column's."""

    CALENDAR_FEED = "calendar-feed", Trait.TRACKED | Trait.LINKED | Trait.RENDERED | Trait.FOR_MACHINES
    """The same for calendar programs."""

    SITEMAP = "sitemap", Trait.RENDERED | Trait.FOR_MACHINES
    ROBOTS = "robots", Trait.RENDERED | Trait.FOR_MACHINES
    OPEN_SEARCH = "open-search", Trait.LINKED | Trait.RENDERED | Trait.FOR_MACHINES
    """How a browser searches the site from its own bar."""

    LLMS = "llms", Trait.RENDERED | Trait.FOR_MACHINES
    """What the site holds, for programs that read it."""

    SECURITY = "security", Trait.RENDERED | Trait.FOR_MACHINES
    """To whom a weakness of the site is reported."""

    ASSET = "asset"
    INDEX = "index"
    """A file of the search index, in a release."""
