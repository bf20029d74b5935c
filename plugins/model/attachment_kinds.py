"""Kinds of files that may be attached, where policy names none itself."""

from __future__ import annotations

TAKEN = (
    *("pdf", "ofd", "docx", "xlsx", "pptx", "odt", "ods", "odp"),
    *("csv", "tsv", "json", "jsonld", "geojson", "xml", "xsd", "rdf", "kml", "gpx", "yaml", "yml", "ics", "vcf"),
    *("txt", "md", "png", "jpg", "jpeg", "gif", "webp", "svg"),
)
"""Endings in lower case without the dot. In each of them a program can read the words, or it is a picture."""
