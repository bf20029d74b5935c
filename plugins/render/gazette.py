"""What an issue of the gazette says: its title, the contents of its page, and all that its PDF prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath

from plugins.model.column import Column
from plugins.model.document import Text
from plugins.model.gazette import line_of
from plugins.model.publication import Publication
from plugins.model.row import Row
from plugins.render.dates import MONTHS
from plugins.render.issue import DRAWN, Issue, PrintedSection, PrintedText
from plugins.render.links import addresses, attachment_address, make_absolute, resolve
from plugins.render.printed_blocks import printed_blocks
from plugins.render.view_context import ViewContext
from plugins.render.views.differences import shown_rows, words_of_row

REGIONS = {"en": ("en", "gb"), "zh-Hans": ("zh", "cn")}
"""Language and region as the typesetter knows them, by language of the site."""

TEXT_LEVEL = 3
"""Of the headings within a text: below that of its column and its own title."""


def title_of(column: Column, until: date, language: str) -> str:
    """Return the title of the issue of a month, such as ``Gazette, October 2026``."""
    return f"{column.title[language]}{', ' if language == 'en' else ' '}{_month(until, language)}"


def _month(until: date, language: str) -> str:
    return f"{MONTHS[until.month - 1]} {until.year}" if language == "en" else f"{until.year}年{until.month}月"


class IssueInWords:
    """What an issue says in one language.

    Attributes:
        pictures: by the name that the printed text has for it, where the bytes of each picture lie, from the root.
    """

    def __init__(self, around: ViewContext, text_of: Callable[[str], Text], language: str) -> None:
        """Take the site, the text of a public document by its id, and the language of the words around the texts."""
        self._around = around
        self._text_of = text_of
        self._language = language
        self._words = self._around.words[language]
        self.pictures: dict[str, str] = {}

    def issue(self, column: Column, rows: Sequence[Row], until: date) -> Issue:
        """Return what the PDF says."""
        language, region = REGIONS[self._language]
        sections = tuple(
            PrintedSection(title, tuple(self._text(row) for row in of_column))
            for title, of_column in self._by_column(rows)
        )
        return Issue(
            name=column.title[self._language],
            title=title_of(column, until, self._language),
            number=self._words["gazette_number"].format(year=until.year, number=until.month),
            publisher=self._around.site.name[self._language],
            about=self._about(until),
            contents=self._words["contents"],
            language=language,
            region=region,
            date=until,
            sections=sections,
        )

    def contents(self, rows: Sequence[Row], until: date, file: str, pages: Sequence[int]) -> Iterator[str]:
        """Yield the lines of the document: what the issue holds, and on which page each text begins."""
        cite = self._words["gazette_cite"].format(file=f"[{file}]({file})")
        yield f"{self._about(until)}{' ' if self._language == 'en' else ''}{cite}"
        page = iter(pages)
        for title, of_column in self._by_column(rows):
            yield from ("", f"## {title}", "")
            for number, row in enumerate(of_column, 1):
                said = (row.number, self._words["gazette_page"].format(page=next(page)))
                yield f"{number}. [{_plain(row.title)}](doc:{row.id}){self._comma}" + self._comma.join(
                    filter(None, said)
                )

    @property
    def _comma(self) -> str:
        return ", " if self._language == "en" else "，"

    def _about(self, until: date) -> str:
        return self._words["gazette_about"].format(month=_month(until, self._language))

    def _by_column(self, rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
        titles = {row.column: self._around.column_of(row.column).title[self._language] for row in rows}
        return [(title, [row for row in rows if row.column == key]) for key, title in titles.items()]

    def _text(self, row: Row) -> PrintedText:
        publication = self._around.public(row.id)
        own = self._around.interface(row.language)
        site = self._around.site
        files = {file.name: attachment_address(publication.url, file.name) for file in publication.revision.attachments}
        text = self._text_of(row.id)
        named = [one for id in text.documents if (one := self._around.publication(id))]
        html = resolve(text.html, dict(pair for one in named for pair in addresses(one)), files)
        html = make_absolute(html, site.base_url, site.base_url + publication.url)
        language, region = REGIONS[own]
        words = self._around.words[own]
        return PrintedText(
            title=row.title,
            language=language,
            region=region,
            facts=tuple(self._facts(publication, own)),
            address_label=words["gazette_address"],
            address=site.base_url + publication.url,
            digest_label=words["gazette_text"],
            digest=line_of(row.id, row.digest),
            blocks=printed_blocks(html, self._drawn((publication, *named), site.base_url), TEXT_LEVEL),
        )

    def _facts(self, publication: Publication, language: str) -> Iterator[tuple[str, str]]:
        for one in shown_rows(self._around, publication, publication.revision, language):
            if said := self._words["comma"].join(link.text for link in one.links) or words_of_row(one):
                yield one.label, said

    def _drawn(self, holders: Iterable[Publication], base_url: str) -> Mapping[str, str]:
        """Return the file of each picture that can be printed, by its absolute address: the own and shared ones."""
        found: dict[str, str] = {}
        for one in holders:
            for file in one.revision.attachments:
                suffix = PurePosixPath(file.name).suffix.lower()
                if suffix in DRAWN:
                    name = f"{file.sha256}{suffix}"
                    self.pictures[name] = f"{one.revision.path}/{file.name}"
                    found[base_url + attachment_address(one.url, file.name)] = name
        return found


def _plain(title: str) -> str:
    """Return a title whose signs stand for themselves in Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]" else sign for sign in title)
