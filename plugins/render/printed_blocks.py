"""The HTML of a text as a tree for the typesetter: elements, words, and tables by rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

Node = str | dict[str, Any]
"""Words, or an element: its ``tag``, its ``children``, and what its tag has besides."""

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | frozenset(
    {
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
VOID = frozenset({"br", "hr", "img"})


def printed_blocks(html: str, pictures: Mapping[str, str], level: int) -> list[Node]:
    """Return the blocks of a text in their order.

    Args:
        html: sanitised, as `plugins.model.document.Text` holds it, with the addresses put in.
        pictures: the file of each picture by its address; one that is missing is printed as its words.
        level: of the text's uppermost headings; none below is left out, as PDF/UA-1 asks for.

    Returns:
        Paragraphs, lists, quotations, headings and tables. White space between blocks is gone.
    """
    tree = _Tree(pictures)
    tree.feed(html)
    tree.close()
    blocks = _bare(tree.root["children"])
    _set_levels(blocks, level)
    return blocks


class _Tree(HTMLParser):
    """Collects elements as they are nested."""

    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self.root: dict[str, Any] = {"tag": "root", "children": []}
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a picture and a break are complete at once."""
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            file = self._pictures.get(given.get("src", ""))
            self._add({"tag": "img", "file": file, "alt": given.get("alt", "")} if file else given.get("alt", ""))
        elif tag in VOID:
            self._add({"tag": tag})
        else:
            node = {"tag": tag, "children": [], **_kept(tag, given)}
            self._add(node)
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name, and those within it."""
        if any(node["tag"] == tag for node in self._open[1:]):
            while self._open.pop()["tag"] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take words; white space is one space except in code blocks."""
        verbatim = any(node["tag"] == "pre" for node in self._open)
        words = data if verbatim else " ".join([*_edge(data[:1]), *data.split(), *_edge(data[-1:])])
        self._add(words if verbatim or data.strip() else " ")

    def _add(self, node: Node) -> None:
        self._open[-1]["children"].append(node)


def _edge(character: str) -> list[str]:
    return [""] if character.isspace() else []


def _kept(tag: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Return what an element says besides its words: where a link leads, how items are numbered, how cells stand."""
    if tag == "a":
        return {"href": given.get("href", "")}
    if tag == "ol":
        return {"start": int(given.get("start") or 1)}
    if tag == "li":
        return {"number": int(given["value"])} if given.get("value") else {}
    if tag in ("td", "th"):
        aligned = (name for name in given.get("class", "").split() if name.startswith("align-"))
        return {"align": next(aligned, "align-left").removeprefix("align-")}
    return {}


def _bare(nodes: Iterable[Node]) -> list[Node]:
    """Return blocks without the white space between them; tables become their rows."""
    kept: list[Node] = []
    children = list(nodes)
    of_blocks = any(isinstance(node, dict) and node["tag"] in BLOCKS for node in children)
    for node in children:
        if isinstance(node, str):
            kept += [] if of_blocks and not node.strip() else [node]
            continue
        if node["tag"] == "table":
            kept.append(_table(node))
            continue
        if "children" in node:
            node["children"] = _bare(node["children"])
        kept.append(node)
    return kept


def _table(node: dict[str, Any]) -> Node:
    rows = list(_within(node, ("tr",)))
    head = [row for part in _within(node, ("thead",)) for row in _within(part, ("tr",))]
    cells = [[{**cell, "children": _bare(cell["children"])} for cell in _within(row, ("td", "th"))] for row in rows]
    return {"tag": "table", "columns": max(map(len, cells), default=1), "head": len(head), "rows": cells}


def _within(node: dict[str, Any], tags: Sequence[str]) -> list[dict[str, Any]]:
    """Return the elements of some names within one, in reading order."""
    found: list[dict[str, Any]] = []
    for child in node.get("children", ()):
        if isinstance(child, dict):
            found += [child] if child["tag"] in tags else _within(child, tags)
    return found


def _set_levels(blocks: Iterable[Node], level: int) -> None:
    """Number headings so that none is more than one below the heading before it."""
    tops: list[int] = []
    for node in blocks:
        if isinstance(node, dict) and node["tag"] in HEADINGS:
            own = int(node["tag"][1])
            while tops and tops[-1] >= own:
                tops.pop()
            tops.append(own)
            node["tag"], node["level"] = "heading", level + len(tops) - 1
