"""A front matter key of a column, and the type of its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from enum import Enum
from typing import Any

from plugins.model.document import Publish, Value
from plugins.model.person import Department
from plugins.model.shown import Shown

Schema = dict[str, Any]
"""A JSON Schema (2020-12)."""

Titles = Mapping[str, Mapping[str, Mapping[str, str]]]
"""What policy lists by key: under ``department`` and ``person`` the title of each, by language."""


class WhiteSpace(Enum):
    """What white space in a value means.

    ``NONE``: that around a value is dropped. ``WORDS``: the same, and import
    makes what stands between words a single space. ``KEPT``: all of it stays.
    """

    NONE = "none"
    WORDS = "words"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldType:
    """What the values of a field may be; ``plugins/model/types`` has one file for each type.

    Attributes:
        name: as policy names it; that of the file.
        passes: what passes, in one line of Markdown, for the reference.
        parse: makes a value of what was typed, NFC, for one entry of a list; its
            `ValueError` says what would pass, with an example. A value is a text, a day or
            a `Publish`, because values are compared, pickled and put into rows: what is
            none of these stays a text in one form.
        schema: the JSON Schema of what may be typed, for one entry of a list; it accepts whatever ``parse`` does.
        show: how the value stands in the table of a page; that of a list is a tuple.
        is_list: whether a value is a tuple of entries.
        is_day: whether a value is a day, which a column may have as ``main_date`` or ``same_day``.
        refers: whether a value is the id of a document, or several.
        white_space: what it means in a value.
        listed: returns the values of a field that lists and searches can be narrowed by, in the order of policy;
            None for types whose values cannot be listed.
        required_keys: keys that a field of this type needs in policy besides type and label.
        optional_keys: keys that it may have.
    """

    name: str
    passes: str
    parse: Callable[[str, Field], str | date | Publish]
    schema: Callable[[Field, Titles], Schema]
    show: Callable[[Any], Shown]
    is_list: bool = False
    is_day: bool = False
    refers: bool = False
    white_space: WhiteSpace = WhiteSpace.NONE
    listed: Callable[[Field, Mapping[str, Department]], Mapping[str, Mapping[str, str]]] | None = None
    required_keys: tuple[str, ...] = ()
    optional_keys: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Write its name alone, so that a policy is written alike by each process."""
        return f"<{self.name}>"


EXAMPLES = {
    "date": "2026-11-29",
    "ids": "[k7m29xqf]",
    "id": "k7m29xqf",
    "instant": "2026-11-29 10:00",
    "publish": "2026-11-29T10:00",
    "telephone": "000-5550-1200",
    "url": "https://www.example.org/a.html",
}
"""A value that passes, by the name of the type."""


@dataclass(frozen=True, slots=True)
class Field:
    """One front matter key of a column.

    Attributes:
        name: the key.
        type: of its values.
        label: by language.
        required: without it nothing is approved; ``adopt`` shows it as missing instead.
        choices: for types that need them; in order.
        columns: for references: columns whose documents may be referred to; ``()``: of any.
        unshown: where else the page has its value, or why the public does not see it; ``""``: it stands in the
            metadata table of the page.
        hint: for the form and the schema, by language.
        reverse: for references: what the page of the document that is named calls the one that names it, by language.
        titles: of choices, by language; a choice without one is read as it is typed.
        lead: whether every reader looks for it: its row stands in sight, while the others fold away.
    """

    name: str
    type: FieldType
    label: Mapping[str, str]
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    unshown: str = ""
    hint: Mapping[str, str] = default(default_factory=dict)
    reverse: Mapping[str, str] = default(default_factory=dict)
    titles: Mapping[str, Mapping[str, str]] = default(default_factory=dict)
    lead: bool = False

    @property
    def show(self) -> bool:
        """Whether it stands in the metadata table of the page: what is approved is shown."""
        return not self.unshown

    @property
    def example(self) -> str:
        """A value that passes, as it is typed; ``""`` where only the text itself tells."""
        return self.choices[0] if self.choices else EXAMPLES.get(self.type.name, "")

    @property
    def is_reference(self) -> bool:
        """Whether it refers to other documents; ``id`` is the document's own."""
        return self.type.refers and self.name != "id"

    def may_name(self, column: str) -> bool:
        """Tell whether it may refer to documents of a column; one without ``columns`` may to those of any."""
        return not self.columns or column in self.columns

    def parse(self, raw: str | tuple[str, ...]) -> Value:
        """Make a value of what was typed.

        ``raw`` is a string for single values, a tuple of strings for lists; a
        single string passes where a list is asked for, as a list of one.

        Raises:
            ValueError: it does not fit; the message says what would pass, with an example.
        """
        if self.type.is_list:
            entries = (raw,) if isinstance(raw, str) else raw
            return tuple(str(self.type.parse(entry, self)) for entry in entries)
        if not isinstance(raw, str):
            raise ValueError(f"one value, not a list, such as {self.name}: {raw[0] if raw else '…'}")
        return self.type.parse(raw, self)
