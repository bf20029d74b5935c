"""The clauses of the regulation, and how a text names them: ``IV.2``, ``I.4, I.5`` or ``II.1-II.4``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "I": "News releases",
        "II": "Media interviews",
        "III": "Activities and meetings of leaders",
        "IV": "Content of the website",
    }
)
"""The parts of the regulation in order."""

CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        "I.1": "tell the public of laws, policies and results, answer concerns, refute what is false",
        "I.2": "what is published, true and without state secrets",
        "I.3": "spokesperson, press office, and a liaison in each department",
        "I.4": "regular press conferences: topic, review, and approval where it is sensitive",
        "I.5": "special press conferences, asked for by departments and approved by a leader",
        "I.6": "press releases on documents and emergencies, the gazette, statements of the spokesperson",
        "I.7": "releases of affiliated units: planned before, or as an academic view of their own",
        "II.1": "the Information Office receives and arranges interviews",
        "II.2": "interviews of leaders: outline, consent, and approval of the text",
        "II.3": "interviews of departments, with the consent of the leader in charge",
        "II.4": "quick answers to applications; none by telephone",
        "II.5": "authoritative experts where an emergency or a sensitive issue moves the public",
        "II.6": "appointments, and nobody whose identity is not verified",
        "II.7": "officials speak with consent, and never without their name",
        "II.8": "foreign media, and those of Hong Kong, Macao and Taiwan",
        "III.1": "events of central leaders: cleared by the central offices, after the Xinhua release",
        "III.2": "national conferences of the ministry, and meetings of departments",
        "III.3": "events that leaders attend: the release is submitted before and approved by the leader",
        "III.4": "journeys and visits of leaders",
        "III.5": "seminars on work are not reported",
        "IV.1": "who writes, and who reviews and releases",
        "IV.2": "laws on the day they are announced; documents in two columns at once, with a press release",
        "IV.3": "releases and speeches of leaders, and news of the ministry's work",
        "IV.4": "news of regions, of other countries, and of the media",
        "IV.5": "the mailboxes, and public questions with their answers",
        "IV.6": "service guide, online approval, database query, special topics",
        "IV.7": "evaluation of what departments publish, and of the site's quality",
    }
)
"""What each clause asks for, in a few words, by its number; in the order of the regulation."""

EXPECTED = "clauses of the regulation, such as IV.2 or II.1-II.4"
_RANGE = re.compile(r"([IV]+)\.([0-9]+)-\1\.([0-9]+)")


def clauses_of(text: str) -> tuple[str, ...]:
    """Return the clauses that a text names, in its order.

    Args:
        text: one clause, several with commas between them, or the first and last of a row in one part.

    Raises:
        ValueError: a clause is not one of the regulation; the message says what would pass.
    """
    found: list[str] = []
    for word in text.split(","):
        row = _RANGE.fullmatch(word.strip())
        numbers = range(int(row[2]), int(row[3]) + 1) if row else ()
        named = [f"{row[1]}.{number}" for number in numbers] if row else [word.strip()]
        if not named or any(one not in CLAUSES for one in named):
            raise ValueError(EXPECTED)
        found += [one for one in named if one not in found]
    return tuple(found)
