"""A department is renamed: what it wrote stays public under both names, and its successor's people go on with it."""

from __future__ import annotations

from tests.sites.places import files
from tests.sites.texts import UPDATES, update
from tests.story.wells import NEIGHBOUR_PAGE

LATER = "h4w2ch9r"
OLD = (
    "disease-control: {en: Disease Control, zh-Hans: 疾病预防控制局, "
    "telephone: 000-5550-1231, email: disease-control@health.example}"
)
NEW = "disease-prevention: {en: Disease Prevention, zh-Hans: 疾病预防局}"


def rename(site):
    place = site.root / "policy" / "departments.yaml"
    text = place.read_text(encoding="utf-8")
    assert OLD in text
    ended = f"{OLD[:-1]}, until: 2026-11-22, successor: disease-prevention}}"
    place.write_text(text.replace(OLD, f"{ended}\n{NEW}"), encoding="utf-8")
    people = site.root / "policy" / "people.yaml"
    text = people.read_text(encoding="utf-8")
    term = "    - {role: content-contact, department: disease-prevention, since: 2026-11-22}\n"
    head, name, rest = text.partition("  name: {en: Wang Qing, zh-Hans: 王青}\n  terms:\n")
    people.write_text(head + name + term + rest, encoding="utf-8")


def test_documents_of_the_old_name_stay_and_the_successor_goes_on_with_them(site):
    site.release()
    rename(site)
    built = site.build()
    assert built.exit_status == 0
    page = files(built.output)[NEIGHBOUR_PAGE].decode()
    assert "Disease Control (from 2026-11-22: Disease Prevention)" in page
    shown = files(built.output)["work-updates/department-disease-control.html"].decode()
    assert "Disease Control (from 2026-11-22: Disease Prevention)" in shown

    site.at = "2026-11-23T09:00:00+08:00"
    path = f"{UPDATES}/later.md"
    site.write(path, update(LATER, "Springs are sampled", "contact: wang.qing", "dated: 2026-11-23"))
    found = [str(finding) for finding in site.workspace().check(path)]
    assert any("got disease-control, which is disease-prevention since 2026-11-22" in line for line in found)
    lines = ("contact: wang.qing", "dated: 2026-11-23", "department: disease-prevention")
    site.write(path, update(LATER, "Springs are sampled", *lines))
    site.approve(path, by="wang.qing")

    old = f"{UPDATES}/neighbour.md"
    text = (site.root / old).read_text(encoding="utf-8").replace("contact: li.wei", "contact: wang.qing")
    text = text.replace("status: approved", "status: draft\nchange: minor\nchange_note: Names the new contact")
    site.write(old, text)
    site.approve(old, by="wang.qing")
    site.release()
    assert site.build().exit_status == 0
    assert "Names the new contact" in files(site.root / "output")[NEIGHBOUR_PAGE].decode()
