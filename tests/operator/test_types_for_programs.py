"""What programs read has the type that its format names, in UTF-8."""

from __future__ import annotations

import ssl
import urllib.request

TYPES = {
    "work-updates/2026/bus.md": "text/markdown; charset=utf-8",
    "feed.xml": "application/atom+xml; charset=utf-8",
    "zh/work-updates/feed.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "work-updates/feed.json": "application/feed+json; charset=utf-8",
    "llms.txt": "text/plain; charset=utf-8",
    ".well-known/security.txt": "text/plain; charset=utf-8",
}
"""RFC 7763, RFC 4287, JSON Feed 1.1, llmstxt.org, RFC 9116 by path."""


def test_each_file_has_its_type(nginx, tmp_path):
    for path in (*TYPES, "redirects.map", "withdrawn.map"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("" if path.endswith(".map") else "{}", encoding="utf-8")
    served = nginx(tmp_path)
    own = ssl._create_unverified_context()  # noqa: S323 - the certificate is the test's own
    found = {}
    for path in TYPES:
        with urllib.request.urlopen(f"{served.address}/{path}", context=own) as answer:  # noqa: S310
            found[path] = answer.headers["Content-Type"]
    assert found == TYPES
