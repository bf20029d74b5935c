"""While a long text is read the preview goes on answering (I.2)."""

from __future__ import annotations

import asyncio
import os
from time import monotonic

import pytest

from plugins.pipeline.preview.live_reload import LiveReload
from plugins.pipeline.preview.preview import Preview
from tests.pipeline.preview.loops import answered
from tests.sites.texts import UPDATES, update

LONG, OTHER = f"{UPDATES}/long.md", f"{UPDATES}/other.md"
SLOWEST = "# a\n" * (100_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 25_000)
"""400 kB, or a quarter of that, of the pattern that takes longest to read of sixteen that were tried: headings."""


@pytest.fixture
def live(site):
    """A preview of two texts, shown to a browser."""
    site.write(LONG, update("k7m29xqf", "Long", body="Short."))
    site.write(OTHER, update("k7m29xqg", "Other", body="Short."))
    shown = Preview(site.root)
    shown.refresh(site.instant)
    return LiveReload(shown, site.root, 8000, lambda: site.instant)


def test_another_page_is_answered_while_the_slowest_text_is_read(live, site):
    page = next(path for path in live._preview if path.endswith("s-k7m29xqg.html"))
    site.write(LONG, update("k7m29xqf", "Long", body=SLOWEST))

    async def asked():
        reading = asyncio.create_task(live.refreshed([LONG]))
        began = monotonic()
        await asyncio.sleep(0.05)
        while live._turn.locked() and not answers:
            answers.append((await live.file(page))[1])
        return monotonic() - began, reading.done(), await reading

    answers = []
    waited, was_read, _ = answered(asked())
    assert answers == [True]
    assert not was_read, f"answered after {waited:.1f} s, when the long text had been read"
    shown, _ = live.page(next(path for path in live._preview if path.endswith("s-k7m29xqf.html")))
    assert b"Short." not in shown.partition(b'class="text"')[2]


def test_a_text_that_changes_again_while_it_is_read_is_shown_as_it_is_then(live, site):
    site.write(LONG, update("k7m29xqf", "Long", body="Old words.\n" * 8_000))
    (path,) = live._preview.long_and_stale([LONG])
    known = live._preview.reading(path)()
    site.write(LONG, update("k7m29xqf", "Long", body="New words.\n"))
    known()
    live.refresh([LONG])
    shown, _ = live.page(next(path for path in live._preview if path.endswith("s-k7m29xqf.html")))
    assert b"New words." in shown
    assert b"Old words." not in shown


def test_short_texts_are_read_at_once(live, site):
    site.write(LONG, update("k7m29xqf", "Long", body="Shorter."))
    assert live._preview.long_and_stale([LONG]) == ()
