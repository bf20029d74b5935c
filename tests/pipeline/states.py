"""A site with a document in each state."""

from __future__ import annotations

from plugins.pipeline.workspace.evaluation import evaluate_for_people
from tests.sites.texts import LAWS, UPDATES, law, update

PUBLIC, HELD, WAITING, PENDING, DRAFT = "k7m29xqf", "9tq4w2ha", "3h8xn5vd", "p2c6jrt4", "7d3kq9wm"
PATHS = {
    PUBLIC: f"{UPDATES}/wells.md",
    HELD: f"{UPDATES}/springs.md",
    WAITING: f"{UPDATES}/brooks.md",
    PENDING: f"{LAWS}/decision.md",
    DRAFT: f"{LAWS}/order.md",
}


def filled(site):
    """Write a document for each state, and bring it there."""
    site.write(PATHS[PUBLIC], update(PUBLIC, "Wells sampled", "source: County office"))
    site.write(PATHS[HELD], update(HELD, "Springs sampled"))
    site.write(PATHS[WAITING], update(WAITING, "Brooks sampled", f"publish: with {HELD}"))
    site.write(PATHS[PENDING], law(PENDING, "Decision on wells"))
    site.write(PATHS[DRAFT], law(DRAFT, "Order on wells", f"amends: [{PENDING}]"))
    site.stop("hold", PATHS[HELD], "li.wei")
    for id in (PUBLIC, HELD, WAITING):
        site.approve(PATHS[id])
    site.submit(PATHS[PENDING])


def evaluated(site):
    """Evaluate the site as a task does."""
    return evaluate_for_people(site.root, site.instant, site.workspace().tree.columns_by_id())


def is_incremental(evaluation):
    """Return whether an evaluation began with a snapshot; else everything was read."""
    return evaluation.contents is None
