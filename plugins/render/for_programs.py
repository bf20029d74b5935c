"""Two short texts for programs and for people who look after programs: ``llms.txt`` and ``security.txt``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plugins.model.document import Text
from plugins.model.plan import Entry
from plugins.render.dates import machine_instant
from plugins.render.view_context import ViewContext


@dataclass(frozen=True, slots=True)
class LinesView:
    """A text in lines."""

    lines: tuple[str, ...]


def llms_view(around: ViewContext, entry: Entry) -> LinesView:
    """Collect what the site holds, for programs that read it: its columns by group, with what each is about.

    Source: https://llmstxt.org/ (a heading, a quotation, lists of links by section).
    """
    return LinesView(tuple(_llms(around)))


def _llms(around: ViewContext) -> Iterator[str]:
    site, base = around.site, around.site.base_url
    first = site.languages[0]
    yield f"# {' / '.join(site.name[language] for language in site.languages)}"
    yield ""
    yield f"> {' / '.join(site.tagline[language] for language in site.languages)}"
    yield ""
    yield around.words[first]["llms_about"]
    for language in site.languages:
        for group in around.chrome[language].groups:
            yield from ("", f"## {group.link.text}", "")
            for key, link in group.columns:
                yield f"- [{link.text}]({base}{link.href}): {around.columns[key].description[language]}"
    yield from ("", "## Optional", "")
    for language in site.languages:
        for name in ("site-map", "search"):
            yield f"- [{around.words[language][name.replace('-', '_')]}]({base}{around.page(name, language)})"


def security_view(around: ViewContext, entry: Entry) -> LinesView:
    """Collect to whom a weakness of the site is reported; in the plan while policy names whom, and until when.

    Source: RFC 9116.
    """
    site = around.site
    lines = [f"Contact: {site.security_contact}"]
    if site.security_expires:
        lines.append(f"Expires: {machine_instant(site.security_expires)}")
    languages = ", ".join(language.partition("-")[0] for language in site.languages)
    lines += [f"Preferred-Languages: {languages}", f"Canonical: {site.base_url}/{entry.path}"]
    return LinesView(tuple(lines))


def write_lines(view: LinesView, texts: Mapping[str, Text]) -> bytes:
    """Return the lines, each with its end; ``texts`` is empty."""
    return "".join(f"{line}\n" for line in view.lines).encode()
