"""The files of the theme: translations, assets, components."""

from __future__ import annotations

import gzip
import re
import shutil
from collections import Counter

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from plugins.model.role import REVIEW_ROLES
from plugins.render.assets import load_assets, sheets, software_digest
from plugins.render.environment import make_environment
from plugins.render.theme import Theme
from plugins.render.views.fragments import Link, Page
from plugins.render.views.page_views import PlainView
from plugins.render.words import load_words
from plugins.review.acts.relay import MEANS
from plugins.review.known_acts import ACTS
from tests.render.html_pages import parse
from tests.render.make import THEME
from tests.render.site import whole_site
from tests.repository import REPOSITORY

ENGLISH, CHINESE = (load_words(THEME, language) for language in ("en", "zh-Hans"))
SOURCES = [*THEME.rglob("*.html"), *(REPOSITORY / "plugins" / "render").rglob("*.py")]
PREFIXES = (
    "act_",
    "change_",
    "closed_",
    "difference_kind_",
    "difference_state_",
    "event_cancelled",
    "event_postponed",
    "force_",
    "language_",
    "means_",
    "note_",
    "progress_",
    "results_",
    "role_",
    "series_",
    "state_",
    "turn_",
    "withdrawn_because_",
)
"""Sentences that are chosen by a value: acts, roles, states …"""


def test_every_act_of_a_chain_and_every_role_has_its_words():
    acts = [name for name, kind in ACTS.items() if kind.takes_step or kind.lets_through]
    wanted = [*(f"act_{name}" for name in acts), *(f"role_{role.replace('-', '_')}" for role in REVIEW_ROLES)]
    wanted += [f"means_{means}" for means in MEANS]
    assert [word for word in wanted for words in (ENGLISH, CHINESE) if word not in words] == []


def test_both_languages_have_the_same_sentences_with_the_same_places():
    assert list(ENGLISH) == list(CHINESE)
    for key in ENGLISH:
        assert set(re.findall(r"\{\w+\}", ENGLISH[key])) == set(re.findall(r"\{\w+\}", CHINESE[key])), key


def test_every_sentence_is_used():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    used = set(re.findall(r"\bt\.(\w+)|\]\.(\w+) \}\}|words\[\"(\w+)\"\]|\"([a-z_]+)\"", sources))
    named = {name for names in used for name in names}
    named |= {"home", "search", "about", "contact", "press", "privacy", "accessibility"}
    assert [key for key in ENGLISH if key not in named and not key.startswith(PREFIXES)] == []


def test_every_sentence_that_templates_ask_for_is_there():
    asked = {name for path in THEME.rglob("*.html") for name in re.findall(r"\bt\.(\w+)", path.read_text("utf-8"))}
    assert asked - set(ENGLISH) == set()


def test_chinese_sentences_are_chinese():
    latin = {
        "comma",
        "shared_file",
        "step_by",
        "public_since",
        "title_filtered",
        "title_page",
        "late_days",
        "early_days",
        "event_title",
        "results_and",
        "results_chosen",
        "article_cite",
    }
    assert [key for key, text in CHINESE.items() if not re.search(r"[\u4e00-\u9fff]", text) and key not in latin] == []


def test_assets_are_named_by_what_is_in_them():
    addresses, files = load_assets(THEME)
    assert {"site.css", "head.js", "emblem.svg"} <= set(addresses)
    assert {address.removeprefix("/") for address in addresses.values()} == set(files)
    assert all(re.fullmatch(r"assets/[a-z-]+\.[0-9a-f]{10}\.(css|js|png|svg)", path) for path in files)


def test_the_sheet_that_all_pages_load_names_the_layers():
    assert sheets(THEME)["site.css"].startswith("@layer reset,tokens,base,layout,components,utilities,print;")


def test_sheets_hold_every_component_and_no_foreign_address():
    styles = sheets(THEME)
    for path in THEME.glob("components/*/*.css"):
        selector = re.search(r"[.#][a-z-]+", path.read_text(encoding="utf-8"))
        name, *sheet = path.name.removesuffix(".css").split(".")
        of = {"own": name, "": "site"}.get("".join(sheet), "".join(sheet))
        assert selector and selector[0] in styles[f"{of}.css"], path
    for sheet in styles.values():
        assert "url(" not in sheet and "@import" not in sheet and "/*" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_no_rule_stands_twice_in_a_block_of_a_sheet():
    for name, sheet in sheets(THEME).items():
        blocks, twice = [[""]], list[str]()
        for piece, sign in re.findall("([^{}]*)([{}])", f"{sheet}}}"):
            if sign == "{":
                blocks.append([piece.rpartition(";")[2].strip()])
                continue
            selector, *rules = blocks.pop()
            twice += [rule for rule, count in Counter(rules).items() if count > 1]
            if blocks:
                blocks[-1].append(f"{selector}{{{''.join(rules)}{piece}}}")
        assert (blocks, twice) == ([], []), name


