"""The shipped web server starts with whatever addresses an old site had, and leads each to its document."""

from __future__ import annotations

import random
import re
import socket
import ssl
from pathlib import Path

import pytest

from plugins.plan.redirects import LONGEST_BYTES, Former, redirects
from tests.operator.nginx import Nginx, checked

PAGES = ("index.html", "about.html", "404.html", "search.html", "robots.txt", "news/index.html", "news/feed.xml")
CASES = {
    "plain": "/shtml/1.html",
    "query": "/show.php?id=41",
    "another query": "/show.php?id=42&page=1",
    "query of the home page": "/?p=41",
    "percent-encoded": "/%E6%96%B0%E9%97%BB/a.html",
    "raw Chinese": "/新闻/b.html",
    "Chinese in a query": "/list?k=新闻",
    "an older encoding": "/%D0%C2%CE%C5/c.html",
    "a space": "/a%20b.html",
    "a percent sign": "/50%25.html",
    "two slashes": "/news//c.html",
    "signs of a configuration": "/a;b{c}$uri%22d%5C'e.html",
    "a regular expression": "/~^(.*)$",
    "a word of the map": "/default",
    "a feed": "/old/feed.xml",
    "a folder": "/old/list/",
    "a plus": "/a+b.html",
    "upper case": "/News/A.HTML",
    "long": "/" + "%E5%85%B3" * 200 + ".html",
    "as long as can be": "/" + "a" * (LONGEST_BYTES - 1),
}


def documents(paths: list[str]) -> list[Former]:
    return [Former(f"d{n}", "", f"/new/{n}.html", f"http://old.example{path}") for n, path in enumerate(paths)]


def release(folder: Path, paths: list[str]) -> Path:
    """A release with these old addresses; each page says its path."""
    for name in (*PAGES, *(f"new/{n}.html" for n in range(len(paths)))):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "withdrawn.map").write_bytes(b"")
    (folder / "redirects.map").write_bytes(redirects(documents(paths), set(PAGES)).data)
    return folder


def ask(server: Nginx, target: str, host: str = "www.health.example") -> tuple[int, str]:
    """Send a request with just these bytes; return status and where it leads, or the first line of the page."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    port = int(server.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as plain, context.wrap_socket(plain) as secure:
        secure.sendall(b"GET " + target.encode() + b" HTTP/1.0\r\nHost: " + host.encode() + b"\r\n\r\n")
        answer = b"".join(iter(lambda: secure.recv(65536), b"")).decode("utf-8", "replace")
    head, _, body = answer.partition("\r\n\r\n")
    led = re.search(r"^Location: (.*)$", head, re.MULTILINE)
    return int(head.split(" ")[1]), led[1].strip() if led else body


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    from tests.operator.nginx import started

    folder = release(tmp_path_factory.mktemp("release"), list(CASES.values()))
    with started(tmp_path_factory.mktemp("nginx"), folder) as running:
        yield running


@pytest.mark.parametrize("name", CASES)
def test_each_leads_to_its_own_document(name, server):
    assert ask(server, CASES[name]) == (301, f"/new/{list(CASES).index(name)}.html")


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/%e6%96%b0%e9%97%bb/a.html", "percent-encoded"),
        ("/新闻/a.html", "percent-encoded"),
        ("/%E6%96%B0%E9%97%BB/b.html", "raw Chinese"),
        ("/list?k=%e6%96%b0%e9%97%bb", "Chinese in a query"),
        ("/shtml/1.html?from=wechat", "plain"),
        ("/news/c.html", "two slashes"),
        ("/x/../shtml/./1.html", "plain"),
    ],
)
def test_it_does_not_matter_how_a_link_was_written(target, name, server):
    assert ask(server, target) == (301, f"/new/{list(CASES).index(name)}.html")


@pytest.mark.parametrize("path", ["/a.html", "/show.php?id=41", "/新闻/a.html"])
def test_of_two_hosts_with_one_path_each_leads_to_its_own_document(path, tmp_path, nginx):
    folder = release(tmp_path, ["/other", "/another"])
    both = [
        Former(f"d{n}", "", f"/new/{n}.html", f"http://{host}{path}")
        for n, host in enumerate(("old.example", "older.example"))
    ]
    made = redirects(both, set(PAGES))
    assert made.findings == ()
    (folder / "redirects.map").write_bytes(made.data)
    server = nginx(folder)
    for host, number in (("older.example", 1), ("OLDER.example", 1), ("old.example", 0), ("www.health.example", 0)):
        assert ask(server, path, host) == (301, f"/new/{number}.html"), host


@pytest.mark.parametrize("name", PAGES)
def test_what_the_site_has_itself_is_shown(name, server):
    if name != "404.html":
        assert ask(server, f"/{name}") == (200, name)
        assert ask(server, f"/{name}?q=41") == (200, name)


@pytest.mark.parametrize("target", ["/show.php", "/show.php?id=43", "/nothing", "/old/"])
def test_what_nobody_had_is_not_there(target, server):
    assert ask(server, target) == (404, "404.html")


def test_a_map_that_claims_a_page_of_the_site_does_not_take_it_away(tmp_path, nginx):
    folder = release(tmp_path, [])
    (folder / "redirects.map").write_text('"/about.html" /new/0.html;\n"/news/feed.xml" /new/0.html;\n')
    server = nginx(folder)
    assert ask(server, "/about.html") == (200, "about.html")
    assert ask(server, "/news/feed.xml") == (200, "news/feed.xml")


def test_it_starts_with_ten_thousand_addresses_of_any_kind(tmp_path):
    drawn = random.Random(7)  # noqa: S311 no secret
    signs = "abcAB019/._~-+;,=$&()'*!@:?%20%E6%96%B0\"\\{}|^`<> 新闻#"
    paths = ["/" + "".join(drawn.choices(signs, k=drawn.choice((5, 30, 300)))) for _ in range(10_000)]
    folder = release(tmp_path / "release", [])
    made = redirects(documents(paths), set(PAGES))
    (folder / "redirects.map").write_bytes(made.data)
    assert made.data.count(b";\n") > 9_000
    assert checked(tmp_path / "nginx", folder) == ""


def test_an_address_that_no_bucket_holds_would_be_seen(tmp_path):
    folder = release(tmp_path / "release", [])
    (folder / "redirects.map").write_text(f'"/{"a" * 5_000}" /new/0.html;\n')
    assert "too long parameter" in checked(tmp_path / "nginx", folder)
