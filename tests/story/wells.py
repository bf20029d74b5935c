"""The document that the stories are about: a work update of Li Wei on wells, with a table."""

from __future__ import annotations

from pathlib import Path

from plugins.pipeline.workspace.inquiries import why
from tests.sites.make import Site
from tests.sites.places import files
from tests.sites.texts import UPDATES, update

NEIGHBOUR = "n3ghb0rr"
NEIGHBOUR_PAGE = f"work-updates/2026/s-{NEIGHBOUR}.html"
ID = "k7m29xqf"
TITLE = "Wells sampled after the flood"
PATH = f"{UPDATES}/wells.md"
PAGE = f"work-updates/2026/s-{ID}.html"
TABLE_PATH = f"{UPDATES}/wells/wells.csv"
TABLE = f"work-updates/2026/s-{ID}/wells.csv"
ROWS = "well,clean\nStone Bridge,yes\n"
FIRST = "Forty wells are clean."
SECOND = "Forty-one wells are clean."
LINKED = "The [table](wells.csv) names them."


def write(site: Site) -> None:
    """Write the first text and its table; nobody has submitted them."""
    site.write(PATH, update(ID, TITLE, body=f"{FIRST} {LINKED}"))
    site.write(TABLE_PATH, ROWS)


def edit(site: Site, body: str = SECOND, note: str = "Counts the wells again") -> None:
    """Write the working text anew, as its author does after an approval."""
    site.write(PATH, update(ID, TITLE, "change: minor", f"change_note: {note}", body=f"{body} {LINKED}"))


def page(site: Site) -> str:
    """Return the document's page in a build of now, ``""`` when there is none."""
    return files(site.build().output).get(PAGE, b"").decode()


def account(site: Site, id: str = ID) -> str:
    """Return what ``inv why`` says."""
    return "\n".join(why(site.workspace(), id))


def built(site: Site) -> tuple[str, dict[str, bytes]]:
    """Build where something is wrong: the neighbour is public all the same. Return the findings' text and all files."""
    result = site.build()
    found = files(result.output)
    assert NEIGHBOUR_PAGE in found
    assert result.exit_status == 3
    return "\n".join(map(str, result.findings)), found


def acts(site: Site, kind: str) -> list[Path]:
    """Return the files of acts of one kind, oldest first."""
    return sorted(site.root.glob(f"ledger/*/*/*-{kind}-*.act"))


def approved_file(site: Site, name: str = "document.md") -> Path:
    """Return a file of the document's one approved revision."""
    (place,) = site.root.glob(f"approved/*/{ID}/*/{name}")
    return place
