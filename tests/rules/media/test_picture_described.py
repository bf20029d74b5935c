"""MED003: a picture has words for those who do not see it."""

from dataclasses import replace

import pytest

from plugins.read.markdown import to_text
from plugins.rules.media.picture_described import picture_described
from tests.rules.make import document, shown


def findings(body):
    return shown(picture_described(replace(document(title="A"), text=to_text(body, first_line=4))))


@pytest.mark.parametrize(
    "body", ["Words.", "![Map](map.png)", "![Map of two villages](media:c4w8n2jd)", "[](form.pdf)"]
)
def test_words_pass_and_links_need_none_here(body):
    assert findings(body) == []


@pytest.mark.parametrize("address", ["map.png", "media:c4w8n2jd"])
def test_a_picture_without_words_is_found_at_its_line(address):
    assert findings(f"Words.\n\n![]({address})\n\n![ ]({address})") == [
        f"content/policy-information/2026/a.md:6: MED003 picture_described: got ![]({address}), expected what it "
        f"shows, for those who do not see it: ![Map of the villages]({address})"
    ]
