"""Tasks of the Information Office, as they are typed."""

from __future__ import annotations

from plugins.pipeline.commands.command_line import main
from tasks import TASKS
from tests.sites.make import make_site
from tests.sites.texts import UPDATES, update


def test_without_a_terminal_nothing_is_approved_that_nobody_named(tmp_path, capsys):
    site = make_site(tmp_path / "root")
    path = f"{UPDATES}/a.md"
    site.write(path, update("k7m29xqf", "Wells"))
    site.submit(path)

    status = main(TASKS, ["approve", path, "--as=chen.yu", f"--root={site.root}"])

    assert status == 2
    assert "Nobody can be asked here. Where this is the text that you looked at: " in capsys.readouterr().err
    assert list(site.root.glob("ledger/*/*/*-approve-*.act")) == []
