"""Tables, footnotes and numbers of items of a tree as HTML wants them today."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plugins.read.elements import one_line


def dress_tables(root: Element) -> None:
    """Wrap each table so that it can scroll, tell columns by ``scope``, leave no header empty.

    Alignment becomes a class: ``align-left``, ``align-center`` or ``align-right``.
    """
    for parent in list(root.iter()):
        for index, table in enumerate(parent):
            if table.tag != "table":
                continue
            _dress(table)
            wrap = Element("div", {"class": "table-wrap", "tabindex": "0"})
            wrap.tail, table.tail = table.tail, None
            parent[index] = wrap
            wrap.append(table)


def _dress(table: Element) -> None:
    for cell in table.iter():
        if cell.tag not in ("th", "td"):
            continue
        align = cell.attrib.pop("align", "")
        cell.attrib.pop("class", None)
        if align:
            cell.set("class", f"align-{align}")
        if cell.tag == "th":
            if one_line(cell):
                cell.set("scope", "col")
            else:
                cell.tag = "td"


def number_footnotes(root: Element) -> frozenset[Element]:
    """Give footnotes and the marks that call them ids by number: ``footnote-1``, ``footnote-ref-1``.

    Returns:
        The elements that now hold such an id.
    """
    ids: dict[str, str] = {}
    numbered: list[Element] = []
    block = next((child for child in reversed(root) if child.tag == "div" and child.get("class") == "footnote"), None)
    if block is None:
        return frozenset()
    notes = [item for group in block if group.tag == "ol" for item in group]
    calls = [sup for sup in root.iter("sup") if any(child.get("class") == "footnote-ref" for child in sup)]
    for elements, prefix in ((notes, "footnote"), (calls, "footnote-ref")):
        for number, element in enumerate(elements, 1):
            ids.setdefault(f"#{element.get('id', '')}", f"#{prefix}-{number}")
            element.set("id", f"{prefix}-{number}")
            numbered.append(element)
    for link in root.iter("a"):
        if link.get("class") in ("footnote-ref", "footnote-backref"):
            link.set("href", ids.get(link.get("href", ""), "#footnote-1"))
            link.attrib.pop("title", None)
            if link.get("class") == "footnote-backref":
                link.text = "↩"
    for rule in block.findall("hr"):
        block.remove(rule)
    return frozenset(numbered)


def number_items(root: Element) -> None:
    """Leave the number that was typed to those items alone that a browser would number otherwise."""
    for group in root.iter("ol"):
        number = int(group.get("start", "1"))
        for item in group:
            typed = item.attrib.pop("value", "")
            if typed and int(typed) != number:
                number = int(typed)
                item.set("value", typed)
            number += 1
