"""A data set that is complete, from which tests take away what they are about."""

from __future__ import annotations

import json

from plugins.model.document import Document
from tests.rules.make import document

CSV = 'supply,province,people,sampled\r\nW001,Hexi,120,2026-09-03\r\nW002,"Lake, north",48,2026-09-04\r\n'
FIELDS = [
    {"name": "supply", "title": "Supply", "type": "string", "constraints": {"required": True, "pattern": "W[0-9]{3}"}},
    {"name": "province", "type": "string"},
    {"name": "people", "title": "People served", "type": "integer", "constraints": {"minimum": 20, "maximum": 5000}},
    {"name": "sampled", "title": "Sampled", "type": "date"},
]
TABLE = """\
| Supply | province | People served | Sampled |
| --- | --- | ---: | --- |
| W001 | Hexi | 120 | 2026-09-03 |
| W002 | Lake, north | 48 | 2026-09-04 |
"""
BODY = f"One row is one supply.\n\n## Data\n\n{TABLE}"


def dataset(csv: str | None = CSV, schema: object = None, body: str = BODY, language: str = "en") -> Document:
    """A document with the two files; ``csv`` None leaves the data away, ``schema`` is text or becomes JSON."""
    described = {"fields": FIELDS} if schema is None else schema
    files = {"wells.schema.json": described if isinstance(described, str) else json.dumps(described)}
    if csv is not None:
        files["wells.csv"] = csv
    return document("database-query", body=body, attachments=files, language=language)
