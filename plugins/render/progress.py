"""The page of one application: what has happened on which day, in every language, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup

from plugins.model.policy import Site
from plugins.model.progress import Progress
from plugins.render.dates import long_day
from plugins.render.theme import Theme
from plugins.render.views.fragments import Link, Time
from plugins.render.words import Words

TEMPLATE, PART = "progress-state", "partials/progress"


class ProgressView(NamedTuple):
    """How far an application is, in one language.

    Attributes:
        milestones: what happened and when, oldest first.
        notes: until when something is owed, or the page can be read.
        look_up: to the page that asks for a number.
        home: to the home page, with the name of the site.
    """

    language: str
    milestones: tuple[tuple[Time, str], ...]
    notes: tuple[str, ...]
    look_up: Link
    home: Link


def progress_views(
    progress: Progress, site: Site, words: Mapping[str, Words], homes: Mapping[str, str]
) -> tuple[ProgressView, ...]:
    """Collect the page of an application; ``homes`` are the addresses of the home pages by language."""
    return tuple(
        ProgressView(
            language,
            tuple(
                (
                    Time(long_day(one.day, language), one.day.isoformat()),
                    words[language]["progress_" + one.name.replace("-", "_")],
                )
                for one in progress.milestones
            ),
            tuple(_notes(progress, words[language], language)),
            Link(words[language]["progress"], f"{homes[language]}progress.html"),
            Link(site.name[language], homes[language]),
        )
        for language in site.languages
    )


def write_progress(views: tuple[ProgressView, ...], theme: Theme) -> bytes:
    """Return the page as HTML; it is for whoever has the number, and for no search engine."""
    parts = [
        Markup(theme.template(PART, view.language).render(view=view, level=1 if view is views[0] else 2))  # noqa: S704 escaped there
        for view in views
    ]
    return theme.template(TEMPLATE, views[0].language).render(view=views[0], parts=parts).encode()


def _notes(progress: Progress, words: Words, language: str) -> Iterator[str]:
    for sentence, day in (
        ("progress_until_supplied", progress.supply_by),
        ("progress_until_decided", progress.decision_by),
        ("progress_until_removed", progress.removed_on),
    ):
        if day:
            yield words[sentence].format(day=long_day(day, language))
