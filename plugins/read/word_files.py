"""Files of Word, WPS and their like: their text is copied into a document, they are none."""

from __future__ import annotations

ENDINGS = (".doc", ".docx", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".odt", ".rtf", ".pages")
WAY = (
    "a text file in UTF-8: open it in Word or WPS, copy the text, and put it into the file that python3 inv new COLUMN "
    "TITLE made, in Notepad, saved with the encoding UTF-8; tables as lines of | or as an .xlsx file beside it"
)


def is_word_file(name: str) -> bool:
    """Tell whether a file is one of a word processor, by its name."""
    return name.lower().endswith(ENDINGS)
