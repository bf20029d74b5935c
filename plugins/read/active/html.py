"""What runs in a page that is attached."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from plugins.read.active.markup import of_element, of_style
from plugins.read.extraction import decoded
from plugins.read.no_text import NoTextError

FOREIGN = ("math", "svg", "template", "noscript", "xmp", "plaintext")
"""Elements behind which browsers read markup by other rules."""


def active(data: bytes) -> Iterator[str]:
    """Yield what runs or is fetched, each with its line."""
    try:
        text = decoded(data)
    except NoTextError:
        yield "bytes in which no markup can be read"
        return
    page = _Page(convert_charrefs=True)
    page.feed(text)
    page.close()
    yield from page.found


class _Page(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        if tag in FOREIGN or ":" in tag:
            self._tell(f"an element {tag}")
        for what in of_element(tag, {key.rpartition(":")[2]: value or "" for key, value in attrs}):
            self._tell(what)

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            for what in of_style(data):
                self._tell(what)

    def handle_comment(self, data: str) -> None:
        if data.lstrip().lower().startswith("[if"):
            self._tell("a comment that some browsers read as markup")

    def handle_pi(self, data: str) -> None:
        self._tell("an instruction")

    def unknown_decl(self, data: str) -> None:
        self._tell("a marked section")

    def _tell(self, what: str) -> None:
        self.found.append(f"{what} in line {self.getpos()[0]}")
