"""Servers for the eyes of those who write and build: on 127.0.0.1 only."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler
from livereload.server import Server
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from tornado.web import Application, StaticFileHandler
from watchfiles import watch

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import SiteError, UsageError
from plugins.pipeline.preview import Preview
from plugins.pipeline.way import THEME

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
WATCHED = ("content", "approved", "ledger", "policy")


class PublicFiles(StaticFileHandler):
    """Files as the public web server sends them: its headers, and 404.html for what is not there."""

    def set_extra_headers(self, path: str) -> None:
        """Send the headers that the shipped server configuration sends."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")

    def write_error(self, status_code: int, **options: Any) -> None:
        """Show the site's own page for what is not there."""
        page = Path(self.root, "404.html")
        if status_code == 404 and page.is_file():
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(page.read_bytes())
        else:
            super().write_error(status_code, **options)


def serve_public(folder: Path, port: int) -> None:
    """Show a built site until it is interrupted.

    Raises:
        UsageError: nothing is built, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise UsageError(f"{folder.name}/ holds no site yet: python3 inv build")
    options = {"path": str(folder), "default_filename": "index.html"}
    application = Application([(r"/(.*)", PublicFiles, options)])
    _listen(lambda: application.listen(port, address=HOST), port)
    print(f"The public site: http://{HOST}:{port}/  (Ctrl-C ends)", flush=True)
    IOLoop.current().start()


def serve_preview(root: Path, port: int) -> None:
    """Show everything in ``content/``, renewed after each save, until it is interrupted.

    Raises:
        UsageError: the port is taken.
    """
    out = root / "preview"
    preview = Preview(root, out)
    print("Reading content/ …", flush=True)
    print(f"{preview.refresh(datetime.now(MINISTRY_ZONE))} files written", flush=True)
    server = Server(watcher=Watcher())  # it is never started: it would look every 0.8 s
    server.root, server.default_filename = str(out), "index.html"
    _listen(lambda: server.application(port, HOST, debug=False), port)
    loop = IOLoop.current()
    feed = partial(_feed, root, preview, loop)
    threading.Thread(target=feed, daemon=True).start()
    print(f"The preview: http://{HOST}:{port}/  renewed with every save  (Ctrl-C ends)", flush=True)
    loop.start()


def _listen(start: Callable[[], object], port: int) -> None:
    try:
        start()
    except OSError as error:
        raise UsageError(f"port {port} of {HOST} cannot be used ({error.strerror}); name another: --port") from error


def _feed(root: Path, preview: Preview, loop: IOLoop) -> None:
    """Renew the preview after each change, and tell the browsers that show it."""
    folders = [root / name for name in WATCHED if (root / name).is_dir()]
    for _ in watch(*folders, THEME, debounce=100, step=30, raise_interrupt=False):
        try:
            written = preview.refresh(datetime.now(MINISTRY_ZONE))
        except (SiteError, OSError) as error:
            print(error, flush=True)
            continue
        if written:
            loop.add_callback(LiveReloadHandler.reload_waiters, "*")
