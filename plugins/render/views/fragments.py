"""The records that pages are made of; a page has dozens, and tuples are made and read fastest."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """Words that lead somewhere; ``href`` is ``""`` for words alone, ``language`` ``""`` for that of the page."""

    text: str
    href: str = ""
    language: str = ""


class DraftRow(NamedTuple):
    """A text that is being written: where its page is, its column, its standing, how many findings, and whose it is."""

    link: Link
    column: str
    state: str
    findings: int
    contact: str


class Tag(NamedTuple):
    """An outlined mark of legal force: ``state`` names the style, ``text`` says it."""

    state: str
    text: str


class Time(NamedTuple):
    """A day or instant: as read, and as RFC 3339."""

    text: str
    machine: str


class Page(NamedTuple):
    """What every page has, whatever its kind.

    Attributes:
        language: of the interface.
        title: of the window.
        address: from the root of the site.
        canonical: absolute; ``""`` for pages that are nobody's goal.
        description: for results elsewhere, ``""`` for none.
        alternates: the same page in other languages; ``text`` is the language.
        place_tags: name and content of the page tags of site and column.
        tags: the same of those that are the page's own.
        jsonld: a JSON-LD document, ``""`` for none.
        feed: Atom feed that goes with the page, ``""`` for none.
        current: key of the column in navigation, ``home`` or ``""``.
        switch: where the language switch leads.
        crumbs: the way here from the home page.
        listed: whether search engines may keep it.
        chrome: digest of header and footer.
        site: address of the site, without a slash at its end; addresses on paper and in messages begin with it.
        emergencies: notices that two people made public at once; ``language`` is theirs.
        report: address of a letter about an error on the page, with title and address of the page in it.
        open_search: the search's description for browsers.
    """

    language: str
    title: str
    address: str
    canonical: str
    description: str
    alternates: tuple[Link, ...]
    place_tags: tuple[tuple[str, str], ...]
    tags: tuple[tuple[str, str], ...]
    jsonld: str
    feed: str
    current: str
    switch: Link
    crumbs: tuple[Link, ...]
    listed: bool
    chrome: str
    emergencies: tuple[Link, ...] = ()
    report: str = ""
    open_search: Link = Link("")
    site: str = ""


class Row(NamedTuple):
    """A line of the metadata table: text, which leads to ``href``, or texts, links, time; without any it is missing.

    ``language`` is that of the texts where it is not that of the document, else ``""``.
    """

    label: str
    text: str = ""
    links: tuple[Link, ...] = ()
    time: Time | None = None
    remark: str = ""
    late: bool = False
    texts: tuple[str, ...] = ()
    href: str = ""
    language: str = ""


class OtherLanguage(NamedTuple):
    """What the page of a text says in the other language: whether there is a text in it, and what it is about.

    Attributes:
        language: of these words.
        there: the sentence that says whether.
        title, summary: of the text, ``""`` where it has none in that language.
        way: to the text in that language, else to the list of its column.
    """

    language: str
    there: str
    title: str
    summary: str
    way: Link


class File(NamedTuple):
    """An attachment: where, what type, how large; ``title`` is what the text calls it, ``""`` for nothing.

    ``pages`` is 0 where nothing says how many it has.
    """

    name: str
    href: str
    type: str
    size: str
    title: str = ""
    pages: int = 0


class Picture(NamedTuple):
    """A picture that a text may show: its address, and its sides in pixels."""

    href: str
    width: int
    height: int


class Relation(NamedTuple):
    """Documents that stand in one relation to this one."""

    label: str
    links: tuple[Link, ...]


class Change(NamedTuple):
    """One state of the dated history.

    Attributes:
        time: of the release that showed it, None where none does yet.
        until: of the release that showed something else.
        label: first, minor or major.
        note: of the author.
        digest: of the text, ``""`` for one that is not shown: whoever knows the rest could guess what was taken out.
        href: of an earlier text, ``""`` for none.
        difference: what changed against the state before it, None where that is not shown.
        closed: why its text is not shown, ``""`` where it is.
    """

    time: Time | None
    label: str
    note: str
    digest: str
    until: Time | None = None
    href: str = ""
    difference: Difference | None = None
    closed: str = ""


class Particular(NamedTuple):
    """A line of the metadata table, or the title, that differs between two texts; ``""`` where it is not there."""

    label: str
    older: str
    newer: str


class ChangedFile(NamedTuple):
    """An attachment that differs between two texts: the SHA-256 of each, ``""`` where it is not there."""

    name: str
    older: str
    newer: str


class Difference(NamedTuple):
    """What differs between two successive texts besides their words.

    Attributes:
        href: of its page.
        older, newer: digests; they stand for the words.
        particulars: that pages show.
        unseen: labels of what differs and no page shows, or of what another shows in its place.
        files: attachments.
    """

    href: str
    older: str
    newer: str
    particulars: tuple[Particular, ...] = ()
    unseen: tuple[str, ...] = ()
    files: tuple[ChangedFile, ...] = ()


class Mark(NamedTuple):
    """What is said behind an article: from when another document amends it, with a link to the amending article."""

    anchor: str
    label: str
    link: Link


class Reference(NamedTuple):
    """A part of a text that leads somewhere because of what it names, in characters of its HTML."""

    start: int
    end: int
    href: str


class Step(NamedTuple):
    """One act that let the text through."""

    label: str
    who: str
    time: Time
    act: str


class FormFilter(NamedTuple):
    """A filter of the search form: its name in addresses, options as value and title, its columns if these are few."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    columns: tuple[str, ...] = ()


class ColumnGroup(NamedTuple):
    """A group of columns: its key, its page, and key and link of each column."""

    key: str
    link: Link
    columns: tuple[tuple[str, Link], ...]
