"""The sanitiser: what it lets through, and that it costs as much as a text is long."""

from __future__ import annotations

import nh3

from plugins.read.elements import ATTRIBUTES, BLOCKS, CLASSES, OTHER_ATTRIBUTES, VOID

TAGS = BLOCKS | VOID | frozenset({"a", "code", "del", "em", "span", "strong", "sub", "sup", "td", "th"})
URL_SCHEMES = {"attachment", "doc", "http", "https", "mailto", "media", "tel"}

MANY = 1_000
"""So many references in one text are no words of people."""

STAND_INS = (("&amp;", "&amp;", "\ufff9"), ("\u00a0", "&nbsp;", "\ufffa"))
"""What costs the sanitiser the square of its number in one element, how it writes that, and a character for it.

The characters are among those that nobody sees, so that no text holds them here.
"""

_SANITISER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(ATTRIBUTES.get(tag, OTHER_ATTRIBUTES)) - {"class"} for tag in TAGS},
    allowed_classes={tag: set(CLASSES) for tag, names in ATTRIBUTES.items() if "class" in names},
    url_schemes=URL_SCHEMES,
    link_rel=None,
)


def sanitised(html: str) -> str:
    """Return HTML, as `plugins.read.elements.written` writes it, with the tags, attributes and schemes that are ours.

    Where there are more than `MANY` references, characters stand in for them meanwhile; an address whose
    host would hold one, which is none, is taken out then.
    """
    if sum(html.count(given) for given, _, _ in STAND_INS) <= MANY:
        return _SANITISER.clean(html)
    for given, _, sign in STAND_INS:
        html = html.replace(given, sign)
    html = _SANITISER.clean(html)
    for _, made, sign in STAND_INS:
        html = html.replace(sign, made)
    return html
