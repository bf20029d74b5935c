"""The home page of the preview lists what is being written, where it stands, its findings, and whose it is."""

from __future__ import annotations

import os
import re

import pytest

from plugins.pipeline.preview import banners
from plugins.pipeline.preview.preview import Preview
from tests.sites.texts import UPDATES, update

DRAFT, PUBLIC, EDITED = "k7m29xqf", "k7m29xqg", "k7m29xqh"


@pytest.fixture
def written(site):
    """A site with a draft that has a fault, a public text, and a public one that is being edited."""
    site.write(f"{UPDATES}/public.md", update(PUBLIC, "Springs sampled"))
    site.write(f"{UPDATES}/edited.md", update(EDITED, "Ponds sampled"))
    site.approve(f"{UPDATES}/public.md")
    site.approve(f"{UPDATES}/edited.md")
    site.release()
    place = site.root / UPDATES / "edited.md"
    text = place.read_text(encoding="utf-8").replace("status: approved", "status: draft")
    place.write_text(f"{text}\nOne more.\n", encoding="utf-8")
    site.write(f"{UPDATES}/draft.md", update(DRAFT, "Wells <sampled>", body="The [table](wells.csv)."))
    for second, name in enumerate(("public", "draft", "edited")):
        os.utime(site.root / UPDATES / f"{name}.md", (second, second))
    return site


def rows(page):
    """The rows of the list on a home page: the words of their cells."""
    listed = re.search(r'<aside class="preview-banner being-written".*?</aside>', page, re.DOTALL)
    found = re.findall(r"<tr><td>(.*?)</td></tr>", listed[0]) if listed else []
    return [[re.sub("<[^>]*>", "", cell) for cell in row.split("</td><td>")] for row in found]


def shown(site):
    preview = Preview(site.root)
    preview.refresh(site.instant)
    return preview


def home(preview, path="index.html"):
    return preview.page(path).decode()


def test_what_is_being_written_is_listed_what_was_changed_last_first(written):
    assert rows(home(shown(written))) == [
        ["Ponds sampled", "Work Updates", "Changed since approval", "2", "Li Wei"],
        ["Wells &lt;sampled&gt;", "Work Updates", "Draft", "1", "Li Wei"],
    ]


def test_each_leads_to_its_page(written):
    preview = shown(written)
    address = re.search(r'<a href="/([^"]*)"[^>]*>Wells', home(preview))[1]
    assert "Wells" in preview.page(address).decode()


def test_each_finding_above_a_page_says_what_it_holds_up(written):
    page = shown(written).page(f"{UPDATES.removeprefix('content/')}/s-{DRAFT}.html").decode()
    said = re.findall(r'<li lang="en"><code>(.*?)</code></li>', page)
    assert ["[refused: not approved until it is mended or waived]" in one for one in said] == [True]


def test_in_chinese_it_says_so_in_chinese(written):
    page = home(shown(written), "zh/index.html")
    assert [row[1:3] for row in rows(page)] == [["工作动态", "批准后有改动"], ["工作动态", "草稿"]]
    assert "正在撰写" in page


def test_of_more_than_are_listed_it_says_how_many_there_are(written, monkeypatch):
    monkeypatch.setattr(banners, "LISTED", 1)
    page = home(shown(written))
    assert [row[0] for row in rows(page)] == ["Ponds sampled"]
    assert "And 1 more, changed before these." in page


def test_nothing_of_it_is_in_the_public_output(written):
    page = (written.build().output / "index.html").read_text(encoding="utf-8")
    assert "being-written" not in page
