"""A small site with the search page and pages of documents, as the theme writes them."""

from __future__ import annotations

import html
import json

from playwright.sync_api import Page

from tests.search.make import Text, text

WORDS = {
    "results_searching": "Searching …",
    "results_none": "Nothing found.",
    "results_one": "1 result",
    "results_many": "{count} results",
    "results_all_none": "No document holds all the words",
    "results_all_one": "1 document holds all the words",
    "results_all_many": "{count} documents hold all the words",
    "results_and": "; ",
    "results_more_some_one": "1 more holds some of them",
    "results_more_some_many": "{count} more hold some of them",
    "results_some_one": "1 holds some of them",
    "results_some_many": "{count} hold some of them",
    "results_number": "No document has this number.",
    "results_long": "Only the first 200 characters were searched.",
    "results_about": "Counted without reading all:",
    "results_near": "Perhaps you mean:",
    "results_chosen": ", ",
    "results_more": "More results",
    "results_failed": "The search could not be loaded.",
    "results_offline": "You are offline.",
    "results_in_force": "In force",
}
COLUMNS = {"laws-and-regulations": "Laws", "public-qa": "Public Q&A"}
DEPARTMENTS = {"legal-affairs": "Legal Affairs", "disease-control": "Disease Control"}
INJECTION = "<img src=x onerror=alert(1)> pertussis"


def search_page(language: str = "en", at: str = "") -> bytes:
    """The markup of the contract between theme and search."""
    data = {"department-titles": DEPARTMENTS, "words": WORDS}
    attributes = " ".join(f'data-{name}="{html.escape(json.dumps(value))}"' for name, value in data.items())
    selects = "".join(
        f'<label>{name}<select name="{name}"><option value="">All</option>'
        + "".join(f'<option value="{key}">{html.escape(title or key)}</option>' for key, title in keys.items())
        + "</select></label>"
        for name, keys in (
            ("column", COLUMNS),
            ("department", dict.fromkeys(DEPARTMENTS)),
            ("year", {"2026": "", "2025": ""}),
        )
    )
    return f"""<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Search</title>
<link rel="icon" href="{at}/favicon.svg"><script type="module" src="{at}/search/page.js"></script></head><body><main>
<form class="search-form" action="{at}/search.html" method="dialog" role="search"><label>Words
<input id="q" type="search" name="q"></label><button type="submit">Search</button>
<details class="search-narrow" open><summary>Narrow <span class="search-chosen"></span></summary>{selects}
<label>Order <select name="sort"><option value="">Best match first</option><option value="day">Newest first</option>
</select></label></details></form>
<div class="search-results" data-module="search" data-base="{at}/search/" data-language="{language}" {attributes}>
<p role="status" aria-live="polite"></p><ol class="results"></ol></div></main></body></html>""".encode()


def document_page(one: Text) -> bytes:
    """A document's page, with words around its text that no excerpt may show."""
    body = html.escape(one.plain)
    return f'<!doctype html><main><p>Navigation</p><div class="text"><p>{body}</p></div></main>'.encode()


def texts() -> list[Text]:
    """A small site."""
    made = [
        text(f"d{n:02d}", f"Measles report {n}", f"Measles in district {n}.", day=f"2026-01-{n + 1:02d}")
        for n in range(25)
    ]
    made.append(
        text(
            "zh000001",
            "疫苗管理条例",
            "疫苗的储存。" * 40 + "接种疫苗前应当告知。",
            language="zh-Hans",
            column="public-qa",
        )
    )
    made.append(
        text(
            "inject00",
            INJECTION,
            f"{INJECTION} <script>alert(2)</script>",
            state="",
            department="disease-control",
            day="",
        )
    )
    return made


def ask(page: Page, query: str) -> None:
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("button", name="Search", exact=True).click()


def answer_by(page: Page, search: str) -> None:
    """Let a function of our own answer instead of the index: ``(query, options) => results``."""
    stand_in = f"""
      export const open = async () => ({{
        root: new URL("..", import.meta.url), search: {search}, facets: async () => ({{}}) }});"""

    page.route("**/search/search.js", lambda route: route.fulfill(body=stand_in, content_type="text/javascript"))
