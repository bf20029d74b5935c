"""The server of the preview: pages made when they are asked for, and shown anew in the browser when they change."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadJSHandler
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler
from watchfiles import awatch

from plugins.model.digest import sha256
from plugins.model.error import SiteError
from plugins.model.reserved import SEARCH
from plugins.pipeline.paths import THEME
from plugins.pipeline.preview.preview import Preview

WATCHED = ("content", "approved", "ledger", "policy")
DEBOUNCE_MS, STEP_MS = 100, 10
"""How long a burst of changes may be waited out, and how long nothing changes at its end."""

HEAD_END = b"</head>"
SCRIPT = '<script src="/livereload.js?port={port}" defer></script>'
MISSING = "404.html"
ASSETS, FOR_EVER = "assets/", "max-age=31536000, immutable"
"""What is named by its bytes is not asked for again by a page that is loaded again."""

MANIFEST = f"{SEARCH}/manifest.json"
PROTOCOL = "http://livereload.com/protocols/official-7"


class LiveReload:
    """A preview, and the browsers that show pages of it."""

    def __init__(self, preview: Preview, root: Path, port: int, now: Callable[[], datetime]) -> None:
        self._preview = preview
        self._root = root.resolve()  # watchers may name it so
        self._now = now
        self._script = SCRIPT.format(port=port).encode()
        self._sent: dict[str, str] = {}
        self.open: dict[OpenPage, str] = {}

    def application(self) -> Application:
        """Return what answers the browser."""
        mine = {"live": self}
        return Application(
            [(r"/livereload", OpenPage, mine), (r"/livereload\.js", LiveReloadJSHandler), (r"/(.*)", Pages, mine)]
        )

    def page(self, path: str) -> tuple[bytes, bool]:
        """Return what a browser is to show at a path, and whether there is something."""
        data = self._preview.page(path)
        found = data is not None
        if data is None:
            data = self._preview.page(MISSING) or b""
        if not found or path.endswith(".html"):
            data = data.replace(HEAD_END, self._script + HEAD_END, 1)
            self._sent[path] = sha256(data)
        return data, found

    async def file(self, path: str) -> tuple[bytes, bool]:
        """Return what lies at a path, and whether there is something; files of the search may have to be made first."""
        if path.startswith(f"{SEARCH}/"):
            data = await self._preview.search.file(path)
            return data or b"", data is not None
        return self.page(path)

    def opened(self, waiter: OpenPage, path: str) -> None:
        """Remember which page a browser shows; it may have changed since it was sent."""
        self.open[waiter] = self._sent.get(path, "")
        self._show(waiter, path)

    def refresh(self, changed: Collection[str]) -> None:
        """Renew the preview, and every open page that differs; files below the root changed."""
        try:
            self._preview.refresh(self._now(), changed)
        except (SiteError, OSError) as error:
            print(error, flush=True)
            return
        for waiter in list(self.open):
            self._show(waiter, waiter.path)

    def poll(self) -> None:
        """Renew the preview as if anything in ``content/`` might have changed, and if the clock asks for it."""
        self.refresh(["content/"])

    async def prepare(self) -> None:
        """Make the search before somebody asks for it."""
        await self._preview.search.file(MANIFEST)

    async def follow(self) -> None:
        """Renew the preview after each change, for ever."""
        folders = [self._root / name for name in WATCHED if (self._root / name).is_dir()]
        async for changes in awatch(*folders, THEME, debounce=DEBOUNCE_MS, step=STEP_MS):
            self.refresh({_below(self._root, path) for _, path in changes})

    def _show(self, waiter: OpenPage, path: str) -> None:
        self.page(path)
        if self.open[waiter] != self._sent.get(path, ""):
            self.open[waiter] = self._sent.get(path, "")
            waiter.reload()


class OpenPage(WebSocketHandler):
    """A page open in a browser; speaks the protocol of livereload's script."""

    def initialize(self, live: LiveReload) -> None:
        """Belong to a server."""
        self._live = live
        self.path = ""

    def on_message(self, message: str | bytes) -> None:
        """Shake hands, and learn which page it is."""
        said = json.loads(message)
        if said.get("command") == "hello":
            self.write_message({"command": "hello", "protocols": [PROTOCOL], "serverName": "preview"})
        elif said.get("command") == "info" and "url" in said:
            self.path = file_of(urlsplit(said["url"]).path)
            self._live.opened(self, self.path)

    def reload(self) -> None:
        """Have the browser load the page again; one that has just gone needs nothing."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "*"})

    def on_close(self) -> None:
        """Forget it."""
        self._live.open.pop(self, None)


class Pages(RequestHandler):
    """Answers with a page or a file of the preview."""

    def initialize(self, live: LiveReload) -> None:
        """Belong to a server."""
        self._live = live

    async def get(self, path: str) -> None:
        """Send what lies at a path, the site's own page for what is not there."""
        data, found = await self._live.file(file_of(self.request.path))
        self.set_status(200 if found else 404)
        kind = mimetypes.guess_type(path)[0] if found else None
        self.set_header("Content-Type", _typed(kind or "text/html"))
        self.set_header("Cache-Control", FOR_EVER if path.startswith(ASSETS) else "no-cache")
        self.finish(data)


def file_of(address: str) -> str:
    """Return the path of the file that an address means."""
    path = unquote(address).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _typed(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json")) else kind


def _below(root: Path, path: str) -> str:
    """Return a path below the root, the whole of another as that of the theme."""
    place = Path(path)
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else path
