"""Servers on this machine answer under its own names alone, with the headers of the public site."""

from __future__ import annotations

import re

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port

from plugins.pipeline.paths import REPOSITORY
from plugins.pipeline.preview.guarded import HEADERS, SANDBOX, Guarded, answers
from plugins.pipeline.preview.live_reload import LiveReload
from plugins.pipeline.preview.preview import Preview
from tests.pipeline.preview.loops import answered
from tests.sites.texts import update

PAGE = "work-updates/2026/s-k7m29xqf.html"
FILES = "work-updates/2026/s-k7m29xqf"
OUTSIDE = {"upgrade-insecure-requests"}
"""What holds behind TLS alone."""


class Secret(Guarded):
    """Stands for a page of a draft."""

    def get(self):
        self.finish("a draft")


def fetched(application, path="/", host="127.0.0.1"):
    """Ask an application on a port of its own for a path, under a name."""

    async def fetch():
        socket, port = bind_unused_port()
        server = HTTPServer(application)
        server.add_socket(socket)
        try:
            address = f"http://127.0.0.1:{port}{path}"
            return await AsyncHTTPClient().fetch(address, headers={"Host": host.format(port)}, raise_error=False)
        finally:
            server.stop()

    return answered(fetch())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.1:{}", "LOCALHOST:{}"])
def test_its_own_names_are_answered(host):
    assert fetched(answers([("/", Secret)]), host=host).body == b"a draft"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{}",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "127a0b0c1",
        "10.0.0.1",
        "",
    ],
)
def test_under_any_other_name_nothing_is_shown(host):
    answer = fetched(answers([("/", Secret)]), host=host)
    assert answer.code in (400, 421)
    assert b"draft" not in (answer.body or b"")


def test_answers_under_another_name_say_what_to_open():
    assert b"open http://127.0.0.1 with the port" in fetched(answers([]), host="evil.example").body


def test_the_policy_on_scripts_is_that_of_the_shipped_configuration():
    shipped = (REPOSITORY / "docs" / "operator" / "nginx.conf").read_text(encoding="utf-8")
    written = re.search(r'\$ministry_policy \{[^}]*default +"([^"]+)"', shipped)[1]
    assert {part.strip() for part in written.split(";")} - OUTSIDE == {
        part.strip() for part in HEADERS["Content-Security-Policy"].split(";")
    }


@pytest.fixture
def preview(site):
    """A preview of a text with three files beside it, as an application."""
    text = update("k7m29xqf", "Bus", body="[a](a.svg) [b](b.html) [c](c.pdf)")
    site.write("content/work-updates/2026/bus.md", text)
    for name in ("a.svg", "b.html", "c.pdf"):
        site.write(f"content/work-updates/2026/bus/{name}", "<svg/>")
    shown = Preview(site.root)
    shown.refresh(site.instant)
    return LiveReload(shown, site.root, 8000, lambda: site.instant).application()


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        pytest.param(PAGE, HEADERS["Content-Security-Policy"], id="a page"),
        pytest.param("nowhere.html", HEADERS["Content-Security-Policy"], id="a page that is missing"),
        pytest.param(f"{FILES}/a.svg", SANDBOX, id="a drawing"),
        pytest.param(f"{FILES}/b.html", SANDBOX, id="a page of somebody else"),
        pytest.param(f"{FILES}/c.pdf", HEADERS["Content-Security-Policy"], id="a PDF"),
    ],
)
def test_what_the_preview_sends_runs_no_script_that_is_not_the_site_s_own(path, policy, preview):
    answer = fetched(preview, f"/{path}")
    assert answer.headers["Content-Security-Policy"] == policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
