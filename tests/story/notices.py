"""An urgent notice of undrinkable water, from the file that its author starts to the notice that ends the event."""

from __future__ import annotations

from plugins.model.act import Act
from plugins.pipeline.workspace.new_document import new_document
from plugins.pipeline.workspace.urgent_notices import make_urgent
from tests.sites.make import Site
from tests.sites.places import files
from tests.sites.texts import front_matter
from tests.story.wells import NEIGHBOUR_PAGE

TITLE = "Water of Lanting is not to be drunk"
COLUMN = "epidemics-and-emergencies"
PAGE = f"{COLUMN}/2026/water-of-lanting-is-not-to-be-drunk.html"
BOTH = ("chen.yu", "qiu.heng")
PLAN = "9vt2m6aw"
PLAN_TITLE = "Information Release Plan for Public Health Emergencies"


def write_plan(site: Site) -> None:
    """Have the release plan approved, and release it."""
    path = "content/policy-information/2026/release-plan.md"
    lines = (
        "document_number: 卫规〔2026〕9号",
        "issued_by: [Ministry of Health]",
        "formed: 2026-11-18",
        "announced: 2026-11-20",
    )
    text = front_matter(PLAN, PLAN_TITLE, *lines, more=(), body="**Article 1** A leader approves each notice.")
    site.write(path, text)
    site.approve(path)
    site.release()


def started(site: Site) -> str:
    """Start the notice from nothing; return its path."""
    return new_document(site.root, COLUMN, TITLE, "deng.fei", "en", site.instant, urgent=True)


def written(site: Site, *, hotline: str = "12320, day and night") -> str:
    """Write the notice as its author does; return its path."""
    path = started(site)
    text = (site.root / path).read_text(encoding="utf-8")
    said = {"advice": "Boil it for five minutes", "hotline": hotline}
    said |= {"place": "Lanting", "reported": "2026-11-20 10:15"}
    for name, value in said.items():
        assert f"\n{name}:\n" in text
        text = text.replace(f"\n{name}:\n", f"\n{name}: {value}\n")
    for question in ("What is known:", "What is not known yet:", "What to do:"):
        assert question in text
        text = text.replace(question, f"{question} See below.")
    site.write(path, text)
    return path


def made_public(site: Site, path: str, by: tuple[str, str] = BOTH) -> Act:
    """Have two people on duty make it public, and release."""
    act = make_urgent(site.workspace(), path, by)
    site.tick()
    site.release()
    return act


def reviewed(site: Site, path: str) -> None:
    """Take every step of the column: the Emergency Office submits, a leader approves, then the Information Office."""
    site.submit(path, "deng.fei")
    site.approve(path, "sun.hao")
    site.approve(path, "fang.ning")


def all_clear(site: Site, path: str) -> None:
    """Write the notice that ends the event, and have it approved."""
    again = new_document(site.root, COLUMN, "Water may be drunk again", "deng.fei", "en", site.instant)
    first = site.workspace().document(path)[1].id
    id = site.workspace().document(again)[1].id
    own = ("department: emergency-office", "contact: deng.fei", f"basis: [{PLAN}]", f"updates: {first}")
    dates = ("expires: 2026-11-23", "dated: 2026-11-20")
    site.write(again, front_matter(id, "Water may be drunk again", *dates, more=own, body="It is clean."))
    reviewed(site, again)


def public(site: Site) -> dict[str, bytes]:
    """Return every file of the release that the public sees."""
    return files(site.root / "public" / "current")


def banner(site: Site, page: str = NEIGHBOUR_PAGE) -> bool:
    """Return whether a page points to the notice as an emergency."""
    return '<section class="emergency-banner"' in files(site.root / "output")[page].decode()
