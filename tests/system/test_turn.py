"""Runs that change the same file take turns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from plugins.system.turn import turn


def test_nothing_that_another_run_wrote_is_lost(tmp_path):
    file = tmp_path / "number"
    file.write_text("0")

    def add_one(_):
        with turn(tmp_path):
            file.write_text(str(int(file.read_text()) + 1))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_one, range(200)))
    assert file.read_text() == "200"


def test_it_ends_with_an_error(tmp_path):
    for _ in range(2):
        try:
            with turn(tmp_path):
                raise OSError
        except OSError:
            pass
