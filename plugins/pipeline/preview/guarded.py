"""What every server on this machine sends and refuses: its own host names alone, and the public site's headers."""

from __future__ import annotations

import re
from typing import Any

from tornado.web import Application, RequestHandler

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost")
"""A page of any site may have its own name lead to this machine; a browser then lets it read what is shown here."""

MISDIRECTED = 421
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""Of files that are no pages of the site: no script runs in them, and they are of no host."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Those of the shipped configuration of the public web server that hold without TLS."""


class Guarded(RequestHandler):
    """A handler whose answers carry `HEADERS`."""

    def set_default_headers(self) -> None:
        """Send them with errors too."""
        for name, value in HEADERS.items():
            self.set_header(name, value)


class Misdirected(Guarded):
    """Answers whoever asks under a name that is none of this machine's own."""

    def prepare(self) -> None:
        """Say under which names there is an answer; nothing of the site is in it.

        Source: RFC 9110, 15.5.20.
        """
        self.set_status(MISDIRECTED)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"Nothing is shown under this name; open http://{HOST} with the port that the command printed.\n")


def answers(rules: list[Any]) -> Application:
    """Return an application that answers by ``rules`` under `OWN_NAMES`, and nothing under any other name."""
    application = Application(default_handler_class=Misdirected)
    names = "|".join(map(re.escape, OWN_NAMES))
    application.add_handlers(f"(?:{names})", rules)  # the end of the name is added to it
    return application
