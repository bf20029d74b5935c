"""Files by the words with which the text leads to them; pictures that the text shows are no files to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from plugins.render.views.fragments import File

_LINK = re.compile(r'<a href="attachment:([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img [^>]*?src="attachment:([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")


def titled_files(files: Iterable[File], html: str) -> tuple[File, ...]:
    """Return the files that a reader fetches, each with its title.

    A title is the words of the first link of the text to the file, with a capital at the beginning; a file to which
    no words lead keeps its name, and one that has a title keeps that. Pictures of the text are left out, unless they
    have a title or a link leads to them as well.

    Args:
        files: of the text, in their order.
        html: of the text as `plugins.model.document.Text` holds it.
    """
    titles: dict[str, str] = {}
    for name, words in _LINK.findall(html):
        title = " ".join(unescape(_TAG.sub("", words)).split())
        if title:
            titles.setdefault(_name(name), title[0].upper() + title[1:])
    pictures = {_name(name) for name in _PICTURE.findall(html)} - titles.keys()
    return tuple(
        file if file.title else file._replace(title=titles.get(file.name, ""))
        for file in files
        if file.title or file.name not in pictures
    )


def _name(written: str) -> str:
    return unquote(unescape(written))
