"""What the reader can find wrong: each fault has a code, a name, a weight and a sentence for the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.model.finding import Fault, Finding, Weight, bounded

SHOWN_CHARACTERS = 60


ENCODING = Fault("REA001", "encoding", "A document is UTF-8, with or without a byte order mark.")
NUL = Fault("REA002", "nul", "A document holds no NUL character.")
SIZE = Fault("REA003", "document_size", "A document is at most 5 MB.")
FRONT_MATTER = Fault("REA004", "front_matter", "A document begins with front matter between two lines of ---.")
SYNTAX = Fault(
    "REA005", "front_matter_syntax", "Each entry of the front matter is a key, a colon, a space and a value."
)
DUPLICATE = Fault("REA006", "duplicate_key", "A key stands once.")
YAML = Fault("REA007", "plain_yaml", "Front matter uses no anchors, aliases, tags or further YAML documents.")
NESTED = Fault("REA008", "flat_value", "A value is text or a list of texts, never a map or a list of lists.")
UNKNOWN_KEY = Fault("REA009", "known_key", "Only the keys of the column and status stand in the front matter.")
VALUE = Fault("REA010", "value_type", "A value fits the type of its key.")
COLUMN = Fault("REA011", "column_folder", "The column named in a document is the folder it lies in.")
CONTROL = Fault("REA012", "visible_characters", "Text holds no control, bidirectional or zero-width characters.")
SYMLINK = Fault("REA013", "no_links", "Nothing is read through a symbolic link.", Weight.STOP)
PLACE = Fault("REA014", "place", "Files lie where documents and their attachments lie.", Weight.NOTE)
NAME = Fault("REA015", "attachment_name", "The name of an attachment is plain, composed (NFC), visible and its own.")
ATTACHMENT_SIZE = Fault("REA016", "attachment_size", "An attachment is at most 50 MB.")
SIGNATURE = Fault("REA017", "attachment_kind", "The first bytes of an attachment are those of the kind its name tells.")
IMAGE = Fault("REA018", "own_images", "Images are attachments of the document.")
LINK = Fault("REA019", "link_form", "A link leads to a document, an attachment, a place in the text or a web address.")
HEAVY = Fault(
    "REA020", "text_weight", "Paragraphs, footnotes and links are few and short enough to be looked at for markup."
)
MISSING = Fault("REA021", "readable_file", "A file can be read.")
OWN_ID = Fault("REA022", "own_id", "An id belongs to one document.")
CONFLICT = Fault("REA023", "no_conflict", "A text holds no marks of an unresolved merge.")
TAG = Fault("REA024", "no_tags", "A text holds no tags or comments of HTML.")
BROKEN = Fault("REA025", "whole_characters", "Text holds no private-use, object or replacement characters.")
FENCE = Fault("REA026", "no_fences", "A text holds no fenced blocks of code.")
TEMPLATE = Fault("REA027", "no_templates", "A text holds no template marks of other systems.")
NOTE_IN_NOTE = Fault("REA028", "flat_notes", "A footnote holds no definition of another footnote.")
TWO_MEANINGS = Fault("REA029", "one_meaning", "A line can be meant in one way alone.")
NOTES = Fault("REA030", "notes_in_use", "A note, and an address with a label, stands once and is referred to.")
LOST = Fault("REA031", "words_kept", "Every letter, digit and sign that was typed is on the page, in its order.")
FILE_NAME = Fault(
    "REA032", "file_name", "The file of a document, and each folder it lies in, has a name that every system can hold."
)
ACTIVE = Fault(
    "REA033", "nothing_active", "An attachment runs nothing, calculates nothing and fetches nothing when it is opened."
)
PICTURE_PLACE = Fault("REA034", "no_place_in_picture", "A picture does not say where it was taken.")
PICTURE_SIZE = Fault("REA035", "picture_size", "A picture is at most 2 MB.", Weight.NOTE)

BYTES = Fault("INT001", "revision_digest", "A revision's folder is named by the digest of its bytes.", Weight.STOP)
FOLDER = Fault("INT002", "revision_folder", "A revision lies in approved/<2>/<id>/<12>.", Weight.STOP)
FILES = Fault("INT003", "revision_files", "A revision holds regular files only, document.md among them.", Weight.STOP)
CANONICAL = Fault("INT004", "canonical_bytes", "An approved document has canonical front matter.", Weight.STOP)
IDENTITY = Fault("INT005", "revision_id", "The id in a revision is that of its folder.", Weight.STOP)
EXPUNGED = Fault("INT007", "bytes_expunged", "Nothing lies where bytes were destroyed by an act.", Weight.STOP)
REVISION_COLUMN = Fault("INT006", "revision_column", "The column of a revision is one of the policy.", Weight.STOP)

_ALL = (
    *(ENCODING, NUL, SIZE, FRONT_MATTER, SYNTAX, DUPLICATE, YAML, NESTED, UNKNOWN_KEY, VALUE, COLUMN, CONTROL),
    *(SYMLINK, PLACE, NAME, ATTACHMENT_SIZE, SIGNATURE, IMAGE, LINK, HEAVY, MISSING, OWN_ID),
    *(CONFLICT, TAG, BROKEN, FENCE, TEMPLATE, NOTE_IN_NOTE),
    *(TWO_MEANINGS, NOTES, LOST, FILE_NAME, ACTIVE, PICTURE_PLACE, PICTURE_SIZE),
    *(BYTES, FOLDER, FILES, CANONICAL, IDENTITY, REVISION_COLUMN, EXPUNGED),
)

FAULTS: Mapping[str, tuple[str, str]] = {fault.code: (fault.name, fault.sentence) for fault in _ALL}
"""Name and sentence of every fault, by code; for the documentation."""


class Faults:
    """The faults of one file, collected while it is read, and those of files that belong to it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[tuple[Fault, int, str, str, str, Weight]] = []
        self._others: list[Faults] = []

    def add(
        self, fault: Fault, line: int, *, got: str, expected: str, field: str = "", weight: Weight | None = None
    ) -> None:
        """Note one fault; ``got`` is ready for reading."""
        self._found.append((fault, line, field, got, expected, fault.weight if weight is None else weight))

    def gather(self, others: Faults) -> None:
        """Keep the faults of another file beside those of this one."""
        self._others.append(others)

    def take(self, others: Faults) -> None:
        """Note what was noted elsewhere as well."""
        self._found += others._found

    def has(self, *kinds: Fault) -> bool:
        """Tell whether a fault of one of these kinds was noted for the file itself."""
        return any(fault in kinds for fault, *_ in self._found)

    def findings(self, document: str = "") -> tuple[Finding, ...]:
        """Return what was noted, each once, sorted by place; those of gathered files with it."""
        return bounded(sorted({*self._each(document)}))

    def _each(self, document: str) -> Iterator[Finding]:
        """Yield everything that was noted: what is counted once must not be counted again."""
        for fault, line, field, got, expected, weight in self._found:
            yield Finding(self.path, line, fault.code, fault.name, field, got, expected, weight, document)
        for others in self._others:
            yield from others._each(document)


def shown(value: object) -> str:
    """Return ``value`` as a finding shows it: its `repr`, cut where it is long."""
    if isinstance(value, tuple):
        value = list(value)
    text = repr(value)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"
