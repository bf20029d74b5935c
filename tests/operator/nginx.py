"""The shipped configuration of nginx, in a real nginx that serves a folder of the test."""

from __future__ import annotations

import base64
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests import packages
from tests.repository import REPOSITORY

SHIPPED = REPOSITORY / "docs/operator/nginx.conf"
BROTLI = REPOSITORY / "docs/operator/nginx-brotli.conf"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so")
PATIENCE_S = 10
PACKAGES = dict.fromkeys(("apt-get", "dnf", "apk", "brew"), ("nginx",)) | {"apt-get": ("nginx-light", "nginx")}
AROUND = """
{user}
{modules}
daemon off;
pid {work}/nginx.pid;
error_log {work}/start.log warn;
events {{ }}
http {{
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    {conf}
}}
"""


@dataclass(frozen=True)
class Nginx:
    """A running server.

    Attributes:
        address: without a final slash; the certificate is its own.
        plain: the address of the host's port for requests without TLS.
        work: its folder.
    """

    address: str
    plain: str
    work: Path

    @property
    def key_digest(self) -> str:
        """The SHA-256 of the key of its certificate, in base64, as Chromium names keys."""
        certificate = x509.load_pem_x509_certificate((self.work / "tls" / "fullchain.pem").read_bytes())
        form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        return base64.b64encode(sha256(certificate.public_key().public_bytes(*form)).digest()).decode()

    @property
    def log(self) -> str:
        """Everything it has recorded, in every file of every log."""
        return "".join(path.read_text(encoding="utf-8") for path in sorted(self.work.glob("**/*.log")))


def ensure() -> None:
    """Have nginx installed where that needs no password; say what is left out without it."""
    if is_installed() or packages.install(PACKAGES):
        return
    command = packages.advice(PACKAGES)
    how = f" Install it with: {command}" if command else ""
    print(f"Without nginx, tests/operator is left out.{how}", file=sys.stderr, flush=True)


def is_installed() -> bool:
    """Tell whether the machine has nginx."""
    return shutil.which("nginx") is not None


def has_brotli() -> bool:
    """Tell whether nginx has the module that the configuration can do without."""
    return MODULE.exists()


@contextmanager
def started(work: Path, release: Path, *, brotli: bool = False) -> Iterator[Nginx]:
    """Run nginx with the shipped configuration over a release until the block ends, with Brotli or without.

    Only ports, folders and certificates are other than shipped.

    Raises:
        AssertionError: it does not start; the message is what nginx says.
    """
    configured(work, release, secure := _free_port(), plain := _free_port(), brotli=brotli)
    process = subprocess.Popen(_command(work), stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + PATIENCE_S
        while not _answers(secure):
            assert process.poll() is None and time.monotonic() < until, process.communicate(timeout=1)[1]
            time.sleep(0.01)
        yield Nginx(f"https://127.0.0.1:{secure}", f"http://127.0.0.1:{plain}", work)
    finally:
        process.terminate()
        process.wait()
        if process.stderr:
            process.stderr.close()


def checked(work: Path, release: Path) -> str:
    """Return what ``nginx -t`` says of the shipped configuration over a release; empty when it would start."""
    configured(work, release, _free_port(), _free_port())
    done = subprocess.run([*_command(work), "-t", "-q"], capture_output=True, text=True)
    return done.stderr if done.returncode else ""


def configured(work: Path, release: Path, secure: int, plain: int, *, brotli: bool = False) -> None:
    """Write the configuration for a test."""
    (work / "tls").mkdir(parents=True, exist_ok=True)
    (work / "log").mkdir(exist_ok=True)
    _certify(work / "tls")
    conf = re.sub(r"listen \[::\].*\n", "", SHIPPED.read_text(encoding="utf-8"))
    for shipped, ours in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{secure} "),
        ("/srv/ministry-state/public/current", str(release)),
        ("/srv/ministry-state/public;", f"{release.parent};"),
        ("/etc/ministry/tls", str(work / "tls")),
        ("/var/log/ministry", str(work / "log")),
        ("/etc/nginx/ministry-", f"{work}/ministry-"),
        ("include mime.types;", "include /etc/nginx/mime.types;"),
    ):
        assert shipped in conf, shipped
        conf = conf.replace(shipped, ours)
    if brotli:
        shutil.copyfile(BROTLI, work / "ministry-brotli.conf")
    modules = f"load_module {MODULE};" if brotli else ""
    # Workers of an administrator's nginx would be another user, who may not read folders of tests.
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(AROUND.format(work=work, conf=conf, user=user, modules=modules), encoding="utf-8")


def _command(work: Path) -> list[str]:
    return ["nginx", "-e", str(work / "start.log"), "-p", str(work), "-c", str(work / "nginx.conf")]


def _certify(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    day = datetime(2026, 11, 23)  # noqa: DTZ001 of a certificate that nobody checks
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day)
        .not_valid_after(day + timedelta(days=36500))
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "privkey.pem").write_bytes(private)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0
