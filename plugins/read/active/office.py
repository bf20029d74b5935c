"""What runs or is fetched in Word, Excel, PowerPoint, OpenDocument and OFD files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from plugins.read.no_text import NoTextError
from plugins.read.office import opened, part_names

PARTS = (
    (re.compile(r"(?:^|/)vba\w*\.bin$|(?:^|/)vbaData\.xml$|^(?:Basic|Scripts)/", re.IGNORECASE), "macros"),
    (re.compile(r"(?:^|/)macrosheets/", re.IGNORECASE), "a sheet of macros"),
    (re.compile(r"(?:^|/)(?:activeX|ctrlProps)/", re.IGNORECASE), "a control that runs"),
    (re.compile(r"(?:^|/)Attachs?/", re.IGNORECASE), "another file in it"),
    (re.compile(r"(?:^|/)externalLinks/", re.IGNORECASE), "a link to another workbook"),
    (re.compile(r"(?:^|/)connections\.xml$", re.IGNORECASE), "a connection to data elsewhere"),
    (re.compile(r"(?:^|/)customUI", re.IGNORECASE), "commands of its own"),
)
"""Parts by what they are, as the formats name them."""

WORDS = (
    (re.compile(r"macroEnabled", re.IGNORECASE), "macros"),
    (re.compile(r"<(?:\w+:)?(?:object-ole|plugin|applet|altChunk)\b"), "another file in it"),
    (re.compile(r"<(?:script:event-listener|office:script)\b"), "a script"),
    (
        re.compile(r"<(?:\w+:)?(?:ddeLink|dde-source|dde-connection-decl|dde-link)\b"),
        "a link to another program (DDE)",
    ),
)
FIELD = re.compile(r"<(?:\w+:)?instrText\b[^<>]*>([^<>]*)<|\binstr\s*=\s*\"([^\"]*)\"")
FIELD_RUNS = re.compile(
    r"(?<!\w)(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON|AUTOTEXT)(?!\w)"
)
FORMULA = re.compile(r"<(?:\w+:)?f\b[^<>]*>([^<>]*)<|\btable:formula\s*=\s*\"([^\"]*)\"")
FORMULA_FETCHES = re.compile(
    r"(?<!\w)(?:WEBSERVICE|DDE|CALL|REGISTER(?:\.ID)?|EXEC|RTD|FILTERXML)\s*\(|(?<!\w)\w+\s*\|\s*'|\[[^\[\]]*(?:://|\\)|'file:",
    re.IGNORECASE,
)
RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b[^<>]*>")
ATTRIBUTE = re.compile(r"(?<![\w:])([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
LINKED = re.compile(r"<((?:\w+:)?[\w-]+)\b[^<>]*?\bxlink:href\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
LED_TO = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|/|\.\./", re.IGNORECASE)


def active(data: bytes) -> Iterator[str]:
    """Yield what runs or is fetched, each once with the part in which it stands.

    Links that a reader clicks lead to web or mail addresses; every other
    reference beyond the file is followed by the program that opens it.

    Source: ECMA-376 part 2, 9 (relationships) and part 1, 17.16 (fields); OpenDocument 1.3, part 3, 12 and 14.4;
        GB/T 33190-2016, 14 (actions) and 20 (attachments).
    """
    try:
        names, parts = part_names(data), opened(data, everything=True)
    except NoTextError:
        return  # that nobody can read it is a finding of its own
    for what, part in dict.fromkeys((*_by_name(names), *(pair for name in parts for pair in _in(name, parts[name])))):
        yield f"{what}, in {part}"


def _by_name(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        yield from ((what, name) for pattern, what in PARTS if pattern.search(name))


def _in(name: str, xml: str) -> Iterator[tuple[str, str]]:
    if name.endswith(".rels"):
        for element in RELATIONSHIP.findall(xml):
            said = {key: unescape(one or other) for key, one, other in ATTRIBUTE.findall(element)}
            if said.get("TargetMode", "").lower() != "external":
                continue
            kind, target = said.get("Type", "").rpartition("/")[2], said.get("Target", "")
            if kind != "hyperlink":
                yield f"a reference to another place ({kind})", name
            elif not LED_TO.match(target) and ELSEWHERE.match(target):
                yield "a link that is neither one of the web nor of mail", name
        return
    yield from ((what, name) for pattern, what in WORDS if pattern.search(xml))
    code = " ".join(unescape(one or other) for one, other in FIELD.findall(xml))
    joined = "".join(unescape(one or other) for one, other in FIELD.findall(xml))
    if FIELD_RUNS.search(code) or FIELD_RUNS.search(joined):
        yield "a field that runs or fetches something", name
    if any(FORMULA_FETCHES.search(unescape(one or other)) for one, other in FORMULA.findall(xml)):
        yield "a formula that runs or fetches something", name
    for element, one, other in LINKED.findall(xml):
        target = unescape(one or other)
        local = element.rpartition(":")[2]
        if ELSEWHERE.match(target) and not (local == "a" and LED_TO.match(target)):
            yield f"a reference to another place ({local})", name
