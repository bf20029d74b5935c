"""A page as the tests read it: elements with their attributes, and the words in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Element:
    """One start tag, and the text up to its end tag."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Parsed(HTMLParser):
    """Every element of a page in order."""

    elements: list[Element] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in ("meta", "link", "img", "input", "br", "hr"):
            self._open.append(element)

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements of one tag with these attributes; ``class_`` stands for class."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [e for e in self.elements if e.tag == tag and wanted.items() <= e.attributes.items()]

    def meta(self) -> dict[str, str]:
        """Content of each meta element that has a name."""
        return {e.attributes["name"]: e.attributes["content"] for e in self.all("meta") if "name" in e.attributes}

    def words(self, tag: str, **attributes: str) -> list[str]:
        """The text of elements, white space joined."""
        return [" ".join(e.text.split()) for e in self.all(tag, **attributes)]


def parse(html: str) -> Parsed:
    """Read a page."""
    page = Parsed()
    page.feed(html)
    page.close()
    return page


def part_of(html: str, tag: str, class_: str) -> Parsed:
    """Read what the first element of a tag and a class holds, up to the first end of such a tag."""
    _, begins, rest = html.partition(f'<{tag} class="{class_}"')
    return parse(f"<{tag}{rest.partition(f'</{tag}>')[0]}" if begins else "")
