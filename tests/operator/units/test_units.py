"""Each shipped unit: its command runs as the site's own user, is green when all is well, and red with one sentence."""

from __future__ import annotations

import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from plugins.policy.load import load_policy
from plugins.review.signature import fingerprint
from tests.operator.sandbox import SHIPPED, Ran, Sandbox
from tests.operator.units.conftest import TITLE
from tests.repository import REPOSITORY

SERVICES = sorted(path.name for path in SHIPPED.glob("*.service"))
NUMBERS = {"twice": 2, "seven times": 7}


def setting(unit: str, key: str) -> list[str]:
    """Return the values of a key in a shipped unit."""
    text = (SHIPPED / unit).read_text(encoding="utf-8")
    return [line.partition("=")[2] for line in text.splitlines() if line.startswith(f"{key}=")]


def start(box: Sandbox, unit: str, **others: str) -> Ran:
    """Run the command of a unit, with the folders of the sandbox in place of those it ships with."""
    (command,) = setting(unit, "ExecStart")
    places = {"/srv/ministry-site": str(box.root), "/srv/ministry/": f"{REPOSITORY}/", **others}
    for shipped, ours in places.items():
        command = command.replace(shipped, ours)
    return box.call(command.split())


@pytest.mark.parametrize("unit", SERVICES)
def test_each_service_has_a_user_a_limit_of_its_rights_and_a_timer(unit):
    assert setting(unit, "User") != ["root"]
    assert setting(unit, "NoNewPrivileges") == ["yes"]
    timer = unit.replace(".service", ".timer")
    assert setting(timer, "OnCalendar") != []
    assert setting(timer, "Persistent") == ["true"]


@pytest.mark.parametrize("unit", [unit for unit in SERVICES if "watch" not in unit])
def test_each_service_on_the_machine_names_the_same_state_folder_as_the_web_server(unit):
    assert setting(unit, "Environment") == ["MINISTRY_STATE=/srv/ministry-state"]
    assert "root /srv/ministry-state/public/current;" in (SHIPPED / "nginx.conf").read_text(encoding="utf-8")


def test_the_web_servers_file_says_how_often_each_thing_to_change_stands_there():
    head, _, rest = (SHIPPED / "nginx.conf").read_text(encoding="utf-8").partition("\nmap_hash")
    said = " ".join(line.lstrip("# ") for line in head.splitlines())
    names, folders = re.search(
        r"server_name \(([a-z ]+)\), the folder in which releases lie \(([a-z ]+),", said
    ).groups()
    assert rest.count("server_name ") == NUMBERS[names]
    assert rest.count("/srv/ministry-state/public") == NUMBERS[folders]


def test_the_release_and_the_verification_by_night(box: Sandbox):
    assert start(box, "ministry-release.service").status == 0
    assert box.shown(TITLE)
    done = start(box, "ministry-verify.service")
    assert (done.status, "Release 1: good" in done.said) == (0, True), done.said
    page = next((box.state / "public" / "releases" / "000001").rglob("s-k7m29xqf.html"))
    page.chmod(0o644)
    page.write_text("The minister resigns", encoding="utf-8")
    done = start(box, "ministry-verify.service")
    assert done.status == 3
    assert "s-k7m29xqf.html" in done.said


def test_a_backup_brings_back_the_repository_and_the_releases(running: Sandbox):
    box = running
    copies = box.folder / "home" / "copies"
    for _ in range(2):
        done = start(box, "ministry-backup.service", **{"/mnt/backup/ministry": str(copies)})
        assert (done.status, done.said) == (0, "")
    names = sorted(path.suffix for path in copies.iterdir())
    assert set(names) == {".bundle", ".tar"}
    (bundle, *_), (tar, *_) = sorted(copies.glob("*.bundle")), sorted(copies.glob("*.tar"))
    assert box.git("ls-remote", str(bundle), "HEAD").startswith(box.git("rev-parse", "HEAD", where=box.root))
    shutil.rmtree(box.state / "public")
    assert box.call(["tar", "-C", str(box.state), "-xf", str(tar)]).status == 0
    assert start(box, "ministry-release.service").status == 0
    assert box.shown(TITLE)


def test_a_backup_of_a_site_that_lost_its_releases_is_red_and_keeps_the_last_one(box: Sandbox):
    copies = box.folder / "home" / "copies"
    done = start(box, "ministry-backup.service", **{"/mnt/backup/ministry": str(copies)})
    assert done.status == 1
    assert "There is no public/ in" in done.said
    assert list(copies.iterdir()) == []


class TestALookFromOutside:
    """The public site, served as it lies there."""

    @pytest.fixture
    def look(self, running: Sandbox):
        """Look at it; the folder that is served, and the command."""
        box = running
        served = box.state / "public" / "current"

        class Quiet(SimpleHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Say nothing."""

        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(served))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            (key,) = load_policy(box.site.root).people["site-machine"].keys
            places = {
                "https://www.health.example": f"http://127.0.0.1:{server.server_port}",
                "SHA256:FINGERPRINT": fingerprint(key.public),
                "/var/lib/ministry-watch": str(box.folder / "home" / "watch"),
            }
            yield lambda **more: start(box, "ministry-watch.service", **{**places, **more})
            server.shutdown()

    def test_it_is_green_while_the_site_is_there_signed_and_new(self, running, look):
        box = running
        for _ in range(2):
            done = look()
            assert (done.status, done.said) == (0, "")
        assert "is not signed with SHA256:" in look(**{"SHA256:FINGERPRINT": "SHA256:another"}).said
        (box.folder / "home" / "watch" / "number").write_text("2\n", encoding="ascii")
        assert "release 1 is shown, and 2 was shown before" in look().said
        (box.folder / "home" / "watch" / "number").unlink()
        box.site.tick(days=9)
        assert "release 1 is 9 days old: is the timer dead?" in look().said
        (box.state / "public" / "current" / "release.json.sig").unlink()
        gone = look()
        assert (gone.status, "release.json.sig cannot be fetched" in gone.said) == (1, True)
