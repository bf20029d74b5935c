"""A record of an old site, and the two who take it over."""

from __future__ import annotations

from plugins.model.value import parse_instant

AT = parse_instant("2026-11-23T18:00:00+08:00")
TWO = ("chen.yu", "zhao.min")
LAW = {
    "title": "Regulations on Wells",
    "language": "en",
    "department": "disease-control",
    "announced": "1998-05-04",
    "issued_by": ["Ministry of Health"],
    "body": "**Article 1** Wells are sampled once a year.",
}
