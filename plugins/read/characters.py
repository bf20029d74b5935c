"""Characters that nobody sees: what they are, where they stand, and texts without them."""

from __future__ import annotations

import re
import unicodedata

from plugins.read.faults import CONTROL, Faults

_RANGES = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab and line ends, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # soft hyphen, zero width, bidirectional
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff"  # annotation, no characters, tags, halves
)
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\uffa0\U000e0080-\U000e0fff"
UNSEEN = re.compile(f"[{_RANGES}]")
HIDDEN = re.compile(f"[{_RANGES}{_FILLERS}]")
"""With the joiners and fillers that have a place in some scripts, and no shape: they are never taken out, only refused.

Source: Unicode, Default_Ignorable_Code_Point, without the variation selectors of pictographs.
"""

MOST_SHOWN = 50
EXPECTED = "characters that are seen; delete it"


def without_unseen(text: str) -> str:
    """Return ``text`` without characters that nobody sees."""
    # What Python calls printable is seen, and to ask it is quicker.
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return text
    return UNSEEN.sub("", text)


def named(character: str) -> str:
    """Return a character as findings name it, such as ``U+200B ZERO WIDTH SPACE``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def note_unseen(text: str, first_line: int, faults: Faults) -> None:
    """Note each line of ``text`` that holds unseen characters, up to a number that says enough."""
    if not HIDDEN.search(text):
        return
    left = MOST_SHOWN
    for offset, line in enumerate(text.split("\n")):
        match = HIDDEN.search(line)
        if match is None:
            continue
        faults.add(
            CONTROL,
            first_line + offset,
            got=f"{named(match[0])} in column {match.start() + 1}",
            expected=EXPECTED,
        )
        left -= 1
        if not left:
            return
