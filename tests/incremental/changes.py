"""Changes that people make by hand to policy and theme, as what stood there and what stands there afterwards."""

from __future__ import annotations

from pathlib import Path

SITE, PEOPLE = "policy/site.yaml", "policy/people.yaml"
LAWS, NORMS, NEWS = (
    f"policy/columns/{name}.yaml" for name in ("laws-and-regulations", "policy-information", "work-updates")
)
NEW_COLUMN = "policy/columns/training-courses.yaml"

POLICY = (
    (SITE, "Laws, answers and news of public health", "EMERGENCY: boil your water"),
    (SITE, "zh-Hans: 卫生部}", "zh-Hans: 国家卫生部}"),
    (SITE, 'icp: ""', "icp: 兰ICP备20260001号"),
    (SITE, "languages: [en, zh-Hans]", "languages: [zh-Hans, en]"),
    (SITE, "languages: [en, zh-Hans]", "languages: [en]"),
    (SITE, "https://www.health.example", "https://health.example"),
    ("policy/departments.yaml", "en: Disease Control,", "en: Disease Control and Prevention,"),
    ("policy/departments.yaml", "医政司", "医政管理司"),
    ("policy/fields.yaml", "en: Legal basis", "en: Basis in law"),
    (NEWS, "en: Work Updates", "en: News of the Ministry"),
    (NEWS, "order: 3", "order: 91"),
    (NEWS, "freshness_days: 14", "freshness_days: 3"),
    (NEWS, "schema_type: NewsArticle", "schema_type: Article"),
    (NEWS, "publish: on-approval", "publish: on-go"),
    (NEWS, "page: document", "page: question"),
    (NORMS, "listings: [work-updates]", "# listings: [work-updates]"),
    (NORMS, "main_date: announced", "main_date: formed"),
    (NORMS, "press_release_owed: true", "# press_release_owed: true"),
    (NORMS, "basis: {columns: [laws-and-regulations, policy-information]}", "basis: {columns: [policy-information]}"),
    (NORMS, "schema_type: Legislation", "schema_type: Article"),
    (LAWS, "repeals: {columns: [laws-and-regulations]}", "repeals: {columns: [policy-information]}"),
    (LAWS, "same_day: announced", "# same_day: announced"),
    (LAWS, "main_date: announced", "main_date: effective"),
    (LAWS, "chain: [information-office]", "chain: [policy-and-law]"),
    (LAWS, "chain: [information-office]", "chain: [deputy, information-office]"),
    (
        PEOPLE,
        "role: content-contact, department: disease-control, since: 2025-01-01}",
        "role: content-contact, department: disease-control, since: 2025-01-01, until: 2026-11-21}",
    ),
    (
        PEOPLE,
        "role: content-contact, department: disease-control, since: 2025-01-01}",
        "role: content-contact, department: disease-control, since: 2026-11-20T11:41:00+08:00}",
    ),
    (PEOPLE, "en: Chen Yu", "en: Chen Yu Ming"),
    (PEOPLE, "en: Li Wei", "en: Li Wei Min"),
)

THEME = (
    ("static/css/site.css", "\n", "\n.h { color: red }\n"),
    ("static/js/head.js", "\n", "\n// changed\n"),
    ("components/tag/tag.css", "\n", "\n.t { color: red }\n"),
    ("components/tag/template.html", "<", "<!-- tag --><"),
    ("components/entry-list/template.html", "<ul", "<ul data-a"),
    ("components/relations/template.html", "<", "<!-- relations --><"),
    ("templates/pages/document.html", "<h1", "<h1 data-a"),
    ("templates/base.html", "</body>", "<!-- changed --></body>"),
    ("templates/list.html", "<h1", "<h1 data-b"),
    ("templates/partials/header.html", "<header", "<header data-c"),
    ("translations/en.yaml", "home: Home", "home: Start"),
    ("translations/zh-Hans.yaml", "home: 首页", "home: 主页"),
    ("translations/en.yaml", "site_map: Site map", "site_map: Map of the site"),
    ("pages/about.en.md", "\n", "\nNew.\n"),
    ("pages/privacy.zh-Hans.md", "\n", "\n新。\n"),
)


def toggle(folder: Path, change: tuple[str, str, str]) -> bool:
    """Make a change, or take it back where it was made; tell whether there was anything to change."""
    name, old, new = change
    place = folder / name
    text = place.read_text(encoding="utf-8")
    if new in text:
        old, new = new, old
    if old not in text:
        return False
    place.write_text(text.replace(old, new, 1), encoding="utf-8")
    return True


def toggle_column(root: Path) -> None:
    """Add a column, or take it away."""
    place = root / NEW_COLUMN
    if place.exists():
        place.unlink()
        return
    text = (root / NEWS).read_text(encoding="utf-8")
    text = text.replace("order: 3", "order: 90").replace("en: Work Updates", "en: Training Courses")
    place.write_text(text.replace("zh-Hans: 工作动态}", "zh-Hans: 培训动态}", 1), encoding="utf-8")
