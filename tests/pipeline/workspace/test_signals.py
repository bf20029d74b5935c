"""Go: the signal cites a public document of the site, or a release on a host that policy names (III.1)."""

from __future__ import annotations

import pytest

from plugins.model.error import RefusedError, UsageError
from plugins.pipeline.workspace.signals import give_signal
from tests.sites.texts import UPDATES, update

OTHER, WAITING = "n3ghb0rr", "k7m29xqf"
BASE = "https://www.health.example"


@pytest.fixture
def waiting(site):
    """A site with a public document and one that waits for a signal."""
    site.write(f"{UPDATES}/other.md", update(OTHER, "Conference held"))
    site.write(f"{UPDATES}/wells.md", update(WAITING, "Wells sampled", "publish: on-go"))
    site.approve(f"{UPDATES}/other.md")
    site.approve(f"{UPDATES}/wells.md")
    return site


@pytest.mark.parametrize(
    ("cites", "address"),
    [
        (OTHER, f"{BASE}/work-updates/2026/s-{OTHER}.html"),
        (f"{BASE}/work-updates/2026/s-{OTHER}.html", f"{BASE}/work-updates/2026/s-{OTHER}.html"),
        ("https://news.example/c_1.html", "https://news.example/c_1.html"),
    ],
)
def test_what_it_cites_stands_in_the_act_as_an_address(waiting, cites, address):
    act = give_signal(waiting.workspace(), WAITING, "zhao.min", cites)
    assert act.value("cites") == address
    waiting.tick()
    assert waiting.workspace().catalogue.publications.keys() == {OTHER, WAITING}


def test_an_address_of_the_site_at_which_nothing_is_public_is_refused(waiting):
    with pytest.raises(UsageError, match=rf"no document is public at {BASE}/work-updates/2026/s-{WAITING}\.html"):
        give_signal(waiting.workspace(), WAITING, "zhao.min", f"{BASE}/work-updates/2026/s-{WAITING}.html")


def test_another_host_is_refused_and_the_text_waits_on(waiting):
    with pytest.raises(RefusedError, match=r"it cites blog\.example, which signals: in policy/site\.yaml"):
        give_signal(waiting.workspace(), WAITING, "zhao.min", "https://blog.example/heard.html")
    assert waiting.workspace().catalogue.publications.keys() == {OTHER}


def test_a_text_that_waits_for_nothing_gets_no_signal(waiting):
    with pytest.raises(UsageError, match=rf"{OTHER} waits for no signal: the text approved last says publish: on-app"):
        give_signal(waiting.workspace(), OTHER, "zhao.min", "https://news.example/c_1.html")


def test_a_text_that_got_its_signal_waits_for_none_any_more(waiting):
    give_signal(waiting.workspace(), WAITING, "zhao.min", "https://news.example/c_1.html")
    waiting.tick()
    with pytest.raises(RefusedError, match=rf"{WAITING} waits for no signal: it got one at 2026-11-20 12:0\d"):
        give_signal(waiting.workspace(), WAITING, "zhao.min", "https://news.example/c_2.html")
