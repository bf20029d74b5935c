"""A picture or form that texts share by its id is compared with the document that has it."""

from __future__ import annotations

import re

import pytest

PATH = "public-qa/2026/coal-stove.html"
PICTURE = "/media/2026/carbon-monoxide-alarm/co-alarm.png"
CARD = "/media/2026/vaccination-card/vaccination-card.pdf"
WITHDRAWN = "work-updates/2026/44tpbpq2.html"


@pytest.fixture
def page(release):
    """The page of an answer that shows a shared picture."""
    return (release.folder / PATH).read_text(encoding="utf-8")


def test_the_id_leads_to_the_only_file_of_the_document(release):
    assert release.leads_to("ngh4j4kp", "media:c4w8n2jd") == PICTURE
    assert release.leads_to("a1bc0gym", "media:f7k3v9ra") == CARD


@pytest.mark.parametrize(
    "id",
    [
        pytest.param("q9d5b1xz", id="withdrawn"),
        pytest.param("m2t6y8hb", id="not approved"),
        pytest.param("dngd059w", id="with two files and no rights"),
        pytest.param("jr7cd4vj", id="without a file"),
        pytest.param("00000000", id="unknown"),
    ],
)
def test_everything_else_is_words_alone(release, id):
    assert release.leads_to("ngh4j4kp", f"media:{id}") is None


def test_the_picture_as_it_is_passes_and_where_it_is_gone_its_words(release, page):
    assert PICTURE in page
    assert not any(release.page_faults(PATH, page))
    gone = (release.folder / WITHDRAWN).read_text(encoding="utf-8")
    assert "<p>上半年依次走访县城、石桥乡、柳湾乡、青渡镇和北岭乡</p>" in gone
    assert not any(release.page_faults(WITHDRAWN, gone))


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        pytest.param(re.escape(PICTURE), CARD, id="another file"),
        pytest.param(r'<img (alt="[^"]*" loading="lazy" src="/media[^>]*)>', "", id="no picture"),
        pytest.param(r'<img alt="([^"]*)" loading="lazy" src="/media[^>]*>', r"\1", id="words alone"),
        pytest.param('alt="报警器装在卧室，离地一米五', 'alt="报警器装在卧室，离地五米', id="other words"),
    ],
)
def test_another_picture_none_and_other_words_are_named(release, page, pattern, new):
    changed = re.sub(pattern, new, page, count=1)
    assert changed != page
    assert any(release.page_faults(PATH, changed))


def test_a_picture_that_was_withdrawn_and_is_shown_is_named(release):
    page = (release.folder / WITHDRAWN).read_text(encoding="utf-8")
    words = "上半年依次走访县城、石桥乡、柳湾乡、青渡镇和北岭乡"
    shown = f'<img alt="{words}" loading="lazy" src="/media/2026/bus-villages/bus-route.png">'
    assert any(release.page_faults(WITHDRAWN, page.replace(f"<p>{words}</p>", f"<p>{shown}</p>")))
