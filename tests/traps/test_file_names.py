"""File names are composed, whichever system wrote them: macOS takes letters and their accents apart."""

from __future__ import annotations

from tests.traps.documents import FOLDER, files, update

PATH = f"{FOLDER}/b.md"


def test_a_file_name_that_a_system_took_apart_is_put_together(site):
    site.write(PATH, update("9tq4w2ha", "Another round", body="See the [form](formulaire-e\u0301te\u0301.csv)."))
    folder = site.root / FOLDER / "b"
    folder.mkdir()
    (folder / "formulaire-e\u0301te\u0301.csv").write_text("a,b\n")
    site.approve(PATH)
    assert files(site.build().output)["work-updates/2026/slug-9tq4w2ha/formulaire-\u00e9t\u00e9.csv"] == b"a,b\n"
