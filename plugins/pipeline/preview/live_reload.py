"""The server of the preview: pages rendered on request, and loaded again in the browser when they change."""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadJSHandler
from tornado.web import Application
from tornado.websocket import WebSocketClosedError, WebSocketHandler
from watchfiles import awatch

from plugins.model.digest import sha256
from plugins.model.error import SiteError
from plugins.model.reserved import NOT_FOUND, SEARCH
from plugins.pipeline.paths import THEME
from plugins.pipeline.preview.guarded import SANDBOX, Guarded, answers
from plugins.pipeline.preview.preview import Preview
from plugins.system.child import ChildEndedError

WATCHED = ("content", "approved", "ledger", "policy")
DEBOUNCE_MS, STEP_MS = 100, 10
"""Maximum length of a burst of changes that is handled as one, and the pause that ends it."""

POLL_DELAY_MS = 1_000
NO_WATCH = (
    "The system tells of no more changes ({}), so every file is looked at each second. "
    "Changes show sooner after: sudo sysctl fs.inotify.max_user_instances=1024 fs.inotify.max_user_watches=524288"
)

HEAD_END = b"</head>"
SCRIPT = '<script src="/livereload.js?port={port}" defer></script>'
ASSETS, FOR_EVER = "assets/", "max-age=31536000, immutable"
"""Files named by the hash of their bytes may be cached without asking again."""

PDF = "application/pdf"
"""Browsers show no file of this kind in a sandbox."""

MANIFEST = f"{SEARCH}/manifest.json"
PROTOCOL = "http://livereload.com/protocols/official-7"


class LiveReload:
    """A preview, and the browsers that show pages of it."""

    def __init__(self, preview: Preview, root: Path, port: int, now: Callable[[], datetime]) -> None:
        self._preview = preview
        self._root = root.resolve()  # watchers report resolved paths
        self._now = now
        self._script = SCRIPT.format(port=port).encode()
        self._sent: dict[str, str] = {}
        self._turn = asyncio.Lock()
        self.open: dict[OpenPage, str] = {}

    def application(self) -> Application:
        """Return what answers the browser."""
        mine = {"live": self}
        return answers(
            [(r"/livereload", OpenPage, mine), (r"/livereload\.js", LiveReloadJSHandler), (r"/(.*)", Pages, mine)]
        )

    def page(self, path: str) -> tuple[bytes, bool]:
        """Return the bytes to show at a path, and whether a page is there."""
        data = self._preview.page(path)
        found = data is not None
        if data is None:
            own = self._preview.page(f"{path.partition('/')[0]}/{NOT_FOUND}")
            data = own or self._preview.page(NOT_FOUND) or b""
        if not found or path.endswith(".html"):
            data = data.replace(HEAD_END, self._script + HEAD_END, 1)
            self._sent[path] = sha256(data)
        return data, found

    async def file(self, path: str) -> tuple[bytes, bool]:
        """Return the bytes at a path, and whether a file is there; files of the search may have to be made first."""
        if path.startswith(f"{SEARCH}/"):
            data = await self._preview.search.file(path)
            return data or b"", data is not None
        return self.page(path)

    def is_attachment(self, path: str) -> bool:
        """Return whether a file is one that somebody put beside a document, so that nobody knows what runs in it."""
        return self._preview.is_attachment(path)

    def opened(self, waiter: OpenPage, path: str) -> None:
        """Remember which page a browser shows; it may have changed since it was sent."""
        self.open[waiter] = self._sent.get(path, "")
        self._show(waiter, path)

    def refresh(self, changed: Collection[str]) -> None:
        """Refresh the preview, and reload every open page whose bytes differ; files below the root changed."""
        try:
            self._preview.refresh(self._now(), changed)
        except (SiteError, OSError) as error:
            print(error, flush=True)
            return
        for waiter in list(self.open):
            self._show(waiter, waiter.path)

    async def refreshed(self, changed: Collection[str]) -> None:
        """Do the same, and go on answering while a long text is read."""
        async with self._turn:
            for path in self._preview.long_and_stale(changed):
                read = self._preview.reading(path)
                with suppress(ChildEndedError):  # then it is read below
                    (await asyncio.to_thread(read))()
            self.refresh(changed)

    async def poll(self) -> None:
        """Refresh the preview as if any file below ``content/`` had changed, and for the present instant."""
        await self.refreshed(["content/"])

    async def prepare(self) -> None:
        """Make the search index before the first request for it."""
        await self._preview.search.file(MANIFEST)

    async def follow(self) -> None:
        """Refresh the preview after each change, until cancelled."""
        folders = [*(self._root / name for name in WATCHED if (self._root / name).is_dir()), THEME]
        async for changes in _changes(folders):
            await self.refreshed({_below(self._root, path) for _, path in changes})

    def _show(self, waiter: OpenPage, path: str) -> None:
        self.page(path)
        if self.open[waiter] != self._sent.get(path, ""):
            self.open[waiter] = self._sent.get(path, "")
            waiter.reload()


async def _changes(folders: Sequence[Path]) -> AsyncIterator[Iterable[tuple[object, str]]]:
    """Yield what changes below folders, as the system tells of it, or by looking where it does not.

    Only what the watcher raises ends the first way, and not what is made of a change.
    """
    try:
        async for changes in awatch(*folders, debounce=DEBOUNCE_MS, step=STEP_MS):
            yield changes
    except (OSError, RuntimeError) as error:  # of the latter kind are those of the watcher itself
        print(NO_WATCH.format(error), flush=True)
        async for changes in awatch(
            *folders, debounce=DEBOUNCE_MS, step=STEP_MS, force_polling=True, poll_delay_ms=POLL_DELAY_MS
        ):
            yield changes


class OpenPage(WebSocketHandler):
    """A page open in a browser; speaks the protocol of livereload's script."""

    def initialize(self, live: LiveReload) -> None:
        """Keep the server."""
        self._live = live
        self.path = ""

    def on_message(self, message: str | bytes) -> None:
        """Answer the handshake, and note which page is open."""
        said = json.loads(message)
        if said.get("command") == "hello":
            self.write_message({"command": "hello", "protocols": [PROTOCOL], "serverName": "preview"})
        elif said.get("command") == "info" and "url" in said:
            self.path = file_of(urlsplit(said["url"]).path)
            self._live.opened(self, self.path)

    def reload(self) -> None:
        """Have the browser load the page again, unless it has closed the connection."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "*"})

    def on_close(self) -> None:
        """Remove it from the open pages."""
        self._live.open.pop(self, None)


class Pages(Guarded):
    """Serves pages and files of the preview."""

    def initialize(self, live: LiveReload) -> None:
        """Keep the server."""
        self._live = live

    async def get(self, path: str) -> None:
        """Send the file at a path, or the site's own page for a missing one."""
        data, found = await self._live.file(file_of(self.request.path))
        self.set_status(200 if found else 404)
        kind = mimetypes.guess_type(path)[0] if found else None
        self.set_header("Content-Type", _typed(kind or "text/html"))
        if kind != PDF and self._live.is_attachment(file_of(self.request.path)):
            self.set_header("Content-Security-Policy", SANDBOX)
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