def test_a_page_loads_the_sheets_of_what_it_shows():
    addresses, _ = load_assets(THEME)
    having = {name: set(re.findall(r"\.([a-z][a-z-]*)", sheet)) for name, sheet in sheets(THEME).items()}
    shown, faults = set(), []
    for path, data in whole_site().files.items():
        if path.endswith(".html"):
            page = parse(data.decode())
            linked = {element.attributes["href"] for element in page.all("link", rel="stylesheet")}
            loaded = {name for name in having if addresses[name] in linked}
            for one in {name for element in page.elements for name in element.attributes.get("class", "").split()}:
                owners = {name for name, classes in having.items() if one in classes}
                shown |= owners & loaded
                if owners and not owners & loaded:
                    faults.append(f"{path}: {one} is styled in {sorted(owners)}")
    assert faults == []
    assert shown >= {"document.css", "home.css", "list.css", "search.css", "site.css"}


def test_colours_are_named_by_role_and_stand_among_the_tokens_alone():
    site = (THEME / "static" / "css" / "site.css").read_text("utf-8")
    others = [*THEME.glob("components/*/*.css"), *THEME.glob("static/css/*.*.css")]
    for text in (site[site.index("@layer base {") :], *(path.read_text("utf-8") for path in others)):
        assert re.findall(r"#[0-9a-f]{3,8}\b(?=[;} ])", text) == []


@pytest.mark.parametrize(
    ("path", "names", "most"),
    [
        ("laws-and-regulations/2026/vaccine-storage.html", ("site.css", "document.css"), 13_200),
        ("search.html", ("site.css", "search.css"), 8_800),
        ("index.html", ("site.css", "list.css", "home.css"), 12_000),
    ],
)
def test_a_page_is_small_with_its_styles(path, names, most):
    page = whole_site().page(path)
    addresses, files = load_assets(THEME)
    assert re.findall(r'rel="stylesheet" href="([^"]+)"', page) == [addresses[name] for name in names]
    sizes = [len(gzip.compress(data)) for data in (page.encode(), *(files[addresses[name][1:]] for name in names))]
    assert sum(sizes) <= most


def test_the_digest_of_the_software_changes_with_any_file_of_the_theme(tmp_path):
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    before = software_digest(theme)
    assert before == software_digest(THEME)
    (theme / "translations" / "en.yaml").write_text("home: House\n", encoding="utf-8")
    assert software_digest(theme) != before


def test_a_template_that_is_missing_is_an_error():
    with pytest.raises(TemplateNotFound):
        make_environment(THEME, ENGLISH, {}).get_template("templates/article.html")


def test_what_is_not_defined_is_an_error():
    template = make_environment(THEME, ENGLISH, {}).from_string("{{ nothing }}")
    with pytest.raises(UndefinedError):
        template.render()


def test_a_page_of_another_site_is_rendered_without_a_catalogue():
    page = Page(
        language="en",
        title="Queue",
        address="/queue.html",
        canonical="",
        description="",
        alternates=(),
        place_tags=(),
        tags=(),
        jsonld="",
        feed="",
        current="",
        switch=Link(""),
        crumbs=(),
        listed=False,
        chrome="",
    )
    template = Theme(THEME, ["en"], load_assets(THEME)[0]).template("page", "en")
    html = template.render(
        page=page,
        view=PlainView(page, "queue", "Queue"),
        html="<2 wait>",
        header="",
        footer="",
        jsonld="",
        is_preview=False,
    )
    assert parse(html).words("h1") == ["Queue"]
    assert parse(html).words("div", class_="text") == ["<2 wait>"]
    assert parse(html).words("a", class_="skip") == [ENGLISH["skip"]]


def test_a_sentence_that_is_missing_is_an_error():
    with pytest.raises(KeyError):
        make_environment(THEME, {}, {})
