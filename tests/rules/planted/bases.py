"""A document for each column that breaks no rule: one of the demonstration, with an id of its own."""

from __future__ import annotations

from collections.abc import Mapping

BASES = {
    "clarifications": "clarifications/2026/tap-water-sleeping-agent",
    "database-query": "database-query/2026/pharmacies-scanning",
    "epidemics-and-emergencies": "epidemics-and-emergencies/2026/lanting-water-second",
    "gazette": "gazette/2026/06",
    "incident-reporting-mailbox": "incident-reporting-mailbox/2026/how-to-report",
    "international-updates": "international-updates/2026/marsund-winter-wave",
    "interviews": "interviews/2026/winter-vaccination",
    "laws-and-regulations": "laws-and-regulations/2026/pharmacy-traceability",
    "leaders-activities": "leaders-activities/2026/school-for-station-nurses",
    "media": "media/2026/vaccination-card",
    "media-reports": "media-reports/2026/evening-post-night-bus",
    "ministers-mailbox": "ministers-mailbox/2026/reply-waiting-room-taps",
    "online-approval": "online-approval/2026/water-source",
    "policy-information": "policy-information/2026/village-doctors",
    "press-conferences": "press-conferences/2026/vaccines-on-their-way",
    "press-releases": "press-releases/2026/sampling-points",
    "public-qa": "public-qa/2026/flu-over-60",
    "regional-updates": "regional-updates/2026/boat-clinics",
    "releases-of-affiliated-units": "releases-of-affiliated-units/2026/snails",
    "service-guide": "service-guide/2026/water-source-inspection",
    "special-topics": "special-topics/2026/safe-water",
    "spokesperson-statements": "spokesperson-statements/2026/sentinel-schools",
    "work-updates": "work-updates/2026/river-fish",
}
"""Paths below the documents of the demonstration, by column."""

TODAY = "2026-11-24"
SET: Mapping[str, Mapping[str, str]] = {
    "epidemics-and-emergencies": {"expert_entry": "v2h8n5qa"},
    "laws-and-regulations": {"formed": "2026-11-20", "announced": TODAY, "publish": f"{TODAY}T10:00"},
    "policy-information": {
        "formed": "2026-11-20",
        "announced": TODAY,
        "effective": TODAY,
        "publish": f"{TODAY}T10:00",
    },
}
"""Lines in which the document of a column differs from that of the demonstration."""

OWN_ID = ("leaders-activities",)
"""Columns whose document keeps its id, because the register names it."""
