"""Servers for the eyes of those who write and build: on 127.0.0.1 only."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import StaticFileHandler

from plugins.model.clock import MINISTRY_ZONE
from plugins.model.error import UsageError
from plugins.model.reserved import NOT_FOUND
from plugins.pipeline.preview.guarded import HOST, Guarded, answers
from plugins.pipeline.preview.live_reload import LiveReload
from plugins.pipeline.preview.preview import Preview
from plugins.system.progress import Progress, no_progress

HIGHEST_PORT = 65_535
SETTLED_S = 3
"""When the watcher has surely started; changes before that are polled for."""

DOUBT_MS = 60_000
"""How often the preview polls for changes that the watcher missed, and for the time."""


class PublicFiles(Guarded, StaticFileHandler):
    """Files as the public web server sends them: its headers, and 404.html for what is not there."""

    def write_error(self, status_code: int, **options: Any) -> None:
        """Show the site's own page for what is not there."""
        first = self.request.path.split("/")[1]
        own = Path(self.settings["site"], first if first.isalpha() else "", NOT_FOUND)
        page = own if own.is_file() else Path(self.settings["site"], NOT_FOUND)
        if status_code == 404 and page.is_file():
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(page.read_bytes())
        else:
            super().write_error(status_code, **options)


class ProgressFiles(PublicFiles):
    """Pages of applications, which nothing on the way may keep."""

    def set_extra_headers(self, path: str) -> None:
        """Send what is sent with every file, and that nobody keeps this one."""
        super().set_extra_headers(path)
        self.set_header("Cache-Control", "no-store")


def serve_public(folder: Path, progress: Path, port: int) -> None:
    """Show a built site, and the pages of applications that lie elsewhere, until it is interrupted.

    Raises:
        UsageError: nothing is built, or the port is none or taken.
    """
    if not (folder / "index.html").is_file():
        raise UsageError(f"{folder.name}/ holds no site yet: python3 inv build")
    options = {"path": str(folder), "default_filename": "index.html"}
    pages = {"path": str(progress)}
    application = answers([(r"/progress/(.*)", ProgressFiles, pages), (r"/(.*)", PublicFiles, options)])
    application.settings["site"] = folder
    _listen(lambda: application.listen(port, address=HOST), port)
    print(f"The public site: http://{HOST}:{port}/  (Ctrl-C ends)", flush=True)
    IOLoop.current().start()


def serve_preview(root: Path, port: int, progress: Progress = no_progress) -> None:
    """Show everything in ``content/``, renewed after each save, until it is interrupted.

    Raises:
        UsageError: the port is none or taken, or a folder is gone.
    """
    preview = Preview(root, progress)
    live = LiveReload(preview, root, port, lambda: datetime.now(MINISTRY_ZONE))
    _listen(lambda: live.application().listen(port, address=HOST), port)
    print("Reading content/ …", flush=True)
    preview.refresh(datetime.now(MINISTRY_ZONE))
    gc.collect()
    gc.freeze()  # what was read stays in memory; collecting it would delay the answer to a save
    print(f"The preview: http://{HOST}:{port}/  renewed with every save  (Ctrl-C ends)", flush=True)
    IOLoop.current().call_later(SETTLED_S, live.poll)
    IOLoop.current().call_later(SETTLED_S, live.prepare)
    PeriodicCallback(live.poll, DOUBT_MS).start()
    try:
        IOLoop.current().run_sync(live.follow)
    except OSError as error:
        raise UsageError(f"the folders of {root} cannot be watched: {error}") from error


def _listen(start: Callable[[], object], port: int) -> None:
    if not 0 < port <= HIGHEST_PORT:
        raise UsageError(f"--port: got {port}, expected a number from 1 to {HIGHEST_PORT}, such as 8000")
    try:
        start()
    except OSError as error:
        raise UsageError(f"port {port} of {HOST} cannot be used ({error.strerror}); name another: --port") from error
