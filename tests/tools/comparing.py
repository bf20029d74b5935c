"""A text as the program reads it against the same text as the site shows it."""

from __future__ import annotations

from types import ModuleType

from plugins.read.markdown import to_text


def alike(words: ModuleType, body: str) -> str:
    """Return the differences between a body and its page, where each link leads to what was typed."""
    release = words.Release.__new__(words.Release)
    release.leads_to = lambda key, address: address
    html = to_text(body, first_line=1).html
    return "".join(fault for fault in release.text_faults("", body, html) if fault)
